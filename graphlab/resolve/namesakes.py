"""How many namesakes a name is to be taken for: from how often its family and given name are borne.

>>> from graphlab.resolve.name_forms import name_form
>>> common, rare = namesakes([name_form("Wei Zhang"), name_form("Ada Nwosu")])
>>> bool(common > 5), bool(rare < 0.01)
(True, True)
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import prod
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graphlab.names import is_east_asian
from graphlab.resolve.name_forms import NameForm

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# People among whom namesakes are counted: about as many as a bibliography of one large science names.
_PEOPLE = 2e6
# A few of the namesakes write most of the papers (Lotka), so that the odds that two papers are two people's grow slower
# than the number of namesakes: about as its square root.
_CONCENTRATION = 0.5
# The same for a letter: whoever searches by it, or reads a journal, has far fewer people before them. Twice as many as
# the corpus has names, at least a town of scholars; of a name printed often, one for every three mentions over ten.
_PER_NAME, _LEAST_PEOPLE, _PER_MENTION, _ONE_PERSONS = 2.0, 6e4, 0.3, 10
# Share of a name that the table does not list: it lists what occurs ten (family) or fifteen times (given) in 229,217.
_UNLISTED = 8e-6
# Share of people with one given middle initial, of a whole middle name, and of people with one name.
_MIDDLE_INITIAL, _MIDDLE_NAME, _ONE_NAME = 0.08, 0.02, 0.01


class _Rates(NamedTuple):
    size: Floats
    family: dict[str, Floats]
    given: dict[str, Floats]
    letter: dict[str, Floats]


@cache
def _rates() -> _Rates:
    """The shipped table: shares in each of the groups of names that family and given names form together."""
    found: dict[str, dict[str, Floats]] = {"size": {}, "family": {}, "given": {}, "letter": {}}
    text = (files("graphlab.resolve") / "name_rates.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, name, *numbers = line.split("\t")
            found[kind][name] = np.array(numbers, dtype=np.float64) / 1e6
    return _Rates(found["size"]["*"], found["family"], found["given"], found["letter"])


def namesakes(forms: Sequence[NameForm]) -> Floats:
    """Odds that two papers printed with a name are two people's, before anything is known of the papers.

    Parameters
    ----------
    forms
        Names; one with an initial stands for all given names of that letter.

    Notes
    -----
    Share of the family name times share of the given name, within each of eight groups of names that go together
    (a mixture model on the distinct names of two open corpora), summed over the groups, times two million people. A
    middle initial divides by 12, a middle name by 50. Of n namesakes so expected, n / sqrt(1 + n) count: most papers
    of a name are written by few of its bearers.

    Examples
    --------
    >>> from graphlab.resolve.name_forms import name_form
    >>> full, letter = namesakes([name_form("Wei Zhang"), name_form("W. Zhang")])
    >>> bool(letter > 3 * full)
    True
    """
    return _counting(_PEOPLE * _shares(forms))


def namesakes_here(forms: Sequence[NameForm], printed: Integers) -> Floats:
    """Odds that two papers of one corpus printed with a name are two people's, before anything is known of them.

    Parameters
    ----------
    forms
        All names of the corpus.
    printed
        How often each is printed.

    Notes
    -----
    As `namesakes`, but a letter for a given name is one of fewer people: those a corpus of that size can have, more
    where the name is printed so often that the corpus seems to be a search for it. Of names written out, few are
    common enough for that to matter, and those are what one searches for.

    Examples
    --------
    >>> from graphlab.resolve.name_forms import name_form
    >>> name = name_form("W. Zhang")
    >>> odds = [float(namesakes_here([name], np.array([n]))[0]) for n in (1, 10, 1000)]
    >>> odds[0] == odds[1] < odds[2] < float(namesakes([name])[0])
    True
    """
    shares = _shares(forms)
    is_letter = np.array([not form.has_full_given for form in forms], dtype=bool)
    searched = _PER_MENTION * np.maximum(0, printed - _ONE_PERSONS) / np.maximum(shares, 1e-12)
    people = np.clip(np.maximum(_PER_NAME * len(forms), searched), _LEAST_PEOPLE, _PEOPLE)
    return _counting(np.where(is_letter, people, _PEOPLE) * shares)


def _counting(expected: Floats) -> Floats:
    return expected / (1 + expected) ** _CONCENTRATION


def _shares(forms: Sequence[NameForm]) -> Floats:
    """Share of people who bear each name."""
    rates = _rates()
    unlisted = np.maximum(_UNLISTED, 0 * rates.size)
    family = np.array([rates.family.get(form.core, unlisted) for form in forms]).reshape(-1, len(rates.size))
    first = [form.given[0] if form.given else "" for form in forms]
    tables = [rates.given if len(word) > 1 else rates.letter for word in first]
    given = np.array([table.get(word, unlisted) for table, word in zip(tables, first, strict=True)])
    given = np.maximum(given.reshape(-1, len(rates.size)), _UNLISTED)
    rest = np.array([_rest(form) for form in forms])
    return (np.maximum(family, _UNLISTED / 4) * given @ rates.size) * rest


def _rest(form: NameForm) -> float:
    if not form.given:
        # The share of the given name is taken back: one name stands for all, and few people have but one.
        return 0.5 / _UNLISTED * (_ONE_NAME if not is_east_asian(form.family[0] if form.family else "") else 0.1)
    return prod([_MIDDLE_INITIAL if len(word) == 1 else _MIDDLE_NAME for word in form.given[1:]], start=1.0)
