"""EndNote's tagged format (.enw, "refer"), which Google Scholar and library catalogues export, too."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_doi, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.markup import readable
from graphlab.sources.records import Reading, Record
from graphlab.sources.ris import date_in, split_authors
from graphlab.sources.tagged import Grammar, TaggedRecord, tagged_items

KIND = "EndNote tagged"
GRAMMAR = Grammar(
    tagged=re.compile(r"%([0-9A-Z@!#$&()*+<>=?\[\]^~])(?: (.*)|\s*$)"),
    continued=re.compile(r""),
    opening=frozenset({"0"}),
)
# Library systems write %T before %0; "refer" files have no %0 and an empty line between records.
_TITLE_FIRST = GRAMMAR._replace(opening=frozenset({"T"}))
_REFER = GRAMMAR._replace(opening=frozenset(), blank_ends=True)
_TAG = r"%[0-9A-Z@!#$&()*+<>=?\[\]^~](?: [^\n]*|\s*?)(?:\n|$)"
_BEGINS = re.compile(rf"\s*(?:%[0ATE](?: [^\n]*|[ \t]*)(?:\n\s*{_TAG}|\s*$))")


def matches(head: str) -> bool:
    r"""Whether the text begins with tags of this format, not with a comment of BibTeX.

    Examples
    --------
    >>> matches("%0 Journal Article\n%A Nwosu, Ada\n"), matches("% Encoding: UTF-8\n@article{"), matches("%A B")
    (True, False, True)
    """
    return _BEGINS.match(head) is not None


def _record(record: TaggedRecord) -> Record:
    keywords = (piece.strip(" ,") for line in record.lines("K") for piece in re.split(r"[;\r\n]", line))
    made = Record(
        line=record.line,
        title=record.text("T"),
        abstract=record.text("X"),
        date=date_in(*record.values("D", "8")),
        categories=tuple(dict.fromkeys(text for keyword in keywords if (text := readable(keyword)))),
        venue=record.text("J", "B"),
        doi=next((doi for text in record.values("R", "U", "O") if (doi := parse_doi(text))), ""),
        url=record.first("U"),
        language=parse_language(record.first("G")),
        extra=extra_of(
            entry_type=record.first("0"),
            key=record.first("F"),
            pages=record.first("P"),
            volume=record.first("V"),
            number=record.first("N"),
            publisher=record.first("I"),
            issn=record.first("@"),
            accession=record.first("M"),
        ),
        notices=tuple(record.notices),
    )
    return with_byline(made, split_authors(record.values("A")))


def _grammar(head: str) -> Grammar:
    """How records are told apart in this file: by the tag that it begins with, or by empty lines."""
    if head.lstrip().startswith("%T "):
        return _TITLE_FIRST
    return GRAMMAR if re.search(r"^%0 ", head, re.MULTILINE) else _REFER


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the file; no setting has a bearing on them."""
    del settings
    return Reading(source="endnote", kind=KIND, items=tagged_items(source, _grammar(source.head), _record))
