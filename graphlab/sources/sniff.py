"""What kind of file a text is, decided by its content and never by its name."""

import re
from types import ModuleType

from graphlab.errors import UnreadableInputError
from graphlab.sources import (
    acl_xml,
    aminer_xml,
    arxiv_atom,
    arxiv_json,
    arxiv_oai,
    bibtex,
    cff,
    crossref,
    csl_json,
    dblp_xml,
    dimensions,
    embase,
    endnote_tagged,
    endnote_xml,
    ieee,
    jats,
    lens,
    mapped,
    mapped_values,
    medline,
    mods_xml,
    openalex,
    openalex_csv,
    paper_lines,
    paper_table,
    profile_page,
    proquest,
    pubmed_csv,
    pubmed_xml,
    record_list,
    ris,
    scopus,
    semantic_scholar,
    springer,
    wos,
    wos_tab,
    zotero_rdf,
)
from graphlab.sources.paper_header import find_paper_headers, is_subject
from graphlab.sources.text import EXPECTED
from graphlab.sources.xml_stream import find_root

# One module per format, each with `matches(text)` and `parse(source, settings=...)`.
FORMATS: tuple[ModuleType, ...] = (
    paper_lines,
    paper_table,
    pubmed_xml,
    dblp_xml,
    arxiv_oai,
    arxiv_atom,
    endnote_xml,
    jats,
    acl_xml,
    zotero_rdf,
    aminer_xml,
    mods_xml,
    openalex,
    arxiv_json,
    crossref,
    semantic_scholar,
    csl_json,
    record_list,
    medline,
    wos,
    ris,
    proquest,
    endnote_tagged,
    cff,
    bibtex,
    profile_page,
    dimensions,
    embase,
    ieee,
    lens,
    openalex_csv,
    pubmed_csv,
    scopus,
    springer,
    wos_tab,
    mapped_values,
    mapped,
)

_ARXIV_ID = re.compile(r"(?<![\d.])\d{4}\.\d{4,5}(?!\d)")
# The heading of a block, not a title that begins with these words.
_AI_ANALYSIS = re.compile(r"[ \t]*AI[ \t]+Analysis\b.{0,12}", re.IGNORECASE)
_XML_KINDS = {
    "svg": "a drawing (SVG)",
    "html": "a web page in HTML",
    "rss": "a news feed (RSS)",
    "searchRetrieveResponse": "an answer of a library's server; of those MODS is read",
}
_OTHERS: tuple[tuple[str, str], ...] = (
    (r"(?i)\s*(?:<!doctype html|<html)", "a web page in HTML"),
    (r"(?i)mime-version:|\s*from:.*\n.*multipart/related", "a saved web archive"),
    (r"\s*<\?xml|\s*<[A-Za-z]+[ >]", "XML of another kind"),
    (r'(?s)\s*\{\s*"meta"\s*:.*"group_by"\s*:\s*\[', "counts by group from OpenAlex, not works"),
    (r"\s*[{\[]", "JSON of another kind"),
    (r"[^\n,;\t]+(?:[,;\t][^\n,;\t]*){3,}\n[^\n]*[,;\t]", "a table (CSV)"),
)


def _is_single_paper(text: str) -> bool:
    """A page about one paper: its id on a line of its own or its codes stacked, and the site's analysis of it."""
    lines = text.split("\n")
    analysis = next((index for index, line in enumerate(lines) if _AI_ANALYSIS.fullmatch(line)), None)
    if analysis is None:
        return False
    n_codes = sum(is_subject(line) for line in lines[:analysis] if line.strip())
    headers = find_paper_headers(lines[:analysis])
    return len(headers) < 2 and (n_codes > 1 or any(_ARXIV_ID.search(line) for line in lines[:analysis]))


def _found(text: str) -> str:
    start = text[:5000].lstrip()
    root = find_root(start).name
    if root in _XML_KINDS:
        return _XML_KINDS[root]
    return next((kind for pattern, kind in _OTHERS if re.match(pattern, start)), "text")


def _first_line(text: str) -> str:
    line = next(line.strip() for line in text.split("\n") if line.strip())
    return line if len(line) <= 60 else line[:57] + "..."


def format_of(text: str, *, name: str) -> ModuleType:
    r"""Module that parses this text.

    Parameters
    ----------
    text
        Content of the file.
    name
        Name of the file, for the message.

    Returns
    -------
    module
        With ``parse(source, settings=)``.

    Raises
    ------
    UnreadableInputError
        If no module knows the text; the message says what was expected and what was found.

    Examples
    --------
    >>> format_of("LGMar 19, 2024\nOn Trees", name="a.txt").__name__
    'graphlab.sources.profile_page'
    """
    if _is_single_paper(text):
        msg = f"{name}: this is the page of a single paper, not an author's page"
        raise UnreadableInputError(msg, hint="open the author's page on that site and copy the whole of it")
    module = next((module for module in FORMATS if module.matches(text)), None)
    if module is not None:
        return module
    if re.search(r"(?im)^[ \t]*h-?index[ \t:]*\d", text):
        msg = f"{name}: this is an author's page, but no paper is on it"
        raise UnreadableInputError(msg, hint="load the list of papers on the page before copying it")
    msg = f'{name}: no paper found. Expected {EXPECTED}; found {_found(text)} that begins "{_first_line(text)}"'
    hint = (
        "export the papers in one of these formats, or copy the whole page from the browser, in which a line such as "
    )
    hint += '"LGMar 19, 2024Code" opens each paper'
    raise UnreadableInputError(msg, hint=hint)
