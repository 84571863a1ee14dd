"""A comparison as numbers and sentences: the one thing that its PDF and its page read."""

from collections.abc import Iterator
from typing import Any

from graphlab import __version__
from graphlab.report.comparison.findings import comparison_findings
from graphlab.report.comparison.methods import comparison_command, comparison_methods
from graphlab.report.comparison.shown import count_rows, group_table, paper_table, people_table, theme_table, tie_table
from graphlab.report.comparison.view import View, is_clear
from graphlab.report.facts.sentences import sentence_dict
from graphlab.report.facts.words import count_of, shortened

LONGEST_NAME = 60


def comparison_facts(view: View) -> dict[str, Any]:
    """Everything the page and the PDF say about a comparison, as plain values ready for JSON.

    Parameters
    ----------
    view
        The comparison.
    """
    first, second = (shortened(view.head(side), LONGEST_NAME) for side in (0, 1))
    last = second[:1].lower() + second[1:] if view.sides.kind == "dates" else second
    title = view.language.said("two_sides", first=first, second=last)
    as_of = view.study.as_of
    findings = comparison_findings(view)
    language = view.language
    return {
        "title": title,
        "short_title": shortened(title, 70),
        "lang": view.study.settings.lang,
        "words": dict(language.words),
        "overline": language.words["overline_comparison"],
        "deck": _deck(view, findings[0].lead),
        "generator": f"graphlab {__version__}",
        "source": _source(view),
        "sha256": "",
        "date": as_of.isoformat() if as_of else "",
        "key_figures": _key_figures(view),
        "findings": [
            {
                "key": finding.key,
                "lead": finding.lead,
                "sentences": [sentence_dict(sentence, {}) for sentence in finding.sentences],
            }
            for finding in findings
        ],
        "heads": [view.head(0), view.head(1)],
        "only_heads": list(view.only_heads),
        "counts": count_rows(view),
        "counts_caption": _counts_caption(view),
        "themes": theme_table(view),
        "groups": group_table(view),
        "people": people_table(view),
        "ties": tie_table(view),
        "papers": paper_table(view),
        "methods": comparison_methods(view),
        "command": comparison_command(view),
    }


def evidence_rows(facts: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Rows of ``tables/findings.csv``: every computed sentence with each cell it rests on.

    Parameters
    ----------
    facts
        What `comparison_facts` returns.
    """
    for finding in facts["findings"]:
        for sentence in finding["sentences"]:
            text = sentence["text"] + sentence["stop"]
            for table, row, column, value in sentence["evidence"]:
                yield {
                    "finding": finding["key"],
                    "sentence": text,
                    "table": table,
                    "row": row,
                    "column": column,
                    "value": value,
                }


def _deck(view: View, first: str) -> str:
    n_a, n_b = view.n_papers
    sizes = f"{count_of(n_a, 'paper')} {view.at(0)}, {n_b:,} {view.at(1)}"
    return f"{sizes}. {first}" if view.is_same else f"What {'changed' if view.is_ordered else 'they share'}: {sizes}."


def _counts_caption(view: View) -> dict[str, str]:
    least = " People and ties are lower bounds, since author lists are cut." if any(view.n_cut) else ""
    groups = " Groups in both are matched by shared people." if view.groups else ""
    text = f"The bar shows the shares of what only the first has, both have, only the second has.{groups}{least}"
    return {"lead": view.language.words["lead_counts"], "text": f"{text} tables/counts.csv"}


def _source(view: View) -> str:
    language = view.language
    n_files, n_papers = len(view.study.corpus.inputs), len(view.papers)
    return language.listing((language.count("input_files", n_files), language.count("papers", n_papers)))


def _key_figures(view: View) -> list[dict[str, str]]:
    language = view.language
    figures = [_key_figure(view, what) for what in ("papers", "people", "ties")]
    if view.is_ordered:
        row = view.counts["groups"]
        note = language.said("groups_unmatched", new=row["only_b"], lost=row["only_a"])
        figures.append({"value": language.whole(row["both"]), "label": language.words["groups_matched"], "note": note})
    clear = sum(is_clear(row) for row in view.themes)
    note = language.said("of_compared", n=len(view.themes))
    label = language.words["themes_changed" if view.is_ordered else "themes_apart"]
    return [*figures, {"value": language.whole(clear), "label": label, "note": note}]


def _key_figure(view: View, what: str) -> dict[str, str]:
    row, language = view.counts[what], view.language
    if not view.is_ordered:
        note = language.said("of_two", a=row["a"], b=row["b"])
        return {"value": language.whole(row["both"]), "label": language.words[f"shared_{what}"], "note": note}
    note = language.said("before_after", a=row["a"], b=row["b"], lost=row["only_a"])
    return {"value": language.whole(row["only_b"]), "label": language.words[f"new_{what}"], "note": note}
