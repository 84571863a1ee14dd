"""Objects in a cell of a notebook: a drawing with its alternative text, a sentence, rows; nothing hostile runs."""

import lxml.html
import pytest

from graphlab.network import coauthor_network
from graphlab.topics import TopicModel
from tests.report.fabricated import ANN, P, make_study

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def study():
    return make_study([P((ANN, f"Bo {HOSTILE}"), 2018 + i, i % 2 + 1, title=f"{HOSTILE} {i}") for i in range(6)])


@pytest.fixture(scope="module")
def topics():
    words = ["ice on rivers in spring", "fires in dry forests"]
    return TopicModel(n_topics=2).fit(
        [(f"{words[i % 2]} {HOSTILE}", f"{words[i % 2]} again, part {i}") for i in range(12)]
    )


def cells(study, topics):
    return {
        "study": study._repr_html_(),
        "corpus": study.corpus._repr_html_(),
        "network": coauthor_network(study.corpus)._repr_html_(),
        "topics": topics._repr_mimebundle_()["text/html"],
    }


@pytest.mark.parametrize("name", ["study", "corpus", "network", "topics"])
def test_a_cell_has_a_named_drawing_a_caption_and_a_table_and_nothing_hostile(name, study, topics):
    tree = lxml.html.fragment_fromstring(cells(study, topics)[name], create_parent="div")
    assert tree.xpath(".//figure/*[local-name()='svg'][@role='img'][string-length(@aria-label) > 5]")
    assert len(tree.xpath(".//figcaption/strong")) == 1
    assert tree.xpath(".//table/tbody/tr")
    assert not tree.xpath(".//img | .//script")


def test_a_corpus_shows_every_year_between_the_first_and_the_last(make_corpus):
    tree = lxml.html.fromstring(
        make_corpus([("A", 2019, ["Ann Ash"], True), ("B", 2022, ["Bo Birch"], True)])._repr_html_()
    )
    assert [bar.text_content() for bar in tree.xpath(".//*[local-name()='rect']")] == [
        "2019: 1",
        "2020: 0",
        "2021: 0",
        "2022: 1",
    ]


def test_objects_without_papers_show_that_there_are_none(make_corpus):
    corpus = make_corpus([])
    assert "0 papers (no dates)" in corpus._repr_html_()
    assert "0 authors" in coauthor_network(corpus)._repr_html_()


def test_topics_are_listed_with_their_papers_once_they_are_found(topics):
    tree = lxml.html.fragment_fromstring(topics._repr_mimebundle_()["text/html"], create_parent="div")
    assert [int(cell.text) for cell in tree.xpath(".//tr/td[3]")] == [6, 6]
    assert "Topics" not in TopicModel()._repr_mimebundle_()["text/html"].split("<style")[0]


def test_a_large_network_says_how_many_of_its_authors_are_drawn(make_corpus):
    corpus = make_corpus([(f"Paper {i}", 2020, [f"Ann A{i}", f"Bo B{i}"], True) for i in range(80)])
    html = coauthor_network(corpus)._repr_html_()
    assert "Drawn: the 100 of greatest strength." in html
    assert html.count("<circle") == 100
