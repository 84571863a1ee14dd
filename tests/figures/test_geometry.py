import json

import numpy as np
import pandas as pd
import pytest

from graphlab.figures import network_geometry, theme_colour
from graphlab.figures.geometry import BOX
from graphlab.figures.labels import rim_distance, touching
from graphlab.figures.text import text_width


def shown(geometry):
    return geometry.nodes[geometry.nodes["shown"]]


def all_text_boxes(geometry):
    return np.concatenate([shown(geometry)[BOX].to_numpy(float), geometry.group_labels[BOX].to_numpy(float)])


def test_no_text_touches_another(geometry):
    boxes = all_text_boxes(geometry)
    between = touching(boxes, boxes)
    np.fill_diagonal(between, val=False)
    assert between.sum() == 0


def test_no_text_touches_a_node(geometry):
    nodes = geometry.nodes
    distance = rim_distance(all_text_boxes(geometry), nodes[["x", "y"]].to_numpy(float), nodes["r"].to_numpy(float))
    assert distance.min() > 0


def test_nodes_do_not_overlap(geometry):
    xy, r = geometry.nodes[["x", "y"]].to_numpy(float), geometry.nodes["r"].to_numpy(float)
    one, two = np.triu_indices(len(xy), 1)
    apart = np.hypot(*(xy[one] - xy[two]).T) - r[one] - r[two]
    assert apart.min() >= 0


def test_everything_is_on_the_page(geometry):
    boxes = all_text_boxes(geometry)
    outlines = np.concatenate([np.array(points) for points in geometry.hulls["points"]])
    for points in (boxes[:, :2], boxes[:, 2:], outlines, geometry.nodes[["x", "y"]].to_numpy(float)):
        assert (points >= 0).all()
        assert (points <= (geometry.width, geometry.height)).all()


def test_the_legend_is_on_the_page_and_below_everything_else(geometry):
    legend = geometry.legend
    text = legend[legend["kind"].isin(["text", "muted"])]
    right = text["x"] + [text_width(t, s) for t, s in zip(text["text"], text["size"], strict=True)]
    assert right.max() <= geometry.width
    assert legend["x"].min() >= 0
    assert legend["y"].max() < all_text_boxes(geometry)[:, 1].min()


def test_every_author_of_the_seed_has_its_name(geometries):
    for name in ("5 authors", "seed", "seed, landscape"):
        assert geometries[name].n_unnamed == 0
        assert geometries[name].n_hidden == 0


def test_at_least_four_of_five_names_are_shown_with_300_authors(geometries):
    geometry = geometries["300 authors"]
    assert len(geometry.nodes) == 300
    assert geometry.n_unnamed <= 60


def test_a_crowded_component_shows_nearly_all_people_and_names(geometries):
    geometry = geometries["crowded"]
    assert len(geometry.nodes) + geometry.n_hidden == 130
    assert geometry.n_hidden <= 25
    assert geometry.n_unnamed <= 0.15 * len(geometry.nodes)


def test_communities_of_a_crowded_component_are_neither_knots_nor_strips(geometries):
    for points in geometries["crowded"].hulls["points"]:
        wide, high = np.ptp(np.array(points), axis=0)
        assert 0.5 < wide / high < 2.5


def test_every_community_of_a_crowded_component_has_its_name_not_only_its_letter(geometries):
    texts = geometries["crowded"].group_labels["text"]
    assert texts.str.contains("Subject matter").tolist() == [True] * 8


def test_names_left_out_belong_to_authors_with_few_papers(geometries):
    nodes = geometries["crowded"].nodes
    top = nodes.nlargest(30, "papers")
    assert geometries["crowded"].n_unnamed > 0
    assert top["shown"].mean() > nodes["shown"].mean()


def test_fewer_authors_are_drawn_where_their_names_would_find_no_place(make_crowd):
    geometry = network_geometry(*make_crowd(130, n_groups=8, n_papers=300), n_themes=6, width=482, aspect=1.2)
    assert geometry.n_hidden > 0
    assert geometry.n_unnamed <= 0.15 * len(geometry.nodes)


def test_groups_and_people_without_ties_stand_close_together(make_crowd):
    collaborators, coauthors, communities = make_crowd(12, n_groups=3, n_papers=20)
    alone = pd.DataFrame({"author_id": [f"z{i}" for i in range(9)], "papers": 1, "strength": 0.0})
    alone["name"], alone["community"] = [f"Solo {i}" for i in range(9)], range(10, 19)
    within = coauthors["author_a"].map(collaborators.set_index("author_id")["community"]) == coauthors["author_b"].map(
        collaborators.set_index("author_id")["community"]
    )
    geometry = network_geometry(pd.concat([collaborators, alone]), coauthors[within], communities, n_themes=6)
    used = np.sort(np.concatenate([all_text_boxes(geometry)[:, [1, 3]].ravel(), geometry.nodes["y"]]))
    assert np.diff(used).max() < 40


