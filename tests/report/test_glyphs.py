"""What the shipped fonts can print."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.report.glyphs import MISSING, covered, uncovered_names, with_covered_text


def test_names_of_european_and_vietnamese_scripts_are_covered():
    assert uncovered_names(["Łukasz Żółć", "Nguyễn Thị Ánh", "Ørsted Åse", "Иван Петров", "Γιώργος"]) == []


def test_names_of_other_scripts_are_listed():
    assert uncovered_names(["李明", "Ann Ash", "محمد"]) == ["محمد", "李明"]


@settings(max_examples=50, derandomize=True)
@given(st.text())
def test_text_made_printable_keeps_its_length_and_holds_covered_characters_only(text):
    shown = with_covered_text(text)
    assert len(shown) == len(text)
    assert {ord(character) for character in shown} <= covered() | {ord(MISSING)}


def test_ascii_is_untouched():
    assert with_covered_text([string.printable[:95]]) == [string.printable[:95]]
