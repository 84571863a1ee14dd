"""Themes over time in the report: what moved is said, what chance explains is not."""

import pytest

from graphlab.figures import render_svg
from graphlab.report.explorer import explorer_json
from graphlab.report.facts import evidence_rows, report_facts
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.page import render_page
from graphlab.report.pdf import render_pdf
from tests.report.fabricated import ANN, BO, CY, DI, P, make_study
from tests.report.test_findings import assert_traceable


def moved(theme_of, n=120, years=12):
    return make_study([P(((ANN, BO), (CY, DI))[i % 2], 2010 + i % years, theme_of(i, i % years)) for i in range(n)])


@pytest.fixture(scope="module")
def turned():
    """River ice gives way to forest fires over twelve years."""
    return moved(lambda i, year: 1 if (i * 7) % 12 < year else 2)


@pytest.fixture(scope="module")
def steady():
    return moved(lambda i, _year: 1 + (i // 12) % 2)


def said(study):
    return [s["text"] + s["stop"] for s in report_facts(study)["movement"]["shows"]]


def test_a_theme_that_grew_and_one_that_shrank_are_told_with_their_intervals(turned):
    text = " ".join(said(turned))
    assert "gained" in text
    assert "lost" in text
    assert "95% interval" in text
    assert "used in a growing share" in text
    assert "used in a shrinking share" in text


def test_steady_themes_are_said_to_be_steady(steady):
    text = said(steady)
    assert text[0] == "No theme’s share of the papers rose or fell by more than chance allows."
    assert text[1].startswith("No common term")


def test_every_sentence_rests_on_cells_of_the_tables(turned, steady):
    for study in (turned, steady):
        facts = report_facts(study)
        assert_traceable(study, facts)
        assert any(row["finding"] == "movement" for row in evidence_rows(facts))


@pytest.mark.parametrize(
    "papers",
    [
        [P((ANN, BO), 2010 + i % 12, 1 + i % 2) for i in range(29)],
        [P((ANN, BO), 2010 + i % 4, 1 + i % 2) for i in range(60)],
        [P((ANN, BO), 2010 + i % 12, 1) for i in range(60)],
        [P((ANN, BO), None, 1 + i % 2) for i in range(60)],
    ],
    ids=["few papers", "few years", "one theme", "no years"],
)
def test_too_little_to_tell_has_no_section(papers):
    facts = report_facts(make_study(papers))
    assert not facts["movement"]["drawn"]
    assert facts["movement"]["shows"] == []


def test_the_section_stands_in_the_page_and_the_pdf(turned):
    facts = report_facts(turned)
    figures = {
        "network": render_svg(turned.plot_network().figure),
        "timeline": render_svg(turned.plot_timeline().figure),
        "theme-map": render_svg(turned.plot_theme_map().figure),
        "group-themes": render_svg(turned.plot_group_themes().figure),
        "theme-streams": render_svg(turned.plot_theme_streams().figure),
    }
    page = render_page(facts, figures, data=explorer_json(study_lookup(turned)))
    assert "Themes over time" in page
    assert facts["movement"]["alt"] in page
    assert render_pdf(facts, figures, as_of=turned.as_of).startswith(b"%PDF")
