"""Columns of texts say of every text what a look at it alone says."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.corpus import stable_id
from graphlab.sources.json_fields import readable_of, text_of
from graphlab.sources.text_columns import (
    TEXT,
    cleaned_column,
    cleaned_texts,
    column_of,
    id_column,
    parted_at_last_space,
    stable_ids,
    taken_from,
    without_empty,
)

ODD = st.text(alphabet="ab c\n\t\\${}<>&;(©)\u00e9e\u0301\u200b\u3000", max_size=12)
CELLS = st.one_of(st.none(), ODD, st.sampled_from(["We win. (c) 2020 Elsevier", "x. Copyright 2019 the authors", ""]))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(CELLS, max_size=6), st.booleans())
def test_a_column_is_cleaned_as_each_of_its_texts_is(values: list[str | None], has_markup: bool) -> None:
    clean = readable_of if has_markup else text_of
    alone = [clean(value) or None for value in values]
    assert cleaned_column(values, clean, has_markup=has_markup).to_pylist() == alone
    assert [text or None for text in cleaned_texts(values, clean, has_markup=has_markup)] == alone


def test_values_of_other_types_are_cleaned_one_by_one() -> None:
    values = ["a", 5, ["b", "c"], {"value": "d"}, True, None]
    assert cleaned_column(values, text_of, has_markup=False).to_pylist() == ["a", "5", "b", "d", None, None]


def test_a_slice_loses_its_empty_texts_and_nothing_else() -> None:
    column = pa.array(["x", "", "a", None, "b"], TEXT)
    assert without_empty(column.slice(1)).to_pylist() == [None, "a", None, "b"]


def test_a_clean_text_is_not_cleaned_again() -> None:
    def clean(value: object) -> str:
        pytest.fail(f"looked at {value!r}")

    assert cleaned_column(["On Trees", None], clean, has_markup=True).to_pylist() == ["On Trees", None]


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=5))
def test_ids_of_a_column_are_those_of_its_texts(texts: list[str]) -> None:
    ids = stable_ids("p", pa.array(texts, TEXT))
    assert id_column(ids).to_pylist() == [stable_id("p", text) for text in texts]


def test_texts_are_parted_at_the_last_space_in_a_slice_too() -> None:
    given_names, families = parted_at_last_space(pa.array(["No One", "Ada N. Nwosu", "Bo Li"], TEXT).slice(1))
    assert given_names.to_pylist() == ["Ada N.", "Bo"]
    assert families.to_pylist() == ["Nwosu", "Li"]


@pytest.mark.parametrize("texts", [[None, None], ["a", None]])
def test_texts_at_places_come_with_their_gaps(texts: list[str | None]) -> None:
    assert taken_from(column_of(texts), pa.array(np.array([1, 0, 0]))).to_pylist() == [texts[1], texts[0], texts[0]]
