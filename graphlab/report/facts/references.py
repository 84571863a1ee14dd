"""Sources of the methods: one BibTeX file, cited in the paragraphs on methods and copied into the folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graphlab import __version__
from graphlab.sources.bibtex_entries import Entry, parse_entries
from graphlab.sources.bibtex_names import bibtex_authors
from graphlab.sources.latex import latex_text

_OWN = f"""@software{{graphlab,
  author = {{{{the graphlab developers}}}},
  title = {{graphlab}},
  version = {{{__version__}}}
}}
"""
_MOST_NAMED = 2


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One source.

    Attributes
    ----------
    key
        Its BibTeX key.
    short
        How it is cited in a sentence; no two sources share it.
    text
        The whole reference.
    link
        Address of its DOI, or of the text itself; empty where it has neither.
    bibtex
        Its entry as it stands in the file.
    """

    key: str
    short: str
    text: str
    link: str
    bibtex: str


@cache
def references() -> dict[str, Reference]:
    """Every source that graphlab can cite, graphlab first, by key.

    Examples
    --------
    >>> references()["traag2019"].text
    'Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected \
communities. Scientific Reports 9, 5233.'
    >>> references()["traag2019"].link
    'https://doi.org/10.1038/s41598-019-41695-z'
    """
    text = files("graphlab.report").joinpath("references.bib").read_text(encoding="utf-8")
    written = [_OWN, *(f"@{piece.rstrip()}\n" for piece in text.split("\n@")[1:])]
    entries = [next(parse_entries(piece)) for piece in written]
    return {entry.key: _reference(entry, piece) for entry, piece in zip(entries, written, strict=True)}


def cite(*keys: str, note: str = "") -> str:
    """Sources in brackets, for the middle of a sentence.

    Parameters
    ----------
    *keys
        Keys of `references`.
    note
        What stands behind them in the brackets, such as a parameter.

    Raises
    ------
    KeyError
        If there is no such source.

    Examples
    --------
    >>> cite("traag2019"), cite("freeman1977", "brandes2001")
    ('(Traag et al. 2019)', '(Freeman 1977; Brandes 2001)')
    """
    return f"({'; '.join(references()[key].short for key in keys)}{': ' * bool(note)}{note})"


def cited(paragraphs: Iterable[str]) -> list[Reference]:
    """Sources that paragraphs cite, by name; graphlab itself, whose version the first paragraph names, first.

    Parameters
    ----------
    paragraphs
        Texts with what `cite` returns in them.

    Examples
    --------
    >>> [source.key for source in cited(["Found by Leiden (Traag et al. 2019)."])]
    ['graphlab', 'traag2019']
    """
    text = "\n".join(paragraphs)
    own, *others = references().values()
    return [own, *sorted((one for one in others if one.short in text), key=lambda one: (one.text.casefold(), one.key))]


def bibliography(keys: Iterable[str]) -> str:
    """BibTeX of sources, as text of a file.

    Parameters
    ----------
    keys
        Keys of `references`.

    Examples
    --------
    >>> print(bibliography(["burt1992"]), end="")
    @book{burt1992,
      author = {Burt, Ronald S.},
      title = {Structural holes: the social structure of competition},
      publisher = {Harvard University Press}, year = {1992}
    }
    """
    return "\n".join(references()[key].bibtex for key in keys)


def _reference(entry: Entry, written: str) -> Reference:
    field = {name: " ".join(latex_text(value).split()) for name, value in entry.fields.items()}
    people = [(one.family, one.given) for one in bibtex_authors(entry.fields["author"]) if not isinstance(one, str)]
    year = field.get("year", "")
    if "version" in field:
        return Reference(
            key=entry.key,
            short=f"{field['title']} {field['version']}",
            text=f"{field['title']}, version {field['version']}, by {people[0][0]}.",
            link="",
            bibtex=written,
        )
    doi = field.get("doi", "")
    return Reference(
        key=entry.key,
        short=f"{_short_names([family for family, _ in people])} {year}",
        text=f"{_names(people)} ({year}). {field['title']}. {_where(field)}.",
        link=f"https://doi.org/{doi}" if doi else field.get("url", ""),
        bibtex=written,
    )


def _short_names(families: list[str]) -> str:
    return f"{families[0]} et al." if len(families) > _MOST_NAMED else " and ".join(families)


def _names(people: list[tuple[str, str]]) -> str:
    *most, last = [f"{family}, {_initials(given)}" for family, given in people]
    return f"{', '.join(most)} and {last}" if most else last


def _initials(given: str) -> str:
    """First letters of given names.

    Examples
    --------
    >>> _initials("Luís A. Nunes"), _initials("Jean-Pierre")
    ('L. A. N.', 'J.-P.')
    """
    return " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given.split())


def _where(field: dict[str, str]) -> str:
    journal = field.get("journal", "")
    if journal:
        number = f"({field['number']})" if "number" in field else ""
        return f"{journal} {field['volume']}{number}, {field['pages']}"
    inside = f"In {field['booktitle']}, {field['pages']}" if "booktitle" in field else ""
    return ". ".join(part for part in (inside, field.get("publisher", ""), field.get("howpublished", "")) if part)
