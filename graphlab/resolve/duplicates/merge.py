"""Records of one paper -> one row: which value is kept of each field, and where every other value remains.

The byline comes from the record kept. Every other field has one rule:

- title: the kept record's, else the first stated;
- abstract: the longest;
- date (year to inferred, as one): of a publication before a preprint, printed before inferred, then the finer one;
- venue, DOI, address: of a publication before a preprint, then the first stated;
- citations: the largest number;
- everything else: the kept record's, else the first stated.

A value that was not taken stays in ``extra`` of the kept paper under ``merged_from``, with file and line of its
record; ``values_from`` names the record of every value that is not the kept record's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import pandas as pd

from graphlab.resolve.duplicates.entries import Entry
from graphlab.resolve.duplicates.groups import Group

Row = dict[str, Any]

_DATE = ("year", "month", "day", "date_precision", "date_inferred")
_OF_PUBLICATION = ("venue", "doi", "url")
_FIRST_STATED = ("title", "categories", "language", "n_authors_stated")
_FIELDS = ("title", "abstract", *_DATE, *_OF_PUBLICATION, "categories", "citations", "language", "n_authors_stated")
_FINENESS = {"day": 0, "month": 1, "year": 2}


def _is_missing(value: object) -> bool:
    return not value if isinstance(value, tuple | str) else bool(pd.isna(value))  # type: ignore[call-overload] # a cell


def _first_stated(rows: Sequence[Row], column: str, order: Sequence[int]) -> int:
    return next((n for n in order if not _is_missing(rows[n][column])), order[0])


def _donors(rows: Sequence[Row], records: Sequence[Entry]) -> dict[str, int]:
    """Which of the records each field is taken from, by the rules of this module."""
    every = range(len(rows))
    published_first = sorted(every, key=lambda n: records[n].is_preprint)
    dated = min(
        every,
        key=lambda n: (
            records[n].year is None,
            records[n].is_preprint,
            records[n].inferred,
            _FINENESS.get(rows[n]["date_precision"], 3),
            n,
        ),
    )
    donors = dict.fromkeys(_DATE, dated)
    donors |= {column: _first_stated(rows, column, published_first) for column in _OF_PUBLICATION}
    donors |= {column: _first_stated(rows, column, every) for column in _FIRST_STATED}
    donors["abstract"] = max(every, key=lambda n: (len(records[n].printed[0]), -n))
    donors["citations"] = max(every, key=lambda n: (_citations(rows[n]), -n))
    return donors


def _citations(row: Row) -> int:
    return -1 if _is_missing(row["citations"]) else int(row["citations"])


def _plain(value: object) -> object:
    """A cell as JSON can hold it."""
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return value if isinstance(value, str | bool) else int(value)  # type: ignore[call-overload] # a cell of an Int64 column


def _differing(row: Row, final: Row) -> dict[str, object]:
    found = {
        column: _plain(row[column])
        for column in _FIELDS
        if not _is_missing(row[column]) and row[column] != final[column] and column != "date_precision"
    }
    return {key: value for key, value in found.items() if key != "date_inferred" or "year" in found}


def _place(record: Entry) -> str:
    return f"{record.place[0]}:{record.place[1]}"


def _with_extras(
    rows: Sequence[Row], records: Sequence[Entry]
) -> tuple[dict[str, Any], list[dict[str, object]], list[Any]]:
    """What the records state outside the columns: all keys, per record the values not taken, and earlier merges."""
    stated = [orjson.loads(row["extra"]) if isinstance(row["extra"], str) else {} for row in rows]
    earlier = [item for extra in stated for item in extra.pop("merged_from", [])]
    for extra in stated:
        extra.pop("values_from", None)
    final: dict[str, Any] = {}
    for extra in stated:
        final = extra | final
    # The ids of every record find the paper again, those read from an address included.
    other_ids = {
        scheme: value for record in records for scheme, value in record.ids.items() if scheme not in {"doi", *final}
    }
    is_new = len({tuple(sorted(record.ids.items())) for record in records}) > 1
    differing = [{key: value for key, value in extra.items() if value != final[key]} for extra in stated]
    return final | (other_ids if is_new else {}), differing, earlier


def merged_row(group: Group, rows: Mapping[str, Row]) -> Row:
    """Row of the paper that a group of records is.

    Parameters
    ----------
    group
        Records of one paper, the one to keep first.
    rows
        Row of the papers table of every record, by paper id.

    Returns
    -------
    dict
        A row with the id and place of the kept record, its fields chosen by the rules of this module. Copies that
        differ in nothing leave the kept row as it is.

    Examples
    --------
    >>> from graphlab.corpus import PAPER_COLUMNS, make_table
    >>> from graphlab.resolve.duplicates.entries import entry_list
    >>> from graphlab.resolve.duplicates.rules import Verdict
    >>> base = {"title": "On Trees", "byline_complete": True, "date_inferred": False, "source_line": 1, "extra": "{}"}
    >>> table = make_table([base | {"paper_id": "p1", "source_file": "a"},
    ...     base | {"paper_id": "p2", "source_file": "b", "doi": "10.1/x"}], PAPER_COLUMNS)
    >>> records = tuple(entry_list(table, [(), ()], [{}, {}]))
    >>> row = merged_row(Group(records, (Verdict("same title", False),)),
    ...     {row["paper_id"]: row for row in table.to_dict("records")})
    >>> row["doi"], orjson.loads(row["extra"])["values_from"]
    ('10.1/x', {'doi': 'b:1'})
    """
    records = group.records
    own = [rows[record.paper_id] for record in records]
    donors = _donors(own, records)
    final = own[0] | {column: own[n][column] for column, n in donors.items()}
    extra, extra_differing, earlier = _with_extras(own, records)
    kept_apart: list[dict[str, Any]] = []
    reasons = ("kept", *(found.reason for found in group.verdicts))
    for n, (record, row, reason) in enumerate(zip(records, own, reasons, strict=True)):
        values = _differing(row, final)
        if extra_differing[n]:
            values["extra"] = extra_differing[n]
        if record.printed[2] and record.printed[2] != records[0].printed[2]:
            values["byline"] = list(record.printed[2])
        if values:
            place = {"source": row["source"], "source_file": record.place[0], "source_line": record.place[1]}
            kept_apart.append(place | {"reason": reason, "values": values})
    taken = {column: _place(records[n]) for column, n in donors.items() if own[0][column] is not own[n][column]}
    moved = {
        column: place
        for column, place in taken.items()
        if not _is_missing(final[column]) and (_is_missing(own[0][column]) or own[0][column] != final[column])
    }
    if kept_apart or earlier:
        extra["merged_from"] = [*earlier, *kept_apart]
    if moved:
        extra["values_from"] = moved
    return final | {"extra": orjson.dumps(extra, option=orjson.OPT_SORT_KEYS).decode() if extra else "{}"}
