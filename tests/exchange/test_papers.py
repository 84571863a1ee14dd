"""What is written reads back as what was written."""

import json
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.corpus import Corpus
from graphlab.errors import OutputExistsError, SettingsError, UnreadableInputError
from graphlab.exchange import write_papers
from graphlab.exchange.papers import CARRIED
from graphlab.resolve import resolve
from graphlab.sources import read
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.paper_fields import paper_records
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.text import cleaned

SEED = Path(__file__).parents[2] / "seeds" / "000_324a95f0e513ba83.txt"
LOSSLESS = (".parquet", ".jsonl", ".csv")
MARKS = "=+-@'\"\\;,|{}%&$#_~^<> ab\u00e9\u674e\u0416\n"


def one_line(text):
    return " ".join(cleaned(text).split())


texts = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=("C", "Z"))), max_size=12)
words = texts.map(one_line)
names = words.filter(lambda text: any(map(str.isalpha, text)))
long_texts = texts.map(lambda text: cleaned(text).strip())
years, months, days = st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28)
dates = st.one_of(
    st.just(PaperDate()),
    years.map(PaperDate),
    st.tuples(years, months, st.none(), st.booleans()).map(lambda parts: PaperDate(*parts)),
    st.tuples(years, months, days, st.booleans()).map(lambda parts: PaperDate(*parts)),
)
places = st.one_of(
    names,
    st.builds(PrintedAuthor, names, names, words, words, st.just(""), st.sampled_from(["", "openalex:A1"]), words),
)
records = st.builds(
    Record,
    line=st.just(1),
    title=words,
    abstract=long_texts,
    byline=st.lists(places, max_size=4).map(tuple),
    byline_complete=st.booleans(),
    n_authors_stated=st.none() | st.integers(0, 200),
    date=dates,
    categories=st.lists(words.filter(bool), max_size=3).map(tuple),
    venue=words,
    doi=st.sampled_from(["", "10.1000/x(1)2;y"]),
    url=words,
    citations=st.none() | st.integers(0, 10**6),
    language=st.sampled_from(["", "en", "de"]),
    extra=st.dictionaries(words.filter(bool), words | st.integers(-9, 9) | st.lists(words, max_size=2), max_size=2),
    notices=st.just(()),
).filter(lambda record: not record.is_empty)


def corpus_of(items) -> Corpus:
    builder = CorpusBuilder()
    numbered = [item._replace(line=line) for line, item in enumerate(items, 1)]
    builder.add(SourceFile("a.txt", "00", 9, Reading("x", "x", numbered)))
    return builder.corpus()


def carried(corpus, fields):
    found = [record for _, record in paper_records(corpus)]
    return [{field: getattr(record, field) for field in sorted(fields)} for record in found]


def assert_same_tables(left, right):
    for name in ("papers", "authorships", "authors", "issues"):
        pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name))
    assert (left.profiles, left.inputs) == (right.profiles, right.inputs)


@pytest.mark.parametrize("ending", LOSSLESS)
@settings(max_examples=15, deadline=None, derandomize=True)
@given(items=st.lists(records, min_size=1, max_size=4))
def test_every_field_reads_back_as_written(tmp_path_factory, ending, items):
    corpus = corpus_of(items)
    path = tmp_path_factory.mktemp("out") / f"papers{ending}"
    write_papers(corpus, path)
    assert carried(read(path), CARRIED[ending]) == carried(corpus, CARRIED[ending])


def test_a_parquet_folder_is_the_corpus_itself(tmp_path):
    corpus = resolve(read(SEED))
    write_papers(corpus, tmp_path / "seed.parquet")
    assert_same_tables(read(tmp_path / "seed.parquet"), corpus)


