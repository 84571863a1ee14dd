"""Networks of a corpus: the author-paper graph, its coauthor projection, and measures on it."""

from graphlab.network.affiliation_places import place_network, places
from graphlab.network.agreement import adjusted_rand, variation_of_information
from graphlab.network.bipartite import author_paper_graph
from graphlab.network.bootstrap import rank_intervals
from graphlab.network.brokers import brokerage, constraint, effective_size, module_z, pairs_cut, participation
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
from graphlab.network.layout_scores import layout_quality
from graphlab.network.neighbour_embedding import neighbour_layout
from graphlab.network.normalisation import normalised, normalised_network
from graphlab.network.objective import community_quality, modularity
from graphlab.network.partition import communities, connected_components
from graphlab.network.paths import betweenness, closeness, harmonic, path_centralities
from graphlab.network.resolution import resolution_scan
from graphlab.network.stability import community_certainty, consensus_communities
from graphlab.network.structure import network_summary
from graphlab.network.subnetworks import (
    backbone,
    common_collaborators,
    core_network,
    disparity,
    ego_network,
    network_of,
    thresholded,
)
from graphlab.network.teams import latapy_clustering, robins_alexander_clustering, team_sizes, team_summary
from graphlab.network.theme_ties import author_theme_graph, theme_graph, tie_themes
from graphlab.network.vos import vos_layout, vos_objective

__all__ = [
    "CoauthorNetwork",
    "Decay",
    "adjusted_rand",
    "author_paper_graph",
    "author_theme_graph",
    "backbone",
    "betweenness",
    "brokerage",
    "centralities",
    "closeness",
    "coauthor_graph",
    "coauthor_network",
    "common_collaborators",
    "communities",
    "community_certainty",
    "community_quality",
    "connected_components",
    "consensus_communities",
    "constraint",
    "core",
    "core_network",
    "degree",
    "disparity",
    "effective_size",
    "ego_network",
    "eigenvector",
    "harmonic",
    "latapy_clustering",
    "layout_quality",
    "modularity",
    "module_z",
    "neighbour_layout",
    "network_from_networkx",
    "network_of",
    "network_summary",
    "newman_strength",
    "normalised",
    "normalised_network",
    "pagerank",
    "pairs_cut",
    "participation",
    "path_centralities",
    "place_network",
    "places",
    "rank_intervals",
    "resolution_scan",
    "robins_alexander_clustering",
    "strength",
    "team_sizes",
    "team_summary",
    "theme_graph",
    "thresholded",
    "tie_themes",
    "variation_of_information",
    "vos_layout",
    "vos_objective",
]
