"""Small drawings inside the page's text and tables, as SVG: theme marks, year bars, year strips."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import Any

from markupsafe import Markup

GREY = "#5b6875"
LEAST_TOP = 3  # a theme with one paper a year must not look as busy as one with three
MOST_DOTTED_YEARS = 30


def mark(marker: str, colour: str) -> Markup:
    """Mark of a theme: the shape and colour it has in every figure.

    Parameters
    ----------
    marker
        Shape, as matplotlib names it.
    colour
        Colour, or empty for none.

    Examples
    --------
    >>> str(mark("o", "#1E5CA3"))
    '<svg class="mark" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="#1E5CA3"/></svg>'
    """
    inside = Markup('<circle cx="5" cy="5" r="5" fill="{}"/>').format(colour or GREY)
    if marker != "o":
        inside = Markup('<polygon points="{}" fill="{}"/>').format(_corners(marker), colour or GREY)
    return Markup('<svg class="mark" viewBox="0 0 10 10" aria-hidden="true">{}</svg>').format(inside)


def bars(card: Mapping[str, Any], *, years: Sequence[int], words: str = "Papers by year: {years}") -> Markup:
    """Papers of a theme by year as bars.

    Parameters
    ----------
    card
        Card of the theme, with ``bars`` (pairs of year and papers) and ``colour``.
    years
        First and last year of the report.
    words
        Alternative text, with a place for the years and their papers.
    """
    if not card["bars"]:
        return Markup("")
    first, last = years
    step = 100 / (last - first + 1)
    most = max(LEAST_TOP, *(n for _, n in card["bars"]))
    drawn = Markup("").join(
        Markup('<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" fill="{}"/>').format(
            (year - first) * step + step * 0.1, 20 - 20 * n / most, step * 0.8, 20 * n / most, card["colour"]
        )
        for year, n in card["bars"]
    )
    told = "; ".join(f"{year}: {n}" for year, n in card["bars"])
    return Markup(
        '<svg class="bars" viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label="{}">'
        '{}<line x1="0" x2="100" y1="19.8" y2="19.8" stroke="#d5dbe1" stroke-width=".6"/></svg>'
    ).format(words.format(years=told), drawn)


def strip(row: Mapping[str, Any], *, years: Sequence[int], words: str = "Papers by year: {years}") -> Markup:
    """Years of a person as dots; the area of a dot grows with the papers of that year.

    Parameters
    ----------
    row
        Row of the table of collaborators, with ``years``.
    years
        First and last year of the report.
    words
        Alternative text, with a place for the years and their papers.
    """
    if not row["years"]:
        return Markup("")
    first, last = years
    span = max(1, last - first)
    ticks = range(first, last + 1) if span < MOST_DOTTED_YEARS else ()
    points = [Markup('<circle cx="{:.1f}" cy="5" r=".5" fill="#aeb8c2"/>').format(_x(y, first, span)) for y in ticks]
    dots = [
        Markup('<circle cx="{:.1f}" cy="5" r="{:.2f}" fill="{}"/>').format(
            _x(dot["year"], first, span), 0.4 + 1.6 * sqrt(min(dot["n"], 6)), dot["colour"] or GREY
        )
        for dot in row["years"]
    ]
    told = "; ".join(f"{dot['year']}: {dot['n']}" for dot in row["years"])
    return Markup('<svg class="strip" viewBox="0 0 80 10" role="img" aria-label="{}">{}</svg>').format(
        words.format(years=told), Markup("").join([*points, *dots])
    )


def _x(year: int, first: int, span: int) -> float:
    return 5 + 70 * (year - first) / span


def _corners(marker: str) -> str:
    """Corners of a shape in a box of ten by ten."""
    if marker in {"P", "X"}:
        cross = [
            (-2, -5),
            (2, -5),
            (2, -2),
            (5, -2),
            (5, 2),
            (2, 2),
            (2, 5),
            (-2, 5),
            (-2, 2),
            (-5, 2),
            (-5, -2),
            (-2, -2),
        ]
        turn = pi / 4 if marker == "X" else 0.0
        points = [(x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in cross]
    else:
        sides, turn, inner = {
            "s": (4, pi / 4, 1.0), "D": (4, 0.0, 1.0), "^": (3, 0.0, 1.0), "v": (3, pi, 1.0), "p": (5, 0.0, 1.0),
            "h": (6, 0.0, 1.0), "*": (10, 0.0, 0.42),
        }[marker]  # fmt: skip
        radii = [5 * (inner if i % 2 else 1.0) for i in range(sides)]
        size = 1.25 if marker == "s" else 1.0
        angles = [turn - pi / 2 + 2 * pi * i / sides for i in range(sides)]
        points = [(size * r * cos(a), size * r * sin(a)) for r, a in zip(radii, angles, strict=True)]
    return " ".join(f"{5 + x:.2f},{5 + y:.2f}" for x, y in points)
