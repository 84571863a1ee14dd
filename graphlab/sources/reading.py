"""Files -> `Corpus`: open, find out what each is, parse, build the tables."""

import gc
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

import pyarrow as pa

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError, UnreadableInputError
from graphlab.issues import issue
from graphlab.settings import ReadSettings
from graphlab.sources import mapped, mapped_values
from graphlab.sources.batches import Batch
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.containers import find_files, open_file, short_names
from graphlab.sources.corpus_folder import add_corpus, is_corpus_folder, read_corpus_folder
from graphlab.sources.input_source import InputSource
from graphlab.sources.records import Notice, Reading, Record
from graphlab.sources.sniff import format_of

PathArgument = str | PathLike[str] | Iterable[str | PathLike[str]]


def _flat(paths: Iterable[PathArgument]) -> list[Path]:
    flat: list[Path] = []
    for item in paths:
        flat += [Path(item)] if isinstance(item, str | PathLike) else [Path(path) for path in item]
    return flat


def _kept_until_error(items: Iterable[Record | Batch | Notice], *, name: str) -> Iterator[Record | Batch | Notice]:
    """Items; where the input breaks off, what was read so far is kept and the break is noted."""
    last = 1
    n_records = 0
    try:
        for item in items:
            last = item.line[-1] if isinstance(item, Batch) else item.line
            n_records += len(item) if isinstance(item, Batch) else isinstance(item, Record)
            yield item
    except UnreadableInputError as error:
        if not n_records:
            raise
        yield Notice("W113", last, f"{str(error).removeprefix(name + ': ')}; the {n_records} records before are kept")


def _parsed(opened: InputSource, settings: ReadSettings) -> Reading:
    """Reading by the columns that the user named where they are there, else by whatever format this is."""
    if opened.starts_with(mapped_values.PARQUET_MAGIC):
        return mapped_values.parse_parquet(opened, settings=settings)
    if settings.mapping:
        if mapped.has_mapped_columns(opened.head, settings.mapping):
            return mapped.parse(opened, settings=settings)
        if mapped_values.has_mapped_keys(opened.head, settings.mapping):
            return mapped_values.parse(opened, settings=settings)
    return format_of(opened.head, name=opened.name).parse(opened, settings=settings)


def _read_input(opened: InputSource, settings: ReadSettings) -> Iterator[tuple[str, Reading]]:
    """What an input holds, with its name; further pages pasted into the same file get names of their own."""
    reading = _parsed(opened, settings)
    for number, page in enumerate((reading, *reading.further), start=1):
        name = opened.name if number == 1 else f"{opened.name}/page {number}"
        yield name, page._replace(items=_kept_until_error(page.items, name=opened.name))


def _with_path(error: UnreadableInputError, path: Path, name: str) -> UnreadableInputError:
    """The error with the path as the user gave it, where tables hold the short name."""
    message = str(error)
    if message.startswith(name) and path.name:
        message = f"{path}{message.removeprefix(name)}"
    return UnreadableInputError(message, hint=error.hint)


@contextmanager
def _without_cycle_search() -> Generator[None]:
    """No search for cycles while many objects are made at once: records have none, and looking doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _system_memory() -> Generator[None]:
    """Arrow's columns in the system's memory while reading: its own pool keeps a third more of what it gave up."""
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def read(*paths: PathArgument, settings: ReadSettings = ReadSettings()) -> Corpus:
    """Corpus of one or several files.

    Parameters
    ----------
    *paths
        Files, folders, patterns such as ``exports/*.ris``, or lists of them; ``-`` is standard input. Compressed files
        and ZIP archives are looked into. What a file is is decided by its content. A folder that `write_papers` wrote
        is taken as it is: alone it gives the corpus as written.
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
        If no file can be read, or no record of any is kept. Where others can be read, those that cannot are listed
        as E001.
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
    named = _flat(paths)
    if not named:
        msg = "no file was named"
        raise UnreadableInputError(msg, hint="name at least one file")
    stored = sorted({path for path in named if is_corpus_folder(path)})
    if stored and len(set(named)) == 1:
        return read_corpus_folder(stored[0])
    builder = CorpusBuilder()
    with _without_cycle_search(), _system_memory():
        for path in stored:
            add_corpus(builder, read_corpus_folder(path))
        first_error, n_read = _add_files(builder, [path for path in named if path not in stored], settings)
        if not (n_read or stored) and first_error is not None:
            raise first_error
        corpus = builder.corpus()
    if not (len(corpus) or stored):
        raise _without_papers(corpus, named[0])
    return corpus


def _without_papers(corpus: Corpus, path: Path) -> UnreadableInputError:
    """What to say where no record could be kept: a report about no paper would be no answer."""
    n_records = sum(item.n_records for item in corpus.inputs)
    lost = corpus.issues[corpus.issues["code"] == "E101"]
    where = f"; the first, at line {lost['line'].iloc[0]}: {lost['message'].iloc[0]}" if len(lost) else ""
    which = str(path) if len(corpus.inputs) == 1 else f"{path} and {len(corpus.inputs) - 1} more"
    msg = f"{which}: no paper could be kept of {n_records} record{'s' * (n_records != 1)}{where}"
    return UnreadableInputError(msg, hint="give the whole file; a record needs a title, authors or an abstract")


def _add_files(
    builder: CorpusBuilder, paths: list[Path], settings: ReadSettings
) -> tuple[UnreadableInputError | None, int]:
    """Add what the files hold; the first error, and how many inputs could be read."""
    found = find_files(paths)
    first_error: UnreadableInputError | None = None
    n_read = 0
    for path, name in zip(found, short_names(found), strict=True):
        try:
            opened = open_file(path, name=name)
        except UnreadableInputError as error:
            first_error = first_error or _with_path(error, path, name)
            builder.add_issue(issue("E001", str(error).replace(str(path), name), file=name))
            continue
        for item in opened.inputs:
            try:
                for page, reading in _read_input(item, settings):
                    builder.add(SourceFile(page, opened.sha256, opened.n_bytes, reading))
                n_read += 1
            except UnreadableInputError as error:
                first_error = first_error or _with_path(error, path, name)
                builder.add_issue(issue("E001", str(error), file=item.name))
    return first_error, n_read
