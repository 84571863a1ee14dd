"""Files of every bad kind, encodings, several files at once, and nothing lost."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError, UnreadableInputError
from graphlab.resolve import resolve
from graphlab.settings import ReadSettings
from graphlab.sources import read

PAGES = Path(__file__).parents[1] / "data" / "profiles"
SEED = Path(__file__).parents[2] / "seeds" / "000_324a95f0e513ba83.txt"
PLAIN = (PAGES / "separate_plain.txt").read_text(encoding="utf-8")
SINGLE = """LG
CL
AI
arXiv:2503.01234v2
Mar 3, 2025
A Single Paper
Ada Nwosu, Bo Li
AI Analysis
This paper does something.
Abstract
We do something."""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def content_of(corpus: Corpus) -> pd.DataFrame:
    return corpus.papers.drop(columns=["source_file", "source_line"])


def is_conserved(corpus: Corpus) -> bool:
    listed = corpus.issues["code"].isin(["E101", "N202"]).sum()
    seen = sum(item.n_records for item in corpus.inputs)
    return len(corpus.papers) + listed == seen and sum(item.n_kept for item in corpus.inputs) == len(corpus.papers)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n ", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"%PDF-1.7\n\x00\xff", "this is a PDF"),
        (b"PK\x03\x04rest", "damaged ZIP archive"),
        (b"{\\rtf1 text}", "this is a rich text document"),
        (b"\x89PNG\r\n\x1a\n", "this is a PNG image"),
        (bytes(range(256)) * 20, "this is a binary file"),
        (b"<!DOCTYPE html><html><body>h-index</body></html>", "found a web page in HTML"),
        (b'{"papers": []}', "found JSON of another kind"),
        (
            b'{"error": "no"}',
            "Expected an author's profile page copied as plain text, or an export of papers: BibTeX, RIS",
        ),
        (b"Welcome to another site\nIt has no papers.", 'found text that begins "Welcome to another site"'),
        (b"Ada Nwosu\nLG\nh-index7\n0papers\n", "an author's page, but no paper is on it"),
        (SINGLE.encode(), "the page of a single paper, not an author's page"),
        (f"{SINGLE}\nRelated\n{PLAIN}".encode(), "the page of a single paper, not an author's page"),
        (b"A Blog\nMar 19, 2024\nA post\nMar 18, 2024\nAnother post", 'found text that begins "A Blog"'),
    ],
)
def test_what_is_no_author_page_is_said_to_be_what_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    path = written(tmp_path, "input.txt", content)
    with pytest.raises(UnreadableInputError) as caught:
        read(path)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.hint


def test_an_empty_folder_and_a_missing_file_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no file in this folder"):
        read(tmp_path)
    with pytest.raises(UnreadableInputError, match="no such file"):
        read(tmp_path / "missing.txt")


def test_no_file_at_all_is_said() -> None:
    with pytest.raises(UnreadableInputError, match="no file was named"):
        read()


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphlab.sources.input_source.MAX_TEXT_BYTES", 100)
    with pytest.raises(UnreadableInputError, match="larger than"):
        read(written(tmp_path, "large.txt", PLAIN))


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-32"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace("Rescue", "Res\u200bc\u202eue\x07").encode(),
    ],
)
def test_encodings_line_ends_and_invisible_characters_change_nothing(tmp_path: Path, content: bytes) -> None:
    corpus = read(written(tmp_path, "page.txt", content))
    pd.testing.assert_frame_equal(content_of(corpus), content_of(read(PAGES / "separate_plain.txt")))
    assert "W112" not in set(corpus.issues["code"])


def test_a_western_code_page_is_read_and_said(tmp_path: Path) -> None:
    text = PLAIN.replace("Tomas", "Tomás")
    corpus = read(written(tmp_path, "page.txt", text.encode("cp1252")))
    assert "Tomás Hollub" in set(corpus.authors["name"])
    assert corpus.issues.loc[corpus.issues["code"] == "W112", "line"].tolist() == [15]


def test_a_few_damaged_bytes_leave_the_rest_as_it_is(tmp_path: Path) -> None:
    text = PLAIN.replace("Tomas", "Tomás").encode()
    corpus = read(written(tmp_path, "page.txt", text.replace(b"halves", b"hal\xffves")))
    assert "Tomás Hollub" in set(corpus.authors["name"])
    assert (corpus.issues["code"] == "W112").sum() == 1


def test_the_same_page_twice_is_kept_once_and_listed(tmp_path: Path) -> None:
    corpus = resolve(read(written(tmp_path, "a.txt", PLAIN), written(tmp_path, "b.txt", PLAIN)))
    said = corpus.issues[corpus.issues["code"] == "N202"]
    assert (len(corpus), len(said), len(corpus.profiles)) == (6, 6, 1)
    assert said["file"].tolist() == ["b.txt"] * 6
    assert said["message"].tolist()[0] == "same title, authors and date as a.txt:12, which is kept"
    assert is_conserved(corpus)


def test_the_same_path_twice_is_told_apart_by_name() -> None:
    path = PAGES / "separate_plain.txt"
    corpus = resolve(read([path, path]))
    assert len({item.name for item in corpus.inputs}) == 2
    assert [item.n_kept for item in corpus.inputs] == [6, 0]
    assert is_conserved(corpus)


def test_the_same_page_in_both_layouts_is_kept_once() -> None:
    corpus = resolve(read(PAGES / "separate_plain.txt", PAGES / "glued_plain.txt"))
    assert len(corpus) == 6
    assert is_conserved(corpus)


def test_two_different_pages_are_both_read() -> None:
    corpus = resolve(read(PAGES / "separate_plain.txt", PAGES / "separate_sparse.txt"))
    assert {profile.owner for profile in corpus.profiles} == {"Nadia Okonjo-Reyes", "Bartholomew Quist"}
    assert is_conserved(corpus)


def test_an_unreadable_file_beside_a_readable_one_is_listed(tmp_path: Path) -> None:
    corpus = read(PAGES / "separate_plain.txt", written(tmp_path, "scan.pdf", b"%PDF-1.4"))
    (said,) = corpus.issues[corpus.issues["code"] == "E001"].to_dict("records")
    assert (said["file"], said["message"]) == ("scan.pdf", "scan.pdf: this is a PDF, not text")
    assert len(corpus) == 6


def test_the_order_of_files_has_no_effect() -> None:
    paths = [PAGES / f"{name}.txt" for name in ("separate_plain", "glued_plain", "separate_world", "separate_missing")]
    forward, backward = resolve(read(paths)), resolve(read(paths[::-1]))
    for table in ("papers", "authorships", "authors", "issues"):
        pd.testing.assert_frame_equal(getattr(forward, table), getattr(backward, table))
    assert (forward.profiles, forward.inputs) == (backward.profiles, backward.inputs)


def test_a_paper_without_anything_is_listed_not_kept() -> None:
    corpus = read(PAGES / "separate_missing.txt")
    assert corpus.issues.loc[corpus.issues["code"] == "E101", "line"].tolist() == [39]
    assert is_conserved(corpus)


def test_tables_are_sorted_by_id() -> None:
    corpus = resolve(read(PAGES / "separate_plain.txt"))
    assert corpus.papers["paper_id"].is_monotonic_increasing
    assert corpus.authors["author_id"].is_monotonic_increasing
    ordered = corpus.authorships.sort_values(
        ["paper_id", "position", "author_id"], na_position="last", ignore_index=True
    )
    pd.testing.assert_frame_equal(corpus.authorships, ordered)


@pytest.mark.parametrize("year", [0, 99, 12345])
def test_a_year_hint_that_is_no_year_is_refused(year: int) -> None:
    with pytest.raises(SettingsError, match="four digits"):
        read(PAGES / "separate_plain.txt", settings=ReadSettings(year_hint=year))


def test_a_page_can_be_read_from_a_string_path() -> None:
    assert len(read(str(PAGES / "separate_plain.txt"))) == 6


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.permutations(range(12)))
def test_the_order_of_papers_changes_places_only(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    lines = (PAGES / "glued_hard.txt").read_text(encoding="utf-8").strip().split("\n")
    papers = ["\n".join(lines[start : start + 3]) for start in range(0, len(lines), 3)]
    path = written(tmp_path_factory.mktemp("order"), "glued_hard.txt", "\n".join(papers[index] for index in order))
    shuffled, straight = resolve(read(path)), resolve(read(PAGES / "glued_hard.txt"))
    pd.testing.assert_frame_equal(content_of(shuffled), content_of(straight))
    pd.testing.assert_frame_equal(shuffled.authorships, straight.authorships)
    pd.testing.assert_frame_equal(shuffled.authors, straight.authors)


def mutated(data: st.DataObject, content: bytes) -> bytes:
    lines = content.split(b"\n")
    for _ in range(data.draw(st.integers(1, 6))):
        action = data.draw(st.sampled_from(["delete", "double", "swap", "bytes", "cut"]))
        index, other = (data.draw(st.integers(0, max(len(lines) - 1, 0))) for _ in range(2))
        if action == "cut" or not lines:
            joined = b"\n".join(lines)
            lines = joined[: data.draw(st.integers(0, len(joined)))].split(b"\n")
        elif action == "delete":
            del lines[index]
        elif action == "double":
            lines.insert(other, lines[index])
        elif action == "swap":
            lines[index], lines[other] = lines[other], lines[index]
        else:
            at = data.draw(st.integers(0, len(lines[index])))
            lines[index] = lines[index][:at] + data.draw(st.binary(max_size=8)) + lines[index][at:]
    return b"\n".join(lines)


def outcome(path: Path) -> tuple[Corpus | None, str]:
    try:
        return resolve(read(path)), ""
    except UnreadableInputError as error:
        return None, str(error)


@pytest.mark.parametrize("name", ["seed", "separate_missing", "glued_hard"])
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_page_is_refused_in_words_or_read_with_nothing_lost(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    whole = SEED if name == "seed" else PAGES / f"{name}.txt"
    content = b"\n".join(line[:160] for line in whole.read_bytes().split(b"\n")[:80])
    path = written(tmp_path, "page.txt", mutated(data, content))
    corpus, refusal = outcome(path)
    if corpus is None:
        assert refusal.startswith(f"{path}: ")
        return
    assert is_conserved(corpus)
    assert not corpus.papers["paper_id"].duplicated().any()
    assert not corpus.authorships.duplicated(["paper_id", "author_id"]).any()
