"""Code blocks of the documentation, and what running them gives.

A block with a title is a file of that name. `sh` and `python` blocks are run from the top of the page to its end, in
one folder with the sample files; a `text` block right after one of them is what it prints, `...` standing for anything.
"""

import contextlib
import io
import re
import shlex
import subprocess
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import NamedTuple

import click
from click.testing import CliRunner

from graphlab.cli import cli

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<lang>\w*)(?P<rest>[^\n`]*)\n(?P<code>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r'title="([^"]+)"')
PROGRESS = re.compile(
    r"^ *\d+\.\d s  .*\.\.\.\n", re.MULTILINE
)  # stages of runs longer than a second: they come and go
# Commands that are shown and not run, each with the reason.
NOT_RUN = {
    "pip install": "installs from a package index",
    ".venv/bin/pip install": "as pip install",
    "python3 -m venv": "makes an environment",
    "graphlab fetch": "asks a service on the network; its words are parsed all the same",
    "cd ": "the tests have their own folder",
    "open ": "starts a browser",
    "pandoc ": "another program",
}


class Block(NamedTuple):
    lang: str
    title: str
    code: str
    line: int


def blocks_of(text: str) -> list[Block]:
    found = []
    for match in FENCE.finditer(text):
        indent = len(match["indent"])
        code = "".join(line[indent:] or "\n" for line in match["code"].splitlines(keepends=True))
        title = TITLE.search(match["rest"])
        found.append(Block(match["lang"], title[1] if title else "", code, text[: match.start()].count("\n") + 1))
    return found


def run_page(text: str) -> list[str]:
    """Run the blocks of a page in the working folder; returns what went wrong."""
    wrong, names, printed = [], {"__name__": "page"}, None
    for block in blocks_of(text):
        place = f"line {block.line}"
        if block.title:
            Path(block.title).write_text(block.code, encoding="utf-8")
        elif block.lang == "sh":
            printed, failed = run_commands(block.code)
            wrong += [f"{place}: {message}" for message in failed]
        elif block.lang == "python":
            printed, failed = run_python(block.code, names)
            wrong += [f"{place}: {message}" for message in failed]
        elif block.lang == "text" and printed is not None:
            if not is_like(block.code, printed):
                wrong.append(f"{place}: the page shows\n{block.code}\nand the run gave\n{printed}")
            printed = None
        else:
            wrong.append(f"{place}: a block of {block.lang or 'no language'} that nothing checks")
    return wrong


def is_like(shown: str, printed: str) -> bool:
    return OutputChecker().check_output(shown, printed, ELLIPSIS | NORMALIZE_WHITESPACE)


def run_python(code: str, names: dict) -> tuple[str, list[str]]:
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(code, "page", "exec"), names)  # noqa: S102 # our own pages
    except Exception as error:  # noqa: BLE001 # whatever a page does wrong is reported, with its line
        return out.getvalue(), [f"{type(error).__name__}: {error}"]
    return out.getvalue(), []


def run_commands(code: str) -> tuple[str, list[str]]:
    printed, wrong = "", []
    lines = (line.split("  #")[0].strip() for line in code.replace("\\\n", " ").splitlines())
    for command in lines:
        if not command or command.startswith("#"):
            continue
        output, status = run_command(command)
        printed += output
        if status:
            wrong.append(f"$ {command}\nexits with {status}:\n{output}")
    return printed, wrong


def run_command(command: str) -> tuple[str, int]:
    if any(command.startswith(start) for start in NOT_RUN):
        if command.startswith("graphlab "):
            parse(shlex.split(command)[1:])
        return "", 0
    words = shlex.split(command)
    if words[0] == "graphlab" and not {"|", ">", ">>", "&&"} & set(words):
        result = CliRunner().invoke(cli, words[1:], env={"NO_COLOR": "1"})
        error = "" if isinstance(result.exception, SystemExit | None) else f"{result.exception!r}\n"
        return PROGRESS.sub("", result.output) + error, result.exit_code
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, check=False, encoding="utf-8")
    return PROGRESS.sub("", done.stdout + done.stderr), done.returncode


def parse(words: list[str]) -> None:
    """Parse the words of a command without running it; raises where they are not understood."""
    command: click.Command = cli
    while isinstance(command, click.Group):
        command, words = command.commands[words[0]], words[1:]
    command.make_context("graphlab", words)
