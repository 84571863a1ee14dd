"""CSL-JSON, the exchange format of Zotero, Mendeley and pandoc."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import (
    author_of,
    byline_of,
    date_parts,
    dict_of,
    dicts_of,
    extra_of,
    keys_in,
    readable_of,
    text_of,
)
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.name_lists import natural_name
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record

SOURCE = "csl-json"
KIND = "CSL-JSON"
# fmt: off
_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "video", "webpage",
)
# fmt: on
_TYPE = re.compile(r'"type"\s*:\s*"(?:' + "|".join(_TYPES) + r')"')
_OWN = frozenset({"issued", "container-title", "citation-key", "family", "literal", "date-parts", "publisher-place"})
_FOREIGN = frozenset({"paperId", "message-type", "authorships", "authors_parsed", "is-referenced-by-count", "authors"})
# Who made it, where nobody is called author.
_MAKERS = ("author", "director", "composer", "interviewer", "performer", "script-writer", "illustrator", "inventor")


def matches(head: str) -> bool:
    """Whether a text is CSL-JSON.

    Examples
    --------
    >>> matches('[{"id":"a","type":"book","title":"On Trees","issued":{"raw":"2020"}}]'), matches('[{"type":"book"}]')
    (True, False)
    """
    keys = keys_in(head)
    return bool(keys & _OWN) and not keys & _FOREIGN and _TYPE.search(head) is not None


def _records(value: object) -> list[Value]:
    if isinstance(value, list):
        return dicts_of(value)
    page = dict_of(value)
    inner = page.get("items") or page.get("references")
    if isinstance(inner, list) and "type" not in page:
        return dicts_of(inner)
    return [page] if "type" in page else [item for item in page.values() if isinstance(item, dict) and "type" in item]


def _author(value: Value) -> PrintedAuthor | None:
    author = author_of(value)
    particles = [text_of(value.get(key)) for key in ("dropping-particle", "non-dropping-particle")]
    if author is None or not any(particles) or not text_of(value.get("family")):
        return author
    family = " ".join([*filter(None, particles), author.family])
    return author._replace(family=family, name=natural_name(family, author.given, author.suffix))


def _record(item: Value, line: int) -> Record | Notice:
    makers = next((makers for key in _MAKERS if (makers := dicts_of(item.get(key)))), [])
    byline = byline_of(map(_author, makers), line=line)
    return Record(
        byline=byline.authors,
        byline_complete=byline.is_complete,
        notices=byline.notices,
        line=line,
        title=readable_of(item.get("title")),
        abstract=readable_of(item.get("abstract")),
        date=date_parts(item.get("issued")),
        categories=tuple(filter(None, map(str.strip, re.split(r"[;,]", text_of(item.get("keyword")))))),
        venue=readable_of(item.get("container-title")) or text_of(item.get("event-title") or item.get("event")),
        doi=parse_doi(text_of(item.get("DOI"))),
        url=text_of(item.get("URL")),
        language=parse_language(text_of(item.get("language"))),
        extra=extra_of(
            key=text_of(item.get("citation-key") or item.get("id")),
            type=text_of(item.get("type")),
            volume=text_of(item.get("volume")),
            issue=text_of(item.get("issue")),
            pages=text_of(item.get("page")),
            publisher=text_of(item.get("publisher")),
            pmid=text_of(item.get("PMID")),
            isbn=text_of(item.get("ISBN")),
            editors=len(dicts_of(item.get("editor"))) or None,
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Items of a CSL-JSON file."""
    return Reading(SOURCE, KIND, read_records(source, records=_records, record=_record))
