"""Networks of a corpus: the author-paper graph, its coauthor projection, and measures on it."""

from graphlab.network.bipartite import author_paper_graph
from graphlab.network.brokers import brokerage, constraint, effective_size, participation
from graphlab.network.centrality import (
    betweenness,
    centralities,
    closeness,
    core,
    degree,
    eigenvector,
    harmonic,
    newman_strength,
    pagerank,
    strength,
)
from graphlab.network.coauthors import CoauthorNetwork, Decay, coauthor_graph, coauthor_network
from graphlab.network.from_networkx import network_from_networkx
from graphlab.network.objective import community_quality, modularity
from graphlab.network.partition import communities, connected_components

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
    "modularity",
    "network_from_networkx",
    "newman_strength",
    "pagerank",
    "participation",
    "strength",
]
