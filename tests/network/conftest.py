"""Corpora written as bylines, and small random graphs."""

import json
import os
from fractions import Fraction
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from hypothesis import strategies as st

from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    ISSUE_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    Profile,
    make_table,
)
from graphlab.network import network_from_networkx
from graphlab.resolve import resolve
from graphlab.sources import read


def corpus_from_bylines(bylines, *, owner=None, stated=None, years=None):
    """Corpus of papers p1, p2, ... from bylines like "Ann Bob + (Cy)": "+" is a cut, brackets are an implied author."""
    papers, authorships = [], []
    for number, byline in enumerate(bylines, 1):
        paper_id = f"p{number}"
        words = [word for word in byline.split() if word != "+"]
        papers.append(
            {
                "paper_id": paper_id,
                "title": f"Paper {number}",
                "year": (years or {}).get(paper_id),
                "byline_complete": "+" not in byline.split(),
                "n_authors_stated": (stated or {}).get(paper_id),
            }
        )
        for position, word in enumerate(words, 1):
            implied = word.startswith("(")
            authorships.append(
                {
                    "paper_id": paper_id,
                    "author_id": word.strip("()"),
                    "printed_name": None if implied else word,
                    "position": None if implied else position,
                    "evidence": "implied" if implied else "printed",
                }
            )
    ids = sorted({row["author_id"] for row in authorships})
    return Corpus(
        papers=make_table(papers, PAPER_COLUMNS),
        authorships=make_table(authorships, AUTHORSHIP_COLUMNS),
        authors=make_table([{"author_id": i, "name": f"{i} of Toytown"} for i in ids], AUTHOR_COLUMNS),
        issues=make_table([], ISSUE_COLUMNS),
        profiles=(Profile(owner=owner, owner_id=owner, source_file="toy.txt"),) if owner else (),
    )


@pytest.fixture(scope="session")
def from_bylines():
    return corpus_from_bylines


@st.composite
def weighted_graphs(draw):
    """Graphs of up to nine nodes, in parts or not, with joint-paper counts as weights."""
    n = draw(st.integers(1, 9))
    pairs = [(a, b) for a in range(n) for b in range(a)]
    graph = nx.empty_graph(n)
    for a, b in pairs:
        weight = draw(st.sampled_from([0, 0, 1, 2, 3, 6]))
        if weight:
            # Distances as exact fractions: networkx compares path lengths bit by bit.
            graph.add_edge(a, b, weight=weight, distance=Fraction(1, weight))
    return graph


@pytest.fixture(scope="session")
def seed_corpus():
    return resolve(read(Path(__file__).parents[2] / "seeds" / "000_324a95f0e513ba83.txt"))


@pytest.fixture(scope="session")
def graphs():
    return weighted_graphs()


@pytest.fixture(scope="session")
def same():
    """Whether a measure by author is a measure by node of networkx."""

    def compare(series, reference):
        expected = {str(node): float(value) for node, value in reference.items()}
        return series.astype(float).to_dict() == pytest.approx(expected, abs=1e-9, nan_ok=True)

    return compare


def vosviewer_map(name):
    """Graph, clusters and positions of one of VOSviewer's example maps; the test is skipped where they are not."""
    shared = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[2] / ".." / "shared" / "data"))
    path = shared / "vosviewer-maps" / name
    if not path.is_file():
        pytest.skip(f"the shared data is not here: {path}")
    network = json.loads(path.read_text(encoding="utf-8-sig"))["network"]
    graph = nx.Graph()
    graph.add_nodes_from(str(item["id"]) for item in network["items"])
    for link in network["links"]:
        graph.add_edge(str(link["source_id"]), str(link["target_id"]), weight=link["strength"])
    items = pd.DataFrame(network["items"])
    items.index = pd.Index(items["id"].astype(str), name="author_id")
    return network_from_networkx(graph), items["cluster"], items[["x", "y"]]


@pytest.fixture(scope="session")
def read_map():
    return vosviewer_map
