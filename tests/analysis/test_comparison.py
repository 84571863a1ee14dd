"""Two studies side by side: what one has, the other has, both have; and how things are matched."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.analysis import compare, compared_counts, compared_sides, part_of, sides_by_date, sides_by_group
from graphlab.analysis.assignment import best_assignment
from graphlab.analysis.group_matching import difference_interval
from graphlab.analysis.person_matching import matched_people
from graphlab.analysis.sides import sides_by_person
from graphlab.errors import SettingsError
from tests.report.fabricated import ANN, BO, CY, DI, ED, FAY, GUS, P, author_id, make_study


def two_dates():
    """Ann and Bo to 2019; then Cy joins them, and Di and Ed begin."""
    papers = [
        P((ANN, BO), 2018, 1),
        P((ANN, BO), 2019, 1),
        P((ANN, BO, CY), 2021, 1),
        P((DI, ED), 2022, 2),
        P((DI, ED), 2023, 2),
        P((FAY,), None, 2),
    ]
    return make_study(papers)


def by_name(table, *names):
    return table.set_index("name").loc[list(names)]


def test_papers_after_the_first_date_are_on_one_side_only_and_undated_ones_on_none():
    found = compared_sides(sides_by_date(two_dates(), (2019, 2023)))
    assert found.papers["presence"].value_counts().to_dict() == {"only B": 3, "both": 2}
    assert found.papers["year"].tolist() == [2023, 2022, 2021, 2019, 2018]


def test_dates_may_be_given_in_any_order():
    assert sides_by_date(two_dates(), (2023, 2019)).labels == ("up to 2019", "up to 2023")


def test_people_are_new_or_known_with_their_papers_on_each_side():
    people = by_name(compared_sides(sides_by_date(two_dates(), (2019, 2023))).people, ANN, CY, DI)
    assert people["presence"].tolist() == ["both", "only B", "only B"]
    assert people[["papers_a", "papers_b", "papers_shared"]].to_numpy().tolist() == [[2, 3, 2], [0, 1, 0], [0, 2, 0]]
    assert people["collaborators_b"].tolist() == [2, 2, 1]
    assert FAY not in compared_sides(sides_by_date(two_dates(), (2019, 2023))).people["name"].tolist()


def test_new_ties_say_how_many_of_the_two_were_known():
    ties = compared_sides(sides_by_date(two_dates(), (2019, 2023))).ties
    found = {frozenset((row.name_1, row.name_2)): (row.presence, row.known_people) for row in ties.itertuples()}
    assert found == {
        frozenset((ANN, BO)): ("both", 2),
        frozenset((ANN, CY)): ("only B", 1),
        frozenset((BO, CY)): ("only B", 1),
        frozenset((DI, ED)): ("only B", 0),
    }


def test_a_group_that_gained_a_person_is_matched_with_its_overlap():
    groups = compared_sides(sides_by_date(two_dates(), (2019, 2023))).groups
    assert groups["presence"].tolist() == ["both", "only B"]
    assert groups.loc[0, ["n_authors_a", "n_authors_b", "shared"]].tolist() == [2, 3, 2]
    assert groups.loc[0, "overlap"] == pytest.approx(2 / 3)
    assert groups.loc[1, "names"] == (DI, ED)


def test_a_theme_without_an_early_paper_is_only_in_b():
    themes = compared_sides(sides_by_date(two_dates(), (2019, 2023))).themes.set_index("label_b")
    assert themes.loc["River ice", "verdict"] == "only in B"
    assert themes.loc["Forest fires", ["papers_a", "papers_b", "gained", "lost"]].tolist() == [2, 3, 1, 0]
    assert (themes["tested_a"].iloc[0], themes["tested_b"].iloc[0]) == ("shared", "own")


def test_a_study_and_itself_differ_in_nothing():
    study = two_dates()
    counts = compared_counts(compare(study, study))
    assert counts[["only_a", "only_b"]].to_numpy().sum() == 0
    assert counts.set_index("what").loc["papers", "both"] == 6


def test_the_two_sides_can_be_turned_round():
    study = two_dates()
    a, b = sides_by_date(study, (2019, 2023)).parts
    there, back = compared_counts(compare(a, b)), compared_counts(compare(b, a))
    assert there[["a", "only_a", "both", "only_b", "b"]].to_numpy().tolist() == (
        back[["b", "only_b", "both", "only_a", "a"]].to_numpy().tolist()
    )


def test_every_row_of_the_sides_is_in_the_tables_once():
    study = two_dates()
    a, b = sides_by_date(study, (2019, 2023)).parts
    found = compare(a, b)
    for what, one, other in (
        ("papers", a.corpus.papers, b.corpus.papers),
        ("people", a.collaborators, b.collaborators),
        ("ties", a.coauthors, b.coauthors),
    ):
        presence = getattr(found, what)["presence"]
        assert (presence != "only B").sum() == len(one), what
        assert (presence != "only A").sum() == len(other), what


def test_no_paper_before_the_first_date_is_an_error_that_names_the_years():
    with pytest.raises(SettingsError, match="no paper is dated 1999 or before: the papers are from 2018 to 2023"):
        sides_by_date(two_dates(), (1999, 2020))


def test_two_groups_share_the_papers_that_members_of_both_wrote():
    study = make_study([P((ANN, BO, CY)), P((ANN, BO, CY)), P((DI, ED)), P((DI, ED)), P((CY, DI))])
    found = compared_sides(sides_by_group(study, ("a", "b")))
    assert found.papers["presence"].value_counts().to_dict() == {"only A": 2, "only B": 2, "both": 1}
    assert found.groups.empty


def test_an_unknown_letter_names_the_letters_there_are():
    with pytest.raises(SettingsError, match='no group "Q": the groups are A to B'):
        sides_by_group(make_study([P((ANN, BO, CY)), P((DI, ED))]), ("A", "Q"))


def test_two_people_are_not_among_their_own_people():
    study = make_study([P((ANN, CY)), P((ANN, CY)), P((BO, CY)), P((BO, DI)), P((ANN, BO, ED))])
    found = compared_sides(sides_by_person(study, (ANN, BO)))
    assert set(found.people["name"]) == {CY, DI, ED}
    people = by_name(found.people, CY, DI, ED)
    assert people["presence"].tolist() == ["both", "only B", "both"]
    assert people[["papers_a", "papers_b"]].to_numpy().tolist() == [[2, 1], [0, 1], [1, 1]]


def test_a_person_may_be_given_by_id_and_an_unknown_one_gets_a_suggestion():
    study = make_study([P((ANN, CY)), P((BO, CY))])
    assert sides_by_person(study, (author_id(ANN), "birch, bo")).labels == (ANN, BO)
    with pytest.raises(SettingsError, match='nobody is called "Ann Asch"') as caught:
        sides_by_person(study, ("Ann Asch", BO))
    assert ANN in caught.value.hint


def test_two_people_of_one_name_must_be_told_apart_by_id():
    study = make_study([P((ANN, CY)), P((BO, CY))])
    corpus = study.corpus
    authors = corpus.authors.assign(name=ANN, variants=[(ANN,)] * len(corpus.authors))
    with pytest.raises(SettingsError, match=f'3 people are called "{ANN}"') as caught:
        sides_by_person(replace(study, corpus=replace(corpus, authors=authors)), (ANN, ANN))
    assert author_id(BO) in caught.value.hint


def places(*rows):
    return pd.DataFrame(rows, columns=["paper_id", "printed_name", "author_id"])


def matched(one, other):
    table = matched_people((one[["author_id"]], other[["author_id"]]), (one, other))
    return [tuple(None if pd.isna(v) else v for v in row) for row in table.itertuples(index=False, name=None)]


def test_a_person_whose_id_changed_is_matched_by_the_places_they_share():
    one = places(("p1", "J. Li", "x"), ("p2", "J. Li", "x"), ("p1", "Ann", "n"))
    other = places(("p1", "J. Li", "y"), ("p2", "J. Li", "y"), ("p1", "Ann", "n"))
    assert matched(one, other) == [("n", "n", "id", None), ("x", "y", "shared papers", None)]


def test_a_person_split_in_two_is_matched_with_the_larger_half_and_the_other_half_says_so():
    one = places(("p1", "J. Li", "x"), ("p2", "J. Li", "x"), ("p3", "J. Li", "x"))
    other = places(("p1", "J. Li", "x"), ("p2", "J. Li", "x"), ("p3", "J. Li", "z"))
    assert matched(one, other) == [("x", "x", "id", None), (None, "z", "", "J. Li")]


def test_the_same_name_on_other_papers_is_no_match():
    assert matched(places(("p1", "J. Li", "x")), places(("p2", "J. Li", "y"))) == [
        ("x", None, "", None),
        (None, "y", "", None),
    ]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 9)), max_size=10))
def test_the_assignment_is_the_best_of_all(triples):
    pairs = pd.DataFrame({(a, b): s for a, b, s in triples}.items(), columns=["pair", "score"])
    pairs = pairs.assign(a=[p[0] for p in pairs["pair"]], b=[p[1] for p in pairs["pair"]], tie=0.5)
    chosen = best_assignment(pairs)
    assert chosen["a"].is_unique
    assert chosen["b"].is_unique
    assert chosen["score"].sum() == best_of_all(list(zip(pairs["a"], pairs["b"], pairs["score"], strict=True)))


def best_of_all(pairs):
    if not pairs:
        return 0
    (a, b, score), *rest = pairs
    return max(best_of_all(rest), score + best_of_all([p for p in rest if p[0] != a and p[1] != b]))


def test_of_equal_assignments_the_one_with_more_overlap_is_taken():
    pairs = pd.DataFrame({"a": [1, 2], "b": [1, 1], "score": [2, 2], "tie": [0.2, 0.9]})
    assert best_assignment(pairs)["a"].tolist() == [2]


@pytest.mark.parametrize(
    ("hits", "trials", "expected"),
    [
        ((48, 56), (80, 70), (0.2, 0.0524, 0.3339)),
        ((3, 9), (10, 10), (0.6, 0.1705, 0.8090)),
        ((0, 10), (10, 10), (1.0, 0.6075, 1.0)),
        ((0, 0), (10, 10), (0.0, -0.2775, 0.2775)),
    ],
)
def test_the_interval_of_a_difference_is_newcombes(hits, trials, expected):
    found = difference_interval((pd.Series([hits[0]]), pd.Series([hits[1]])), trials)
    assert [float(v.iloc[0]) for v in found] == pytest.approx(expected, abs=6e-5)


def test_a_part_has_the_people_and_papers_of_its_papers_only():
    study = two_dates()
    papers = study.corpus.papers.loc[study.corpus.papers["year"] == 2022, "paper_id"]
    part = part_of(study, papers)
    assert set(part.corpus.authors["name"]) == {DI, ED}
    assert part.corpus.authors["n_papers"].tolist() == [1, 1]
    assert part.themes["n_papers"].tolist() == [0, 1]
    assert len(part.paper_themes) == 1


def test_themes_of_two_studies_made_apart_are_matched_by_their_papers_whatever_their_numbers():
    one = make_study([P((ANN,), 2020, 1), P((BO,), 2020, 1), P((CY,), 2020, 2)])
    swap = {1: 2, 2: 1}
    other = replace(
        one,
        themes=one.themes.assign(theme_id=one.themes["theme_id"].map(swap), terms=[("a", "b"), ("c", "d")]),
        paper_themes=one.paper_themes.assign(theme_id=one.paper_themes["theme_id"].map(swap)),
    )
    found = compare(one, other).themes
    assert sorted(zip(found["theme_id_a"], found["theme_id_b"], strict=True)) == [(1, 2), (2, 1)]


def test_nothing_depends_on_the_order_of_the_rows():
    study = two_dates()
    a, b = sides_by_date(study, (2019, 2023)).parts
    mixed = replace(
        b,
        collaborators=b.collaborators.iloc[::-1],
        coauthors=b.coauthors.iloc[::-1],
        communities=b.communities.iloc[::-1],
        themes=b.themes.iloc[::-1],
        paper_themes=b.paper_themes.iloc[::-1],
    )
    for name, table in vars(compare(a, b)).items():
        pd.testing.assert_frame_equal(table, getattr(compare(a, mixed), name))


def test_an_empty_side_has_nothing_and_loses_nothing():
    study = make_study([P((GUS, FAY), 2020), P((GUS,), 2021)])
    found = compare(part_of(study, []), study)
    counts = compared_counts(found).set_index("what")
    assert counts.loc["papers"].tolist() == [0, 0, 0, 2, 2]
    assert np.isfinite(found.themes[["share_a", "difference", "low", "high"]].to_numpy()).all()
