"""JATS, the XML of journal articles (also NLM and PMC): what stands in front of an article."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import family_first, orcid_in
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_fields import child, children, earliest, person, plain_text, read_records, rich_text, texts
from graphlab.sources.xml_stream import find_root

SOURCE = "jats"
KIND = "JATS XML"
_ROOTS = frozenset({"article", "pmc-articleset", "articles", "jats"})
_AUTHOR_TYPES = frozenset({"", "author", "au", "corresp", "first-author", "joint-first-author"})
_MAIN_ABSTRACTS = frozenset({"", "abstract", "section", "structured", "main", "normal"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def matches(head: str) -> bool:
    """Whether a text is JATS.

    Examples
    --------
    >>> matches('<article article-type="research-article"><front><article-meta>'), matches("<article><h1>A page</h1>")
    (True, False)
    """
    root = find_root(head)
    return root.name in _ROOTS and re.search(r"<(?:front|article-meta|journal-meta)[\s>]", root.rest) is not None


def _without_notes(element: Element | None) -> Element | None:
    """An element without the marks that point to footnotes and affiliations."""
    for note in [] if element is None else list(element.iterdescendants()):
        if local_name(note) in {"xref", "fn"} and (parent := note.getparent()) is not None:
            before = note.getprevious()
            if before is None:
                parent.text = (parent.text or "") + (note.tail or "")
            else:
                before.tail = (before.tail or "") + (note.tail or "")
            note.tail = None
            parent.remove(note)
    return element


def _affiliations(meta: Element) -> dict[str, str]:
    """Affiliations by the id that authors point to."""
    found: dict[str, str] = {}
    for element in meta.iterdescendants():
        if local_name(element) == "aff" and element.get("id"):
            for label in [part for part in element if local_name(part) in {"label", "sup"}]:
                label.text = None
            found[element.get("id", "")] = plain_text(element)
    return found


def _name(contrib: Element) -> Element | None:
    names = children(contrib, "name") + children(child(contrib, "name-alternatives"), "name")
    return next(iter(names), None)


def _author(contrib: Element, affiliations: dict[str, str]) -> PrintedAuthor | None:
    ids = [orcid for item in children(contrib, "contrib-id") if (orcid := orcid_in(plain_text(item)))]
    rids = [
        rid
        for item in children(contrib, "xref")
        if item.get("ref-type") == "aff"
        for rid in item.get("rid", "").split()
    ]
    places = [affiliations[rid] for rid in rids if affiliations.get(rid)] + list(texts(children(contrib, "aff")))
    more = {"orcid": next(iter(ids), ""), "affiliation": "; ".join(dict.fromkeys(places))}
    name = _name(contrib)
    if name is not None:
        family, given = rich_text(child(name, "surname")), rich_text(child(name, "given-names"))
        return person(family, given, suffix=rich_text(child(name, "suffix")), **more) if family or given else None
    string = _without_notes(child(contrib, "string-name"))
    if child(string, "surname") is not None:
        return person(rich_text(child(string, "surname")), rich_text(child(string, "given-names")), **more)
    if string is not None:
        text = plain_text(string)
        return family_first(text, **more) if "," in text else PrintedAuthor(text, **more)
    collab = _without_notes(child(contrib, "collab"))
    for members in children(collab, "contrib-group"):
        # Who belongs to a group is not printed in the byline.
        members.clear(keep_tail=True)
    group = rich_text(collab)
    return PrintedAuthor(group, family=group, **more) if group else None


def _is_author(contrib: Element) -> bool:
    group = contrib.getparent()
    kind = contrib.get("contrib-type") or ("" if group is None else group.get("content-type", ""))
    return kind.removesuffix("s").lower() in _AUTHOR_TYPES


def _date(element: Element) -> PaperDate:
    iso = element.get("iso-8601-date", "")
    parts = [plain_text(child(element, name)) for name in ("year", "month", "day")]
    if not parts[0]:
        return parse_date(iso or plain_text(child(element, "string-date")))
    is_number = all(part.isdigit() for part in parts if part)
    return parse_date("-".join(p for p in parts if p) if is_number else f"{parts[2]} {parts[1]} {parts[0]}")


def _first_date(meta: Element) -> PaperDate:
    """When the article first appeared."""
    return earliest(map(_date, children(meta, "pub-date")))


def _abstract(meta: Element) -> str:
    found = [part for part in children(meta, "abstract") if part.get("abstract-type", "") in _MAIN_ABSTRACTS]
    return " ".join(text for part in found if (text := rich_text(_without_notes(part))))


def _title(meta: Element) -> str:
    group = child(meta, "title-group")
    title = rich_text(_without_notes(child(group, "article-title")))
    subtitle = rich_text(_without_notes(child(group, "subtitle")))
    return f"{title}: {subtitle}" if title and subtitle else title or subtitle


def _subjects(meta: Element) -> tuple[str, ...]:
    groups = children(child(meta, "article-categories"), "subj-group")
    named = [group for group in groups if group.get("subj-group-type") != "heading"]
    subjects = [item for group in named for item in group.iterdescendants() if local_name(item) == "subject"]
    return texts(word for group in children(meta, "kwd-group") for word in children(group, "kwd")) + texts(subjects)


def _record(element: Element, line: int) -> Record:
    front = child(element, "front")
    meta = child(front if front is not None else element, "article-meta")
    if meta is None:
        return Record(line=line)
    journal = child(front, "journal-meta")
    ids = {item.get("pub-id-type", ""): plain_text(item) for item in children(meta, "article-id")}
    title = rich_text(child(journal, "journal-title-group", "journal-title")) or rich_text(
        child(journal, "journal-title")
    )
    affiliations = _affiliations(meta)
    contribs = [c for group in children(meta, "contrib-group") for c in children(group, "contrib")]
    record = Record(
        line=line,
        title=_title(meta),
        date=_first_date(meta),
        abstract=_abstract(meta),
        categories=tuple(dict.fromkeys(_subjects(meta))),
        venue=title or plain_text(child(journal, "journal-id")),
        doi=parse_doi(ids.get("doi", "")),
        url=f"https://doi.org/{ids['doi']}" if ids.get("doi") else "",
        language=parse_language(element.get(_LANGUAGE, "")),
        extra=extra_of(
            type=element.get("article-type"),
            pmid=ids.get("pmid"),
            pmcid=ids.get("pmc"),
            volume=plain_text(child(meta, "volume")),
            issue=plain_text(child(meta, "issue")),
            pages=plain_text(child(meta, "fpage")),
        ),
    )
    authors = [_author(contrib, affiliations) for contrib in contribs if _is_author(contrib)]
    return with_byline(record, authors)


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Articles in JATS, one by one; their text and references are not read."""
    del settings
    return Reading(SOURCE, KIND, read_records(source, ("article",), _record))
