"""Records of one stretch of a file, column by column: what the JSON formats hand over, and what records become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, cast

import numpy as np
import pyarrow as pa

from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record
from graphlab.sources.text_columns import Flags, Integers, column_of

PARTS = PrintedAuthor._fields[1:]


@dataclass(frozen=True, eq=False, kw_only=True)
class Bylines:
    """Bylines of some records, their places one after the other.

    Attributes
    ----------
    lengths
        Places of each byline.
    names
        Name of each place; none is missing.
    parts
        What else is known of the places, by the name of the field of `PrintedAuthor`; a part that none has is left out.
    is_complete
        Per record: no author is known to be missing.
    notices
        Number of the record, counted from 0, and what was noticed about its byline.
    """

    lengths: Integers
    names: pa.Array
    parts: Mapping[str, pa.Array]
    is_complete: Flags
    notices: Sequence[tuple[int, Notice]] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Batch:
    """Records as columns of one length; what they mean is said at `Record`. A missing text is an empty one."""

    line: Sequence[int]
    title: pa.Array
    abstract: pa.Array
    bylines: Bylines
    n_authors_stated: Sequence[int | None]
    date: Sequence[PaperDate]
    categories: Sequence[tuple[str, ...]]
    venue: pa.Array
    doi: pa.Array
    url: pa.Array
    citations: Sequence[int | None]
    language: pa.Array
    extra: Sequence[Mapping[str, object]]

    def __len__(self) -> int:
        return len(self.line)

    def rows(self, is_kept: Flags) -> "Batch":
        """Some of the records."""
        columns: dict[str, Any] = {}
        mask, flags = pa.array(is_kept), is_kept.tolist()
        for field in fields(self):
            column = getattr(self, field.name)
            if isinstance(column, pa.Array):
                columns[field.name] = column.filter(mask)
            elif not isinstance(column, Bylines):
                columns[field.name] = [cell for cell, flag in zip(column, flags, strict=True) if flag]
        numbers = np.cumsum(is_kept) - 1
        places = pa.array(np.repeat(is_kept, self.bylines.lengths))
        bylines = Bylines(
            lengths=self.bylines.lengths[is_kept],
            names=self.bylines.names.filter(places),
            parts={part: column.filter(places) for part, column in self.bylines.parts.items()},
            is_complete=self.bylines.is_complete[is_kept],
            notices=[(int(numbers[row]), notice) for row, notice in self.bylines.notices if is_kept[row]],
        )
        return replace(self, bylines=bylines, **columns)


def columns_of(flat: Sequence[str | PrintedAuthor]) -> tuple[pa.Array, dict[str, pa.Array]]:
    """Names of places, and what else is known of them."""
    if set(map(type, flat)) <= {str}:
        return pa.array(cast("list[str]", flat), pa.large_string()), {}
    authors = [PrintedAuthor(place) if isinstance(place, str) else place for place in flat]
    names, *others = zip(*authors, strict=True)
    parts = {part: column_of(texts) for part, texts in zip(PARTS, others, strict=True) if any(texts)}
    return pa.array(names, pa.large_string()), parts


def batch_of(records: Sequence[Record]) -> Batch:
    """Records, turned on their side.

    Examples
    --------
    >>> batch = batch_of([Record(line=1, title="On Trees", byline=("Ada Nwosu", "Bo Li")), Record(line=2)])
    >>> batch.title.to_pylist(), batch.bylines.lengths.tolist(), batch.bylines.names.to_pylist()
    (['On Trees', None], [2, 0], ['Ada Nwosu', 'Bo Li'])
    """
    columns = dict(zip(Record._fields, zip(*records, strict=True), strict=True))
    names, parts = columns_of(list(chain.from_iterable(columns["byline"])))
    bylines = Bylines(
        lengths=np.array(list(map(len, columns["byline"])), dtype=np.int64),
        names=names,
        parts=parts,
        is_complete=np.array(columns["byline_complete"], dtype=bool),
        notices=[(row, notice) for row, notices in enumerate(columns["notices"]) for notice in notices],
    )
    texts = {name: column_of(columns[name]) for name in ("title", "abstract", "venue", "doi", "url", "language")}
    return Batch(
        bylines=bylines,
        line=columns["line"],
        n_authors_stated=columns["n_authors_stated"],
        date=columns["date"],
        categories=columns["categories"],
        citations=columns["citations"],
        extra=columns["extra"],
        **texts,
    )
