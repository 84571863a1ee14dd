"""Paths -> inputs: folders, globs, standard input, compressed files and archives, all bounded in size."""

import bz2
import hashlib
import io
import lzma
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import pyarrow as pa
from isal import igzip
from isal.isal_zlib import IsalError

from graphlab.errors import UnreadableInputError
from graphlab.sources.input_source import InputSource
from graphlab.sources.recorded import MARK, recorded_answers

STDIN = Path("-")
Place = Path | bytes  # a file, or what standard input held
_IGZIP_ERROR = cast("type[Exception]", IsalError)  # the stub declares an instance
# More than any export; a bomb stops here. The ratio catches small bombs, 100 times what text reaches.
MAX_BYTES = 8 * 1024**3
MAX_RATIO = 1000
MAX_MEMBERS = 10_000
_SAFE_RATIO_BYTES = 64 * 1024**2
_START = 8  # bytes that tell what kind of container this is
# Office documents are ZIP archives, too; one of these names is in every one of them.
_OFFICE_MARKS = ("[Content_Types].xml", "mimetype")


class OpenedFile(NamedTuple):
    """One file on disk, hashed, with the inputs it holds: itself, or the members of an archive."""

    name: str
    sha256: str
    n_bytes: int
    inputs: tuple[InputSource, ...]


class _Bounded(io.RawIOBase):
    """A decompressed stream that stops a bomb: too large, or too large for the bytes it came from."""

    def __init__(self, stream: BinaryIO, *, name: str, n_packed: int) -> None:
        self._stream = stream
        self._name = name
        self._limit = min(MAX_BYTES, max(n_packed * MAX_RATIO, _SAFE_RATIO_BYTES))
        self._n_read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # the stub's Buffer has no len
        try:
            chunk = self._stream.read(len(buffer))
        except (OSError, EOFError, _IGZIP_ERROR, lzma.LZMAError, zipfile.BadZipFile, ValueError) as error:
            msg = f"{self._name}: damaged after {self._n_read} bytes ({error})"
            raise UnreadableInputError(msg, hint="compress or download the file again") from error
        self._n_read += len(chunk)
        if self._n_read > self._limit:
            msg = f"{self._name}: unpacks to more than {self._limit // 1024**2} MB; not read"
            raise UnreadableInputError(msg, hint="if the file is sound, unpack it yourself and name what is in it")
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _bounded(stream: object, *, name: str, n_packed: int) -> BinaryIO:
    raw = _Bounded(cast("BinaryIO", stream), name=name, n_packed=n_packed)
    return io.BufferedReader(raw, buffer_size=1024 * 1024)


def _opened(place: Place) -> BinaryIO:
    return place.open("rb") if isinstance(place, Path) else io.BytesIO(place)


def _path_or_stream(place: Place) -> Path | BinaryIO:
    """What the libraries take that close only those files that they opened themselves."""
    return place if isinstance(place, Path) else io.BytesIO(place)


def _gzip(place: Place) -> object:
    return igzip.IGzipFile(place) if isinstance(place, Path) else igzip.IGzipFile(fileobj=io.BytesIO(place))


_OPENERS: tuple[tuple[bytes, Callable[[Place], object]], ...] = (
    (b"\x1f\x8b", _gzip),
    (b"BZh", lambda place: bz2.BZ2File(_path_or_stream(place))),
    (b"\xfd7zXZ\x00", lambda place: lzma.LZMAFile(_path_or_stream(place))),  # noqa: SIM115 # closed by who reads it
    (b"\x28\xb5\x2f\xfd", lambda place: pa.input_stream(_path_or_stream(place), compression="zstd")),
)


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Files that paths stand for, sorted: a folder is every file in it, a pattern every file that fits.

    Raises
    ------
    UnreadableInputError
        If a folder holds no file or a pattern fits none.

    Examples
    --------
    >>> find_files([Path("a.txt"), Path("-")])
    [PosixPath('-'), PosixPath('a.txt')]
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path))]
            if not inside:
                msg = f"{path}: no file in this folder"
                raise UnreadableInputError(msg, hint="name a file, or a folder with files in it")
            found += inside
        elif any(sign in path.name for sign in "*?[") and not path.exists():
            fitting = [p for p in path.parent.glob(path.name) if p.is_file()]
            if not fitting:
                msg = f"{path}: no file fits this pattern"
                raise UnreadableInputError(msg, hint="check the spelling of the pattern")
            found += fitting
        else:
            found.append(path)
    return sorted(found)


