"""DBLP XML: the whole dump, a person's page, or an answer with some of its records."""

import re
from collections.abc import Iterator

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import orcid_in
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_fields import child, children, finest, plain_text, read_records, rich_text
from graphlab.sources.xml_stream import find_root

SOURCE = "dblp"
KIND = "DBLP XML"
_RECORDS = (
    "article",
    "inproceedings",
    "proceedings",
    "book",
    "incollection",
    "phdthesis",
    "mastersthesis",
    "data",
    "www",
)
_ROOTS = frozenset({"dblp", "dblpperson", "bht"})
_KEYED = re.compile(
    r"\skey\s*=\s*[\"'](?:journals|conf|books|series|phd|tr|reference|homepages|persons|www|dblpnote|data)/"
)
_NUMBER = re.compile(r"^(.+?)\s+(\d{4})$")


def matches(head: str) -> bool:
    """Whether a text is DBLP XML.

    Examples
    --------
    >>> matches("<dblp><article key='journals/x/Y'>"), matches("<article article-type='other'>")
    (True, False)
    """
    root = find_root(head)
    return root.name in _ROOTS or (root.name in _RECORDS and _KEYED.search(root.attributes) is not None)


def _author(element: Element) -> PrintedAuthor | None:
    name = rich_text(element)
    if not name:
        return None
    # Namesakes are told apart by a number, which is no part of the name.
    numbered = _NUMBER.match(name)
    return PrintedAuthor(
        name=numbered[1] if numbered else name,
        orcid=orcid_in(element.get("orcid", "")),
        external_id=f"dblp:{name}",
    )


def _title(element: Element | None) -> str:
    """Title without the stop that DBLP sets after every one."""
    title = rich_text(element)
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _page(element: Element, line: int) -> Notice | None:
    """A web page is no paper; that of a person is only counted, since the whole dump has millions."""
    title = plain_text(child(element, "title"))
    if title == "Home Page" or element.get("key", "").startswith(("homepages/", "persons/")):
        return None
    return Notice("E101", line, f"a web page and no paper: {title[:80]}")


def _record(element: Element, line: int) -> Record | Notice | None:
    kind = local_name(element)
    if kind == "www":
        return _page(element, line)
    addresses = [plain_text(link) for link in children(element, "ee")]
    doi = next((doi for address in addresses if (doi := parse_doi(address))), "")
    key = element.get("key", "")
    year = plain_text(child(element, "year"))
    date = parse_date(year)
    month = plain_text(child(element, "month"))
    editors = [plain_text(editor) for editor in children(element, "editor")]
    venue = next((text for name in ("journal", "booktitle", "school") if (text := rich_text(child(element, name)))), "")
    record = Record(
        line=line,
        title=_title(child(element, "title")),
        date=finest(parse_date(f"{month} {year}") if year else date, date),
        venue=venue or rich_text(child(element, "series")) or rich_text(child(element, "publisher")),
        doi=doi,
        url=next(iter(addresses), "") or (f"https://dblp.org/rec/{key}" if key else ""),
        extra=extra_of(
            type=element.get("publtype") or kind,
            dblp=key,
            volume=plain_text(child(element, "volume")),
            issue=plain_text(child(element, "number")),
            pages=plain_text(child(element, "pages")),
            crossref=plain_text(child(element, "crossref")),
            editors=editors,
        ),
    )
    return with_byline(record, [_author(author) for author in children(element, "author")])


def _items(source: InputSource) -> Iterator[Record | Notice]:
    n_pages, first = 0, 1

    def record_of(element: Element, line: int) -> Record | Notice | None:
        nonlocal n_pages, first
        made = _record(element, line)
        if made is None:
            n_pages, first = n_pages + 1, first if n_pages else line
        return made

    yield from read_records(source, _RECORDS, record_of)
    if n_pages:
        yield Notice("N206", first, f"{n_pages} home pages of persons, the first here")


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Publications of DBLP XML, one by one; home pages of persons are no publications and are left out."""
    del settings
    return Reading(SOURCE, KIND, _items(source))
