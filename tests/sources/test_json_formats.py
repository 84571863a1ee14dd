"""Samples of the JSON formats, field by field."""

import json
import re
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import numpy as np
import pytest

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources import crossref, json_pieces, json_stream, openalex, read
from graphlab.sources.batches import Batch
from graphlab.sources.containers import open_file
from graphlab.sources.json_stream import document_lines, parse_json
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record
from graphlab.sources.sniff import format_of

SAMPLES = Path(__file__).parents[1] / "data" / "formats"


def items_of(path: Path) -> list[Record | Notice]:
    (source,) = open_file(path, name=path.name).inputs
    module = format_of(source.head, name=source.name)
    items: list[Record | Notice] = []
    for item in module.parse(source, settings=ReadSettings()).items:
        items += records_in(item) if isinstance(item, Batch) else [item]
    return items


def records_in(batch: Batch) -> list[Record]:
    """The records that a batch holds column by column."""
    bylines = batch.bylines
    ends = np.cumsum(bylines.lengths).tolist()
    parts = {part: column.to_pylist() for part, column in bylines.parts.items()}
    places = [
        PrintedAuthor(name, **more) if (more := {part: texts[n] for part, texts in parts.items() if texts[n]}) else name
        for n, name in enumerate(bylines.names.to_pylist())
    ]
    texts = {
        name: getattr(batch, name).to_pylist() for name in ("title", "abstract", "venue", "doi", "url", "language")
    }
    return [
        Record(
            line=batch.line[row],
            byline=tuple(places[end - length : end]),
            byline_complete=bool(bylines.is_complete[row]),
            n_authors_stated=batch.n_authors_stated[row],
            date=batch.date[row],
            categories=batch.categories[row],
            citations=batch.citations[row],
            extra=batch.extra[row],
            notices=tuple(notice for number, notice in bylines.notices if number == row),
            **{name: column[row] or "" for name, column in texts.items()},
        )
        for row, (end, length) in enumerate(zip(ends, bylines.lengths.tolist(), strict=True))
    ]


def records_of(path: Path) -> list[Record]:
    return [item for item in items_of(path) if isinstance(item, Record)]


def from_text(folder: Path, content: str | bytes) -> list[Record | Notice]:
    path = folder / "file"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return items_of(path)


def test_openalex_work_has_every_field() -> None:
    record, empty = records_of(SAMPLES / "openalex.json")
    assert (record.line, record.title) == (4, "Growing tall trees & graphs")
    assert record.abstract == "Trees grow. Tall Trees fall."
    assert record.byline == (
        PrintedAuthor(
            "Ada van der Nwosu",
            orcid="0000-0002-1825-0097",
            external_id="openalex:A5000000001",
            affiliation="University of Nowhere; Institute of Trees",
        ),
        "李明",
    )
    assert record.date == PaperDate(2021, 3, 9)
    assert (record.venue, record.doi, record.citations) == ("Journal of Made-up Botany", "10.5555/trees.2021.7", 12)
    assert record.categories == ("Forests", "Graphs")
    assert record.extra["pages"] == "11-19"
    assert record.extra["openalex"] == "W1000000001"
    assert empty.is_empty


@pytest.mark.parametrize(
    ("more", "complete"), [({}, False), ({"authors_count": 100}, True), ({"authors_count": 250}, False)]
)
def test_a_hundred_authors_are_a_cut_list_unless_the_count_says_otherwise(
    tmp_path: Path, more: dict[str, int], complete: bool
) -> None:
    authorships = [{"author": {"display_name": f"Author {number}"}} for number in range(100)]
    work = {"id": "https://openalex.org/W1", "title": "Many", "authorships": authorships, **more}
    (record,) = from_text(tmp_path, json.dumps(work))
    assert isinstance(record, Record)
    assert record.byline_complete is complete
    assert [notice.code for notice in record.notices] == ([] if complete else ["W101"])


