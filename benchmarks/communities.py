"""Communities by graphlab against VOSviewer's own clusterings, networkx, networkit and leidenalg: CPU seconds, quality.

Run ``python benchmarks/communities.py``. VOSviewer's example maps are those of the folder
``../shared/data/vosviewer-maps``, the networks the coauthors of the first 600, 3,000, 10,000 and of all papers of
``../shared/data/mla-core``, or both of the folder named by ``GRAPHLAB_SHARED``. networkit (MIT) and leidenalg (GPL) are
installed by hand; without one, its rows are left out. Conversion to a peer's graph is part of its time.
"""

import json
import random
from collections.abc import Callable
from itertools import islice
from time import process_time

import networkx as nx
import numpy as np
import pandas as pd
from network import SHARED, corpus_of, mla_bylines

from graphlab.network import (
    CoauthorNetwork,
    adjusted_rand,
    coauthor_network,
    communities,
    community_quality,
    modularity,
    network_from_networkx,
)

SIZES = (600, 3_000, 10_000, None)
NETWORKX_MOST = 20_000  # authors; its Louvain takes more than a minute above


def vosviewer_maps() -> None:
    print(f"{'VOSviewer map (CPM on association strength)':66}{'n':>5}{'theirs':>10}{'ours':>10}{'ARI':>7}{'CPU s':>8}")
    for path in sorted((SHARED / "vosviewer-maps").glob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8-sig"))["network"]
        graph = nx.Graph()
        graph.add_nodes_from(str(item["id"]) for item in found["items"])
        for link in found["links"]:
            graph.add_edge(str(link["source_id"]), str(link["target_id"]), weight=link["strength"])
        network = network_from_networkx(graph)
        theirs = pd.Series({str(item["id"]): item["cluster"] for item in found["items"]})
        start = process_time()
        ours = communities(network, objective="association")
        seconds = process_time() - start
        quality = [community_quality(network, groups, objective="association") for groups in (theirs, ours)]
        numbers = (
            f"{len(network):5}{quality[0]:10.6f}{quality[1]:10.6f}{adjusted_rand(ours, theirs):7.3f}{seconds:8.2f}"
        )
        print(f"{path.stem:66}{numbers}", flush=True)


def row(name: str, network: CoauthorNetwork, find: Callable[[], np.ndarray]) -> None:
    start = process_time()
    labels = find()
    seconds = process_time() - start
    quality = modularity(network, pd.Series(labels, index=network.authors["author_id"]))
    print(f"  {name:42}{seconds:9.2f}{quality:9.4f}", flush=True)


def by_networkx(network: CoauthorNetwork) -> np.ndarray:
    graph = nx.Graph()
    graph.add_nodes_from(range(len(network)))
    graph.add_weighted_edges_from(zip(*network.ends, network.edges["weight"], strict=True))
    labels = np.empty(len(network), dtype=int)
    for number, members in enumerate(nx.community.louvain_communities(graph, seed=1)):
        labels[list(members)] = number
    return labels


def by_igraph(network: CoauthorNetwork) -> np.ndarray:
    random.seed(1)
    graph = network.to_igraph()
    return np.array(graph.community_leiden("modularity", weights="weight", n_iterations=-1).membership)


def by_networkit(network: CoauthorNetwork) -> np.ndarray:
    import networkit

    networkit.setNumberOfThreads(1)
    networkit.setSeed(1, useThreadId=False)
    coo = (network.edges["weight"].to_numpy(float), network.ends)
    graph = networkit.GraphFromCoo(coo, n=len(network), weighted=True, directed=False)
    found = networkit.community.ParallelLeiden(graph)
    found.run()
    return np.array(found.getPartition().getVector())


def by_leidenalg(network: CoauthorNetwork) -> np.ndarray:
    import leidenalg

    graph = network.to_igraph()
    kind = leidenalg.ModularityVertexPartition
    return np.array(leidenalg.find_partition(graph, kind, weights="weight", n_iterations=-1, seed=1).membership)


def main() -> None:
    if (SHARED / "vosviewer-maps").is_dir():
        vosviewer_maps()
    if not (SHARED / "mla-core").is_dir():
        print("mla-core: not here, left out")
        return
    bylines = list(mla_bylines())
    print(f"{'modularity':44}{'CPU s':>9}{'Q':>9}")
    for size in SIZES:
        network = coauthor_network(corpus_of(list(islice(bylines, size))))
        print(network)
        row("graphlab, as many starts as by default", network, lambda net=network: communities(net).to_numpy())
        row("graphlab, one start", network, lambda net=network: communities(net, n_starts=1).to_numpy())
        row("igraph leiden to its end, one start", network, lambda net=network: by_igraph(net))
        for name, find in (("networkit ParallelLeiden", by_networkit), ("leidenalg to its end", by_leidenalg)):
            try:
                row(name, network, lambda net=network, find=find: find(net))
            except ImportError:
                print(f"  {name}: not here, left out")
        if len(network) <= NETWORKX_MOST:
            row("networkx louvain", network, lambda net=network: by_networkx(net))


if __name__ == "__main__":
    main()
