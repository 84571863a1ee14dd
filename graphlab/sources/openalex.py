"""Works of OpenAlex: pages of the API, single works, one work a line, part files of the snapshot."""

import re
from functools import partial

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_doi
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import (
    byline_of,
    count_of,
    date_of,
    dict_of,
    dicts_of,
    extra_of,
    iso_date,
    keys_in,
    list_of,
    readable_of,
    text_of,
    texts_of,
)
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.name_lists import CAPPED_AT, orcid_in
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record

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
    placed = [
        (position, word)
        for word, positions in dict_of(index).items()
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


def _author(authorship: Value) -> PrintedAuthor | None:
    author = dict_of(authorship.get("author"))
    name = readable_of(author.get("display_name")) or readable_of(authorship.get("raw_author_name"))
    if not name:
        return None
    affiliations = texts_of([item.get("display_name") for item in dicts_of(authorship.get("institutions"))])
    affiliations = affiliations or texts_of(authorship.get("raw_affiliation_strings"))
    number = text_of(author.get("id")).rpartition("/")[2]
    orcid = text_of(author.get("orcid"))
    return PrintedAuthor(
        name=name,
        orcid=orcid_in(orcid) if orcid else "",
        external_id=f"openalex:{number}" if number else "",
        affiliation="; ".join(affiliations),
    )


def _venue(work: Value) -> str:
    places = [dict_of(dict_of(work.get("primary_location")).get("source")), dict_of(work.get("host_venue"))]
    return next((name for place in places if (name := text_of(place.get("display_name")))), "")


def _record(work: Value, line: int) -> Record | Notice:
    authorships = dicts_of(work.get("authorships"))
    ids, biblio = dict_of(work.get("ids")), dict_of(work.get("biblio"))
    topics = [work["primary_topic"], *dicts_of(work.get("topics"))] if work.get("primary_topic") else work.get("topics")
    names = texts_of([item.get("display_name") for item in dicts_of(topics) or dicts_of(work.get("concepts"))])
    pages = "-".join(filter(None, map(text_of, (biblio.get("first_page"), biblio.get("last_page")))))
    stated = count_of(work.get("authors_count"))
    is_cut = work.get("is_authors_truncated") is True
    byline = byline_of(map(_author, authorships), line=line, stated=stated, cap=CAPPED_AT, is_cut=is_cut)
    return Record(
        line=line,
        title=readable_of(work.get("title") or work.get("display_name")),
        abstract=readable_of(abstract_of(work.get("abstract_inverted_index")) or work.get("abstract")),
        byline=byline.authors,
        byline_complete=byline.is_complete,
        n_authors_stated=stated,
        notices=byline.notices,
        date=iso_date(text_of(work.get("publication_date")))
        if work.get("publication_date")
        else date_of(work.get("publication_year")),
        categories=names,
        venue=_venue(work),
        doi=parse_doi(text_of(work.get("doi") or ids.get("doi"))),
        url=text_of(dict_of(work.get("primary_location")).get("landing_page_url")) or text_of(work.get("id")),
        citations=count_of(work.get("cited_by_count")),
        language=text_of(work.get("language"))[:2],
        extra=extra_of(
            openalex=text_of(work.get("id")).rpartition("/")[2],
            pmid=text_of(ids.get("pmid")).rpartition("/")[2],
            type=text_of(work.get("type")),
            volume=text_of(biblio.get("volume")),
            issue=text_of(biblio.get("issue")),
            pages=pages,
            keywords=list(
                texts_of([item.get("display_name") or item.get("keyword") for item in dicts_of(work.get("keywords"))])
            ),
            references=len(list_of(work.get("referenced_works"))) or None,
            is_retracted=True if work.get("is_retracted") is True else None,
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Works of an OpenAlex file."""
    if not re.search(r'"(?:authorships|abstract_inverted_index)"|openalex\.org/W\d', source.head):
        found = _ENTITY.search(source.head)
        what = _OTHERS.get((found and found["letter"]) or "", "an entity") if found else "an entity"
        msg = f"{source.name}: {what} of OpenAlex, not works"
        raise UnreadableInputError(msg, hint="download works, such as https://api.openalex.org/works?filter=...")
    return Reading(SOURCE, KIND, partial(read_records, source, records=_records, record=_record)())
