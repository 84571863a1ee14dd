"""MEDLINE text of PubMed (.nbib, .txt): full names, collective authors, ORCIDs and an affiliation with each author."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.bibtex_names import is_collective
from graphlab.sources.cells import parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.latex import written_out
from graphlab.sources.markup import readable
from graphlab.sources.name_lists import family_first, initials_last, orcid_in
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.tagged import Grammar, TaggedRecord, tagged_items
from graphlab.sources.xml_fields import finest

KIND = "PubMed MEDLINE"
GRAMMAR = Grammar(
    # A tag is padded to four characters.
    tagged=re.compile(r"([A-Z]{4}|[A-Z]{3} ?|[A-Z]{2} {0,2})-\s?(.*)"),
    continued=re.compile(r" {3,}|\t"),
    opening=frozenset({"PMID"}),
    blank_ends=True,
)
_SUFFIXED = re.compile(r"(?<=\w)[ ,]+(Jr|Sr|2nd|3rd|4th|I{2,3}|IV)\.?$")
_BEGINS = re.compile(r"\s*(?:PMID|PMC|PMCR|STAT|OWN) ?- ?(?:\d|[A-Z])")


def matches(head: str) -> bool:
    r"""Whether the text begins with a record of MEDLINE.

    Examples
    --------
    >>> matches("\nPMID- 123\nTI  - On Trees"), matches("TY  - JOUR\nTI  - On Trees")
    (True, False)
    """
    return _BEGINS.match(head) is not None


def _author(tag: str, text: str) -> PrintedAuthor:
    if tag == "CN" or is_collective(text):
        return PrintedAuthor(text, family=text)
    return family_first(_SUFFIXED.sub(r", \1", text)) if tag == "FAU" else initials_last(text, has_stops=False)


def _authors(record: TaggedRecord) -> list[PrintedAuthor]:
    """Authors in order, each with the ORCID and the affiliations that follow; editors and investigators are none."""
    person = "FAU" if len(record.values("FAU")) >= len(record.values("AU")) else "AU"
    authors: list[PrintedAuthor] = []
    is_author = False
    for tag, lines in record.fields:
        text = " ".join(" ".join(lines).split())
        if tag in {person, "CN"} and text:
            authors.append(_author(tag, readable(text)))
            is_author = True
        elif tag in {"FED", "ED", "IR", "FIR"}:
            is_author = False
        elif is_author and tag == "AUID" and "orcid" in text.lower():
            authors[-1] = authors[-1]._replace(orcid=orcid_in(text))
        elif is_author and tag == "AD" and text:
            before = authors[-1].affiliation
            authors[-1] = authors[-1]._replace(affiliation=f"{before}; {text}" if before else text)
    return authors


def _date(record: TaggedRecord) -> PaperDate:
    printed = re.sub(r"(?<=\d) +(?=\d)", "-", record.first("DP"))
    electronic = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", record.first("DEP"))
    return finest(parse_date(printed), parse_date(electronic))


def _doi(record: TaggedRecord) -> str:
    ids = record.values("LID", "AID", "SO")
    marked = [text for text in ids if "doi" in text.lower()]
    return next((doi for text in marked if (doi := parse_doi(text))), "")


def _headings(record: TaggedRecord) -> tuple[str, ...]:
    """Subject headings without their qualifiers and without the star that says which matter most."""
    headings = (text.split("/")[0].strip("* ") for text in record.values("MH"))
    return tuple(dict.fromkeys(text for text in headings if text))


def _record(record: TaggedRecord) -> Record:
    title = written_out(readable(" ".join(record.values("TI")))) or record.text("TT")
    made = Record(
        line=record.line,
        title=title or record.text("BTI", "CTI"),
        abstract=written_out(readable(" ".join(record.values("AB")))),
        date=_date(record),
        categories=_headings(record),
        venue=record.text("JT", "TA", *(("BTI", "CTI") if title else ())),
        doi=_doi(record),
        language=parse_language(record.first("LA")),
        extra=extra_of(
            entry_type=record.first("PT"),
            pmid=record.first("PMID"),
            pmc=record.first("PMC"),
            pages=record.first("PG"),
            volume=record.first("VI"),
            number=record.first("IP"),
            keywords=[text.strip("* ") for text in record.values("OT")],
        ),
        notices=tuple(record.notices),
    )
    return with_byline(made, _authors(record))


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the file; no setting has a bearing on them."""
    del settings
    return Reading(source="pubmed", kind=KIND, items=tagged_items(source, GRAMMAR, _record))
