"""The fixed words of the report and the signs of its numbers, in the language the reader chose."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from graphlab.errors import SettingsError
from graphlab.settings import LanguageCode

LANGUAGES: tuple[str, ...] = get_args(LanguageCode)


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language of the report: its words, and how it writes numbers.

    Attributes
    ----------
    code
        ISO 639-1 code, as HTML and PDF name it.
    words
        Headings, columns and labels by key; the templates read them as ``d.words.<key>``.
    labels, counts
        Pairs for one and for several: a label that stands under a number, or a number with what it counts.
    explorer
        Words of the explorer's script; pairs are for one and for several.
    number
        Signs: ``decimal``, ``group``, ``grouped_from``, ``percent``, ``date``, and ``singular``: the numbers that take
        the first of a pair.
    """

    code: str
    words: Mapping[str, str]
    labels: Mapping[str, tuple[str, str]]
    counts: Mapping[str, tuple[str, str]]
    explorer: Mapping[str, Any]
    number: Mapping[str, Any]

    def said(self, key: str, **values: object) -> str:
        """Words with values put in; whole numbers are written as the language writes them.

        Examples
        --------
        >>> report_language("de").said("states", n=5694)
        'Profil nennt 5.694'
        """
        return self.words[key].format(**{name: self._shown(value) for name, value in values.items()})

    def label(self, key: str, n: int) -> str:
        """Label for a number that stands above it.

        Examples
        --------
        >>> report_language("fr").label("themes", 0), report_language("en").label("themes", 0)
        ('thème', 'themes')
        """
        return self._one_or_several(self.labels[key], n)

    def count(self, key: str, n: int) -> str:
        """Number with what it counts.

        Examples
        --------
        >>> report_language("es").count("papers", 12345)
        '12.345 artículos'
        """
        return self._one_or_several(self.counts[key], n).format(n=self.whole(n))

    def whole(self, n: int) -> str:
        """Whole number in groups of three digits.

        Examples
        --------
        >>> [report_language(code).whole(1234) for code in ("en", "de", "es", "zh")]
        ['1,234', '1.234', '1234', '1,234']
        """
        return self.decimals(n, 0)

    def decimals(self, value: float, digits: int) -> str:
        """Number with a fixed number of decimals.

        Examples
        --------
        >>> report_language("de").decimals(1234.5, 2), report_language("zh").decimals(0.5, 2)
        ('1.234,50', '0.50')
        """
        grouped = "," if abs(value) >= self.number["grouped_from"] else ""
        return f"{value:{grouped}.{digits}f}".translate({44: self.number["group"], 46: self.number["decimal"]})

    def percent(self, text: str) -> str:
        r"""Percent sign after a number.

        Examples
        --------
        >>> report_language("en").percent("<1"), report_language("de").percent("23")
        ('<1%', '23\xa0%')
        """
        return str(self.number["percent"]).format(n=text)

    def day(self, when: date) -> str:
        """Date in figures.

        Examples
        --------
        >>> report_language("de").day(date(2026, 3, 9))
        '09.03.2026'
        """
        return str(self.number["date"]).format(year=when.year, month=when.month, day=when.day)

    def listing(self, items: Iterable[str]) -> str:
        """Items with the comma of the language between them."""
        return self.words["list_comma"].join(items)

    def _one_or_several(self, pair: tuple[str, str], n: int) -> str:
        return pair[0] if n in self.number["singular"] else pair[1]

    def _shown(self, value: object) -> object:
        return self.whole(value) if isinstance(value, int) else value


@cache
def report_language(code: str) -> Language:
    """Language by its code.

    Parameters
    ----------
    code
        One of `LANGUAGES`.

    Raises
    ------
    SettingsError
        If there are no words in it.

    Examples
    --------
    >>> report_language("en").words["at_a_glance"]
    'At a glance'
    """
    if code not in LANGUAGES:
        msg = f"the report has no language {code!r}"
        raise SettingsError(msg, hint=f"choose one of {', '.join(LANGUAGES)}")
    file = files("graphlab.report").joinpath("languages", f"{code}.toml")
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return Language(
        code=code,
        words=found["words"],
        labels={key: tuple(pair) for key, pair in found["labels"].items()},
        counts={key: tuple(pair) for key, pair in found["counts"].items()},
        explorer=found.get("explorer", {}),
        number=found["number"],
    )
