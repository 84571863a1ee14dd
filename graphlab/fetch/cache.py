"""Answers kept in a folder, each written whole or not at all."""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from graphlab.errors import FetchError


def key_of(query: dict[str, str]) -> str:
    """Short name of a query, the same for the same query; holds none of its words.

    Examples
    --------
    >>> key_of({"search": "trees"})
    '0c2fd16e593ce54c'
    """
    text = json.dumps(query, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there when complete.

    Raises
    ------
    FetchError
        If the place cannot be written to.
    """
    aside = path.with_name(f".{path.name[:60]}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            file.writelines(chunks)
        aside.replace(path)
    except OSError as error:
        msg = f"{path}: cannot be written ({error.strerror})"
        raise FetchError(msg, hint="give a place that can be written to") from None
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def kept(path: Path, ask: Callable[[], bytes], *, is_whole: Callable[[bytes], bool]) -> bytes:
    """Answer from the cache where it is whole, else asked for and kept."""
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        if is_whole(content):
            return content
    content = ask()
    write_whole(path, [content])
    return content


def forget(paths: Iterable[Path]) -> None:
    """Remove answers, so that they are asked for anew."""
    for path in paths:
        path.unlink(missing_ok=True)
