"""Works of OpenAlex: pages of the API, single works, one work a line, part files of the snapshot."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, cast

import numpy as np
from msgspec import Raw

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.batches import Batch, Bylines
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_bylines import Places, bylines_of
from graphlab.sources.json_columns import (
    Texts,
    counts,
    dict_lists,
    dicts,
    dois,
    extras,
    fields,
    first_of,
    iso_dates,
    last_parts,
    lists,
    readables,
    text_list,
    texts,
)
from graphlab.sources.json_fields import date_of, dict_of, dicts_of, keys_in, list_of, texts_of
from graphlab.sources.json_shape import shape_of
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.name_lists import CAPPED_AT, orcid_in
from graphlab.sources.records import Reading
from graphlab.sources.text_columns import column_of

SOURCE = "openalex"
KIND = "OpenAlex works (JSON)"
_ENTITY = re.compile(r'"id"\s*:\s*"https://openalex\.org/(?:(?P<letter>[A-Z])\d+|(?P<word>[a-z]+)/)')
_OTHERS = {
    "A": "an author",
    "I": "an institution",
    "S": "a source",
    "T": "a topic",
    "C": "a concept",
    "F": "a funder",
    "P": "a publisher",
}
_MAX_POSITION = 100_000
# What is looked at here; a work has some thirty fields more.
_NAMED = shape_of("display_name keyword")
_PLACES = list[
    shape_of(
        "raw_author_name raw_affiliation_strings",
        author=shape_of("id display_name orcid") | None,
        institutions=list[_NAMED] | None,
    )
]
_FIELDS = (
    "id ids doi title display_name publication_date publication_year is_authors_truncated authors_count biblio "
    "abstract_inverted_index abstract cited_by_count language type is_retracted"
)
_INNER: dict[str, Any] = {
    "authorships": _PLACES | None,
    "primary_location": shape_of("landing_page_url", source=_NAMED | None) | None,
    "host_venue": _NAMED | None,
    **dict.fromkeys(("topics", "concepts", "keywords"), list[_NAMED] | None),
    "primary_topic": _NAMED | None,
    "referenced_works": list[Raw] | None,  # only how many
}
_PAGE = shape_of(_FIELDS, **_INNER, results=list[shape_of(_FIELDS, **_INNER)])


def matches(head: str) -> bool:
    """Whether a text is JSON about entities of OpenAlex.

    Examples
    --------
    >>> matches('{"id":"https://openalex.org/W1","title":"On Trees"}'), matches('{"id":"W1"}')
    (True, False)
    """
    keys = keys_in(head)
    return bool(keys) and ("abstract_inverted_index" in keys or _ENTITY.search(head) is not None)


def abstract_of(index: object) -> str:
    """Abstract from the index of its words that OpenAlex publishes instead.

    Examples
    --------
    >>> abstract_of({"Trees": [1], "grow.": [2, 4], "Tall": [0], "Graphs": [3]})
    'Tall Trees grow. Graphs grow.'
    """
    words = dict_of(index)
    try:
        # Nearly always each position from 0 on is there once.
        placed: list[str] = [""] * sum(map(len, cast("Iterable[list[int]]", words.values())))
        for word, positions in cast("Mapping[str, list[int]]", words).items():
            for position in positions:
                placed[position] = word
    except (TypeError, IndexError):
        return _sparse_abstract(words)
    return " ".join(placed) if all(placed) and len(placed) <= _MAX_POSITION else _sparse_abstract(words)


def _sparse_abstract(words: Value) -> str:
    """Abstract from an index that leaves positions out, has one twice, or holds something else."""
    placed = [
        (position, word)
        for word, positions in words.items()
        for position in list_of(positions)
        if isinstance(position, int) and 0 <= position < _MAX_POSITION
    ]
    return " ".join(word for _, word in sorted(placed))


def _is_work(value: Value) -> bool:
    return "authorships" in value or ("openalex.org/W" in str(value.get("id"))) or "abstract_inverted_index" in value


def _records(value: object) -> list[Value]:
    if isinstance(value, list):
        return [record for item in dicts_of(value) for record in _records(item)]
    page = dict_of(value)
    if isinstance(page.get("results"), list):
        return _records(page["results"])
    return [page] if _is_work(page) else []


def _affiliations(authorships: Sequence[Value]) -> Texts:
    """Names of the institutions of each place, or what is printed where none was recognized."""
    found: Texts = []
    for authorship in authorships:
        names = texts_of([item.get("display_name") for item in dicts_of(authorship.get("institutions"))])
        found.append("; ".join(names or texts_of(authorship.get("raw_affiliation_strings"))))
    return found


def _bylines(works: Sequence[Value], lines: Sequence[int], stated: Sequence[int | None]) -> Bylines:
    bylines = dict_lists(fields(works, "authorships"))
    authorships = list(chain.from_iterable(bylines))
    authors = dicts(fields(authorships, "author"))
    names = readables(fields(authors, "display_name"))
    if names.null_count:
        names = first_of(names, readables(fields(authorships, "raw_author_name")))
    parts = {
        "orcid": [orcid_in(text) if text else None for text in text_list(fields(authors, "orcid"))],
        "external_id": [f"openalex:{number}" if number else None for number in last_parts(fields(authors, "id"))],
        "affiliation": _affiliations(authorships),
    }
    is_cut = np.array([value is True for value in fields(works, "is_authors_truncated")], dtype=bool)
    places = Places(names, list(map(len, bylines)), parts)
    return bylines_of(places, lines=lines, stated=stated, is_cut=is_cut, cap=CAPPED_AT)


def _topics(work: Value) -> object:
    primary, topics = work.get("primary_topic"), work.get("topics")
    found = [primary, *dicts_of(topics)] if primary else topics
    return found if dicts_of(found) else work.get("concepts")


def _batch(works: Sequence[Value], lines: Sequence[int]) -> Batch:
    ids, biblios = dicts(fields(works, "ids")), dicts(fields(works, "biblio"))
    places = dicts(fields(works, "primary_location"))
    stated = counts(fields(works, "authors_count"))
    addresses = text_list(fields(works, "id"))
    abstracts = [abstract_of(index) if index else "" for index in fields(works, "abstract_inverted_index")]
    days = zip(iso_dates(fields(works, "publication_date")), fields(works, "publication_year"), strict=True)
    ends = zip(text_list(fields(biblios, "first_page")), text_list(fields(biblios, "last_page")), strict=True)
    return Batch(
        line=lines,
        title=readables(fields(works, "title", "display_name")),
        abstract=readables([text or work.get("abstract") for text, work in zip(abstracts, works, strict=True)]),
        bylines=_bylines(works, lines, stated),
        n_authors_stated=stated,
        date=[day if day.year else date_of(year) if year else day for day, year in days],
        categories=[texts_of([item.get("display_name") for item in dicts_of(_topics(work))]) for work in works],
        venue=first_of(
            texts(fields(dicts(fields(places, "source")), "display_name")),
            texts(fields(dicts(fields(works, "host_venue")), "display_name")),
        ),
        doi=dois([doi or own.get("doi") for doi, own in zip(fields(works, "doi"), ids, strict=True)]),
        url=first_of(texts(fields(places, "landing_page_url")), column_of(addresses)),
        citations=counts(fields(works, "cited_by_count")),
        language=column_of([text[:2] if text else None for text in text_list(fields(works, "language"))]),
        extra=extras(
            len(works),
            openalex=[text.rpartition("/")[2] if text else None for text in addresses],
            pmid=last_parts(fields(ids, "pmid")),
            type=text_list(fields(works, "type")),
            volume=text_list(fields(biblios, "volume")),
            issue=text_list(fields(biblios, "issue")),
            pages=["-".join(filter(None, pages)) for pages in ends],
            keywords=[
                list(texts_of([item.get("display_name") or item.get("keyword") for item in dicts_of(words)]))
                for words in fields(works, "keywords")
            ],
            references=[len(items) or None for items in lists(fields(works, "referenced_works"))],
            is_retracted=[True if value is True else None for value in fields(works, "is_retracted")],
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Works of an OpenAlex file."""
    if not re.search(r'"(?:authorships|abstract_inverted_index)"|openalex\.org/W\d', source.head):
        found = _ENTITY.search(source.head)
        what = _OTHERS.get((found and found["letter"]) or "", "an entity") if found else "an entity"
        msg = f"{source.name}: {what} of OpenAlex, not works"
        raise UnreadableInputError(msg, hint="download works, such as https://api.openalex.org/works?filter=...")
    return Reading(SOURCE, KIND, partial(read_records, source, records=_records, batch=_batch, shape=_PAGE)())
