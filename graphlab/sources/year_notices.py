"""What to say of papers whose year cannot be read though something stands in its place."""

import re
from collections.abc import Iterator, Sequence

from graphlab.sources.records import Notice, PaperDate

_SHOWN = 40
_NOT_YET = re.compile(
    r"(?:manuscript |article |paper |currently |still )?(?:in[ -]?press|in[ -]?print|forthcoming|to[ -]appear|accepted"
    r"|submitted|under review|in[ -]review|in preparation|unpublished|(?:online |epub |published )?ahead of print"
    r"|online first|first online|early access|preprint|im druck|im erscheinen|erscheint|sous presse|à paraître"
    r"|en prensa|no prelo|in stampa|в печати|待刊|印刷中)\b.*",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"n\.? ?d|s\.? ?[da]|o\.? ?[jd]|sin fecha|no (?:date|year)|without date|undated|sine (?:anno|dato)|unknown"
    r"|ohne jahr|sans date|n/?a|none|null|nan|tba|tbd|0+(?:[-/]0+)*|[-–—?./]+",
    re.IGNORECASE,
)


def _is_no_date(text: str) -> bool:
    return _NO_DATE.fullmatch(text.strip(" []().{}")) is not None or not text.strip(" []().{}")


def year_notices(dates: Sequence[PaperDate], lines: Sequence[int]) -> Iterator[tuple[int, Notice]]:
    """Number of the record, counted from 0, and what stands where its year should be.

    Parameters
    ----------
    dates
        Dates of the records.
    lines
        Where each record begins.

    Yields
    ------
    tuple of int and Notice
        W115 where the text is no year; N211 where it says that there is none yet, or none at all.

    Examples
    --------
    >>> dates = [PaperDate(2020), PaperDate(unread="20x4"), PaperDate(), PaperDate(unread="in press")]
    >>> [(row, notice.code, notice.message) for row, notice in year_notices(dates, [1, 5, 9, 13])]
    [(1, 'W115', 'year "20x4" cannot be read'), (3, 'N211', 'year "in press": not published yet')]
    """
    if not any(date.unread for date in dates):
        return
    for row, (date, line) in enumerate(zip(dates, lines, strict=True)):
        if date.unread and date.year is None:
            yield row, _notice(date.unread, line)


def _notice(unread: str, line: int) -> Notice:
    text = " ".join(unread.split())
    shown = f"{text[: _SHOWN - 3]}..." if len(text) > _SHOWN else text
    if _NOT_YET.fullmatch(text.strip(" []().{}")):
        return Notice("N211", line, f'year "{shown}": not published yet')
    if _is_no_date(text):
        return Notice("N211", line, f'year "{shown}": the source knows none')
    return Notice("W115", line, f'year "{shown}" cannot be read')
