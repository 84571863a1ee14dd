"""Files -> `Corpus`: read, decode, find out what each is, parse, build the tables."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError, UnreadableInputError
from graphlab.issues import Issue, issue
from graphlab.settings import ReadSettings
from graphlab.sources.build import SourceFile, corpus_from_files
from graphlab.sources.sniff import format_of
from graphlab.sources.text import file_bytes, parse_text

PathArgument = str | PathLike[str] | Iterable[str | PathLike[str]]


def _flat(paths: Iterable[PathArgument]) -> list[Path]:
    flat: list[Path] = []
    for item in paths:
        flat += [Path(item)] if isinstance(item, str | PathLike) else [Path(path) for path in item]
    return flat


def _short_names(paths: Sequence[Path]) -> list[str]:
    """File names without folders, so that results do not depend on where files lie; with one folder where needed."""
    counts = Counter(path.name for path in set(paths))
    return ["/".join(path.parts[-2:]) if counts[path.name] > 1 else path.name or str(path) for path in paths]


def _source_file(path: Path, *, name: str, settings: ReadSettings) -> SourceFile:
    content = file_bytes(path)
    text, notices = parse_text(content, name=str(path))
    reading = format_of(text, name=str(path)).parse(text, file=name, settings=settings)
    return SourceFile(name, hashlib.sha256(content).hexdigest(), len(content), reading, notices)


def _numbered(names: Sequence[str]) -> list[str]:
    """Names made unique: the second of a name is marked (2)."""
    seen: Counter[str] = Counter()
    unique: list[str] = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def read(*paths: PathArgument, settings: ReadSettings = ReadSettings()) -> Corpus:
    """Corpus of one or several files.

    Parameters
    ----------
    *paths
        Files, or lists of files. What a file is is decided by its content.
    settings
        How to read.

    Returns
    -------
    Corpus
        Every record of every file is in ``papers`` or listed in ``issues``. Names are not resolved yet:
        `graphlab.resolve.resolve` does that.

    Raises
    ------
    UnreadableInputError
        If no file can be read. Where others can, those that cannot are listed as E001.
    SettingsError
        If ``year_hint`` is not a year.

    Examples
    --------
    >>> read("no-such-file.txt")
    Traceback (most recent call last):
    graphlab.errors.UnreadableInputError: no-such-file.txt: no such file
    """
    if settings.year_hint is not None and not 1000 <= settings.year_hint <= 9999:
        msg = f"year_hint is {settings.year_hint}; a year has four digits"
        raise SettingsError(msg, hint="give the year in which the page was copied, such as 2026")
    ordered = sorted(_flat(paths))
    if not ordered:
        msg = "no file was named"
        raise UnreadableInputError(msg, hint="name at least one file")
    files: list[SourceFile] = []
    issues: list[Issue] = []
    errors: list[UnreadableInputError] = []
    for path, name in zip(ordered, _numbered(_short_names(ordered)), strict=True):
        try:
            files.append(_source_file(path, name=name, settings=settings))
        except UnreadableInputError as error:
            errors.append(error)
            issues.append(issue("E001", str(error).replace(str(path), name), file=name))
    if not files:
        raise errors[0]
    return corpus_from_files(files, issues=issues)
