import csv

import numpy as np
import pandas as pd
import pytest

from graphlab.exchange import write_table


def written(table, tmp_path):
    path = tmp_path / "table.csv"
    write_table(table, path)
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(tmp_path, start):
    path = tmp_path / "table.csv"
    write_table(pd.DataFrame({"title": [start + "1+1"]}), path)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["title"], ["'" + start + "1+1"]]


def test_formulas_are_found_in_tuples_and_in_headers(tmp_path):
    assert written(pd.DataFrame({"=a": [("=1", "b")]}), tmp_path) == "'=a\n'=1; b\n"


def test_negative_numbers_stay_numbers(tmp_path):
    assert written(pd.DataFrame({"x": [-1.5], "n": [-2]}), tmp_path) == "x,n\n-1.5,-2\n"


def test_every_kind_of_value_has_one_form(tmp_path):
    table = pd.DataFrame(
        {
            "text": pd.Series(["Søren", None], dtype="str"),
            "count": pd.Series([3, None], dtype="Int64"),
            "share": [1 / 3, np.nan],
            "whole": [2.0, 1e-12],
            "flag": [True, False],
            "maybe": pd.Series([True, None], dtype="boolean"),
            "names": [("Ann", "Bob"), ()],
        }
    )
    assert written(table, tmp_path) == (
        "text,count,share,whole,flag,maybe,names\nSøren,3,0.3333333333,2,true,true,Ann; Bob\n,,,1e-12,false,,\n"
    )


def test_a_carriage_return_ends_no_row(tmp_path):
    assert written(pd.DataFrame({"a": ["one\rtwo", "\r=1"]}), tmp_path) == 'a\n"one\ntwo"\n"\'\n=1"\n'


def test_commas_quotes_and_line_ends_survive(tmp_path):
    title = 'One, "two"\nthree'
    path = tmp_path / "table.csv"
    write_table(pd.DataFrame({"title": [title], "b": [1]}), path)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["title", "b"], [title, "1"]]


def test_a_table_without_rows_keeps_its_header(tmp_path):
    assert written(pd.DataFrame({"a": [], "b": []}), tmp_path) == "a,b\n"


def test_half_a_surrogate_pair_does_not_stop_the_writing(tmp_path):
    # As an object column: the str dtype may refuse such text itself.
    assert written(pd.DataFrame({"a": pd.Series(["x\ud800y"], dtype="object")}), tmp_path) == "a\nx?y\n"
