"""RIS files, as Scopus, Zotero, EndNote, ProQuest, IEEE and publishers write them."""

import re
from functools import lru_cache

from graphlab.settings import ReadSettings
from graphlab.sources.bibtex_names import is_collective
from graphlab.sources.cells import parse_count, parse_date, parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.latex import written_out
from graphlab.sources.markup import readable
from graphlab.sources.name_lists import CAPPED_AT, Author, family_first, initials_last
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.tagged import Grammar, TaggedRecord, tagged_items
from graphlab.sources.xml_fields import finest

KIND = "RIS"
_TAGGED = re.compile(r"[ \t]{0,4}([A-Z][A-Z0-9])(?: {2,4}-|\t-| - )[ \t]?(.*)")
GRAMMAR = Grammar(
    tagged=_TAGGED,
    continued=re.compile(r""),
    opening=frozenset({"TY"}),
    closing=frozenset({"ER"}),
    between=re.compile(r"\s*(?:\d+\.?\s*$|Record #|[A-Z][\w -]{1,30}:)"),
)
_BEGINS = re.compile(r"(?:[^\n]*\n){0,12}?[ \t]{0,4}TY(?: {2,4}-|\t-| - )", re.MULTILINE)
_UNTYPED = re.compile(r"\s*(?:[A-Z][A-Z0-9]  - [^\n]*\n){3}(?:[^\n]*\n){0,60}?ER  -")
_CITED = re.compile(r"cited by:?\s*:?\s*(\d{1,8})", re.IGNORECASE)
_INITIALS_LAST = re.compile(r"\S.* (?:[^\W\d_]\.-?)+")
_BOOKS = frozenset({"BOOK", "EBOOK", "EDBOOK"})


def matches(head: str) -> bool:
    r"""Whether a record of RIS begins among the first lines.

    Examples
    --------
    >>> matches("TY  - JOUR\nTI  - On Trees\nER  - "), matches("TI  - On Trees\n"), matches("PMID- 1\nTY  - x")
    (True, False, False)
    """
    if re.match(r"\s*(?:PMID *-|[<{\[@])", head):
        return False
    return bool(_BEGINS.match(head) or _UNTYPED.match(head))


def author_of(text: str) -> Author:
    """Author as a reference manager writes it: ``Family, Given, Suffix``, or a name that must not be split.

    Examples
    --------
    >>> author_of("van der Berg,Anna").name, author_of("G. Kalbe"), author_of("ATLAS Collaboration").family
    ('Anna van der Berg', 'G. Kalbe', 'ATLAS Collaboration')
    """
    # "Trees of Lagos," is a name that must not be split: nothing stands after its comma.
    text = readable(text).strip(" ;")
    is_whole = text.endswith(",") and text.count(",") == 1
    text = text.strip(" ,;")
    if is_whole or is_collective(text) or not (" " in text or "," in text):
        return PrintedAuthor(text, family=text)
    if "," in text:
        return family_first(text)
    return initials_last(text) if _INITIALS_LAST.fullmatch(text) else text


def split_authors(values: list[str]) -> list[Author]:
    """Authors of fields that hold one each, or several with semicolons."""
    return [author for value in values for author in _authors_in(value)]


@lru_cache(maxsize=1 << 14)
def _authors_in(value: str) -> tuple[Author, ...]:
    pieces = (piece.strip() for piece in readable(value).split(";"))
    return tuple([author_of(piece) for piece in pieces if piece.strip(" ,")])


@lru_cache(maxsize=4096)
def date_in(*texts: str) -> PaperDate:
    """The finest date of those that speak of the first one's year; ``2001/09/01/`` and ``2001///`` are dates.

    Examples
    --------
    >>> date_in("2004", "2004/07/15/")[:3], date_in("2001///")[:3], date_in("1 Jan.-Feb. 2019")[:3]
    ((2004, 7, 15), (2001, None, None), (2019, 1, 1))
    """
    return finest(*(parse_date(re.sub(r"/(?:0?0)?(?=/|$)", "/", text.strip()).rstrip("/ ")) for text in texts))


def _authors(record: TaggedRecord) -> list[Author]:
    """Authors in order; where both tags are used, the second list only if it says something else."""
    first, second = split_authors(record.values("AU")), split_authors(record.values("A1"))
    if not first or not second or first == second:
        return first or second
    return [*second, *(author for author in first if author not in second)]


def _doi(record: TaggedRecord) -> str:
    found = parse_doi(record.first("DO", "DI"))
    if found:
        return found
    links = (text for text in record.values("M3", "N1", "L3", "UR", "AN") if re.search(r"\bdoi", text, re.IGNORECASE))
    return next((doi for text in links if (doi := parse_doi(text))), "")


def _record(record: TaggedRecord) -> Record:
    kind = record.first("TY").upper()
    venue = record.text("JF", "T2", "JO", "BT", "J2", "JA", "T3") if kind not in _BOOKS else record.text("T2", "T3")
    abstracts = [written_out(readable(text)) for text in record.values("AB", "N2")]
    cited = next((found for text in record.values("N1") if (found := _CITED.search(text))), None)
    keywords = [piece.strip() for line in record.lines("KW") for piece in line.split(";")]
    made = Record(
        line=record.line,
        title=record.text("TI", "T1", "CT", *(("BT",) if kind in _BOOKS else ())),
        abstract=max(abstracts, key=len, default=""),
        date=date_in(*record.values("PY", "Y1", "DA")),
        categories=tuple(dict.fromkeys(keyword for keyword in map(readable, keywords) if keyword)),
        venue=venue,
        doi=_doi(record),
        url=record.first("UR", "L2", "LK").split(";")[0].split(" ")[0],
        citations=parse_count(cited[1]) if cited else None,
        language=parse_language(record.first("LA")),
        extra=extra_of(
            entry_type=kind,
            key=record.first("ID"),
            pages="-".join(record.values("SP")[:1] + record.values("EP")[:1]),
            volume=record.first("VL"),
            number=record.first("IS"),
            publisher=record.first("PB"),
            issn=record.first("SN"),
            accession=record.first("AN"),
            database=record.first("DB", "DP"),
            affiliations=record.values("AD"),
        ),
        notices=tuple(record.notices),
    )
    return with_byline(made, _authors(record), cap=CAPPED_AT if record.first("DB") == "Scopus" else 0)


def _item(record: TaggedRecord) -> Record | Notice:
    """The record; Ovid writes a journal tag and a link after the end of each, which are none."""
    if record.has("TY") or record.values("TI", "T1", "CT", "AU", "A1", "AB", "N2", "DO"):
        return _record(record)
    tag, lines = record.fields[0]
    return Notice("N206", record.line, f"{tag} after the end of a record: {' '.join(lines)[:60].strip()}")


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the file; no setting has a bearing on them."""
    del settings
    return Reading(source="ris", kind=KIND, items=tagged_items(source, GRAMMAR, _item))
