"""Facts and figures -> one HTML page: readable offline, without a script and without a request."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from graphlab.report.drawings import bars, mark, strip
from graphlab.report.explorer import ExplorerJson, explorer_script, explorer_style

# Small subsets; letters outside them fall to the reader's own fonts.
_FACES = (
    ("Inter", 400, "Inter-Regular"),
    ("Inter", 600, "Inter-SemiBold"),
    ("Source Serif 4", 400, "SourceSerif4-Regular"),
    ("Source Serif 4 Display", 500, "SourceSerif4Display-Medium"),
)
# Stand-ins that no text from the input can be: there, "<" is escaped.
_LATE = {name: Markup(f"<@@{name}@@>") for name in ("first", "rest", "script")}  # noqa: S704 # ours
_PROLOG = re.compile(r"^.*?(?=<svg)|<metadata>.*?</metadata>", re.DOTALL)
_SIZE = re.compile(r'(<svg\b[^>]*?)\s(?:width="[^"]*"\s+height="[^"]*")', re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')
_REFERENCE = re.compile(r'(href="#|url\(#)([^")]+)')


def render_page(facts: Mapping[str, Any], figures: Mapping[str, str], *, data: ExplorerJson) -> str:
    """Report as one self-contained HTML page: the explorer, and the summary to read.

    Parameters
    ----------
    facts
        What `graphlab.report.facts.report_facts` returns: the same as the PDF reads.
    figures
        SVG text by name: ``"network"``, ``"timeline"``, ``"theme-map"``; those that the facts say are drawn.
    data
        What `graphlab.report.explorer.explorer_json` returns.

    Returns
    -------
    str
        The page. Everything from the input is escaped; a strict content security policy in the head names the one
        script that may run by its hash. Without scripts the summary alone is shown.
    """
    drawn: Callable[[str, str], Markup] = partial(_figure, figures)
    years = tuple(facts["years"])
    return _with_explorer(
        "report.html.jinja",
        data,
        d=facts,
        with_summary=True,
        svg=drawn,
        mark=mark,
        bars=partial(bars, years=years, words=facts["words"]["papers_by_year"]),
        strip=partial(strip, years=years, words=facts["words"]["papers_by_year"]),
    )


def render_explorer(frame: Mapping[str, Any], *, data: ExplorerJson) -> str:
    """The explorer alone as one self-contained HTML page.

    Parameters
    ----------
    frame
        What `graphlab.report.facts.page_frame` returns.
    data
        What `graphlab.report.explorer.explorer_json` returns.

    Returns
    -------
    str
        The same page as `render_page` gives, with its policy, without the summary.
    """
    return _with_explorer("explorer_page.html.jinja", data, d=frame, with_summary=False)


def _with_explorer(template: str, data: ExplorerJson, **values: Any) -> str:
    css = _css() + Markup(explorer_style())  # noqa: S704 # ours
    text = rendered(template, css=css, script_hash=_script_hash(), **_LATE, **values)
    # Put in last: what follows may not be changed by a letter, or the hash is another.
    late = {"first": data.first, "rest": data.rest, "script": explorer_script()}
    return re.sub("<@@([a-z]+)@@>", lambda match: late[match[1]], text)


def rendered(template: str, **values: Any) -> str:
    """Page of one of our templates, with the style sheet and the letters that all pages share.

    Parameters
    ----------
    template
        Name of a file among the templates.
    **values
        What it prints; text is escaped. ``css``: the style sheet, that of all pages by default.
    """
    text = _templates().get_template(template).render({"css": _css()} | values)
    return re.sub(r"\n{2,}", "\n", text) + "\n"


def inline_svg(svg: str, *, prefix: str, label: str) -> str:
    """SVG to stand inside a page: no prolog, ids of its own, a role and a label, the size left to the page.

    Parameters
    ----------
    svg
        Text of an SVG file.
    prefix
        Put before every id, so that two figures in one page do not share any.
    label
        Alternative text.

    Examples
    --------
    >>> inline_svg('<?xml?><svg width="2pt" height="1pt" viewBox="0 0 2 1"><g id="a"/></svg>', prefix="x-", label='"<')
    '<svg role="img" aria-label="&#34;&lt;" viewBox="0 0 2 1"><g id="x-a"/></svg>'
    """
    body = _SIZE.sub(r"\1", _PROLOG.sub("", svg), count=1)
    body = _ID.sub(lambda match: f'id="{prefix}{match[1]}"', body)
    body = _REFERENCE.sub(lambda match: f"{match[1]}{prefix}{match[2]}", body)
    return body.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1).strip()


def _figure(figures: Mapping[str, str], name: str, label: str) -> Markup:
    # The names in the SVG were escaped by the library that drew it.
    return Markup(inline_svg(figures[name], prefix=f"{name}-", label=label))  # noqa: S704


@cache
def _script_hash() -> str:
    return f"sha256-{b64encode(sha256(explorer_script().encode()).digest()).decode()}"


@cache
def _css() -> Markup:
    folder = files("graphlab.report").joinpath("templates")
    faces = [
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url(data:font/woff2;base64,'
        f'{b64encode(folder.joinpath("fonts", f"{name}.woff2").read_bytes()).decode()}) format("woff2"); }}\n'
        for family, weight, name in _FACES
    ]
    sheet = folder.joinpath("report.css").read_text(encoding="utf-8")
    return Markup("".join(faces) + sheet)  # noqa: S704 # all ours


@cache
def _templates() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=PackageLoader("graphlab.report", "templates"),
    )
