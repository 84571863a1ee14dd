"""XML formats: every field of a small fabricated file of each kind."""

import io
import json
from pathlib import Path
from types import ModuleType

import pytest

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources import (
    acl_xml,
    aminer_xml,
    arxiv_atom,
    arxiv_oai,
    dblp_xml,
    endnote_xml,
    jats,
    mods_xml,
    pubmed_xml,
    zotero_rdf,
)
from graphlab.sources.input_source import InputSource
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record

DATA = Path(__file__).parent.parent / "data" / "formats"
SAMPLES: dict[str, ModuleType] = {
    "acl-xml.xml": acl_xml,
    "aminer.xml": aminer_xml,
    "arxiv-atom.xml": arxiv_atom,
    "arxiv-oai.xml": arxiv_oai,
    "dblp-xml.xml": dblp_xml,
    "endnote-xml.xml": endnote_xml,
    "jats.xml": jats,
    "mods.xml": mods_xml,
    "pubmed-xml.xml": pubmed_xml,
    "zotero-rdf.rdf": zotero_rdf,
}
ADA_ORCID = "0000-0001-2345-6789"


def _items(content: bytes, module: ModuleType) -> list[Record | Notice]:
    source = InputSource("a.xml", lambda: io.BytesIO(content))
    return list(module.parse(source, settings=ReadSettings()).items)


def _records(name: str) -> list[Record]:
    return [item for item in _items((DATA / name).read_bytes(), SAMPLES[name]) if isinstance(item, Record)]


def _notices(name: str) -> list[Notice]:
    return [item for item in _items((DATA / name).read_bytes(), SAMPLES[name]) if isinstance(item, Notice)]


def _names(record: Record) -> list[str]:
    return [place if isinstance(place, str) else place.name for place in record.byline]


def _first_author(record: Record) -> PrintedAuthor:
    author = record.byline[0]
    assert isinstance(author, PrintedAuthor)
    return author


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_known_by_its_own_format_only(name: str) -> None:
    head = (DATA / name).read_text(encoding="utf-8")
    assert [module for module in SAMPLES.values() if module.matches(head)] == [SAMPLES[name]]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_breaks_off_anywhere_gives_what_stands_before(name: str) -> None:
    content = (DATA / name).read_bytes()
    whole = [record.title for record in _records(name)]
    for end in range(1, len(content), 97):
        try:
            items = _items(content[:end], SAMPLES[name])
        except UnreadableInputError as error:
            assert "no record" in str(error)  # noqa: PT017 # most cuts are read, and must not raise
            continue
        titles = [item.title for item in items if isinstance(item, Record)]
        assert titles[:-1] == whole[: max(0, len(titles) - 1)]


def test_pubmed_fields() -> None:
    first = _records("pubmed-xml.xml")[0]
    assert first.line == 4
    assert first.title == "Growth of Quercus under CO₂ & heat."
    assert first.abstract == "BACKGROUND: Trees grow at 10⁻³ m a day. RESULTS: They grew, p < 0.05."
    assert first.date == PaperDate(2019, 3, 5)
    assert (first.venue, first.doi, first.language) == ("Journal of trees", "10.9999/trees.2019.11", "en")
    assert first.categories == ("oak", "Trees")
    assert (first.extra["pmid"], first.extra["pmcid"], first.extra["pages"]) == ("90000001", "PMC9000001", "11-19")


def test_pubmed_names() -> None:
    first, second, book = _records("pubmed-xml.xml")
    assert _names(first) == ["Ada-Maria K van der Nwosu, Jr", "Plato", "B Li", "Tree Growers' Collective"]
    ada = _first_author(first)
    assert (ada.family, ada.given, ada.suffix, ada.orcid) == ("van der Nwosu", "Ada-Maria K", "Jr", ADA_ORCID)
    assert ada.affiliation == "Institute of Trees, Oakton.; Second Place."
    assert not first.byline_complete
    assert [notice.code for notice in first.notices] == ["W101"]
    assert (second.title, second.date, second.byline_complete) == ("Über Bäume.", PaperDate(1999, 11), True)
    assert (book.title, book.venue, _names(book)) == ("A chapter on bark", "The Book of Trees", ["Zoe Sy"])


def test_arxiv_answer() -> None:
    first, second = _records("arxiv-atom.xml")
    assert first.title == "Trees that grow: a k-ary view"
    assert first.abstract == "We grow trees & more. It works for n < 10."
    assert _names(first) == ["Ada van der Nwosu", "Bo Li"]
    assert _first_author(first).affiliation == "Institute of Trees"
    assert first.categories == ("math.CO", "cs.DM")
    assert (first.date, first.doi, first.venue) == (PaperDate(2019, 1, 5), "10.9999/trees.1", "J. Trees 7 (2019) 1")
    assert (first.extra["arxiv"], second.extra["arxiv"]) == ("1901.00001", "hep-th/0101001")


def test_a_recorded_arxiv_answer_is_read_and_its_letters_repaired() -> None:
    feed = (DATA / "arxiv-atom.xml").read_text(encoding="utf-8").replace("Bo Li", "Bö Lí")
    body = feed.encode().decode("latin-1")
    wrapped = json.dumps({"url": "https://export.arxiv.org/api/query?q", "status_code": 200, "body": body}).encode()
    assert arxiv_atom.matches(wrapped.decode())
    items = _items(wrapped, arxiv_atom)
    assert [item.code for item in items if isinstance(item, Notice)] == ["W112"]
    assert _names(next(item for item in items if isinstance(item, Record)))[1] == "Bö Lí"


