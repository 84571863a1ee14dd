"""A table of papers whose columns are known -> records: what each export calls its columns is data, this reads it."""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graphlab.errors import UnreadableInputError
from graphlab.sources.cells import parse_count, parse_date, parse_doi, parse_language, parse_list
from graphlab.sources.delimited import Row, head_rows, normal_name, read_rows
from graphlab.sources.input_source import InputSource
from graphlab.sources.latex import written_out
from graphlab.sources.markup import readable
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record

_NONE_WORDS = frozenset(
    {"na", "n/a", "nan", "none", "null", "-", "[no abstract available]", "[no author name available]"}
)
_SHOWN_COLUMNS = 12


class Places(NamedTuple):
    """The authors of one row: places in order, whether the list is whole, and what was noticed (code, message)."""

    authors: tuple[str | PrintedAuthor, ...]
    is_complete: bool = True
    n_stated: int | None = None
    noticed: tuple[tuple[str, str], ...] = ()


Cells = Mapping[str, str]


class Layout(NamedTuple):
    """What one kind of export calls its columns.

    Attributes
    ----------
    source, kind
        As in `Reading`.
    columns
        Field -> names of its column, normalised, the best first. Fields of `Record` (``title``, ``abstract``,
        ``venue``, ``doi``, ``url``, ``citations``, ``language``, ``year``, ``month``, ``day``, ``date``,
        ``categories``) and whatever ``byline`` asks for.
    extra
        Key in ``Record.extra`` -> names of its column.
    byline
        Authors of a row.
    signature
        Sets of column names: a table with all of one set is of this kind.
    how_to_export
        What to do where a column is missing.
    list_separator
        What stands between subjects.
    repeats
        Column that the export may repeat without naming it: surplus cells after it are left out.
    """

    source: str
    kind: str
    columns: Mapping[str, tuple[str, ...]]
    byline: Callable[[Cells], Places]
    signature: tuple[frozenset[str], ...]
    how_to_export: str
    extra: Mapping[str, tuple[str, ...]] = {}
    list_separator: str = ";"
    repeats: str = ""


class Header(NamedTuple):
    """Where a table begins: its line, the names of its columns as printed and normalised, and its delimiter."""

    line: int
    printed: tuple[str, ...]
    names: tuple[str, ...]
    delimiter: str


def find_header(head: str, layout: Layout) -> Header | None:
    """Header of a table of this kind among the first rows; nothing where the text is none."""
    table = head_rows(head)
    if table is None:
        return None
    delimiter, rows = table
    for row in rows:
        names = tuple(map(normal_name, row.cells))
        if any(signature <= set(names) for signature in layout.signature):
            return Header(row.line, tuple(row.cells), names, delimiter)
    return None


class Finder:
    """Cells of the columns a layout asks for, by field; of columns of one name, the first with something in it."""

    def __init__(self, names: Sequence[str], layout: Layout) -> None:
        self._places = _positions(names, layout.columns)
        self._extras = _positions(names, layout.extra)
        self.fields = frozenset(self._places)

    def fields_of(self, cells: Sequence[str]) -> dict[str, str]:
        """Field -> text of its cell."""
        return {field: _first(cells, places) for field, places in self._places.items()}

    def extras_of(self, cells: Sequence[str]) -> dict[str, object]:
        """Key -> text of its cell, for those that hold something."""
        return {key: text for key, places in self._extras.items() if (text := _first(cells, places))}


