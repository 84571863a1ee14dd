"""BibTeX and BibLaTeX files."""

import re
from collections.abc import Iterator, Mapping

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.bibtex_entries import Entry, parse_entries
from graphlab.sources.bibtex_names import bibtex_authors, is_split_at_commas
from graphlab.sources.cells import parse_count, parse_date, parse_doi, parse_language, parse_list
from graphlab.sources.input_source import InputSource
from graphlab.sources.journal_macros import journal_named
from graphlab.sources.json_fields import date_of, extra_of, with_byline
from graphlab.sources.latex import latex_text
from graphlab.sources.markup import readable
from graphlab.sources.records import Notice, PaperDate, Reading, Record
from graphlab.sources.xml_fields import finest

KIND = "BibTeX"
_ENTRY_LINE = re.compile(
    r"^[ \t]*@[ \t]*(?:(?:comment|preamble|string)\b\s{0,20}[{(\"]"
    r"|[A-Za-z][\w-]{0,40}\s{0,20}[{(]\s{0,200}(?:[^\s,={}\"()]{0,200}\s{0,20}[,}]|[\w-]{1,60}\s{0,20}=|[^\s{}]+\n))",
    re.MULTILINE | re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:\s*(?:%[^\n]*|\d+\.?)?\n){0,40}\s*(?:%[^\n@]*)?@", re.IGNORECASE)
_CROSSREF = re.compile(r"\bcrossref\s{0,9}=\s{0,9}[{\"]([^{}\"]{1,300})[}\"]", re.IGNORECASE)
_INHERITED = ("year", "date", "month", "publisher", "series")
_CITED = re.compile(r"cited by:?\s*(\d+)", re.IGNORECASE)
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)
_KEPT_AS = {
    "pages": "pages", "volume": "volume", "number": "number", "publisher": "publisher", "isbn": "isbn", "issn": "issn",
    "pmid": "pmid", "pmcid": "pmcid", "school": "school", "institution": "institution", "unique-id": "wos",
}  # fmt: skip


def matches(head: str) -> bool:
    r"""Whether the text has a BibTeX entry on a line of its own and is not something else that quotes one.

    Examples
    --------
    >>> matches("% refs\n@article{key,\n title = {On Trees}}"), matches("me@work {x}"), matches("<p>\n@book{a,")
    (True, False, False)
    """
    if head.lstrip()[:1] in {"<", "{", "["}:
        return False
    return _ENTRY_LINE.search(head) is not None or bool(_BEGINS.match(head) and re.search(r"@\w+\{\w*[,}]", head))


def _plain(fields: Mapping[str, str], *names: str) -> str:
    """Readable text of the first of these fields that has any."""
    return next((text for name in names if name in fields and (text := readable(latex_text(fields[name])))), "")


def _date(fields: Mapping[str, str]) -> PaperDate:
    date = parse_date(latex_text(fields.get("date", "")).split("/")[0].rstrip("-~?% "))
    stated = parse_date(latex_text(fields.get("year", "")))
    year = stated.year
    if year is None or "month" not in fields:
        return finest(date, stated._replace(month=None, day=None))
    month = latex_text(fields["month"]).strip(" .,")
    if month.isdecimal():
        return finest(date, date_of(year, month, fields.get("day")))
    named = parse_date(f"{month} {year}")
    return finest(date, date_of(year, named.month, named.day or fields.get("day")), PaperDate(year))


def _arxiv(fields: Mapping[str, str]) -> str:
    kind = fields.get("archiveprefix") or fields.get("eprinttype") or ""
    eprint = fields.get("eprint", "")
    if kind.lower() != "arxiv" and "arxiv" not in eprint.lower() and "arxiv" not in fields.get("journal", "").lower():
        return ""
    found = _ARXIV.search(eprint) or _ARXIV.search(fields.get("journal", ""))
    return found[1] if found else ""


