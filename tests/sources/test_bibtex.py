"""BibTeX: every field of a fabricated sample, wrong files, and time that grows with length alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources import bibtex
from graphlab.sources.bibtex_entries import parse_entries
from graphlab.sources.bibtex_names import bibtex_authors
from graphlab.sources.input_source import InputSource
from graphlab.sources.latex import latex_text
from graphlab.sources.records import PrintedAuthor, Record

SAMPLE = Path(__file__).parents[1] / "data" / "formats" / "bibtex.bib"


def read_file(path: Path) -> list[Record]:
    source = InputSource(path.name, lambda: path.open("rb"))
    items = bibtex.parse(source, settings=ReadSettings()).items
    return [item for item in items if isinstance(item, Record)]


def read_text(tmp_path: Path, text: str) -> list[Record]:
    path = tmp_path / "file.bib"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def names(places: object) -> list[str]:
    assert isinstance(places, list | tuple)
    return [place if isinstance(place, str) else place.name for place in places]


def test_an_entry_is_read_field_by_field() -> None:
    record = read_file(SAMPLE)[0]
    assert record.line == 6
    assert record.title == "On Bipartite Trees of α₂: a note – revisited"
    assert names(record.byline) == [
        "Anna-Marie van der Berg",
        "Jörg Müller",
        "Pál Erdős",
        "The ATLAS Test Collaboration",
        "Martin L. King, Jr.",
        "Mausam",
        "Jan de la Cruz",
    ]
    assert not record.byline_complete
    assert record.byline[6] == PrintedAuthor("Jan de la Cruz", "de la Cruz", "Jan")
    assert record.venue == "Journal of Graphs & Trees (Series B)"
    assert (record.date[:3], record.doi) == ((2020, 3, None), "10.1234/abc.5")
    assert record.categories == ("trees", "graphs", "bipartite projection")
    assert record.abstract == 'We study 50% of all trees, "quoted" ones included. CO₂ plays no rôle.'
    assert record.extra == {"entry_type": "article", "key": "nwosu:2020", "pages": "12–34"}


def test_parentheses_quotes_and_crossref_are_read() -> None:
    record = read_file(SAMPLE)[1]
    assert (record.title, names(record.byline)) == ('Round Parentheses, "Quotes"', ["Bo Li", "Ada Nwosu"])
    assert (record.venue, record.date.year, record.citations) == ("Proceedings of the Tree Conference", 2019, 44)


def test_biblatex_names_in_parts_dates_and_eprints_are_read() -> None:
    record = read_file(SAMPLE)[2]
    assert names(record.byline) == ["Hans von Ek", "Jean Pierre Simon"]
    assert (record.title, record.date[:3]) == ("Names in Parts: A Manual", (2021, 5, 4))
    assert (record.extra["arxiv"], record.language) == ("2105.01234", "en")


def test_editors_are_no_authors_and_a_missing_comma_loses_nothing() -> None:
    record = read_file(SAMPLE)[3]
    assert (record.byline, record.title, record.date.year) == ((), "A Book with Editors", 1999)


def test_a_broken_entry_is_kept_and_the_next_one_is_whole() -> None:
    broken, following = read_file(SAMPLE)[4:6]
    assert (broken.title, names(broken.byline), broken.date.year) == ("An Unclosed Brace", ["Chidi Okafor"], 2018)
    assert [(notice.code, notice.line) for notice in broken.notices] == [("W104", 38)]
    assert (following.title, names(following.byline), following.date.year) == (
        "The Same Key Again",
        ["李明", "Wei Zhang"],
        2017,
    )


def test_comments_strings_and_commented_entries_are_no_records(tmp_path: Path) -> None:
    text = "@comment{@book{a, title={A}}}\n%@book{b, title={B}}\n@string(x = {y})\n@book{c, title={C}}@misc{d,title=x}"
    assert [record.title for record in read_text(tmp_path, text)] == ["C", "y"]


def test_entries_without_key_or_with_tabs_are_records(tmp_path: Path) -> None:
    text = "\t@article{\n\t author = {Li, Bo},\n\t title = {No Key},\n\t}\n@ book { k\n title = {No Comma}\n}"
    assert [record.title for record in read_text(tmp_path, text)] == ["No Key", "No Comma"]


def test_several_author_fields_are_one_byline(tmp_path: Path) -> None:
    [record] = read_text(tmp_path, "@misc{a, author = {Li, Bo}, author = {Nwosu, Ada}, title = {T}}")
    assert names(record.byline) == ["Bo Li", "Ada Nwosu"]


def test_chinese_encoding_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "file.bib"
    path.write_bytes("@article{a, author = {李明 and 王芳}, title = {图论与合作网络分析}}".encode("gbk"))
    assert names(read_file(path)[0].byline) == ["李明", "王芳"]


def test_a_file_of_comments_only_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="without a single entry"):
        read_text(tmp_path, "@comment{jabref-meta: databaseType:bibtex;}\n")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("{Kogge}, P. M.", ["P. M. Kogge"]),
        ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("{Li, Bo and Nwosu, Ada}", ["Bo Li", "Ada Nwosu"]),
        ("Smith, J., Doe, A., Roe, B.", None),
        ("A. Smith, B. Jones, C. Doe, and D. Roe", ["A. Smith", "B. Jones", "C. Doe", "D. Roe"]),
        ("Li, B., Nwosu, A.", ["B. Li", "A. Nwosu"]),
        ("Li, Bo; Nwosu, Ada", ["Bo Li", "Ada Nwosu"]),
        ("Nwosu, A. and Li B.", ["A. Nwosu", "B. Li"]),
        ("Li, Bo AND Nwosu, Ada and", ["Bo Li", "Ada Nwosu"]),
        ("Anderson, Sandy and Andy Brand", ["Sandy Anderson", "Andy Brand"]),
        ("Ada Nwosu et al.", ["Ada Nwosu", "et al."]),
        ("M&uuml;ller, J&ouml;rg", ["Jörg Müller"]),
        (r"{\O}ster, {\AA}se", ["Åse Øster"]),
        ("", []),
        ("{}", []),
    ],
)
def test_author_fields(field: str, expected: list[str] | None) -> None:
    found = names(bibtex_authors(field))
    assert found == (["J. Smith", "A. Doe", "B. Roe"] if expected is None else expected)


def test_a_list_split_at_its_commas_is_noted_with_its_line(tmp_path: Path) -> None:
    text = "@book{a, title={T}, author={Ada Nwosu, Bo Li, Chi Ma}}\n@book{b, title={U}, author={Li, Bo and Ma, Chi}}"
    noted = [(notice.code, notice.line) for record in read_text(tmp_path, text) for notice in record.notices]
    assert noted == [("N209", 1)]


@pytest.mark.parametrize(
    "text",
    ["@a{x, y = {" * 4000, "@a{x, y = {\n" * 4000, "@a{" + "{" * 60000, '@a{x, t = "' + "{" * 60000, "@comment{" * 4000,
     "\n@comment{" * 4000, "@a{x, " + "y " * 60000, "@a{x," + "t={a}," * 20000],
)  # fmt: skip
def test_made_up_files_take_time_by_their_length_only(text: str) -> None:
    assert len(list(parse_entries(text))) <= 4000


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet="ab {}\\$~'\"`^_-%&é", max_size=40))
def test_latex_is_never_a_crash_and_words_stay(text: str) -> None:
    found = latex_text(text)
    assert found == " ".join(found.split())
    assert len(found) <= 3 * len(text)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet='ab= {}()",#@%\n\\', max_size=60))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for entry in parse_entries(f"@article{{key, {text}\n@book{{b, title = {{B}}}}\n"):
        bibtex_authors(entry.fields.get("author", text))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet='ab= {(",#%\n\\', max_size=60))
def test_damage_in_one_entry_never_reaches_the_next(text: str) -> None:
    entries = list(parse_entries(f"@article{{key, {text}\n@book{{last, title = {{B}}}}\n"))
    assert entries[-1].fields == {"title": "B"}


@pytest.mark.parametrize("rest", [" and y.", ", and {y}.", " and z} too."])
def test_a_closing_brace_too_many_cuts_no_abstract(tmp_path: Path, rest: str) -> None:
    text = f"@article{{a,\n abstract = {{We show x}}{rest}}},\n title = {{On Trees}},\n}}\n"
    [record] = read_text(tmp_path, text)
    assert record.abstract == f"We show x{rest}".replace("{", "").replace("}", "")
    assert record.title == "On Trees"
    assert [notice.code for notice in record.notices] == ["W104"]


def test_a_bare_word_is_the_string_of_that_name_or_itself() -> None:
    text = '@string{acm = "ACM Press"}\n@book{a, publisher = ACM, month = Mar, note = other}'
    [entry] = parse_entries(text)
    assert entry.fields == {"publisher": "ACM Press", "month": "mar", "note": "other"}


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(["$", "$", "k", "^", "_", "{k$}", "{k}", " ", r"\alpha", r"\'", "~", r"\cite", "--"])))
def test_formulas_read_one_by_one_are_the_text_read_as_a_whole(pieces: list[str]) -> None:
    text = "".join(pieces) + " x"
    # An escaped dollar sign has the text read as a whole.
    assert latex_text(text) + "$" == latex_text(text + r"\$")
