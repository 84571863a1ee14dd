"""A JSON document cut into its records without parsing it whole: for damaged and for very large documents."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_CHUNK = 4 * 1024 * 1024
_QUOTE, _OPENING, _LIST, _OBJECT = ord('"'), b"{[", ord("["), ord("{")
# A whole string, one bracket, or a string that the chunk cuts off.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]]|"', re.DOTALL)


class Piece(NamedTuple):
    """One object that may be a record, or why none could be cut out here."""

    line: int
    content: bytes | None
    reason: str = ""


class _Cutter:
    """The brackets that are open; an object directly within a list is a record, unless it stands in one already."""

    def __init__(self) -> None:
        self._buffer = b""
        self._done = 0  # everything before is looked at
        self._counted = 0  # line breaks before are counted
        self._line = 1
        self._open = bytearray()
        self._start = 0
        self._depth = 0  # of the record that is open; 0 outside of records

    @property
    def unfinished(self) -> int:
        """Bytes of a record or a string that has no end yet."""
        return len(self._buffer)

    @property
    def is_in_record(self) -> bool:
        return self._depth > 0

    def line_at(self, position: int) -> int:
        """Line of a position in the buffer, none before the last one asked for."""
        self._line += self._buffer.count(b"\n", self._counted, position)
        self._counted = max(self._counted, position)
        return self._line

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        """Records that end in this chunk."""
        self._buffer += chunk
        for match in _TOKEN.finditer(self._buffer, self._done):
            start, end = match.span()
            sign = self._buffer[start]
            if sign == _QUOTE:
                if end - start == 1:
                    break  # goes on in the next chunk
            elif sign in _OPENING:
                self._opened(sign, start)
            elif self._closed():
                yield Piece(self._line, self._buffer[self._start : end])
            self._done = end
        self._forget(self._start if self._depth else self._done)

    def _opened(self, sign: int, position: int) -> None:
        self._open.append(sign)
        if not self._depth and sign == _OBJECT and len(self._open) > 1 and self._open[-2] == _LIST:
            self._depth, self._start = len(self._open), position
            self.line_at(position)

    def _closed(self) -> bool:
        """Close what was opened last; whether this ends a record."""
        if self._open:
            self._open.pop()
        ends = len(self._open) < self._depth
        self._depth = 0 if ends else self._depth
        return ends

    def _forget(self, n_bytes: int) -> None:
        self.line_at(n_bytes)
        self._buffer = self._buffer[n_bytes:]
        self._done -= n_bytes
        self._counted -= n_bytes
        self._start = 0


def pieces(stream: BinaryIO, *, max_bytes: int) -> Iterator[Piece]:
    """Objects that stand in the lists of a JSON document, one after the other; memory is bounded by one of them.

    Parameters
    ----------
    stream
        The document in UTF-8.
    max_bytes
        Longest record or string that is held.

    Yields
    ------
    Piece
        The records; at the end of a broken document, where the last one began.

    Examples
    --------
    >>> import io
    >>> document = io.BytesIO(b'{"papers": [{"title": "On Trees"}, {"title": "On R')
    >>> [(piece.content, piece.reason) for piece in pieces(document, max_bytes=1000)]
    [(b'{"title": "On Trees"}', ''), (None, 'the file ends inside of this record')]
    """
    cutter = _Cutter()
    while chunk := stream.read(_CHUNK):
        yield from cutter.feed(chunk)
        if cutter.unfinished > max_bytes:
            line = cutter.line_at(0)
            yield Piece(line, None, f"longer than {max_bytes // 1024**2} MB without an end; the rest is left out")
            return
    if cutter.is_in_record:
        yield Piece(cutter.line_at(0), None, "the file ends inside of this record")