def test_a_parquet_folder_beside_other_files_counts_like_the_files_it_came_from(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("Title,Authors\nOn Trees,Ada Nwosu\n", encoding="utf-8")
    write_papers(read(SEED), tmp_path / "seed.parquet")
    assert_same_tables(read(tmp_path / "seed.parquet", other), read(SEED, other))


def test_a_parquet_folder_with_a_damaged_table_is_named(tmp_path):
    write_papers(read(SEED), tmp_path / "seed.parquet")
    (tmp_path / "seed.parquet" / "papers.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(UnreadableInputError, match=r"papers\.parquet: damaged"):
        read(tmp_path / "seed.parquet")


def test_the_same_corpus_gives_the_same_bytes(tmp_path):
    for ending in CARRIED:
        for name in ("one", "two"):
            write_papers(read(SEED), tmp_path / (name + ending))
        first, second = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
        for path in sorted(first.iterdir()) if first.is_dir() else [first]:
            assert path.read_bytes() == (second / path.name if first.is_dir() else second).read_bytes()


def test_csv_holds_no_formula_and_reads_back_without_the_guard(tmp_path):
    corpus = corpus_of([Record(1, title='=HYPERLINK("x")', byline=("@Ada", "-Bo"), abstract="'=1")])
    write_papers(corpus, tmp_path / "papers.csv")
    text = (tmp_path / "papers.csv").read_text(encoding="utf-8")
    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.replace('"', "").split(","))
    again = [record for _, record in paper_records(read(tmp_path / "papers.csv"))]
    assert (again[0].title, again[0].byline, again[0].abstract) == ('=HYPERLINK("x")', ("@Ada", "-Bo"), "'=1")


def test_csv_saved_again_by_a_spreadsheet_with_semicolons_is_still_read(tmp_path):
    write_papers(corpus_of([Record(1, title="On Trees", byline=("Ada Nwosu", "Bo Li"))]), tmp_path / "papers.csv")
    frame = pd.read_csv(tmp_path / "papers.csv", dtype=str, keep_default_na=False)
    (tmp_path / "again.csv").write_text("\ufeffsep=;\r\n" + frame.to_csv(sep=";", index=False, lineterminator="\r\n"))
    assert read(tmp_path / "again.csv").authorships["printed_name"].tolist() == ["Ada Nwosu", "Bo Li"]


def test_a_file_of_the_same_name_is_replaced_only_when_the_new_one_is_whole(tmp_path, monkeypatch):
    path = tmp_path / "papers.jsonl"
    path.write_text("old", encoding="utf-8")

    def broken(record):
        raise OSError(record.title)

    monkeypatch.setattr("graphlab.exchange.papers.paper_line", broken)
    with pytest.raises(OSError, match="On Trees"):
        write_papers(corpus_of([Record(1, title="On Trees")]), path)
    assert [item.name for item in tmp_path.iterdir()] == ["papers.jsonl"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_folder_of_something_else_is_not_replaced_unless_forced(tmp_path):
    (tmp_path / "mine.parquet").mkdir()
    (tmp_path / "mine.parquet" / "thesis.txt").write_text("years of work", encoding="utf-8")
    corpus = corpus_of([Record(1, title="On Trees")])
    with pytest.raises(OutputExistsError, match="did not write"):
        write_papers(corpus, tmp_path / "mine.parquet")
    write_papers(corpus, tmp_path / "mine.parquet", force=True)
    assert len(read(tmp_path / "mine.parquet")) == 1


def test_an_unknown_ending_names_the_known_ones(tmp_path):
    with pytest.raises(SettingsError) as caught:
        write_papers(corpus_of([Record(1, title="On Trees")]), tmp_path / "papers.docx")
    assert ".csl.json" in caught.value.hint


def test_jsonl_is_one_object_a_line(tmp_path):
    write_papers(read(SEED), tmp_path / "papers.jsonl")
    lines = (tmp_path / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["graphlab"] for line in lines} == {"paper"}
    assert len(lines) == 50


def test_the_strategies_make_text_that_reading_leaves_alone():
    assert unicodedata.is_normalized("NFC", one_line("e\u0301"))


BIBLIOGRAPHIC = (".bib", ".ris", ".csl.json")
TRICKY = Record(
    1,
    title="50% of Graphs_2 & O(n^2) <b in C++ #1",
    abstract="We show that 5% < 6%. And more & x_1.",
    byline=(
        "Ada Nwosu",
        PrintedAuthor("CERN Collaboration", "CERN Collaboration"),
        PrintedAuthor("Ludwig van Beethoven, Jr.", "van Beethoven", "Ludwig", "Jr."),
        "李明",
        "Mausam",
        "Jörg Müller-Łuk",
    ),
    byline_complete=False,
    date=PaperDate(2020, 3, 4),
    categories=("graph theory", "trees & roots"),
    venue="Journal of Things & Trees",
    doi="10.1000/x_(1)2",
    url="https://example.org/a_b?c=1&d=%20",
    language="en",
)
letters = st.text("abcXYZ\u00e9\u0416\u674e &%#_", min_size=1, max_size=12).map(one_line)
plain_names = st.sampled_from(["Ada Nwosu", "J. P. Smith", "Jan van der Berg", "李明", "Mausam", "Zoë O'Neil-Łuk"])
plain_records = st.builds(
    lambda title, **fields: Record(1, ("On " + title).strip(), **fields),
    letters,
    abstract=letters,
    byline=st.lists(plain_names, max_size=3, unique=True).map(tuple),
    date=dates.map(lambda date: date._replace(inferred=False)),
    venue=letters,
    doi=st.sampled_from(["", "10.1000/x_(1)2"]),
    language=st.sampled_from(["", "en", "de"]),
)


@pytest.mark.parametrize("ending", BIBLIOGRAPHIC)
def test_bibliographies_keep_tricky_names_and_signs(tmp_path, ending):
    corpus = corpus_of([TRICKY])
    write_papers(corpus, tmp_path / f"papers{ending}")
    assert carried(read(tmp_path / f"papers{ending}"), CARRIED[ending]) == carried(corpus, CARRIED[ending])


@pytest.mark.parametrize("ending", BIBLIOGRAPHIC)
@pytest.mark.parametrize(
    "record",
    [
        Record(1, title="A -- b --- c ``d'' ?` e,,f <<g>>", byline=("Ada Nwosu",)),
        Record(1, title="On Trees", byline=("Ada Nwosu",), categories=("Models, Theoretical",)),
        Record(1, title="On Trees", byline=("Ada Nwosu",), categories=("Models, Theoretical", "Trees")),
        Record(1, title="On Trees"),
        Record(1, title="On Trees", byline=(PrintedAuthor("A serious house", "A serious house"),)),
        Record(1, title="On Trees", byline=(PrintedAuthor("Bo Li, 3rd", "Li", "Bo", "3rd"),)),
    ],
)
def test_what_these_formats_read_as_something_else_is_written_so_that_it_stays(tmp_path, ending, record):
    corpus = corpus_of([record])
    write_papers(corpus, tmp_path / f"papers{ending}")
    assert carried(read(tmp_path / f"papers{ending}"), CARRIED[ending]) == carried(corpus, CARRIED[ending])


@pytest.mark.parametrize("ending", BIBLIOGRAPHIC)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(items=st.lists(plain_records, min_size=1, max_size=3))
def test_bibliographies_read_back_as_written(tmp_path_factory, ending, items):
    corpus = corpus_of(items)
    path = tmp_path_factory.mktemp("out") / f"papers{ending}"
    write_papers(corpus, path)
    assert carried(read(path), CARRIED[ending]) == carried(corpus, CARRIED[ending])
