"""A field of many JSON records becomes what `json_fields` makes of it record by record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.sources.cells import parse_doi
from graphlab.sources.json_columns import counts, dois, extras, fields, iso_dates, natural_names, readables, texts
from graphlab.sources.json_fields import count_of, iso_date, readable_of, text_of
from graphlab.sources.name_lists import natural_name

ATOMS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3000),
    st.sampled_from([2020.0, 1.5, "2020-02-03", "12", "<i>On</i> Trees", "CO$_2$", " a\tb", "10.1000/ab", "&amp;"]),
)
VALUES = st.lists(st.one_of(ATOMS, st.lists(ATOMS, max_size=2), st.builds(dict, value=ATOMS)), max_size=6)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(VALUES)
def test_a_column_is_its_fields_one_by_one(values: list[object]) -> None:
    assert texts(values).to_pylist() == [text_of(value) or None for value in values]
    assert readables(values).to_pylist() == [readable_of(value) or None for value in values]
    assert dois(values).to_pylist() == [parse_doi(text_of(value)) or None for value in values]
    assert list(counts(values)) == [count_of(value) for value in values]
    assert iso_dates(values) == [iso_date(text_of(value)) for value in values]


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([{"a": 1}, {"a": 2}], [1, 2]),
        ([{"a": 1}, {"b": 2}, {}], [1, 2, None]),
        ([{"a": "", "b": "x"}, {"a": "y", "b": "x"}], ["x", "y"]),
        ([], []),
    ],
)
def test_the_first_key_with_something_counts(records: list[dict[str, object]], found: list[object]) -> None:
    assert fields(records, "a", "b") == found


def test_what_is_empty_is_no_extra_and_zero_is() -> None:
    assert extras(3, pages=["", "3-17", None], cited=[0, None, None]) == [{"cited": 0}, {"pages": "3-17"}, {}]


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(["", "Li", "Bo", "王", "Jr"])] * 3), max_size=4))
def test_names_are_joined_as_one_alone_is(parts: list[tuple[str, str, str]]) -> None:
    families, givens, suffixes = ([row[part] for row in parts] for part in range(3))
    assert natural_names([*families], [*givens], [*suffixes]) == [natural_name(*row) for row in parts]
