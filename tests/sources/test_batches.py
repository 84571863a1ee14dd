"""Records turned on their side and rows picked from them keep what belongs together."""

import numpy as np

from graphlab.sources.batches import batch_of
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record

RECORDS = [
    Record(line=1, title="On Trees", byline=("Ada Nwosu", PrintedAuthor("Bo Li", family="Li", orcid="x")), citations=3),
    Record(line=5, byline=(), date=PaperDate(2020), notices=(Notice("W101", 5, "cut"),)),
    Record(line=9, abstract="Graphs.", byline=("Cy",), byline_complete=False, notices=(Notice("N205", 9, "twice"),)),
]


def test_a_record_becomes_a_row() -> None:
    batch = batch_of(RECORDS)
    assert batch.line == (1, 5, 9)
    assert batch.title.to_pylist() == ["On Trees", None, None]
    assert batch.citations == (3, None, None)
    assert batch.bylines.lengths.tolist() == [2, 0, 1]
    assert batch.bylines.parts["family"].to_pylist() == [None, "Li", None]
    assert "suffix" not in batch.bylines.parts
    assert [row for row, _ in batch.bylines.notices] == [1, 2]


def test_rows_that_stay_keep_their_places_parts_and_notices() -> None:
    batch = batch_of(RECORDS).rows(np.array([True, False, True]))
    assert len(batch) == 2
    assert batch.abstract.to_pylist() == [None, "Graphs."]
    assert batch.bylines.names.to_pylist() == ["Ada Nwosu", "Bo Li", "Cy"]
    assert batch.bylines.parts["orcid"].to_pylist() == [None, "x", None]
    assert batch.bylines.is_complete.tolist() == [True, False]
    assert [(row, notice.code) for row, notice in batch.bylines.notices] == [(1, "N205")]


def test_picking_rows_is_turning_fewer_records() -> None:
    picked, alone = batch_of(RECORDS).rows(np.array([False, True, True])), batch_of(RECORDS[1:])
    assert picked.bylines.names.equals(alone.bylines.names)
    assert list(picked.date) == list(alone.date)
    assert picked.bylines.lengths.tolist() == alone.bylines.lengths.tolist()
