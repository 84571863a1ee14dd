"""What resolving names changed."""

from graphlab.analysis import name_changes
from tests.analysis.identities import resolved_corpus

PAPERS = [
    ("A", {"x": "Ana Nwosu", "b": "Bo Li"}),
    ("B", {"x": "A. Nwosu", "b": "Bo Li", "c": "Cy Roe"}),
    ("C", {"d": "Bo Li", "e": "Eve Fox"}),
]


def by_name():
    return resolved_corpus([(title, {name: name for name in people.values()}) for title, people in PAPERS])


def changes():
    return name_changes(resolved_corpus(PAPERS), by_name()).set_index("author_id")


def test_joined_spellings_tell_what_each_would_have():
    row = changes().loc["x"]
    assert (row["change"], row["papers"], row["degree"]) == ("joined", 2, 2)
    assert (row["spellings"], row["papers_by_name"], row["degree_by_name"]) == (
        ("A. Nwosu", "Ana Nwosu"),
        (1, 1),
        (2, 1),
    )


def test_a_name_that_two_people_have_is_told_for_each():
    table = changes()
    assert (table.loc["d", "change"], table.loc["d", "papers"], table.loc["d", "papers_by_name"]) == ("split", 1, (3,))
    assert (table.loc["b", "degree"], table.loc["b", "degree_by_name"]) == (2, (4,))


def test_people_whose_name_is_their_own_are_not_listed():
    assert set(changes().index) == {"x", "b", "d"}


def test_where_nothing_changed_the_table_is_empty():
    assert name_changes(by_name(), by_name()).empty
