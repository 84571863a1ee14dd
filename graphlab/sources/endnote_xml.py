"""EndNote XML, as EndNote, Bookends and other reference managers write it."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi, parse_language, parse_list
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.markup import readable
from graphlab.sources.mathml import lowered, raised
from graphlab.sources.name_lists import family_first
from graphlab.sources.records import Reading, Record
from graphlab.sources.text import cleaned
from graphlab.sources.xml_element import Element
from graphlab.sources.xml_fields import child, children, finest, read_records
from graphlab.sources.xml_stream import find_root

SOURCE = "endnote"
KIND = "EndNote XML"
_EDITED_BOOK = "Edited Book"


def matches(head: str) -> bool:
    """Whether a text is EndNote XML.

    Examples
    --------
    >>> matches("<xml><records><record><ref-type name='Book'>6</ref-type>"), matches("<records><record>")
    (True, False)
    """
    root = find_root(head)
    is_named = root.name == "xml" and re.match(r"\s*<records[\s>]", root.rest) is not None
    return is_named or (root.name in {"records", "record"} and "<ref-type" in root.rest[:8000])


def _text(element: Element | None) -> str:
    """Text of a field, in which `style` elements say what is raised and lowered."""
    if element is None:
        return ""
    pieces = [element.text or ""] if (element.text or "").strip() else []
    for part in element:
        text = "".join(str(piece) for piece in part.itertext())
        face = part.get("face", "")
        pieces.append(raised(text) if "superscript" in face else lowered(text) if "subscript" in face else text)
        # Between styles stands what indents the file, and no text.
        pieces += [part.tail] if part.tail and part.tail.strip() else []
    return readable(cleaned("".join(pieces)))


def _texts(parent: Element | None, name: str) -> list[str]:
    return [text for item in children(parent, name) if (text := _text(item))]


def _url(element: Element) -> str:
    groups = children(element, "urls")
    links = [link for group in groups for kind in group for item in kind for link in _text(item).split()]
    return next((link for link in links if link.startswith(("http://", "https://"))), "")


def _record(element: Element, line: int) -> Record:
    kind = child(element, "ref-type")
    name = "" if kind is None else kind.get("name", "")
    contributors, titles, dates = child(element, "contributors"), child(element, "titles"), child(element, "dates")
    authors = _texts(child(contributors, "authors"), "author")
    editors = _texts(child(contributors, "secondary-authors"), "author")
    year = _text(child(dates, "year"))
    days = _texts(child(dates, "pub-dates"), "date")
    venue = _text(child(titles, "secondary-title")) or _text(child(element, "periodical", "full-title"))
    doi = _text(child(element, "electronic-resource-num"))
    notes = _text(child(element, "notes"))
    record = Record(
        line=line,
        title=_text(child(titles, "title")),
        abstract=_text(child(element, "abstract")),
        date=finest(*[parse_date(day if year and year in day else f"{day} {year}") for day in days], parse_date(year)),
        categories=parse_list(";".join(_texts(child(element, "keywords"), "keyword"))),
        venue=venue or _text(child(element, "periodical", "abbr-1")) or _text(child(titles, "alt-title")),
        doi=parse_doi(doi),
        url=_url(element),
        language=parse_language(_text(child(element, "language"))),
        extra=extra_of(
            type=name,
            volume=_text(child(element, "volume")),
            issue=_text(child(element, "number")),
            pages=_text(child(element, "pages")),
            isbn=_text(child(element, "isbn")),
            publisher=_text(child(element, "publisher")),
            accession=_text(child(element, "accession-num")),
            label=_text(child(element, "label")),
            notes=notes if len(notes) <= 500 else "",
            editors=authors + editors if name == _EDITED_BOOK else editors,
        ),
    )
    places = [] if name == _EDITED_BOOK else authors
    # A comma at the end marks a group, whose name has no parts.
    return with_byline(record, [family_first(place.rstrip(", ")) for place in places])


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """References of EndNote XML, one by one."""
    del settings
    return Reading(SOURCE, KIND, read_records(source, ("record",), _record))
