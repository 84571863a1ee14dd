"""Exports as tables: columns of every kind, names in every way, and what is wrong with files."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graphlab.errors import SettingsError, UnreadableInputError
from graphlab.names import parse_name
from graphlab.settings import ReadSettings
from graphlab.sources import read
from graphlab.sources.paper_fields import paper_records
from graphlab.sources.records import PrintedAuthor

SAMPLES = Path(__file__).parents[1] / "data" / "formats"
SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[3] / "shared" / "data")) / "formats"


def records_of(path, **settings):
    corpus = read(path, settings=ReadSettings(**settings))
    return [record for _, record in paper_records(corpus, with_notices=True)]


def names_of(record):
    return [place if isinstance(place, str) else place.name for place in record.byline]


def parts_of(record):
    places = [parse_name(place) if isinstance(place, str) else place for place in record.byline]
    return [(place.family, place.given, place.suffix) for place in places]


def written(tmp_path, content, name="table.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("scopus.csv", "Scopus CSV"),
        ("scopus_old.csv", "Scopus CSV"),
        ("ieee.csv", "IEEE Xplore CSV"),
        ("springer.csv", "Springer CSV"),
        ("lens.csv", "Lens CSV"),
        ("dimensions.csv", "Dimensions CSV"),
        ("pubmed.csv", "PubMed CSV"),
        ("openalex.csv", "OpenAlex CSV"),
        ("mapped.csv", "table"),
        ("mapped_values.jsonl", "JSON lines"),
        ("paper_lines.jsonl", "graphlab JSON lines"),
        ("paper_table.csv", "graphlab CSV"),
    ],
)
def test_each_sample_is_known_by_its_content(name, kind):
    assert read(SAMPLES / name).inputs[0].kind == kind


def test_scopus_full_names_carry_ids_and_affiliations():
    first = records_of(SAMPLES / "scopus.csv")[0]
    assert first.byline[:2] == (
        PrintedAuthor(
            "Ada Bola Nwosu", "Nwosu", "Ada Bola", "", "", "scopus:57200000001", "University of Lagos, Nigeria"
        ),
        PrintedAuthor("Jean-Pierre van der Berg", "van der Berg", "Jean-Pierre", "", "", "scopus:57200000002", "Delft"),
    )
    assert first.byline[2].family == "CERN Collaboration"
    assert (first.title, first.doi, first.citations, first.language) == (
        'Trees, "big" and small',
        "10.1000/abc.1",
        7,
        "en",
    )
    assert first.abstract == "We grow trees. They are big."
    assert first.categories == ("trees", "growth")


def test_scopus_rows_with_more_funding_texts_than_columns_stay_aligned():
    second = records_of(SAMPLES / "scopus.csv")[1]
    assert (second.language, second.extra["scopus"]) == ("en", "2-s2.0-2")
    assert (second.byline, second.abstract) == ((), "")


def test_scopus_older_columns_have_names_with_commas():
    first, second = records_of(SAMPLES / "scopus_old.csv")
    assert parts_of(first) == [("Nwosu", "A.B.", ""), ("Okafor", "C.", "Jr."), ("O'Neil-Łuk", "Z.", "")]
    assert names_of(second) == ["T. Yagi", "Y. Kim"]


def test_a_list_of_exactly_100_authors_counts_as_cut(tmp_path):
    names = "; ".join(f"Author{number} A." for number in range(100))
    record = records_of(written(tmp_path, f'Authors,Title,Year,Source title,EID\n"{names}",x,2020,y,2-s2.0-1\n'))[0]
    assert not record.byline_complete
    assert [notice.code for notice in record.notices] == ["W101"]


def test_ieee_lists_printed_twice_are_taken_once():
    first, second = records_of(SAMPLES / "ieee.csv")
    assert names_of(first) == ["A. Nwosu", "J.-P. Serin"]
    assert [notice.code for notice in first.notices] == ["N205"]
    assert second.byline[0].affiliation == "Univ. of Somewhere, X"
    assert first.date[:3] == (2019, 10, 16)


def test_springer_names_without_separator_are_split_and_guesses_are_said():
    first, second, third = records_of(SAMPLES / "springer.csv")
    assert names_of(first) == ["Ada B. Nwosu", "Nigel T. McArthur", "Émile Zöe-Łuk"]
    assert names_of(second) == ["Ada Nwosu", "Bo Li"]
    assert names_of(third) == ["ChunTao Hong", "Phong Le", "Maria DeLuca"]
    assert [[notice.code for notice in record.notices] for record in (first, second, third)] == [[], [], ["W109"]]


def test_lens_fields():
    record = records_of(SAMPLES / "lens.csv")[0]
    assert names_of(record) == ["Ada Nwosu", "David De Root", "La’Treall Ma"]
    assert (record.date[:3], record.citations, record.doi) == ((2020, 11, 22), 10, "10.1000/l1")
    assert "pmid" not in record.extra


def test_dimensions_skips_the_line_about_the_export():
    record = records_of(SAMPLES / "dimensions.csv")[0]
    assert record.line == 3
    assert record.byline[1].family == "van der Berg"
    assert record.byline[0].affiliation == "University of Lagos, Nigeria; Institute (B)"
    assert record.date[:3] == (2020, 5, 1)


def test_pubmed_names_have_initials_last():
    record = records_of(SAMPLES / "pubmed.csv")[0]
    assert parts_of(record) == [
        ("Nwosu", "AB", ""),
        ("de la Cruz", "M", ""),
        ("King", "ML", "Jr"),
        ("Tree Study Group", "", ""),
    ]


def test_openalex_lists_are_parallel():
    record = records_of(SAMPLES / "openalex.csv")[0]
    assert [(place.name, place.orcid, place.external_id) for place in record.byline] == [
        ("Ada Nwosu", "0000-0002-1825-0097", "openalex:A1"),
        ("李明", "", "openalex:A2"),
        ("Bo Li", "", "openalex:A3"),
    ]


def test_usual_column_names_of_other_languages_are_known():
    first, second = records_of(SAMPLES / "mapped.csv")
    assert (first.title, first.date.year, first.venue) == ("Über Bäume; klein", 2020, "Baumkunde")
    assert names_of(first) == ["Ada Nwosu", "Jörg von der Heide"]
    assert names_of(second) == ["Ada Nwosu", "Bo Li", "Mausam"]


def test_json_lines_take_lists_and_texts():
    first, second = records_of(SAMPLES / "mapped_values.jsonl")
    assert names_of(first) == names_of(second) == ["Ada Nwosu", "Bo Li"]


def test_columns_named_by_the_user_are_taken(tmp_path):
    path = written(tmp_path, "Überschrift\tWer\nEins\tAda Nwosu\n".encode("utf-16"))
    record = records_of(path, mapping=(("authors", "Wer"), ("title", "überschrift")))[0]
    assert (record.title, names_of(record)) == ("Eins", ["Ada Nwosu"])


def test_parquet_of_others_is_read_by_column_names(tmp_path):
    table = pa.table({"Title": ["On Trees"], "authors": [["Ada Nwosu", "Bo Li"]], "Year": [2020]})
    pq.write_table(table, tmp_path / "t.parquet")
    record = records_of(tmp_path / "t.parquet")[0]
    assert (record.title, record.date.year, names_of(record)) == ("On Trees", 2020, ["Ada Nwosu", "Bo Li"])


@pytest.mark.parametrize(
    ("content", "mapping", "said"),
    [
        ("Authors,Titles,Source title,EID\na,b,c,d\n", (), r'Scopus CSV: no column for the title .*mean "Titles"'),
        ("Nam,Titles,Wert\na,b,c\nd,e,f\n", (), r'no column for the title .* found "Nam", "Titles", "Wert"'),
        ("Titel,Wer,Jahr\na,b,1\nc,d,2\n", (("authors", "Wre"),), r'for the authors \("wre" expected\).*mean "Wer"'),
    ],
)
def test_a_missing_column_is_named_with_what_was_found(tmp_path, content, mapping, said):
    with pytest.raises(UnreadableInputError, match=said) as caught:
        read(written(tmp_path, content), settings=ReadSettings(mapping=mapping))
    assert caught.value.hint


def test_a_table_without_titles_is_kept_where_authors_and_dois_tell_the_papers(tmp_path):
    path = written(tmp_path, "Authors,Year,Journal,DOI\nAda Nwosu,2020,Trees,10.1234/a\nBo Li,2021,Trees,10.1234/b\n")
    corpus = read(path)
    assert sorted(corpus.papers["doi"]) == ["10.1234/a", "10.1234/b"]
    assert corpus.papers["title"].isna().all()
    assert corpus.issues["code"].tolist() == ["W107"]


def test_authors_and_years_alone_tell_no_papers(tmp_path):
    with pytest.raises(UnreadableInputError, match="no column for the title"):
        read(written(tmp_path, "Authors,Year,Wert\nAda Nwosu,2020,1\nBo Li,2021,2\n"))


def test_a_field_no_paper_has_is_a_settings_error(tmp_path):
    with pytest.raises(SettingsError, match='did you mean "title"'):
        read(written(tmp_path, "a,b\n1,2\n"), settings=ReadSettings(mapping=(("titel", "a"),)))


def test_a_quote_that_never_closes_costs_no_other_row(tmp_path):
    rows = "".join(f'T{number},"Ada Nwosu",2020\n' for number in range(40))
    path = written(tmp_path, 'title,authors,year\nFirst,"Bo Li,2019\n' + rows)
    corpus = read(path)
    assert len(corpus) == 41
    assert corpus.issues.loc[corpus.issues["code"] == "W104", "line"].tolist() == [2]


def test_stray_quotes_inside_a_cell_stay(tmp_path):
    path = written(tmp_path, 'title,authors,year\n"The "New" Normal, again","Bo Li",2019\n')
    assert records_of(path)[0].title == 'The "New" Normal, again'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_encodings_are_found(tmp_path, encoding):
    path = written(tmp_path, "title;authors;year\r\nÜber Bäume;Jörg Müller;2020\r\n".encode(encoding))
    record = records_of(path)[0]
    assert (record.title, names_of(record)) == ("Über Bäume", ["Jörg Müller"])


def test_gbk_is_found(tmp_path):
    path = written(tmp_path, "标题,作者,年份\n关于树木的研究,李明;王芳,2020\n".encode("gbk"))
    record = records_of(path)[0]
    assert (record.title, names_of(record)) == ("关于树木的研究", ["李明", "王芳"])


def test_cells_too_few_or_too_many_are_noted_and_the_row_is_kept(tmp_path):
    path = written(tmp_path, "title,authors,year,doi,url\nA,Ada Nwosu\nB,Bo Li,2020,,,surplus\nC,Bo Li,2021,,,\n")
    corpus = read(path)
    assert len(corpus) == 3
    assert corpus.issues.loc[corpus.issues["code"] == "W104", "line"].tolist() == [2, 3]


def test_nul_bytes_and_line_breaks_in_cells_do_no_harm(tmp_path):
    path = written(tmp_path, b'title,authors,year\n"On\nTrees","Ada\x00 Nwosu",2020\nNext,Bo Li,2021\n')
    assert [(record.line, record.title) for record in records_of(path)] == [(2, "On Trees"), (4, "Next")]


def test_our_lines_and_tables_read_as_written():
    line = records_of(SAMPLES / "paper_lines.jsonl")[0]
    assert line.byline == ("Ada Nwosu", PrintedAuthor("CERN Collaboration", "CERN Collaboration"))
    row = records_of(SAMPLES / "paper_table.csv")[0]
    assert (row.title, row.byline, row.abstract) == ("=On Trees", ("Ada Nwosu", "Li; Bo"), "We grow\ntrees.")
    assert (row.byline_complete, row.n_authors_stated, row.date[:4]) == (False, 5, (2020, 2, None, True))


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared sample files are absent")
@pytest.mark.parametrize(
    ("pattern", "n_records"),
    [
        ("scopus-csv/*", 8 + 58 + 220),
        ("ieee-csv/*", 10 + 4 * 100 + 41),
        ("springer-csv/*", 18 + 1000),
        ("lens-csv/*", 8),
        ("openalex-csv/*", 8),
    ],
)
def test_every_record_of_real_exports_is_kept(pattern, n_records):
    corpus = read(SHARED / pattern)
    assert len(corpus) == n_records
    assert set(corpus.issues["code"]) <= {"W109", "N204"}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("['Nwosu, Ada', 'de Vries, Bo']", [("Nwosu", "Ada"), ("de Vries", "Bo")]),
        ("['Ada Nwosu', \"Bo O'Neil\"]", [("Nwosu", "Ada"), ("O'Neil", "Bo")]),
        ("Nwosu A.B., de Vries C.", [("Nwosu", "A.B."), ("de Vries", "C.")]),
        ("Nwosu AB, Li C", [("Nwosu", "AB"), ("Li", "C")]),
        ("Nwosu, A. B., Li, C., & Ma, D.", [("Nwosu", "A. B."), ("Li", "C."), ("Ma", "D.")]),
        ("[Ada Nwosu]", [("Nwosu]", "[Ada")]),
    ],
)
def test_lists_of_authors_in_a_table_are_split_whoever_wrote_them(tmp_path, cell, expected):
    escaped = cell.replace('"', '""')
    (record,) = records_of(written(tmp_path, f'title,authors,year\nOn Trees,"{escaped}",2020\n'))
    assert [(family, given) for family, given, _ in parts_of(record)] == expected


def test_keywords_printed_as_a_list_of_a_program_are_a_list(tmp_path):
    (record,) = records_of(written(tmp_path, "title,year,keywords\nOn Trees,2020,\"['trees', 'old shade']\"\n"))
    assert record.categories == ("trees", "old shade")


def test_a_table_of_titles_alone_is_read(tmp_path):
    path = written(tmp_path, ",openalex_id,title,included\n0,W1,On Trees,1\n1,W2,On Shade,0\n")
    assert sorted(record.title for record in records_of(path)) == ["On Shade", "On Trees"]


def test_embase_parts_journal_and_year_that_share_a_column():
    first, second = sorted(records_of(SAMPLES / "embase.csv"), key=lambda record: record.line)
    assert (first.title, first.venue, first.date.year) == ("Trees in the clinic", "Annals of Trees", 2014)
    assert parts_of(first) == [("Nwosu", "A.B.", ""), ("de Vries", "C.", "")]
    assert (first.doi, first.extra["pmid"], first.categories) == (
        "10.1000/e1",
        "25184121",
        ("adult", "article", "tree"),
    )
    assert (second.title, second.date.year, second.byline_complete) == ("Bäume in Lindau", 2009, False)
