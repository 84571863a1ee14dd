"""Formats of tagged lines and CITATION.cff: every field of a fabricated sample, and what damage does."""

from pathlib import Path

import pytest

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources import cff, endnote_tagged, medline, ris, wos, wos_tab
from graphlab.sources.input_source import InputSource
from graphlab.sources.records import Notice, PrintedAuthor, Record
from graphlab.sources.sniff import format_of

SAMPLES = Path(__file__).parents[1] / "data" / "formats"


def opened(path: Path) -> InputSource:
    return InputSource(path.name, lambda: path.open("rb"))


def items_of(name: str) -> list[Record | Notice]:
    source = opened(SAMPLES / name)
    return list(format_of(source.head, name=name).parse(source, settings=ReadSettings()).items)


def records_of(name: str) -> list[Record]:
    return [item for item in items_of(name) if isinstance(item, Record)]


def written(tmp_path: Path, text: str) -> InputSource:
    path = tmp_path / "file.txt"
    path.write_text(text, encoding="utf-8")
    return opened(path)


def names(record: Record) -> list[str]:
    return [place if isinstance(place, str) else place.name for place in record.byline]


def codes(record: Record) -> list[str]:
    return [notice.code for notice in record.notices]


def test_a_ris_record_is_read_field_by_field() -> None:
    record = records_of("ris.ris")[0]
    assert record.line == 4
    assert record.title == "Trees and Their Shadows"
    assert names(record) == ["Anna van der Berg", "Martin L. King, Jr.", "A.-B. Nwosu", "The Tree Consortium"]
    assert record.byline[3] == PrintedAuthor("The Tree Consortium", family="The Tree Consortium")
    assert record.abstract == "Line one of the abstract, line two; ER is no end here."
    assert record.date[:3] == (2019, 7, 15)
    assert record.categories == ("trees", "graphs", "shadows")
    assert (record.venue, record.doi, record.citations) == ("Journal of Trees", "10.1234/trees.1", 44)
    assert record.extra["pages"] == "3-17"


def test_older_ris_tags_are_read_and_a_doubled_byline_is_undone() -> None:
    record = records_of("ris.ris")[1]
    assert (record.title, record.abstract, record.date[:3]) == ("An Older Dialect", "Short.", (2001, None, None))
    assert (names(record), record.doi) == (["Bo Li", "Ada Nwosu"], "10.1234/old.2")
    assert codes(record) == ["W104", "N205"]


def test_a_cut_ris_byline_is_marked_and_an_empty_record_is_handed_over() -> None:
    *_, book, empty = records_of("ris.ris")
    assert (book.title, names(book), book.byline_complete) == ("A Book Title", ["Mausam"], False)
    assert empty.is_empty


def test_scopus_lists_of_a_hundred_authors_are_taken_as_cut(tmp_path: Path) -> None:
    lines = "".join(f"AU  - Family{number}, A.\n" for number in range(100))
    source = written(tmp_path, f"TY  - JOUR\nTI  - Many\n{lines}DB  - Scopus\nER  - \n")
    [record] = ris.parse(source, settings=ReadSettings()).items
    assert isinstance(record, Record)
    assert not record.byline_complete


def test_a_ris_file_that_breaks_off_keeps_its_last_record(tmp_path: Path) -> None:
    [record] = ris.parse(written(tmp_path, "TY  - JOUR\nTI  - Cut"), settings=ReadSettings()).items
    assert isinstance(record, Record)
    assert (record.title, codes(record)) == ("Cut", ["W113"])


def test_a_web_of_science_record_is_read_field_by_field() -> None:
    record = records_of("wos.txt")[0]
    assert record.title == "Trees in the Wild: Measuring What Stands"
    assert names(record) == ["Anna van der Berg", "Martin L. King, Jr.", "Rafael Nunez", "Tree Study Grp"]
    first, second, third = (place for place in record.byline[:3] if isinstance(place, PrintedAuthor))
    assert (first.family, first.affiliation) == ("van der Berg", "Univ Nowhere, Dept Trees, Nowhere, Norway")
    assert (second.suffix, second.affiliation) == ("Jr.", "Inst Made Up, Here, Peru")
    assert third.orcid == "0000-0001-5109-3700"
    assert (record.date[:3], record.doi, record.citations) == ((2015, 4, 15), "10.1234/wild.9", 7)
    assert record.categories == ("Forestry", "Mathematics")
    assert record.extra["keywords"] == ("trees", "graph theory")
    assert (record.language, record.extra["n_references"]) == ("en", 2)


def test_a_web_of_science_record_without_end_is_closed_by_the_next() -> None:
    _, open_ended, last = records_of("wos.txt")
    assert (open_ended.title, open_ended.date[:2], codes(open_ended)) == (
        "A Record Without an End",
        (2006, 5),
        ["W104"],
    )
    assert names(last) == ["Nancy J Wesen", "Hadine Joff"]


def test_the_tab_delimited_export_gives_the_same_fields() -> None:
    first, second = records_of("wos_tab.txt")
    assert names(first) == ["Anna van der Berg", "Martin L. King, Jr.", "Tree Study Grp"]
    assert first.byline[1] == PrintedAuthor(
        "Martin L. King, Jr.", "King", "Martin L.", "Jr.", orcid="0000-0001-5109-3700"
    )
    assert (first.abstract, first.doi, first.citations) == ('We measure "trees', "10.1234/tabs.1", 7)
    assert (first.date[:2], first.categories) == ((2015, 4), ("Forestry", "Mathematics"))
    assert (names(second), second.date.year, second.language) == (["B Li"], 1999, "de")


