"""The output folder: what is in it, the same bytes again, and nothing of anybody else's lost."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from graphlab.corpus import InputFile
from graphlab.errors import GraphlabError, OutputExistsError
from graphlab.exchange.folder import sha256_of
from graphlab.report import write_report, writer
from graphlab.report.latex import pandoc_version
from tests.report.fabricated import ANN, BO, CY, P, make_study

TABLES = (
    *("papers", "authorships", "authors", "identity", "issues", "coauthors", "collaborators", "communities"),
    *("themes", "paper_themes", "theme_years", "author_themes", "theme_scan", "findings"),
    *("theme_terms", "theme_trends", "term_trends", "theme_strategy", "community_themes"),
    *("theme_reach", "author_focus"),
)
FIGURES = ("network", "timeline", "theme-map", "group-themes")
ROOT = Path(__file__).parents[2]


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def report(profile_study, tmp_path_factory):
    return write_report(profile_study, tmp_path_factory.mktemp("reports") / "zoe")


def test_the_folder_holds_what_it_promises(report):
    figures = {f"figures/{name}.{kind}" for name in FIGURES for kind in ("svg", "pdf", "png")}
    tables = {f"tables/{name}.csv" for name in TABLES}
    texts = {"summary.pdf", "report.html", "summary.md", "methods.bib"}
    top = texts | {"network.graphml", "network.gexf", "manifest.json"}
    assert set(contents(report)) == figures | tables | top


def test_tables_hold_every_row(report, profile_study):
    assert len(pd.read_csv(report / "tables/papers.csv")) == len(profile_study.corpus.papers)
    assert len(pd.read_csv(report / "tables/coauthors.csv")) == len(profile_study.coauthors)
    assert set(pd.read_csv(report / "tables/findings.csv")["finding"]) >= {"leaders", "shows", "cannot_show"}


def test_the_manifest_has_the_hash_of_every_other_file(report):
    files = json.loads((report / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert files == {name: sha256_of(report / name) for name in contents(report) if name != "manifest.json"}


def test_the_manifest_names_inputs_settings_and_versions_but_no_place_and_no_moment(report):
    text = (report / "manifest.json").read_text(encoding="utf-8")
    values = json.loads(text)
    assert values["inputs"][0] | {"name": "made.txt", "sha256": "ab" * 32} == values["inputs"][0]
    assert values["settings"]["random_state"] == 1
    assert values["reference_date"] == "2025-05-04"
    assert {"graphlab", "typst", "igraph"} <= set(values["versions"])
    assert str(report.parent) not in text
    assert not re.search(r"\d\d:\d\d:\d\d", text)


def test_latex_is_written_when_asked_and_its_pandoc_stands_in_the_manifest(profile_study, tmp_path):
    try:
        version = pandoc_version()
    except GraphlabError:
        pytest.skip("no pandoc on this machine")
    found = write_report(profile_study, tmp_path / "r", latex=True)
    manifest = json.loads((found / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["versions"]["pandoc"] == version
    assert "summary.tex" in manifest["files"]
    assert "\\end{document}" in (found / "summary.tex").read_text(encoding="utf-8")


def test_every_image_of_the_document_is_in_the_folder(report):
    images = re.findall(r"\]\((figures/[^)]+)\)", (report / "summary.md").read_text(encoding="utf-8"))
    assert len(images) > 1
    assert all((report / image).exists() for image in images)


def test_no_file_says_where_it_was_written(report):
    for name, data in contents(report).items():
        assert str(report.parent).encode() not in data, name


def test_a_second_run_in_another_place_gives_the_same_bytes(report, profile_study, tmp_path):
    again = write_report(profile_study, tmp_path / "deep" / "other")
    assert contents(again) == contents(report)


def test_another_process_with_another_hash_seed_gives_the_same_bytes(report, tmp_path):
    code = (
        "import sys; from tests.report.fabricated import profile; from graphlab.report import write_report; "
        "write_report(profile(), sys.argv[1])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "r")], check=True, cwd=ROOT, env=environment)
    assert contents(tmp_path / "r") == contents(report)


def test_an_older_report_on_the_same_input_is_replaced_whole(profile_study, tmp_path):
    first = write_report(profile_study, tmp_path / "r")
    manifest = json.loads((first / "manifest.json").read_text(encoding="utf-8"))
    (first / "summary.pdf").write_bytes(b"older")
    manifest["files"]["summary.pdf"] = sha256_of(first / "summary.pdf")
    (first / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (first / "tables" / "papers.csv").unlink()
    write_report(profile_study, tmp_path / "r")
    assert (first / "summary.pdf").read_bytes().startswith(b"%PDF")
    assert (first / "tables" / "papers.csv").exists()


def test_a_folder_with_something_else_is_refused_and_left_alone(profile_study, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="not an older report") as error:
        write_report(profile_study, tmp_path)
    assert "--force" in error.value.hint
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_a_report_with_a_foreign_file_in_it_is_refused(profile_study, tmp_path):
    report = write_report(profile_study, tmp_path / "r")
    (report / "my notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError):
        write_report(profile_study, report)
    assert (report / "my notes.txt").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_holds_an_input_is_never_replaced(tmp_path, force):
    study = make_study([P((ANN, BO))])
    data = b"what was read"
    read = InputFile(
        name="made.txt", sha256=hashlib.sha256(data).hexdigest(), n_bytes=len(data), kind="made", n_records=1, n_kept=1
    )
    study = replace(study, corpus=replace(study.corpus, inputs=(read,)))
    source = tmp_path / "own" / "below" / "renamed.txt"
    source.parent.mkdir(parents=True)
    source.write_bytes(data)
    with pytest.raises(OutputExistsError, match=r"below/renamed\.txt, a file that was read"):
        write_report(study, tmp_path / "own", force=force)
    assert source.read_bytes() == data


def test_an_edited_report_is_replaced_by_force_only(profile_study, tmp_path):
    report = write_report(profile_study, tmp_path / "r")
    table = report / "tables" / "papers.csv"
    table.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError, match=r"tables/papers\.csv, which was edited") as error:
        write_report(profile_study, report)
    assert "--force" in error.value.hint
    assert table.read_text(encoding="utf-8") == "mine"
    write_report(profile_study, report, force=True)
    assert table.read_text(encoding="utf-8") != "mine"


def test_a_report_on_another_input_is_refused(profile_study, tmp_path):
    report = write_report(profile_study, tmp_path / "r")
    manifest = json.loads((report / "manifest.json").read_text(encoding="utf-8"))
    manifest["inputs"][0]["sha256"] = "cd" * 32
    (report / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(OutputExistsError):
        write_report(profile_study, report)


@pytest.mark.parametrize("text", ["[]", "{", '{"inputs": 3, "files": 4}', '{"inputs": [3], "files": {}}'])
def test_a_broken_manifest_is_not_taken_for_ours(profile_study, tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(OutputExistsError):
        write_report(profile_study, tmp_path)


def test_force_replaces_whatever_the_folder_holds(profile_study, tmp_path):
    target = tmp_path / "r"
    target.mkdir()
    (target / "notes.txt").write_text("old", encoding="utf-8")
    write_report(profile_study, target, force=True)
    assert not (target / "notes.txt").exists()
    assert (target / "summary.pdf").exists()


def test_an_empty_folder_is_written_into(profile_study, tmp_path):
    (tmp_path / "r").mkdir()
    assert (write_report(profile_study, tmp_path / "r") / "summary.pdf").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_never_replaced_by_a_folder(profile_study, tmp_path, force):
    (tmp_path / "r").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="is a file"):
        write_report(profile_study, tmp_path / "r", force=force)


def test_the_working_folder_is_never_replaced(profile_study, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputExistsError, match="working in"):
        write_report(profile_study, ".", force=True)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("disk full")])
def test_an_interrupted_run_leaves_the_older_report_and_nothing_beside_it(profile_study, tmp_path, monkeypatch, error):
    report = write_report(profile_study, tmp_path / "r")
    before = contents(report)

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(writer, "write_network", fail)
    with pytest.raises(type(error) if isinstance(error, Exception) else error):
        write_report(profile_study, report)
    assert contents(report) == before
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_a_figure_that_would_be_empty_is_not_drawn(tmp_path):
    report = write_report(make_study([P()]), tmp_path / "r")
    assert list((report / "figures").iterdir()) == []


def test_formula_titles_are_text_in_the_tables(tmp_path):
    report = write_report(make_study([P((ANN, BO), title="=1+1"), P((BO, CY), title="Two")]), tmp_path / "r")
    assert "'=1+1" in (report / "tables/papers.csv").read_text(encoding="utf-8")
