"""The report on corpora of odd shapes: nobody tied, one pair, crowds, one theme; every sentence still true."""

from graphlab.report.facts import limits, report_facts
from tests.report.fabricated import ANN, BO, CY, DI, P, make_study

CROWD = tuple(f"Person{i} Of{i}" for i in range(101))


def finding(facts, key):
    item = next((item for item in facts["findings"] if item["key"] == key), None)
    return item and " ".join([item["lead"], *(s["text"] + s["stop"] for s in item["sentences"])])


def shows(facts):
    return " ".join(s["text"] + s["stop"] for s in facts["network"]["shows"])


def test_leaders_who_share_no_paper_stand_in_no_group():
    facts = report_facts(make_study([P((ANN,))] * 5 + [P((BO,))] * 5 + [P((CY,))]))
    assert finding(facts, "leaders") == (
        "Two people have the most papers. Ann Ash (5 papers, first author of all) and Bo Birch (5, first author of "
        "all): no observed paper joins the two."
    )


def test_the_one_tie_is_named_once():
    facts = report_facts(make_study([P((ANN, BO))] * 4))
    assert finding(facts, "partnerships") == (
        "One pair of authors is seen together again. The one observed tie, between Ann Ash and Bo Birch, rests on "
        "4 papers."
    )


def test_papers_of_crowds_are_not_said_to_be_shared_by_nobody():
    facts = report_facts(make_study([P(CROWD)] * 3))
    assert "share a paper" not in shows(facts)
    assert shows(facts).startswith("Nobody is tied: three papers have more than 100 authors")


def test_a_share_of_paths_that_would_print_as_zero_is_not_printed():
    pairs = [P((f"One{i} Of{i}", f"Two{i} Of{i}")) for i in range(150)]
    facts = report_facts(make_study([*pairs, P((ANN, BO)), P((BO, CY)), P((CY, DI))]))
    assert "(0.00)" not in shows(facts)


def test_one_theme_does_not_lead_the_first_sentence():
    assert report_facts(make_study([P((ANN, BO))] * 3))["deck"] == "Three papers, with two named authors."


def test_columns_that_hold_nothing_are_left_out():
    facts = report_facts(make_study([P((ANN,), year=None, categories=()), P((BO,), year=None, categories=())]))
    assert facts["papers_columns"] == {"year": False, "subject": False, "theme": True, "line": True}
    assert facts["collaborators"]["columns"] == {"group": False, "years": False, "partners": False}
    assert facts["collaborators"]["heading"] == "Authors with most papers"


def test_a_column_of_venues_is_not_called_subject():
    assert report_facts(make_study([P((ANN, BO))]))["subject"] == "subject"
    assert report_facts(make_study([P((ANN, BO), categories=())]))["subject"] == "venue"


def test_a_network_without_a_tie_and_a_map_of_one_theme_are_not_drawn():
    facts = report_facts(make_study([P((ANN,)), P((BO,)), P((CY,))]))
    assert not facts["network"]["drawn"]
    assert not facts["map"]["drawn"]


def test_files_too_large_to_write_are_named_with_where_their_content_is(monkeypatch):
    study = make_study([P((ANN, BO, CY))])
    assert not any("network.graphml" in note for note in report_facts(study)["methods"]["notes"])
    monkeypatch.setattr(limits, "MOST_TIES_IN_FILES", 2)
    note = next(note for note in report_facts(study)["methods"]["notes"] if "network.graphml" in note)
    assert "3 ties" in note
    assert "tables/coauthors.csv" in note


def test_the_caption_of_the_timeline_says_bars_where_one_year_holds_too_many_papers_for_marks():
    crowded = report_facts(make_study([P((ANN, BO), 2016)] * 173 + [P((ANN,), 2015), P((BO,), 2016, inferred=True)]))
    assert crowded["timeline"]["caption"]["text"].startswith("Bars count papers. ")
    assert "hollow" not in crowded["timeline"]["caption"]["text"]
    few = report_facts(make_study([P((ANN, BO), 2016), P((ANN,), 2015)]))
    assert few["timeline"]["caption"]["text"].startswith("One mark is one paper.")


def test_the_caption_of_the_network_does_not_call_the_drawn_people_everyone_named():
    alone = tuple(P((f"Person{i} Of{i}",)) for i in range(400))
    study = make_study([P((ANN, BO)), P((ANN, BO)), *alone])
    n = 402 - study.network_view.n_hidden
    assert n < 402
    text = report_facts(study)["network"]["caption"]["text"]
    assert f"Circles are {n} of the 402 authors named at least once; " in text


def test_pairs_that_all_share_as_many_papers_are_not_said_to_share_the_most():
    facts = report_facts(make_study([P((ANN, BO, CY, DI)), P((ANN, BO, CY, DI)), P((ANN, "Ed Elder"))]))
    assert finding(facts, "partnerships").endswith(
        " 6 of the 7 observed ties rest on two papers or more; all six on 2 papers each."
    )
