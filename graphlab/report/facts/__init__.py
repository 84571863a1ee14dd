"""A study as numbers and sentences: the one thing that the PDF and the page read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphlab import __version__
from graphlab.report.facts import (
    captions,
    cards,
    checks,
    group_themes,
    headline,
    identity,
    limits,
    methods,
    movement,
    network,
    people,
    references,
    theme_people,
    trends,
)
from graphlab.report.facts.lookup import Lookup, study_lookup
from graphlab.report.facts.sentences import Finding, Sentence, sentence_dict, supported
from graphlab.report.facts.words import shortened

if TYPE_CHECKING:
    from graphlab.study import Study

__all__ = ["evidence_rows", "page_frame", "report_facts"]


def report_facts(study: "Study", *, look: Lookup | None = None, uncovered: list[str] | None = None) -> dict[str, Any]:
    """Everything the report says about a study, as plain values ready for JSON.

    Parameters
    ----------
    study
        The study.
    look
        Lookup of the study, where there is one: of 100,000 papers it takes seconds to make.
    uncovered
        Names that the fonts of the report cannot print; they are listed in the checks.

    Returns
    -------
    dict
        One key per section; every sentence with the table cells it was computed from.
    """
    look = look or study_lookup(study)
    language = look.language
    names = uncovered or []
    inputs = study.corpus.inputs
    facts = page_frame(look) | {
        "source": captions.source_line(look),
        "sha256": inputs[0].sha256[:12] if len(inputs) == 1 else "",
        "date": study.as_of.isoformat() if study.as_of else "",
        "key_figures": headline.key_figures(look),
        "findings": [_finding_dict(look, finding) for finding in findings(look)],
        "years": [year for year in look.years if year is not None],
        "network": _network_dict(look),
        "timeline": {
            "drawn": look.years[0] != look.years[1],
            "caption": captions.timeline_caption(look),
            "alt": captions.timeline_alt(look),
        },
        "map": {
            "drawn": len(look.themes) > 1,
            "caption": captions.map_caption(look),
            "alt": captions.map_alt(look),
        },
        "movement": _movement_dict(look),
        "work": _work_dict(look),
        "themes": cards.theme_cards(look),
        "themes_intro": captions.themes_intro(look),
        "collaborators": _collaborators_dict(look),
        "methods": _methods_dict(look, names),
    }
    papers = cards.paper_rows(look, _cited(facts))
    is_whole = len(papers) == len(look.papers)
    return facts | {
        "papers_heading": language.words["all_papers" if is_whole else "papers"],
        "papers_caption": captions.papers_caption(look, len(papers)),
        "papers": papers,
        "papers_columns": cards.paper_columns(papers),
        "subject": "subject" if any(row["categories"] for row in look.papers) else "venue",
    }


def page_frame(look: Lookup) -> dict[str, Any]:
    """What stands around the explorer, with or without the summary: title, size, words of the labels.

    Parameters
    ----------
    look
        The study's lookup.
    """
    language = look.language
    return {
        "title": headline.title(look),
        "short_title": shortened(headline.title(look), 70),
        "lang": look.study.settings.lang,
        "words": dict(language.words),
        "overline": language.words["overline_report"],
        "deck": headline.deck(look),
        "subtitle": headline.subtitle(look),
        "generator": f"graphlab {__version__}",
    }


def findings(look: Lookup) -> list[Finding]:
    """Findings in the order they are printed.

    Parameters
    ----------
    look
        The study's lookup.
    """
    told = supported(
        (
            people.leaders(look),
            trends.largest_theme(look),
            trends.current_theme(look),
            people.partnerships(look),
            people.newcomers(look),
            limits.minimums(look),
        )
    )
    return identity.with_doubts(look, told)


def evidence_rows(facts: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Rows of ``tables/findings.csv``: every computed sentence with each cell it rests on.

    Parameters
    ----------
    facts
        What `report_facts` returns.
    """
    told = [(item["key"], sentence) for item in facts["findings"] for sentence in item["sentences"]]
    told += [(key, sentence) for key in ("shows", "cannot_show") for sentence in facts["network"][key]]
    told += [("movement", sentence) for sentence in facts["movement"]["shows"]]
    told += [("who works on what", sentence) for key in ("groups", "people") for sentence in facts["work"][key]]
    for key, sentence in told:
        text = sentence["text"] + sentence["stop"]
        for table, row, column, value in sentence["evidence"]:
            yield {"finding": key, "sentence": text, "table": table, "row": row, "column": column, "value": value}