def _positions(names: Sequence[str], columns: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    found = {
        field: tuple(i for wanted in wants for i, name in enumerate(names) if name == wanted)
        for field, wants in columns.items()
    }
    return {field: places for field, places in found.items() if places}


def _first(cells: Sequence[str], places: tuple[int, ...]) -> str:
    for place in places:
        if place < len(cells):
            text = cells[place].strip()
            if text and text.lower() not in _NONE_WORDS:
                return text
    return ""


def _others(header: Header, layout: Layout) -> list[str]:
    """Columns that no field takes."""
    used = {name for names in layout.columns.values() for name in names}
    return [name for name in header.names if name not in used]


def missing_column(field: str, header: Header, layout: Layout) -> str:
    """One sentence: which column is missing, what was found instead, what may have been meant."""
    wanted = layout.columns.get(field, (field,))
    others = _others(header, layout)
    near = [name for want in wanted for name in difflib.get_close_matches(want, others, n=1, cutoff=0.6)]
    shown = ", ".join(f'"{name}"' for name in header.printed[:_SHOWN_COLUMNS])
    more = f" and {len(header.printed) - _SHOWN_COLUMNS} more" if len(header.printed) > _SHOWN_COLUMNS else ""
    meant = f'; did you mean "{header.printed[header.names.index(near[0])]}"?' if near else ""
    return f'{layout.kind}: no column for the {field} ("{wanted[0]}" expected); found {shown}{more}{meant}'


def _date(fields: Cells) -> PaperDate:
    date = parse_date(fields.get("date", ""))
    stated = parse_date(fields.get("year", ""))
    year = parse_count(fields.get("year", "")) or stated.year
    if year is None or not 1000 <= year <= 9999:
        return date if date.year or not stated.unread else stated
    if date.year == year:
        return date
    month = parse_date(f"{year} {fields['month']}").month if fields.get("month") else None
    month = month or parse_count(fields.get("month", ""))
    if month is None or not 1 <= month <= 12:
        return PaperDate(year)
    day = parse_count(fields.get("day", ""))
    return PaperDate(year, month, day if day is not None and 1 <= day <= 31 else None)


def record_from(
    fields: Cells, layout: Layout, *, line: int, extra: Mapping[str, object], notices: Sequence[Notice] = ()
) -> Record:
    """Record of one row.

    Parameters
    ----------
    fields
        Field of the layout -> text of its cell.
    layout
        Says how the authors are written and what separates subjects.
    line
        Line or number of the row.
    extra
        What goes into ``Record.extra``.
    notices
        What was noticed about the row.
    """
    places = layout.byline(fields)
    noticed = [Notice(code, line, message) for code, message in places.noticed]
    if not places.is_complete:
        noticed.append(Notice("W101", line, f"{len(places.authors)} names printed, then the list is cut"))
    doi = parse_doi(fields.get("doi", ""))
    return Record(
        line=line,
        title=written_out(readable(fields.get("title", ""))),
        abstract=written_out(readable(fields.get("abstract", ""))),
        byline=places.authors,
        byline_complete=places.is_complete,
        n_authors_stated=places.n_stated,
        date=_date(fields),
        categories=parse_list(fields.get("categories", ""), layout.list_separator),
        venue=readable(fields.get("venue", "")),
        doi=doi,
        url=fields.get("url", ""),
        citations=parse_count(fields.get("citations", "")),
        language=parse_language(fields.get("language", "")),
        extra=extra,
        notices=(*notices, *noticed),
    )


def _fitted(row: Row, header: Header, layout: Layout) -> tuple[Row, list[Notice]]:
    """Row with as many cells as the header, and what is wrong with it."""
    surplus = len(row.cells) - len(header.names)
    notices = [Notice("W104", row.line, "quotes do not balance; the row was split by guess")] if row.guessed else []
    if surplus > 0 and layout.repeats in header.names:
        at = header.names.index(layout.repeats) + 1
        return row._replace(cells=row.cells[:at] + row.cells[at + surplus :]), notices
    if surplus > 0 and any(cell.strip() for cell in row.cells[len(header.names) :]):
        what = f"{len(row.cells)} cells under {len(header.names)} columns; the last {surplus} are left out"
        notices.append(Notice("W104", row.line, what))
    elif surplus < 0 and len(row.cells) < len(header.names) - 1:
        what = f"{len(row.cells)} cells under {len(header.names)} columns; the others are taken as empty"
        notices.append(Notice("W104", row.line, what))
    return row, notices


def _tells_papers(header: Header, layout: Layout, finder: Finder) -> bool:
    """Whether rows tell papers without a title, by authors and DOI or abstract, and no column may be the title."""
    others = _others(header, layout)
    may_be_title = any(difflib.get_close_matches(want, others, n=1, cutoff=0.8) for want in layout.columns["title"])
    has_authors = any(name.startswith("author") for name in finder.fields)
    return has_authors and not may_be_title and bool(finder.fields & {"doi", "abstract"})


def header_notices(header: Header, layout: Layout, finder: Finder) -> Iterator[Notice]:
    """What is wrong with the header: no titles, no authors, or a column that is there twice.

    Raises
    ------
    UnreadableInputError
        If there is no column for the title, and others do not tell papers.
    """
    if "title" not in finder.fields:
        message = missing_column("title", header, layout)
        if not _tells_papers(header, layout, finder):
            raise UnreadableInputError(message, hint=layout.how_to_export)
        yield Notice("W107", header.line, f"{message}; {layout.how_to_export}")
    if not finder.fields & {name for name in layout.columns if name.startswith("author")}:
        yield Notice("W106", header.line, f"{missing_column('authors', header, layout)}. {layout.how_to_export}")
    used = {name for names in layout.columns.values() for name in names}
    for name in sorted({name for name in header.names if name in used and header.names.count(name) > 1}):
        printed = header.printed[header.names.index(name)]
        yield Notice("W104", header.line, f'column "{printed}" is there {header.names.count(name)} times')


def _items(source: InputSource, header: Header, layout: Layout) -> Iterator[Record | Notice]:
    finder = Finder(header.names, layout)
    yield from header_notices(header, layout, finder)
    decoded: list[Notice] = []
    rows = read_rows(source, header_line=header.line, delimiter=header.delimiter, notices=decoded)
    next(rows, None)
    for row in rows:
        if not any(cell.strip() for cell in row.cells) or tuple(row.cells) == header.printed:
            continue  # files joined together repeat the header
        fitted, notices = _fitted(row, header, layout)
        fields, extra = finder.fields_of(fitted.cells), finder.extras_of(fitted.cells)
        yield record_from(fields, layout, line=row.line, extra=extra, notices=notices)
    yield from decoded


def read_table(source: InputSource, layout: Layout) -> Reading:
    """Records of a table of a known kind, row by row.

    Raises
    ------
    UnreadableInputError
        If the table has no header of this kind.
    """
    header = find_header(source.head, layout)
    if header is None:
        msg = f"{source.name}: no header of {layout.kind}"
        raise UnreadableInputError(msg, hint=layout.how_to_export)
    return Reading(source=layout.source, kind=layout.kind, items=_named(_items(source, header, layout), source.name))


def _named(items: Iterator[Record | Notice], name: str) -> Iterator[Record | Notice]:
    """Items; errors in them begin with the name of the file."""
    try:
        yield from items
    except UnreadableInputError as error:
        message = str(error) if str(error).startswith(name) else f"{name}: {error}"
        raise UnreadableInputError(message, hint=error.hint) from error
