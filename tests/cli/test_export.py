"""`graphlab export` on files that are networks already."""

import pytest
from click.testing import CliRunner

from graphlab.cli import cli
from graphlab.errors import UnreadableInputError
from graphlab.exchange import read_network


@pytest.fixture
def edges(tmp_path):
    path = tmp_path / "edges.csv"
    path.write_text("source,target,weight\nAnn,Bob,2\nBob,Cy,1\n", encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(cli, ["export", *map(str, words)])


def test_a_network_file_becomes_another_kind_of_file(edges, tmp_path):
    for number, suffix in enumerate((".gexf", ".json", ".cx2", ".graphml", ".net", ".parquet", "_map.txt")):
        out = tmp_path / f"n{number}{suffix}"
        result = run(edges, "-o", out)
        assert result.exit_code == 0, result.output
        assert read_network(out).size("weight") == 3


def test_what_was_left_out_is_said(tmp_path):
    (tmp_path / "a.csv").write_text("source,target,note\nAnn,Bob,hello\n", encoding="utf-8")
    result = run(tmp_path / "a.csv", "-o", tmp_path / "a.net")
    assert "a.net: left out, for Pajek has no room for it: note" in result.output


def test_two_network_files_are_refused(edges, tmp_path):
    result = run(edges, edges, "-o", tmp_path / "a.gexf")
    assert result.exit_code == 2
    assert "converted alone" in result.output


def test_a_network_where_papers_are_needed_is_called_one(edges):
    error = CliRunner().invoke(cli, ["network", str(edges)]).exception
    assert isinstance(error, UnreadableInputError)
    assert "edges.csv: this is a network, and papers are needed" in str(error)
    assert "read_network" in str(error.hint)
