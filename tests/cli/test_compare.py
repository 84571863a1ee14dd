"""graphlab compare: two sides on the command line."""

import json

import pytest
from click.testing import CliRunner

from graphlab.cli import cli
from graphlab.errors import OutputExistsError, SettingsError

OLD = """
@article{a, title={On Teapots and Their Spouts}, author={Ana Nwosu and Boris Lindqvist}, year=2020}
@article{b, title={On Kettles and Their Lids}, author={Ana Nwosu and Cy Roe}, year=2021}
"""
NEW = OLD + "@article{c, title={On Cups without Handles}, author={Boris Lindqvist and Di Okafor}, year=2022}\n"


@pytest.fixture
def bibs(tmp_path):
    paths = tmp_path / "old.bib", tmp_path / "new.bib"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def run(*words):
    return CliRunner().invoke(cli, ["compare", *words])


def test_two_files_are_compared_in_sentences(bibs):
    done = run(*bibs)
    assert done.exit_code == 0, done.stderr
    assert "One new paper, none lost. 2 papers in old.bib, 3 in new.bib, 2 in both." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_the_same_file_twice_changed_nothing(bibs):
    assert run(bibs[0], bibs[0]).stdout.startswith("Nothing changed. Both sides hold the same 2 papers")


def test_a_folder_is_written_and_not_over_anything_else(bibs, tmp_path):
    out = tmp_path / "out"
    assert run(*bibs, "-o", str(out)).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "comparison.html",
        "comparison.pdf",
        "manifest.json",
        "tables",
    ]
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError, match=r"holds notes\.txt"):
        CliRunner().invoke(cli, ["compare", *bibs, "-o", str(out)], catch_exceptions=False)
    assert run(*bibs, "-o", str(out), "--force").exit_code == 0


def test_json_holds_the_whole_tables(bibs):
    found = json.loads(run(*bibs, "--json").stdout)
    assert found["labels"] == ["old.bib", "new.bib"]
    assert [row["presence"] for row in found["papers"]] == ["only B", "both", "both"]
    assert {"counts", "people", "ties", "groups", "themes"} <= set(found)


def test_two_dates_of_one_corpus(bibs):
    assert "One new paper since 2020." in run(bibs[1], "--at", "2021", "--at", "2020").stdout


def test_two_people_of_one_corpus(bibs):
    done = run(bibs[1], "--person", "nwosu, ana", "--person", "Boris Lindqvist")
    assert "One shared paper. 2 papers of Ana Nwosu, 2 of Boris Lindqvist, 1 in both." in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "give two FILES to compare"),
        (["--at", "2020"], "give --at twice"),
        (["--at", "2020", "--at", "2021", "--group", "A"], "--at and --group are two questions"),
    ],
)
def test_what_names_no_two_sides_is_refused_before_anything_is_read(bibs, words, message):
    done = run(bibs[0], *words)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_name_nobody_has_gets_a_suggestion(bibs):
    with pytest.raises(SettingsError, match='nobody is called "Ana Nwos"') as caught:
        CliRunner().invoke(cli, ["compare", bibs[1], *["--person", "Ana Nwos"] * 2], catch_exceptions=False)
    assert "Ana Nwosu" in caught.value.hint


def test_files_of_one_name_are_called_by_their_folders(tmp_path):
    for name, text in (("x", OLD), ("y", NEW)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "papers.bib").write_text(text, encoding="utf-8")
    done = run(str(tmp_path / "x/papers.bib"), str(tmp_path / "y/papers.bib"))
    assert "2 papers in x/papers.bib, 3 in y/papers.bib" in done.stdout.replace("\n", " ")


def test_two_folders_of_reports_are_compared_and_never_replaced(bibs, tmp_path):
    folders = [str(tmp_path / name) for name in ("before", "after")]
    for bib, folder in zip(bibs, folders, strict=True):
        assert CliRunner().invoke(cli, ["report", bib, "-o", folder]).exit_code == 0
    assert "One new paper, none lost. 2 papers in before, 3 in after, 2 in both." in run(*folders).stdout
    refused = run(*folders, "-o", folders[0], "--force")
    assert refused.exit_code == 2
    assert "is one of the two sides" in refused.stderr