def test_arxiv_snapshot_keeps_parsed_names_and_first_version() -> None:
    first, second = records_of(SAMPLES / "arxiv.jsonl")
    assert first.byline == (
        PrintedAuthor("Ada Nwosu", "Nwosu", "Ada"),
        PrintedAuthor("José de la Cruz, Jr.", "de la Cruz", "José", "Jr."),
    )
    assert first.date == PaperDate(2021, 3, 1)
    assert (first.abstract, first.doi, first.venue) == (
        "We grow trees. They are tall.",
        "10.5555/trees.7",
        "J. Bot. 7 (2021) 11",
    )
    assert first.categories == ("cs.DS", "math.CO")
    assert second.byline == (PrintedAuthor("The Tree Collaboration", "The Tree Collaboration"),)
    assert second.line == 2


def test_arxiv_listings_of_both_shapes() -> None:
    first, second = records_of(SAMPLES / "arxiv_listing.jsonl")
    assert first.byline == ("Ada Nwosu", "Bo van Li")
    assert (first.title, first.abstract) == ("Serving graphs", "We serve graphs. Quickly.")
    assert first.date == PaperDate(2025, 5)
    assert (first.categories, first.extra) == (("cs.LG", "cs.DC"), {"arxiv": "2505.00001", "comment": "9 pages"})
    assert (second.byline, second.byline_complete) == (("Eve",), False)
    assert (second.date, second.categories) == (PaperDate(2025, 5, 2), ("cs.CV",))
    assert second.extra["comment"] == "4 pages"


def test_crossref_work_has_every_field_and_no_editor_as_author() -> None:
    record, empty = records_of(SAMPLES / "crossref.json")
    assert record.title == "On Trees: A survey"
    assert record.abstract == "Trees grow, p < 0.05."
    assert record.byline == (
        PrintedAuthor(
            "Ada Nwosu, Jr.", "Nwosu", "Ada", "Jr.", orcid="0000-0002-1825-0097", affiliation="University of Nowhere"
        ),
        PrintedAuthor("Tree Consortium", "Tree Consortium"),
    )
    assert (record.date, record.citations, record.doi) == (PaperDate(2020, 2), 3, "10.5555/trees.1")
    assert record.extra["has-preprint"] == ["10.5555/pre.1"]
    assert empty.is_empty


def test_semantic_scholar_paper_has_every_field() -> None:
    record, empty = records_of(SAMPLES / "semantic_scholar.json")
    assert record.byline == (PrintedAuthor("A. van der Nwosu", external_id="semanticscholar:11"), "Eve")
    assert (record.categories, record.citations, record.date) == (("Botany",), 5, PaperDate(2021, 3, 9))
    assert (record.doi, record.extra["arxiv"]) == ("10.5555/trees.1", "2103.00001")
    assert empty.is_empty


def test_csl_item_keeps_particle_suffix_and_literal_name() -> None:
    record, film = records_of(SAMPLES / "csl.json")
    assert record.byline == (
        PrintedAuthor("Ada van der Nwosu, Jr.", "van der Nwosu", "Ada", "Jr."),
        PrintedAuthor("Tree Consortium", "Tree Consortium"),
    )
    assert (record.title, record.date, record.language) == ("On Trees", PaperDate(2020, 2, 3), "en")
    assert record.categories == ("trees", "graphs")
    assert film.byline == (PrintedAuthor("Bo Li", "Li", "Bo"),)


def test_list_of_papers_takes_venue_and_year_of_its_page_and_undoubles_authors() -> None:
    record, doubled = records_of(SAMPLES / "record_list.json")
    assert (record.line, doubled.line) == (5, 24)
    assert record.byline == (
        PrintedAuthor("Ada L de la Cruz", "de la Cruz", "Ada L"),
        PrintedAuthor("Mausam", "Mausam"),
    )
    assert (record.venue, record.date) == ("trees", PaperDate(2019))
    assert doubled.byline == (
        PrintedAuthor("Bo Li", external_id="id:1", affiliation="University of Nowhere"),
        PrintedAuthor("Eve", external_id="id:2", affiliation="Institute of Trees"),
    )
    assert [notice.code for notice in doubled.notices] == ["N205"]
    assert (doubled.date, doubled.citations, doubled.byline_complete) == (PaperDate(2018), 3, True)


