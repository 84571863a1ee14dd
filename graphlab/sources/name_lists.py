"""Authors in one cell of a table -> places of a byline: how each export separates names, and family from given."""

import re

from graphlab.names import is_east_asian
from graphlab.sources.bylines import parse_byline, without_cut_mark
from graphlab.sources.cells import unlisted
from graphlab.sources.columns import Places
from graphlab.sources.records import PrintedAuthor

# Search pages and exports of OpenAlex and Scopus stop after so many authors.
CAPPED_AT = 100
_CUT_NAME = re.compile(r"(?:et\.?\s?al\.?|and others|others|\.\.\.|…)", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
DOUBLED = "the author list is printed twice in a row; taken once"
Author = str | PrintedAuthor


def undoubled(authors: tuple[Author, ...]) -> tuple[tuple[Author, ...], bool]:
    """Authors without the repetition of the whole list that some exports make, and whether there was one.

    Examples
    --------
    >>> undoubled(("Ada Nwosu", "Bo Li", "Ada Nwosu", "Bo Li"))
    (('Ada Nwosu', 'Bo Li'), True)
    """
    half = len(authors) // 2
    if len(authors) > 1 and len(authors) % 2 == 0 and authors[:half] == authors[half:]:
        return authors[:half], True
    return authors, False


def places_of(authors: tuple[Author, ...], *, is_cut: bool = False, more: int | None = None, cap: int = 0) -> Places:
    """Places of a byline from its authors.

    Parameters
    ----------
    authors
        Authors in order.
    is_cut
        The list says that it is cut.
    more
        Number of authors it says are missing.
    cap
        Number of authors at which the source cuts every list; 0 for a source that does not.
    """
    taken, was_doubled = undoubled(authors)
    return Places(
        taken,
        is_complete=not is_cut and not (cap and len(taken) == cap),
        n_stated=None if more is None else len(taken) + more,
        noticed=(("N205", DOUBLED),) if was_doubled else (),
    )


def pieces_of(text: str, separator: str = ";") -> tuple[list[str], bool, int | None]:
    """Names of a list, whether it says that it is cut, and how many more authors it states."""
    kept, is_cut, more = without_cut_mark(text)
    pieces = [" ".join(piece.split()) for piece in kept.split(separator)]
    names = [piece for piece in pieces if piece and not _CUT_NAME.fullmatch(piece)]
    return names, is_cut or any(_CUT_NAME.fullmatch(piece) for piece in pieces), more


def natural_name(family: str, given: str, suffix: str = "") -> str:
    """A name in the order in which it is said.

    Examples
    --------
    >>> natural_name("de la Cruz", "M."), natural_name("李", "明"), natural_name("King", "Martin", "Jr.")
    ('M. de la Cruz', '李明', 'Martin King, Jr.')
    """
    if given and is_east_asian(family):
        return family + given
    name = f"{given} {family}".strip()
    return f"{name}, {suffix}" if suffix else name


def family_first(text: str, **more: str) -> PrintedAuthor:
    """Author of a name written ``Family, Given`` or ``Family, Given, Suffix``; without a comma, of one part.

    Examples
    --------
    >>> family_first("van der Berg, Anna").given, family_first("CERN Collaboration").family
    ('Anna', 'CERN Collaboration')
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return PrintedAuthor(name=text.strip(), family=text.strip(), **more)
    family, given, suffix = parts[0], parts[1], " ".join(parts[2:])
    if re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV|[2-5](?:nd|rd|th)", given) and suffix:
        given, suffix = suffix, given
    return PrintedAuthor(natural_name(family, given, suffix), family, given, suffix, **more)


def plain_names(text: str, *, separator: str = ";", cap: int = 0) -> Places:
    """Names as printed, separated by a sign that stands in no name.

    Examples
    --------
    >>> plain_names("P. Kogge; J. Shalf; et al.")
    Places(authors=('P. Kogge', 'J. Shalf'), is_complete=False, n_stated=None, noticed=())
    """
    names, is_cut, more = pieces_of(text, separator)
    return places_of(tuple(names), is_cut=is_cut, more=more, cap=cap)


_INITIALS_LAST = re.compile(
    r"(?P<family>.+?) (?P<given>(?:[^\W\d_]{1,2}\.-?)+)(?: (?P<suffix>(?:Jr|Sr)\.?|I{2,3}|IV))?"
)
_SUFFIX_BEFORE = re.compile(r"(?P<family>.+?) (?P<suffix>(?:Jr|Sr)\.?|I{2,3}|IV)")
_BARE_INITIALS = re.compile(r"(?P<family>.+?) (?P<given>[A-ZÀ-Þ]{1,4})(?: (?P<suffix>Jr|Sr|2nd|3rd|I{2,3}|IV))?")


def initials_last(text: str, *, has_stops: bool = True, **more: str) -> PrintedAuthor:
    """Author of a name written ``Family I.J.`` (Scopus) or ``Family IJ`` (PubMed).

    Examples
    --------
    >>> initials_last("van der Berg A.-B.").family, initials_last("Liu F.", has_stops=True).name
    ('van der Berg', 'F. Liu')
    >>> initials_last("King ML Jr", has_stops=False)[:4]
    ('ML King, Jr', 'King', 'ML', 'Jr')
    """
    found = (_INITIALS_LAST if has_stops else _BARE_INITIALS).fullmatch(text.replace(",", ""))
    if found is None:
        return family_first(text, **more)
    family, given, suffix = found["family"], found["given"], found["suffix"] or ""
    before = _SUFFIX_BEFORE.fullmatch(family)  # Scopus: Okafor Jr. C.
    if before and not suffix:
        family, suffix = before["family"], before["suffix"]
    return PrintedAuthor(natural_name(family, given, suffix), family, given, suffix, **more)


def orcid_in(text: str) -> str:
    """ORCID in a text; empty where there is none.

    Examples
    --------
    >>> orcid_in("https://orcid.org/0000-0002-8517-9411")
    '0000-0002-8517-9411'
    """
    found = _ORCID.search(text)
    return found[0].upper() if found else ""


_FAMILY_INITIALS = re.compile(r"\S.*? (?:[^\W\d_]{1,2}\.[ -]?)+(?:[JS]r\.?|I{2,3})?")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?)+")
_FAMILY_BARE = re.compile(r"[^\W\d_]['’\w -]*[a-zà-ÿ] [A-ZÀ-Þ]{1,3}")


def _initials_last_names(names: tuple[str, ...]) -> tuple[Author, ...]:
    """Names of a list that puts all initials last (``Liu F.``, ``Liu F``), family apart; others as they are."""
    families, initials = names[::2], names[1::2]
    if len(families) == len(initials) and all(map(_INITIALS.fullmatch, initials)):  # Liu, F., Adler, D.G.
        return tuple(family_first(f"{name}, {given}") for name, given in zip(families, initials, strict=True))
    if len(names) and all(_FAMILY_INITIALS.fullmatch(name) for name in names):
        return tuple(initials_last(name) for name in names)
    if len(names) > 1 and all(_FAMILY_BARE.fullmatch(name) for name in names):
        return tuple(initials_last(name, has_stops=False) for name in names)
    return names


def any_names(text: str) -> Places:
    """Names of a list that separates them in whatever way: semicolons, bars, lines, "and" or commas.

    Examples
    --------
    >>> [author.name for author in any_names("Nwosu, Ada; Li, Bo").authors]
    ['Ada Nwosu', 'Bo Li']
    >>> any_names("Ada Nwosu, Bo Li and Mausam").authors, any_names("Nwosu, Ada").authors[0].family
    (('Ada Nwosu', 'Bo Li', 'Mausam'), 'Nwosu')
    >>> [author.name for author in any_names("['Nwosu, Ada', 'Li, Bo']").authors]
    ['Ada Nwosu', 'Bo Li']
    >>> [author.family for author in any_names("Nwosu A., de Vries B.J.").authors]
    ['Nwosu', 'de Vries']
    """
    text = unlisted(text)
    separator = next((sign for sign in (";", "|", "\n") if sign in text), None)
    by_and = [text]
    if separator is None:
        by_and = re.split(r"\s+(?:and|und|et|&)\s+(?!others|al\b)", text)
        if len(by_and) > 1 and all(piece.count(",") == 1 for piece in by_and):
            text, separator = ";".join(by_and), ";"
        elif re.fullmatch(r"[^\W\d_'’ -]+(?:[-'’][^\W\d_]+)*, ?(?:[^\W\d_]\.? ?)+|[\w'’-]+, [\w'’-]+", text.strip()):
            separator = ";"
    if separator is None:
        byline = parse_byline(", ".join(by_and))
        taken = places_of(_initials_last_names(byline.names), is_cut=not byline.complete)
        return taken._replace(n_stated=byline.n_stated)
    names, is_cut, more = pieces_of(text, separator)
    has_comma = sum("," in name for name in names) * 2 > len(names)
    authors = tuple(map(family_first, names)) if has_comma else _initials_last_names(tuple(names))
    return places_of(authors, is_cut=is_cut, more=more)
