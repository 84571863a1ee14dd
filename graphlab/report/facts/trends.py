"""Findings about themes over time: the largest, the one that leads now, the one that has peaked."""

from collections.abc import Mapping

from graphlab.report.facts.headline import recent_themes
from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import (
    count_of,
    counted,
    inside_sentence,
    is_or_are,
    listing,
    number_word,
    portion,
    sentence_case,
)

LEAST_PAPERS = 3
LEAST_YEARS = 4
LATE_YEARS = 3


def largest_theme(look: Lookup) -> Finding | None:
    """Finding on the largest theme, how recent it is, and on a theme that has peaked.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if len(look.themes) < 2:
        return None
    top = [row for row in look.themes if row["n_papers"] == look.themes[0]["n_papers"]]
    cells = tuple(Evidence("themes", row["theme_id"], "n_papers", row["n_papers"]) for row in top)
    n = top[0]["n_papers"]
    total = len(look.papers)
    if len(top) > 1:
        labels = listing([inside_sentence(row["label"]) for row in top])
        lead = f"{sentence_case(number_word(len(top)))} themes are equally large."
        text = f"Of {count_of(total, 'paper')}, {labels} hold {n:,} each."
    else:
        lead = f"Largest theme: {inside_sentence(top[0]['label'])}."
        text = f"It holds {n:,} of {count_of(total, 'paper')}{_late_clause(look, top[0])}."
    sentences = (Sentence(text=text, evidence=cells), *peak(look, besides={row["theme_id"] for row in top}))
    return Finding(key="largest_theme", lead=lead, sentences=sentences)


def current_theme(look: Lookup) -> Finding | None:
    """Finding on the theme with most papers in the last two years.

    Parameters
    ----------
    look
        The study's lookup.
    """
    since, counts = recent_themes(look)
    if since is None or len(look.themes) < 2 or not counts:
        return None
    most, total = max(counts.values()), sum(counts.values())
    best = [theme for theme, n in counts.items() if n == most]
    if most < LEAST_PAPERS or len(best) > 2:
        return None
    papers = look.papers_of(lambda row: (row["year"] or 0) >= since and row["theme_id"] in best)
    cells = tuple(
        Evidence("theme_years", f"{row['theme_id']}; {row['year']}", "papers", row["papers"])
        for row in look.theme_years
        if row["theme_id"] in best and row["year"] >= since and row["papers"]
    )
    labels = [look.theme[theme]["label"] for theme in best]
    if len(best) == 2:
        lead = f"Leading themes since {since}: {listing([inside_sentence(label) for label in labels])}."
        text = f"They hold {most:,} each of the {count_of(total, 'paper')} since then."
        return Finding(key="current_theme", lead=lead, sentences=(Sentence(text=text, evidence=cells, papers=papers),))
    text = f"It holds {portion(most, total)} papers since then{_people_clause(look, papers)}."
    lead = f"Leading theme since {since}: {inside_sentence(labels[0])}."
    return Finding(key="current_theme", lead=lead, sentences=(Sentence(text=text, evidence=cells, papers=papers),))


def peak(look: Lookup, *, besides: set[int]) -> tuple[Sentence, ...]:
    """Sentence on the theme with the clearest peak before the last two years; nothing where there is none.

    Parameters
    ----------
    look
        The study's lookup.
    besides
        Themes spoken of already.
    """
    since, _ = recent_themes(look)
    if since is None:
        return ()
    found = [(n, theme, year) for theme in look.theme if theme not in besides for n, year in _peak_of(look, theme)]
    found = [item for item in found if item[2] < since]
    if not found:
        return ()
    n, theme, year = min(found, key=lambda item: (-item[0], item[1]))
    papers = look.papers_of(lambda row: row["theme_id"] == theme and row["year"] == year)
    cells = (Evidence("theme_years", f"{theme}; {year}", "papers", n),)
    text = f"{look.theme[theme]['label']} peaked in {year} with {counted(n, 'paper')}."
    return (Sentence(text=text, evidence=cells, papers=papers),)


def late_words(late: int, n: int, since: int) -> str:
    """Clause on how many of a theme's papers are recent.

    Examples
    --------
    >>> late_words(0, 12, 2024), late_words(1, 12, 2024), late_words(12, 12, 2024)
    ('; none is from 2024 or later', '; 1 of the 12 is from 2024 or later', '; all 12 are from 2024 or later')
    """
    verb = is_or_are(late)
    return f"; none {verb} from {since} or later" if late == 0 else f"; {portion(late, n)} {verb} from {since} or later"


def _late_clause(look: Lookup, theme: Row) -> str:
    first, last = look.years
    if first is None or last is None or last - first + 1 < LEAST_YEARS or theme["n_papers"] < LEAST_PAPERS:
        return ""
    since = last - LATE_YEARS + 1
    late = look.papers_of(lambda row: row["theme_id"] == theme["theme_id"] and (row["year"] or 0) >= since)
    return late_words(len(late), theme["n_papers"], since)


def _peak_of(look: Lookup, theme: int) -> list[tuple[int, int]]:
    """Papers and year of a theme's one highest year, if it is one year and holds enough papers."""
    years: Mapping[int, int] = {row["year"]: row["papers"] for row in look.theme_years if row["theme_id"] == theme}
    most = max(years.values(), default=0)
    top = [year for year, n in years.items() if n == most]
    return [(most, top[0])] if most >= LEAST_PAPERS and len(top) == 1 else []


def _people_clause(look: Lookup, papers: tuple[str, ...]) -> str:
    """People on most of these papers, where a few of them stand out."""
    counts: dict[str, int] = {}
    for paper in papers:
        for author in look.bylines.get(paper, frozenset()):
            counts[author] = counts.get(author, 0) + 1
    named = [(counts[row["author_id"]], row["shown"]) for row in look.collaborators if row["author_id"] in counts]
    most = max((n for n, _ in named), default=0)
    best = [name for n, name in named if n == most]
    if most < 2 or len(best) > 3:
        return ""
    each = " each" if len(best) > 1 else ""
    return f", most often with {listing(best)} ({most:,}{each})"