@pytest.mark.parametrize(
    "content",
    [
        '{"result":{"hits":{"hit":[{"@id":"1","info":{"title":"On Trees.","year":"2020",'
        '"authors":{"author":[{"@pid":"1/2","text":"Ada Nwosu"}]}}}]}}}',
        '{"notes":[{"id":"a","content":{"title":{"value":"On Trees."},"authors":{"value":["Ada Nwosu"]}}}]}',
        '[{"Title":"On Trees.","Authors":"Nwosu, Ada","Year":2020}]',
        '[{"key":"A","data":{"title":"On Trees.","creators":[{"firstName":"Ada","lastName":"Nwosu"}],"date":"2020"}}]',
        '{"title":"On Trees.","author":"Ada Nwosu"}\n{"title":"On Lakes.","author":"Bo Li","year":2020}',
    ],
)
def test_answers_of_other_services_are_lists_of_papers(tmp_path: Path, content: str) -> None:
    record = from_text(tmp_path, content)[0]
    assert isinstance(record, Record)
    assert record.title == "On Trees."
    assert [place if isinstance(place, str) else place.name for place in record.byline] == ["Ada Nwosu"]


@pytest.mark.parametrize("kind", ["A1", "I1", "S1", "T1"])
def test_other_entities_of_openalex_are_refused_by_what_they_are(tmp_path: Path, kind: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"of OpenAlex, not works"):
        from_text(tmp_path, f'{{"id":"https://openalex.org/{kind}","display_name":"x"}}')


def test_authors_of_semantic_scholar_are_refused_by_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"authors of Semantic Scholar, not papers"):
        from_text(tmp_path, '[{"authorId": "1", "name": "E. Writer"}]')


def test_a_damaged_line_is_listed_and_the_others_are_kept(tmp_path: Path) -> None:
    good = '{"title": "On Trees", "authors": ["Ada Nwosu"]}'
    path = tmp_path / "a.jsonl"
    path.write_text(f'{good}\n{{"title": "On Ri\n\n{good.replace("Trees", "Lakes")}\n')
    corpus = read(path)
    assert sorted(corpus.papers["title"]) == ["On Lakes", "On Trees"]
    assert corpus.issues[["code", "line"]].to_numpy().tolist() == [["E101", 2]]
    assert corpus.inputs[0].n_records == 3


def test_a_document_that_breaks_off_keeps_its_whole_records(tmp_path: Path) -> None:
    whole = (SAMPLES / "record_list.json").read_text()
    path = tmp_path / "a.json"
    path.write_text(whole[: whole.index('"gs_citation"')])
    corpus = read(path)
    assert corpus.papers["title"].tolist() == ["Learning Trees"]
    assert corpus.papers["source_line"].tolist() == [5]
    assert [24, "the file ends inside of this record"] in corpus.issues[["line", "message"]].to_numpy().tolist()


def test_pieces_are_the_records_however_the_stream_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (SAMPLES / "record_list.json").read_bytes()
    expected = [json.loads(content)["papers"], [5, 24]]
    for size in (1, 7, 64):
        monkeypatch.setattr(json_pieces, "_CHUNK", size)
        with (SAMPLES / "record_list.json").open("rb") as stream:
            found = list(json_pieces.pieces(stream, max_bytes=10_000))
        assert [[json.loads(piece.content or b"") for piece in found], [piece.line for piece in found]] == expected


def test_a_line_without_end_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_RECORD_BYTES", 1000)
    good = '{"title": "On Trees", "authors": ["Ada Nwosu"]}'
    found = from_text(tmp_path, good + '\n{"title": "' + "x" * 5000 + '"}\n' + good)
    assert [item.line for item in found if isinstance(item, Record) and item.title] == [1, 3]
    assert "longer than" in next(item.message for item in found if isinstance(item, Notice))


