r"""Our own CSV: one paper a row, every field of a record in it, and nothing that a spreadsheet would run.

Lists are joined by ``"; "``; a semicolon inside an item is written ``\;``. Family names, ORCIDs and the like are lists
beside that of the authors, empty where no author has any.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import cast

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_count
from graphlab.sources.delimited import head_rows, read_rows
from graphlab.sources.input_source import InputSource
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record

SOURCE, KIND = "graphlab", "graphlab CSV"
# What spreadsheets take for the start of a formula, after OWASP's "CSV injection"; the last four are full-width.
FORMULA_STARTS = tuple("=+-@\t\n＝＋－＠")
_PARTS = ("family", "given", "suffix", "orcid", "external_id", "affiliation")
_AUTHOR_COLUMNS = tuple(f"author_{part}" for part in _PARTS)
HEADER = (
    "title", "authors", "authors_complete", "n_authors_stated", "year", "month", "day", "year_inferred", "venue", "doi",
    "url", "citations", "language", "categories", "abstract", *_AUTHOR_COLUMNS, "extra",
)  # fmt: skip
_NEEDED = {"title", "authors", "authors_complete", "year_inferred"}


def guarded(text: str) -> str:
    """Text with an apostrophe in front where a spreadsheet would take it for a formula; `unguarded` takes it away.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1"), guarded("On Trees"), unguarded(guarded("'=1"))
    ("'=1+1", "''=1", 'On Trees', "'=1")
    """
    return "'" + text if text.lstrip("'").startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """Text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


def joined(items: Sequence[str]) -> str:
    r"""Items as one cell; empty where all are.

    Examples
    --------
    >>> joined(["a;b", "c"]), split_list(joined(["a;b", "c"])), joined(["", ""])
    ('a\\;b; c', ['a;b', 'c'], '')
    """
    escaped = [item.replace("\\", "\\\\").replace(";", "\\;") for item in items]
    return "; ".join(escaped) if any(items) else ""


def split_list(text: str) -> list[str]:
    """Items of a cell that `joined` made."""
    if not text:
        return []
    items = [""]
    for piece in re.findall(r"\\.?|[^\\;]+|;", text, flags=re.DOTALL):
        if piece == ";":
            items.append("")
        else:
            items[-1] += piece.removeprefix("\\")
    return [items[0], *(item.removeprefix(" ") for item in items[1:])]


def paper_cells(record: Record) -> list[str]:
    """A record as cells under `HEADER`."""
    places = [PrintedAuthor(place) if isinstance(place, str) else place for place in record.byline]
    date = record.date
    cells = (
        record.title,
        joined([place.name for place in places]),
        "true" if record.byline_complete else "false",
        _number(record.n_authors_stated),
        _number(date.year),
        _number(date.month),
        _number(date.day),
        "true" if date.inferred else "false",
        record.venue,
        record.doi,
        record.url,
        _number(record.citations),
        record.language,
        joined(record.categories),
        record.abstract,
        *(joined([cast("str", getattr(place, part)) for place in places]) for part in _PARTS),
        json.dumps(dict(record.extra), ensure_ascii=False) if record.extra else "",
    )
    return [guarded(cell) for cell in cells]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def matches(head: str) -> bool:
    """Whether the text is a table with our columns."""
    table = head_rows(head)
    return table is not None and set(table[1][0].cells) >= _NEEDED


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers as they were written, also where a spreadsheet changed the delimiter or the order of the columns."""
    del settings
    return Reading(SOURCE, KIND, _items(source))


def _items(source: InputSource) -> Iterator[Record | Notice]:
    table = head_rows(source.head)
    assert table is not None  # noqa: S101 # `matches` has seen it
    delimiter, first = table
    decoded: list[Notice] = []
    rows = read_rows(source, header_line=first[0].line, delimiter=delimiter, notices=decoded)
    names = next(rows).cells
    for row in rows:
        cells = dict(zip(names, map(unguarded, row.cells), strict=False))
        yield _record(cells, row.line)
    yield from decoded


def _record(cells: dict[str, str], line: int) -> Record:
    names = split_list(cells.get("authors", ""))
    lists = [split_list(cells.get(column, "")) for column in _AUTHOR_COLUMNS]
    notices: tuple[Notice, ...] = ()
    if any(values and len(values) != len(names) for values in lists):
        notices = (Notice("W104", line, "the lists beside the authors have another length; only the names are taken"),)
        lists = [[] for _ in lists]
    parts = zip(*(values or [""] * len(names) for values in lists), strict=True)
    places = tuple(PrintedAuthor(name, *more) if any(more) else name for name, more in zip(names, parts, strict=True))
    year, month, day = (parse_count(cells.get(part, "")) for part in ("year", "month", "day"))
    return Record(
        line=line,
        title=cells.get("title", ""),
        abstract=cells.get("abstract", ""),
        byline=places,
        byline_complete=cells.get("authors_complete", "").lower() != "false",
        n_authors_stated=parse_count(cells.get("n_authors_stated", "")),
        date=PaperDate(year, month, day, cells.get("year_inferred", "").lower() == "true"),
        categories=tuple(split_list(cells.get("categories", ""))),
        venue=cells.get("venue", ""),
        doi=cells.get("doi", ""),
        url=cells.get("url", ""),
        citations=parse_count(cells.get("citations", "")),
        language=cells.get("language", ""),
        extra=_extra(cells.get("extra", "")),
        notices=notices,
    )


def _extra(text: str) -> dict[str, object]:
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {"extra": text}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {"extra": text}
