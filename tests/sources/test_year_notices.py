"""A year that cannot be read is told with its place and what stands there, whatever the format."""

import gzip
import json
from pathlib import Path

import pytest

from graphlab.corpus import Corpus
from graphlab.sources.reading import read

BIBTEX = "\n\n@article{{a, title = {{On Trees}}, author = {{Nwosu, Ada}}, year = {{{}}}}}\n"
RIS = "TY  - JOUR\nTI  - On Trees\nAU  - Nwosu, Ada\nPY  - {}\nER  - \n"
WOS = "FN Clarivate Analytics\nVR 1.0\nPT J\nAU Nwosu, A\nTI On Trees\nSO Trees\nPY {}\nUT WOS:1\nER\n\nEF\n"
NBIB = "PMID- 1\nTI  - On Trees\nFAU - Nwosu, Ada\nAU  - Nwosu A\nDP  - {}\nPT  - Journal Article\n"
TABLE = "title,authors,year\nOn Trees,Ada Nwosu,{}\n"
SCOPUS = (
    '"Authors","Author(s) ID","Title","Year","Source title","EID"\n"Nwosu A.","7","On Trees","{}","Trees","2-s2.0-1"\n'
)
ENDNOTE = "%0 Journal Article\n%A Nwosu, Ada\n%T On Trees\n%D {}\n"
ENDNOTE_XML = (
    '<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Nwosu, Ada'
    "</author></authors></contributors><titles><title>On Trees</title></titles><dates><year>{}</year></dates></record>"
    "</records></xml>"
)
CFF = "cff-version: 1.2.0\ntitle: On Trees\nauthors:\n  - family-names: Nwosu\n    given-names: Ada\nyear: {}\n"
JATS = (
    "<article><front><article-meta><title-group><article-title>On Trees</article-title></title-group>"
    "<pub-date><year>{}</year></pub-date></article-meta></front></article>"
)
TEXTS = {
    "a.bib": BIBTEX,
    "a.ris": RIS,
    "a.isi": WOS,
    "a.nbib": NBIB,
    "a.csv": TABLE,
    "scopus.csv": SCOPUS,
    "a.enw": ENDNOTE,
    "a.xml": ENDNOTE_XML,
    "a.cff": CFF,
    "jats.xml": JATS,
}
OBJECTS: dict[str, dict[str, object]] = {
    "openalex": {"id": "https://openalex.org/W1", "title": "On Trees", "authorships": [], "publication_year": "20x4"},
    "crossref": {"DOI": "10.9999/1", "title": ["On Trees"], "author": [], "is-referenced-by-count": 0,
                 "issued": {"date-parts": [["20x4"]]}},
    "semantic scholar": {"paperId": "7", "title": "On Trees", "authors": [], "year": "20x4", "publicationDate": None},
    "csl": {"id": "a", "type": "book", "title": "On Trees", "issued": {"raw": "20x4"}},
    "arxiv": {"id": "math/9901001", "title": "On Trees", "authors": "Ada Nwosu", "abstract": "Trees.",
              "versions": [{"version": "v1", "created": "20x4"}], "categories": "math.CO",
              "authors_parsed": [["Nwosu", "Ada", ""]]},
    "list": {"title": "On Trees", "authors": ["Ada Nwosu"], "year": "20x4"},
}  # fmt: skip


def _told(corpus: Corpus) -> list[tuple[str, int, str]]:
    issues = corpus.issues[corpus.issues["code"].isin({"W115", "N211"})]
    assert set(issues["paper_id"]) <= set(corpus.papers["paper_id"])
    return list(zip(issues["code"], issues["line"], issues["message"], strict=True))


def _read(folder: Path, name: str, text: str) -> Corpus:
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name)


@pytest.mark.parametrize("name", TEXTS)
def test_what_stands_in_place_of_a_year_is_told_in_every_format(tmp_path: Path, name: str) -> None:
    corpus = _read(tmp_path, name, TEXTS[name].format("20x4"))
    assert corpus.papers["title"].tolist() == ["On Trees"]
    assert corpus.papers["year"].isna().all()
    ((code, line, message),) = _told(corpus)
    assert (code, message) == ("W115", 'year "20x4" cannot be read')
    assert line == corpus.papers["source_line"].iloc[0]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("year", ["2014", ""])
def test_nothing_is_told_of_a_year_or_an_empty_field(tmp_path: Path, name: str, year: str) -> None:
    corpus = _read(tmp_path, name, TEXTS[name].format(year))
    assert len(corpus) == 1
    assert _told(corpus) == []


@pytest.mark.parametrize("name", OBJECTS)
def test_columns_of_json_tell_the_row_alone_that_has_no_year(tmp_path: Path, name: str) -> None:
    first = json.loads(json.dumps(OBJECTS[name]).replace("20x4", "2014")) | {"title": "On Bees"}
    rows = [first, OBJECTS[name]]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    corpus = read(path)
    assert sorted(corpus.papers["year"].fillna(0)) == [0, 2014]
    assert _told(corpus) == [("W115", 2, 'year "20x4" cannot be read')]


@pytest.mark.parametrize("year", ["in press", "In Press", "forthcoming", "submitted", "(to appear)", "accepted for T."])
def test_a_paper_not_yet_published_is_no_mistake(tmp_path: Path, year: str) -> None:
    ((code, _, message),) = _told(_read(tmp_path, "a.bib", BIBTEX.format(year)))
    assert code == "N211"
    assert message.endswith("not published yet")


@pytest.mark.parametrize("year", ["n.d.", "[s.d.]", "0", "0000", "unknown", "-"])
def test_a_source_that_knows_no_year_is_no_mistake(tmp_path: Path, year: str) -> None:
    ((code, _, message),) = _told(_read(tmp_path, "a.ris", RIS.format(year)))
    assert code == "N211"
    assert message.endswith("the source knows none")


@pytest.mark.parametrize("year", ["20223", "3", "next year", "13/14"])
def test_other_text_is_quoted(tmp_path: Path, year: str) -> None:
    assert _told(_read(tmp_path, "a.csv", TABLE.format(year))) == [("W115", 2, f'year "{year}" cannot be read')]


def test_a_long_text_is_shortened(tmp_path: Path) -> None:
    ((_, _, message),) = _told(_read(tmp_path, "a.bib", BIBTEX.format("about the turn of the century " * 9)))
    assert len(message) < 80
