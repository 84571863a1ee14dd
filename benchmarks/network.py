"""CPU seconds of graphlab's networks against networkx, on the same corpus in the same run.

Run ``python benchmarks/network.py``. The corpora are synthetic (teams grow by preferential attachment) and, where the
folder ``../shared/data/mla-core`` or the one named by ``GRAPHLAB_SHARED`` is there, real machine-learning papers.
"""

import gzip
import json
import os
import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time

import networkx as nx
from networkx.algorithms import bipartite

from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, Corpus, make_table
from graphlab.network import (
    author_paper_graph,
    brokerage,
    centralities,
    coauthor_graph,
    coauthor_network,
    communities,
    network_from_networkx,
)

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[1] / ".." / "shared" / "data"))


def corpus_of(bylines: list[list[str]]) -> Corpus:
    papers = [{"paper_id": f"p{i:07}", "byline_complete": True} for i in range(len(bylines))]
    authorships = [
        {"paper_id": f"p{i:07}", "author_id": name, "position": position, "evidence": "printed"}
        for i, byline in enumerate(bylines)
        for position, name in enumerate(byline, 1)
    ]
    names = sorted({name for byline in bylines for name in byline})
    return Corpus(
        papers=make_table(papers, PAPER_COLUMNS),
        authorships=make_table(authorships, AUTHORSHIP_COLUMNS),
        authors=make_table([{"author_id": name, "name": name} for name in names], AUTHOR_COLUMNS),
        issues=make_table([], ISSUE_COLUMNS),
    )


def synthetic_bylines(n_papers: int, *, random_state: int = 1) -> list[list[str]]:
    """Teams of 1 to 8, a third of each new to the field, the rest drawn in proportion to their papers so far."""
    draw = random.Random(random_state)  # noqa: S311 # no secret is drawn
    seen: list[str] = []
    bylines: list[list[str]] = []
    for _ in range(n_papers):
        size = draw.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 8])
        team = {draw.choice(seen) if seen and draw.random() < 2 / 3 else f"a{len(seen)}-{i}" for i in range(size)}
        bylines.append(sorted(team))
        seen.extend(bylines[-1])
    return bylines


def mla_bylines() -> Iterator[list[str]]:
    for path in sorted((SHARED / "mla-core" / "raw").glob("*.gz")):
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
        is_lines = path.name.endswith(".jsonl.gz")
        papers = map(json.loads, text.splitlines()) if is_lines else json.loads(text)["papers"]
        for paper in papers:
            yield [author.get("slug") or author["family"] for author in paper["authors"]]


def cpu(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def networkx_projection(graph: nx.Graph, authors: list[str]) -> None:
    bipartite.weighted_projected_graph(graph, authors)
    bipartite.collaboration_weighted_projected_graph(graph, authors)


def networkx_measures(graph: nx.Graph) -> None:
    for *_, data in graph.edges(data=True):
        data["distance"] = 1 / data["weight"]
    nx.betweenness_centrality(graph, weight="distance")
    nx.closeness_centrality(graph, distance="distance")
    nx.harmonic_centrality(graph, distance="distance")
    nx.eigenvector_centrality_numpy(graph.subgraph(max(nx.connected_components(graph), key=len)), weight="weight")
    nx.pagerank(graph, tol=1e-10 / len(graph), max_iter=1000)
    nx.core_number(graph)
    nx.constraint(graph, weight="weight")
    nx.effective_size(graph, weight="weight")


def row(name: str, ours: float, theirs: float) -> None:
    print(f"{name:52}{ours:9.3f}{theirs:10.2f}{theirs / max(ours, 1e-3):8.0f}x", flush=True)


def compare(name: str, bylines: list[list[str]], *, measures: bool) -> None:
    corpus = corpus_of(bylines)
    network = coauthor_network(corpus)
    print(f"{name}: {network}")
    graph = author_paper_graph(corpus)
    authors = corpus.authors["author_id"].tolist()
    theirs = cpu(lambda: networkx_projection(graph, authors))
    row("  projection, counts and Newman weights", cpu(lambda: coauthor_network(corpus)), theirs)
    if measures:
        groups = communities(network)
        ours = cpu(lambda: (centralities(network), brokerage(network, groups)))
        row("  all measures", ours, cpu(lambda: networkx_measures(coauthor_graph(corpus))))
        louvain = coauthor_graph(corpus)
        ours = cpu(lambda: communities(network, n_starts=1))
        row(
            "  communities, one start (Leiden; networkx: Louvain)",
            ours,
            cpu(lambda: nx.community.louvain_communities(louvain, seed=1)),
        )


def main() -> None:
    print(f"{'CPU seconds':52}{'graphlab':>9}{'networkx':>10}{'ratio':>9}")
    karate = nx.karate_club_graph()
    ours = cpu(lambda: centralities(network_from_networkx(karate)))
    row("karate club, all centralities", ours, cpu(lambda: networkx_measures(karate)))
    compare("synthetic", synthetic_bylines(1_000), measures=True)
    compare("synthetic", synthetic_bylines(20_000), measures=False)
    if (SHARED / "mla-core").is_dir():
        compare("mla-core, its first 600", list(islice(mla_bylines(), 600)), measures=True)
        compare("mla-core", list(mla_bylines()), measures=False)
    else:
        print("mla-core: not here, left out")


if __name__ == "__main__":
    main()
