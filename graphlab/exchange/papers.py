"""Papers out: Parquet folder, JSON lines, CSV, BibTeX, RIS or CSL-JSON, each of which reads back as written."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from graphlab.corpus import Corpus
from graphlab.errors import OutputExistsError, SettingsError
from graphlab.exchange.bibliographies import bibtex_pieces, csl_pieces, ris_pieces
from graphlab.exchange.folder import checked_target, staged_folder
from graphlab.sources.corpus_folder import CARD, FORMAT, TABLES, arrow_type, is_corpus_folder
from graphlab.sources.paper_fields import paper_records
from graphlab.sources.paper_lines import paper_line
from graphlab.sources.paper_table import HEADER, paper_cells
from graphlab.sources.records import Record

# What each ending carries of a record. Notices about a record, its file and line are kept by .parquet alone.
_ALL = frozenset(Record._fields) - {"line", "notices"}
_BIBLIOGRAPHIC = frozenset(
    {"title", "abstract", "byline", "byline_complete", "date", "categories", "venue", "doi", "url", "language"}
)
CARRIED: dict[str, frozenset[str]] = {
    ".parquet": _ALL,
    ".jsonl": _ALL,
    ".csv": _ALL,
    ".bib": _BIBLIOGRAPHIC,
    ".ris": _BIBLIOGRAPHIC,
    ".csl.json": _BIBLIOGRAPHIC,
}


def write_papers(corpus: Corpus, path: Path, *, force: bool = False) -> None:
    r"""Write the papers of a corpus in the format that the ending names.

    Parameters
    ----------
    corpus
        Any corpus, resolved or not.
    path
        What to write: a ``.parquet`` folder of the corpus tables, or a ``.jsonl``, ``.csv``, ``.bib``, ``.ris`` or
        ``.csl.json`` file. A file is replaced if it exists, a folder if it is one of ours.
    force
        Replace a folder whatever it holds.

    Raises
    ------
    SettingsError
        If the ending is none of these.
    OutputExistsError
        If the path is a folder where a file is to be written, or a folder that holds something else.

    Notes
    -----
    ``.parquet`` is the whole corpus, with issues, profiles and ids; `graphlab.read` gives it back as it was.
    ``.jsonl`` and ``.csv`` carry every field of the papers and their bylines, but for file, line and issues; the owner
    of a profile page who is not printed on a paper stays behind. ``.bib``, ``.ris`` and ``.csl.json`` carry what
    `CARRIED` says: no citation counts, no affiliations or ids of authors. Written aside and moved into place: the old
    file is there until the new one is whole.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> with TemporaryDirectory() as folder:
    ...     write_papers(corpus, Path(folder) / "papers.jsonl")
    ...     len(read(Path(folder) / "papers.jsonl"))
    50
    """
    ending = next((ending for ending in CARRIED if path.name.lower().endswith(ending)), None)
    if ending is None:
        msg = f"{path.name}: papers cannot be written as {path.suffix or 'a file without an ending'}"
        raise SettingsError(msg, hint=f"end the name in {', '.join(CARRIED)}")
    if ending == ".parquet":
        _write_folder(corpus, path, force=force)
    else:
        _write_file(path, _WRITERS[ending](record for _, record in paper_records(corpus)))


def _write_folder(corpus: Corpus, path: Path, *, force: bool) -> None:
    target = checked_target(path, inputs=corpus.inputs)
    if target.exists() and any(target.iterdir()) and not (force or is_corpus_folder(target)):
        msg = f"{path} holds something that graphlab convert did not write"
        raise OutputExistsError(msg, hint="give another folder, or --force to replace this one with all it holds")
    card = {
        "format": FORMAT,
        "profiles": [asdict(profile) for profile in corpus.profiles],
        "inputs": [asdict(item) for item in corpus.inputs],
    }
    with staged_folder(target) as folder:
        for name, columns in TABLES.items():
            pq.write_table(_arrow(getattr(corpus, name), columns), folder / f"{name}.parquet", compression="zstd")
        text = json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / CARD).write_bytes(text.encode("utf-8", errors="replace"))


def _arrow(table: pd.DataFrame, columns: dict[str, tuple[str, str]]) -> pa.Table:
    arrays = {
        name: pa.array(
            table[name].map(list) if dtype == "object" else table[name], type=arrow_type(dtype), from_pandas=True
        )
        for name, (dtype, _) in columns.items()
    }
    return pa.table(arrays)


def _write_file(path: Path, pieces: Iterable[str]) -> None:
    if path.is_dir():
        msg = f"{path} is a folder; a file is to be written"
        raise OutputExistsError(msg, hint="give the name of a file")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".partial", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            for piece in pieces:
                # Half of a surrogate pair is no character and has no bytes.
                stream.write(piece.encode("utf-8", errors="replace"))
        aside.chmod(0o666 & ~_umask())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _line_pieces(records: Iterable[Record]) -> Iterator[str]:
    return (paper_line(record) + "\n" for record in records)


def _table_pieces(records: Iterable[Record]) -> Iterator[str]:
    yield ",".join(HEADER) + "\n"
    for record in records:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(paper_cells(record))
        yield text.getvalue()


_WRITERS: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    ".jsonl": _line_pieces,
    ".csv": _table_pieces,
    ".bib": bibtex_pieces,
    ".ris": ris_pieces,
    ".csl.json": csl_pieces,
}
