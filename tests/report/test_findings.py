"""What the report says: counts that agree, ties that are not hidden, and every sentence traceable to a cell."""

import re

import pytest

from graphlab.report.facts import evidence_rows, report_facts
from graphlab.report.manifest import counts
from graphlab.settings import NetworkSettings, Settings
from tests.report.fabricated import ANN, BO, CY, DI, ED, FAY, GUS, HAL, OWNER, Owner, P, make_study, profile_papers

SMALL = {
    "one paper": [P((ANN, BO))],
    "one paper without authors": [P()],
    "one author": [P((ANN,)), P((ANN,))],
    "two papers": [P((ANN, BO)), P((BO, CY), 2021, cut=True)],
    "five papers without years": [P((ANN, BO) if i % 2 else (CY,), None, i % 2 + 1) for i in range(5)],
    "five papers without abstracts": [P((ANN, BO), 2018 + i, i % 2 + 1, abstract="") for i in range(5)],
    "no authors": [P((), 2010 + i, i % 2 + 1) for i in range(6)],
    "twenty papers": [P(((ANN, BO, CY), (DI, ED), (FAY,))[i % 3], 2010 + i // 2, i % 6 + 1) for i in range(20)],
}


@pytest.fixture(scope="module", params=SMALL, ids=str)
def small(request):
    study = make_study(SMALL[request.param])
    return study, report_facts(study)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def finding(facts, key):
    return next((item for item in facts["findings"] if item["key"] == key), None)


def prose(item):
    return " ".join([item["lead"], *(s["text"] + s["stop"] for s in item["sentences"])])


def cell(study, table, row, column):
    if table == "manifest":
        return counts(study)[column]
    keys = {
        "collaborators": ["author_id"],
        "communities": ["community"],
        "coauthors": ["author_a", "author_b"],
        "themes": ["theme_id"],
        "theme_years": ["theme_id", "year"],
        "theme_trends": ["theme_id"],
        "theme_reach": ["theme_id"],
        "community_themes": ["community", "theme_id"],
        "author_themes": ["author_id", "theme_id"],
        "author_focus": ["author_id"],
        "term_trends": ["term"],
        "papers": ["paper_id"],
    }[table]
    frame = study.corpus.papers if table == "papers" else getattr(study, table)
    ids = frame[keys].astype(str).agg("; ".join, axis=1)
    found = frame.loc[ids == row, column]
    assert len(found) == 1, (table, row)
    return found.iloc[0]


def assert_traceable(study, facts):
    for row in evidence_rows(facts):
        value = cell(study, row["table"], row["row"], row["column"])
        if isinstance(value, float):
            assert float(row["value"]) == pytest.approx(value, abs=5e-4)
        else:
            assert row["value"].lower() == str(value).lower(), row


def test_every_sentence_of_a_profile_rests_on_cells_that_hold_its_numbers(profile_study):
    assert_traceable(profile_study, report_facts(profile_study))


def test_every_sentence_of_a_small_corpus_rests_on_cells_that_hold_its_numbers(small):
    assert_traceable(*small)


def test_no_finding_is_printed_without_evidence(small):
    _, facts = small
    assert all(s["evidence"] for item in facts["findings"] for s in item["sentences"])


def test_counts_and_nouns_agree(small):
    _, facts = small
    for text in strings(facts):
        assert not re.search(r"\b1 (papers|authors|ties|themes|people|groups|files|lists|pairs)\b", text), text
        assert not re.search(r"\bno (is|are|was|were)\b|\bNone\b|\bnan\b|<NA>|  ", text), text
        assert not re.search(
            r"(?<![\d,.])([02-9]|\d\d+) (paper|author(?! list)|tie|theme|group|file|list|pair)\b", text
        ), text


def test_sentences_end_with_one_stop(small):
    _, facts = small
    texts = [prose(item) for item in facts["findings"]]
    texts += [s["text"] + s["stop"] for key in ("shows", "cannot_show") for s in facts["network"][key]]
    for text in [*texts, facts["deck"], *facts["methods"]["paragraphs"]]:
        assert text.endswith("."), text
        assert ".." not in text


def test_a_title_without_owner_counts_the_papers_and_names_the_file():
    assert report_facts(make_study([P((ANN, BO))]))["title"] == "1 paper from made.txt"
    assert report_facts(make_study([P((ANN, BO))] * 2))["title"] == "2 papers from made.txt"


def test_two_owners_are_both_in_the_title():
    facts = report_facts(make_study(profile_papers(), owners=(Owner(OWNER), Owner("Yan Yew", papers=(1,)))))
    assert facts["title"] == "Zoe Zelkova and Yan Yew"


def test_key_figures_of_a_profile_are_its_counts_with_their_caveats(profile_study):
    figures = [tuple(f.values()) for f in report_facts(profile_study)["key_figures"]]
    assert figures == [
        ("20", "papers analysed", "profile states 31"),
        ("8", "named coauthors", "lower bound: lists cut"),
        ("3", "collaboration groups", "3 with 3+ papers"),
        ("7", "repeat partnerships", "of 8 observed ties"),
        ("3", "themes", "2016–2025"),
    ]


def test_cut_lists_are_said_in_figures_caption_findings_and_network(profile_study):
    facts = report_facts(profile_study)
    assert facts["key_figures"][1]["note"] == "lower bound: lists cut"
    assert "18 of 20 author lists" in facts["network"]["caption"]["text"]
    assert "18 of 20 author lists" in prose(finding(facts, "minimums"))
    assert "18 of 20 lists" in facts["network"]["cannot_show"][0]["text"]
    assert "lower bounds" in facts["collaborators"]["caption"]["text"]
    assert {"ok": False, "label": "Author lists cut", "value": "18"}.items() <= facts["methods"]["checks"][1].items()


def test_complete_lists_are_not_called_minimums():
    facts = report_facts(make_study([P((ANN, BO)), P((BO, CY))]))
    assert finding(facts, "minimums") is None
    assert not [text for text in strings(facts | {"words": {}}) if "lower bound" in text]


def test_no_centrality_is_printed_while_a_list_is_cut(profile_study):
    text = " ".join(strings(report_facts(profile_study)))
    assert "shortest path" not in text
    assert "betweenness" not in text
    assert "most central" not in text


def test_betweenness_is_printed_for_complete_lists():
    facts = report_facts(make_study([P((ANN, BO)), P((BO, CY))]))
    assert any(
        "Shortest paths between others pass most often through Bo Birch (1.00)" in s["text"]
        for s in facts["network"]["shows"]
    )


def test_leaders_are_all_who_have_as_many_papers():
    three = [P((ANN, BO))] * 4 + [P((ANN,))] + [P((CY, DI))] * 3 + [P((CY,))] + [P((ED, FAY))] * 3 + [P((GUS, HAL))]
    facts = report_facts(make_study(three))
    assert prose(finding(facts, "leaders")).startswith(
        "Three people have the most papers. Ann Ash (5 papers, first author of all), Cy Cedar (4, first author of all) "
        "and Bo Birch (4) stand in two groups: four papers join two or more of them. At least one member of their two "
        "groups is on 9 of the 13 papers."
    )


def test_nobody_leads_where_everybody_is_tied():
    assert finding(report_facts(make_study([P((ANN, BO))] * 4)), "leaders") is None


def test_one_leader_is_told_with_share_and_place():
    facts = report_facts(make_study([P((ANN, BO)), P((BO, ANN)), P((ANN,)), P((CY,))]))
    assert prose(finding(facts, "leaders")) == (
        "Ann Ash is the most frequent author. Ann Ash is on 3 of the 4 papers and is first author of two."
    )


def test_pairs_seen_once_are_not_called_repeated():
    text = prose(finding(report_facts(make_study([P((ANN, BO)), P((BO, CY))])), "partnerships"))
    assert text == "No pair of authors is seen together again. Each of the 2 observed ties rests on one paper."


def test_the_closest_pair_links_its_papers():
    facts = report_facts(make_study([P((ANN, BO), 2020), P((ANN, BO), 2021), P((BO, CY), 2022)]))
    item = finding(facts, "partnerships")
    assert "the closest is Ann Ash and Bo Birch (2 papers)" in prose(item)
    assert item["sentences"][0]["refs"] == [2, 3]


def test_who_is_new_and_who_was_last_seen_before_is_counted():
    papers = [P((ANN, BO), 2015), P((ANN, BO), 2016), P((ANN, CY), 2020), P((CY, DI), 2021)]
    assert prose(finding(report_facts(make_study(papers)), "newcomers")) == (
        "Two authors are first seen in 2020 or later. Of 4 authors with a dated paper, one is last seen before 2020. "
        "Ann Ash is seen over the longest span, from 2015 to 2020."
    )


def test_two_themes_of_one_size_share_the_first_place():
    facts = report_facts(make_study([P((ANN,), 2020, i % 2 + 1) for i in range(6)]))
    assert prose(finding(facts, "largest_theme")) == (
        "Two themes are equally large. Of 6 papers, forest fires and river ice hold 3 each."
    )


def test_the_leading_theme_is_that_of_the_last_two_years():
    papers = [P((ANN, BO), 2015 + i, 1) for i in range(5)] + [P((ANN, CY), 2021 + i % 2, 2) for i in range(4)]
    item = finding(report_facts(make_study(papers)), "current_theme")
    assert item["lead"] == "Leading theme since 2021: river ice."
    assert (
        item["sentences"][0]["text"]
        == "It holds all 4 papers since then, most often with Ann Ash and Cy Cedar (4 each)"
    )


def test_a_peak_is_told_with_its_papers():
    papers = [P((ANN,), 2015, 2)] * 3 + [P((ANN,), 2016, 2)] + [P((ANN,), 2017 + i, 1) for i in range(6)]
    item = finding(report_facts(make_study(papers)), "largest_theme")
    assert item["sentences"][-1]["text"] == "River ice peaked in 2015 with three papers"
    assert len(item["sentences"][-1]["refs"]) == 3


def test_groups_that_meet_and_groups_apart_are_named(profile_study):
    shows = [s["text"] for s in report_facts(profile_study)["network"]["shows"]]
    assert shows == [
        "8 people form two connected parts, the largest of six people, in groups A and B",
        "Groups A and B meet at Ann Ash",
        "Group C shares no observed tie with another group and is linked to the rest only through Zoe Zelkova",
    ]


def test_the_owner_can_be_put_back():
    settings = Settings(network=NetworkSettings(include_owner=True))
    facts = report_facts(make_study(profile_papers(), owners=(Owner(OWNER),), settings=settings))
    assert "left out" not in " ".join(strings(facts["network"]))
    assert "--include-owner" in facts["methods"]["command"]


def test_stated_figures_that_contradict_are_shown_as_stated(profile_study):
    notes = report_facts(profile_study)["methods"]["notes"]
    assert "Stated by the page of Zoe Zelkova: h-index 40, 31 papers, 900 citations." in notes
    assert any("needs at least 1,600 citations" in note for note in notes)


def test_papers_are_numbered_latest_first_and_undated_last():
    study = make_study([P((ANN,), 2019), P((ANN,), None), P((ANN,), 2021, inferred=True)])
    rows = report_facts(study)["papers"]
    assert [(row["n"], row["year"], row["inferred"]) for row in rows] == [
        (1, "2021", True),
        (2, "2019", False),
        (3, "", False),
    ]


def test_bylines_are_as_printed_with_et_al():
    rows = report_facts(make_study([P((ANN, BO), cut=True), P((CY,), 2019), P((), 2018)]))["papers"]
    assert [row["byline"] for row in rows] == ["Ann Ash, Bo Birch et al.", "Cy Cedar", "No authors listed"]


def test_a_name_the_fonts_cannot_print_is_counted_in_the_checks():
    facts = report_facts(make_study([P(("李 Wei", BO))]), uncovered=["李 Wei"])
    notes = " ".join(facts["methods"]["notes"])
    assert "cannot print one name" in notes
    assert "in full in report.html and the tables" in notes
    assert "李" not in notes  # the fonts would print a square there
    assert {"label": "Names the fonts cannot print", "value": "1"}.items() <= facts["methods"]["checks"][-1].items()
