"""CPU seconds of graphlab's networks against igraph, NetworKit and networkx, on the same corpora in the same run.

Run ``python benchmarks/network.py``, with the size of the largest corpus in papers as an argument to end sooner. The
corpora are synthetic (teams grow by preferential attachment) and, where the folder ``../shared/data/mla-core`` or the
one named by ``GRAPHLAB_SHARED`` is there, real machine-learning papers. Install ``networkit`` by hand; without it its
column is empty. What takes a library more than about a minute is left out. Every library starts from the same bylines
or arrays of ties and ends with an array: conversion is counted.
"""

import gzip
import json
import os
import random
import resource
import sys
import warnings
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time

import igraph
import networkx as nx
import numpy as np
from networkx.algorithms import bipartite

from graphlab import network as net
from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, Corpus, make_table

try:
    import networkit
except ImportError:
    networkit = None

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


class Ties:
    """A network as every library likes to begin: numbers of authors, ends and weights of ties."""

    def __init__(self, network: net.CoauthorNetwork) -> None:
        self.n, (self.a, self.b) = len(network), network.ends
        self.weight = network.edges["weight"].to_numpy()
        self.network = network

    def ours(self) -> net.CoauthorNetwork:
        """A copy that has converted nothing yet."""
        known = self.network
        return net.CoauthorNetwork(
            authors=known.authors,
            edges=known.edges,
            counting=known.counting,
            n_papers=known.n_papers,
            n_cut=known.n_cut,
        )

    def igraph(self) -> igraph.Graph:
        """Graph of igraph, weights as a list, as its methods take them."""
        graph = igraph.Graph(n=self.n, edges=np.column_stack([self.a, self.b]))
        graph.es["weight"] = self.weight.tolist()
        graph.es["distance"] = (1 / self.weight).tolist()
        return graph

    def networkx(self) -> nx.Graph:
        """Graph of networkx."""
        graph = nx.empty_graph(self.n)
        rows = zip(self.a.tolist(), self.b.tolist(), self.weight.tolist(), strict=True)
        graph.add_edges_from((a, b, {"weight": w, "distance": 1 / w}) for a, b, w in rows)
        return graph

    def networkit(self, *, distance: bool = False) -> object:
        """Graph of NetworKit, whose weight is read as a distance by some of its measures."""
        weight = 1 / self.weight if distance else self.weight
        return networkit.GraphFromCoo((weight, (self.a, self.b)), n=self.n, weighted=True, directed=False)


def quiet(measure: Callable[[], object]) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # igraph warns of networks in several parts
        return measure()


def scores(measure: object) -> object:
    return measure.run().scores()


def peers(ties: Ties) -> dict[str, tuple[Callable[[], object], ...]]:
    """For each measure: ours, igraph's, NetworKit's, networkx's."""
    ours, ig, nxg, nk = ties.ours, ties.igraph, ties.networkx, ties.networkit
    central = getattr(networkit, "centrality", None)
    return {
        "betweenness, steps": (
            lambda: net.betweenness(ours(), weighted=False),
            lambda: ig().betweenness(),
            lambda: scores(central.Betweenness(nk())),
            lambda: nx.betweenness_centrality(nxg()),
        ),
        "betweenness, distance": (
            lambda: net.betweenness(ours()),
            lambda: ig().betweenness(weights="distance"),
            lambda: scores(central.Betweenness(nk(distance=True))),
            lambda: nx.betweenness_centrality(nxg(), weight="distance"),
        ),
        "harmonic, steps": (
            lambda: net.harmonic(ours(), weighted=False),
            lambda: ig().harmonic_centrality(),
            lambda: scores(central.HarmonicCloseness(nk())),
            lambda: nx.harmonic_centrality(nxg()),
        ),
        "closeness, distance": (
            lambda: net.closeness(ours()),
            lambda: ig().closeness(weights="distance"),
            None,
            lambda: nx.closeness_centrality(nxg(), distance="distance"),
        ),
        "PageRank": (
            lambda: net.pagerank(ours()),
            lambda: ig().pagerank(weights="weight"),
            lambda: scores(central.PageRank(nk(), tol=1e-10)),
            lambda: nx.pagerank(nxg(), tol=1e-10 / ties.n, max_iter=1000),
        ),
        "eigenvector": (
            lambda: net.eigenvector(ours()),
            lambda: quiet(lambda: ig().eigenvector_centrality(weights="weight")),
            lambda: scores(central.EigenvectorCentrality(nk(), tol=1e-10)),
            None,
        ),
        "k-core": (
            lambda: net.core(ours()),
            lambda: ig().coreness(),
            lambda: scores(central.CoreDecomposition(nk())),
            lambda: nx.core_number(nxg()),
        ),
        "constraint": (
            lambda: net.constraint(ours()),
            lambda: ig().constraint(weights="weight"),
            None,
            lambda: nx.constraint(nxg(), weight="weight"),
        ),
        "articulation, pairs cut": (
            lambda: net.pairs_cut(ours()),
            lambda: ig().articulation_points(),
            None,
            lambda: list(nx.articulation_points(nxg())),
        ),
    }


