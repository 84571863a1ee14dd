"""Several pages in one file, and the block about the owner in capitals or small letters."""

from pathlib import Path

import pytest

from graphlab.corpus import Corpus
from graphlab.errors import UnreadableInputError
from graphlab.resolve import resolve
from graphlab.sources import read
from graphlab.sources.owner_block import parse_owner_block

PAGES = Path(__file__).parents[1] / "data" / "profiles"
PLAIN = (PAGES / "separate_plain.txt").read_text(encoding="utf-8")
SPARSE = (PAGES / "separate_sparse.txt").read_text(encoding="utf-8")
GLUED = (PAGES / "glued_plain.txt").read_text(encoding="utf-8")
FIGURES = ["h-index3", "9papers", "20citations"]


def corpus_of(folder: Path, text: str) -> Corpus:
    path = folder / "x.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def content(corpus: Corpus) -> list[tuple[object, ...]]:
    return sorted(corpus.papers[["title", "abstract", "year"]].fillna("").itertuples(index=False, name=None))


def implied(corpus: Corpus) -> set[tuple[str, str]]:
    rows = corpus.authorships[corpus.authorships["evidence"] == "implied"]
    titles = corpus.papers.set_index("paper_id")["title"]
    return set(zip(rows["printed_name"], rows["paper_id"].map(titles), strict=True))


@pytest.mark.parametrize(
    ("one", "two"),
    [(PLAIN, SPARSE), (SPARSE, PLAIN), (GLUED, SPARSE), (SPARSE, GLUED)],
    ids=["separate twice", "separate twice, turned", "glued first", "glued last"],
)
def test_pages_in_one_file_are_read_as_if_apart(tmp_path: Path, one: str, two: str) -> None:
    (tmp_path / "a.txt").write_text(one, encoding="utf-8")
    (tmp_path / "b.txt").write_text(two, encoding="utf-8")
    together, apart = corpus_of(tmp_path, one + two), read(tmp_path / "a.txt", tmp_path / "b.txt")
    assert content(together) == content(apart)
    assert implied(together) == implied(apart)
    assert sorted(profile.owner for profile in together.profiles) == sorted(p.owner for p in apart.profiles)
    said = together.issues[together.issues["code"] == "N208"]
    assert said["line"].tolist()[0] in range(one.count("\n"), one.count("\n") + 4)


def test_lines_of_a_second_page_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, PLAIN + SPARSE)
    alone = read(PAGES / "separate_sparse.txt").papers
    second = corpus.papers[corpus.papers["source_file"] == "x.txt/page 2"]
    shift = PLAIN.count("\n")
    assert sorted(second["source_line"]) == [line + shift for line in sorted(alone["source_line"])]


def test_a_second_owner_who_is_not_printed_is_noted_at_the_second_page(tmp_path: Path) -> None:
    issues = corpus_of(tmp_path, SPARSE + PLAIN).issues
    noted = issues[issues["code"] == "N201"]
    assert noted["line"].tolist() == [SPARSE.count("\n") + 1]


def test_a_block_without_papers_after_it_is_no_abstract(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, PLAIN + "\nBartholomew Quist\n\nCV\nh-index3\n9papers\n")
    assert content(corpus) == content(read(PAGES / "separate_plain.txt"))
    assert "the page states 9 papers; 0 are on it" in set(corpus.issues["message"])


def test_the_same_page_twice_in_one_file_is_counted_once(tmp_path: Path) -> None:
    corpus = resolve(corpus_of(tmp_path, PLAIN + PLAIN))
    assert (len(corpus), len(corpus.profiles)) == (6, 1)


@pytest.mark.parametrize(
    ("head", "owner", "field"),
    [
        (["WANG XIAOMING", "", "MTRL-SCI"], "WANG XIAOMING", "MTRL-SCI"),
        (["LI WEI", "LG"], "LI WEI", "LG"),
        (["BO XU", "LG"], "BO XU", "LG"),
        (["KIM-LEE", "AI"], "KIM-LEE", "AI"),
        (["RZA", "cs.LG"], "RZA", "cs.LG"),
        (["RZA"], "RZA", None),
        (["MA CO", "LG"], "MA CO", "LG"),
        (["Ann Lee", "XYZ-NEW"], "Ann Lee", "XYZ-NEW"),
        (["ann lee", "LG"], "ann lee", "LG"),
    ],
)
def test_the_name_stands_first_then_the_field(head: list[str], owner: str, field: str | None) -> None:
    block = parse_owner_block([*head, *FIGURES], printed_keys=())
    assert (block.owner, block.field) == (owner, field)
    assert not [notice for notice in block.notices if notice.code == "W104"]


def test_a_printed_name_decides_which_line_in_capitals_is_the_owner() -> None:
    block = parse_owner_block(["XYZ ABC", "LI WEI", *FIGURES], printed_keys={"li wei"})
    assert (block.owner, block.field) == ("LI WEI", "XYZ ABC")


def test_figures_without_an_owner_are_listed() -> None:
    block = parse_owner_block(["a heading of many small words", *FIGURES], printed_keys=())
    assert block.owner == ""
    assert [notice.line for notice in block.notices if notice.code == "W104"] == [1, 2]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007", "\u2009", "\u3000", "\u205f"])
def test_every_kind_of_space_is_a_space(tmp_path: Path, space: str) -> None:
    corpus = corpus_of(tmp_path, PLAIN.replace(" ", space))
    assert content(corpus) == content(read(PAGES / "separate_plain.txt"))


def test_a_file_of_which_no_record_is_kept_is_not_readable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"x\.txt: no paper could be kept of 1 record;.*line 1"):
        corpus_of(tmp_path, "LGJan 3, 2020")


def test_a_cut_list_is_listed_at_its_own_line(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "LGJan 3, 2020\nOn Trees\n\nAnn Lee, Bo Xu et al.\n\nTrees are tall.\n")
    assert corpus.issues.loc[corpus.issues["code"] == "W101", "line"].tolist() == [4]
    corpus = corpus_of(tmp_path, "LGJan 3, 2020\nOn TreesAnn Lee, Bo Xu, Cy Orr et al.\nTrees are tall.\n")
    assert corpus.issues.loc[corpus.issues["code"] == "W101", "line"].tolist() == [2]


def papers_of(*years: int) -> str:
    return "\n\n".join(f"LGJan 3, {year}\nPaper {n}\n\nAnn Lee\n\nText {n}." for n, year in enumerate(years))


@pytest.mark.parametrize("years", [(3020,), (2019, 2020, 3020), (2019, 2019, 2020, 2020, 2021, 2042)])
def test_a_year_that_cannot_be_is_no_date_and_said(tmp_path: Path, years: tuple[int, ...]) -> None:
    corpus = corpus_of(tmp_path, papers_of(*years))
    said = corpus.issues[corpus.issues["code"] == "W104"]
    assert f'"Jan 3, {years[-1]}"' in said["message"].tolist()[0]
    assert max(corpus.papers["year"].dropna(), default=0) == max(years[:-1], default=0)


def test_a_late_paper_of_a_page_with_few_is_kept(tmp_path: Path) -> None:
    assert sorted(corpus_of(tmp_path, papers_of(2005, 2021)).papers["year"]) == [2005, 2021]
