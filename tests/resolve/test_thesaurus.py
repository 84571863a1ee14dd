"""Which authorships a user's rules are about."""

import pytest

from graphlab.resolve import resolve
from graphlab.resolve.people import Decision
from graphlab.resolve.thesaurus import find_ruled
from graphlab.resolve.user_rules import unanswered
from graphlab.settings import NameRules, ResolveSettings


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(
        [
            ("On Teapots", 2020, ["Bo Li", "Ana Nwosu"], True),
            ("On Kettles", 2021, ["Bo LI", "A. Nwosu"], True),
            ("On Cups", 2022, ["Bo Li", "Editors"], True),
        ]
    )


def found(corpus, **rules):
    ruled = find_ruled(corpus.authorships, corpus.papers, NameRules(**rules))
    titles = corpus.papers.set_index("paper_id")["title"]
    places = corpus.authorships["printed_name"] + " / " + corpus.authorships["paper_id"].map(titles)
    labelled = {places[i]: label for i, label in ruled.label.items() if isinstance(label, str)}
    apart = [({*places[first]}, {*places[second]}) for first, second in ruled.apart]
    return ruled, places, labelled, apart


def test_a_join_is_about_every_spelling_with_the_key(corpus):
    _, _, labelled, _ = found(corpus, joins=(("Bobo", ("bo li",)),))
    assert set(labelled) == {"Bo Li / On Teapots", "Bo LI / On Kettles", "Bo Li / On Cups"}
    assert set(labelled.values()) == {"Bobo"}


def test_the_label_is_a_spelling_too(corpus):
    _, _, labelled, _ = found(corpus, joins=(("Ana Nwosu", ("A. Nwosu",)),))
    assert set(labelled) == {"Ana Nwosu / On Teapots", "A. Nwosu / On Kettles"}


@pytest.mark.parametrize("reference", ["On Kettles", "on kettles!", "PAPER ID"])
def test_a_split_takes_the_papers_listed_and_keeps_the_rest_apart(corpus, reference):
    papers = corpus.papers
    paper_id = papers.loc[papers["title"] == "On Kettles", "paper_id"].iloc[0]
    reference = paper_id if reference == "PAPER ID" else reference
    _, _, labelled, apart = found(corpus, splits=(("Bo Li (2)", ("Bo Li",), (reference,)),))
    assert labelled == {"Bo LI / On Kettles": "Bo Li (2)"}
    assert apart == [({"Bo LI / On Kettles"}, {"Bo Li / On Teapots", "Bo Li / On Cups"})]


def test_a_doi_is_found_however_it_is_written(corpus):
    corpus.papers["doi"] = [f"10.1000/{title[-3:].lower()}" for title in corpus.papers["title"]]
    _, _, labelled, _ = found(corpus, splits=(("X", ("Bo Li",), ("https://doi.org/10.1000/LES",)),))
    assert labelled == {"Bo LI / On Kettles": "X"}


def test_a_paper_that_is_listed_goes_before_a_join_of_the_name(corpus):
    _, _, labelled, _ = found(corpus, joins=(("Bobo", ("Bo Li",)),), splits=(("X", ("Bo Li",), ("On Cups",)),))
    assert labelled["Bo Li / On Cups"] == "X"
    assert labelled["Bo Li / On Teapots"] == "Bobo"


def test_names_apart_are_all_their_places(corpus):
    _, _, _, apart = found(corpus, apart=(("Ana Nwosu", "A. Nwosu"),))
    assert apart == [({"Ana Nwosu / On Teapots"}, {"A. Nwosu / On Kettles"})]


def test_names_apart_with_one_key_are_spellings(corpus):
    _, _, _, apart = found(corpus, apart=(("Bo LI", "Bo Li"),))
    assert apart == [({"Bo LI / On Kettles"}, {"Bo Li / On Teapots", "Bo Li / On Cups"})]


def test_ignored_names_are_marked(corpus):
    ruled, places, _, _ = found(corpus, ignored=("editors",))
    assert places[ruled.ignored].tolist() == ["Editors / On Cups"]


def test_a_label_in_small_letters_is_shown_as_the_name_is_printed(corpus):
    _, _, labelled, _ = found(corpus, joins=(("nwosu, ana", ("nwosu, a.",)),))
    assert set(labelled.values()) == {"Ana Nwosu"}


def test_a_name_with_the_family_name_first_is_found(corpus):
    _, _, labelled, _ = found(corpus, joins=(("Ana Nwosu", ("nwosu a",)),))
    assert "A. Nwosu / On Kettles" in labelled


def test_what_does_not_occur_is_told(corpus):
    ruled, *_ = found(
        corpus,
        joins=(("Ana Nwosu", ("N. Nobody",)),),
        splits=(("X", ("Bo Li",), ("On Spoons",)), ("Y", ("Editors",), ("On Kettles",))),
        apart=(("Bo Li", "bo li"),),
    )
    assert ruled.unmatched == (
        'no author is printed as "N. Nobody"',
        'no paper is "On Spoons"',
        'no author of "On Kettles" is printed as Editors',
        'no author is printed as "bo li"',
    )


def test_without_rules_nothing_is_ruled(corpus):
    ruled, _, labelled, apart = found(corpus)
    assert not labelled
    assert not apart
    assert not ruled.ignored.any()


def test_a_rule_that_meets_nothing_is_an_issue(corpus):
    rules = NameRules(joins=(("Ana Nwosu", ("N. Nobody",)),), ignored=("Editors",), file="names.tsv")
    issues = resolve(corpus, ResolveSettings(thesaurus=rules)).issues
    idle = issues[issues["code"] == "W114"]
    assert idle[["file", "message"]].to_numpy().tolist() == [["names.tsv", 'no author is printed as "N. Nobody"']]


def test_an_ignored_name_is_nobody(corpus):
    names = resolve(corpus, ResolveSettings(thesaurus=NameRules(ignored=("Editors",)))).authors["name"]
    assert "Editors" not in set(names)


def test_a_person_is_called_by_the_label(corpus):
    rules = NameRules(joins=(("Dr. Nwosu", ("Ana Nwosu", "A. Nwosu")),))
    authors = resolve(corpus, ResolveSettings(thesaurus=rules)).authors.set_index("name")
    assert authors.loc["Dr. Nwosu", "n_papers"] == 2


def test_what_the_user_has_decided_is_not_asked_again(corpus):
    first = resolve(corpus)
    ids = dict(zip(first.authorships["printed_name"], first.authorships.index, strict=True))
    ruled = find_ruled(first.authorships, first.papers, NameRules(apart=(("Ana Nwosu", "A. Nwosu"),)))
    sides = (ids["Ana Nwosu"],), (ids["A. Nwosu"],)
    asked = Decision("suggested join", sides[0][0], sides[1][0], 0.7, "", *sides)
    assert unanswered([asked], ruled) == []
    assert unanswered([asked], find_ruled(first.authorships, first.papers, NameRules())) == [asked]
    joined = NameRules(joins=(("Ana Nwosu", ("A. Nwosu",)),))
    assert unanswered([asked], find_ruled(first.authorships, first.papers, joined)) == []
