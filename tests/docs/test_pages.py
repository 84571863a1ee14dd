"""Pages of the documentation: every command and every block of Python runs and prints what the page says."""

import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import NOT_RUN, blocks_of, run_page

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for sample in (DOCS / "samples").iterdir():
        shutil.copy(sample, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
@pytest.mark.usefixtures("folder")
def test_every_block_of_a_page_runs_and_prints_what_is_shown(page):
    wrong = run_page(page.read_text(encoding="utf-8"))
    if wrong:
        pytest.fail("\n\n".join(wrong), pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_page_with_code_has_some_that_runs(page):
    found = [block for block in blocks_of(page.read_text(encoding="utf-8")) if not block.title]
    run = [block for block in found if block.lang == "python" or (block.lang == "sh" and has_run_line(block.code))]
    assert run or not found


def has_run_line(code):
    return any(line.strip() and not line.startswith(tuple(NOT_RUN)) for line in code.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "```sh\ngraphlab check nothing.bib\n```\n",
        '```python\nprint("a")\n```\n\n```text\nb\n```\n',
        "```python\nraise ValueError\n```\n",
        "```json\n{}\n```\n",
        "```text\nprinted by nothing\n```\n",
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_page_with_a_block_that_does_not_hold_is_found(text):
    assert run_page(text)


@pytest.mark.usefixtures("folder")
def test_a_command_that_is_not_run_must_still_be_understood():
    with pytest.raises(Exception, match="--nonsense"):
        run_page("```sh\ngraphlab fetch arxiv --nonsense -o a.xml\n```\n")
