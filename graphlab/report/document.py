"""Facts -> the report as pandoc's Markdown, from which pandoc makes Word, LaTeX and others."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

# A backslash before any of these is pandoc's way of taking it as it is.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>$@^~&|\"'#]|--+|\.\.\.+")
# What begins a list, a definition, a caption or a line below a heading, if it begins a paragraph.
_START = re.compile(r"^(\(?(?:\d+|[A-Za-z]{1,9})(?=[.)])|[Tt]able(?=:)|(?=[-+:=%]))")


class Written(str):
    """Markdown of our own, which is not escaped again."""

    __slots__ = ()


def render_document(facts: Mapping[str, Any], *, latex: bool = False) -> str:
    """Report as one text in pandoc's Markdown.

    Parameters
    ----------
    facts
        What `graphlab.report.facts.report_facts` returns: the same as the PDF and the page read.
    latex
        For LaTeX, which numbers figures and tables itself and takes figures as PDF. Otherwise the captions carry their
        numbers and figures are PNG, which word processors take, too.

    Returns
    -------
    str
        The text. Everything from the input is escaped: it means what it says, whatever signs are in it.
    """
    pieces = _Pieces(facts["words"], latex=latex)
    text = (
        _templates()
        .get_template("summary.md.jinja")
        .render(
            d=facts,
            heading=_heading,
            row=row,
            rule=_rule,
            span=_span,
            quoted=_quoted,
            address=_address,
            code=_code,
            paper=paper_link,
            paper_row=_paper_row,
            said=_said,
            figure=pieces.figure,
            caption=pieces.caption,
        )
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def escaped(value: object) -> str:
    r"""Text as pandoc's Markdown that means just this text, on one line.

    Parameters
    ----------
    value
        Anything; Markdown of our own stays as it is.

    Examples
    --------
    >>> print(escaped("On $p$-values, <b>C#</b> & [1]"), escaped("1. Trees\n|x|"))
    On \$p\$-values, \<b\>C\#\</b\> \& \[1\] 1\. Trees \|x\|
    """
    if isinstance(value, Written):
        return value
    text = " ".join(str(value).split())
    safe = _SIGNS.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)
    return _START.sub(r"\1\\", safe)


def row(cells: Iterable[object]) -> Written:
    r"""Row of a pipe table.

    Examples
    --------
    >>> print(row(["a|b", 2]))
    | a\|b | 2 |
    """
    return Written("| " + " | ".join(escaped(cell) for cell in cells) + " |")


def paper_link(n: int) -> Written:
    r"""Number of a paper that leads to its row.

    Examples
    --------
    >>> print(paper_link(17))
    [\[17\]](#paper-17)
    """
    return Written(rf"[\[{n}\]](#paper-{n})")


class _Pieces:
    """Figures and captions, counted as they come."""

    def __init__(self, words: Mapping[str, str], *, latex: bool) -> None:
        self._words = words
        self._latex = latex
        self._count = {"figure": 0, "table": 0}

    def caption(self, kind: str, text: Mapping[str, str]) -> Written:
        """Paragraph that pandoc takes as the caption of the table before it."""
        return Written(f": {self._numbered(kind, text)}")

    def figure(self, name: str, part: Mapping[str, Any]) -> Written:
        """Image with caption and alternative text."""
        path = f"figures/{name}.{'pdf' if self._latex else 'png'}"
        caption = self._numbered("figure", part["caption"])
        return Written(f'![{caption}]({path}){{#figure-{name} alt="{escaped(part["alt"])}" width=100%}}')

    def _numbered(self, kind: str, text: Mapping[str, str]) -> str:
        self._count[kind] += 1
        number = "" if self._latex else f"{escaped(self._words[kind])} {self._count[kind]}. "
        return f"{number}**{escaped(text['lead'])}** {escaped(text['text'])}".rstrip()


def _heading(level: int, text: str, *, key: str) -> Written:
    """Heading with an id of its own: made from a text, it could be the id of a paper."""
    return Written(f"{'#' * level} {escaped(text)} {{#{key}}}")


def _said(sentences: Iterable[Mapping[str, Any]]) -> Written:
    return Written(" ".join(_sentence(sentence) for sentence in sentences))


def _sentence(sentence: Mapping[str, Any]) -> str:
    refs = "".join(f" {paper_link(n)}" for n in sentence["refs"])
    more = f" and {sentence['more']:,} more" if sentence["more"] else ""
    return f"{escaped(sentence['text'])}{refs}{more}{sentence['stop']}"


def _paper_row(paper: Mapping[str, Any]) -> Written:
    title = Written(f"*{escaped(paper['title'])}* {escaped(paper['byline'])}")
    year = f"{paper['year']}{'*' if paper['inferred'] else ''}"
    theme = f"{paper['theme']}{' ?' if paper['low'] else ''}"
    number = Written(f"[{paper['n']}]{{#paper-{paper['n']}}}")
    return row([number, title, year, paper["subject"], theme, paper["place"]])


def _span(years: Iterable[Mapping[str, Any]]) -> str:
    known = [one["year"] for one in years]
    return "–".join(str(year) for year in dict.fromkeys((min(known), max(known)))) if known else ""


def _quoted(text: str) -> Written:
    """Text for the head of the document, which is YAML with Markdown in its values."""
    return Written(json.dumps(escaped(text), ensure_ascii=False))


def _address(link: str) -> Written:
    return Written(f"<{link}>")


def _code(text: str) -> Written:
    """Code in a line, between more backticks than it has side by side."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return Written(f"{fence} {text} {fence}" if "`" in text else f"`{text}`")


def _rule(n: int) -> Written:
    """Line below the head of a table of so many centred columns."""
    return Written("|" + ":-----:|" * n)


@cache
def _templates() -> Environment:
    return Environment(
        autoescape=False,  # noqa: S701 # no HTML: `escaped` is applied to every value instead
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=PackageLoader("graphlab.report", "templates"),
    )
