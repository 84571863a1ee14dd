"""Suggestions as rows of a thesaurus: written, accepted and read back they do what was suggested."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.analysis import joined_rules, suggested_rules
from graphlab.exchange import write_thesaurus
from graphlab.resolve.thesaurus import find_ruled
from graphlab.sources import read_thesaurus
from tests.analysis.identities import resolved_corpus, suggested


def accepted(corpus, folder, answer="yes"):
    table = suggested_rules(corpus).assign(accept=answer)
    path = folder / "names.tsv"
    write_thesaurus(table, path)
    return read_thesaurus(path)


def groups(corpus, rules):
    """Sets of people that the rules make one."""
    ruled = find_ruled(corpus.authorships, corpus.papers, rules)
    assert not ruled.unmatched
    people = corpus.authorships["author_id"].groupby(ruled.label).agg(set)
    return {frozenset(found) for found in people}


def only(corpus):
    rows = suggested_rules(corpus)
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_join_of_names_that_are_nobody_elses_needs_no_papers():
    papers = [("A", {"x": "Ana Nwosu"}), ("B", {"y": "A. Nwosu"}), ("C", {"y": "A. Nwosu"})]
    row = only(resolved_corpus(papers, [suggested(("y", "A. Nwosu"), ("x", "Ana Nwosu"))]))
    assert (row["decision"], row["label"], row["names"], row["papers"]) == ("join", "Ana Nwosu", ("A. Nwosu",), ())
    assert (row["accept"], row["probability"]) == ("", 0.5)


def test_a_join_of_a_name_that_several_people_have_names_the_papers():
    papers = [("A", {"x": "Ana Nwosu"}), ("B", {"y": "A. Nwosu"}), ("C", {"z": "A. Nwosu"})]
    row = only(resolved_corpus(papers, [suggested(("x", "Ana Nwosu"), ("y", "A. Nwosu"))]))
    assert row["papers"] == ("A", "B")
    assert row["names"] == ("Ana Nwosu", "A. Nwosu")


def test_namesakes_get_numbers_in_the_order_of_their_papers():
    papers = [("A", {"x": "Bo Li"}), ("B", {"y": "Bo Li"}), ("C", {"y": "Bo Li"}), ("D", {"z": "B. Li"})]
    row = only(resolved_corpus(papers, [suggested(("x", "Bo Li"), ("z", "B. Li"))]))
    assert row["label"] == "Bo Li (2)"


def test_a_split_moves_the_smaller_part(tmp_path):
    papers = [("A", {"x": "Bo Li"}), ("B", {"x": "Bo Li"}), ("C", {"x": "Bo LI"})]
    split = {"decision": "suggested split", "author_a": "x", "author_b": "x", "name_a": "Bo Li", "name_b": "Bo Li"}
    corpus = resolved_corpus(papers, [split | {"papers_a": ("C",), "papers_b": ("A", "B"), "probability": 0.2}])
    row = only(corpus)
    assert (row["decision"], row["label"], row["names"], row["papers"]) == ("split", "Bo Li (2)", ("Bo LI",), ("C",))
    assert row["probability"] == pytest.approx(0.8)
    ruled = find_ruled(corpus.authorships, corpus.papers, accepted(corpus, tmp_path))
    assert ruled.label.notna().sum() == 1
    assert [(len(first), len(second)) for first, second in ruled.apart] == [(1, 2)]


def test_parts_of_one_author_are_numbered_and_share_no_paper():
    papers = [(title, {"x": "Bo Li"}) for title in "ABCDEF"]
    split = {"decision": "suggested split", "author_a": "x", "author_b": "x", "name_a": "Bo Li", "name_b": "Bo Li"}
    parts = [("A", "B", "C"), ("D", "E"), ("F",)]
    rows = [split | {"papers_a": first, "papers_b": second} for first, second in combinations(parts, 2)]
    table = suggested_rules(resolved_corpus(papers, rows))
    assert sorted(zip(table["label"], table["papers"], strict=True)) == [
        ("Bo Li (2)", ("D", "E")),
        ("Bo Li (3)", ("F",)),
    ]


def test_papers_with_one_title_are_named_by_id():
    papers = [("Editorial", {"x": "Bo Li"}), ("Editorial!", {"y": "Bo Li"}), ("On Teapots", {"z": "Bo Li"})]
    corpus = resolved_corpus(papers, [suggested(("x", "Bo Li"), ("y", "Bo Li"))])
    ids = corpus.papers.set_index("title")["paper_id"]
    assert set(only(corpus)["papers"]) == {ids["Editorial"], ids["Editorial!"]}


def test_all_people_of_a_name_are_joined_without_naming_papers():
    papers = [("A", {"x": "Bo Li"}), ("B", {"y": "Bo Li"})]
    row = only(resolved_corpus(papers, [suggested(("x", "Bo Li"), ("y", "Bo Li"))]))
    assert (row["label"], row["names"], row["papers"]) == ("Bo Li", ("Bo Li",), ())


def test_an_unanswered_suggestion_does_nothing(tmp_path):
    papers = [("A", {"x": "Ana Nwosu"}), ("B", {"y": "A. Nwosu"})]
    rules = accepted(resolved_corpus(papers, [suggested(("x", "Ana Nwosu"), ("y", "A. Nwosu"))]), tmp_path, answer="")
    assert not rules
    assert rules.n_open == 1


def test_a_declined_suggestion_keeps_the_two_apart(tmp_path):
    papers = [("A", {"x": "Ana Nwosu"}), ("B", {"y": "A. Nwosu"})]
    rules = accepted(resolved_corpus(papers, [suggested(("x", "Ana Nwosu"), ("y", "A. Nwosu"))]), tmp_path, answer="no")
    assert rules.apart == (("A. Nwosu", "Ana Nwosu"),)


def test_a_declined_join_of_some_papers_is_not_suggested_again(tmp_path):
    papers = [("A", {"x": "Bo Li"}), ("B", {"y": "Bo Li"}), ("C", {"z": "Bo Li"})]
    corpus = resolved_corpus(papers, [suggested(("x", "Bo Li"), ("y", "Bo Li"))])
    rules = accepted(corpus, tmp_path, answer="no")
    assert suggested_rules(corpus, rules=rules).empty
    assert (rules.joins, rules.splits, rules.apart) == ((), (), ())


SPELLINGS = ("Ana Nwosu", "A. Nwosu", "ANA NWOSU", "Ana B. Nwosu")


@st.composite
def people_and_suggestions(draw):
    """Up to six people under few spellings, and a chain of suggestions through some of them."""
    spellings = draw(st.lists(st.sampled_from(SPELLINGS), min_size=2, max_size=6))
    people = [(f"a{i}", name) for i, name in enumerate(spellings)]
    papers = [
        (f"Paper {who} {i}", {who: name}) for who, name in people for i in range(draw(st.integers(1, 3), label=who))
    ]
    one_name = draw(st.booleans())
    chosen = [person for person in people if not one_name or person[1] == people[0][1]]
    pairs = list(combinations(chosen, 2))
    pairs = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)) if pairs else []
    return papers, pairs


@settings(max_examples=40, deadline=None, derandomize=True)
@given(people_and_suggestions())
def test_all_suggestions_accepted_make_the_joins_that_were_suggested(tmp_path_factory, drawn):
    papers, pairs = drawn
    corpus = resolved_corpus(papers, [suggested(first, second) for first, second in pairs])
    expected = {frozenset({first[0]}) for pair in pairs for first in pair}
    for (first, _), (second, _) in pairs:
        merged = frozenset().union(*(found for found in expected if found & {first, second}))
        expected = {found for found in expected if not found & merged} | {merged}
    assert groups(corpus, accepted(corpus, tmp_path_factory.mktemp("rules"))) == expected


def test_joins_in_force_leave_out_spellings_that_two_people_share():
    papers = [
        ("A", {"x": "Ana Nwosu"}),
        ("B", {"x": "A. Nwosu"}),
        ("C", {"y": "A. Nwosu"}),
        ("D", {"x": "Nwosu Ana"}),
        ("E", {"x": "Ana Nwosu"}),
    ]
    assert joined_rules(resolved_corpus(papers)).joins == (("Ana Nwosu", ("Nwosu Ana",)),)
