"""Delimited text -> rows with their line numbers: encoding, dialect, and quotes that do not balance."""

import csv
import io
import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from graphlab.errors import UnreadableInputError
from graphlab.sources.input_source import HEAD_BYTES, InputSource
from graphlab.sources.records import Notice
from graphlab.sources.text import MARKS, cleaned, is_chinese

DELIMITERS = (",", ";", "\t", "|")
# A longer line is no row of a table.
MAX_LINE = 16 * 1024 * 1024
# A row spreads over so many lines at most; after _DOUBT of them, lines that are whole rows end it.
_MAX_ROW_LINES, _DOUBT = 2000, 8
_HEAD_ROWS = 8
# Characters that are read and looked at together.
_BLOCK = 1 << 16
_UNDECODED = re.compile("[\udc80-\udcff]")
_SEP_LINE = re.compile(r"sep=(.)", re.IGNORECASE)


class Row(NamedTuple):
    """One row: its cells, the line it begins on, and whether its quotes had to be guessed."""

    line: int
    cells: list[str]
    guessed: bool = False


class Numbered(NamedTuple):
    """A line of text with its number from 1."""

    number: int
    text: str


def split_line(text: str, delimiter: str) -> list[str]:
    r"""Cells of a row; a quote closes a cell only in front of a delimiter or the end, so that stray quotes stay.

    Examples
    --------
    >>> split_line('"The "New" Normal, again",2014', ",")
    ['The "New" Normal, again', '2014']
    """
    cells: list[str] = []
    start = 0
    while start <= len(text):
        end = _closing_quote(text, start + 1, delimiter) if text.startswith('"', start) else -1
        if end >= 0:
            cells.append(text[start + 1 : end].replace('""', '"'))
            start = end + 2
            continue
        end = text.find(delimiter, start)
        end = len(text) if end < 0 else end
        cells.append(text[start:end])
        start = end + 1
    return cells


def _closing_quote(text: str, start: int, delimiter: str) -> int:
    index = text.find('"', start)
    while index >= 0:
        following = text[index + 1 : index + 2]
        if following == '"' and text[index + 2 : index + 3] != "":
            index = text.find('"', index + 2)
            continue
        if following in {"", delimiter}:
            return index
        index = text.find('"', index + 1)
    return -1


def _parsed(text: str, delimiter: str) -> list[str]:
    if '"' not in text:
        return text.split(delimiter)
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:  # a field over the module's limit
        return split_line(text, delimiter)


class _Rows:
    """Rows of a table, a few lines ahead of what was handed out."""

    def __init__(self, lines: Iterable[Numbered], delimiter: str, n_columns: int | None = None) -> None:
        self._lines = iter(lines)
        self._delimiter = delimiter
        self.n_columns = n_columns
        self._waiting: deque[Numbered] = deque()

    def _next(self) -> Numbered | None:
        return self._waiting.popleft() if self._waiting else next(self._lines, None)

    def _is_whole(self, text: str) -> bool:
        return text.count('"') % 2 == 0 and self.n_columns == len(_parsed(text, self._delimiter))

    def __iter__(self) -> Iterator[Row]:
        while (first := self._next()) is not None:
            if not first.text.strip():
                continue
            yield self._single(first) if first.text.count('"') % 2 == 0 else self._spread(first)

    def _single(self, line: Numbered) -> Row:
        cells = _parsed(line.text, self._delimiter)
        if self.n_columns is None or len(cells) == self.n_columns or '"' not in line.text:
            return Row(line.number, cells)
        return self._repaired(line.number, line.text, cells)

    def _repaired(self, number: int, text: str, cells: list[str]) -> Row:
        lenient = split_line(text, self._delimiter)
        assert self.n_columns is not None  # noqa: S101 # asked only where the header is known
        if abs(len(lenient) - self.n_columns) < abs(len(cells) - self.n_columns):
            return Row(number, lenient, guessed=True)
        return Row(number, cells)

    def _spread(self, first: Numbered) -> Row:
        """A row whose quotes are open at the end of its line: it goes on, unless the quote is a stray one."""
        taken = [first]
        n_whole = 0
        is_open = True
        while is_open and len(taken) < _MAX_ROW_LINES and n_whole < 3:
            line = self._next()
            if line is None:
                break
            taken.append(line)
            is_open ^= line.text.count('"') % 2 == 1
            n_whole += len(taken) > _DOUBT and self._is_whole(line.text)
        text = "\n".join(line.text for line in taken)
        cells = _parsed(text, self._delimiter)
        if not is_open and self.n_columns in {None, len(cells)}:
            return Row(first.number, cells)
        alone = split_line(first.text, self._delimiter)
        if is_open or len(alone) == self.n_columns:
            self._waiting.extendleft(reversed(taken[1:]))
            return Row(first.number, alone, guessed=True)
        return self._repaired(first.number, text, cells)


def _legacy(content: bytes, *, has_pairs: bool) -> tuple[str, str]:
    """Text that is not UTF-8, and the name of its encoding."""
    for encoding, name in (("gb18030", "GB 18030"), ("cp1252", "Windows-1252"))[0 if has_pairs else 1 :]:
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), "Latin-1"


