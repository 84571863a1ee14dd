"""Where everybody stands on the page: as on the printed figure, or on a larger map where that could not hold all."""

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import KDTree

from graphlab.figures import Geometry
from graphlab.figures.marks import authors_shown, styled_edges, ties_shown, unmeasured_nodes
from graphlab.figures.style import text_colour
from graphlab.network import network_from_networkx
from graphlab.network.neighbour_embedding import neighbour_layout
from graphlab.network.partition import connected_components
from graphlab.network.rings import rings_of_components

if TYPE_CHECKING:
    from graphlab.study import Study

Floats = NDArray[np.float64]

MOST_PEOPLE = 10_000
MOST_TIES = 30_000
ROOM = 170.0  # square points of the map for each person
MARGIN = 24.0
GAP = 1.5  # between two circles
N_PUSHES = 40
NAMED_GROUPS = 40
GROUP_SIZE = 8.0
NAME_GAP = 3.0
FAR = 0.95  # share of the people within the reach of the disc


def explorer_places(study: "Study") -> Geometry:
    """Geometry of the explorer's map.

    Parameters
    ----------
    study
        The study.

    Returns
    -------
    Geometry
        That of the printed figure where it shows everybody. Else up to 10,000 people, those with most papers, laid out
        by `graphlab.network.neighbour_layout`, with up to 30,000 ties, those with most papers, and the names of the 40
        largest groups in the middle of their people.
    """
    if not study.geometry.n_hidden:
        return study.geometry
    shown, _ = authors_shown(study.collaborators, MOST_PEOPLE)
    nodes = unmeasured_nodes(shown, study.communities, n_themes=len(study.themes))
    ties = ties_shown(study.coauthors, nodes).sort_values(
        ["papers", "weight", "author_a", "author_b"], ascending=[False, False, True, True]
    )
    nodes = _named(_placed(nodes, ties, random_state=study.settings.random_state))
    ties = ties.head(MOST_TIES).sort_values(["author_a", "author_b"], ignore_index=True)
    return Geometry(
        width=float(nodes["x"].max()) + MARGIN,
        height=float(nodes["y"].max()) + MARGIN,
        nodes=nodes,
        edges=styled_edges(nodes, ties),
        hulls=study.geometry.hulls.head(0),
        group_labels=_group_names(nodes, study.communities),
        legend=study.geometry.legend.head(0),
        n_hidden=len(study.collaborators) - len(nodes),
        n_unnamed=0,
    )


def _placed(nodes: pd.DataFrame, ties: pd.DataFrame, *, random_state: int) -> pd.DataFrame:
    """People with their places: every component a disc as large as its people need, the largest in the middle."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes["author_id"])
    graph.add_weighted_edges_from(zip(ties["author_a"], ties["author_b"], ties["weight"], strict=True))
    network = network_from_networkx(graph)
    spot = neighbour_layout(network, random_state=random_state).set_index("author_id")
    xy = spot.loc[nodes["author_id"], ["x", "y"]].to_numpy(float)
    component = connected_components(network).loc[nodes["author_id"]].to_numpy()
    order = np.argsort(component, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(component[order])) + 1)
    xy = rings_of_components(members, [_disc(xy[rows]) for rows in members])
    xy = _apart(xy, nodes["r"].to_numpy(float))
    xy = xy - xy.min(axis=0) + MARGIN
    return nodes.assign(x=xy[:, 0], y=xy[:, 1])


def _disc(xy: Floats) -> Floats:
    """Positions around their middle, at their angle, as far out as their rank makes the disc evenly full."""
    centred = xy - xy.mean(axis=0)
    n = len(xy)
    distance = np.round(np.hypot(*centred.T), 9)
    rank = np.empty(n)
    rank[np.lexsort((np.arange(n), distance))] = np.arange(n)
    angle = np.arctan2(centred[:, 1], centred[:, 0]) if n > 1 else np.zeros(1)
    # Half by rank and half by distance: evenly full would be blind to how the people stand.
    # A few people far off would leave the disc empty around all others.
    by_distance = np.minimum(distance / max(float(np.quantile(distance, FAR)), 1e-9), 1.0)
    reach = np.sqrt(ROOM * n / np.pi) * (np.sqrt((rank + 0.5) / n) + by_distance) / 2 * (n > 1)
    return np.column_stack([np.cos(angle), np.sin(angle)]) * reach[:, None]


def _apart(xy: Floats, radii: Floats) -> Floats:
    """Positions pushed until circles no longer overlap, or nearly."""
    xy = xy.copy()
    for _ in range(N_PUSHES):
        pairs = KDTree(xy).query_pairs(2 * float(radii.max()) + GAP, output_type="ndarray")
        one, two = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
        gap = xy[two] - xy[one]
        length = np.maximum(np.hypot(*gap.T), 1e-6)
        short = np.clip(radii[one] + radii[two] + GAP - length, 0, None)
        if short.max(initial=0.0) < 0.1:
            break
        push = gap / length[:, None] * (0.4 * short)[:, None]
        for k in (0, 1):
            xy[:, k] += np.bincount(two, push[:, k], len(xy)) - np.bincount(one, push[:, k], len(xy))
    return xy


def _named(nodes: pd.DataFrame) -> pd.DataFrame:
    """Names to the right of their people; the page shows those that have room."""
    return nodes.assign(
        label_x=nodes["x"] + nodes["r"] + NAME_GAP,
        label_y=nodes["y"] - 0.35 * nodes["font_size"],
        label_anchor="start",
    )


def _group_names(nodes: pd.DataFrame, communities: pd.DataFrame) -> pd.DataFrame:
    named = communities[communities["letter"].fillna("") != ""].sort_values("community").head(NAMED_GROUPS)
    middle = nodes.groupby("community")[["x", "y"]].median()
    named = named[named["community"].isin(middle.index)]
    colour = nodes.drop_duplicates("community").set_index("community")["colour"]
    text = named["letter"] + "\N{NO-BREAK SPACE} " + named["label"].fillna("")
    return pd.DataFrame(
        {
            "community": named["community"],
            "text": text,
            "colour": [text_colour(str(colour[c])) for c in named["community"]],
            "x": middle.loc[named["community"], "x"].to_numpy(),
            "y": middle.loc[named["community"], "y"].to_numpy(),
            "font_size": GROUP_SIZE,
        }
    ).reset_index(drop=True)
