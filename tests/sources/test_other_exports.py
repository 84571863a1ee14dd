"""Details of exports by other tools that a first reading of their files got wrong."""

import codecs
import json
from pathlib import Path

import pandas as pd
import pytest

from graphlab.errors import UnreadableInputError
from graphlab.sources.latex import latex_text
from graphlab.sources.reading import read


def _paper(folder: Path, name: str, content: str | bytes) -> pd.Series:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    papers = read(path).papers
    assert len(papers) == 1
    return papers.iloc[0]


def test_an_early_access_paper_of_web_of_science_has_the_year_of_its_access(tmp_path: Path) -> None:
    tagged = (
        "FN Clarivate\nVR 1.0\nPT J\nAU Sato, K\nTI Early mites\nSO Mites\nEA MAR 2024\nEY 2024\nUT WOS:1\nER\n\nEF\n"
    )
    table = "PT\tAU\tTI\tSO\tPY\tEA\r\nJ\tSato, K\tEarly mites\tMites\t\tMAR 2024\r\n"
    utf16 = codecs.BOM_UTF16_LE + table.encode("utf-16-le")
    for name, content in (("a.ciw", tagged.encode()), ("a.txt", utf16)):
        paper = _paper(tmp_path, name, content)
        assert (paper["year"], paper["month"]) == (2024, 3)


def test_times_cited_of_web_of_science_in_two_braces_are_citations(tmp_path: Path) -> None:
    paper = _paper(
        tmp_path, "a.bib", "@article{ WOS:1,\nTitle = {{Tides}},\nYear = {{2019}},\nTimes-Cited = {{17}},\n}\n"
    )
    assert (paper["citations"], paper["year"]) == (17, 2019)


def test_a_carriage_return_of_endnote_parts_words(tmp_path: Path) -> None:
    text = (
        "<xml><records><record><ref-type name='Journal Article'>17</ref-type><titles><title>Salt</title></titles>"
        "<abstract><style>It slows.&#xD;It stops.</style></abstract><language>eng</language></record></records></xml>"
    )
    paper = _paper(tmp_path, "a.xml", text)
    assert (paper["abstract"], paper["language"]) == ("It slows. It stops.", "en")


def test_signs_that_mendeley_writes_as_commands() -> None:
    assert latex_text(r"p {\textless} 5, q {\textgreater} 3, a{\textbar}b") == "p < 5, q > 3, a|b"


def test_journal_macros_of_ads_are_names(tmp_path: Path) -> None:
    text = "@ARTICLE{2020ApJ,\n author = {{Sato}, K.},\n title = {Dust},\n journal = {\\mnras},\n year = 2020\n}\n"
    paper = _paper(tmp_path, "a.bib", text)
    assert paper["venue"] == "Monthly Notices of the Royal Astronomical Society"


def test_the_publication_title_of_zotero_is_the_venue(tmp_path: Path) -> None:
    text = '"Key","Item Type","Publication Year","Title","Publication Title"\n"A","book","2015","T","V"\n'
    assert _paper(tmp_path, "a.csv", text)["venue"] == "V"


def test_few_fields_of_crossref_are_crossref(tmp_path: Path) -> None:
    work = {"DOI": "10.9999/1", "title": ["On Trees"], "issued": {"date-parts": [[2020, 5]]}}
    paper = _paper(tmp_path, "a.jsonl", json.dumps(work))
    assert (paper["source"], paper["title"], paper["month"]) == ("crossref", "On Trees", 5)


def test_counts_by_group_of_openalex_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"meta": {"count": 3}, "results": [], "group_by": [{"key": "2020", "count": 3}]}))
    with pytest.raises(UnreadableInputError, match="counts by group from OpenAlex"):
        read(path)


def test_formulas_in_tables_and_tagged_lines_become_text(tmp_path: Path) -> None:
    table = 'Title,Authors,Abstract\n"On $n^2$ trees",Ada Sato,"In $O(n^2)$ time."\n'
    ris = "TY  - JOUR\nTI  - On $n^2$ trees\nAB  - A $\\beta$ tree.\nER  - \n"
    nbib = "PMID- 1\nTI  - On $n^2$ trees\nAB  - A $\\beta$ tree.\n"
    assert _paper(tmp_path, "a.csv", table)["abstract"] == "In O(n²) time."
    for name, text in (("a.ris", ris), ("a.nbib", nbib)):
        paper = _paper(tmp_path, name, text)
        assert (paper["title"], paper["abstract"]) == ("On n² trees", "A β tree.")


def test_money_in_tables_stays_money(tmp_path: Path) -> None:
    table = "Title,Authors,Abstract\nRents,Ada Sato,Rents of $5 rose to $10 and then to $12 a month.\n"
    assert _paper(tmp_path, "a.csv", table)["abstract"] == "Rents of $5 rose to $10 and then to $12 a month."
