"""Checks on the input: what is complete, what to read with care, what the page states about itself."""

import json
from collections import Counter
from collections.abc import Callable

from graphlab.corpus import Profile
from graphlab.issues import ISSUE_KINDS
from graphlab.report.facts.captions import low_certainty
from graphlab.report.facts.limits import owner_printed
from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.words import count_of, counted, printable, sentence_case

# Told by a row of their own, or in another section.
_TOLD_ELSEWHERE = frozenset({"W101", "W102", "W105", "W106", "W107", "W110", "W111", "N201", "N202", "N203"})


def checks(look: Lookup, uncovered: list[str]) -> list[Row]:
    """Rows of the table of checks: whether all is well, what was checked, the count.

    Parameters
    ----------
    look
        The study's lookup.
    uncovered
        Names that the fonts of the report cannot print.
    """
    papers, language = look.papers, look.language
    words, n = language.words, len(papers)
    table = [
        _papers_check(look),
        *stated_below(look),
        _check(look, words["check_cut"], look.n_cut),
        _check(look, words["check_no_authors"], sum(not row["shown_byline"] for row in papers)),
    ]
    table += [
        _row(
            language.said("check_owner", name=printable(row["name"])),
            language.said("part_of", part=row["printed"], whole=row["papers"]),
            ok=row["printed"] == row["papers"],
        )
        for row in owner_printed(look)
    ]
    table += [
        _check(look, words["check_inferred"], sum(row["date_inferred"] for row in papers)),
        _check(look, words["check_no_year"], sum(row["year"] is None for row in papers)),
        *later_papers(look),
        _row(
            words["check_abstracts"],
            language.said("part_of", part=n - _missing(papers, "abstract"), whole=n),
            ok=not _missing(papers, "abstract"),
        ),
        _check(look, words["check_titles"], _missing(papers, "title")),
        _note(look, words["check_twice"], "N202"),
        _note(look, words["check_spellings"], "N203"),
        _check(look, words["check_several"], len(look.unsure)),
        _check(look, language.said("check_certainty", value=language.decimals(0.5, 1)), len(low_certainty(look))),
        *(_row(title, language.whole(count), ok=False) | {"english": True} for title, count in other_issues(look)),
        _check(look, words["check_fonts"], len(uncovered)),
    ]
    marked = code_marked(papers)
    if marked:
        table.append(_row(words["check_code"], language.whole(marked), ok=True))
    return [row for row in table if row["value"] != "0" or row["keep"]]


def later_papers(look: Lookup) -> list[Row]:
    """Row for papers dated after a reference date that was set; a part of a date that is missing counts as 1.

    Parameters
    ----------
    look
        The study's lookup.
    """
    as_of = look.study.settings.as_of
    if as_of is None:
        return []
    dates = [tuple(row[part] or 1 for part in ("year", "month", "day")) for row in look.papers if row["year"]]
    n_later = sum(when > (as_of.year, as_of.month, as_of.day) for when in dates)
    return [_check(look, look.language.said("check_later", date=look.language.day(as_of)), n_later)]


def code_marked(papers: list[Row]) -> int:
    """Papers that the source marks as having code.

    Parameters
    ----------
    papers
        Rows with ``extra``.

    Examples
    --------
    >>> code_marked([{"extra": '{"has_code": true}'}, {"extra": None}])
    1
    """
    return sum(bool(json.loads(row["extra"] or "{}").get("has_code")) for row in papers)


def other_issues(look: Lookup) -> list[tuple[str, int]]:
    """Kinds of issues without a row of their own, with how many there are.

    Parameters
    ----------
    look
        The study's lookup.
    """
    counts = Counter(look.study.corpus.issues["code"])
    return [
        (sentence_case(kind.title), counts[code])
        for code, kind in ISSUE_KINDS.items()
        if counts[code] and code not in _TOLD_ELSEWHERE
    ]


