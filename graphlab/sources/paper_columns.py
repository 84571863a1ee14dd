"""Batches of records -> the papers table: columns that grow by whole batches."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graphlab.corpus import PAPER_COLUMNS, stable_id, table_from_columns
from graphlab.sources.batches import Batch, Bylines
from graphlab.sources.text_columns import TEXT, Flags, Integers, id_column, stable_ids, taken_from

_PRECISIONS = ("none", "year", "month", "day")
_TEXTS = ("title", "abstract", "venue", "doi", "url", "language")
Ids = npt.NDArray[np.bytes_]


class PaperColumns:
    """Papers that grow batch by batch.

    Examples
    --------
    >>> from graphlab.sources.batches import batch_of
    >>> from graphlab.sources.records import Record
    >>> papers = PaperColumns()
    >>> papers.add(batch_of([Record(line=1, title="On Trees")]), source="x", file="a.txt")
    >>> ids = papers.distinct_ids()
    >>> papers.table(ids, order=np.array([0]))["title"].tolist()
    ['On Trees']
    """

    def __init__(self) -> None:
        self._texts: dict[str, list[pa.Array]] = {name: [] for name in (*_TEXTS, "source", "source_file", "extra")}
        self._numbers: dict[str, list[pa.Array]] = {
            name: [] for name in ("year", "month", "day", "citations", "n_authors_stated", "source_line")
        }
        self._flags: dict[str, list[Flags]] = {name: [] for name in ("date_inferred", "byline_complete")}
        self._categories: list[tuple[str, ...]] = []
        self._ids: list[Ids] = []

    def __len__(self) -> int:
        return len(self._categories)

    def add(self, batch: Batch, *, source: str, file: str) -> None:
        """Take in the next papers, all of one file."""
        years, months, days, inferred, _ = zip(*batch.date, strict=True)
        numbers = {
            "year": pa.array(years, pa.int64()),
            "month": pa.array(months, pa.int64()),
            "day": pa.array(days, pa.int64()),
            "citations": pa.array(batch.citations, pa.int64()),
            "n_authors_stated": pa.array(batch.n_authors_stated, pa.int64()),
            "source_line": pa.array(batch.line, pa.int64()),
        }
        for name, column in numbers.items():
            self._numbers[name].append(column)
        for name in _TEXTS:
            self._texts[name].append(getattr(batch, name))
        for name, text in (("source", source), ("source_file", file)):
            self._texts[name].append(pa.repeat(_scalar(text), len(batch)))
        self._texts["extra"].append(pa.array(_json_of(batch.extra), TEXT))
        self._flags["date_inferred"].append(np.array(inferred, dtype=bool))
        self._flags["byline_complete"].append(batch.bylines.is_complete)
        self._categories += batch.categories
        self._ids.append(_ids(batch.title, batch.bylines, numbers["year"]))

    def distinct_ids(self) -> Ids:
        """Ids of the papers, in the order in which they were added; no two are the same."""
        ids = np.concatenate(self._ids) if self._ids else np.array([], dtype="S17")
        _, first, counts = np.unique(ids, return_inverse=True, return_counts=True)
        shared = np.flatnonzero(counts[first] > 1)
        if len(shared):
            ids[shared] = _numbered(self._table(ids, rows=shared))
        return ids

    def table(self, ids: Ids, *, order: Integers) -> pd.DataFrame:
        """The papers table in some order; the columns are given up on the way, so that none is held twice.

        Parameters
        ----------
        ids
            Ids as `distinct_ids` gave them.
        order
            Numbers of the papers in the order wanted.
        """
        return self._table(ids, rows=order, keeps=False)

    def _table(self, ids: Ids, *, rows: Integers, keeps: bool = True) -> pd.DataFrame:
        taken = pa.array(rows)
        values: dict[str, Any] = {"paper_id": id_column(ids[rows])}
        for groups in (self._texts, self._numbers):
            for name, parts in groups.items():
                joined = _joined(parts)
                if not keeps:
                    parts.clear()
                values[name] = taken_from(joined, taken) if groups is self._texts else joined.take(taken)
                del joined
        values["date_precision"] = _precision(values["year"], values["month"], values["day"])
        values.update({name: _integers(values[name]) for name in self._numbers})
        for name, flags in self._flags.items():
            values[name] = np.concatenate(flags)[rows] if flags else np.array([], dtype=bool)
        categories = np.empty(len(self._categories), dtype=object)
        categories[:] = self._categories
        values["categories"] = categories[rows]
        return table_from_columns(values, PAPER_COLUMNS)


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, TEXT)


def _joined(parts: Sequence[pa.Array]) -> pa.Array:
    return pa.concat_arrays(parts) if parts else pa.array([], TEXT)


def _integers(column: pa.Array) -> pd.arrays.IntegerArray:
    if not len(column):
        return pd.array([], dtype="Int64")
    is_missing = column.is_null().to_numpy(zero_copy_only=False)
    return pd.arrays.IntegerArray(column.fill_null(1).to_numpy(zero_copy_only=False).copy(), is_missing)


def _precision(*parts: pa.Array) -> pa.Array:
    """The finest part of a date that is known."""
    known = np.zeros(len(parts[0]), dtype=np.int64)
    for number, part in enumerate(parts, 1):
        known[part.is_valid().to_numpy(zero_copy_only=False)] = number
    return pa.array(_PRECISIONS, TEXT).take(pa.array(known))


def _ids(titles: pa.Array, bylines: Bylines, years: pa.Array) -> Ids:
    """Ids of papers by title, printed names and year, as `stable_id` makes them."""
    ends = np.concatenate([[0], np.cumsum(bylines.lengths)])
    names = pc.call_function(
        "binary_join", [pa.LargeListArray.from_arrays(pa.array(ends), bylines.names), _scalar("; ")]
    )
    texts = [titles.fill_null(""), names, years.cast(TEXT).fill_null(""), _scalar("\x1f")]
    return stable_ids("p", pc.call_function("binary_join_element_wise", texts))


def _json_of(extras: Sequence[Mapping[str, object]]) -> list[str]:
    options = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS
    return [orjson.dumps(extra, default=str, option=options).decode() if extra else "{}" for extra in extras]


def _numbered(papers: pd.DataFrame) -> list[str]:
    """Ids of records that share title, byline and year: told apart by number, the fullest first, in stable order."""
    order = papers.assign(
        length=papers["abstract"].fillna("").str.len(),
        abstract=papers["abstract"].fillna(""),
        categories=papers["categories"].map("\x1f".join),
        doi=papers["doi"].fillna(""),
    ).sort_values(
        [
            "paper_id",
            "byline_complete",
            "length",
            "abstract",
            "month",
            "day",
            "categories",
            "doi",
            "extra",
            "source_file",
            "source_line",
        ],
        ascending=[True, False, False, True, True, True, True, True, True, True, True],
    )
    number = order.groupby("paper_id").cumcount()
    ids = papers["paper_id"].tolist()
    for row, base, n in zip(order.index, order["paper_id"], number, strict=True):
        if n:
            ids[row] = stable_id("p", base, str(n))
    return ids
