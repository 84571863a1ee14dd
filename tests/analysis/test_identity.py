"""Who is who: marks, decisions about a name, and names nearly printed."""

import pytest

from graphlab.analysis import authors_called, decisions_about, identity_counts, near_names, who_is_who
from tests.analysis.identities import resolved_corpus, suggested

PAPERS = [
    ("On Teapots", {"w": "Wei Zhang", "a": "Ana Nwosu"}),
    ("On Kettles", {"w": "Wei ZHANG", "b": "Bo Li"}),
    ("On Cups", {"z": "W. Zhang", "a": "Ana Nwosu"}),
]
DECISIONS = [
    {"decision": "refused", "author_a": "b", "author_b": "a", "name_a": "Bo Li", "name_b": "Ana Nwosu"},
    suggested(("w", "Wei Zhang"), ("z", "W. Zhang"), probability=0.8),
    {"sure": "w", "certainty": 0.7},
    {"sure": "a", "certainty": 0.9},
]


@pytest.fixture
def corpus():
    return resolved_corpus(PAPERS, DECISIONS)


def row_of(corpus, author):
    return who_is_who(corpus).set_index("author_id").loc[author]


def test_a_low_certainty_is_marked_and_one_at_the_limit_is_not(corpus):
    assert row_of(corpus, "w")["may_be_several"]
    assert not row_of(corpus, "a")["may_be_several"]


def test_a_certainty_that_was_not_estimated_is_no_mark(corpus):
    assert not row_of(corpus, "b")["may_be_several"]


def test_a_suggested_split_is_marked():
    split = {"decision": "suggested split", "author_a": "w", "author_b": "w", "name_a": "Wei Zhang"}
    corpus = resolved_corpus(PAPERS, [split | {"name_b": "Wei Zhang"}])
    assert row_of(corpus, "w")["may_be_several"]


def test_a_suggested_join_is_told_on_both_sides(corpus):
    assert row_of(corpus, "w")["may_also_be"] == ("W. Zhang",)
    assert row_of(corpus, "z")["may_also_be"] == ("Wei ZHANG",)


def test_people_with_most_papers_come_first(corpus):
    assert who_is_who(corpus)["name"].tolist() == ["Ana Nwosu", "Wei ZHANG", "Bo Li", "W. Zhang"]


def test_a_name_is_found_whatever_its_case_accents_and_order(corpus):
    for name in ("wei zhang", "WEI ZHANG", "Wéi Zhang", "Zhang, Wei", "Zhang Wei"):
        assert authors_called(corpus, name)["author_id"].tolist() == ["w"]


def test_a_family_name_first_does_not_hide_a_name_printed_so():
    corpus = resolved_corpus([("A", {"x": "Li Wei"}), ("B", {"y": "Wei Li"})])
    assert authors_called(corpus, "Li Wei")["author_id"].tolist() == ["x"]


def test_decisions_about_a_name_are_those_that_touch_it(corpus):
    assert decisions_about(corpus, "W Zhang")["decision"].tolist() == ["suggested join"]
    assert decisions_about(corpus, "bo li")["decision"].tolist() == ["refused"]
    assert decisions_about(corpus, "Nobody").empty


def test_what_was_done_comes_before_what_was_not():
    kinds = ["refused", "suggested join", "joined", "user"]
    rows = [suggested(("w", "Wei Zhang"), ("z", "W. Zhang")) | {"decision": kind} for kind in kinds]
    assert decisions_about(resolved_corpus(PAPERS, rows), "Wei Zhang")["decision"].tolist() == kinds[::-1]


def test_counts_name_every_kind(corpus):
    assert identity_counts(corpus) == {
        "user": 0,
        "joined": 0,
        "split": 0,
        "suggested join": 1,
        "suggested split": 0,
        "refused": 1,
    }


def test_near_names_are_offered_best_first(corpus):
    assert near_names(corpus, "Anna Nwosu")[0] == "Ana Nwosu"
    assert near_names(corpus, "Xyzzy Qwerty") == ()


def test_part_of_a_name_leads_to_the_whole(corpus):
    assert "Ana Nwosu" in near_names(corpus, "Ana")