ALL_PATHS = ("betweenness", "harmonic", "closeness")
PATHS_UP_TO = {"ours": 15_000, "igraph": 15_000, "networkit": 6_000, "networkx": 1_500}


def cpu(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def cell(library: str, name: str, call: Callable[[], object] | None, *, n: int) -> str:
    slow = name.startswith(ALL_PATHS) and n > PATHS_UP_TO[library]
    too_much = library == "networkx" and n > 15_000
    if call is None or slow or too_much or (library == "networkit" and networkit is None):
        return f"{'-':>10}"
    return f"{cpu(call):10.3f}"


def compare(name: str, bylines: list[list[str]]) -> None:
    corpus = corpus_of(bylines)
    network = net.coauthor_network(corpus, max_team=None)
    ties = Ties(network)
    print(f"\n{name}: {network}")
    print(f"{'CPU seconds':28}{'graphlab':>10}{'igraph':>10}{'networkit':>10}{'networkx':>10}")
    edges = [(a, f"p{i}") for i, byline in enumerate(bylines) for a in set(byline)]
    theirs = f"{'-':>10}"
    if len(bylines) <= 10_000:
        graph = nx.Graph(edges)
        authors = [node for node in graph if not node.startswith("p")]
        theirs = f"{cpu(lambda: networkx_projection(graph, authors)):10.3f}"
    ours, counts = cpu(lambda: net.coauthor_network(corpus, max_team=None)), cpu(lambda: igraph_projection(edges))
    print(f"{'projection (igraph: counts)':28}{ours:10.3f}{counts:10.3f}{'-':>10}{theirs}")
    for measure, calls in peers(ties).items():
        libraries = ("ours", "igraph", "networkit", "networkx")
        row = [cell(library, measure, call, n=ties.n) for library, call in zip(libraries, calls, strict=True)]
        print(f"{measure:28}{''.join(row)}", flush=True)


def networkx_projection(graph: nx.Graph, authors: list[str]) -> None:
    bipartite.weighted_projected_graph(graph, authors)
    bipartite.collaboration_weighted_projected_graph(graph, authors)


def igraph_projection(edges: list[tuple[str, str]]) -> None:
    graph = igraph.Graph.TupleList(edges)
    kinds = [name.startswith("p") for name in graph.vs["name"]]
    graph.bipartite_projection(types=kinds, which=0, multiplicity=True)


def curve(bylines: list[list[str]]) -> None:
    """Cost per tie of what grows with the ties alone, at four sizes."""
    print("\nmicroseconds per tie, at four sizes of one corpus")
    print(
        f"{'ties':>10}{'projection':>12}{'degree':>9}{'PageRank':>10}{'k-core':>9}{'cut':>9}{'backbone':>10}{'paths':>9}"
    )
    for share in (8, 4, 2, 1):
        corpus = corpus_of(bylines[: len(bylines) // share])
        took = cpu(lambda: net.coauthor_network(corpus))  # noqa: B023 # called at once
        network = net.coauthor_network(corpus)
        ties = Ties(network)
        measures = (net.degree, net.pagerank, net.core, net.pairs_cut, net.backbone, net.path_centralities)
        costs = [took, *(cpu(lambda: measure(ties.ours())) for measure in measures)]  # noqa: B023 # as above
        widths = (12, 9, 10, 9, 9, 10, 9)
        per_tie = [1e6 * cost / len(network.edges) for cost in costs]
        line = "".join(f"{value:{width}.2f}" for value, width in zip(per_tie, widths, strict=True))
        print(f"{len(network.edges):10}{line}", flush=True)


def whole_stage(bylines: list[list[str]]) -> None:
    corpus = corpus_of(bylines)
    start = process_time()
    network = net.coauthor_network(corpus)
    took = {"projection": process_time() - start}
    took["centralities"] = cpu(lambda: net.centralities(network))
    groups = net.connected_components(network)
    took["brokerage"] = cpu(lambda: net.brokerage(network, groups))
    took["summary"] = cpu(lambda: net.network_summary(network))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parts = ", ".join(f"{name} {value:.1f}" for name, value in took.items())
    print(f"\nall but communities and layout on {network}")
    print(f"{sum(took.values()):.1f} CPU s ({parts}); the process held {peak:.0f} MiB at most, the corpus included")


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10**9
    if networkit is None:
        print("networkit: not here, left out")
    else:
        networkit.setNumberOfThreads(1)
    compare("synthetic", synthetic_bylines(1_000))
    real = list(islice(mla_bylines(), most)) if (SHARED / "mla-core").is_dir() else []
    if not real:
        print("mla-core: not here, left out")
    bylines = real or synthetic_bylines(min(most, 20_000))
    for n_papers in (600, 6_000, 100_000):
        if n_papers // 2 < len(bylines):
            compare("papers of one corpus", bylines[:n_papers])
    curve(bylines)
    whole_stage(bylines)


if __name__ == "__main__":
    main()
