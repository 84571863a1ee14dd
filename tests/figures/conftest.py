"""Networks of fabricated authors, as the tables of an analysis."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

from graphlab import figures
from graphlab.figures.style import RC

GIVEN = [
    "Ana",
    "Bo",
    "Chen",
    "Dmitri",
    "Elif",
    "Fatima",
    "Goran",
    "Hana",
    "Ivan",
    "Jun",
    "Kemi",
    "Lars",
    "Mei",
    "Nadia",
]
FAMILY = [
    "Abe",
    "Berg",
    "Costa",
    "Diaz",
    "Eriksen",
    "Farouk",
    "Gupta",
    "Huang",
    "Ito",
    "Jansen",
    "Kim",
    "Lopez",
    "Novak",
]
NAMES = [f"{given} {family}" for family in FAMILY for given in GIVEN] + [
    f"{given} van {family}" for family in FAMILY for given in GIVEN
]


def network_tables(n_authors, *, n_groups, random_state=0):
    """Tables `collaborators`, `coauthors`, `communities` of a network whose communities write together."""
    rng = np.random.default_rng(random_state)
    group = np.sort(rng.integers(0, n_groups, n_authors))
    ids = [f"a{i:04d}" for i in range(n_authors)]
    papers, ties = np.ones(n_authors, dtype=int), {}

    def write_together(team):
        for one, two in combinations(sorted(team), 2):
            ties[one, two] = ties.get((one, two), 0) + 1

    for i in range(n_authors):
        mates = [j for j in np.flatnonzero(group == group[i]) if j != i]
        leaders = mates[: max(2, len(mates) // 4)]
        team = {i, *(int(j) for j in rng.choice(leaders, min(2, len(leaders)), replace=False))} if leaders else {i}
        if rng.random() < 0.05:
            team.add(int(rng.integers(n_authors)))
        write_together(team)
        papers[list(team - {i})] += 1
    coauthors = pd.DataFrame(
        [(ids[a], ids[b], n, float(n)) for (a, b), n in sorted(ties.items())],
        columns=["author_a", "author_b", "papers", "weight"],
    )
    strength = pd.concat([coauthors.groupby(end)["weight"].sum() for end in ("author_a", "author_b")])
    collaborators = pd.DataFrame(
        {"author_id": ids, "name": [NAMES[i % len(NAMES)] for i in range(n_authors)], "papers": papers}
    )
    collaborators["strength"] = collaborators["author_id"].map(strength.groupby(level=0).sum()).fillna(0.0)
    collaborators["community"] = group + 1
    collaborators["theme_id"] = group % 6 + 1
    size = collaborators.groupby("community").size()
    communities = pd.DataFrame({"community": size.index, "theme_id": (size.index - 1) % 6 + 1})
    communities["letter"] = [chr(65 + k % 26) * (1 + k // 26) if n > 1 else "" for k, n in enumerate(size)]
    communities["label"] = [f"Subject matter {k}" for k in size.index]
    return collaborators, coauthors, communities


def crowded_tables(n_authors, *, n_groups, n_papers, random_state=1):
    """Tables of a dense, connected network: most people write with most of their community, one paper in 12 across."""
    rng = np.random.default_rng(random_state)
    group = np.sort(rng.integers(0, n_groups, n_authors))
    papers, ties = np.zeros(n_authors, dtype=int), {}
    for _ in range(n_papers):
        lead = int(rng.integers(n_authors))
        mates = np.flatnonzero(group == group[lead])
        share = 1 / np.sqrt(1 + np.arange(len(mates)))
        team = {
            lead,
            *rng.choice(mates, min(len(mates), int(rng.integers(1, 5))), replace=False, p=share / share.sum()),
        }
        if rng.random() < 1 / 12:
            team.add(int(rng.integers(n_authors)))
        papers[list(team)] += 1
        for pair in combinations(sorted(team), 2):
            ties[pair] = ties.get(pair, 0) + 1
    ids = [f"a{i:04d}" for i in range(n_authors)]
    coauthors = pd.DataFrame(
        [(ids[a], ids[b], n, float(n)) for (a, b), n in sorted(ties.items())],
        columns=["author_a", "author_b", "papers", "weight"],
    )
    collaborators = pd.DataFrame({"author_id": ids, "name": NAMES[:n_authors], "papers": papers})
    collaborators["strength"] = papers.astype(float)
    collaborators["community"] = group + 1
    communities = pd.DataFrame({"community": range(1, n_groups + 1), "letter": list("ABCDEFGHIJKLMNOP")[:n_groups]})
    communities["theme_id"] = (communities["community"] - 1) % 6 + 1
    communities["label"] = [f"Subject matter {k}" for k in communities["community"]]
    return collaborators[papers > 0], coauthors, communities


def _text_extents(ax):
    """Boxes matplotlib gives to the texts of an Axes, in points."""
    with mpl.rc_context(RC):
        renderer = ax.figure.canvas.get_renderer()
        boxes = [text.get_window_extent(renderer) for text in ax.texts]
    return np.array([[b.x0, b.y0, b.x1, b.y1] for b in boxes]) * 72 / ax.figure.dpi


@pytest.fixture
def text_extents():
    return _text_extents


@pytest.fixture(scope="session")
def make_network():
    return network_tables


@pytest.fixture(scope="session")
def make_crowd():
    return crowded_tables


@pytest.fixture(scope="session")
def geometries(seed_study):
    """Geometry of networks of 5 and 300 authors and of the seed, by name."""
    seed = (seed_study.collaborators, seed_study.coauthors, seed_study.communities)
    n_themes = len(seed_study.themes)
    return {
        "5 authors": figures.network_geometry(*network_tables(5, n_groups=1), n_themes=6),
        "seed": figures.network_geometry(*seed, n_themes=n_themes),
        "seed, landscape": figures.network_geometry(*seed, n_themes=n_themes, width=518, aspect=1.47),
        "crowded": figures.network_geometry(*crowded_tables(130, n_groups=8, n_papers=300), n_themes=6),
        "300 authors": figures.network_geometry(*network_tables(300, n_groups=20), n_themes=6, width=900, aspect=1.43),
    }


@pytest.fixture(params=["5 authors", "seed", "seed, landscape", "crowded", "300 authors"])
def geometry(geometries, request):
    return geometries[request.param]


@pytest.fixture
def papers_and_themes():
    """Fifty papers of six themes with years and places, and the themes."""
    rng = np.random.default_rng(3)
    theme = rng.integers(1, 7, 50)
    papers = pd.DataFrame({"paper_id": [f"p{i:02d}" for i in range(50)], "theme_id": theme})
    papers["year"] = pd.array(rng.integers(2016, 2027, 50), dtype="Int64")
    papers["date_inferred"] = papers["year"] == 2026
    papers["certainty"] = rng.random(50)
    papers["x"] = theme % 3 + rng.normal(0, 0.3, 50)
    papers["y"] = theme // 3 + rng.normal(0, 0.3, 50)
    themes = pd.DataFrame({"theme_id": range(1, 7), "label": [f"Subject matter {k}" for k in range(1, 7)]})
    return papers, themes


@pytest.fixture
def scattered_papers():
    """Papers of up to six themes with long names, each theme around its own place but spread into the others'."""

    def scattered(n_papers):
        rng = np.random.default_rng(3)
        n_themes = 6 if n_papers > 20 else 1 + n_papers // 10
        papers = pd.DataFrame({"theme_id": rng.integers(1, n_themes + 1, n_papers), "certainty": rng.random(n_papers)})
        papers["paper_id"] = [f"p{i:04d}" for i in range(n_papers)]
        papers["x"] = papers["theme_id"] % 3 + rng.normal(0, 0.35, n_papers)
        papers["y"] = papers["theme_id"] // 3 + rng.normal(0, 0.35, n_papers)
        ids = range(1, n_themes + 1)
        return papers, pd.DataFrame({"theme_id": ids, "label": [f"Subject matter of some length {k}" for k in ids]})

    return scattered
