"""What is written in one cell of a table -> a value: dates, counts, DOIs, lists."""

import re
from collections.abc import Iterable

from graphlab.sources.records import PaperDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio",
            "feb february februar février febrero febbraio",
            "mar march märz mars marzo",
            "apr april avril abril aprile",
            "may mai mayo maggio",
            "jun june juni juin junio giugno",
            "jul july juli juillet julio luglio",
            "aug august août agosto",
            "sep sept september septembre septiembre settembre",
            "oct october oktober okt octobre octubre ottobre",
            "nov november novembre noviembre",
            "dec december dezember dez décembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d.*)?")
_COMPACT = re.compile(r"((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_QUOTED = r"'[^']*'|\"[^\"]*\""
# A list as Python and JSON write it: ["Nwosu, Ada", "Li, Bo"].
_WRITTEN_LIST = re.compile(rf"\[\s*(?P<items>(?:{_QUOTED})(?:\s*,\s*(?:{_QUOTED}))*)\s*,?\s*\]")
LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "russian": "ru",
    "polish": "pl",
    "turkish": "tr",
    "dutch": "nl",
    "czech": "cs",
    "ukrainian": "uk",
    "persian": "fa",
    "arabic": "ar",
    "hungarian": "hu",
    "croatian": "hr",
    "swedish": "sv",
}

# ISO 639-2, as libraries (PubMed's too) and as speakers write it.
_THREE = {
    "en": "eng", "de": "ger deu", "fr": "fre fra", "es": "spa", "it": "ita", "pt": "por", "zh": "chi zho",
    "ja": "jpn", "ko": "kor", "ru": "rus", "pl": "pol", "tr": "tur", "nl": "dut nld", "cs": "cze ces", "uk": "ukr",
    "fa": "per fas", "ar": "ara", "hu": "hun", "hr": "hrv", "sv": "swe", "da": "dan", "no": "nor", "nb": "nob",
    "fi": "fin", "el": "gre ell", "he": "heb", "ro": "rum ron", "bg": "bul", "sk": "slo slk", "sl": "slv",
    "sr": "srp", "lt": "lit", "lv": "lav", "et": "est", "ca": "cat", "gl": "glg", "eu": "baq eus", "hi": "hin",
    "th": "tha", "vi": "vie", "id": "ind", "ms": "may msa", "is": "ice isl", "ka": "geo kat", "hy": "arm hye",
    "sq": "alb sqi", "mk": "mac mkd", "af": "afr",
}  # fmt: skip
_THREE_LETTERS = {letters: code for code, both in _THREE.items() for letters in both.split()}


def parse_date(text: str) -> PaperDate:
    """Date in any of the forms of exports; parts that are not understood are left out, text without a year is kept.

    Examples
    --------
    >>> parse_date("2020-11-22")[:3], parse_date("20201122")[:3], parse_date("4 Feb 2014").month
    ((2020, 11, 22), (2020, 11, 22), 2)
    >>> parse_date("Mar 2019").precision, parse_date("in press").unread
    ('month', 'in press')
    """
    stripped = text.strip()
    found = _read(stripped)
    return found if found.year is not None else PaperDate(unread=stripped)


def _read(stripped: str) -> PaperDate:
    iso = _ISO.fullmatch(stripped) or _COMPACT.fullmatch(stripped)
    german = _DAY_FIRST.fullmatch(stripped)
    if iso:
        return _date(int(iso[1]), int(iso[2] or 0), int(iso[3] or 0))
    if german:
        return _date(int(german[3]), int(german[2]), int(german[1]))
    year = _YEAR.search(stripped)
    if year is None:
        return PaperDate()
    words = re.findall(r"[^\W\d_]+", stripped.lower())
    month = next((_MONTHS[word] for word in words if word in _MONTHS), 0)
    rest = re.findall(r"(?<!\d)\d{1,2}(?!\d)", stripped)
    return _date(int(year[1]), month, int(rest[0]) if month and len(rest) == 1 else 0)


def _date(year: int, month: int, day: int) -> PaperDate:
    if not 1000 <= year <= 9999:
        return PaperDate()
    if not 1 <= month <= 12:
        return PaperDate(year)
    return PaperDate(year, month, day if 1 <= day <= 31 else None)


def first_dated(dates: Iterable[PaperDate]) -> PaperDate:
    """The first date with a year; else the first that says something.

    Examples
    --------
    >>> first_dated([PaperDate(unread="in press"), PaperDate(2020), PaperDate(2021)]).year
    2020
    """
    unread = PaperDate()
    for date in dates:
        if date.year is not None:
            return date
        unread = unread if unread.unread else date
    return unread


def parse_doi(text: str) -> str:
    """DOI in lower case without its resolver; empty where there is none.

    Examples
    --------
    >>> parse_doi("https://doi.org/10.1016/J.JOI.2017.08.007")
    '10.1016/j.joi.2017.08.007'
    """
    found = _DOI.search(text)
    return found[0].rstrip(".,;").lower() if found else ""


def parse_count(text: str) -> int | None:
    """Whole number of a cell, spreadsheets' ``12.0`` and ``1,234`` included.

    Examples
    --------
    >>> parse_count("1,234"), parse_count("12.0"), parse_count("n/a")
    (1234, 12, None)
    """
    plain = re.sub(r"\.0+$", "", text.strip()).replace(",", "").replace(" ", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 12 else None


def unlisted(text: str, separator: str = ";") -> str:
    """A list as a program printed it (``['Nwosu, Ada', 'Li, Bo']``) as a list with separators; other text as it is.

    Examples
    --------
    >>> unlisted("['Nwosu, Ada', 'Li, Bo']"), unlisted("[in Italian]")
    ('Nwosu, Ada;Li, Bo', '[in Italian]')
    """
    found = _WRITTEN_LIST.fullmatch(text.strip())
    if found is None:
        return text
    items = [item[1:-1] for item in re.findall(_QUOTED, found["items"])]
    return separator.join(item.replace(separator, " ") for item in items)


def parse_list(text: str, separator: str = ";") -> tuple[str, ...]:
    """Parts of a list, each once.

    Examples
    --------
    >>> parse_list("graphs; trees ;; graphs")
    ('graphs', 'trees')
    """
    text = unlisted(text, separator)
    return tuple(dict.fromkeys(part for piece in text.split(separator) if (part := " ".join(piece.split()))))


def parse_language(text: str) -> str:
    """ISO 639-1 code of a language named or coded, with two letters or three; of several, the first.

    Examples
    --------
    >>> parse_language("English; German"), parse_language("pt-BR"), parse_language("fra"), parse_language("Klingon")
    ('en', 'pt', 'fr', '')
    """
    first = re.split(r"[;,|]", text.strip().lower())[0].strip()
    if re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2})?", first):
        return first[:2]
    return LANGUAGES.get(first) or _THREE_LETTERS.get(first, "")
