"""Papers of Semantic Scholar: answers of its interface, and its bulk files with one paper a line."""

import re
from collections.abc import Sequence
from itertools import chain

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
    lists,
    readables,
    text_list,
    texts,
)
from graphlab.sources.json_fields import date_of, dict_of, dicts_of, keys_in, text_of, texts_of
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.records import PaperDate, Reading
from graphlab.sources.text_columns import no_texts

SOURCE = "semantic-scholar"
KIND = "Semantic Scholar papers (JSON)"
_LISTS = ("data", "recommendedPapers", "matches", "papers")
_WRAPS = ("citedPaper", "citingPaper", "paper")
_MARKS = frozenset({"paperId", "corpusid", "corpusId", "authorId", "authorid", "release_id"})
_OTHER_KINDS = (("authorId", "authors"), ("release_id", "a release"), ("start_release", "differences of a data set"))


def matches(head: str) -> bool:
    """Whether a text is JSON of Semantic Scholar.

    Examples
    --------
    >>> matches('{"paperId": "2d56", "title": "On Trees"}'), matches('{"id": "2d56"}')
    (True, False)
    """
    keys = keys_in(head)
    is_data_set = {"README", "files"} <= keys or {"diffs", "start_release"} <= keys
    return bool(keys & _MARKS) or is_data_set or {"snippet", "score", "data"} <= keys


def _is_paper(value: Value) -> bool:
    return bool({"paperId", "corpusid", "corpusId"} & value.keys()) and "snippet" not in value


def _records(value: object) -> list[Value]:
    if isinstance(value, list):
        return [record for item in dicts_of(value) for record in _records(item)]
    page = dict_of(value)
    if _is_paper(page):
        return [page]
    for key in (*_LISTS, *_WRAPS):
        if isinstance(page.get(key), list | dict):
            return _records(page[key])
    return _records(page["papers"]) if isinstance(page.get("papers"), list) else []


def _bylines(papers: Sequence[Value], lines: Sequence[int]) -> Bylines:
    bylines = dict_lists(fields(papers, "authors"))
    authors = list(chain.from_iterable(bylines))
    numbers = text_list(fields(authors, "authorId", "authorid"))
    orcids = text_list(fields(dicts(fields(authors, "externalIds")), "ORCID"))
    affiliations = fields(authors, "affiliations")
    parts: dict[str, Texts] = {
        "orcid": orcids,
        "external_id": [f"semanticscholar:{number}" if number else None for number in numbers],
        "affiliation": ["; ".join(texts_of(places)) if places else None for places in affiliations],
    }
    return bylines_of(Places(readables(fields(authors, "name")), list(map(len, bylines)), parts), lines=lines)


def _categories(papers: Sequence[Value]) -> list[tuple[str, ...]]:
    found = zip(fields(papers, "s2FieldsOfStudy", "s2fieldsofstudy"), fields(papers, "fieldsOfStudy"), strict=True)
    return [
        texts_of([item.get("category") for item in dicts_of(many)] if many else None) or texts_of(plain)
        for many, plain in found
    ]


def _batch(papers: Sequence[Value], lines: Sequence[int]) -> Batch:
    ids = [
        {key.lower(): value for key, value in own.items()}
        for own in dicts(fields(papers, "externalIds", "externalids"))
    ]
    journals = dicts(fields(papers, "journal"))
    numbers = fields(papers, "corpusid", "corpusId")
    return Batch(
        line=lines,
        title=readables(fields(papers, "title")),
        abstract=readables(fields(papers, "abstract")),
        bylines=_bylines(papers, lines),
        n_authors_stated=[None] * len(papers),
        date=_dates(papers),
        categories=_categories(papers),
        venue=first_of(texts(fields(papers, "venue")), texts(fields(journals, "name"))),
        doi=dois(fields(ids, "doi")),
        url=texts(fields(papers, "url")),
        citations=counts([paper.get("citationCount", paper.get("citationcount")) for paper in papers]),
        language=no_texts(len(papers)),
        extra=extras(
            len(papers),
            semanticscholar=text_list(fields(papers, "paperId")),
            corpusid=text_list([number or own.get("corpusid") for number, own in zip(numbers, ids, strict=True)]),
            arxiv=text_list(fields(ids, "arxiv")),
            pmid=text_list(fields(ids, "pubmed")),
            dblp=text_list(fields(ids, "dblp")),
            type=[list(map(text_of, kinds)) for kinds in lists(fields(papers, "publicationTypes", "publicationtypes"))],
            volume=text_list(fields(journals, "volume")),
            pages=text_list(fields(journals, "pages")),
            references=counts([paper.get("referenceCount", paper.get("referencecount")) for paper in papers]),
        ),
    )


def _dates(papers: Sequence[Value]) -> list[PaperDate]:
    """Days of publication; the year where no day is given at all."""
    stated = fields(papers, "publicationDate", "publicationdate")
    each = zip(iso_dates(stated), stated, fields(papers, "year"), strict=True)
    return [day if day.year or text_of(given) else date_of(year) for day, given, year in each]


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Papers of a Semantic Scholar file."""
    if not re.search(r'"(?:paperId|corpus[iI]d)"', source.head):
        keys = keys_in(source.head)
        what = next((what for key, what in _OTHER_KINDS if key in keys), "something else")
        msg = f"{source.name}: {what} of Semantic Scholar, not papers"
        raise UnreadableInputError(msg, hint="download papers, such as /graph/v1/paper/search")
    return Reading(SOURCE, KIND, read_records(source, records=_records, batch=_batch))
