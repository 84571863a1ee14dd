"""MODS, the form in which libraries give their records away."""

from graphlab.settings import ReadSettings
from graphlab.sources.cells import first_dated, parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import family_first
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element
from graphlab.sources.xml_fields import child, children, person, plain_text, read_records, rich_text, texts
from graphlab.sources.xml_stream import find_root

SOURCE = "mods"
KIND = "MODS XML"
_AUTHOR_ROLES = frozenset({"", "author", "aut", "creator", "cre"})


def matches(head: str) -> bool:
    """Whether a text is MODS, alone or in an answer of a library's server.

    Examples
    --------
    >>> matches('<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo>'), matches("<mods><mod>")
    (True, False)
    """
    root = find_root(head)
    is_answer = root.name == "searchRetrieveResponse" and "loc.gov/mods" in head
    return is_answer or (root.name in {"mods", "modsCollection"} and "loc.gov/mods" in root.attributes)


def _title(element: Element | None) -> str:
    info = next((item for item in children(element, "titleInfo") if not item.get("type")), None)
    title = f"{rich_text(child(info, 'nonSort'))} {rich_text(child(info, 'title'))}".strip()
    subtitle = rich_text(child(info, "subTitle"))
    return f"{title}: {subtitle}" if subtitle else title


def _name(element: Element) -> PrintedAuthor | None:
    parts = {part.get("type", ""): rich_text(part) for part in children(element, "namePart")}
    if parts.get("family"):
        return person(parts["family"], parts.get("given", ""), suffix=parts.get("termsOfAddress", ""))
    name = parts.get("", "").rstrip(", ")
    if element.get("type") == "corporate":
        return PrintedAuthor(name, family=name) if name else None
    return family_first(name) if name else None


def _roles(element: Element) -> set[str]:
    terms = [term for role in children(element, "role") for term in children(role, "roleTerm")]
    return {plain_text(term).lower().rstrip(".") for term in terms} or {""}


def _date(element: Element) -> PaperDate:
    places = [child(element, "originInfo"), child(child(element, "relatedItem"), "originInfo")]
    dates = [parse_date(plain_text(date)) for place in places for date in children(place, "dateIssued")]
    dates += [parse_date(plain_text(date)) for date in children(child(element, "relatedItem", "part"), "date")]
    return first_dated(dates)


def _record(element: Element, line: int) -> Record:
    ids = {item.get("type", ""): plain_text(item) for item in children(element, "identifier")}
    host = next((item for item in children(element, "relatedItem") if item.get("type") == "host"), None)
    people = [(name, _roles(item)) for item in children(element, "name") if (name := _name(item))]
    language = plain_text(child(element, "language", "languageTerm"))
    topics = [topic for subject in children(element, "subject") for topic in children(subject, "topic")]
    publisher = rich_text(child(element, "originInfo", "publisher"))
    record = Record(
        line=line,
        title=_title(element),
        abstract=rich_text(child(element, "abstract")),
        date=_date(element),
        categories=texts(topics),
        venue=_title(host) or publisher or rich_text(child(element, "originInfo", "agent", "namePart")),
        doi=parse_doi(ids.get("doi", "")),
        url=ids.get("uri", "") or plain_text(child(element, "location", "url")),
        language=parse_language(language),
        extra=extra_of(
            type=plain_text(child(element, "genre")) or plain_text(child(element, "typeOfResource")),
            isbn=ids.get("isbn"),
            editors=[name.name for name, roles in people if roles & {"editor", "edt"}],
        ),
    )
    return with_byline(record, [name for name, roles in people if roles & _AUTHOR_ROLES])


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of a library in MODS, one by one."""
    del settings
    return Reading(SOURCE, KIND, read_records(source, ("mods",), _record))
