"""PubMed XML: articles and books, as PubMed, E-utilities and the yearly baseline give them."""

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import orcid_in
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.xml_element import Element
from graphlab.sources.xml_fields import child, children, finest, person, plain_text, read_records, rich_text, texts
from graphlab.sources.xml_stream import find_root

SOURCE = "pubmed"
KIND = "PubMed XML"
_RECORDS = ("PubmedArticle", "PubmedBookArticle")
# Before 2016 citations stood alone; now each is inside an article.
_BARE = "MedlineCitation"
_ROOTS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", _BARE, *_RECORDS})
_UNLABELLED = frozenset({"UNLABELLED", "UNASSIGNED", "ABSTRACT", ""})


def matches(head: str) -> bool:
    """Whether a text is PubMed XML.

    Examples
    --------
    >>> matches('<?xml version="1.0"?><PubmedArticleSet><PubmedArticle>'), matches("<article>")
    (True, False)
    """
    return find_root(head).name in _ROOTS


def _date(element: Element | None) -> PaperDate:
    if element is None:
        return PaperDate()
    parts = [plain_text(child(element, name)) for name in ("Year", "Month", "Day")]
    if not parts[0]:
        return parse_date(plain_text(child(element, "MedlineDate")))
    if parts[1].isdigit():
        return parse_date("-".join(part for part in parts if part))
    return parse_date(f"{parts[2]} {parts[1]} {parts[0]}")


def _author(element: Element) -> PrintedAuthor | None:
    collective = rich_text(child(element, "CollectiveName"))
    if collective:
        return PrintedAuthor(name=collective, family=collective)
    family = rich_text(child(element, "LastName"))
    given = rich_text(child(element, "ForeName")) or rich_text(child(element, "FirstName"))
    given = given or rich_text(child(element, "Initials"))
    if not family and not given:
        return None
    places = [child(info, "Affiliation") for info in children(element, "AffiliationInfo")]
    places += children(element, "Affiliation")
    orcid = next((plain_text(i) for i in children(element, "Identifier") if i.get("Source") == "ORCID"), "")
    return person(
        family,
        given,
        suffix=rich_text(child(element, "Suffix")),
        orcid=orcid_in(orcid) or _orcid_without_dashes(orcid),
        affiliation="; ".join(texts([place for place in places if place is not None])),
    )


def _orcid_without_dashes(text: str) -> str:
    digits = text.rpartition("/")[2].strip()
    is_orcid = len(digits) == 16 and digits[:15].isdigit()
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4)).upper() if is_orcid else ""


def _authors(lists: list[Element]) -> tuple[list[PrintedAuthor | None], bool]:
    """Authors of all lists that are no list of editors, and whether each is complete."""
    used = [item for item in lists if item.get("Type") != "editors"]
    authors = [_author(author) for item in used for author in children(item, "Author") if author.get("ValidYN") != "N"]
    return authors, all(item.get("CompleteYN") != "N" for item in used)


def _abstract(element: Element | None) -> str:
    parts: list[str] = []
    for part in children(element, "AbstractText"):
        text = rich_text(part)
        label = " ".join(part.get("Label", "").split())
        if text and label.upper() not in _UNLABELLED:
            text = f"{label.rstrip(':')}: {text}"
        parts += [text] if text else []
    return " ".join(parts)


def _ids(record: Element, article: Element | None) -> dict[str, str]:
    lists = [child(record, "PubmedData", "ArticleIdList"), child(record, "PubmedBookData", "ArticleIdList")]
    lists.append(child(record, "BookDocument", "ArticleIdList"))
    found = {i.get("IdType", ""): plain_text(i) for group in lists for i in children(group, "ArticleId")}
    # What the article itself says counts more than what was added to it.
    return found | {
        i.get("EIdType", ""): plain_text(i) for i in children(article, "ELocationID") if i.get("ValidYN") != "N"
    }


