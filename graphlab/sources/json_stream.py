"""JSON as records: one value a line, one document, or damaged documents of which every whole record is kept.

One value a line is read line by line. A document is parsed whole, which is quickest; one that is damaged or too large
for that is cut into its records first, and each is parsed on its own.
"""

import codecs
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple, cast

import orjson

from graphlab.errors import UnreadableInputError
from graphlab.sources.batches import Batch
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_pieces import Piece, pieces
from graphlab.sources.json_shape import Decode, decoder
from graphlab.sources.records import Notice, Record
from graphlab.sources.text import parse_text

Value = Mapping[str, object]
Records = Callable[[object], list[Value]]
# Of which dictionaries are held at a time.
_CHUNK_RECORDS, _CHUNK_BYTES = 1024, 2 * 1024 * 1024
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


class Chunk(NamedTuple):
    """Some records with their lines, and what was noticed between them."""

    lines: list[int]
    values: list[Value]
    notices: list[Notice]


class Found(NamedTuple):
    """A value, and the line it begins on or its number where lines say nothing."""

    line: int
    value: object


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) or "ecursion" in str(error) else str(error)


def parse_json(content: bytes, decode: Decode = orjson.loads) -> object:
    r"""Value of a JSON text; NaN, half character pairs and bytes that are not UTF-8 are no hindrance.

    Parameters
    ----------
    content
        One JSON value.
    decode
        Tried first.

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
        return decode(content)
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


def _chunks_by_line(source: InputSource, records: Records, decode: Decode) -> Iterator["Chunk"]:
    """Records of some lines at a time."""
    with _open(source) as stream:
        numbers: list[int] = []
        lines: list[bytes] = []
        n_bytes = 0
        for number, line in _lines(stream):
            numbers.append(number)
            lines.append(line)
            n_bytes += len(line)
            if n_bytes > _CHUNK_BYTES or len(lines) == _CHUNK_RECORDS:
                yield _chunk(numbers, lines, records=records, decode=decode)
                numbers, lines, n_bytes = [], [], 0
        if lines:
            yield _chunk(numbers, lines, records=records, decode=decode)


def _chunk(numbers: list[int], lines: list[bytes], *, records: Records, decode: Decode) -> "Chunk":
    chunk = Chunk([], [], [])
    try:
        found: Iterable[object] = [decode(line) for line in lines]
    except orjson.JSONDecodeError:
        found = map(_slow_value, numbers, lines)
    for number, value in zip(numbers, found, strict=True):
        if isinstance(value, Notice):
            chunk.notices.append(value)
            continue
        for record in records(value):
            chunk.values.append(record)
            chunk.lines.append(number)
    return chunk


def _slow_value(number: int, line: bytes) -> object:
    """Value of a line, or the notice that it has none."""
    try:
        return parse_json(line.removeprefix(codecs.BOM_UTF8))
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


def _document(source: InputSource, records: Records, decode: Decode) -> Iterator[Found | Notice]:
    with _open(source) as stream:
        content = stream.read(MAX_WHOLE_BYTES + 1)
    if len(content) <= MAX_WHOLE_BYTES:
        try:
            found = records(parse_json(content.removeprefix(codecs.BOM_UTF8), decode))
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


def _chunks_of_document(source: InputSource, records: Records, decode: Decode) -> Iterator[Chunk]:
    chunk = Chunk([], [], [])
    for item in _document(source, records, decode):
        if isinstance(item, Notice):
            chunk.notices.append(item)
        else:
            chunk.values.append(cast("Value", item.value))
            chunk.lines.append(item.line)
        if len(chunk.values) + len(chunk.notices) == _CHUNK_RECORDS:
            yield chunk
            chunk = Chunk([], [], [])
    yield chunk


def read_records(
    source: InputSource,
    *,
    records: Records,
    batch: Callable[[Sequence[Value], Sequence[int]], Batch],
    shape: object = None,
) -> Iterator[Batch | Record | Notice]:
    """Records of a JSON input of any layout, some hundred at a time.

    Parameters
    ----------
    source
        The input.
    records
        Records that a value holds: itself, or those of the page it is.
    batch
        Batch of values and their lines.
    shape
        All fields that ``records`` and ``batch`` look at, as `shape_of` takes them: to make objects of the others takes
        most of the time where records are wide. A value of another shape is read whole.

    Yields
    ------
    Batch, Record or Notice
        A value that is damaged or no record is an empty record with the reason, so that it is counted.

    Raises
    ------
    UnreadableInputError
        If no record is found.
    """
    chunks = (_chunks_by_line if _is_by_line(source) else _chunks_of_document)(source, records, decoder(shape))
    n_records = 0
    reason: Notice | None = None
    for chunk in chunks:
        if chunk.values:
            n_records += len(chunk.values)
            yield batch(chunk.values, chunk.lines)
        for notice in chunk.notices:
            reason = reason or notice
            if notice.code == "W113":
                yield Record(line=notice.line)  # what was cut off counts as a record that is not kept
            yield notice
    if not n_records:
        msg = f"{source.name}: no paper in this JSON file"
        msg += f" (line {reason.line}: {reason.message})" if reason else ""
        raise UnreadableInputError(msg, hint="export the list of papers, not of authors or sources")
