"""Records as BibTeX, RIS and CSL-JSON, for reference managers and typesetting."""

import json
import re
from collections.abc import Iterable, Iterator

from graphlab.names import parse_name
from graphlab.sources.records import PaperDate, PrintedAuthor, Record

# Characters that TeX reads as commands; in DOIs and addresses they stay as they are.
_TEX = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "%": "\\%",
    "&": "\\&",
    "#": "\\#",
    "_": "\\_",
    "$": "\\$",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
# Signs that TeX joins into another: -- is a dash, '' and `` are quotes.
_LIGATURE = re.compile(r"(-(?=-)|'(?=')|`(?=`)|[?!](?=`)|,(?=,)|<(?=<)|>(?=>))")
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")


def _parts(place: str | PrintedAuthor) -> tuple[str, str, str]:
    """Family name, given names and suffix of a place; a name that has no parts is a family name."""
    if isinstance(place, PrintedAuthor) and place.family:
        return place.family, place.given, place.suffix
    name = parse_name(place if isinstance(place, str) else place.name)
    return name.family, name.given, name.suffix


def _type(record: Record) -> str:
    return str(record.extra.get("type", "")).lower()


def _tex(text: str) -> str:
    text = _SPECIAL.sub(lambda match: _TEX[match[0]], " ".join(text.split()))
    return _LIGATURE.sub(r"\1{}", text)


def _keywords(words: tuple[str, ...]) -> str:
    """Keywords with semicolons between them; a single one with a comma ends in one, or it would be two."""
    return "; ".join(words) + (";" if len(words) == 1 and "," in words[0] else "")


def _tex_name(place: str | PrintedAuthor) -> str:
    family, given, suffix = (_tex(part) for part in _parts(place))
    if not given:
        return f"{{{family}}}"  # braces keep a collective name in one piece
    family = f"{{{family}}}" if re.search(r"\band\b|,", family) else family
    return ", ".join(filter(None, (family, suffix, given)))


def bibtex_pieces(records: Iterable[Record]) -> Iterator[str]:
    r"""Entries of a BibTeX file, one at a time.

    Examples
    --------
    >>> record = Record(line=1, title="50% of {Trees}", byline=("Ada Nwosu",), byline_complete=False)
    >>> print("".join(bibtex_pieces([record])), end="")
    @misc{nwosu1,
      title = {50\% of \{Trees\}},
      author = {Nwosu, Ada and others},
    }
    <BLANKLINE>
    """
    for number, record in enumerate(records, 1):
        names = [_tex_name(place) for place in record.byline] + ([] if record.byline_complete else ["others"])
        kind = "inproceedings" if "proceeding" in _type(record) or "conference" in _type(record) else "article"
        fields = {
            "title": _tex(record.title),
            "author": " and ".join(names),
            "booktitle" if kind == "inproceedings" else "journal": _tex(record.venue),
            "date": _iso(record.date),
            "year": str(record.date.year or ""),
            "doi": record.doi,
            "url": record.url,
            "language": record.language,
            "keywords": _tex(_keywords(record.categories)),
            "abstract": _tex(record.abstract),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        yield f"@{kind if record.venue else 'misc'}{{{_key(record, number)},\n{lines}}}\n\n"


def _key(record: Record, number: int) -> str:
    family = _parts(record.byline[0])[0] if record.byline else "paper"
    plain = re.sub(r"[^a-z]", "", family.lower())
    return f"{plain or 'paper'}{record.date.year or ''}{'-' if record.date.year else ''}{number}"


def _iso(date: PaperDate) -> str:
    widths = zip(date[:3], (4, 2, 2), strict=True)
    return "-".join(f"{part:0{width}d}" for part, width in widths if part is not None)


def ris_pieces(records: Iterable[Record]) -> Iterator[str]:
    """Records of a RIS file, one at a time.

    Examples
    --------
    >>> next(ris_pieces([Record(line=1, title="On Trees", byline=("Ada Nwosu",))])).splitlines()
    ['TY  - JOUR', 'TI  - On Trees', 'AU  - Nwosu, Ada', 'ER  - ', '']
    """
    for record in records:
        names = [", ".join(filter(None, _parts(place))) for place in record.byline]
        names = [f"{name}," if "," not in name else name for name in names]
        date = record.date
        fields = [
            ("TI", record.title),
            *(("AU", name) for name in names),
            *([] if record.byline_complete else [("AU", "et al.")]),
            ("T2", record.venue),
            ("PY", str(date.year or "")),
            ("DA", _iso(date).replace("-", "/")),
            ("DO", record.doi),
            ("UR", record.url),
            ("LA", record.language),
            *(("KW", word) for word in record.categories),
            ("AB", record.abstract),
        ]
        kind = "CONF" if "proceeding" in _type(record) or "conference" in _type(record) else "JOUR"
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
        yield "\n".join([f"TY  - {kind}", *lines, "ER  - ", "\n"])


def csl_pieces(records: Iterable[Record]) -> Iterator[str]:
    """A CSL-JSON file, one item at a time."""
    yield "["
    for number, record in enumerate(records, 1):
        yield ("" if number == 1 else ",") + "\n" + json.dumps(_csl(record, number), ensure_ascii=False)
    yield "\n]\n"


def _csl(record: Record, number: int) -> dict[str, object]:
    authors = [_csl_name(place) for place in record.byline]
    authors += [] if record.byline_complete else [{"literal": "et al."}]
    parts = [part for part in record.date[:3] if part is not None]
    item: dict[str, object] = {
        "id": _key(record, number),
        "type": "article-journal",
        "title": record.title,
        "author": authors,
        "container-title": record.venue,
        "issued": {"date-parts": [parts]} if parts else None,
        "DOI": record.doi,
        "URL": record.url,
        "language": record.language,
        "keyword": _keywords(record.categories),
        "abstract": record.abstract,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(place: str | PrintedAuthor) -> dict[str, str]:
    family, given, suffix = _parts(place)
    if not given:
        return {"literal": family}
    return {key: part for key, part in (("family", family), ("given", given), ("suffix", suffix)) if part}
