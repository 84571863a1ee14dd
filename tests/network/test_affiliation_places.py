import pandas as pd
import pytest

from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, Corpus, make_table
from graphlab.network import place_network, places
from graphlab.network.affiliation_places import institution_in
from graphlab.network.countries import country_in


def corpus_at(papers):
    """Corpus of papers p1, p2, ... each a list of the affiliations of its authors."""
    rows = [
        {"paper_id": f"p{i}", "author_id": f"a{i}{j}", "position": j, "affiliation": place, "evidence": "printed"}
        for i, places in enumerate(papers, 1)
        for j, place in enumerate(places, 1)
    ]
    ids = sorted(row["author_id"] for row in rows)
    return Corpus(
        papers=make_table(
            [{"paper_id": f"p{i}", "byline_complete": True, "year": 2020} for i in range(1, len(papers) + 1)],
            PAPER_COLUMNS,
        ),
        authorships=make_table(rows, AUTHORSHIP_COLUMNS),
        authors=make_table([{"author_id": i, "name": i} for i in ids], AUTHOR_COLUMNS),
        issues=make_table([], ISSUE_COLUMNS),
    )


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("Toy Hall, Oslo, Norway", "Norway"),
        ("Toy Hall, Paris Cedex 05, FRANCE.", "France"),
        ("Toy Hall, Boston, MA 02139 USA", "United States"),
        ("Toy Hall, Boston, MA, U.S.A.", "United States"),
        ("Toy Hall, Boston, MA 02139", "United States"),
        ("Toy Hall, Seoul 12345, Republic of Korea", "South Korea"),
        ("Toy Hall, Peoples R China", "China"),
        ("Toy Hall, Edinburgh, Scotland", "United Kingdom"),
        ("Toy Hall, 1010 Wien, Österreich", "Austria"),
        ("Toy Hall, Hong Kong, China", "Hong Kong"),
        ("Toy Hall, Abidjan, Cote d'Ivoire", "Ivory Coast"),
        ("Toy Hall, Atlanta, Georgia", None),
        ("Toy Hall", None),
        ("", None),
    ],
)
def test_a_country_stands_at_the_end_of_an_address(address, country):
    assert country_in(address) == country


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("Dept. of Play, Toy University, Oslo, Norway", ("Toy University", "named")),
        ("Institute of Play, University of Toytown, Norway", ("University of Toytown", "named")),
        ("Institute of Play, Oslo, Norway", ("Institute of Play", "named")),
        ("Toy Hall, Oslo, Norway", ("Toy Hall", "guess")),
        ("Department of Play, Norway", (None, None)),
        ("Norway", (None, None)),
    ],
)
def test_an_institution_is_the_part_that_says_so(address, found):
    assert institution_in(address) == found


def test_spellings_of_one_institution_meet_and_the_most_frequent_names_it():
    corpus = corpus_at([["Toy University, Oslo", "Play College, Lima"], ["TOY UNIV., Oslo"], ["Toy University"]])
    network = place_network(corpus, "institution")
    papers = dict(zip(network.authors["name"], network.authors["papers"], strict=True))
    assert papers == {"Toy University": 3, "Play College": 1}
    assert network.edges["papers"].tolist() == [1]
    assert (network.kind, network.to_networkx().nodes[network.authors["author_id"][0]]["kind"]) == ("institution",) * 2


def test_countries_of_one_paper_are_tied_once_however_many_authors_they_send():
    network = place_network(
        corpus_at([["X, Peru", "Y, Peru; Z, Norway", "W, Norway"]]), "country", counting="fractional"
    )
    assert network.edges[["author_a", "author_b", "papers", "weight"]].to_numpy().tolist() == [
        ["Norway", "Peru", 1, 1.0]
    ]
    assert "2 countries" in repr(network)


def test_a_paper_with_an_author_of_unknown_place_gives_a_lower_bound():
    network = place_network(corpus_at([["X, Peru", "Y, Norway", None]]), "country")
    assert network.edges[["newman", "newman_low"]].to_numpy().tolist() == [[1.0, 0.0]]


def test_the_limit_on_a_paper_looks_at_its_authors():
    corpus = corpus_at([["X, Peru", "Y, Norway", "Z, Norway"]])
    network = place_network(corpus, "country", max_team=2)
    assert (len(network.edges), network.n_large) == (0, 1)


@pytest.mark.parametrize("papers", [[], [[None]], [["nowhere in particular"]]])
@pytest.mark.parametrize("level", ["institution", "country"])
def test_without_places_the_network_is_empty_or_alone(papers, level):
    network = place_network(corpus_at(papers), level)
    assert len(network.edges) == 0
    assert network.adjacency().shape == (len(network),) * 2


def test_places_do_not_depend_on_the_order_of_the_rows():
    corpus = corpus_at([["Toy Univ, Peru; Play College, Norway", None], ["Toy University, Peru"]])
    turned = Corpus(
        papers=corpus.papers[::-1],
        authors=corpus.authors,
        authorships=corpus.authorships[::-1].reset_index(drop=True),
        issues=corpus.issues,
    )
    pd.testing.assert_frame_equal(places(corpus), places(turned))
    first, second = (place_network(c, "institution") for c in (corpus, turned))
    pd.testing.assert_frame_equal(first.edges, second.edges)
    pd.testing.assert_frame_equal(first.authors, second.authors)
