"""How the themes moved over the years: which grew, which terms are new; nothing that chance explains."""

import re

from graphlab.figures.streams import LEAST_IN_WINDOW
from graphlab.report.facts.lookup import Lookup, Row, rows
from graphlab.report.facts.sentences import Evidence, Sentence
from graphlab.report.facts.words import listing, number_word, printable

LEAST_YEARS = 5
LEAST_PAPERS = 30
SHOWN_THEMES = 2
SHOWN_TERMS = 5


def is_told(look: Lookup) -> bool:
    """Whether there are themes, years and papers enough to speak of movement.

    Parameters
    ----------
    look
        The study's lookup.
    """
    first, last = look.years
    dated = sum(row["year"] is not None for row in look.papers)
    return (
        len(look.themes) > 1
        and first is not None
        and last is not None
        and last - first + 1 >= LEAST_YEARS
        and dated >= LEAST_PAPERS
    )


def movement(look: Lookup) -> tuple[Sentence, ...]:
    """Sentences on the themes and terms that rose or fell.

    Parameters
    ----------
    look
        The study's lookup.
    """
    return (*_theme_sentences(look), *_term_sentences(look)) if is_told(look) else ()


def gain_words(label: str, slope: float, *, interval: tuple[float, float]) -> str:
    """Sentence on a theme whose share of the papers rose or fell.

    Examples
    --------
    >>> gain_words("Data centers", 0.065, interval=(0.03, 0.1))
    'Data centers gained 6.5 points of the share of papers per year (95% interval 3.0 to 10.0).'
    >>> gain_words("Cloud", -0.079, interval=(-0.12, -0.038))
    'Cloud lost 7.9 points of the share of papers per year (95% interval 3.8 to 12.0).'
    """
    verb = "gained" if slope > 0 else "lost"
    ends = sorted(abs(end) for end in interval)
    span = f"{100 * ends[0]:.1f} to {100 * ends[1]:.1f}"
    return f"{label} {verb} {100 * abs(slope):.1f} points of the share of papers per year (95% interval {span})."


def term_words(terms: list[str], *, more: int, emerging: bool) -> str:
    """Sentence on terms used more, or less, as the years go by.

    Examples
    --------
    >>> term_words(["speculative decoding"], more=0, emerging=True)
    'The term speculative decoding is used in a growing share of papers.'
    >>> term_words(["ice", "snow"], more=3, emerging=False)
    'The terms ice, snow and three more are used in a shrinking share of papers.'
    """
    change = "growing" if emerging else "shrinking"
    named = listing([*terms, f"{number_word(more)} more"] if more else terms)
    noun, verb = ("term", "is") if len(terms) + more == 1 else ("terms", "are")
    return f"The {noun} {named} {verb} used in a {change} share of papers."


def without_parts(terms: list[str]) -> list[str]:
    """Terms without those whose words are all in another one, and without repetitions.

    Examples
    --------
    >>> without_parts(["large language models", "language", "Goos", "ice", "Goos-Hanchen", "Hanchen", "Ice"])
    ['large language models', 'ice', 'Goos-Hanchen']
    """
    words = [frozenset(re.split(r"[\s-]+", term.casefold())) for term in terms]
    return [
        term
        for place, term in enumerate(terms)
        if not any(words[place] < other for other in words) and words[place] not in words[:place]
    ]


def movement_caption(look: Lookup) -> Row:
    """Caption of the figure of shares.

    Parameters
    ----------
    look
        The study's lookup.
    """
    parts = ["A band is a theme’s share of the papers of a year."]
    counts: dict[int, int] = {}
    for row in look.papers:
        if row["year"] is not None:
            counts[row["year"]] = counts.get(row["year"], 0) + 1
    if min(counts.get(year, 0) for year in range(min(counts), max(counts) + 1)) < LEAST_IN_WINDOW:
        window = number_word(LEAST_IN_WINDOW)
        parts.append(
            f"A year with fewer than {window} papers shows those around it too; its own share and interval are in "
            "tables/theme_years.csv."
        )
    part = look.study.part_year
    if part is not None and part == look.years[1]:
        parts.append(f"{part} is incomplete.")
    return {"lead": look.language.words["lead_movement"], "text": " ".join(parts)}


def movement_alt(look: Lookup) -> str:
    """Alternative text of the figure: first and last shares of each theme.

    Parameters
    ----------
    look
        The study's lookup.
    """
    said: list[str] = []
    for theme in look.themes:
        own = [row for row in look.theme_years if row["theme_id"] == theme["theme_id"]]
        if own:
            first, last = (f"{row['share']:.0%} in {row['year']}" for row in (own[0], own[-1]))
            said.append(f"{theme['label']}, {first}, {last}")
    return f"Share of each theme in the papers of a year. {'; '.join(said)}."


def _theme_sentences(look: Lookup) -> list[Sentence]:
    table = rows(look.study.theme_trends)
    moved = [row for row in table if row["direction"] != "no clear trend"]
    if not moved:
        text = "No theme’s share of the papers rose or fell by more than chance allows."
        least = min(table, key=lambda row: (row["p_adjusted"], row["theme_id"]))
        return [Sentence(text=text, evidence=_cells("theme_trends", "theme_id", least, "p_adjusted"))]
    moved.sort(key=lambda row: (-abs(row["slope"]), row["theme_id"]))
    growing = [row for row in moved if row["slope"] > 0][:SHOWN_THEMES]
    shrinking = [row for row in moved if row["slope"] < 0][:SHOWN_THEMES]
    return [
        Sentence(
            text=gain_words(
                look.theme[row["theme_id"]]["label"], row["slope"], interval=(row["slope_low"], row["slope_high"])
            ),
            evidence=_cells("theme_trends", "theme_id", row, "slope", "slope_low", "slope_high"),
        )
        for row in (*growing, *shrinking)
    ]


def _term_sentences(look: Lookup) -> list[Sentence]:
    table = rows(look.study.term_trends)
    told: list[Sentence] = []
    for word in ("emerging", "fading"):
        own = [row for row in table if row["direction"] == word]
        own.sort(key=lambda row: (row["p_adjusted"], -abs(row["z"]), -len(row["term"].split()), row["term"]))
        names = without_parts([printable(row["term"]) for row in own])
        named = [row for row in own if printable(row["term"]) in names[:SHOWN_TERMS]]
        cells = tuple(cell for row in named for cell in _cells("term_trends", "term", row, "p_adjusted"))
        if names:
            more = max(0, len(names) - SHOWN_TERMS)
            text = term_words(names[:SHOWN_TERMS], more=more, emerging=word == "emerging")
            told.append(Sentence(text=text, evidence=cells))
    if told or not table:
        return told
    least = min(table, key=lambda row: (row["p_adjusted"], row["term"]))
    text = "No common term rose or fell by more than chance lets one of so many."
    return [Sentence(text=text, evidence=_cells("term_trends", "term", least, "p_adjusted"))]


def _cells(table: str, key: str, row: Row, *columns: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(table, row[key], column, row[column]) for column in columns)
