"""The papers table from batches: ids as they are made one by one, however the papers come."""

import numpy as np
import pytest

from graphlab.corpus import PAPER_COLUMNS, stable_id
from graphlab.sources.batches import batch_of
from graphlab.sources.paper_columns import PaperColumns
from graphlab.sources.records import PaperDate, Record

FULL = Record(line=3, title="On Trees", byline=("Ada Nwosu",), date=PaperDate(2020, 2), abstract="Long.", doi="10.1/x")
BARE = FULL._replace(line=9, abstract="", doi="")


def papers_of(*parts: list[Record]) -> PaperColumns:
    papers = PaperColumns()
    for part in parts:
        papers.add(batch_of(part), source="x", file="a.txt")
    return papers


def test_an_id_is_made_of_title_names_and_year() -> None:
    ids = papers_of([FULL]).distinct_ids()
    assert ids.tolist() == [stable_id("p", "On Trees", "Ada Nwosu", "2020").encode()]


@pytest.mark.parametrize("order", [(FULL, BARE), (BARE, FULL)])
def test_of_two_alike_the_fuller_keeps_the_id_whichever_comes_first(order: tuple[Record, Record]) -> None:
    papers = papers_of([order[0]], [order[1]])
    ids = papers.distinct_ids()
    table = papers.table(ids, order=np.argsort(ids)).set_index("paper_id")
    first = stable_id("p", "On Trees", "Ada Nwosu", "2020")
    assert table.loc[first, "abstract"] == "Long."
    assert set(table.index) == {first, stable_id("p", first, "1")}


def test_the_finest_part_of_a_date_is_named() -> None:
    dates = [PaperDate(), PaperDate(2020), PaperDate(2020, 2), PaperDate(2020, 2, 3)]
    papers = papers_of([Record(line=n, title=f"T{n}", date=date) for n, date in enumerate(dates)])
    table = papers.table(papers.distinct_ids(), order=np.arange(4))
    assert table["date_precision"].tolist() == ["none", "year", "month", "day"]
    assert table["day"].isna().tolist() == [True, True, True, False]


def test_no_papers_are_an_empty_table_with_all_columns() -> None:
    papers = PaperColumns()
    table = papers.table(papers.distinct_ids(), order=np.array([], dtype=np.int64))
    assert (len(table), list(table.columns)) == (0, list(PAPER_COLUMNS))
