"""CSV exports of SpringerLink, in which authors are written one after another without a separator."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import places_of
from graphlab.sources.records import Reading

KIND = "Springer CSV"
_TITLES = re.compile(r"^(?:(?:Prof|Dr|Assoc|Asst|Univ|Ing|PD|Priv|Doz|Dipl|habil|Hon|Sir|Mr|Mrs|Ms)\.?[ -]+)+(?=\w)")
# Between a small letter, a bracket or capitals of two or more letters and the capital of a new word.
_BOUNDARY = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[^\W\d_])|(?<=[)\]])(?=\w)|(?<=\b[JS]r\.)(?=\w)|(?<=[^\W\d_][^\W\d_])(?=[^\W\d_][^\W\d_])"
)
_NEVER_AFTER = re.compile(r"(?:^|[ \-'’])(?:Mc|Mac|Fitz|O|D)$")
_SELDOM_AFTER = re.compile(r"(?:^|[ \-'’])(?:De|Del|Della|Di|Da|Dal|Du|La|Le|Lo|Van|Von|Vander|El|Al|Ben|Ter|Ten|St)$")


def _boundaries(text: str) -> list[int]:
    found: list[int] = []
    for match in _BOUNDARY.finditer(text):
        at = match.start()
        before, here, after = text[at - 1], text[at], text[at + 1 : at + 2]
        from_small = here.isupper() and not before.isupper()
        from_capitals = before.isupper() and text[at - 2].isupper() and here.isupper() and after.islower()
        if (from_small or from_capitals) and not _NEVER_AFTER.search(text[:at]):
            found.append(at)
    return found


def split_names(text: str) -> tuple[list[str], bool]:
    """Names written without a separator, and whether every place where one ends is clear.

    Examples
    --------
    >>> split_names("Araz R. AlievNigar T. McArthurProf. Phong LeBo Li")
    (['Araz R. Aliev', 'Nigar T. McArthur', 'Phong Le', 'Bo Li'], False)
    >>> split_names("ChunTao HongMaria DeLuca")
    (['ChunTao Hong', 'Maria DeLuca'], False)
    """
    names: list[str] = []
    start = 0
    is_certain = True
    places = [*_boundaries(text), len(text)]
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        left, right = _bare(text[start:place]), _bare(text[place:following])
        if place < len(text):
            alone = " " not in left or " " not in right
            is_odd = bool(_SELDOM_AFTER.search(left))
            is_certain = is_certain and not alone and not is_odd
            if " " not in left or (is_odd and " " not in right):
                continue
        names.append(left)
        start = place
    return [name for name in names if name], is_certain


def _bare(name: str) -> str:
    """Name without the academic titles that books print in front of it."""
    return _TITLES.sub("", " ".join(name.split()))


def byline(fields: Cells) -> Places:
    """Authors, split where a small letter meets a capital; said where that was a guess."""
    text = fields.get("authors", "")
    names, is_certain = split_names(text)
    if not is_certain:
        message = f"authors are written without a separator and split by guess: {'; '.join(names)[:200]}"
        places = places_of(tuple(names))
        return places._replace(noticed=(*places.noticed, ("W109", message)))
    return places_of(tuple(names))


LAYOUT = Layout(
    source="springer",
    kind=KIND,
    columns={
        "title": ("item title",),
        "authors": ("authors",),
        "year": ("publication year",),
        "venue": ("publication title", "book series title"),
        "doi": ("item doi",),
        "url": ("url",),
    },
    byline=byline,
    signature=(
        frozenset({"item title", "item doi"}),
        frozenset({"item title", "content type"}),
        frozenset({"item doi", "authors"}),
    ),
    extra={"type": ("content type",), "volume": ("journal volume",), "issue": ("journal issue",)},
    how_to_export="on SpringerLink choose Download search results (CSV); it has no abstracts",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