def test_harvested_metadata() -> None:
    own, raw, dublin = _records("arxiv-oai.xml")
    assert (own.title, own.abstract) == ("Trees that grow", "We grow trees. It works.")
    assert _names(own) == ["Ada van der Nwosu, Jr", "Plato"]
    assert (own.categories, own.doi, own.date) == (("math.CO", "cs.DM"), "10.9999/trees.1", PaperDate(2019, 1, 5))
    assert (_names(raw), raw.date) == (["Ada Nwosu", "Bo Li", "Eve Sy"], PaperDate(2019, 1, 7))
    assert (_names(dublin), dublin.abstract) == (["Ada Nwosu", "Bo Li"], "We speak Dublin Core.")
    assert (dublin.date, dublin.doi, dublin.extra["arxiv"]) == (
        PaperDate(2019, 1, 8),
        "10.9999/dublin.4",
        "1901.00004",
    )
    assert [notice.code for notice in _notices("arxiv-oai.xml")] == ["E101"]


def test_dblp_fields() -> None:
    first, proceedings, last = _records("dblp-xml.xml")
    assert first.title == "On k² trees & Rényi graphs"
    assert _names(first) == ["Ada van der Nwosu", "Jürgen Möller", "Plato"]
    assert _first_author(first).orcid == ADA_ORCID
    second = first.byline[1]
    assert isinstance(second, PrintedAuthor)
    assert second.external_id == "dblp:Jürgen Möller 0003"
    assert (first.date, first.venue, first.doi) == (PaperDate(2019, 3), "J. Trees", "10.9999/trees.1")
    assert (proceedings.byline, proceedings.extra["editors"]) == ((), ["Eda Lind"])
    assert last.title == "What is a forest?"
    assert last.date == PaperDate(unread="20x9")
    assert [notice.code for notice in _notices("dblp-xml.xml")] == ["N206"]


def test_endnote_fields() -> None:
    first, edited = _records("endnote-xml.xml")
    assert first.title == "Growth of Quercus under CO₂"
    assert _names(first) == ["Ada van der Nwosu, Jr.", "Tree Growers' Collective"]
    assert first.abstract == "We grow trees & more."
    assert (first.date, first.venue, first.doi) == (PaperDate(2019, 3, 2), "Journal of Trees", "10.9999/trees.1")
    assert (first.url, first.language, first.categories) == ("https://example.org/t", "en", ("oak",))
    assert (edited.byline, edited.extra["editors"]) == ((), ["Lind, Eda"])


def test_jats_fields() -> None:
    (record,) = _records("jats.xml")
    assert record.title == "Growth of Quercus under CO₂: A view"
    assert record.abstract == "Background: Trees grow, x² a day. Results: They grew, p < 0.05."
    assert _names(record) == ["Ada van der Nwosu, Jr", "Bo Li", "Tree Growers' Collective"]
    assert _first_author(record).affiliation == "Institute of Trees, Oakton"
    assert _first_author(record).orcid == ADA_ORCID
    assert (record.date, record.venue, record.doi) == (PaperDate(2019, 3, 2), "Journal of Trees", "10.9999/trees.1")
    assert record.categories == ("oak", "Forestry")


def test_acl_fields() -> None:
    first, second = _records("acl-xml.xml")
    assert first.title == "OAK: trees in O(n²)"
    assert first.abstract == "We use trees, see https://example.org."
    assert _names(first) == ["Ada van der Nwosu", "Plato"]
    assert _first_author(first).external_id == "acl:ada-nwosu-oakton"
    assert (first.date, first.venue) == (PaperDate(2020, 6, 30), "Proceedings of Trees")
    assert (first.doi, first.url) == ("10.9999/2020.tree-main.1", "https://aclanthology.org/2020.tree-main.1/")
    assert (second.extra["acl"], second.date) == ("2020.tree-main.2", PaperDate(2020, 6, 30))


def test_zotero_fields() -> None:
    first, second = _records("zotero-rdf.rdf")
    assert (first.title, first.abstract) == ("On trees & CO₂", "We grow trees.")
    assert _names(first) == ["Ada van der Nwosu", "Tree Growers' Collective"]
    assert first.extra["editors"] == ["Eda Lind"]
    assert (first.venue, first.doi, first.extra["volume"]) == ("Journal of Trees", "10.9999/trees.1", "7")
    assert (first.date, first.categories) == (PaperDate(2019, 3, 2), ("trees", "carbon"))
    assert (second.venue, _names(second)) == ("Proceedings of Forests", ["Plato"])


def test_mods_fields() -> None:
    (record,) = _records("mods.xml")
    assert record.title == "The book of trees: a view"
    assert _names(record) == ["Ada van der Nwosu", "Bo Li", "Tree Growers, Inc."]
    assert (record.date, record.doi, record.language) == (PaperDate(2019), "10.9999/trees.book", "en")
    assert record.extra["editors"] == ["Eda Lind"]


def test_aminer_gives_the_organization_to_the_person_of_the_file() -> None:
    first, second = _records("aminer.xml")
    assert (first.title, first.date.year, first.venue) == ("On Trees & Graphs", 2005, "Trees")
    assert _names(first) == ["Bo Li", "Ada Nwosu"]
    assert first.byline[1] == PrintedAuthor("Ada Nwosu", affiliation="University of Lagos, Lagos")
    assert (second.date.year, second.venue, second.extra) == (None, "", {"aminer": "11"})
