"""The groups of a large network as the explorer draws them: the view of groups of the printed figure."""

from typing import Any

from graphlab.figures.group_view import group_ties
from graphlab.report.explorer.colours import Colours
from graphlab.report.explorer.columns import node_columns, sorted_edges, tie_columns
from graphlab.report.facts.lookup import Lookup


def overview_data(look: Lookup, colours: Colours, *, groups: dict[int, int]) -> dict[str, Any] | None:
    """Columns of the view of groups; ``None`` where the printed figure shows people.

    Parameters
    ----------
    look
        The study's lookup.
    colours
        Colours met so far.
    groups
        Row of each group of the page by its community.

    Returns
    -------
    dict or None
        ``width``, ``height``, ``people`` (a circle per group drawn, most authors first; ``group`` is its row among the
        groups of the page, ``papers`` its number of authors) and ``ties`` (``n`` papers with authors of both), in the
        form of the people and ties of the page, so that one code draws both. ``hidden``: groups without room.
    """
    geometry = look.study.network_view
    if geometry.level != "groups":
        return None
    nodes = geometry.nodes.sort_values(["papers", "community"], ascending=[False, True], ignore_index=True)
    edges = sorted_edges(geometry)
    ends = {author: row for row, author in enumerate(nodes["author_id"])}
    pairs = group_ties(look.study.collaborators, look.study.coauthors)
    papers = pairs.set_index(["community_a", "community_b"])["papers"].to_dict()
    community = nodes.set_index("author_id")["community"]
    drawn = zip(edges["author_a"].map(community), edges["author_b"].map(community), strict=True)
    return {
        "width": round(geometry.width, 1),
        "height": round(geometry.height, 1),
        "hidden": geometry.n_hidden,
        "people": {
            "name": [str(label) for label in nodes["label"]],
            "papers": [int(n) for n in nodes["papers"]],
            "group": [groups[int(community)] for community in nodes["community"]],
            **node_columns(nodes, colours, height=geometry.height),
        },
        "ties": {
            **tie_columns(edges, colours, ends=ends, height=geometry.height),
            "n": [int(papers[pair]) for pair in drawn],
        },
    }
