"""What the report says of its own limits: cut lists, missing lists, dates that are set, years that may be over."""

from datetime import date

import pytest

from graphlab.report.facts import report_facts
from graphlab.settings import NetworkSettings, Settings, TopicSettings
from tests.report.fabricated import ANN, BO, CY, DI, ED, FAY, OWNER, Owner, P, make_study, profile_papers


def finding(facts, key):
    item = next((item for item in facts["findings"] if item["key"] == key), None)
    return item and " ".join([item["lead"], *(s["text"] + s["stop"] for s in item["sentences"])])


def check(facts, label):
    return next((row["value"] for row in facts["methods"]["checks"] if row["label"] == label), None)


def shown(facts):
    return [s["text"] for s in facts["network"]["shows"]]


def hidden(facts):
    return " ".join(s["text"] for s in facts["network"]["cannot_show"])


def test_the_top_of_the_table_is_named_where_it_ties_inside_one_group():
    papers = [P((ANN, BO))] * 5 + [P((CY, DI))] * 3 + [P((CY,))] + [P((ED, FAY))]
    assert finding(report_facts(make_study(papers)), "leaders").startswith(
        "Three people have the most papers. Ann Ash (5 papers, first author of all), Bo Birch (5) and Cy Cedar "
    )


def test_two_people_of_one_group_are_joined_as_two():
    papers = [P((ANN, BO))] * 5 + [P((CY,)), P((DI,))]
    assert finding(report_facts(make_study(papers)), "leaders") == (
        "Two people have the most papers. Ann Ash (5 papers, first author of all) and Bo Birch (5) stand in one group: "
        "five papers join the two. At least one member of their group is on 5 of the 7 papers."
    )


@pytest.mark.parametrize("counts", [(5, 5, 4, 3), (6, 4, 4, 4, 1), (4, 4, 4, 4, 4, 1), (7, 6, 5, 5, 5, 2)])
def test_nobody_is_named_before_someone_with_as_many_papers(counts):
    names = [ANN, BO, CY, DI, ED, FAY][: len(counts)]
    papers = [P((name,)) for name, n in zip(names, counts, strict=True) for _ in range(n)]
    text = finding(report_facts(make_study(papers)), "leaders") or ""
    named = [n for name, n in zip(names, counts, strict=True) if name in text]
    assert sorted(named, reverse=True) == [n for n in counts if n >= min(named, default=99)]


def test_a_paper_without_authors_is_not_called_cut():
    facts = report_facts(make_study([P((), cut=True)]))
    assert "has no author list" in finding(facts, "minimums")
    assert "et al." not in finding(facts, "minimums") + hidden(facts)
    assert facts["key_figures"][1]["note"] == "no author lists"
    assert check(facts, "Author lists cut") == "0"
    assert check(facts, "Papers without authors") == "1"


def test_missing_lists_are_told_beside_cut_ones():
    papers = [P((ANN, BO), cut=True), P((BO, CY), 2021, cut=True), P((), 2022, cut=True), P((CY,))]
    facts = report_facts(make_study(papers))
    words = "2 of 3 author lists end in “et al.” after two names, and 1 of the 4 papers has no author list"
    assert words in finding(facts, "minimums")
    assert words in facts["network"]["caption"]["text"]
    assert facts["key_figures"][1]["note"] == "lower bound: lists cut or missing"
    assert "lists are cut or missing" in facts["collaborators"]["caption"]["text"]
    assert check(facts, "Author lists cut") == "2"


def test_the_last_printed_year_may_be_over():
    study = make_study([P((ANN, BO), 2020), P((BO, CY), 2023)])
    assert study.part_year is None
    assert "incomplete" not in report_facts(study)["timeline"]["caption"]["text"]


def test_a_year_that_is_not_printed_is_not_over():
    study = make_study([P((ANN, BO), 2020), P((BO, CY), 2023, inferred=True)])
    assert study.part_year == 2023
    assert "2023 is incomplete." in report_facts(study)["timeline"]["caption"]["text"]


@pytest.mark.parametrize(
    ("as_of", "part"), [(date(2023, 6, 1), 2023), (date(2023, 12, 31), None), (date(2021, 6, 1), None)]
)
def test_a_reference_date_that_is_set_says_which_year_is_not_over(as_of, part):
    assert make_study([P((ANN, BO), 2020), P((BO, CY), 2023)], settings=Settings(as_of=as_of)).part_year == part


def test_a_reference_date_that_is_set_is_not_called_the_latest_date():
    papers = [P((ANN, BO), 2009), P((BO, CY), 2020), P((BO, CY), 2026)]
    facts = report_facts(make_study(papers, settings=Settings(as_of=date(2010, 1, 1))))
    assert "reference date 2010-01-01 (set)" in facts["methods"]["paragraphs"][0]
    assert "latest date" not in facts["methods"]["paragraphs"][0]
    assert check(facts, "Papers dated after the reference date, 2010-01-01") == "2"


@pytest.mark.parametrize(
    ("asked", "scanned", "words"),
    [(None, (2,), "No other number than 2 was tried."), (2, (2,), "Their number, 2, was set by hand.")],
)
def test_a_number_of_themes_is_set_by_hand_only_if_it_was(asked, scanned, words):
    settings = Settings(topics=TopicSettings(n_topics=asked))
    facts = report_facts(make_study([P((ANN,), theme=i % 2 + 1) for i in range(6)], settings=settings, scanned=scanned))
    assert words in facts["methods"]["paragraphs"][-1]


def test_the_owner_put_back_is_counted_everywhere():
    settings = Settings(network=NetworkSettings(include_owner=True))
    facts = report_facts(make_study(profile_papers(), owners=(Owner(OWNER),), settings=settings))
    assert facts["key_figures"][1] | {"value": "9", "label": "named authors"} == facts["key_figures"][1]
    assert "nine named authors" in facts["deck"]
    assert "the 9 authors named" in facts["network"]["caption"]["text"]


def test_an_owner_not_printed_on_the_one_paper_is_told_as_such():
    facts = report_facts(make_study([P((ANN, BO), cut=True)], owners=(Owner(OWNER),)))
    assert "Zoe Zelkova’s own name is not printed" in hidden(facts)


def test_groups_are_linked_through_owners_only_where_the_owners_meet():
    papers = [P((ANN, BO)), P((ANN, BO)), P((CY, DI)), P((CY, DI))]
    apart = (Owner(OWNER, papers=(0, 1)), Owner("Yan Yew", papers=(2, 3)))
    assert shown(report_facts(make_study(papers, owners=apart)))[-1] == "No two groups share a tie"
    meeting = (Owner(OWNER, papers=(0, 1)), Owner("Yan Yew", papers=(1, 2, 3)))
    assert shown(report_facts(make_study(papers, owners=meeting)))[-1] == (
        "No two groups share a tie: they are linked only through Yan Yew"
    )


def test_many_groups_are_counted_and_not_listed():
    chain = [P((f"Person{i} Of{i}", f"Person{i + 1} Of{i + 1}")) for i in range(240)]
    study = make_study([*chain, *chain, P((ANN, BO))])
    shows = report_facts(study)["network"]["shows"]
    first = shows[0]["text"]
    n = study.communities.loc[study.communities["component"] == 1, "letter"].ne("").sum()
    assert n > 12
    assert f"in {n} groups" in first
