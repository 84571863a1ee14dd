"""The folder of a report read back: the same papers, names and inputs."""

import json

import pandas as pd
import pytest

from graphlab.errors import UnreadableInputError
from graphlab.exchange.report_folder import is_report_folder, read_report
from graphlab.report import write_report
from tests.report.fabricated import ANN, BO, CY, OWNER, Owner, P, make_study


@pytest.fixture(scope="module")
def study():
    papers = [
        P((ANN, BO), 2019, title="=1+1"),
        P((ANN, CY), None, cut=True, inferred=True),
        P((CY,), 2021, categories=()),
    ]
    return make_study(papers, owners=(Owner(OWNER),))


@pytest.fixture
def report(study, tmp_path):
    return write_report(study, tmp_path / "report")


def test_every_table_comes_back_as_it_was(study, report):
    found = read_report(report)
    for name in ("papers", "authorships", "authors", "issues"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(study.corpus, name))
    assert found.inputs == study.corpus.inputs
    assert [(p.owner, p.owner_id, p.source_file) for p in found.profiles] == [
        (p.owner, p.owner_id, p.source_file) for p in study.corpus.profiles
    ]


def test_a_report_is_known_by_its_manifest(report, tmp_path):
    assert is_report_folder(report)
    assert not is_report_folder(tmp_path)
    (report / "manifest.json").write_text(json.dumps({"format": "graphlab comparison 1"}), encoding="utf-8")
    assert not is_report_folder(report)


def test_a_damaged_table_is_an_error_that_names_it(report):
    (report / "tables/papers.csv").write_text("title\nOn Trees\n", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"papers\.csv: missing, damaged") as caught:
        read_report(report)
    assert "name the files it was made from" in caught.value.hint


def test_a_missing_table_and_a_damaged_manifest_are_errors(report):
    (report / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"manifest\.json: damaged"):
        read_report(report)
    (report / "tables/issues.csv").unlink()
    with pytest.raises(UnreadableInputError, match=r"issues\.csv: missing"):
        read_report(report)
