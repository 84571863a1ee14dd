"""The rows that the page and the PDF show of each table of a comparison, with captions that say which."""

from collections.abc import Sequence
from typing import Any

from graphlab.report.comparison.themes import percent, points
from graphlab.report.comparison.view import View, is_clear, tie_names
from graphlab.report.facts.lookup import Row
from graphlab.report.facts.words import printable, sentence_case, shortened
from graphlab.topics.text import plain_title

SHOWN = 10  # rows for each side
SHOWN_PAPERS = 25
SHOWN_GROUPS = 20
SHOWN_NAMES = 5
LONGEST_FILE = 20
INTERVAL = {"value": "difference", "low": "low", "high": "high"}
COUNTS = ("a", "only_a", "both", "only_b", "b")


def count_rows(view: View) -> list[dict[str, Any]]:
    """Rows of the first table: how many only A has, both have, only B has.

    Parameters
    ----------
    view
        The comparison.
    """
    return [
        {
            "label": view.language.words[what],
            **{name: row[name] for name in COUNTS},
            "shown": {name: view.language.whole(row[name]) for name in COUNTS},
        }
        for what, row in view.counts.items()
        if row["a"] + row["b"]
    ]


def theme_table(view: View) -> dict[str, Any]:
    """Themes with papers and shares of both sides.

    Parameters
    ----------
    view
        The comparison.
    """
    language, words = view.language, _verdicts(view)
    top = max((max(row["share_a"], row["share_b"]) for row in view.themes), default=1)
    shown = [
        {
            "label": row["shown"],
            "a": language.whole(row["papers_a"]),
            "share_a": language.percent(percent(row["share_a"]).rstrip("%")),
            "b": language.whole(row["papers_b"]),
            "share_b": language.percent(percent(row["share_b"]).rstrip("%")),
            "at_a": round(row["share_a"] / top, 4),
            "at_b": round(row["share_b"] / top, 4),
            "interval": language.said("interval", **{key: points(row[name]) for key, name in INTERVAL.items()})
            if view.tested
            else "\N{EN DASH}",
            "verdict": words[row["verdict"]],
            "clear": is_clear(row),
        }
        for row in view.themes
    ]
    text = "Papers and their share of the side; the line leads from the share of A (ring) to that of B (dot)."
    if view.tested:
        text += f" Difference in percentage points with its 95% interval, {view.tested}; clear where it leaves out 0."
    return {"rows": shown, "caption": {"lead": language.words["lead_both_themes"], "text": f"{text} tables/themes.csv"}}


def group_table(view: View) -> dict[str, Any]:
    """Groups and what they became.

    Parameters
    ----------
    view
        The comparison.
    """
    language = view.language
    shown = [
        {
            "a": _group(view, row, "a"),
            "b": _group(view, row, "b"),
            "shared": language.whole(row["shared"]) if row["shared"] else "\N{EN DASH}",
            "overlap": language.decimals(row["overlap"], 2) if row["shared"] else "\N{EN DASH}",
            "joined": language.whole(row["n_authors_b"] - row["shared"]) if row["shared"] else "\N{EN DASH}",
            "left": language.whole(row["n_authors_a"] - row["shared"]) if row["shared"] else "\N{EN DASH}",
            "names": _names(view, row["shown"]),
        }
        for row in view.groups[:SHOWN_GROUPS]
    ]
    n = len(view.groups)
    which = "All groups of two people or more" if n <= SHOWN_GROUPS else f"{SHOWN_GROUPS} of {n:,} pairs and groups"
    text = (
        f"{which}; number of people in brackets. Overlap: shared people over all people of both. "
        "Names: shared people, or the group's own where nothing matches. tables/groups.csv"
    )
    return {"rows": shown, "caption": {"lead": language.words["lead_matched"], "text": text}}


def people_table(view: View) -> dict[str, Any]:
    """People of either side with most papers, and of both with the greatest change.

    Parameters
    ----------
    view
        The comparison.
    """
    found, told = _picked(view, view.people, nouns=("person", "people"))
    shown = [
        {
            "name": row["shown"],
            "where": _where(view, row),
            "a": view.language.whole(row["papers_a"]),
            "b": view.language.whole(row["papers_b"]),
            "with_a": view.language.whole(row["collaborators_a"]),
            "with_b": view.language.whole(row["collaborators_b"]),
        }
        for row in found
    ]
    caption = {"lead": view.language.words["lead_people"], "text": f"{told} tables/people.csv"}
    return {"rows": shown, "caption": caption}


def tie_table(view: View) -> dict[str, Any]:
    """Ties of either side with most joint papers, and of both with the greatest change.

    Parameters
    ----------
    view
        The comparison.
    """
    found, told = _picked(view, view.ties, nouns=("tie", "ties"))
    shown = [
        {
            "name": " \N{EN DASH} ".join(tie_names(row)),
            "where": _where(view, row),
            "a": view.language.whole(row["papers_a"]),
            "b": view.language.whole(row["papers_b"]),
        }
        for row in found
    ]
    return {"rows": shown, "caption": {"lead": view.language.words["lead_ties"], "text": f"{told} tables/ties.csv"}}


