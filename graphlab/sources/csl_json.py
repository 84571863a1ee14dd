"""CSL-JSON, the exchange format of Zotero, Mendeley and pandoc."""

import re
from collections.abc import Sequence

from graphlab.settings import ReadSettings
from graphlab.sources.batches import Batch
from graphlab.sources.cells import parse_language, parse_list
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_bylines import bylines_in_parts
from graphlab.sources.json_columns import dois, extras, fields, first_of, readables, text_list, texts
from graphlab.sources.json_fields import author_of, date_parts, dict_of, dicts_of, keys_in, text_of
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.name_lists import natural_name
from graphlab.sources.records import PrintedAuthor, Reading
from graphlab.sources.text_columns import column_of

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
_PLAIN = frozenset({"id", "type", "title", "author", "abstract", "DOI", "URL", "keyword", "language"})
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
    is_plain = {"id", "title"} <= keys <= _PLAIN
    return (is_plain or bool(keys & _OWN)) and not keys & _FOREIGN and _TYPE.search(head) is not None


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


def _makers(item: Value) -> list[Value]:
    return next((makers for key in _MAKERS if (makers := dicts_of(item.get(key)))), [])


def _keywords(text: str | None) -> tuple[str, ...]:
    return parse_list(text, ";" if ";" in text else ",") if text else ()


def _batch(items: Sequence[Value], lines: Sequence[int]) -> Batch:
    languages = text_list(fields(items, "language"))
    return Batch(
        line=lines,
        title=readables(fields(items, "title")),
        abstract=readables(fields(items, "abstract")),
        bylines=bylines_in_parts(list(map(_makers, items)), lines=lines, read=_author),
        n_authors_stated=[None] * len(items),
        date=list(map(date_parts, fields(items, "issued"))),
        categories=list(map(_keywords, text_list(fields(items, "keyword")))),
        venue=first_of(readables(fields(items, "container-title")), texts(fields(items, "event-title", "event"))),
        doi=dois(fields(items, "DOI")),
        url=texts(fields(items, "URL")),
        citations=[None] * len(items),
        language=column_of([parse_language(text) if text else None for text in languages]),
        extra=extras(
            len(items),
            key=text_list(fields(items, "citation-key", "id")),
            type=text_list(fields(items, "type")),
            volume=text_list(fields(items, "volume")),
            issue=text_list(fields(items, "issue")),
            pages=text_list(fields(items, "page")),
            publisher=text_list(fields(items, "publisher")),
            pmid=text_list(fields(items, "PMID")),
            isbn=text_list(fields(items, "ISBN")),
            editors=[len(dicts_of(editors)) or None for editors in fields(items, "editor")],
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Items of a CSL-JSON file."""
    return Reading(SOURCE, KIND, read_records(source, records=_records, batch=_batch))
