"""Works of Crossref as its REST interface gives them: pages, single works, lists, one work a line."""

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import (
    author_of,
    byline_of,
    count_of,
    date_parts,
    dict_of,
    dicts_of,
    extra_of,
    keys_in,
    list_of,
    readable_of,
    text_of,
    texts_of,
)
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.records import Notice, PaperDate, Reading, Record

SOURCE = "crossref"
KIND = "Crossref works (JSON)"
_MARKS = frozenset(
    {"message-type", "is-referenced-by-count", "reference-count", "references-count", "deposited", "indexed", "member"}
)
_DATES = ("published", "issued", "published-print", "published-online", "posted", "created")


def matches(head: str) -> bool:
    """Whether a text is JSON of Crossref.

    Examples
    --------
    >>> matches('{"status":"ok","message-type":"work","message":{"DOI":"10.1/x"}}'), matches('{"DOI":"10.1/x"}')
    (True, False)
    """
    keys = keys_in(head)
    return "message-type" in keys or ("DOI" in keys and len(keys & _MARKS) > 1)


def _records(value: object) -> list[Value]:
    if isinstance(value, list):
        return [record for item in dicts_of(value) for record in _records(item)]
    page = dict_of(value)
    message = page.get("message")
    if isinstance(message, dict | list):
        return _records(message)
    if isinstance(page.get("items"), list):
        return dicts_of(page["items"])
    return [page] if "DOI" in page or ("title" in page and "author" in page) else []


def _date(work: Value) -> PaperDate:
    dates = [date_parts(work[key]) for key in _DATES if key in work]
    return next((date for date in dates if date.year), PaperDate())


def _preprints(work: Value) -> dict[str, list[str]]:
    relation = dict_of(work.get("relation"))
    return {
        kind: [text_of(item.get("id")) for item in dicts_of(relation[kind])]
        for kind in ("is-preprint-of", "has-preprint")
        if kind in relation
    }


def _titles(work: Value) -> str:
    title, subtitle = readable_of(work.get("title")), readable_of(work.get("subtitle"))
    return f"{title}: {subtitle}" if title and subtitle and subtitle.lower() not in title.lower() else title


def _record(work: Value, line: int) -> Record | Notice:
    byline = byline_of(map(author_of, dicts_of(work.get("author"))), line=line)
    return Record(
        byline=byline.authors,
        byline_complete=byline.is_complete,
        notices=byline.notices,
        line=line,
        title=_titles(work),
        abstract=readable_of(work.get("abstract")),
        date=_date(work),
        categories=texts_of(work.get("subject")),
        venue=readable_of(work.get("container-title")) or text_of(dict_of(work.get("event")).get("name")),
        doi=parse_doi(text_of(work.get("DOI"))),
        url=text_of(work.get("URL")),
        citations=count_of(work.get("is-referenced-by-count")),
        language=parse_language(text_of(work.get("language"))),
        extra=extra_of(
            type=text_of(work.get("type")),
            volume=text_of(work.get("volume")),
            issue=text_of(work.get("issue")),
            pages=text_of(work.get("page")) or text_of(work.get("article-number")),
            references=count_of(work.get("reference-count")) or count_of(work.get("references-count")),
            issn=list(map(text_of, list_of(work.get("ISSN")))),
            publisher=text_of(work.get("publisher")),
            editors=len(list_of(work.get("editor"))) or None,
            **_preprints(work),
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Works of a Crossref file."""
    head = source.head
    if '"status":"failed"' in "".join(head[:200].split()):
        msg = f"{source.name}: Crossref's answer to a query that failed, no works"
        raise UnreadableInputError(msg, hint="correct the query and download again")
    return Reading(SOURCE, KIND, read_records(source, records=_records, record=_record))
