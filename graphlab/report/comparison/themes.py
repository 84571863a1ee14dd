"""Sentences on themes that take a larger or smaller share in B than in A."""

from graphlab.report.comparison.view import View, is_clear
from graphlab.report.facts.lookup import Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import (
    count_of,
    how_many,
    inside_sentence,
    is_or_are,
    listing,
    number_word,
    sentence_case,
)

TOLD = 3  # themes named for each verdict; the rest stands in the table
FEWEST = 2


def themes_finding(view: View) -> Finding | None:
    """Finding on themes that grew, shrank, are new or gone, or set two sides apart.

    Parameters
    ----------
    view
        The comparison.
    """
    if not view.themes:
        return None
    more, less = (_with(view, f"higher in {side}") for side in "BA")
    new, gone = (_with(view, f"only in {side}") for side in "BA")
    told = [*_shares(view, more), *_shares(view, less), *_one_sided(view, new, side=1), *_one_sided(view, gone, side=0)]
    sentences = [*told, *_added(view), _rests_on(view)]
    lead = _lead((more, less), (new, gone)) if view.is_ordered else _lead_apart(view)
    return Finding(key="themes", lead=lead, sentences=tuple(sentences))


def _with(view: View, verdict: str) -> list[Row]:
    return [row for row in view.themes if row["verdict"] == verdict]


def _lead_apart(view: View) -> str:
    n = sum(is_clear(row) for row in view.themes)
    if not n:
        return "No theme clearly sets them apart."
    return f"{sentence_case(number_word(n))} {'theme sets' if n == 1 else 'themes set'} them apart."


def _lead(shares: tuple[list[Row], list[Row]], one_sided: tuple[list[Row], list[Row]]) -> str:
    groups = (*shares, *one_sided)
    are = [f"{is_or_are(len(rows))} {word}" for rows, word in zip(one_sided, ("new", "gone"), strict=True)]
    told = [(len(rows), word) for rows, word in zip(groups, ("grew", "shrank", *are), strict=True) if rows]
    if not told:
        return "No theme clearly grew or shrank."
    (n, verb), *rest = told
    more = "".join(f", {how_many(count)} {word}" for count, word in rest)
    return f"{sentence_case(number_word(n))} {'theme' if n == 1 else 'themes'} {verb}{more}."


def _shares(view: View, themes: list[Row]) -> list[Sentence]:
    found = sorted(themes, key=lambda row: -abs(row["difference"]))[:TOLD]
    return [
        Sentence(
            text=f"{row['shown']}{_way(view, row)} ({points(row['difference'])} points, "
            f"{points(row['low'])} to {points(row['high'])}).",
            evidence=_cells(row, "papers_a", "share_a", "papers_b", "share_b", "difference", "low", "high"),
        )
        for row in found
    ]


def _way(view: View, row: Row) -> str:
    if not view.is_ordered:
        return f": {_share(row, view, 0)} {view.at(0)}, {_share(row, view, 1)} {view.at(1)}"
    verb = "rose" if row["share_b"] >= row["share_a"] else "fell"
    return f" {verb} from {_share(row, view, 0)} to {_share(row, view, 1)}"


def _share(row: Row, view: View, side: int) -> str:
    end, whole = "ab"[side], view.n_papers[side]
    return f"{row[f'papers_{end}']:,} of {count_of(whole, 'paper')} ({percent(row[f'share_{end}'])})"


def _one_sided(view: View, themes: list[Row], *, side: int) -> list[Sentence]:
    """Sentence on themes that only one side has."""
    if not themes:
        return []
    end = "ab"[side]
    named = [f"{inside_sentence(row['shown'])} ({row[f'papers_{end}']:,})" for row in themes[:TOLD]]
    rest = [f"{len(themes) - TOLD:,} more"] if len(themes) > TOLD else []
    lead = ("Gone", "New")[side] if view.is_ordered else f"Only {view.at(side)}"
    cells = tuple(cell for row in themes for cell in _cells(row, "papers_a", "papers_b"))
    return [Sentence(text=f"{lead}, with their papers: {listing(named + rest)}.", evidence=cells)]


def _added(view: View) -> tuple[Sentence, ...]:
    """Theme with most papers that only B has."""
    most = max((row["gained"] for row in view.themes), default=0)
    best = [row for row in view.themes if row["gained"] == most]
    if not view.is_ordered or most < FEWEST or len(best) > 2:
        return ()
    labels = listing([inside_sentence(row["shown"]) for row in best])
    each = " each" if len(best) > 1 else ""
    n_new = view.only("papers")[1]
    text = f"Most of the new papers are on {labels} ({most:,} of {n_new:,})."
    if 2 * most <= n_new:
        text = f"More new papers are on {labels} than on any other theme ({most:,} of {n_new:,}{each})."
    return (Sentence(text=text, evidence=tuple(cell for row in best for cell in _cells(row, "gained"))),)


def _rests_on(view: View) -> Sentence:
    """What the test compared, and that the other themes may differ by chance."""
    cells = tuple(cell for row in view.themes for cell in _cells(row, "low", "high"))
    if not view.tested:
        return Sentence(text="Both sides have the same papers, so no share can differ.", evidence=cells)
    unclear = sum(not is_clear(row) for row in view.themes)
    if unclear == len(view.themes):
        text = f"Each theme's 95% interval of the difference holds 0, so any difference may be chance: {view.tested}."
        return Sentence(text=text, evidence=cells)
    verb = "holds" if unclear == 1 else "hold"
    rest = (
        f"; {unclear:,} of {len(view.themes):,} {verb} 0, so that there the difference may be chance" if unclear else ""
    )
    return Sentence(text=f"Points are those of {view.tested}, with 95% intervals{rest}.", evidence=cells)


def _cells(row: Row, *columns: str) -> tuple[Evidence, ...]:
    return tuple(Evidence("themes", row["id"], column, row[column]) for column in columns)


def percent(share: float) -> str:
    """Share in percent, never rounded to none or all where it is not.

    Parameters
    ----------
    share
        Share, 0 to 1.

    Examples
    --------
    >>> percent(0.234), percent(0.0), percent(0.001), percent(0.999), percent(1.0)
    ('23%', '0%', '<1%', '>99%', '100%')
    """
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 < share < 1 else f"{100 * share:.0f}%"


def points(value: float) -> str:
    """Difference of shares in percentage points, with its sign.

    Parameters
    ----------
    value
        Difference, -1 to 1.

    Examples
    --------
    >>> points(0.124), points(-0.3), points(0.001)
    ('+12', '−30', '0')
    """
    whole = round(100 * value)
    return f"+{whole}" if whole > 0 else str(whole).replace("-", "\N{MINUS SIGN}")
