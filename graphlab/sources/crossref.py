"""Works of Crossref as its REST interface gives them: pages, single works, lists, one work a line."""

import re
from collections.abc import Sequence

import pyarrow as pa

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.batches import Batch
from graphlab.sources.cells import first_dated, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_bylines import bylines_in_parts
from graphlab.sources.json_columns import (
    counts,
    dict_lists,
    dicts,
    dois,
    extras,
    fields,
    first_of,
    firsts,
    lists,
    readable_list,
    readables,
    text_list,
    texts,
)
from graphlab.sources.json_fields import date_parts, dict_of, dicts_of, keys_in, text_of, texts_of
from graphlab.sources.json_shape import shape_of
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.records import PaperDate, Reading
from graphlab.sources.text_columns import column_of

SOURCE = "crossref"
KIND = "Crossref works (JSON)"
_MARKS = frozenset(
    {"message-type", "is-referenced-by-count", "reference-count", "references-count", "deposited", "indexed", "member"}
)
_TITLES = re.compile(r'"title"\s*:\s*\[')
_PREPRINTS = ("is-preprint-of", "has-preprint")
_DATES = ("published", "issued", "published-print", "published-online", "posted", "created")

_OPENING, _CLOSING = "<jats:p>", "</jats:p>"
# What is looked at here; a work has some hundred fields more, its references above all.
_AUTHOR = shape_of(
    "ORCID orcid given family suffix name literal affiliation affiliations dropping-particle non-dropping-particle"
)
_WORK_FIELDS = (
    "DOI title subtitle abstract container-title event URL is-referenced-by-count language type volume issue page "
    f"article-number reference-count references-count ISSN publisher editor subject relation {' '.join(_DATES)}"
)
_WORK = shape_of(_WORK_FIELDS, author=list[_AUTHOR])
_MESSAGE = shape_of(_WORK_FIELDS, author=list[_AUTHOR], items=list[_WORK])
_PAGE = shape_of(_WORK_FIELDS, author=list[_AUTHOR], items=list[_WORK], message=_MESSAGE)


def matches(head: str) -> bool:
    """Whether a text is JSON of Crossref.

    Examples
    --------
    >>> matches('{"status":"ok","message-type":"work","message":{"DOI":"10.1/x"}}'), matches('{"DOI":"10.1/x"}')
    (True, False)
    >>> matches('{"DOI":"10.1/x","title":["On Trees"],"issued":{"date-parts":[[2020]]}}')
    True
    """
    keys = keys_in(head)
    if "message-type" in keys or ("DOI" in keys and len(keys & _MARKS) > 1):
        return True
    # Where few fields were asked for: CSL-JSON has the same ones, but the title as text.
    return {"DOI", "date-parts"} <= keys and _TITLES.search(head) is not None


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
    return first_dated(date_parts(work[key]) for key in _DATES if key in work)


def _preprints(work: Value) -> dict[str, list[str]]:
    relation = dict_of(work.get("relation"))
    return {
        kind: [text_of(item.get("id")) for item in dicts_of(relation[kind])] for kind in _PREPRINTS if kind in relation
    }


def _without_paragraph(abstract: object) -> object:
    """What stands in the one paragraph that most abstracts are: without its tags it need not be read as markup."""
    if isinstance(abstract, str) and abstract.startswith(_OPENING) and abstract.endswith(_CLOSING):
        inside = abstract[len(_OPENING) : -len(_CLOSING)]
        return abstract if "<" in inside else inside
    return abstract


def _titles(works: Sequence[Value]) -> pa.Array:
    titles, subtitles = (readable_list(firsts(fields(works, key))) for key in ("title", "subtitle"))
    both = zip(titles, subtitles, strict=True)
    return column_of([f"{t}: {s}" if t and s and s.lower() not in t.lower() else t for t, s in both])


def _batch(works: Sequence[Value], lines: Sequence[int]) -> Batch:
    languages = text_list(fields(works, "language"))
    references = zip(counts(fields(works, "reference-count")), counts(fields(works, "references-count")), strict=True)
    pages = zip(text_list(fields(works, "page")), text_list(fields(works, "article-number")), strict=True)
    preprints = list(map(_preprints, works))
    return Batch(
        line=lines,
        title=_titles(works),
        abstract=readables(list(map(_without_paragraph, fields(works, "abstract")))),
        bylines=bylines_in_parts(dict_lists(fields(works, "author")), lines=lines),
        n_authors_stated=[None] * len(works),
        date=list(map(_date, works)),
        categories=list(map(texts_of, fields(works, "subject"))),
        venue=first_of(
            readables(firsts(fields(works, "container-title"))), texts(fields(dicts(fields(works, "event")), "name"))
        ),
        doi=dois(fields(works, "DOI")),
        url=texts(fields(works, "URL")),
        citations=counts(fields(works, "is-referenced-by-count")),
        language=column_of([parse_language(text) if text else None for text in languages]),
        extra=extras(
            len(works),
            type=text_list(fields(works, "type")),
            volume=text_list(fields(works, "volume")),
            issue=text_list(fields(works, "issue")),
            pages=[page or number for page, number in pages],
            references=[number or other for number, other in references],
            issn=[list(map(text_of, numbers)) for numbers in lists(fields(works, "ISSN"))],
            publisher=text_list(fields(works, "publisher")),
            editors=[len(editors) or None for editors in lists(fields(works, "editor"))],
            **{kind: [found.get(kind) for found in preprints] for kind in _PREPRINTS},
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Works of a Crossref file."""
    head = source.head
    if '"status":"failed"' in "".join(head[:200].split()):
        msg = f"{source.name}: Crossref's answer to a query that failed, no works"
        raise UnreadableInputError(msg, hint="correct the query and download again")
    return Reading(SOURCE, KIND, read_records(source, records=_records, batch=_batch, shape=_PAGE))