def test_deep_nesting_is_an_error_with_a_place(tmp_path: Path) -> None:
    deep = '{"title": "Deep", "authors": ' + "[" * 100_000 + "]" * 100_000 + "}"
    with pytest.raises(UnreadableInputError, match="no paper"):
        from_text(tmp_path, '{"title": "Deep", "year": 1, "authors": ' + "[" * 100_000)
    good = '{"title": "On Trees", "authors": ["Ada Nwosu"]}'
    found = from_text(tmp_path, f"{good}\n{deep}")
    assert [(item.line, item.message) for item in found if isinstance(item, Notice)] == [
        (2, "not a JSON value: nested too deeply")
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_encodings_make_no_difference(tmp_path: Path, encoding: str) -> None:
    content = '{"title": "Über Bäume", "authors": ["Jörg Müller"]}\n{"title": "Über Seen", "authors": ["Eve"]}\n'
    found = from_text(tmp_path, content.encode(encoding))
    assert [item.title for item in found if isinstance(item, Record)] == ["Über Bäume", "Über Seen"]


def test_half_character_pairs_and_nan_are_no_hindrance() -> None:
    assert parse_json(rb'{"a": "x\ud83d", "b": NaN, "c": "\ud83d\ude00"}') == {"a": "x\ufffd", "b": None, "c": "😀"}


def test_lines_of_records_are_those_of_their_indent() -> None:
    content = json.dumps({"papers": [{"a": {"b": [{}]}}, {"a": {}}]}, indent=1).encode()
    assert document_lines(content, 2) == [3, 10]


def test_what_stands_in_the_metadata_of_a_repository_record_is_read(tmp_path: Path) -> None:
    inner = {"title": "On Trees", "creators": [{"name": "Nwosu, Ada"}], "description": "<p>We look.</p>"}
    content = json.dumps({"id": 7, "title": "On Trees", "metadata": {**inner, "publication_date": "2024-03-07"}})
    (record,) = from_text(tmp_path, content)
    assert isinstance(record, Record)
    assert (record.title, record.abstract, record.date[:3]) == ("On Trees", "We look.", (2024, 3, 7))
    assert record.byline == ("Nwosu, Ada",)


def test_answers_of_a_search_server_are_read(tmp_path: Path) -> None:
    paper = {"id": "10.1/x", "title_display": "On Trees", "author_display": ["Ada Nwosu"], "abstract": ["We look."]}
    (record,) = from_text(tmp_path, json.dumps({"response": {"numFound": 1, "docs": [paper]}}))
    assert isinstance(record, Record)
    assert (record.title, record.byline, record.abstract) == ("On Trees", ("Ada Nwosu",), "We look.")


def test_a_title_and_a_description_make_no_paper(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError):
        from_text(tmp_path, json.dumps({"title": "A schema", "description": "of things", "type": "object"}))


@pytest.mark.parametrize("name", ["openalex.json", "crossref.json"])
def test_fields_left_out_of_the_shape_are_looked_at_nowhere(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_shape = items_of(SAMPLES / name)
    monkeypatch.setattr(json_stream, "decoder", lambda _shape: json.loads)
    assert with_shape == items_of(SAMPLES / name)


@pytest.mark.parametrize("module", [crossref, openalex])
def test_every_field_that_is_read_is_in_the_shape(module: ModuleType) -> None:
    looked_at = set(
        re.findall(r'fields\(works, ((?:"[\w-]+"(?:, )?)+)', Path(module.__file__ or "").read_text("utf-8"))
    )
    names = {name for names in looked_at for name in re.findall(r'"([\w-]+)"', names)}
    assert names
    assert names <= set(get_type_hints(module._PAGE))


def test_a_record_of_another_shape_is_read_whole(tmp_path: Path) -> None:
    odd = '{"DOI":"10.1/x","title":["On Trees"],"author":{"family":"Nwosu","given":"Ada"},"member":"1","deposited":{}}'
    path = tmp_path / "works.jsonl"
    path.write_text(f"{odd}\n{odd.replace('On Trees', 'On Graphs')}\n", encoding="utf-8")
    assert [str(record.byline[0].name) for record in records_of(path)] == ["Ada Nwosu", "Ada Nwosu"]


def test_an_id_that_is_a_doi_is_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    doc = {"id": "10.1234/journal.pone.1", "title_display": "On Trees", "author_display": ["Ada Nwosu"]}
    path.write_text(json.dumps({"response": {"docs": [doc, {**doc, "id": "77", "title_display": "On Graphs"}]}}))
    assert [record.doi for record in records_of(path)] == ["10.1234/journal.pone.1", ""]