def test_every_community_of_two_or_more_has_its_letter_on_the_figure(geometries):
    for name in ("5 authors", "seed", "seed, landscape"):
        geometry = geometries[name]
        assert set(geometry.group_labels["community"]) == set(geometry.hulls["community"])


def test_one_colour_is_one_theme(geometries, seed_study):
    nodes = geometries["seed"].nodes
    theme = nodes["community"].map(seed_study.communities.set_index("community")["theme_id"])
    assert nodes["colour"].tolist() == [theme_colour(t, len(seed_study.themes)) for t in theme]


def test_area_grows_with_papers(geometries):
    nodes = geometries["seed"].nodes
    area = nodes["r"] ** 2 / nodes["papers"]
    assert area.max() == pytest.approx(area.min())


def test_every_tie_of_the_table_is_drawn_between_its_authors(geometries, seed_study):
    geometry = geometries["seed"]
    assert len(geometry.edges) == len(seed_study.coauthors)
    at = geometry.nodes.set_index("author_id")
    edge = geometry.edges.iloc[0]
    assert (edge["x0"], edge["y0"]) == (at.loc[edge["author_a"], "x"], at.loc[edge["author_a"], "y"])


def test_row_order_changes_nothing(make_network):
    tables = make_network(40, n_groups=6)
    shuffled = [table.sample(frac=1, random_state=4) for table in tables]
    assert network_geometry(*shuffled, n_themes=6).to_json() == network_geometry(*tables, n_themes=6).to_json()


def test_json_holds_every_table_and_no_nan(geometry):
    values = json.loads(geometry.to_json(), parse_constant=pytest.fail)
    assert len(values["nodes"]) == len(geometry.nodes)
    assert set(values) == {
        *("width", "height", "n_hidden", "n_unnamed", "level"),
        *("nodes", "edges", "hulls", "group_labels", "legend"),
    }


def test_authors_with_few_papers_are_hidden_where_there_is_no_room_and_the_legend_says_so(make_network):
    tables = make_network(300, n_groups=20)
    geometry = network_geometry(*tables, n_themes=6, width=482)
    assert geometry.n_hidden == 300 - len(geometry.nodes) > 0
    hidden = set(tables[0]["author_id"]) - set(geometry.nodes["author_id"])
    papers = tables[0].set_index("author_id")["papers"]
    assert papers[list(hidden)].max() <= geometry.nodes["papers"].min()
    assert geometry.legend["text"].str.contains(f"{geometry.n_hidden} more authors not drawn").any()


def test_no_author_gives_an_empty_page(make_network):
    tables = [table.head(0) for table in make_network(5, n_groups=1)]
    geometry = network_geometry(*tables, n_themes=0)
    assert len(geometry.nodes) == 0
    assert json.loads(geometry.to_json())["nodes"] == []


@pytest.mark.parametrize("n_authors", [1, 2, 3])
def test_few_authors_are_all_named(make_network, n_authors):
    geometry = network_geometry(*make_network(n_authors, n_groups=1), n_themes=6)
    assert geometry.nodes["shown"].tolist() == [True] * n_authors


def test_authors_without_ties_are_drawn_and_named(make_network):
    collaborators, coauthors, communities = make_network(30, n_groups=30)
    alone = network_geometry(collaborators, coauthors.head(0), communities, n_themes=6)
    assert len(alone.nodes) == 30
    assert alone.n_unnamed == 0


def test_names_of_strangers_are_plain_text(make_network):
    collaborators, coauthors, communities = make_network(3, n_groups=1)
    collaborators["name"] = ["$x$ <b>Bo</b>", "Ada\n\N{RIGHT-TO-LEFT OVERRIDE}Lovelace", "A" * 300]
    labels = network_geometry(collaborators, coauthors, communities, n_themes=6).nodes["label"]
    assert labels[0] == "$x$ <b>Bo</b>"
    assert labels[1] == "Ada Lovelace"


def test_a_name_without_room_is_left_out_and_counted_and_never_cut(make_network):
    collaborators, coauthors, communities = make_network(3, n_groups=1)
    collaborators["name"] = ["Ada Lovelace", "Bo " + "Long" * 20, "A" * 300]
    geometry = network_geometry(collaborators, coauthors, communities, n_themes=6)
    assert geometry.nodes["label"].tolist() == collaborators["name"].tolist()
    assert geometry.nodes["shown"].tolist() == [True, True, False]
    assert geometry.n_unnamed == 1


def test_a_tie_with_an_unknown_author_is_left_out(make_network):
    collaborators, coauthors, communities = make_network(5, n_groups=1)
    more = pd.DataFrame({"author_a": ["a0000"], "author_b": ["stranger"], "papers": [1], "weight": [1.0]})
    geometry = network_geometry(collaborators, pd.concat([coauthors, more]), communities, n_themes=6)
    assert len(geometry.edges) == len(coauthors)
