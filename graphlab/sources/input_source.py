"""One input as format modules see it: its first part to know it by, a stream to read, or its whole text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

from graphlab.errors import UnreadableInputError
from graphlab.sources.records import Notice
from graphlab.sources.text import parse_text

HEAD_BYTES = 64 * 1024
MAX_TEXT_BYTES = 256 * 1024 * 1024


def _without_cut_end(content: bytes) -> bytes:
    """The first bytes without what was cut: the last line, or in one long line the last character."""
    n_lines = content.rfind(b"\n") + 1
    if n_lines > len(content) // 2:
        return content[:n_lines]
    start = next((back for back in range(1, 5) if content[-back] >= 0xC0), 0)
    return content[:-start] if start else content


@dataclass(frozen=True, eq=False)
class InputSource:
    """A file, a member of an archive, or standard input, decompressed.

    Attributes
    ----------
    name
        Name in messages and in ``source_file``.
    open_stream
        Opens the decompressed bytes from the start; whoever made it bounds their number.
    """

    name: str
    open_stream: Callable[[], BinaryIO]

    def starts_with(self, magic: bytes) -> bool:
        """Whether these are its first bytes, which tells formats that are not text."""
        with self.open_stream() as stream:
            return stream.read(len(magic)) == magic

    @cached_property
    def head(self) -> str:
        """The first 64 KiB as text, cleaned; what `matches` of a format is given.

        Raises
        ------
        UnreadableInputError
            If this is not text.
        """
        with self.open_stream() as stream:
            content = stream.read(HEAD_BYTES)
        if len(content) == HEAD_BYTES:
            content = _without_cut_end(content)
        return parse_text(content, name=self.name)[0]

    @cached_property
    def _whole(self) -> tuple[str, tuple[Notice, ...]]:
        with self.open_stream() as stream:
            content = stream.read(MAX_TEXT_BYTES + 1)
        if len(content) > MAX_TEXT_BYTES:
            msg = f"{self.name}: larger than {MAX_TEXT_BYTES // 1024 // 1024} MB, the largest file of this kind"
            raise UnreadableInputError(msg, hint="split the file")
        return parse_text(content, name=self.name)

    @property
    def text(self) -> str:
        """The whole text, cleaned; for formats that cannot be read piece by piece."""
        return self._whole[0]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was repaired while decoding `text` (W112)."""
        return self._whole[1]

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Lines with text on them, as bytes without line ends, with their numbers from 1: one record a line."""
        with self.open_stream() as stream:
            for number, line in enumerate(stream, 1):
                stripped = line.strip()
                if stripped:
                    yield number, stripped
