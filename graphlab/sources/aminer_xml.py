"""Publications of one person in the XML of AMiner; which namesake each is of (``label``) is not read."""

import re
from functools import partial

from graphlab.settings import ReadSettings
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import date_of, extra_of, with_byline
from graphlab.sources.records import PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element
from graphlab.sources.xml_fields import child, plain_text, read_records, rich_text
from graphlab.sources.xml_stream import find_root

SOURCE = "aminer"
KIND = "AMiner publications of a person (XML)"
_PERSON = re.compile(r"<FullName>\s*([^<]*?)\s*</FullName>")


def matches(head: str) -> bool:
    """Whether a text is a person of AMiner with publications.

    Examples
    --------
    >>> matches("<person><FullName>Bo Li</FullName><publication>"), matches("<person><publication>")
    (True, False)
    """
    return find_root(head).name == "person" and "<publication>" in head and _PERSON.search(head) is not None


def _stated(text: str) -> str:
    return "" if text == "null" else text


def _record(element: Element, line: int, *, person: str) -> Record:
    names = [name.strip() for name in rich_text(child(element, "authors")).split(",")]
    place, year, venue = (_stated(plain_text(child(element, key))) for key in ("organization", "year", "jconf"))
    record = Record(
        line=line,
        title=rich_text(child(element, "title")),
        date=date_of(year),
        venue=venue,
        extra=extra_of(aminer=plain_text(child(element, "id"))),
    )
    # The organization is that of the person of whom the file is.
    authors = [PrintedAuthor(name, affiliation=place) if place and name == person else name for name in names]
    return with_byline(record, authors)


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Publications of the file, one by one."""
    del settings
    found = _PERSON.search(source.head)
    record_of = partial(_record, person=found[1] if found else "")
    return Reading(SOURCE, KIND, read_records(source, ("publication",), record_of))