def _citations(fields: Mapping[str, str]) -> int | None:
    stated = parse_count(latex_text(fields.get("times-cited", "")))
    found = _CITED.search(fields.get("note", "")) if stated is None else None
    return int(found[1]) if found and len(found[1]) < 9 else stated


def _title(fields: Mapping[str, str]) -> str:
    title, subtitle = _plain(fields, "title"), _plain(fields, "subtitle")
    if subtitle and subtitle.casefold() not in title.casefold():
        return f"{title}: {subtitle}" if title and title[-1].isalnum() else f"{title} {subtitle}".strip()
    return title


def _keywords(fields: Mapping[str, str]) -> tuple[str, ...]:
    text = _plain(fields, "keywords", "keyword", "author_keywords")
    return parse_list(text, ";" if ";" in text else ",")


def _with_parent(fields: dict[str, str], parents: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """Fields, and what BibTeX takes from the entry that ``crossref`` names; never its title, authors or editors."""
    parent = parents.get(fields.get("crossref", "").strip().lower())
    if parent is None:
        return fields
    inherited = {name: parent[name] for name in _INHERITED if name in parent}
    venue = parent.get("booktitle") or parent.get("title")
    if venue:
        inherited["booktitle"] = venue
    return {**inherited, **{name: value for name, value in fields.items() if value.strip()}}


def _url(fields: Mapping[str, str]) -> str:
    text = latex_text(fields.get("url") or fields.get("howpublished") or "")
    found = re.search(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+", text)
    return found[0].rstrip(".,;") if found else ""


def _record(entry: Entry, parents: Mapping[str, dict[str, str]]) -> Record:
    fields = _with_parent(entry.fields, parents) if "crossref" in entry.fields else entry.fields
    kept = {label: _plain(fields, name) for name, label in _KEPT_AS.items() if name in fields}
    doi = parse_doi(latex_text(fields.get("doi") or fields.get("di") or ""))
    record = Record(
        line=entry.line,
        title=_title(fields),
        abstract=_plain(fields, "abstract"),
        date=_date(fields),
        categories=_keywords(fields),
        venue=journal_named(_plain(fields, "journaltitle", "journal", "booktitle", "maintitle", "eventtitle")),
        doi=doi or parse_doi(fields.get("url", "") if "doi.org" in fields.get("url", "") else ""),
        url=_url(fields),
        citations=_citations(fields),
        language=parse_language(_plain(fields, "langid", "language")),
        extra=extra_of(entry_type=entry.kind, key=entry.key, arxiv=_arxiv(fields), **kept),
        notices=entry.notices,
    )
    if "author" not in fields:
        return record
    authors = bibtex_authors(fields["author"])
    if is_split_at_commas(fields["author"], authors):
        record = record._replace(notices=(*record.notices, Notice("N209", entry.line, _quoted(fields["author"]))))
    return with_byline(record, authors)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f'names split at commas: "{plain[:57]}..."' if len(plain) > 60 else f'names split at commas: "{plain}"'


def _parents(text: str) -> dict[str, dict[str, str]]:
    wanted = {key.strip().lower() for key in _CROSSREF.findall(text)}
    if not wanted:
        return {}
    return {entry.key.lower(): entry.fields for entry in parse_entries(text) if entry.key.lower() in wanted}


def _items(source: InputSource) -> Iterator[Record | Notice]:
    text = source.text
    yield from source.notices
    parents = _parents(text)
    n_entries = 0
    for entry in parse_entries(text):
        n_entries += 1
        if entry.kind == "xdata":
            yield Notice("N206", entry.line, f"@xdata {entry.key}: fields that other entries use")
        else:
            yield _record(entry, parents)
    if not n_entries:
        msg = f"{source.name}: BibTeX without a single entry"
        raise UnreadableInputError(msg, hint="export the references themselves, not only comments and strings")


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Entries of the file; no setting has a bearing on them."""
    del settings
    return Reading(source="bibtex", kind=KIND, items=_items(source))
