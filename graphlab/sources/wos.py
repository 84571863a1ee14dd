"""Web of Science, tagged text: what its export calls "plain text" (.txt, .isi, .ciw)."""

import re
from collections.abc import Sequence

from graphlab.settings import ReadSettings
from graphlab.sources.bibtex_names import is_collective
from graphlab.sources.cells import parse_count, parse_date, parse_doi, parse_language, parse_list
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.markup import readable
from graphlab.sources.name_lists import family_first, orcid_in
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record
from graphlab.sources.tagged import Grammar, TaggedRecord, tagged_items
from graphlab.sources.xml_fields import finest

KIND = "Web of Science"
GRAMMAR = Grammar(
    tagged=re.compile(r"([A-Z][A-Z0-9])(?: (.*)|\s*$)"),
    continued=re.compile(r" {2,}|\t"),
    opening=frozenset({"PT"}),
    closing=frozenset({"ER"}),
    passed=frozenset({"FN", "VR", "EF"}),
    between=re.compile(r"EF"),
)
_BEGINS = re.compile(r"\s*(?:[^\n]{0,80}\n){0,3}?\s*(?:PT [A-Z]\s*\n|FN [^\n]+\n\s*VR )")
_AFFILIATION = re.compile(r"\[([^\[\]]+)\] ?([^\[\]]+)")


def matches(head: str) -> bool:
    r"""Whether a record of this export begins among the first lines.

    Examples
    --------
    >>> matches("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Li, B\n"), matches("PT\tAU\tTI\n")
    (True, False)
    """
    return _BEGINS.match(head) is not None


def wos_name(text: str) -> PrintedAuthor:
    """Author written ``Roach, Mack, III``, or a name of one part.

    Examples
    --------
    >>> wos_name("Roach, Mack, III")[:4]
    ('Mack Roach, III', 'Roach', 'Mack', 'III')
    """
    if "," not in text and " " in text and not is_collective(text):
        return PrintedAuthor(text)
    return family_first(text) if "," in text else PrintedAuthor(text, family=text)


def _places_by_name(addresses: str) -> dict[str, str]:
    """Author as in AF -> the affiliations that C1 gives after ``[names]``."""
    found: dict[str, list[str]] = {}
    for names, place in _AFFILIATION.findall(addresses):
        for name in names.split(";"):
            found.setdefault(" ".join(name.lower().split()), []).append(place.strip(" .;"))
    return {name: "; ".join(dict.fromkeys(places)) for name, places in found.items()}


def _orcids_by_name(text: str) -> dict[str, str]:
    pairs = (piece.rpartition("/") for piece in text.split(";"))
    return {" ".join(name.lower().split()): orcid for name, _, value in pairs if (orcid := orcid_in(value))}


def wos_authors(
    full: Sequence[str], short: Sequence[str], *, addresses: str = "", orcids: str = ""
) -> list[PrintedAuthor]:
    """Authors of AF, or of AU where that has more, with what C1 and OI say about them.

    Examples
    --------
    >>> [author] = wos_authors(["Li, Bo"], [], addresses="[Li, Bo] Univ X, Y.", orcids="Li, Bo/0000-0001-5109-3700")
    >>> author.name, author.affiliation, author.orcid
    ('Bo Li', 'Univ X, Y', '0000-0001-5109-3700')
    """
    names = full if len(full) >= len(short) else short
    places = _places_by_name(addresses) if "[" in addresses else {}
    known = _orcids_by_name(orcids) if orcids else {}
    authors: list[PrintedAuthor] = []
    for name in names:
        key = " ".join(name.lower().split())
        author = wos_name(readable(name))
        if key in places or key in known:
            author = author._replace(affiliation=places.get(key, ""), orcid=known.get(key, ""))
        authors.append(author)
    return authors


def wos_date(year: str, rest: str) -> PaperDate:
    """Date of PY and PD, in which the year may stand again: ``APR 15``, ``2006 May-Jun``, ``04 2006``.

    Examples
    --------
    >>> wos_date("2015", "APR 15")[:3], wos_date("2006", "04 2006")[:3], wos_date("2006", "2006 May-Jun")[:3]
    ((2015, 4, 15), (2006, 4, None), (2006, 5, None))
    """
    known = parse_date(year)
    numbered = re.fullmatch(r"(\d{1,2}) (\d{4})", rest.strip())
    if numbered:
        return parse_date(f"{numbered[2]}-{numbered[1]}")
    full = parse_date(rest if str(known.year) in rest else f"{rest} {year}") if rest else known
    return full if full.year is not None and known.year in {None, full.year} else known


def _names(record: TaggedRecord, tag: str) -> list[str]:
    """One name a line; or, in records of other databases, all on one with semicolons."""
    lines = record.lines(tag)
    names = [name.strip() for name in lines[0].split(";")] if len(lines) == 1 else lines
    return [" ".join(name.split()) for name in names if name]


def _authors(record: TaggedRecord) -> list[PrintedAuthor]:
    full, short = _names(record, "AF"), _names(record, "AU")
    if not full and not short:
        full, short = _names(record, "BF"), _names(record, "BA")
    addresses, orcids = " ".join(record.lines("C1")), " ".join(record.lines("OI"))
    authors = wos_authors(full, short, addresses=addresses, orcids=orcids)
    groups = (PrintedAuthor(group, family=group) for group in parse_list(" ".join(record.values("CA"))))
    return [*authors, *groups]


def _list(record: TaggedRecord, tag: str) -> tuple[str, ...]:
    return parse_list(readable(" ".join(record.values(tag))))


def _record(record: TaggedRecord) -> Record:
    cited = record.first("TC") or record.first("Z9")
    made = Record(
        line=record.line,
        title=record.text("TI"),
        abstract=record.text("AB"),
        date=finest(wos_date(record.first("PY"), record.first("PD")), wos_date(record.first("EY"), record.first("EA"))),
        categories=_list(record, "WC") or _list(record, "SC") or _list(record, "DE"),
        venue=record.text("SO", "CT", "JI", "J9"),
        doi=parse_doi(record.first("DI")),
        citations=parse_count(cited),
        language=parse_language(record.first("LA")),
        extra=extra_of(
            entry_type=record.first("DT"),
            wos=record.first("UT"),
            pmid=record.first("PM"),
            keywords=_list(record, "DE"),
            keywords_plus=_list(record, "ID"),
            n_references=parse_count(record.first("NR")),
            pages="-".join(record.values("BP")[:1] + record.values("EP")[:1]) or record.first("PS"),
            volume=record.first("VL"),
            number=record.first("IS"),
            publisher=record.first("PU"),
            issn=record.first("SN", "EI"),
        ),
        notices=tuple(record.notices),
    )
    return with_byline(made, _authors(record))


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the file; no setting has a bearing on them."""
    del settings
    return Reading(source="wos", kind=KIND, items=tagged_items(source, GRAMMAR, _record))