def _subjects(citation: Element | None) -> dict[str, object]:
    headings = children(child(citation, "MeshHeadingList"), "MeshHeading")
    return {
        "keywords": list(
            texts(word for group in children(citation, "KeywordList") for word in children(group, "Keyword"))
        ),
        "mesh": list(texts(name for heading in headings for name in children(heading, "DescriptorName"))),
    }


def _base(citation: Element | None, line: int, ids: dict[str, str]) -> Record:
    """What articles and books have in the same place."""
    pmid = plain_text(child(citation, "PMID")) or ids.get("pubmed", "")
    subjects = _subjects(citation)
    keywords, mesh = subjects["keywords"], subjects["mesh"]
    return Record(
        line=line,
        categories=tuple(str(word) for words in (keywords, mesh) if isinstance(words, list) for word in words),
        doi=parse_doi(ids.get("doi", "")),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else "",
        extra=extra_of(pmid=pmid, pmcid=ids.get("pmc"), **subjects),
    )


def _with_authors(record: Record, lists: list[Element]) -> Record:
    authors, is_complete = _authors(lists)
    record = with_byline(record, authors)
    if is_complete or not record.byline_complete:
        return record
    notice = Notice(
        "W101", record.line, f"{len(record.byline)} names printed; PubMed says that the list is not complete"
    )
    return record._replace(byline_complete=False, notices=(*record.notices, notice))


def _article(record: Element, citation: Element, line: int) -> Record:
    article = child(citation, "Article")
    journal = child(article, "Journal")
    issue = child(journal, "JournalIssue")
    base = _base(citation, line, _ids(record, article))
    original = rich_text(child(article, "VernacularTitle"))
    title = rich_text(child(article, "ArticleTitle"))
    # A translated title stands in brackets; so does "[Not Available]."
    title = original if title.startswith("[Not Available]") else title
    pages = plain_text(child(article, "Pagination", "MedlinePgn"))
    made = base._replace(
        title=title or original,
        abstract=_abstract(child(article, "Abstract")) or _abstract(child(citation, "OtherAbstract")),
        date=finest(_date(child(issue, "PubDate")), *[_date(date) for date in children(article, "ArticleDate")]),
        venue=rich_text(child(journal, "Title")) or plain_text(child(citation, "MedlineJournalInfo", "MedlineTA")),
        language=parse_language(plain_text(child(article, "Language"))),
        extra=extra_of(
            **base.extra,
            type=list(texts(children(child(article, "PublicationTypeList"), "PublicationType"))),
            original_title=original if original != title else "",
            volume=plain_text(child(issue, "Volume")),
            issue=plain_text(child(issue, "Issue")),
            pages=pages or plain_text(child(article, "Pagination", "StartPage")),
            issn=plain_text(child(journal, "ISSN")),
        ),
    )
    return _with_authors(made, children(article, "AuthorList"))


def _book(record: Element, document: Element, line: int) -> Record:
    book = child(document, "Book")
    base = _base(document, line, _ids(record, book))
    title, book_title = rich_text(child(document, "ArticleTitle")), rich_text(child(book, "BookTitle"))
    made = base._replace(
        title=title or book_title,
        abstract=_abstract(child(document, "Abstract")),
        date=finest(_date(child(document, "ContributionDate")), _date(child(book, "PubDate"))),
        venue=book_title if title else rich_text(child(book, "Publisher", "PublisherName")),
        language=parse_language(plain_text(child(document, "Language"))),
        extra=extra_of(
            **base.extra, type=list(texts(children(document, "PublicationType"))), isbn=plain_text(child(book, "Isbn"))
        ),
    )
    lists = children(document, "AuthorList")
    return _with_authors(made, lists or children(book, "AuthorList"))


def _record(element: Element, line: int) -> Record:
    document = child(element, "BookDocument")
    if document is not None:
        return _book(element, document, line)
    citation = child(element, "MedlineCitation")
    return _article(element, element if citation is None else citation, line)


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Articles and books of PubMed XML, one by one."""
    del settings
    is_bare = find_root(source.head).name in {"MedlineCitationSet", _BARE}
    return Reading(SOURCE, KIND, read_records(source, (_BARE,) if is_bare else _RECORDS, _record))
