"""Bylines -> the authorships and authors tables: each distinct name is parsed once, the rest is done by column."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, table_from_columns
from graphlab.names import SUFFIXES, Name, parse_name
from graphlab.sources.batches import PARTS, Bylines
from graphlab.sources.text_columns import (
    TEXT,
    Flags,
    Integers,
    column_of,
    id_column,
    no_texts,
    parted_at_last_space,
    stable_ids,
    taken_from,
    without_empty,
)

# Words that begin with a capital and go on in small letters, initials between them: no particle, no other order.
_WORD = r"[A-Z][a-z]+(?:[-'][A-Z]?[a-z]+)*"
_CAPITAL_SUFFIXES = sorted(suffix.capitalize() for suffix in SUFFIXES)
_SIMPLE = rf"^(?:{_WORD}|[A-Z]\.)(?: (?:{_WORD}|[A-Z]\.?))* {_WORD}$"


def parsed_names(names: pa.Array) -> dict[str, pa.Array]:
    """Parts of printed names, as `graphlab.names.parse_name` finds them; a simple name ends in its family name.

    Examples
    --------
    >>> parts = parsed_names(column_of(["Ada N. Nwosu", "Bo van Li"]))
    >>> parts["given"].to_pylist(), parts["family"].to_pylist()
    (['Ada N.', 'Bo'], ['Nwosu', 'van Li'])
    """
    options = pc.MatchSubstringOptions(_SIMPLE)
    is_simple = pc.call_function("match_substring_regex", [names], options)
    simple = pc.call_function("array_filter", [names, is_simple])
    given, family = parted_at_last_space(simple)
    is_suffix = pc.call_function("is_in", [family], pc.SetLookupOptions(pa.array(_CAPITAL_SUFFIXES, TEXT)))
    is_family = ~is_suffix.to_numpy(zero_copy_only=False)
    is_parted = is_simple.to_numpy(zero_copy_only=False).copy()
    is_parted[is_parted] = is_family
    # Places of the names in what is parted by the column, then in what is parsed one by one.
    place = np.empty(len(names), dtype=np.int64)
    place[is_parted] = np.flatnonzero(is_family)
    place[~is_parted] = len(simple) + np.arange(len(names) - np.count_nonzero(is_parted))
    parsed = [parse_name(name) for name in names.filter(pa.array(~is_parted)).to_pylist()]
    columns = zip(*parsed, strict=True) if parsed else ((), (), ())
    alone = dict(zip(Name._fields, map(column_of, columns), strict=True))
    parts = {"given": given, "family": family, "suffix": no_texts(len(simple))}
    taken = pa.array(place)
    return {part: pa.concat_arrays([parts[part], column]).take(taken) for part, column in alone.items()}


class BylineColumns:
    """Authorships that grow by whole batches of bylines.

    Examples
    --------
    >>> from graphlab.sources.batches import batch_of
    >>> from graphlab.sources.records import Record
    >>> bylines = BylineColumns()
    >>> bylines.add(batch_of([Record(line=1, byline=("Ada Nwosu", "Bo Li"))]).bylines)
    >>> authorships, authors = bylines.tables(np.array([b"p1"]), order=np.array([0]))
    >>> authorships["family"].tolist(), authors["name"].tolist()
    (['Nwosu', 'Li'], ['Bo Li', 'Ada Nwosu'])
    """

    def __init__(self) -> None:
        self._names: list[pa.Array] = []
        self._parts: dict[str, list[pa.Array]] = {part: [] for part in PARTS}
        self._lengths: list[Integers] = []
        self._is_implied: list[Flags] = []

    def add(self, bylines: Bylines, *, owner: str = "") -> None:
        """Take in the bylines of the next papers, and the author whom their source implies where it prints none so."""
        names, lengths = bylines.names, bylines.lengths
        parts = {part: bylines.parts[part] if part in bylines.parts else no_texts(len(names)) for part in PARTS}
        is_implied = np.zeros(len(names), dtype=bool)
        if owner:
            lacking = _rows_without(owner, bylines)
            ends = np.cumsum(lengths)[lacking]
            order = pa.array(np.insert(np.arange(len(names)), ends, len(names)))
            names = pa.concat_arrays([names, pa.array([owner], TEXT)]).take(order)
            parts = {part: pa.concat_arrays([cells, no_texts(1)]).take(order) for part, cells in parts.items()}
            is_implied = np.insert(is_implied, ends, True)
            lengths = lengths + np.bincount(lacking, minlength=len(lengths))
        self._names.append(names)
        for part, cells in parts.items():
            self._parts[part].append(cells)
        self._lengths.append(lengths)
        self._is_implied.append(is_implied)

    def tables(self, paper_ids: npt.NDArray[np.bytes_], *, order: Integers) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Authorships and authors, not resolved: one author per printed name, sorted by id.

        The columns are given up on the way, so that none is held twice.

        Parameters
        ----------
        paper_ids
            Ids of the papers in the order in which their bylines were added.
        order
            Numbers of the papers in the order in which the table has them.
        """
        lengths = _together(self._lengths, np.int64)
        starts = np.cumsum(lengths) - lengths
        lengths, starts = lengths[order], starts[order]
        # Places of the papers in their order: the first of each paper, and how far each place is from it.
        positions = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        places = np.repeat(starts, lengths) + positions
        is_implied = _together(self._is_implied, np.bool_)[places]
        taken = pa.array(places)
        encoded = _pop_joined(self._names).take(taken).dictionary_encode()
        names, codes = encoded.dictionary, encoded.indices
        ids = stable_ids("a", names)
        parts = {part: taken_from(_pop_joined(cells), taken) for part, cells in self._parts.items()}
        rows = np.repeat(np.arange(len(order)), lengths)
        evidence = pa.array(["printed", "implied"], TEXT)
        values: dict[str, Any] = {
            **parts,
            **_parted(parts, names=names, codes=codes),
            "printed_name": without_empty(names).take(codes),
            "author_id": id_column(ids).take(codes),
            "paper_id": id_column(paper_ids[order][rows]),
            "position": pd.arrays.IntegerArray(positions + 1, is_implied),
            "evidence": evidence.take(pa.array(is_implied.astype(np.int64))),
        }
        return table_from_columns(values, AUTHORSHIP_COLUMNS), _authors(
            names, ids, codes=codes.to_numpy(zero_copy_only=False), rows=rows
        )


