"""Two inputs as one corpus: one paper and one person on both sides, whatever file a record is from."""

import pytest

from graphlab.analysis import compared_counts, compared_sides, sides_by_input, united
from graphlab.analysis.two_inputs import papers_in
from graphlab.pipeline import analyze
from graphlab.sources import read

TEAPOTS = "@article{a, title={On Teapots and Their Spouts}, author={Ana Nwosu and Boris Lindqvist}, year=2020}\n"
KETTLES = "@article{b, title={On Kettles and Their Lids}, author={Ana Nwosu and Cy Roe}, year=2021}\n"
CUPS = "@article{c, title={On Cups without Handles}, author={Boris Lindqvist and Di Okafor}, year=2022}\n"


@pytest.fixture
def write(tmp_path):
    def written(name, text):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


def counts_of(one, other):
    both = united(read(one), read(other))
    study = analyze(both.corpus)
    found = compared_sides(sides_by_input(study, both.files, labels=("A", "B")))
    return compared_counts(found).set_index("what")[["only_a", "both", "only_b"]].T.to_dict("list")


def test_a_paper_of_both_files_is_one_paper(write):
    counts = counts_of(write("old.bib", TEAPOTS + KETTLES), write("new.bib", KETTLES + CUPS))
    assert counts["papers"] == [1, 1, 1]
    assert counts["people"] == [0, 3, 1]
    assert counts["ties"] == [1, 1, 1]


def test_a_record_written_differently_is_the_same_paper(write):
    other = KETTLES.replace("On Kettles and Their Lids", "ON KETTLES AND THEIR LIDS").replace("Ana Nwosu", "Nwosu, Ana")
    assert counts_of(write("old.bib", KETTLES), write("new.bib", other))["papers"] == [0, 1, 0]


def test_files_of_one_name_are_told_apart(write):
    one, other = write("x/papers.bib", TEAPOTS), write("y/papers.bib", CUPS)
    both = united(read(one), read(other))
    assert both.files == (frozenset({"A/papers.bib"}), frozenset({"B/papers.bib"}))
    assert counts_of(one, other)["papers"] == [1, 0, 1]


def test_the_same_content_twice_differs_in_nothing_even_without_titles(write):
    bare = "@misc{a, author={Ana Nwosu}, year=2020}\n@misc{b, author={Ana Nwosu}, year=2020}\n"
    counts = counts_of(write("x/papers.bib", TEAPOTS + bare), write("y/papers.bib", TEAPOTS + bare))
    assert all(only_a == only_b == 0 for only_a, _, only_b in counts.values())


def test_a_file_within_a_folder_of_both_is_in_both(write, tmp_path):
    for name in ("x/a.bib", "y/a.bib"):
        write(name, TEAPOTS)
    write("y/b.bib", CUPS)
    assert counts_of(tmp_path / "x", tmp_path / "y")["papers"] == [0, 1, 1]


def test_papers_in_finds_records_that_were_dropped_for_another(write):
    both = united(read(write("old.bib", TEAPOTS)), read(write("new.bib", TEAPOTS + "% changed\n")))
    corpus = analyze(both.corpus).corpus
    assert len(corpus) == 1
    assert papers_in(corpus, both.files[0]) == papers_in(corpus, both.files[1]) == set(corpus.papers["paper_id"])
