"""ACL Anthology XML: a collection of volumes of papers."""

import re
from collections.abc import Iterator

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import orcid_in
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_fields import child, children, person, plain_text, read_records, rich_text, texts
from graphlab.sources.xml_stream import find_root

SOURCE = "acl"
KIND = "ACL Anthology XML"
_RECORDS = ("meta", "frontmatter", "paper")


def matches(head: str) -> bool:
    """Whether a text is XML of the ACL Anthology, in the form of today or the one before 2020.

    Examples
    --------
    >>> matches("<collection id='2020.acl'><volume id='main'><meta>"), matches("<collection><record>")
    (True, False)
    """
    root = find_root(head)
    return (
        root.name in {"collection", "volume"}
        and re.search(r"<(?:volume|paper|meta)[\s>]", root.rest[:4000]) is not None
    )


def _author(element: Element) -> PrintedAuthor | None:
    family, given = rich_text(child(element, "last")), rich_text(child(element, "first"))
    name = rich_text(element) if not (family or given) else ""
    if not (family or given or name):
        return None
    if name:
        return PrintedAuthor(name)
    return person(
        family,
        given,
        orcid=orcid_in(element.get("orcid", "")),
        external_id=f"acl:{element.get('id')}" if element.get("id") else "",
        affiliation="; ".join(texts(children(element, "affiliation"))),
    )


def _paper_id(element: Element) -> str:
    volume = element.getparent()
    collection = None if volume is None else volume.getparent()
    ids = [part.get("id", "") for part in (collection, volume, element) if part is not None]
    return f"{ids[0]}-{ids[1]}.{ids[2]}" if len(ids) == 3 and all(ids) else "-".join(filter(None, ids))


class _Volume:
    """What a volume says for all its papers, and how many of its parts are no papers."""

    def __init__(self) -> None:
        self.venue = ""
        self.date = PaperDate()
        self.n_front = 0
        self.first_front = 1

    def meta(self, element: Element) -> None:
        self.venue = rich_text(child(element, "booktitle"))
        self.date = _date(element)

    def record(self, element: Element, line: int) -> Record | None:
        name = local_name(element)
        if name == "meta":
            self.meta(element)
            return None
        if name == "frontmatter":
            self.first_front = self.first_front if self.n_front else line
            self.n_front += 1
            return None
        return _record(element, line, volume=self)


def _date(element: Element) -> PaperDate:
    year = plain_text(child(element, "year"))
    # "June 30 – July 2" begins on the first of them.
    month = re.split(r"[-–/]", plain_text(child(element, "month")))[0].strip()
    return parse_date(f"{month} {year}") if month else parse_date(year)


def _record(element: Element, line: int, *, volume: _Volume) -> Record:
    own = _date(element)
    url = plain_text(child(element, "url"))
    identifier = url if re.fullmatch(r"[\w.-]+", url) else _paper_id(element)
    record = Record(
        line=line,
        title=rich_text(child(element, "title")),
        abstract=rich_text(child(element, "abstract")),
        date=own if own.year else volume.date,
        venue=rich_text(child(element, "booktitle")) or volume.venue,
        doi=parse_doi(plain_text(child(element, "doi"))),
        url=url if url.startswith("http") else f"https://aclanthology.org/{identifier}/" if identifier else "",
        language=parse_language(plain_text(child(element, "language"))),
        extra=extra_of(
            acl=identifier,
            bibkey=plain_text(child(element, "bibkey")),
            pages=plain_text(child(element, "pages")),
            editors=[plain_text(editor) for editor in children(element, "editor")],
        ),
    )
    return with_byline(record, [_author(author) for author in children(element, "author")])


def _items(source: InputSource) -> Iterator[Record | Notice]:
    volume = _Volume()
    yield from read_records(source, _RECORDS, volume.record)
    if volume.n_front:
        yield Notice("N206", volume.first_front, f"{volume.n_front} front matters of proceedings, the first here")


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers of a collection, with the date and title of their volume."""
    del settings
    return Reading(SOURCE, KIND, _items(source))