def _cited(facts: dict[str, Any]) -> set[int]:
    """Numbers of the papers that sentences and theme cards lead to."""
    told = [sentence for item in facts["findings"] for sentence in item["sentences"]]
    told += facts["network"]["shows"] + facts["network"]["cannot_show"]
    told += facts["work"]["groups"] + facts["work"]["people"]
    numbers = {number for sentence in told for number in sentence["refs"]}
    return numbers | {paper["n"] for card in facts["themes"] for paper in card["papers"]}


def _finding_dict(look: Lookup, finding: Finding) -> dict[str, Any]:
    return {"key": finding.key, "lead": finding.lead, "sentences": _sentences(look, finding.sentences)}


def _sentences(look: Lookup, sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [sentence_dict(sentence, look.number) for sentence in sentences]


def _network_dict(look: Lookup) -> dict[str, Any]:
    return {
        "drawn": len(look.coauthors) > 0,
        "caption": captions.network_caption(look),
        "alt": captions.network_alt(look),
        "shows": _sentences(look, network.network_shows(look)),
        "cannot_show": _sentences(look, limits.cannot_show(look)),
    }


def _movement_dict(look: Lookup) -> dict[str, Any]:
    told = movement.is_told(look)
    return {
        "drawn": told,
        "shows": _sentences(look, movement.movement(look)),
        "caption": movement.movement_caption(look) if told else {"lead": "", "text": ""},
        "alt": movement.movement_alt(look) if told else "",
    }


def _work_dict(look: Lookup) -> dict[str, Any]:
    if not group_themes.is_told(look):
        none = {"lead": "", "text": ""}
        empty: dict[str, Any] = {"groups": [], "people": [], "rows": []}
        return {"drawn": False, "alt": "", "caption": none, "table_caption": none, **empty}
    leading = theme_people.leading_people(look)
    return {
        "drawn": True,
        "groups": _sentences(look, group_themes.group_sentences(look)),
        "people": _sentences(look, theme_people.people_sentences(look)),
        "caption": group_themes.figure_caption(look),
        "alt": group_themes.figure_alt(look),
        "rows": theme_people.theme_rows(look, leading),
        "table_caption": theme_people.table_caption(look, leading),
    }


def _collaborators_dict(look: Lookup) -> dict[str, Any]:
    rows = cards.collaborator_rows(look)
    return {
        # Coauthors of an owner are close to somebody; authors of a list of papers are not.
        "heading": look.language.words["closest_collaborators" if look.owner_left_out else "busiest_authors"],
        "caption": captions.collaborators_caption(look, len(rows)),
        "rows": rows,
        "columns": {
            "group": any(row["letter"] for row in rows),
            "years": look.years[0] != look.years[1],
            "partners": any(row["with"] for row in rows),
        },
    }


def _methods_dict(look: Lookup, uncovered: list[str]) -> dict[str, Any]:
    profiles = look.study.corpus.profiles
    stated = [*checks.stated_figures(profiles), *checks.contradictions(profiles)]
    paragraphs = methods.methods(look)
    return {
        "paragraphs": paragraphs,
        "cited": [{"key": one.key, "text": one.text, "link": one.link} for one in references.cited(paragraphs)],
        "notes": [note for note in (*stated, checks.uncovered_note(uncovered), limits.left_out_files(look)) if note],
        "command": methods.command(look),
        "checks_key": look.language.words["checks_key"],
        "checks": checks.checks(look, uncovered),
        "versions": methods.versions(),
    }
