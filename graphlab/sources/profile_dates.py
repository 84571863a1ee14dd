"""The year of dates printed without one, inferred from the page and never from the clock."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date

from graphlab.sources.paper_header import PaperHeader
from graphlab.sources.records import Notice, PaperDate


def copying_year(dates: Iterable[PaperDate], *, hint: int | None = None) -> int | None:
    """Year in which a page was copied: the year of its dates that are printed without one.

    Parameters
    ----------
    dates
        All dates of the page.
    hint
        The year, if the user gives it.

    Returns
    -------
    int or None
        The hint, else the first year later than every printed one, else None.

    Notes
    -----
    The site prints the year of a date except in the current year. So every printed year is earlier than the year of
    copying, and the least such year is the one that assumes least. Where the 29th of February is printed without a
    year, the least such leap year.

    Examples
    --------
    >>> copying_year([PaperDate(2025, 12, 11), PaperDate(None, 2, 5)])
    2026
    >>> copying_year([PaperDate(None, 2, 5)]) is None
    True
    """
    if hint is not None:
        return hint
    known = list(dates)
    years = [item.year for item in known if item.year is not None]
    if not years:
        return None
    year = max(years) + 1
    if any((item.year, item.month, item.day) == (None, 2, 29) for item in known):
        while not isleap(year):
            year += 1
    return year


def dated(header: PaperHeader, *, year: int | None, is_hint: bool) -> tuple[PaperDate, tuple[Notice, ...]]:
    """Date of a paper, its year filled in where the page prints none, and what is to be said about it.

    Examples
    --------
    >>> from graphlab.sources.paper_header import parse_paper_header
    >>> dated(parse_paper_header("LGFeb 5"), year=2026, is_hint=False)[0][:4]
    (2026, 2, 5, True)
    """
    line, printed = header.start + 1, header.printed_date
    notices: list[Notice] = []
    if not header.date_is_valid:
        notices.append(Notice("W104", line, f'date "{printed}" cannot be; the impossible part is left out'))
    if not printed:
        return header.date, (Notice("W103", line, "no date is printed"),)
    if header.date.year is not None or header.date == PaperDate():
        return header.date, tuple(notices)
    if year is None:
        notices.append(Notice("W103", line, f'date "{printed}" has no year, and no other date of the page tells it'))
        return header.date, tuple(notices)
    if not is_hint:
        notices.append(Notice("W102", line, f'date "{printed}" has no year; taken as {year} (--year-hint to change)'))
    return _existing(header.date._replace(year=year, inferred=True)), tuple(notices)


def _existing(parsed: PaperDate) -> PaperDate:
    try:
        date(parsed.year or 1, parsed.month or 1, parsed.day or 1)
    except ValueError:
        return parsed._replace(day=None)
    return parsed
