"""Web of Science, tab-delimited (savedrecs): the same two-letter tags as column names."""

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_list
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import pieces_of, places_of
from graphlab.sources.records import PrintedAuthor, Reading
from graphlab.sources.wos import wos_authors

KIND = "Web of Science, tab-delimited"


def byline(fields: Cells) -> Places:
    """Authors of AF or AU, then the groups of CA; of a book without any, those of BF or BA."""
    full, is_cut, more = pieces_of(fields.get("authors", "") or fields.get("authors_book", ""))
    short = pieces_of(fields.get("authors_short", "") or fields.get("authors_book_short", ""))[0]
    authors = wos_authors(full, short, addresses=fields.get("addresses", ""), orcids=fields.get("orcids", ""))
    groups = (PrintedAuthor(group, family=group) for group in parse_list(fields.get("groups", "")))
    return places_of((*authors, *groups), is_cut=is_cut, more=more)


LAYOUT = Layout(
    source="wos",
    kind=KIND,
    columns={
        "title": ("ti",),
        "authors": ("af",),
        "authors_short": ("au",),
        "authors_book": ("bf",),
        "authors_book_short": ("ba",),
        "groups": ("ca",),
        "addresses": ("c1",),
        "orcids": ("oi",),
        "abstract": ("ab",),
        "year": ("py", "ey"),
        "date": ("ea",),
        "month": ("pd",),
        "venue": ("so", "ct"),
        "doi": ("di",),
        "citations": ("tc", "z9"),
        "language": ("la",),
        "categories": ("wc", "sc", "de"),
    },
    byline=byline,
    signature=(frozenset({"pt", "au", "ti", "so"}),),
    extra={
        "entry_type": ("dt",),
        "wos": ("ut",),
        "pmid": ("pm",),
        "keywords": ("de",),
        "keywords_plus": ("id",),
        "n_references": ("nr",),
        "volume": ("vl",),
        "number": ("is",),
        "publisher": ("pu",),
        "issn": ("sn",),
    },
    how_to_export='in Web of Science choose Export > Tab delimited file > Record content "Full Record"',
)


def matches(head: str) -> bool:
    r"""Whether the text begins with a header of this export.

    Examples
    --------
    >>> matches("PT\tAU\tAF\tTI\tSO\tPY\nJ\tLi, B\tLi, Bo\tOn Trees\tX\t2020\n"), matches("PT J\nAU Li, B\n")
    (True, False)
    """
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
