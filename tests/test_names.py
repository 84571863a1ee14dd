"""Names: their parts, and the key under which spellings are the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.names import Name, is_east_asian, name_key, parse_name


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Wei Gao", Name("Wei", "Gao", "")),
        ("Gao, Wei", Name("Wei", "Gao", "")),
        ("Vijay Babu Pamshetti", Name("Vijay Babu", "Pamshetti", "")),
        ("Ludwig van Beethoven", Name("Ludwig", "van Beethoven", "")),
        ("Jan Van der Velde", Name("Jan", "Van der Velde", "")),
        ("Pavel de la Cruz-Montoya", Name("Pavel", "de la Cruz-Montoya", "")),
        ("Abu Bakr al-Farsi", Name("Abu Bakr", "al-Farsi", "")),
        ("Khalid bin Walid", Name("Khalid", "bin Walid", "")),
        ("John Q. Fairweather, Jr.", Name("John Q.", "Fairweather", "Jr.")),
        ("John Q. Fairweather III", Name("John Q.", "Fairweather", "III")),
        ("King, Martin Luther, Jr.", Name("Martin Luther", "King", "Jr.")),
        ("J.-P. Sartel", Name("J.-P.", "Sartel", "")),
        ("JP Morganthal", Name("JP", "Morganthal", "")),
        ("RA Fisherman", Name("RA", "Fisherman", "")),
        ("Minghao LI", Name("Minghao", "LI", "")),
        ("LI Minghao", Name("Minghao", "LI", "")),
        ("WANG Wei", Name("Wei", "WANG", "")),
        ("Mausami", Name("", "Mausami", "")),
        ("李明", Name("明", "李", "")),
        ("李 明", Name("明", "李", "")),
        ("欧阳修", Name("修", "欧阳", "")),
        ("김하늘", Name("하늘", "김", "")),
        ("やまだ", Name("", "やまだ", "")),
        ("Dr. Ada Nwosu", Name("Dr. Ada", "Nwosu", "")),
        ("", Name("", "", "")),
        (" , ", Name("", "", "")),
    ],
)
def test_a_name_is_cut_into_given_family_and_suffix(printed: str, expected: Name) -> None:
    assert parse_name(printed) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ("Minghao LI", "Minghao Li", "minghao li", " Minghao  Li "),
        ("Jia-Wei Chen", "Jiawei Chen", "Jia\u2010wei Chen"),
        ("J. P. Serrat", "J.P. Serrat", "J P Serrat", "J.-P. Serrat"),
        ("Jörg Müller", "Jorg Muller", "Jo\u0308rg Mu\u0308ller"),
        ("Søren Ødegård-Łukasz", "Soren Odegard-Lukasz"),
        ("O'Brannigan", "O\u2019Brannigan", "OBrannigan"),
        ("Straße", "Strasse"),
        ("Gao, Wei", "Wei Gao"),
        ("李 明", "李明"),
        ("Ｗｅｉ Ｇａｏ", "Wei Gao"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("J. Smith", "John Smith"),
        ("Li Na Chen", "Lina Chen"),
        ("Wei Gao", "Gao Wei"),
        ("Wei Zhang", "Wei Zhang 0002"),
        ("李明", "李鸣"),
        ("発田", "发田"),
        ("がく", "かく"),
        ("Андрей", "Андреи"),
        ("John Fairweather", "John Fairweather Jr."),
    ],
)
def test_different_names_have_different_keys(first: str, second: str) -> None:
    assert name_key(first) != name_key(second)


@pytest.mark.parametrize("printed", ["", "***", "123", " - "])
def test_a_name_without_letters_has_an_empty_key(printed: str) -> None:
    assert name_key(printed) == ""


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=24))
def test_the_key_of_a_key_is_the_key(printed: str) -> None:
    assert name_key(name_key(printed)) == name_key(printed)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=24))
def test_any_text_can_be_parsed_and_no_part_is_padded(printed: str) -> None:
    assert all(part == part.strip() for part in parse_name(printed))


def test_east_asian_names_are_known_by_their_first_letter() -> None:
    assert [is_east_asian(name) for name in ("李明", "김하늘", "やまだ", "Li Ming", "Аня")] == [
        True,
        True,
        True,
        False,
        False,
    ]
