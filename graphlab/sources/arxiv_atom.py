"""Answers of the arXiv API: an Atom feed, bare or kept as the body of a recorded answer in JSON."""

import codecs
import contextlib
import io
import re
from collections.abc import Iterator

import orjson

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi
from graphlab.sources.input_source import MAX_TEXT_BYTES, InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element
from graphlab.sources.xml_fields import child, children, plain_text, read_records, rich_text
from graphlab.sources.xml_stream import find_root

SOURCE = "arxiv"
KIND = "arXiv API (Atom)"
_WRAPPED = re.compile(
    r"\s*\{.{0,8000}?\"(?:body|content|text)\"\s*:\s*\"\s*(?:<\?xml[^>]{0,200}>\s*(?:\\n)?\s*)?<feed[\s>]", re.DOTALL
)
_RECORDED = re.compile(r"\s*\{\s*\"url\"\s*:\s*\"https?://export\.arxiv\.org/api/query")
_ID = re.compile(r"arxiv\.org/abs/([\w.-]+(?:/\d{7})?)(?:v(\d{1,3}))?$")


def matches(head: str) -> bool:
    r"""Whether a text is an Atom feed of papers, or a recorded answer with one inside.

    Examples
    --------
    >>> matches('<feed xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id>')
    True
    >>> matches('{"status_code": 200, "body": "<?xml version=\'1.0\'?>\\n<feed xmlns=\\"http://www.w3.org/2005/Atom\\">"}')
    True
    """
    root = find_root(head)
    is_atom = root.name in {"feed", "entry"} and ("w3.org/2005/Atom" in root.attributes or "arxiv.org" in root.rest)
    return is_atom or any(pattern.match(head) for pattern in (_WRAPPED, _RECORDED))


def _author(element: Element) -> PrintedAuthor | str | None:
    name = rich_text(child(element, "name"))
    affiliations = [rich_text(place) for place in children(element, "affiliation")]
    return PrintedAuthor(name, affiliation="; ".join(affiliations)) if name and affiliations else name or None


def _record(element: Element, line: int) -> Record | Notice:
    title = rich_text(child(element, "title"))
    address = plain_text(child(element, "id"))
    if "/api/errors" in address:
        return Notice("E101", line, f"arXiv answered with an error: {rich_text(child(element, 'summary'))}")
    found = _ID.search(address)
    identifier = re.sub(r"v\d{1,3}$", "", found[1]) if found else ""
    categories = [item.get("term", "") for item in children(element, "category")]
    primary = child(element, "primary_category")
    first = "" if primary is None else primary.get("term", "")
    record = Record(
        line=line,
        title=title,
        abstract=rich_text(child(element, "summary")),
        date=parse_date(plain_text(child(element, "published")) or plain_text(child(element, "updated"))),
        categories=tuple(dict.fromkeys(name for name in (first, *categories) if name)),
        venue=rich_text(child(element, "journal_ref")),
        doi=parse_doi(plain_text(child(element, "doi"))),
        url=address if address.startswith("http") else "",
        extra=extra_of(
            arxiv=identifier,
            comment=rich_text(child(element, "comment")),
            updated=plain_text(child(element, "updated"))[:10],
        ),
    )
    return with_byline(record, [_author(author) for author in children(element, "author")])


def _unwrapped(source: InputSource) -> tuple[bytes, list[Notice]]:
    """The feed inside a recorded answer; where the recorder took UTF-8 for Latin-1, that is undone."""
    with source.open_stream() as stream:
        content = stream.read(MAX_TEXT_BYTES)
    try:
        answer = orjson.loads(content.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        msg = f"{source.name}: the recorded answer of arXiv breaks off ({error})"
        raise UnreadableInputError(msg, hint="download the file again") from error
    fields = answer if isinstance(answer, dict) else {}
    body = next((fields[key] for key in ("body", "content", "text") if isinstance(fields.get(key), str)), "")
    if not body.isascii():
        with contextlib.suppress(UnicodeError):
            return body.encode("latin-1").decode("utf-8").encode(), [
                Notice("W112", 1, "letters were stored as Latin-1 though they are UTF-8; repaired")
            ]
    return body.encode(errors="replace"), []


def _items(source: InputSource) -> Iterator[Record | Notice]:
    if not source.head.lstrip().startswith("{"):
        yield from read_records(source, ("entry",), _record)
        return
    content, notices = _unwrapped(source)
    yield from notices
    yield from read_records(InputSource(source.name, lambda: io.BytesIO(content)), ("entry",), _record)


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers of an answer of the arXiv API; lines are those of the feed."""
    del settings
    return Reading(SOURCE, KIND, _items(source))
