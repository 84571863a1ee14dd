"""Studies built from a few words: fabricated people, themes given by hand, every other table computed as always."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab import analysis, network
from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    InputFile,
    Profile,
    issues_table,
    make_table,
    stable_id,
)
from graphlab.issues import issue
from graphlab.settings import Settings
from graphlab.study import Study

LABELS = ("Forest fires", "River ice", "GPU weather models", "Soil sensors", "Bird song", "Tide tables")


@dataclass(frozen=True)
class P:
    """One paper of a fabricated corpus."""

    names: tuple[str, ...] = ()
    year: int | None = 2020
    theme: int = 1
    title: str = ""
    cut: bool = False
    inferred: bool = False
    abstract: str = "Words about the world."
    certainty: float = 0.9
    categories: tuple[str, ...] = ("EA",)
    extra: str = "{}"


@dataclass(frozen=True)
class Owner:
    """The header of a fabricated profile page."""

    name: str
    n_papers: int | None = None
    h_index: int | None = None
    n_citations: int | None = None
    papers: tuple[int, ...] | None = field(default=None)


def author_id(name):
    return stable_id("a", name.casefold())


def corpus_of(papers, *, owners=()):
    papers = [P(**{**vars(p), "title": p.title or f"On tree number {i}"}) for i, p in enumerate(papers)]
    ids = [stable_id("p", p.title, str(i)) for i, p in enumerate(papers)]
    rows = [
        {
            "paper_id": paper_id,
            "title": p.title,
            "abstract": p.abstract,
            "year": p.year,
            "month": None if p.year is None else 5,
            "day": None if p.year is None else 4,
            "date_precision": "none" if p.year is None else "day",
            "date_inferred": p.inferred,
            "categories": p.categories,
            "byline_complete": not p.cut,
            "source": "made",
            "source_file": "made.txt",
            "source_line": 10 + 4 * i,
            "extra": p.extra,
        }
        for i, (paper_id, p) in enumerate(zip(ids, papers, strict=True))
    ]
    authorships = [
        {
            "paper_id": paper_id,
            "position": position,
            "author_id": author_id(name),
            "printed_name": name,
            "family": name.split()[-1],
            "given": name.split()[0],
            "evidence": "printed",
        }
        for paper_id, p in zip(ids, papers, strict=True)
        for position, name in enumerate(p.names, start=1)
    ]
    for owner in owners:
        for i, paper_id in enumerate(ids):
            if (owner.papers is None or i in owner.papers) and owner.name not in papers[i].names:
                authorships.append(
                    {
                        "paper_id": paper_id,
                        "author_id": author_id(owner.name),
                        "printed_name": owner.name,
                        "evidence": "implied",
                    }
                )
    names = {author_id(row["printed_name"]): row["printed_name"] for row in authorships}
    counts = {a: len({r["paper_id"] for r in authorships if r["author_id"] == a}) for a in names}
    authors = [
        {"author_id": a, "name": n, "variants": (n,), "n_papers": counts[a], "resolution": "same name"}
        for a, n in sorted(names.items())
    ]
    noticed = [
        issue("W101", "author list ends in 'et al.'", file="made.txt", line=10 + 4 * i, paper_id=ids[i])
        for i, p in enumerate(papers)
        if p.cut
    ]
    profiles = tuple(
        Profile(
            owner=o.name,
            owner_id=author_id(o.name),
            source_file="made.txt",
            n_papers=o.n_papers,
            h_index=o.h_index,
            n_citations=o.n_citations,
        )
        for o in owners
    )
    order = sorted(range(len(rows)), key=lambda i: rows[i]["paper_id"])
    corpus = Corpus(
        papers=make_table([rows[i] for i in order], PAPER_COLUMNS),
        authorships=make_table(
            sorted(authorships, key=lambda r: (r["paper_id"], r.get("position") or 999)), AUTHORSHIP_COLUMNS
        ),
        authors=make_table(authors, AUTHOR_COLUMNS),
        issues=issues_table(noticed),
        profiles=profiles,
        inputs=(
            InputFile(
                name="made.txt", sha256="ab" * 32, n_bytes=99, kind="made", n_records=len(rows), n_kept=len(rows)
            ),
        ),
    )
    return corpus, [papers[i] for i in order]


def fake_topics(papers, scanned):
    labels = np.array([p.theme - 1 for p in papers])
    n = int(labels.max()) + 1 if len(labels) else 0
    angle = np.arange(len(labels))
    return SimpleNamespace(
        labels_=labels,
        second_labels_=np.where(n > 1, (labels + 1) % max(n, 1), -1),
        certainty_=np.array([p.certainty for p in papers], dtype=float),
        positions_=np.column_stack([np.cos(angle) + 3 * labels, np.sin(angle)]) if len(labels) else np.zeros((0, 2)),
        topic_labels_=list(LABELS[:n]),
        topic_terms_=[(f"{label.lower()}", "trees", "water", "wind") for label in LABELS[:n]],
        topic_term_scores_=[(0.4, 0.3, 0.2, 0.1)] * n,
        vocabulary_=SimpleNamespace(names=(*(label.lower() for label in LABELS[:n]), "trees", "water", "wind")),
        counts_=sparse.csr_array(np.column_stack([np.eye(n)[labels], np.ones((len(labels), 3))]) if n else (0, 3)),
        representative_=[tuple(np.flatnonzero(labels == t)[:3]) for t in range(n)],
        note_="",
        scan_=pd.DataFrame({"n_topics": scanned, "chosen": [k == scanned[-1] for k in scanned]}),
    )


def make_study(papers, *, owners=(), settings=None, scanned=(2, 3)):
    corpus, papers = corpus_of(papers, owners=owners)
    settings = settings or Settings()
    topics = fake_topics(papers, scanned)
    assigned = analysis.paper_themes(corpus, topics)
    themes = analysis.research_themes(corpus, topics, assigned)
    author_themes = analysis.author_themes(corpus, assigned)
    coauthors = network.coauthor_network(
        corpus, counting=settings.network.counting, include_owner=settings.network.include_owner
    )
    community = network.communities(coauthors, random_state=settings.random_state)
    people = analysis.collaborators(corpus, coauthors, community=community, author_theme=author_themes)
    years = corpus.papers["year"].dropna()
    return Study(
        corpus=corpus,
        settings=settings,
        as_of=settings.as_of or (date(int(years.max()), 5, 4) if len(years) else None),
        network=coauthors,
        topics=topics,
        collaborators=people,
        coauthors=analysis.coauthors(coauthors),
        communities=analysis.communities(corpus, people, assigned=assigned, themes=themes),
        themes=themes,
        paper_themes=assigned,
        theme_years=analysis.theme_years(corpus, assigned),
        author_themes=author_themes,
        theme_scan=topics.scan_,
    )


ANN, BO, CY, DI, ED, FAY, GUS, HAL = (
    "Ann Ash", "Bo Birch", "Cy Cedar", "Di Dogwood", "Ed Elm", "Fay Fir", "Gus Gum", "Hal Hazel",
)  # fmt: skip
OWNER = "Zoe Zelkova"


def profile_papers():
    """Twenty papers of three groups, most lists cut after three names, two dates inferred."""
    groups = [(ANN, BO, CY), (DI, ED, FAY), (GUS, HAL)]
    return [
        P(
            names=groups[i % 3] if i != 7 else (ANN, DI),
            year=2016 + i // 2,
            theme=i % 3 + 1,
            cut=i not in (0, 7),
            inferred=i >= 18,
            certainty=0.4 if i == 5 else 0.9,
        )
        for i in range(20)
    ]


def profile():
    return make_study(profile_papers(), owners=(Owner(OWNER, n_papers=31, h_index=40, n_citations=900),))
