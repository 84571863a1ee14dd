"""The report on corpora of odd shapes: nobody tied, one pair, crowds, one theme; every sentence still true."""

from graphlab.report.facts import report_facts
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
        "Two people anchor the record. Ann Ash (5 papers, first author of all) and Bo Birch (5, first author of all) "
        "have most papers: no observed paper joins the two."
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
