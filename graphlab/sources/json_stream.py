"""JSON as records: one value a line, one document, or damaged documents of which every whole record is kept.

One value a line is read line by line. A document is parsed whole, which is quickest; one that is damaged or too large
for that is cut into its records first, and each is parsed on its own.
"""

import codecs
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, NamedTuple, cast

import orjson

from graphlab.errors import UnreadableInputError
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_pieces import Piece, pieces
from graphlab.sources.records import Notice, Record
from graphlab.sources.text import parse_text

Value = Mapping[str, object]
# One record is at most some megabytes; a longer line is a document without line breaks, or damage.
MAX_RECORD_BYTES = 64 * 1024 * 1024
MAX_WHOLE_BYTES = 256 * 1024 * 1024
# Half a character pair, as \ud83d alone: no text; written by programs that cut strings.
_LONE_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F].."
)
# Where one document ends and the next begins.
_DOCUMENTS = re.compile(rb"(?<=\n\})\r?\n(?=\{)")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Found(NamedTuple):
    """A value, and the line it begins on or its number where lines say nothing."""

    line: int
    value: object


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) or "ecursion" in str(error) else str(error)


def parse_json(content: bytes) -> object:
    r"""Value of a JSON text; NaN, half character pairs and bytes that are not UTF-8 are no hindrance.

    Parameters
    ----------
    content
        One JSON value.

    Raises
    ------
    ValueError
        If this is not JSON, or nested more than about 1,000 deep.

    Examples
    --------
    >>> parse_json(b'{"title": "On \\ud800 Trees", "year": NaN}')
    {'title': 'On � Trees', 'year': None}
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        if "ecursion" in str(error):
            msg = "nested too deeply"
            raise ValueError(msg) from error
    try:
        text = parse_text(content, name="")[0]
        return json.loads(_LONE_SURROGATE.sub(r"\\ufffd", text), parse_constant=lambda _: None, strict=False)
    except (UnreadableInputError, RecursionError) as error:
        raise ValueError(_reason(error).removeprefix(": ")) from error


def _open(source: InputSource) -> BinaryIO:
    """The bytes as UTF-8; a file in another encoding is decoded whole."""
    stream = source.open_stream()
    start = stream.read(4096)
    if start.startswith(_WIDE_MARKS) or b"\0" in start:
        stream.close()
        return io.BytesIO(source.text.encode())
    stream.close()
    return source.open_stream()


def _lines(stream: BinaryIO, *, start: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of a line that is too long only its beginning."""
    number = 0
    while line := start or stream.readline(MAX_RECORD_BYTES):
        start = b""
        number += 1
        if len(line) == MAX_RECORD_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_RECORD_BYTES)) and not rest.endswith(b"\n"):
                pass
        if not line.isspace():
            yield number, line


def _is_by_line(source: InputSource) -> bool:
    """Whether each line is a value: the first is, or it is damaged and the second is."""
    lines = [line for line in source.head.split("\n", 20) if line.strip()][:2]
    if not lines or not lines[0].lstrip().startswith("{"):
        return False
    wholes = [_is_value(line) for line in lines]
    return any(wholes) and (wholes[0] or len(lines[0].strip()) > 1)


def _is_value(line: str) -> bool:
    try:
        return isinstance(parse_json(line.encode()), dict)
    except ValueError:
        return False


def _values_by_line(source: InputSource) -> Iterator[Found | Notice]:
    with _open(source) as stream:
        for number, line in _lines(stream):
            try:
                yield Found(number, orjson.loads(line))
            except orjson.JSONDecodeError:
                yield _slow_value(number, line)


def _slow_value(number: int, line: bytes) -> Found | Notice:
    try:
        return Found(number, parse_json(line.removeprefix(codecs.BOM_UTF8)))
    except ValueError as error:
        long = f" (longer than {MAX_RECORD_BYTES // 1024**2} MB)" if len(line) >= MAX_RECORD_BYTES else ""
        return Notice("E101", number, f"not a JSON value{long}: {_reason(error)}")


