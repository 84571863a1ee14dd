"""Zotero RDF: items, with the journals and books they point to as items of their own in the same file."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_fields import child, children, person, plain_text, read_records, rich_text, texts
from graphlab.sources.xml_stream import XmlRecord, find_root, read_elements

SOURCE = "zotero"
KIND = "Zotero RDF"
_ITEMS = (
    "Article BookSection Book Document Thesis Report Patent Manuscript Letter Interview Recording MotionPicture "
    "Illustration Image Legislation Data Description Memo Attachment Collection"
)
_CONTAINERS = "Journal Series Periodical Proceedings Website Blog Forum Magazine Newspaper Encyclopedia Dictionary"
_NO_PAPERS = frozenset({"Memo", "Attachment", "Collection"})
_ABOUT, _RESOURCE = (f"{{http://www.w3.org/1999/02/22-rdf-syntax-ns#}}{name}" for name in ("about", "resource"))


class _Container(NamedTuple):
    """What a journal, a series or a book says for the items in it."""

    title: str = ""
    doi: str = ""
    volume: str = ""
    issue: str = ""


def matches(head: str) -> bool:
    """Whether a text is Zotero RDF.

    Examples
    --------
    >>> matches('<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"><bib:Article>'), matches("<rdf:RDF>")
    (True, False)
    """
    root = find_root(head)
    return root.name == "RDF" and (
        "zotero.org/namespaces" in root.attributes or "purl.org/net/biblio" in root.attributes
    )


def _doi(element: Element) -> str:
    found = (plain_text(item) for item in children(element, "identifier"))
    return next(
        (doi for text in found if text.upper().startswith(("DOI", "HTTP", "10.")) and (doi := parse_doi(text))), ""
    )


def _container(element: Element) -> _Container:
    return _Container(
        title=rich_text(child(element, "title")) or rich_text(child(element, "alternative")),
        doi=_doi(element),
        volume=plain_text(child(element, "volume")),
        issue=plain_text(child(element, "number")),
    )


class _Library:
    """Containers of a file by their names, read before its items, and how often each is pointed to."""

    def __init__(self, source: InputSource) -> None:
        self._containers: dict[str, _Container] = {}
        self._n_items: Counter[str] = Counter()
        names = (*_ITEMS.split(), *_CONTAINERS.split())
        for item in read_elements(source, names):
            if not isinstance(item, XmlRecord):
                continue
            about = item.element.get(_ABOUT, "")
            if about and local_name(item.element) in (*_CONTAINERS.split(), "Book", "Description"):
                self._containers[about] = _container(item.element)
            self._n_items.update(part.get(_RESOURCE, "") for part in children(item.element, "isPartOf"))

    def of(self, element: Element) -> _Container:
        """All that the containers of an item say; a DOI only where no other item is in the container."""
        whole = _Container()
        for part in children(element, "isPartOf"):
            reference = part.get(_RESOURCE, "")
            inner = next(iter(part), None)
            found = _container(inner) if inner is not None else self._containers.get(reference, _Container())
            if reference and self._n_items[reference] > 1:
                found = found._replace(doi="")
            whole = _Container(*[old or new for old, new in zip(whole, found, strict=True)])
        return whole


def _people(element: Element, role: str) -> list[PrintedAuthor]:
    people: list[PrintedAuthor] = []
    for group in children(element, role):
        for one in group.iterdescendants():
            if local_name(one) in {"Person", "Agent", "Organization"}:
                family = rich_text(child(one, "surname"))
                given = rich_text(child(one, "givenName")) or rich_text(child(one, "givenname"))
                family = family or rich_text(child(one, "name"))
                people += [person(family, given)] if family or given else []
    return people


def _url(element: Element) -> str:
    links = [plain_text(part) for item in children(element, "identifier") for part in item.iterdescendants()]
    links += [plain_text(item) for item in children(element, "identifier")] + [element.get(_ABOUT, "")]
    return next((link for link in links if link.startswith("http")), "")


def _record(element: Element, line: int, *, library: _Library) -> Record | None:
    kind = plain_text(child(element, "itemType"))
    if local_name(element) in _NO_PAPERS or kind in {"attachment", "note"}:
        return None
    if not kind and (child(element, "authors") is None and child(element, "abstract") is None):
        # A book or a site that is only there as the place of another item.
        return None
    within = library.of(element)
    subjects = texts(children(element, "subject"))
    authors = _people(element, "authors") or _people(element, "presenters") or _people(element, "inventors")
    record = Record(
        line=line,
        title=rich_text(child(element, "title")),
        abstract=rich_text(child(element, "abstract")),
        date=parse_date(plain_text(child(element, "date"))),
        categories=subjects,
        venue=within.title or rich_text(child(element, "conferenceName")) or rich_text(child(element, "publisher")),
        doi=_doi(element) or within.doi,
        url=_url(element),
        language=parse_language(plain_text(child(element, "language"))),
        extra=extra_of(
            type=kind,
            volume=plain_text(child(element, "volume")) or within.volume,
            issue=plain_text(child(element, "number")) or within.issue,
            pages=plain_text(child(element, "pages")),
            editors=[editor.name for editor in _people(element, "editors")],
        ),
    )
    return with_byline(record, authors)


def _items(source: InputSource) -> Iterator[Record | Notice]:
    library = _Library(source)

    def record_of(element: Element, line: int) -> Record | None:
        return _record(element, line, library=library)

    yield from read_records(source, tuple(_ITEMS.split()), record_of)


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Items of a Zotero library; notes, attachments and collections are no papers."""
    del settings
    return Reading(SOURCE, KIND, _items(source))