def test_a_medline_record_is_read_field_by_field() -> None:
    record = records_of("medline.nbib")[0]
    assert (record.line, record.title) == (2, "Trees in medicine: a trial of forests.")
    assert names(record) == ["Anna van der Berg", "Martin L King, Jr", "Tree Study Group", "Bo Li"]
    first = record.byline[0]
    assert isinstance(first, PrintedAuthor)
    assert first.orcid == "0000-0001-5109-3700"
    assert first.affiliation == "Department of Trees, Nowhere, Norway.; Second Institute, Peru."
    assert record.abstract == "BACKGROUND: Trees are tall. RESULTS: They grow still."
    assert (record.date[:3], record.doi, record.language) == ((2016, 1, 15), "10.1234/med.1", "de")
    assert (record.categories, record.venue) == (("Trees", "Humans"), "Journal of trees")
    assert record.extra["pmid"] == "10000001"


def test_medline_initials_are_given_names_and_stray_lines_are_listed() -> None:
    items = items_of("medline.nbib")
    second = next(item for item in items if isinstance(item, Record) and item.extra.get("pmid") == "10000002")
    assert (names(second), second.byline_complete) == (["AB Nwosu", "H Ek"], False)
    assert [item.line for item in items if isinstance(item, Notice)] == [44]


def test_endnote_tags_are_read_field_by_field() -> None:
    first, second = records_of("endnote_tagged.enw")
    assert names(first) == ["Anna van der Berg", "Ada Nwosu", "Tree Consortium"]
    assert first.abstract == "An abstract that goes on, 100% whole."
    assert (first.date[:2], first.doi, first.categories) == ((2016, None), "10.1234/keep.1", ("trees", "graphs"))
    assert (names(second), second.venue) == (["Bo Li", "Wei Zhang"], "Proceedings of the Tree Conference")


def test_software_and_its_preferred_citation_are_two_papers() -> None:
    software, paper = records_of("cff.cff")
    assert names(software) == ["Anna van der Berg", "Martin King, Jr.", "The Treeserver developers"]
    assert software.byline[0] == PrintedAuthor(
        "Anna van der Berg", "van der Berg", "Anna", orcid="0000-0001-5109-3700", affiliation="University of Nowhere"
    )
    assert (software.abstract, software.doi) == ("Serves trees to anyone.", "10.1234/server")
    assert (software.date[:3], software.categories) == ((2022, 3, 4), ("trees", "servers"))
    assert (paper.line, paper.title, paper.date[:2]) == (31, "Serving Trees", (2021, 11))


def test_a_proquest_report_is_read_and_advisors_are_no_authors() -> None:
    first, second = records_of("proquest.txt")
    assert (first.line, first.title, names(first)) == (15, "Trees Without Roots", ["Anna van der Berg"])
    assert first.abstract == "We cut the roots: what is left?"
    assert (first.date.year, first.categories) == (2014, ("Philosophy", "Forestry"))
    assert first.url == "http://search.example.org/docview/1"
    assert names(second) == ["Bo Li", "Ada Nwosu"]


@pytest.mark.parametrize("text", ["cff-version: [", "cff-version: " + "[" * 5000, "cff-version: 1\ntitle: &a [*a]\n"])
def test_yaml_that_is_damaged_deep_or_endless_is_refused_with_a_reason(tmp_path: Path, text: str) -> None:
    source = written(tmp_path, text)
    with pytest.raises(UnreadableInputError, match=r"YAML"):
        list(cff.parse(source, settings=ReadSettings()).items)


@pytest.mark.parametrize("module", [ris, wos, wos_tab, medline, endnote_tagged, cff])
@pytest.mark.parametrize(
    "text", ["", "Dear all,\nPT is due.\n", "% a comment\n@article{x,}", '{"TY": 1}', "a,b,c\n1,2,3\n"]
)
def test_other_texts_are_not_taken(module: object, text: str) -> None:
    assert not module.matches(text)  # type: ignore[attr-defined] # modules have no common type


def read_tagged(module, tmp_path: Path, text: str) -> list[Record | Notice]:
    return list(module.parse(written(tmp_path, text), settings=ReadSettings()).items)


def test_what_ovid_writes_after_a_record_is_no_record(tmp_path: Path) -> None:
    text = "1.\nTY  - JOUR\nT1  - On Trees\nA1  - Nwosu, Ada\nER  -\nNL  - Trees J\n\nLink to the text: https://example.org\n"
    record, notice = read_tagged(ris, tmp_path, text)
    assert isinstance(record, Record)
    assert record.title == "On Trees"
    assert isinstance(notice, Notice)
    assert (notice.code, notice.line) == ("N206", 6)


def test_endnote_records_that_begin_with_their_title_stay_whole(tmp_path: Path) -> None:
    text = "%T On Trees\n%0 Journal Article\n%A Nwosu, Ada\n%D 2021\n\n\n%T Index of Trees\n%D 2020\n"
    records = [item for item in read_tagged(endnote_tagged, tmp_path, text) if isinstance(item, Record)]
    assert [(r.title, names(r), r.date.year) for r in records] == [
        ("On Trees", ["Ada Nwosu"], 2021),
        ("Index of Trees", [], 2020),
    ]


def test_refer_records_without_a_type_are_told_apart_by_empty_lines(tmp_path: Path) -> None:
    text = "%A Ada Nwosu\n%T On Trees\n%X First line\nsecond line\n\n%A Bo Li\n%T On Shade\n"
    records = [item for item in read_tagged(endnote_tagged, tmp_path, text) if isinstance(item, Record)]
    assert [(r.title, r.abstract) for r in records] == [("On Trees", "First line second line"), ("On Shade", "")]
