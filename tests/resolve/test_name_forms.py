"""Forms of a name that can be one person's, and those that cannot."""

import pytest

from graphlab.resolve.name_forms import block_keys, compatibility, name_form


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("J. Nwosu", "John Nwosu", "initials"),
        ("Nwosu JA", "John A. Nwosu", "initials"),
        ("JA Nwosu", "J.A. Nwosu", "same"),
        ("Ann Nwosu", "Ann B. Nwosu", "middle"),
        ("William Nwosu", "Bill Nwosu", "nickname"),
        ("Jian-Hua Nwosu", "Jianhua Nwosu", "same"),
        ("Jian-Hua Nwosu", "J. H. Nwosu", "initials"),
        ("Jian-Hua Nwosu", "Jian Hua Nwosu", "spelling"),
        ("Ann Müller", "Ann Mueller", "spelling"),
        ("Ann Sørensen", "Ann Soerensen", "spelling"),
        ("Ann van der Berg", "Ann Vanderberg", "spelling"),
        ("Ann van der Berg", "Ann Berg", "spelling"),
        ("Garcia Lopez, Maria", "Maria Garcia", "family"),
        ("Maria Garcia Lopez", "Maria Garcia", "family"),
        ("Li Ming", "Ming Li", "order"),
        ("Ann Nwosu Jr.", "Ann Nwosu", "same"),
    ],
)
def test_forms_of_one_person_are_compatible(first: str, second: str, likeness: str) -> None:
    assert compatibility(name_form(first), name_form(second)) == likeness
    assert compatibility(name_form(second), name_form(first)) == likeness


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("John Doe", "Jack Smith"),
        ("John A. Doe", "John B. Doe"),
        ("Jane Doe", "John Doe"),
        ("J. Doe", "K. Doe"),
        ("Cheng Yang", "Cheng Yan"),
        ("Ann Doe Jr.", "Ann Doe Sr."),
        ("李明", "李明华"),
    ],
)
def test_forms_that_contradict_each_other_are_not(first: str, second: str) -> None:
    assert compatibility(name_form(first), name_form(second)) is None


def test_a_family_name_before_initials_is_known() -> None:
    assert name_form("Nwosu WJ")[:2] == name_form("W. J. Nwosu")[:2]
    assert name_form("van Eck NJ")[:2] == name_form("N. J. van Eck")[:2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("J. Nwosu", "John Nwosu"),
        ("William Nwosu", "Bill Nwosu"),
        ("Ann Müller", "Ann Mueller"),
        ("Maria Garcia Lopez", "Maria Garcia"),
        ("Garcia Lopez, Maria", "M. Lopez"),
        ("Ann van der Berg", "A. Berg"),
    ],
)
def test_compatible_forms_meet_in_a_block(first: str, second: str) -> None:
    assert set(block_keys(name_form(first))) & set(block_keys(name_form(second)))


@pytest.mark.parametrize(("printed", "family"), [("Zhang W", "zhang"), ("Okonkwo BJ", "okonkwo"), ("Mira NG", "ng")])
def test_a_family_name_printed_before_its_letters_is_found_though_the_source_took_the_last_word(
    printed: str, family: str
) -> None:
    given, last = printed.split()
    assert name_form(printed, last, given).core == family