def _together(parts: Sequence[npt.NDArray[Any]], dtype: type) -> npt.NDArray[Any]:
    return np.concatenate(parts) if parts else np.array([], dtype=dtype)


def _pop_joined(parts: list[pa.Array]) -> pa.Array:
    joined = pa.concat_arrays(parts) if parts else no_texts(0)
    parts.clear()
    return joined


def _rows_without(owner: str, bylines: Bylines) -> Integers:
    """Numbers of the bylines in which a name is not printed."""
    rows = np.repeat(np.arange(len(bylines.lengths)), bylines.lengths)
    is_owner = pc.call_function("equal", [bylines.names, pa.scalar(owner, TEXT)]).to_numpy(zero_copy_only=False)
    return np.setdiff1d(np.arange(len(bylines.lengths)), rows[is_owner])


def _parted(parts: dict[str, pa.Array], *, names: pa.Array, codes: pa.Array) -> dict[str, pa.Array]:
    """Family and given name and suffix: as the source separates them, else as the name is parsed."""
    stated = parts["family"].is_valid()
    unstated = codes.filter(parts["family"].is_null()).to_numpy(zero_copy_only=False)
    wanted = np.flatnonzero(np.bincount(unstated, minlength=len(names)))
    columns = parsed_names(names.take(pa.array(wanted, pa.int64())))
    place = np.zeros(len(names), dtype=np.int64)
    place[wanted] = np.arange(len(wanted))
    numbers = pa.array(place).take(codes)
    if len(unstated) == len(codes):
        return {part: taken_from(cells, numbers) for part, cells in columns.items()}
    numbers = _either(stated, pa.scalar(None, pa.int64()), numbers)
    return {part: _either(stated, parts[part], taken_from(cells, numbers)) for part, cells in columns.items()}


def _either(is_first: pa.Array, first: pa.Array | pa.Scalar, second: pa.Array) -> pa.Array:
    return pc.call_function("if_else", [is_first, first, second])


def _authors(names: pa.Array, ids: npt.NDArray[np.bytes_], *, codes: Integers, rows: Integers) -> pd.DataFrame:
    """One author per printed name, with the number of papers that have it, sorted by id."""
    width = int(rows.max(initial=0)) + 1
    counts = np.bincount(pd.unique(codes.astype(np.int64) * width + rows) // width, minlength=len(names))
    order = np.argsort(ids)
    ordered = names.take(pa.array(order))
    variants = np.empty(len(names), dtype=object)
    variants[:] = list(zip(ordered.to_pylist(), strict=True))
    columns: dict[str, Any] = {
        "author_id": id_column(ids[order]),
        "name": ordered,
        "variants": variants,
        "n_papers": pd.array(counts[order].astype(np.int64), dtype="Int64"),
        "resolution": pa.repeat(pa.scalar("not resolved", TEXT), len(names)),
        "certainty": pd.arrays.FloatingArray(np.ones(len(names)), np.ones(len(names), dtype=bool)),
    }
    return table_from_columns(columns, AUTHOR_COLUMNS)
