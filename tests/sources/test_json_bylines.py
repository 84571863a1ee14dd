"""Bylines of many records are those of each record alone."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.sources.batches import Bylines
from graphlab.sources.json_bylines import Places, bylines_in_parts, bylines_of
from graphlab.sources.json_fields import Byline, author_of, byline_of, printed_in
from graphlab.sources.records import PrintedAuthor
from graphlab.sources.text_columns import column_of

NAMES = st.lists(st.sampled_from(["Ada Nwosu", "Bo Li", "et al.", "...", ""]), max_size=4)
DOUBLED = NAMES.map(lambda names: names + names)
AUTHORS = st.fixed_dictionaries(
    {},
    optional={
        "family": st.sampled_from(["Nwosu", "王", "", "M{\\'e}ndez"]),
        "given": st.sampled_from(["Ada", "Bo N.", ""]),
        "name": st.just("Tree Group"),
        "suffix": st.sampled_from(["Jr.", None]),
        "ORCID": st.sampled_from(["https://orcid.org/0000-0002-1825-0097", "none"]),
        "affiliation": st.sampled_from([[{"name": "Lagos"}, {"name": "Bo"}], [], None]),
        "affiliations": st.just(["Oslo"]),
    },
)


def rows_of(bylines: Bylines) -> list[list[tuple[Any, ...]]]:
    """Places of each byline, with all that is known of them."""
    parts = {part: column.to_pylist() for part, column in bylines.parts.items()}
    none = [None] * len(bylines.names)
    columns = [bylines.names.to_pylist(), *(parts.get(part, none) for part in PrintedAuthor._fields[1:])]
    flat = list(zip(*columns, strict=True))
    ends = np.cumsum(bylines.lengths)
    return [flat[end - length : end] for end, length in zip(ends, bylines.lengths, strict=True)]


def assert_alike(found: Bylines, alone: list[Byline]) -> None:
    authors = [[a if isinstance(a, PrintedAuthor) else PrintedAuthor(a) for a in byline.authors] for byline in alone]
    assert rows_of(found) == [[(a.name, *(part or None for part in a[1:])) for a in byline] for byline in authors]
    assert found.is_complete.tolist() == [byline.is_complete for byline in alone]
    noticed = sorted((row, notice) for row, byline in enumerate(alone) for notice in byline.notices)
    assert sorted(found.notices) == noticed


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.one_of(NAMES, DOUBLED), st.one_of(st.none(), st.integers(0, 5))), max_size=4))
def test_bylines_are_read_as_each_alone(rows: list[tuple[list[str], int | None]]) -> None:
    flat = column_of([name for names, _ in rows for name in names])
    places = Places(flat, [len(names) for names, _ in rows])
    lines = list(range(1, len(rows) + 1))
    found = bylines_of(places, lines=lines, stated=[stated for _, stated in rows], cap=3)
    alone = [byline_of(names, line=n, stated=stated, cap=3) for n, (names, stated) in zip(lines, rows, strict=True)]
    assert_alike(found, alone)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.lists(AUTHORS, max_size=3), max_size=4))
def test_authors_in_parts_are_read_as_each_alone(authors: list[list[dict[str, object]]]) -> None:
    lines = list(range(1, len(authors) + 1))
    alone = [byline_of(map(author_of, byline), line=n) for n, byline in zip(lines, authors, strict=True)]
    assert_alike(bylines_in_parts(authors, lines=lines), alone)


def test_ids_beside_a_doubled_list_need_not_be_doubled() -> None:
    places = Places(column_of(["Ada", "Bo", "Ada", "Bo"]), [4], {"orcid": ["1", "2", None, None]})
    found = bylines_of(places, lines=[1])
    assert found.parts["orcid"].to_pylist() == ["1", "2"]
    assert [notice.code for _, notice in found.notices] == ["N205"]
    assert printed_in("Ada") == found.names[0].as_py()
