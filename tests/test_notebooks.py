"""Notebooks: in step with their scripts, run without errors, and free of this machine's paths."""

import importlib.util
import re
from pathlib import Path

import jupytext
import nbformat
import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = sorted((ROOT / "notebooks").glob("*.py"))


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build_notebooks", ROOT / ".ci" / "build_notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_notebook_is_built_from_its_script(script):
    committed = nbformat.read(script.with_suffix(".ipynb"), as_version=4)
    assert [cell.source for cell in committed.cells] == [cell.source for cell in jupytext.read(script).cells]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_notebook_is_short_enough_to_read(script):
    assert len(jupytext.read(script).cells) < 15


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_committed_notebook_shows_outputs_and_no_paths(script):
    text = script.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert '"output_type": "execute_result"' in text
    assert not re.search(r"/(home|work|Users|root|tmp)/", text)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the notebook client's own libraries
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_notebook_runs_without_errors_or_warnings(build, script):
    outputs = [output for cell in build.executed(script).cells for output in cell.get("outputs", [])]
    assert outputs
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
