"""graphlab authors: who is who, why, and what to decide."""

import json
import re

import pytest
from click.testing import CliRunner

from graphlab.cli import cli
from graphlab.errors import GraphlabError, OutputExistsError, UnreadableInputError

BIB = """
@article{a, title={On Teapots}, author={Ana Nwosu and Boris Lindqvist}, year=2020}
@article{b, title={On Kettles}, author={ANA NWOSU and Cy Roe}, year=2021}
@article{c, title={On Cups}, author={Boris Lindqvist and Editors}, year=2022}
"""


@pytest.fixture
def bib(tmp_path):
    path = tmp_path / "papers.bib"
    path.write_text(BIB, encoding="utf-8")
    return str(path)


def run(*words):
    return CliRunner().invoke(cli, list(map(str, words)))


def authors(*words):
    done = run("authors", "--json", *words)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_people_are_listed_with_papers_and_spellings(bib):
    done = run("authors", bib)
    assert re.search(r"2 .* Ana Nwosu +ANA NWOSU", done.stdout)
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_why_shows_the_people_of_a_name(bib):
    done = run("authors", bib, "--why", "nwosu, ana")
    assert '1 person is printed as "nwosu, ana"' in done.stdout
    assert "2 papers, 2020-2021" in done.stdout
    assert "Boris Lindqvist" in done.stdout


def test_why_of_a_name_that_is_not_printed_offers_near_ones(bib):
    with pytest.raises(GraphlabError, match='nobody is printed as "Anna Nwosu"') as caught:
        CliRunner().invoke(cli, ["authors", bib, "--why", "Anna Nwosu"], catch_exceptions=False)
    assert "Ana Nwosu" in caught.value.hint


def test_why_as_json(bib):
    found = authors(bib, "--why", "Boris Lindqvist")
    assert [row["name"] for row in found["authors"]] == ["Boris Lindqvist"]
    assert isinstance(found["decisions"], list)


def test_compare_names_tells_what_resolving_changed(bib):
    found = authors(bib, "--compare-names")
    assert found["by_name"]["authors"] == found["resolved"]["authors"] + 1
    assert found["changes"][0]["spellings"] == ["ANA NWOSU", "Ana Nwosu"]
    assert "joined from ANA NWOSU (1, 1), Ana Nwosu (1, 1)" in run("authors", bib, "--compare-names").stdout


def test_compare_names_of_names_alone_changes_nothing(bib):
    assert "resolving changed nothing" in run("authors", bib, "--compare-names", "--names", "names").stdout


def test_two_questions_at_once_are_a_usage_error(bib):
    assert run("authors", bib, "--why", "Boris Lindqvist", "--compare-names").exit_code == 2


def test_suggestions_are_written_to_a_table_that_is_read_back(bib, tmp_path):
    out = tmp_path / "names.tsv"
    assert run("authors", bib, "--suggest", out).exit_code == 0
    assert out.read_text("utf-8-sig").startswith("accept\tdecision\tlabel\tnames\tpapers\tprobability\tevidence")
    assert run("authors", bib, "--thesaurus", out).exit_code == 0


def test_answers_are_never_overwritten(bib, tmp_path):
    out = tmp_path / "names.tsv"
    out.write_text("label\treplace by\n")
    with pytest.raises(OutputExistsError):
        CliRunner().invoke(cli, ["authors", bib, "--suggest", str(out)], catch_exceptions=False)
    assert out.read_text() == "label\treplace by\n"


def test_answers_are_carried_over(bib, tmp_path):
    old, new = tmp_path / "old.tsv", tmp_path / "new.tsv"
    old.write_text("decision\tlabel\tnames\nignore\t\tEditors\n")
    assert run("authors", bib, "--thesaurus", old, "--suggest", new).exit_code == 0
    assert "yes\tignore\t\tEditors" in new.read_text("utf-8-sig")


def test_joins_in_force_are_written_for_vosviewer(bib, tmp_path):
    run("authors", bib, "--vosviewer", tmp_path / "names.txt")
    assert (tmp_path / "names.txt").read_text() == "label\treplace by\nANA NWOSU\tAna Nwosu\n"


def test_rows_that_wait_for_an_answer_are_told(bib, tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("accept\tdecision\tlabel\tnames\n\tjoin\tAna Nwosu\tCy Roe\n")
    assert "1 row without yes or no" in run("authors", bib, "--thesaurus", path).stderr


def test_a_report_never_replaces_the_thesaurus_it_was_given(bib, tmp_path):
    path = tmp_path / "out" / "names.tsv"
    path.parent.mkdir()
    path.write_text("label\treplace by\n")
    words = ["report", bib, "--thesaurus", str(path), "-o", str(path.parent), "--force"]
    with pytest.raises(OutputExistsError, match="your thesaurus"):
        CliRunner().invoke(cli, words, catch_exceptions=False)
    assert path.exists()


def test_a_thesaurus_with_a_fault_is_told_by_line(bib, tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("decision\tlabel\tnames\nmerge\tA\tB\n")
    with pytest.raises(UnreadableInputError, match=r"names\.tsv:2"):
        CliRunner().invoke(cli, ["network", bib, "--thesaurus", str(path)], catch_exceptions=False)
