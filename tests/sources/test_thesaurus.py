"""Thesaurus files of users: what each row means, and what is said about rows that make no sense."""

import pytest

from graphlab.errors import UnreadableInputError
from graphlab.sources.thesaurus import parse_thesaurus, read_thesaurus

OWN = "accept\tdecision\tlabel\tnames\tpapers\tprobability\tevidence\n"


def rules(text, name="names.tsv"):
    return parse_thesaurus(text.encode() if isinstance(text, str) else text, name=name)


def own(*rows):
    return rules("decision\tlabel\tnames\tpapers\n" + "".join("\t".join(row) + "\n" for row in rows))


def complaint(text):
    with pytest.raises(UnreadableInputError) as caught:
        rules(text)
    assert caught.value.hint
    return str(caught.value)


def test_vosviewer_replaces_and_ignores():
    found = rules("label\treplace by\nnwosu, a.\tnwosu, ana\n[no name]\t\n")
    assert found.joins == (("nwosu, ana", ("nwosu, a.",)),)
    assert found.ignored == ("[no name]",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(encoding, ending):
    text = ending.join(["label\treplace by", "Jorg Muller\tJörg Müller", "A. Nwosu\tAna Nwosu", ""])
    assert rules(text.encode(encoding)).joins == (("Ana Nwosu", ("A. Nwosu",)), ("Jörg Müller", ("Jorg Muller",)))


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_a_spreadsheet_may_change_the_delimiter(delimiter):
    cells = [["decision", "label", "names"], ["join", "Ana Nwosu", '"Nwosu, A.; A. N. Nwosu"']]
    assert rules("".join(delimiter.join(row) + "\n" for row in cells)).joins == (
        ("Ana Nwosu", ("A. N. Nwosu", "Nwosu, A.")),
    )


def test_comments_empty_lines_and_a_sep_line_are_passed_over():
    found = rules("# ours\nsep=;\n\nlabel;replace by\n# not this\n;\nA. Nwosu;Ana Nwosu\n")
    assert found.joins == (("Ana Nwosu", ("A. Nwosu",)),)


def test_a_row_without_an_answer_waits():
    found = rules(OWN + "\tjoin\tAna Nwosu\tA. Nwosu\nyes\tjoin\tBo Li\tB. Li\n")
    assert found.joins == (("Bo Li", ("B. Li",)),)
    assert found.n_open == 1


def test_a_join_that_is_declined_keeps_the_two_apart():
    assert rules(OWN + "no\tjoin\tAna Nwosu\tA. Nwosu\n").apart == (("A. Nwosu", "Ana Nwosu"),)


def test_a_split_that_is_declined_is_remembered_and_does_nothing():
    found = rules(OWN + "no\tsplit\tBo Li (2)\tBo Li\tp1; p2\n")
    assert found.declined == (("split", "Bo Li (2)", ("Bo Li",), ("p1", "p2")),)
    assert (found.joins, found.splits, found.apart) == ((), (), ())


def test_a_split_is_an_exception_from_a_join_of_papers():
    found = own(["join", "Bo Li", "Bo Li", "p1; p2; p3"], ["split", "Bo Li (2)", "Bo Li", "p3"])
    assert found.splits == (("Bo Li", ("Bo Li",), ("p1", "p2")), ("Bo Li (2)", ("Bo Li",), ("p3",)))


def test_without_the_column_accept_every_row_acts():
    assert own(["join", "Ana Nwosu", "A. Nwosu", ""]).joins


def test_a_split_names_papers():
    found = own(["split", "Bo Li (optics)", "Bo Li", "10.1000/xyz; On Teapots"])
    assert found.splits == (("Bo Li (optics)", ("Bo Li",), ("10.1000/xyz", "On Teapots")),)


def test_a_chain_ends_at_its_last_label():
    found = rules("label\treplace by\nA Nwosu\tA. B. Nwosu\nA. B. Nwosu\tAna Nwosu\n")
    assert found.joins == (("Ana Nwosu", ("A Nwosu", "A. B. Nwosu")),)


def test_a_circle_is_told_with_its_lines():
    text = complaint("label\treplace by\nBo Li\tB. Li\nC\tD\nB. Li\tBo Li\n")
    assert text == 'names.tsv: lines 2, 4 put "B. Li" and "Bo Li" under each other'


def test_a_name_under_two_labels_is_told_with_both_lines():
    text = complaint("label\treplace by\nJ. Okoye\tJohn Okoye\nJ. Okoye\tJane Okoye\n")
    assert text == 'names.tsv:3: "J. Okoye" is put under "Jane Okoye", but line 2 puts it under "John Okoye"'


def test_a_name_under_two_labels_that_are_joined_is_one_person():
    found = own(
        ["join", "John Okoye", "J. Okoye", ""],
        ["join", "John B. Okoye", "J. Okoye", ""],
        ["join", "John B. Okoye", "John Okoye", ""],
    )
    assert found.joins == (("John B. Okoye", ("J. Okoye", "John Okoye")),)


def test_numbered_namesakes_that_share_a_paper_are_one_person():
    found = own(["join", "Bo Li", "Bo Li", "p1; p2"], ["join", "Bo Li (2)", "Bo Li", "p2; p3"])
    assert found.splits == (("Bo Li", ("Bo Li",), ("p1", "p2", "p3")),)


def test_any_number_of_namesakes_can_meet_on_one_paper():
    found = own(*(["join", f"Bo Li ({n})", "Bo Li", f"p{n}; p9"] for n in (5, 3, 4)))
    assert found.splits == (("Bo Li (3)", ("Bo Li",), ("p3", "p4", "p5", "p9")),)


def test_declining_that_all_of_a_name_are_one_is_remembered():
    found = rules(OWN + "no\tjoin\tBo Li\tBo Li\n")
    assert found.declined == (("join", "Bo Li", ("Bo Li",), ()),)


def test_the_same_row_twice_is_one_rule():
    row = ["join", "Ana Nwosu", "A. Nwosu", ""]
    assert own(row, row) == own(row)


def test_the_order_of_rows_makes_no_difference():
    rows = [["join", "C. Li", "D. Li", ""], ["join", "B. Li", "C. Li", ""], ["ignore", "", "Editors", ""]]
    assert own(*rows) == own(*rows[::-1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\tvalue\nA\tB\n", 'names.tsv:1: this is not the header of a thesaurus: "name'),
        ("label\treplace by\n\tB. Li\n", 'names.tsv:2: nothing stands in front of "B. Li"'),
        ("decision\tlabel\tnames\nmerge\tA\tB\n", 'names.tsv:2: decision is "merge"'),
        ("decision\tlabel\tnames\n\njoin\tA\t\n", "names.tsv:3: names is empty"),
        ("decision\tlabel\tnames\njoin\t\tB\n", "names.tsv:2: label is empty"),
        ("decision\tlabel\tnames\nsplit\tA\tB\n", "names.tsv:2: a split without papers"),
        ("decision\tlabel\tnames\tpapers\napart\tA\tB\tp1\n", "names.tsv:2: apart holds for all papers"),
        ("accept\tdecision\tlabel\tnames\nmaybe\tjoin\tA\tB\n", 'names.tsv:2: accept is "maybe"'),
        ("decision\tlabel\tnames\njoin\tA\tB\nignore\t\tB\n", 'names.tsv:3: "B" is ignored, but also joined with "A"'),
        ("decision\tlabel\tnames\njoin\tA\tB\napart\tA\tB\n", 'names.tsv:3: "A" and "B" are apart'),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line(text, said):
    assert complaint(text).startswith(said)


def test_a_formula_is_read_as_it_was_written():
    assert own(["join", "'=1+1", "'@x", ""]).joins == (("=1+1", ("@x",)),)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(UnreadableInputError, match="no such file"):
        read_thesaurus(tmp_path / "names.tsv")


def test_a_file_that_is_no_text_says_what_it_is():
    assert "PDF" in complaint(b"%PDF-1.7".decode())
