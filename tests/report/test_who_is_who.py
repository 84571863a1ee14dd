"""What the report says of names: marks where a person may be several, and how names became people."""

from dataclasses import replace

import pytest

from graphlab.corpus import IDENTITY_COLUMNS, make_table
from graphlab.report.explorer import explorer_json
from graphlab.report.facts import report_facts
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.page import render_page
from graphlab.settings import NameRules, ResolveSettings, Settings
from tests.report.fabricated import ANN, BO, CY, DI, P, author_id, make_study


def study_of(papers, *, sure=None, decisions=(), settings=None):
    study = make_study(papers, settings=settings)
    certainty = study.corpus.authors["author_id"].map({author_id(name): value for name, value in (sure or {}).items()})
    authors = study.corpus.authors.assign(certainty=certainty.astype("Float64"))
    who = {"author_a": author_id(ANN), "author_b": author_id(BO), "name_a": ANN, "name_b": BO, "evidence": ""}
    identity = make_table([who | {"decision": decision} for decision in decisions], IDENTITY_COLUMNS)
    return replace(study, corpus=replace(study.corpus, authors=authors, identity=identity))


PAPERS = [P((ANN, BO))] * 4 + [P((ANN, CY))] * 2 + [P((DI,))]


def facts_of(papers=tuple(PAPERS), **more):
    return report_facts(study_of(list(papers), **more))


def told(facts):
    return " ".join(s["text"] + s["stop"] for item in facts["findings"] for s in item["sentences"])


def names(facts):
    return [row["name"] for row in facts["collaborators"]["rows"]]


def test_a_person_who_may_be_several_is_marked_in_the_table_with_the_reason():
    facts = facts_of(sure={ANN: 0.6, BO: 0.95})
    assert names(facts)[:2] == ["Ann Ash†", "Bo Birch"]
    assert facts["collaborators"]["caption"]["text"].endswith(
        " † May be more than one person: Ann Ash (6 papers, 2 circles of coauthors without a common member)."
    )


def test_where_everybody_is_sure_nothing_is_marked():
    facts = facts_of(sure=dict.fromkeys([ANN, BO, CY, DI], 0.95))
    assert "†" not in str(facts)
    assert "more than one person" not in str(facts)


def test_where_certainty_was_not_estimated_nothing_is_marked():
    assert "†" not in str(facts_of())


def test_a_finding_that_names_the_person_says_so():
    assert "Ann Ash may be more than one person of that name." in told(facts_of(sure={ANN: 0.6}))


def test_it_is_said_once():
    papers = [P((ANN, BO), year=2014 + i) for i in range(5)] + [P((DI,), year=2020)]
    assert told(facts_of(papers, sure={ANN: 0.6})).count("may be more than one") == 1


def test_a_finding_that_does_not_name_the_person_says_nothing():
    assert "may be more than one" not in told(facts_of(sure={DI: 0.6}))


def test_the_figure_says_who_may_be_several():
    text = facts_of(sure={ANN: 0.6, BO: 0.5})["network"]["caption"]["text"]
    assert text.endswith("Ann Ash and Bo Birch may each be more than one person.")


def test_checks_count_them():
    rows = {row["label"]: row for row in facts_of(sure={ANN: 0.6})["methods"]["checks"]}
    assert (rows["People who may be more than one"]["value"], rows["People who may be more than one"]["ok"]) == (
        "1",
        False,
    )


def paragraph(**more):
    return next(part for part in facts_of(**more)["methods"]["paragraphs"] if "printed name" in part)


def test_the_paragraph_counts_what_was_decided():
    rules = NameRules(ignored=("Editors",))
    settings = Settings(resolve=ResolveSettings(thesaurus=rules))
    decisions = ["joined", "split", "suggested join", "user"]
    assert paragraph(decisions=decisions, sure={ANN: 0.5}, settings=settings) == (
        "4 printed names became 4 people. One pair of spellings was joined on evidence. One pair of namesakes was told "
        "apart. One join is possible but not certain and was not made. One rule about names is the user’s own. One "
        "person may be more than one (certainty below 0.9 in tables/authors.csv); a † marks such people in the table "
        "of collaborators. tables/identity.csv has the evidence of every decision."
    )


def test_without_decisions_the_paragraph_is_one_sentence():
    assert paragraph() == "4 printed names became 4 people."


def test_one_name_is_one_person():
    assert "1 printed name became 1 person." in paragraph(papers=[P((ANN,))])


def test_by_names_alone_there_is_no_paragraph():
    settings = Settings(resolve=ResolveSettings(mode="names"))
    assert not any("became" in part for part in facts_of(settings=settings)["methods"]["paragraphs"])


@pytest.mark.parametrize(("file", "option"), [("names.tsv", "names.tsv"), ("my names.tsv", "'my names.tsv'")])
def test_the_command_names_the_thesaurus(file, option):
    rules = NameRules(ignored=("Editors",), file=file)
    facts = facts_of(settings=Settings(resolve=ResolveSettings(thesaurus=rules)))
    assert f"--thesaurus {option}" in facts["methods"]["command"]


def test_a_thesaurus_that_waits_for_answers_is_told():
    settings = Settings(resolve=ResolveSettings(thesaurus=NameRules(n_open=2)))
    assert "Two rows of the thesaurus wait for an answer." in paragraph(settings=settings)


def test_the_mark_and_its_footnote_are_on_the_page():
    study = study_of(PAPERS, sure={ANN: 0.6})
    figures = dict.fromkeys(["network", "timeline", "theme-map"], "<svg/>")
    page = render_page(report_facts(study), figures, data=explorer_json(study_lookup(study)))
    assert "Ann Ash†" in page
    assert "May be more than one person: Ann Ash" in page
