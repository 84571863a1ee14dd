"""Authorships and authors by the column say what the names say one by one."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.corpus import stable_id
from graphlab.names import parse_name
from graphlab.sources.batches import batch_of
from graphlab.sources.byline_columns import BylineColumns, parsed_names
from graphlab.sources.records import PrintedAuthor, Record
from graphlab.sources.text_columns import column_of

WORDS = [
    "Ada",
    "Bo",
    "N.",
    "N",
    "van",
    "der",
    "de",
    "Nwosu",
    "Jr",
    "Jr.",
    "III",
    "Iii",
    "O'Neil",
    "Méndez",
    "王",
    "Lee-Oh",
]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(NAMES, max_size=6))
def test_names_are_parsed_as_each_of_them_is(names: list[str]) -> None:
    parts = parsed_names(column_of(names))
    found = list(zip(*(parts[part].to_pylist() for part in ("given", "family", "suffix")), strict=True))
    assert found == [tuple(part or None for part in parse_name(name)) for name in names]


def tables_of(
    records: list[Record], *, owner: str = "", order: list[int] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    bylines = BylineColumns()
    for record in records:
        bylines.add(batch_of([record]).bylines, owner=owner)
    ids = np.array([f"p{number}".encode() for number in range(len(records))])
    return bylines.tables(ids, order=np.array(order or range(len(records))))


def test_an_author_who_stands_twice_on_a_paper_has_one_paper_there() -> None:
    _, authors = tables_of([Record(line=1, byline=("Bo Li", "Bo Li")), Record(line=2, byline=("Bo Li", "Ada Nwosu"))])
    assert dict(zip(authors["name"], authors["n_papers"], strict=True)) == {"Bo Li": 2, "Ada Nwosu": 1}
    assert authors["variants"].tolist() == [(name,) for name in authors["name"]]
    assert authors["author_id"].tolist() == sorted(stable_id("a", name) for name in ("Bo Li", "Ada Nwosu"))


def test_parts_that_the_source_states_are_not_parsed_again() -> None:
    stated = PrintedAuthor("Anna van der Berg", family="Berg", given="Anna van der", affiliation="Lagos")
    authorships, _ = tables_of([Record(line=1, byline=(stated, "Bo van Li"))])
    assert authorships["family"].tolist() == ["Berg", "van Li"]
    assert authorships["affiliation"].fillna("").tolist() == ["Lagos", ""]


def test_papers_in_another_order_take_their_places_with_them() -> None:
    records = [Record(line=1, byline=("Ada", "Bo")), Record(line=2), Record(line=3, byline=("Cy",))]
    authorships, _ = tables_of(records, order=[2, 1, 0])
    assert authorships["paper_id"].tolist() == ["p2", "p0", "p0"]
    assert authorships["printed_name"].tolist() == ["Cy", "Ada", "Bo"]
    assert authorships["position"].tolist() == [1, 1, 2]


def test_the_owner_is_implied_only_where_not_printed() -> None:
    authorships, _ = tables_of([Record(line=1, byline=("Ada",)), Record(line=2, byline=("Bo",))], owner="Ada")
    assert authorships["evidence"].tolist() == ["printed", "printed", "implied"]
    assert authorships["position"].isna().tolist() == [False, False, True]
