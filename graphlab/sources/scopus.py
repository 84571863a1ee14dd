"""CSV exports of Scopus, in the columns of today and those of earlier years."""

import re
from itertools import zip_longest

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import CAPPED_AT, family_first, initials_last, pieces_of, places_of
from graphlab.sources.records import PrintedAuthor, Reading

KIND = "Scopus CSV"
_WITH_ID = re.compile(r"(?P<name>.*?)\s*\((?P<id>\d{5,})\)")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?)+")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")


def _short_names(text: str) -> tuple[list[str], bool]:
    """Names such as ``Liu F.``, separated by semicolons or, in older exports, by commas."""
    if ";" in text:
        names, is_cut, _ = pieces_of(text)
        return names, is_cut
    pieces, is_cut, _ = pieces_of(text, ",")
    names: list[str] = []
    for piece in pieces:
        belongs = _SUFFIX.fullmatch(piece) or (_INITIALS.fullmatch(piece) and not _ends_in_initials(names))
        if names and belongs:
            names[-1] = f"{names[-1]} {piece}"
        else:
            names.append(piece)
    return names, is_cut


def _ends_in_initials(names: list[str]) -> bool:
    return bool(names) and bool(_INITIALS.search(names[-1])) and names[-1].endswith(".")


def _affiliations(text: str, short: list[str]) -> list[str]:
    """Affiliation of each author, where the column names the authors one by one in the same order."""
    pieces = [piece.strip() for piece in text.split(";")]
    found: list[str] = []
    for piece, name in zip_longest(pieces, short, fillvalue=""):
        start = re.match(r"[ ,]*".join(map(re.escape, name.split())) + r"[ ,]*", piece) if name else None
        if start is None:
            return []
        found.append(piece[start.end() :])
    return found


def byline(fields: Cells) -> Places:
    """Authors with their Scopus ids: from the full names where there are any, else from the short ones."""
    short, is_cut = _short_names(fields.get("authors", ""))
    full, full_is_cut, _ = pieces_of(fields.get("author_full_names", ""))
    ids = [part.strip() for part in re.split(r"[;,]", fields.get("author_ids", "")) if part.strip()]
    affiliations = _affiliations(fields.get("author_affiliations", ""), short)
    names = full or short
    authors: list[PrintedAuthor] = []
    for index, printed in enumerate(names):
        with_id = _WITH_ID.fullmatch(printed)
        name = with_id["name"] if with_id else printed
        number = with_id["id"] if with_id else ids[index] if len(ids) == len(names) else ""
        authors.append(
            (family_first if full else initials_last)(
                name,
                external_id=f"scopus:{number}" if number else "",
                affiliation=affiliations[index] if len(affiliations) == len(names) else "",
            )
        )
    return places_of(tuple(authors), is_cut=full_is_cut if full else is_cut, cap=CAPPED_AT)


LAYOUT = Layout(
    source="scopus",
    kind=KIND,
    columns={
        "title": ("title", "document title"),
        "abstract": ("abstract",),
        "authors": ("authors",),
        "author_full_names": ("author full names",),
        "author_ids": ("authors id", "author ids"),
        "author_affiliations": ("authors with affiliations",),
        "year": ("year",),
        "venue": ("source title", "abbreviated source title", "conference name"),
        "doi": ("doi",),
        "url": ("link",),
        "citations": ("cited by",),
        "language": ("language of original document",),
        "categories": ("author keywords", "index keywords"),
    },
    byline=byline,
    signature=(
        frozenset({"eid", "source title"}),
        frozenset({"eid", "title", "year"}),
        frozenset({"source title", "cited by", "authors"}),
        frozenset({"source title", "title", "authors", "link"}),
        frozenset({"authors", "authors id", "title"}),
        frozenset({"author full names", "title"}),
    ),
    extra={
        "scopus": ("eid",),
        "pmid": ("pubmed id",),
        "type": ("document type",),
        "volume": ("volume",),
        "issue": ("issue",),
        "first_page": ("page start",),
        "last_page": ("page end",),
        "publisher": ("publisher",),
        "issn": ("issn",),
    },
    how_to_export="in Scopus choose Export > CSV and tick Citation information, Abstract & keywords and Affiliations",
    # Scopus writes "Funding Text 2" and on without naming them.
    repeats="funding text 1",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
