"""Thesaurus files written and read back."""

import csv
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.exchange import thesaurus_table, write_thesaurus, write_vosviewer_thesaurus
from graphlab.names import name_key
from graphlab.settings import NameRules
from graphlab.sources import read_thesaurus

# Everything is read in Unicode NFC.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=6).filter(
    lambda text: name_key(text) and not text.startswith("#") and unicodedata.normalize("NFC", text) == text
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@st.composite
def rules(draw, *, papers=True):
    """Rules in which every name has one key and one role, as `read_thesaurus` gives them."""
    names = draw(st.lists(NAMES, unique_by=name_key, max_size=12))
    roles = [
        draw(st.sampled_from(["join", "split", "apart", "ignore"] if papers else ["join", "ignore"])) for _ in names
    ]
    of_role = {role: [name for name, own in zip(names, roles, strict=True) if own == role] for role in set(roles)}
    joins = of_role.get("join", [])
    splits = of_role.get("split", [])
    pairs = zip(of_role.get("apart", [])[::2], of_role.get("apart", [])[1::2], strict=False)
    return NameRules(
        joins=((joins[0], tuple(sorted(joins[1:]))),) if len(joins) > 1 else (),
        splits=tuple(sorted((name, (name,), tuple(sorted({"p1", f"On {name}"}))) for name in splits)),
        apart=tuple(sorted((min(pair), max(pair)) for pair in pairs)),
        ignored=tuple(sorted(of_role.get("ignore", []))),
        declined=tuple(("split", name, (name,), ("p1",)) for name in splits[:1]),
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(rules(), st.sampled_from(["names.tsv", "names.csv"]))
def test_what_is_written_is_read_back(tmp_path_factory, written, name):
    path = tmp_path_factory.mktemp("rules") / name
    write_thesaurus(thesaurus_table(written), path)
    assert read_thesaurus(path) == written


@settings(max_examples=30, deadline=None, derandomize=True)
@given(rules(papers=False))
def test_a_file_for_vosviewer_is_read_back(tmp_path_factory, written):
    path = tmp_path_factory.mktemp("rules") / "names.txt"
    write_vosviewer_thesaurus(written, path)
    assert read_thesaurus(path) == written


@pytest.mark.parametrize("start", list("=+-@"))
def test_no_cell_begins_like_a_formula(tmp_path, start):
    written = NameRules(joins=((f"{start}1+1", (f"{start}cmd",)),))
    write_thesaurus(thesaurus_table(written), tmp_path / "names.csv")
    write_vosviewer_thesaurus(written, tmp_path / "names.txt")
    with (tmp_path / "names.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    cells += [cell for line in (tmp_path / "names.txt").read_text("utf-8").splitlines() for cell in line.split("\t")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert read_thesaurus(tmp_path / "names.csv").joins == written.joins


def test_a_spreadsheet_finds_the_encoding(tmp_path):
    write_thesaurus(thesaurus_table(NameRules(ignored=("Müller",))), tmp_path / "names.tsv")
    assert (tmp_path / "names.tsv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_file_for_vosviewer_has_no_mark_and_two_columns(tmp_path):
    rules = NameRules(joins=(("Jörg Müller", ("J. Muller",)),), apart=(("A", "B"),), ignored=("Editors",))
    write_vosviewer_thesaurus(rules, tmp_path / "names.txt")
    lines = (tmp_path / "names.txt").read_bytes().decode().split("\n")
    assert lines == ["label\treplace by", "J. Muller\tJörg Müller", "Editors\t", ""]


def test_quotes_in_a_file_for_vosviewer_are_part_of_the_name_unless_a_spreadsheet_put_them_there(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text('label\treplace by\n"Bob" Li\tBo Li\n"Nwosu, ""A."""\t"Nwosu, Ana"\n', encoding="utf-8")
    assert read_thesaurus(path).joins == (("Bo Li", ('"Bob" Li',)), ("Nwosu, Ana", ('Nwosu, "A."',)))
