"""What the shipped fonts can print."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.figures.scripts import is_printed
from graphlab.report.glyphs import MISSING, uncovered_names, with_covered_text


def test_names_of_european_and_vietnamese_scripts_are_covered():
    assert uncovered_names(["Łukasz Żółć", "Nguyễn Thị Ánh", "Ørsted Åse", "Иван Петров", "Γιώργος"]) == []


@pytest.mark.parametrize(
    "name",
    [
        "李小明",
        "趙喆",
        "田中太郎",
        "サイトウ",
        "齋藤",
        "김민수",
        "محمد",
        "כהן",
        "अमित शर्मा",
        "প্রিয়া",
        "முத்து",
        "สมชาย",
        "გიორგი",
        "Արամ",
    ],
)
def test_names_of_other_scripts_are_covered(name):
    assert uncovered_names([name]) == []


def test_names_of_scripts_without_a_face_are_listed():
    assert uncovered_names(["ኃይለ ማርያም", "Ann Ash", "ᠮᠣᠩᠭᠣᠯ"]) == ["ኃይለ ማርያም", "ᠮᠣᠩᠭᠣᠯ"]


@settings(max_examples=50, derandomize=True)
@given(st.text())
def test_text_made_printable_keeps_its_length_and_holds_covered_characters_only(text):
    shown = with_covered_text(text)
    assert len(shown) == len(text)
    assert all(is_printed(letter) or letter in f"{MISSING}\n\t\u200b" for letter in shown)


def test_ascii_is_untouched():
    assert with_covered_text([string.printable[:95]]) == [string.printable[:95]]
