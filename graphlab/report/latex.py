"""The report as LaTeX source: pandoc reads our Markdown, so that there is no second report writer."""

import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from graphlab.errors import GraphlabError

# No such folder: what users changed about pandoc at home must not change the bytes.
_NO_DATA = "--data-dir=none-of-the-user"
_LOOK = ("--variable=geometry:margin=25mm", "--variable=colorlinks")
_VERSION = re.compile(r"pandoc\S*\s+([\d.]+)")


def render_latex(markdown: str) -> str:
    """Document in pandoc's Markdown as a LaTeX document that compiles by itself.

    Parameters
    ----------
    markdown
        What `graphlab.report.document.render_document` returns with ``latex``.

    Returns
    -------
    str
        The source. XeLaTeX or LuaLaTeX sets it; pdfLaTeX, too, where every letter is one that it knows.

    Raises
    ------
    GraphlabError
        If pandoc is missing or fails.
    """
    return _pandoc("--from=markdown", "--to=latex", "--standalone", _NO_DATA, *_LOOK, text=markdown)


@cache
def pandoc_version() -> str:
    """Version of the pandoc that is used.

    Raises
    ------
    GraphlabError
        If there is none.
    """
    found = _VERSION.match(_pandoc("--version"))
    return found[1] if found else "unknown"


def _pandoc(*options: str, text: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 # a fixed program; the text is only read
            [_pandoc_path(), *options], input=text, capture_output=True, check=True, encoding="utf-8", errors="replace"
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip()
        msg = f"pandoc did not write the LaTeX source: {said}"
        raise GraphlabError(msg, hint="install a newer pandoc, or leave out --latex") from error
    return done.stdout


@cache
def _pandoc_path() -> str:
    """The pandoc of the extra ``latex``, else the one on the path."""
    extra = find_spec("pypandoc")
    inside = str(Path(extra.origin).parent / "files") if extra and extra.origin else ""
    found = shutil.which("pandoc", path=inside) or shutil.which("pandoc")
    if found is None:
        msg = "LaTeX is written by pandoc, and there is none"
        hint = 'pip install "graphlab-scholar[latex]", or see https://pandoc.org/installing.html'
        raise GraphlabError(msg, hint=hint)
    return found
