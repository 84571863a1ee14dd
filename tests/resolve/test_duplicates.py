"""When two records are one paper, and which of them is kept."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from graphlab.corpus import Corpus
from graphlab.resolve import resolve
from graphlab.resolve.duplicates.titles import text_key
from graphlab.sources import read

ABSTRACT = "We prune trees and count what falls."
Reader = Callable[..., Corpus]


def paper(**fields: str) -> str:
    values = {"date": "Mar 1, 2020", "title": "Pruning Trees", "names": "Ada Nwosu, Bo Marsh", "abstract": ABSTRACT}
    values |= fields
    parts = [f"LG{values['date']}\n{values['title']}", values["names"], values["abstract"]]
    return "\n\n".join(part for part in parts if part)


@pytest.fixture
def read_pages(tmp_path: Path) -> Reader:
    def reader(*pages: str) -> Corpus:
        paths = [tmp_path / f"{number}.txt" for number in range(len(pages))]
        for path, page in zip(paths, pages, strict=True):
            path.write_text(page, encoding="utf-8")
        return resolve(read(paths))

    return reader


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "PRUNING  Trees."},
        {"names": "Bo Marsh, Ada NWOSU"},
        {"abstract": "Another version of the abstract."},
        {"abstract": ""},
        {"date": "Mar 1"},
    ],
)
def test_one_paper_is_kept_once(read_pages: Reader, fields: dict[str, str]) -> None:
    corpus = read_pages(paper(), paper(**fields))
    assert len(corpus) == 1
    assert (corpus.issues["code"] == "N202").sum() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Pruning Bees"},
        {"names": "Cy Norton"},
        {"names": "Ada Nwosu"},
        {"names": "Ada Nwosu, Bo Marsh, Cy Norton"},
        {"date": "Mar 1, 2021"},
        {"names": "", "abstract": "We do something else."},
        {"date": "Mar 2, 2020", "abstract": "The editorial of another issue."},
    ],
)
def test_different_papers_are_both_kept(read_pages: Reader, fields: dict[str, str]) -> None:
    corpus = read_pages(paper(), paper(**fields))
    assert len(corpus) == 2
    assert "N202" not in set(corpus.issues["code"])


def test_a_title_alone_never_makes_two_records_one_paper(read_pages: Reader) -> None:
    assert len(read_pages(paper(names="", abstract=""), paper(names="", abstract=""))) == 2


def test_a_missing_author_list_is_made_up_for_by_the_same_abstract(read_pages: Reader) -> None:
    corpus = read_pages(paper(names=""), paper())
    assert len(corpus) == 1
    assert corpus.papers["source_file"].tolist() == ["1.txt"]


def test_the_whole_author_list_is_kept_where_the_other_is_cut(read_pages: Reader) -> None:
    cut = paper(names="Ada Nwosu, Bo Marsh, Cy Norton et al.")
    whole = paper(names="Ada Nwosu, Bo Marsh, Cy Norton, Di Falk", abstract="")
    corpus = read_pages(cut, whole)
    assert (len(corpus), corpus.n_cut, len(corpus.authors)) == (1, 0, 4)


def test_a_list_that_is_whole_is_not_the_beginning_of_another(read_pages: Reader) -> None:
    assert (
        len(read_pages(paper(names="Ada Nwosu, Bo Marsh, Cy Norton et al."), paper(names="Ada Nwosu, Bo Marsh"))) == 2
    )


def test_a_cut_list_that_fits_two_whole_ones_joins_one_of_them_in_any_order(read_pages: Reader) -> None:
    pages = [
        paper(names="Ada Nwosu, Bo Marsh, Cy Norton et al."),
        paper(names="Ada Nwosu, Bo Marsh, Cy Norton, Di Falk"),
        paper(names="Ada Nwosu, Bo Marsh, Cy Norton, Ed Gray"),
    ]
    forward, backward = read_pages(*pages), read_pages(*pages[::-1])
    assert len(forward) == 2
    pd.testing.assert_frame_equal(forward.authorships, backward.authorships)


def test_the_printed_year_is_kept_over_the_inferred_one(read_pages: Reader) -> None:
    page = paper(date="Mar 1") + "\n\n" + paper(date="Jan 1, 2018", title="Older")
    corpus = read_pages(page, paper())
    kept = corpus.papers[corpus.papers["title"] == "Pruning Trees"]
    assert kept[["year", "date_inferred"]].to_numpy().tolist() == [[2020, False]]


def test_owners_of_both_pages_stay_authors_of_a_shared_paper(read_pages: Reader) -> None:
    shared = paper(names="Ada Nwosu, Bo Marsh, Cy Norton et al.")
    corpus = read_pages(f"Di Falk\nh-index3\n\n{shared}", f"Ed Gray\nh-index4\n\n{shared}")
    implied = corpus.authorships[corpus.authorships["evidence"] == "implied"]
    assert len(corpus) == 1
    assert sorted(implied["printed_name"]) == ["Di Falk", "Ed Gray"]
    assert implied["position"].isna().all()


def test_an_owner_printed_in_the_kept_record_is_not_implied_too(read_pages: Reader) -> None:
    cut = paper(names="Bo Marsh, Cy Norton, Di Falk et al.")
    whole = paper(names="Bo Marsh, Cy Norton, Di Falk, Ada NWOSU")
    corpus = read_pages(f"Ada Nwosu\nh-index3\n\n{cut}", whole)
    assert corpus.authorships["evidence"].tolist() == ["printed"] * 4


def test_issues_of_a_dropped_record_point_to_the_kept_paper(read_pages: Reader) -> None:
    corpus = read_pages(paper(), paper(abstract=""))
    assert set(corpus.issues["paper_id"].dropna()) <= set(corpus.papers["paper_id"])


def test_the_same_page_given_twice_or_once_gives_the_same_papers(read_pages: Reader) -> None:
    page = paper() + "\n\n" + paper(title="Counting Leaves")
    once, twice = read_pages(page), read_pages(page, page)
    for table in ("papers", "authorships", "authors"):
        pd.testing.assert_frame_equal(getattr(once, table), getattr(twice, table))


def test_letters_and_digits_decide_about_titles() -> None:
    assert text_key("The \ufb01rst\u00a0Graph\u2014Based, 3D") == text_key("the first graph based 3d")
