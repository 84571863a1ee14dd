"""Networks of a corpus: the author-paper graph, its coauthor projection, and measures on it."""

from graphlab.network.agreement import adjusted_rand, variation_of_information
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
from graphlab.network.resolution import resolution_scan
from graphlab.network.stability import community_certainty, consensus_communities
from graphlab.network.vos_layout import vos_layout, vos_objective

__all__ = [
    "CoauthorNetwork",
    "Decay",
    "adjusted_rand",
    "author_paper_graph",
    "betweenness",
    "brokerage",
    "centralities",
    "closeness",
    "coauthor_graph",
    "coauthor_network",
    "communities",
    "community_certainty",
    "community_quality",
    "connected_components",
    "consensus_communities",
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
    "resolution_scan",
    "strength",
    "variation_of_information",
    "vos_layout",
    "vos_objective",
]
