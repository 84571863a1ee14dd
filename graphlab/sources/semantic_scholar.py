"""Papers of Semantic Scholar: answers of its interface, and its bulk files with one paper a line."""

import re

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
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record

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


def _author(author: Value) -> PrintedAuthor | None:
    name = readable_of(author.get("name"))
    number = text_of(author.get("authorId") or author.get("authorid"))
    orcid = text_of(dict_of(author.get("externalIds")).get("ORCID"))
    affiliation = "; ".join(texts_of(author.get("affiliations")))
    external_id = f"semanticscholar:{number}" if number else ""
    return PrintedAuthor(name, orcid=orcid, external_id=external_id, affiliation=affiliation) if name else None


def _categories(paper: Value) -> tuple[str, ...]:
    fields = [item.get("category") for item in dicts_of(paper.get("s2FieldsOfStudy") or paper.get("s2fieldsofstudy"))]
    return texts_of(fields) or texts_of(paper.get("fieldsOfStudy"))


def _record(paper: Value, line: int) -> Record | Notice:
    ids = {key.lower(): value for key, value in dict_of(paper.get("externalIds") or paper.get("externalids")).items()}
    journal = dict_of(paper.get("journal"))
    day = text_of(paper.get("publicationDate") or paper.get("publicationdate"))
    byline = byline_of(map(_author, dicts_of(paper.get("authors"))), line=line)
    return Record(
        byline=byline.authors,
        byline_complete=byline.is_complete,
        notices=byline.notices,
        line=line,
        title=readable_of(paper.get("title")),
        abstract=readable_of(paper.get("abstract")),
        date=iso_date(day) if day else date_of(paper.get("year")),
        categories=_categories(paper),
        venue=text_of(paper.get("venue")) or text_of(journal.get("name")),
        doi=parse_doi(text_of(ids.get("doi"))),
        url=text_of(paper.get("url")),
        citations=count_of(paper.get("citationCount", paper.get("citationcount"))),
        extra=extra_of(
            semanticscholar=text_of(paper.get("paperId")),
            corpusid=text_of(paper.get("corpusid") or paper.get("corpusId") or ids.get("corpusid")),
            arxiv=text_of(ids.get("arxiv")),
            pmid=text_of(ids.get("pubmed")),
            dblp=text_of(ids.get("dblp")),
            type=list(map(text_of, list_of(paper.get("publicationTypes") or paper.get("publicationtypes")))),
            volume=text_of(journal.get("volume")),
            pages=text_of(journal.get("pages")),
            references=count_of(paper.get("referenceCount", paper.get("referencecount"))),
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Papers of a Semantic Scholar file."""
    if not re.search(r'"(?:paperId|corpus[iI]d)"', source.head):
        keys = keys_in(source.head)
        what = next((what for key, what in _OTHER_KINDS if key in keys), "something else")
        msg = f"{source.name}: {what} of Semantic Scholar, not papers"
        raise UnreadableInputError(msg, hint="download papers, such as /graph/v1/paper/search")
    return Reading(SOURCE, KIND, read_records(source, records=_records, record=_record))