def stated_below(look: Lookup) -> list[Row]:
    """Rows for pages that state more papers than were read.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if len(look.study.corpus.profiles) < 2:
        return []
    return [
        _row(
            look.language.said("check_stated", name=printable(profile.owner)),
            look.language.whole(profile.n_papers),
            ok=True,
        )
        for profile in look.study.corpus.profiles
        if profile.n_papers is not None
    ]


def contradictions(profiles: tuple[Profile, ...]) -> list[str]:
    """Sentences on stated figures that cannot both be true; shown as stated, neither used.

    Parameters
    ----------
    profiles
        Headers of the profile pages.

    Examples
    --------
    >>> contradictions((Profile(owner="Ann", owner_id="a", source_file="f", h_index=116, n_citations=5694),))
    ['The page of Ann states an h-index of 116 and 5,694 citations. An h-index of 116 needs at least 13,456 citations, \
so both are shown as stated and neither is used.']
    >>> contradictions((Profile(owner="Ann", owner_id="a", source_file="f", h_index=2, n_citations=4),))
    []
    """
    found: list[str] = []
    for profile in profiles:
        h, cited = profile.h_index, profile.n_citations
        owner = printable(profile.owner)
        if h is not None and cited is not None and h * h > cited:
            found.append(
                f"The page of {owner} states an h-index of {h:,} and {count_of(cited, 'citation')}. An h-index of "
                f"{h:,} needs at least {h * h:,} citations, so both are shown as stated and neither is used."
            )
        elif h is not None and profile.n_papers is not None and h > profile.n_papers:
            found.append(
                f"The page of {owner} states an h-index of {h:,} and {count_of(profile.n_papers, 'paper')}. An h-index "
                "cannot exceed the number of papers, so both are shown as stated and neither is used."
            )
    return found


def stated_figures(profiles: tuple[Profile, ...]) -> list[str]:
    """What each page states about its owner, in one line.

    Parameters
    ----------
    profiles
        Headers of the profile pages.

    Examples
    --------
    >>> stated_figures((Profile(owner="Ann", owner_id="a", source_file="f", h_index=1, n_papers=1, novelty=45.0),))
    ['Stated by the page of Ann: h-index 1, 1 paper, novelty 45%.']
    """
    found: list[str] = []
    for profile in profiles:
        shown: list[tuple[float | None, Callable[[float], str]]] = [
            (profile.h_index, lambda n: f"h-index {n:,}"),
            (profile.n_papers, lambda n: count_of(int(n), "paper")),
            (profile.n_citations, lambda n: count_of(int(n), "citation")),
            (profile.novelty, lambda n: f"novelty {n:g}%"),
            (profile.ai_score, lambda n: f"AI score {n:g}"),
        ]
        parts = [words(value) for value, words in shown if value is not None]
        if parts:
            found.append(f"Stated by the page of {printable(profile.owner)}: {', '.join(parts)}.")
    return found


def uncovered_note(names: list[str]) -> str:
    """Sentence on names the fonts of the report cannot print; empty where there are none.

    Examples
    --------
    >>> uncovered_note([])
    ''
    >>> uncovered_note(["李 Wei"])[:79]
    'The fonts of the PDF cannot print one name: each missing letter is shown as □. '
    """
    if not names:
        return ""
    they = "It is" if len(names) == 1 else "They are"
    return (
        f"The fonts of the PDF cannot print {counted(len(names), 'name')}: each missing letter is shown as \u25a1. "
        f"{they} in full in report.html and the tables."
    )


def _papers_check(look: Lookup) -> Row:
    stated = [profile.n_papers for profile in look.study.corpus.profiles if profile.n_papers is not None]
    language, n = look.language, len(look.papers)
    label = language.said("check_read_stated", n=stated[0]) if len(stated) == 1 else language.words["check_read"]
    return _row(label, language.whole(n), ok=not stated or sum(stated) <= n)


def _note(look: Lookup, label: str, code: str) -> Row:
    count = int((look.study.corpus.issues["code"] == code).sum())
    return _row(label, look.language.whole(count), ok=True)


def _missing(papers: list[Row], column: str) -> int:
    return sum(not row[column] for row in papers)


def _check(look: Lookup, label: str, count: int) -> Row:
    return _row(label, look.language.whole(count), ok=count == 0)


def _row(label: str, value: str, *, ok: bool) -> Row:
    return {"ok": ok, "label": label, "value": value, "keep": True, "english": False}
