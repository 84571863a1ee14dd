"""CPU seconds of graphlab's layouts against igraph's and networkit's, on the same networks in the same run.

Run ``python benchmarks/layout.py``; with ``--full`` also the peers on the largest network, which takes minutes. The
networks are the coauthors of the first 600, 3,000, 10,000 and of all papers of the folder ``../shared/data/mla-core``
or the one named by ``GRAPHLAB_SHARED``. networkit (MIT) is installed by hand; without it, its rows are left out.

``kept`` is the share of an author's collaborators among the points nearest to the author's, ``edge`` the mean length of
a tie over the mean distance of all pairs; both by `graphlab.network.layout_quality`.
"""

import random
import sys
from collections.abc import Callable
from itertools import islice
from time import process_time

import igraph
import numpy as np
import pandas as pd
from network import SHARED, corpus_of, mla_bylines

from graphlab.network import CoauthorNetwork, coauthor_network, communities, layout_quality, neighbour_layout

SIZES = (600, 3_000, 10_000, None)
EPOCHS = 200


def row(name: str, network: CoauthorNetwork, layout: Callable[[], np.ndarray]) -> float:
    start = process_time()
    xy = layout()
    seconds = process_time() - start
    ids = network.authors["author_id"]
    quality = layout_quality(network, pd.DataFrame({"author_id": ids, "x": xy[:, 0], "y": xy[:, 1]}))
    print(f"  {name:38}{seconds:9.2f}{quality['kept']:8.3f}{quality['edge_ratio']:8.3f}", flush=True)
    return seconds


def peers(network: CoauthorNetwork, *, slow: bool) -> None:
    """Rows of the peers; conversion to their graph is part of the time of each."""

    def by_igraph(draw: Callable[[igraph.Graph], igraph.Layout]) -> np.ndarray:
        random.seed(1)
        return np.array(draw(network.to_igraph()).coords)

    grid = "grid" if len(network) > 1000 else "nogrid"
    row("igraph fr, 500 steps", network, lambda: by_igraph(lambda g: g.layout_fruchterman_reingold(grid=grid)))
    if slow:
        umap = {"dist": [0.0] * len(network.edges), "epochs": EPOCHS}
        row("igraph umap, 200 epochs", network, lambda: by_igraph(lambda g: g.layout_umap(**umap)))
        row("igraph drl", network, lambda: by_igraph(lambda g: g.layout_drl()))
    try:
        import networkit
    except ImportError:
        print("  networkit: not here, left out")
        return
    networkit.setNumberOfThreads(1)

    def pivot() -> np.ndarray:
        graph = networkit.GraphFromCoo((np.ones(len(network.edges)), network.ends), n=len(network), directed=False)
        found = networkit.viz.PivotMDS(graph, 2, 50)
        found.run()
        return np.array(found.getCoordinates())

    row("networkit PivotMDS, 50 pivots", network, pivot)


def main() -> None:
    if not (SHARED / "mla-core").is_dir():
        sys.exit("mla-core: not here")
    bylines = list(mla_bylines())
    print(f"{'':40}{'CPU s':>9}{'kept':>8}{'edge':>8}")
    for size in SIZES:
        network = coauthor_network(corpus_of(list(islice(bylines, size))))
        print(network)
        start = process_time()
        communities(network)
        print(f"  {'(communities, for comparison)':38}{process_time() - start:9.2f}", flush=True)
        row("graphlab neighbour_layout", network, lambda net=network: neighbour_layout(net)[["x", "y"]].to_numpy())
        peers(network, slow=size is not None or "--full" in sys.argv)


if __name__ == "__main__":
    main()