def _is_hidden(path: Path) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts)


def short_names(paths: Sequence[Path]) -> list[str]:
    """File names without folders, so that results do not depend on where files lie; with one folder where needed.

    Examples
    --------
    >>> short_names([Path("x/a.txt"), Path("y/a.txt"), Path("b.txt")])
    ['x/a.txt', 'y/a.txt', 'b.txt']
    """
    counts = Counter(path.name for path in set(paths))
    names = ["/".join(path.parts[-2:]) if counts[path.name] > 1 else path.name or str(path) for path in paths]
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        seen[name] += 1
        names[index] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return ["stdin" if path == STDIN else name for path, name in zip(paths, names, strict=True)]


def open_file(path: Path, *, name: str) -> OpenedFile:
    """One file, hashed, with the inputs in it.

    Parameters
    ----------
    path
        The file; ``-`` is standard input.
    name
        Its name in messages and tables.

    Returns
    -------
    OpenedFile
        With one input, or one for each member of a ZIP archive.

    Raises
    ------
    UnreadableInputError
        If the file is missing, a folder, empty or not readable, or an archive is damaged or too large.

    Examples
    --------
    >>> open_file(Path("no-such-file.txt"), name="no-such-file.txt")
    Traceback (most recent call last):
    graphlab.errors.UnreadableInputError: no-such-file.txt: no such file
    """
    if path == STDIN:
        content = sys.stdin.buffer.read(MAX_BYTES)
        inputs = tuple(_inputs(content, name=name, start=content[:_START], n_bytes=len(content)))
        return OpenedFile(name, hashlib.sha256(content).hexdigest(), len(content), inputs)
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            n_bytes = stream.tell()
            stream.seek(0)
            start = stream.read(_START)
    except FileNotFoundError as error:
        msg = f"{path}: no such file"
        raise UnreadableInputError(msg, hint="check the spelling of the path") from error
    except (OSError, ValueError) as error:
        msg = f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
        raise UnreadableInputError(msg, hint="check that you may read the file") from error
    return OpenedFile(name, digest, n_bytes, tuple(_inputs(path, name=name, start=start, n_bytes=n_bytes)))


def _inputs(place: Place, *, name: str, start: bytes, n_bytes: int) -> Iterator[InputSource]:
    if start.startswith(b"PK\x03\x04"):
        yield from _members(place, name=name)
        return
    if start == MARK:
        with _opened(place) as stream:
            yield from recorded_answers(stream, name=name)
        return
    opener = next((opener for signature, opener in _OPENERS if start.startswith(signature)), None)
    if opener is None:
        yield InputSource(name, partial(_opened, place))
    else:
        yield InputSource(name, lambda: _bounded(opener(place), name=name, n_packed=n_bytes))


def _members(place: Place, *, name: str) -> Iterator[InputSource]:
    try:
        with zipfile.ZipFile(_path_or_stream(place)) as archive:
            infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        msg = f"{name}: damaged ZIP archive ({error})"
        raise UnreadableInputError(msg, hint="download or pack the archive again") from error
    if any(info.filename in _OFFICE_MARKS for info in infos):
        msg = f"{name}: this is an office document (docx, xlsx, odt, epub), not text"
        raise UnreadableInputError(msg, hint="save it as plain text or CSV")
    if len(infos) > MAX_MEMBERS:
        msg = f"{name}: more than {MAX_MEMBERS} files in this archive; not read"
        raise UnreadableInputError(msg, hint="unpack it and name the files that matter")
    for info in infos:
        # Members are read, never unpacked to disk: a name such as ../../x can do nothing.
        if not _is_hidden(Path(info.filename)):
            yield InputSource(f"{name}/{info.filename}", partial(_open_member, place, info, name))


def _open_member(place: Place, info: zipfile.ZipInfo, name: str) -> BinaryIO:
    archive = zipfile.ZipFile(_path_or_stream(place))
    try:
        stream = archive.open(info)
    except (RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
        archive.close()
        msg = f"{name}/{info.filename}: cannot be unpacked ({error})"
        raise UnreadableInputError(msg, hint="unpack it and name the file in it") from error
    return _bounded(stream, name=f"{name}/{info.filename}", n_packed=max(info.compress_size, 1))