def _damaged(piece: Piece) -> Found | Notice:
    if piece.content is None:
        return Notice("W113", piece.line, piece.reason)
    try:
        return Found(piece.line, parse_json(piece.content))
    except ValueError as error:
        return Notice("E101", piece.line, f"not a JSON value: {_reason(error)}")


def document_lines(content: bytes, count: int) -> list[int]:
    r"""Lines on which the records of a document begin, or their numbers where they have no lines of their own.

    Records of a document that is laid out begin on lines with equal indents; no other lines have just these.

    Examples
    --------
    >>> document_lines(b'[\n {"a": 1},\n {"a": 2}\n]', 2), document_lines(b'[{"a": 1}, {"a": 2}]', 2)
    ([2, 3], [1, 2])
    """
    indents = sorted({match[1] for match in re.finditer(rb"\n([ \t]*)\{", content[:65536])}, key=len)
    for indent in indents:
        starts = [match.start() + 1 for match in re.finditer(rb"\n" + indent + rb"\{", content)]
        if len(starts) == count:
            lines: list[int] = []
            line, last = 1, 0
            for start in starts:
                line += content.count(b"\n", last, start)
                last = start
                lines.append(line)
            return lines
    return list(range(1, count + 1))


Records = Callable[[object], list[Value]]


def _document(source: InputSource, records: Records) -> Iterator[Found | Notice]:
    with _open(source) as stream:
        content = stream.read(MAX_WHOLE_BYTES + 1)
    if len(content) <= MAX_WHOLE_BYTES:
        try:
            found = records(parse_json(content.removeprefix(codecs.BOM_UTF8)))
        except ValueError as error:
            if b"{" not in content:
                msg = f"{source.name}: damaged JSON ({_reason(error)})"
                raise UnreadableInputError(msg, hint="export or download the file again") from error
        else:
            yield from map(Found, document_lines(content, len(found)), found)
            return
        if _DOCUMENTS.search(content):
            yield from _one_after_another(content, records)
            return
    del content
    with _open(source) as stream:
        for piece in pieces(stream, max_bytes=MAX_RECORD_BYTES):
            yield from _expanded(_damaged(piece), records)


def _one_after_another(content: bytes, records: Records) -> Iterator[Found | Notice]:
    """Documents that stand in one file, each laid out over several lines."""
    line = 1
    for part in _DOCUMENTS.split(content):
        yield from _expanded(_damaged(Piece(line, part)), records)
        line += part.count(b"\n") + 1


def _expanded(item: Found | Notice, records: Records) -> Iterator[Found | Notice]:
    if isinstance(item, Notice):
        yield item
    else:
        for value in records(item.value):
            yield Found(item.line, value)


def read_records(
    source: InputSource, *, records: Records, record: Callable[[Value, int], Record | Notice]
) -> Iterator[Record | Notice]:
    """Records of a JSON input of any layout.

    Parameters
    ----------
    source
        The input.
    records
        Records that a value holds: itself, or those of the page it is.
    record
        Record of a value and its line.

    Yields
    ------
    Record or Notice
        A value that is damaged or no record is an empty record with the reason, so that it is counted.

    Raises
    ------
    UnreadableInputError
        If no record is found.
    """
    by_line = _is_by_line(source)
    items = _values_by_line(source) if by_line else _document(source, records)
    n_records = 0
    reason: Notice | None = None
    for item in items:
        if isinstance(item, Notice):
            reason = reason or item
            if item.code == "W113":
                yield Record(line=item.line)  # what was cut off counts as a record that is not kept
            yield item
            continue
        for value in records(item.value) if by_line else [cast("Value", item.value)]:
            n_records += 1
            yield record(value, item.line)
    if not n_records:
        msg = f"{source.name}: no paper in this JSON file"
        msg += f" (line {reason.line}: {reason.message})" if reason else ""
        raise UnreadableInputError(msg, hint="export the list of papers, not of authors or sources")
