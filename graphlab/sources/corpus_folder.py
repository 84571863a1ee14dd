"""Our own folder of Parquet files -> the `Corpus` that was written, without parsing anything again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    IDENTITY_COLUMNS,
    ISSUE_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    InputFile,
    Profile,
)
from graphlab.errors import UnreadableInputError
from graphlab.issues import Issue, issue
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.paper_fields import paper_records
from graphlab.sources.records import Reading, Record

CARD = "corpus.json"
FORMAT = "graphlab corpus 2"
TABLES = {
    "papers": PAPER_COLUMNS,
    "authorships": AUTHORSHIP_COLUMNS,
    "authors": AUTHOR_COLUMNS,
    "issues": ISSUE_COLUMNS,
    "identity": IDENTITY_COLUMNS,
}


def is_corpus_folder(path: Path) -> bool:
    """Whether a path is a folder that `graphlab.exchange.write_papers` wrote."""
    card = path / CARD
    return card.is_file() and FORMAT in card.read_bytes()[:200].decode("utf-8", errors="replace")


def arrow_type(dtype: str) -> pa.DataType:
    """Arrow's type for a dtype of the tables; ``object`` columns hold tuples of text."""
    return {
        "str": pa.string(),
        "Int64": pa.int64(),
        "Float64": pa.float64(),
        "bool": pa.bool_(),
        "object": pa.list_(pa.string()),
    }[dtype]


def _table(path: Path, columns: dict[str, tuple[str, str]]) -> pd.DataFrame:
    try:
        table = pq.read_table(path, columns=list(columns))
        table = table.cast(pa.schema([(name, arrow_type(dtype)) for name, (dtype, _) in columns.items()]))
    except FileNotFoundError as error:
        msg = f"{path}: missing in this folder"
        raise UnreadableInputError(msg, hint="write the folder again with graphlab convert") from error
    except (pa.ArrowException, OSError) as error:
        msg = f"{path}: damaged, or written by another version ({str(error).splitlines()[0]})"
        raise UnreadableInputError(msg, hint="write the folder again with graphlab convert") from error
    frame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype()}.get)
    for name, (dtype, _) in columns.items():
        if dtype == "object":
            frame[name] = pd.Series([tuple(value) for value in frame[name]], dtype="object")
        elif dtype == "str":
            frame[name] = frame[name].astype("str")
    return frame


def _card(path: Path) -> dict[str, Any]:
    try:
        return json.loads((path / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"{path / CARD}: damaged"
        raise UnreadableInputError(msg, hint="write the folder again with graphlab convert") from error


def read_corpus_folder(path: Path) -> Corpus:
    """Corpus as it was written, resolved or not.

    Raises
    ------
    UnreadableInputError
        If a table is missing or damaged.
    """
    card = _card(path)
    tables = {name: _table(path / f"{name}.parquet", columns) for name, columns in TABLES.items()}
    return Corpus(
        **tables,
        profiles=tuple(Profile(**profile) for profile in card["profiles"]),
        inputs=tuple(InputFile(**item) for item in card["inputs"]),
    )


def add_corpus(builder: CorpusBuilder, corpus: Corpus) -> None:
    """Add the papers of a corpus to others, as if the files it came from were read again."""
    records: dict[str, list[Record]] = {}
    for file, record in paper_records(corpus, with_notices=True):
        records.setdefault(file, []).append(record)
    kept = corpus.issues[corpus.issues["paper_id"].isna() & ~corpus.issues["code"].isin(["N201"])]
    lost = kept[kept["code"] == "E101"]
    sources = dict(zip(corpus.papers["source_file"], corpus.papers["source"], strict=True))
    profiles = {profile.source_file: profile for profile in corpus.profiles}
    for item in corpus.inputs:
        gone = [Record(line=int(line)) for line in lost.loc[lost["file"] == item.name, "line"]]
        reading = Reading(
            sources.get(item.name, ""), item.kind, [*records.get(item.name, []), *gone], profiles.get(item.name)
        )
        builder.add(SourceFile(item.name, item.sha256, item.n_bytes, reading))
    for other in _others(kept):
        builder.add_issue(other)


def _others(kept: pd.DataFrame) -> Iterator[Issue]:
    for row in kept[kept["code"] != "E101"].astype("object").to_dict("records"):
        line = row["line"]
        yield issue(row["code"], row["message"], file=row["file"], line=None if pd.isna(line) else int(line))
