"""Networks of a corpus: the author-paper graph, its coauthor projection, and measures on it."""

from graphlab.network.bipartite import author_paper_graph
from graphlab.network.brokers import brokerage, constraint, effective_size, participation
from graphlab.network.centrality import (
    centralities,
    core,
    degree,
    eigenvector,
    newman_strength,
    pagerank,
    strength,
)
from graphlab.network.coauthors import CoauthorNetwork, Decay, coauthor_graph, coauthor_network
from graphlab.network.from_networkx import network_from_networkx
from graphlab.network.layout_quality import layout_quality
from graphlab.network.neighbour_layout import neighbour_layout
from graphlab.network.objective import community_quality, modularity
from graphlab.network.partition import communities, connected_components
from graphlab.network.paths import betweenness, closeness, harmonic, path_centralities
from graphlab.network.vos_layout import vos_layout, vos_objective

__all__ = [
    "CoauthorNetwork",
    "Decay",
    "author_paper_graph",
    "betweenness",
    "brokerage",
    "centralities",
    "closeness",
    "coauthor_graph",
    "coauthor_network",
    "communities",
    "community_quality",
    "connected_components",
    "constraint",
    "core",
    "degree",
    "effective_size",
    "eigenvector",
    "harmonic",
    "layout_quality",
    "modularity",
    "neighbour_layout",
    "network_from_networkx",
    "newman_strength",
    "pagerank",
    "participation",
    "path_centralities",
    "strength",
    "vos_layout",
    "vos_objective",
]