def paper_table(view: View) -> dict[str, Any]:
    """Papers that only one side has; of two groups or people also those they share. Latest first.

    Parameters
    ----------
    view
        The comparison.
    """
    kinds = ("only B", "only A") if view.is_ordered else ("both",)
    found: list[Row] = []
    told: list[str] = []
    for kind in kinds:
        rows = [row for row in view.papers if row["presence"] == kind]
        found += rows[:SHOWN_PAPERS]
        if rows:
            told.append(_told(len(rows), SHOWN_PAPERS, [f"{_word(view, kind)} {noun}" for noun in ("paper", "papers")]))
    shown = [
        {
            "title": shortened(printable(plain_title(row["title"] or "")) or view.language.words["untitled"], 300),
            "where": _where(view, row),
            "year": str(row["year"] or "\N{EN DASH}"),
            "source": _place(row, is_one_file=len(view.study.corpus.inputs) == 1),
        }
        for row in found
    ]
    text = f"{sentence_case(', '.join(told))}; latest first. tables/papers.csv"
    place = view.language.words["line" if len(view.study.corpus.inputs) == 1 else "file_and_line"]
    return {"rows": shown, "place": place, "caption": {"lead": view.language.words["lead_papers"], "text": text}}


def _place(row: Row, *, is_one_file: bool) -> str:
    """File and line of a record; the line alone where there is one file."""
    line = "" if row["source_line"] is None else str(row["source_line"])
    if is_one_file:
        return line
    name = printable(row["source_file"] or "")
    if len(name) > LONGEST_FILE:
        name = "\N{HORIZONTAL ELLIPSIS}" + name[-LONGEST_FILE:]
    return f"{name}:{line}".strip(":")


def _picked(view: View, rows: Sequence[Row], *, nouns: tuple[str, str]) -> tuple[list[Row], str]:
    """Rows to show of people or ties, and words on which they are."""
    new = sorted((row for row in rows if row["presence"] == "only B"), key=lambda row: -row["papers_b"])
    lost = sorted((row for row in rows if row["presence"] == "only A"), key=lambda row: -row["papers_a"])
    both = [row for row in rows if row["presence"] == "both"]
    if view.is_ordered:
        both = [row for row in both if row["papers_a"] != row["papers_b"]]
        both.sort(key=lambda row: -abs(row["papers_b"] - row["papers_a"]))
        kinds = ((new, "new {}"), (lost, "lost {}"), (both, "{} whose papers changed"))
    else:
        kinds = ((both, "shared {}"), (lost, f"{{}} only {view.at(0)}"), (new, f"{{}} only {view.at(1)}"))
    told = [_told(len(part), SHOWN, [word.replace("{}", noun) for noun in nouns]) for part, word in kinds if part]
    order = "most papers, or greatest change, first" if view.is_ordered else "most papers first"
    text = f"{sentence_case(', '.join(told))}; {order}. Papers on each side; lower bounds where author lists are cut."
    return [row for part, _ in kinds for row in part[:SHOWN]], text


def _told(n: int, limit: int, what: Sequence[str]) -> str:
    """Which rows are shown, of how many; `what` in the singular and the plural.

    >>> _told(1, 10, ("tie", "ties")), _told(3, 10, ("tie", "ties")), _told(30, 10, ("tie", "ties"))
    ('the 1 tie', 'all 3 ties', '10 of 30 ties')
    """
    if n == 1:
        return f"the 1 {what[0]}"
    return f"all {n:,} {what[1]}" if n <= limit else f"{limit} of {n:,} {what[1]}"


def _word(view: View, presence: str) -> str:
    if presence == "both":
        return "shared"
    side = 1 if presence == "only B" else 0
    return ("lost", "new")[side] if view.is_ordered else f"only {view.at(side)}"


def _where(view: View, row: Row) -> str:
    words = view.language.words
    if row["presence"] == "both":
        return words["in_both"]
    side = 1 if row["presence"] == "only B" else 0
    if view.is_ordered:
        return words[("is_lost", "is_new")[side]]
    return view.language.said("only_side", side=view.names[side])


def _verdicts(view: View) -> dict[str, str]:
    words, said = view.language.words, view.language.said
    verdicts = {"no clear difference": words["no_difference"]}
    for end, label, ordered in zip("AB", view.names, (("shrank", "gone"), ("grew", "is_new")), strict=True):
        more = words[ordered[0]] if view.is_ordered else said("more_at_side", side=label)
        only = words[ordered[1]] if view.is_ordered else said("only_side", side=label)
        verdicts |= {f"higher in {end}": more, f"only in {end}": only}
    return verdicts


def _group(view: View, row: Row, end: str) -> str:
    if row[f"community_{end}"] is None:
        return "\N{EN DASH}"
    label = f" {printable(row[f'label_{end}'])}" if row[f"label_{end}"] else ""
    return f"{row[f'letter_{end}']}{label} ({view.language.whole(row[f'n_authors_{end}'])})"


def _names(view: View, names: Sequence[str]) -> str:
    more = f" {view.language.count('more', len(names) - SHOWN_NAMES)}" if len(names) > SHOWN_NAMES else ""
    return view.language.listing(names[:SHOWN_NAMES]) + more
