"""Harvested metadata (OAI-PMH): arXiv's own forms and Dublin Core, which every repository speaks."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.cells import first_dated, parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import family_first
from graphlab.sources.name_strings import names_in
from graphlab.sources.records import Notice, PaperDate, Reading, Record
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_fields import child, children, earliest, person, plain_text, read_records, rich_text, texts
from graphlab.sources.xml_stream import find_root

SOURCE = "arxiv"
KIND = "OAI-PMH XML"
_FORMS = ("arXiv", "arXivRaw", "dc")
_ARXIV_ID = re.compile(r"arxiv\.org/abs/([\w.-]+(?:/\d{7})?)|oai:arXiv\.org:(\S+)", re.IGNORECASE)


def matches(head: str) -> bool:
    """Whether a text is an answer to a harvester, or a record out of one.

    Examples
    --------
    >>> matches('<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'), matches("<record>")
    (True, False)
    """
    root = find_root(head)
    is_bare = root.name in {"ListRecords", "GetRecord", "record"} and re.search(
        r"<(?:header|\w+:header|arXiv|arXivRaw|oai_dc:dc)[\s>]", root.rest[:4000]
    )
    return root.name in {"OAI-PMH", "arXiv", "arXivRaw"} or bool(is_bare)


def _record(element: Element, line: int) -> Record | Notice | None:
    form = element if local_name(element) in _FORMS else None
    header = child(element, "header")
    if form is None:
        metadata = child(element, "metadata")
        form = next((part for part in (metadata if metadata is not None else ()) if local_name(part) in _FORMS), None)
    identifier = plain_text(child(header, "identifier"))
    if header is not None and header.get("status") == "deleted":
        return Notice("E101", line, f"{identifier} was deleted from the repository; nothing is known of it")
    if form is None:
        return Notice("E101", line, f"{identifier or 'record'}: metadata in no known form")
    return _dublin_core(form, line, identifier) if local_name(form) == "dc" else _arxiv(form, line)


def _day(text: str) -> PaperDate:
    """Date of a version: "Mon, 7 Jan 2019 10:00:00 GMT"."""
    return parse_date(re.sub(r"\d{1,2}:\d\d.*", "", text))


def _arxiv(form: Element, line: int) -> Record:
    identifier = plain_text(child(form, "id"))
    versions = [_day(plain_text(child(version, "date"))) for version in children(form, "version")]
    created = parse_date(plain_text(child(form, "created")))
    record = Record(
        line=line,
        title=rich_text(child(form, "title")),
        abstract=rich_text(child(form, "abstract")),
        date=first_dated((created, *versions)),
        categories=tuple(plain_text(child(form, "categories")).split()),
        venue=rich_text(child(form, "journal-ref")),
        doi=parse_doi(plain_text(child(form, "doi"))),
        url=f"https://arxiv.org/abs/{identifier}" if identifier else "",
        extra=extra_of(
            arxiv=identifier,
            updated=plain_text(child(form, "updated")),
            comment=rich_text(child(form, "comments")),
            report=plain_text(child(form, "report-no")),
        ),
    )
    listed = children(child(form, "authors"), "author")
    if not listed:
        return with_byline(record, names_in(rich_text(child(form, "authors"))))
    return with_byline(
        record,
        [
            person(
                rich_text(child(author, "keyname")),
                rich_text(child(author, "forenames")),
                suffix=rich_text(child(author, "suffix")),
                affiliation="; ".join(texts(children(author, "affiliation"))),
            )
            for author in listed
            if len(author)
        ],
    )


def _dublin_core(form: Element, line: int, identifier: str) -> Record:
    """Dublin Core; creators are authors, contributors may be anybody and are not taken."""
    links = texts(children(form, "identifier")) + texts(children(form, "relation"))
    descriptions = [rich_text(part) for part in children(form, "description")]
    # arXiv puts its comments beside the abstract.
    abstract = next((text for text in descriptions if not text.startswith("Comment: ")), "")
    found = _ARXIV_ID.search(" ".join((*links, identifier)))
    record = Record(
        line=line,
        title=rich_text(child(form, "title")),
        abstract=abstract,
        date=earliest(parse_date(plain_text(part)) for part in children(form, "date")),
        categories=texts(children(form, "subject")),
        venue=rich_text(child(form, "source")),
        doi=next((doi for link in links if (doi := parse_doi(link))), ""),
        url=next((link for link in links if link.startswith("http")), ""),
        language=parse_language(plain_text(child(form, "language"))),
        extra=extra_of(
            arxiv=re.sub(r"v\d+$", "", found[1] or found[2]) if found else "",
            oai=identifier,
            type=plain_text(child(form, "type")),
            publisher=rich_text(child(form, "publisher")),
        ),
    )
    return with_byline(record, [family_first(name) for name in map(rich_text, children(form, "creator")) if name])


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers of harvested metadata, one by one; deleted ones are listed."""
    del settings
    is_arxiv = "arxiv" in source.head.lower()
    names = ("arXiv", "arXivRaw") if find_root(source.head).name in _FORMS else ("record",)
    return Reading(SOURCE if is_arxiv else "oai", KIND, read_records(source, names, _record))