def _encoding(start: bytes) -> str:
    mark = next((encoding for mark, encoding in MARKS if start.startswith(mark)), None)
    if mark:
        return mark
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 40 > len(start) and max(even, odd) > 10 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def text_lines(source: InputSource, *, notices: list[Notice]) -> Iterator[Numbered]:
    """Lines of an input as clean text, read piece by piece; what was decoded otherwise than as UTF-8 is noted once.

    Raises
    ------
    UnreadableInputError
        If a line is longer than any row of a table.
    """
    with source.open_stream() as stream:
        start = stream.read(HEAD_BYTES)
    noted, has_pairs = False, is_chinese(start)
    encoding = _encoding(start)
    # Only UTF-8 can hand on the bytes it does not know; a broken character of another encoding becomes \ufffd.
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    with io.TextIOWrapper(source.open_stream(), encoding=encoding, errors=errors) as text:
        number = 0
        for block in _blocks(text, source.name):
            if block.isascii() or not _UNDECODED.search(block):
                yield from map(Numbered, count(number + 1), lines := cleaned(block).split("\n"))
                number += len(lines)
                continue
            for undecoded in block.split("\n"):
                line = undecoded
                number += 1
                if not line.isascii() and _UNDECODED.search(line):
                    line, encoding = _legacy(line.encode("utf-8", errors="surrogateescape"), has_pairs=has_pairs)
                    if not noted:
                        notices.append(Notice("W112", number, f"not UTF-8; read as {encoding}, first here"))
                        noted = True
                yield Numbered(number, cleaned(line))


def _blocks(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    """Some lines at a time, without the break after the last of them."""
    rest, number = "", 1
    while piece := text.read(_BLOCK):
        rest += piece
        if len(rest) > MAX_LINE and "\n" not in rest:
            msg = f"{name}: line {number} is longer than {MAX_LINE // 1024**2} million characters"
            raise UnreadableInputError(msg, hint="export the file again with one record a line")
        whole, has_break, after = rest.rpartition("\n")
        if has_break:
            number += whole.count("\n") + 1
            rest = after
            yield whole
    if rest:
        yield rest


@lru_cache(maxsize=4)
def head_rows(head: str) -> tuple[str, tuple[Row, ...]] | None:
    r"""Delimiter and first rows of what may be a table; nothing where no delimiter fits.

    Examples
    --------
    >>> delimiter, rows = head_rows("sep=;\nTitel;Autoren\nEins;Ada Nwosu\n")
    >>> delimiter, rows[0]
    (';', Row(line=2, cells=['Titel', 'Autoren'], guessed=False))
    """
    lines = head.split("\n")
    sep = _SEP_LINE.fullmatch(lines[0].strip('" \t'))
    numbered = [Numbered(number, text) for number, text in enumerate(lines, 1)][1 if sep else 0 :]
    tables = [(delimiter, _first_rows(numbered, delimiter)) for delimiter in ((sep[1],) if sep else DELIMITERS)]
    delimiter, rows = max(tables, key=lambda table: _regularity(table[1]))
    if max((len(row.cells) for row in rows), default=0) < 2:
        return None
    return delimiter, rows


def _first_rows(lines: Iterable[Numbered], delimiter: str) -> tuple[Row, ...]:
    rows = _Rows(lines, delimiter)
    found: list[Row] = []
    for row in rows:
        found.append(row)
        if rows.n_columns is None and len(row.cells) > 1:
            rows.n_columns = len(row.cells)
        if len(found) == _HEAD_ROWS:
            break
    return tuple(found)


def _regularity(rows: tuple[Row, ...]) -> tuple[int, int]:
    """How much rows look like a table: as many as possible are as wide as the first that has two cells or more."""
    widths = [len(row.cells) for row in rows]
    start = next((index for index, width in enumerate(widths) if width > 1), None)
    if start is None:
        return -len(rows), 0
    return widths[start:].count(widths[start]) - start, widths[start]


def normal_name(name: str) -> str:
    """Column name without case, accents and signs, so that ``Author(s) ID`` and ``authors_id`` are one.

    Examples
    --------
    >>> normal_name("Author(s) ID"), normal_name(" Résumé ")
    ('authors id', 'resume')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    plain = re.sub(r"\((\w)\)|/(s)\b", r"\1\2", plain)
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def read_rows(source: InputSource, *, header_line: int, delimiter: str, notices: list[Notice]) -> Iterator[Row]:
    """Header row and every row after it; the number of cells is that of the header or the row says so.

    Parameters
    ----------
    source
        The table.
    header_line
        Line of the header.
    delimiter
        What stands between cells.
    notices
        Where to note what was decoded otherwise than as UTF-8.
    """
    lines = (line for line in text_lines(source, notices=notices) if line.number >= header_line)
    rows = _Rows(lines, delimiter)
    for row in rows:
        if rows.n_columns is None:
            rows.n_columns = len(row.cells)
        yield row
