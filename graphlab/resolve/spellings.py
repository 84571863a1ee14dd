"""Spellings of one author: which is preferred, and what they differ in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable

from graphlab.names import UNDECOMPOSED


def preferred_spelling(counts: Counter[str]) -> str:
    """The spelling printed most often; of those, the one with the fewest words in capitals; then the first."""
    return min(counts, key=lambda name: (-counts[name], _n_capital_words(name), name))


def _n_capital_words(name: str) -> int:
    return sum(len(word) > 1 and word.isalpha() and word.isupper() for word in name.split())


def _without_marks(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return "".join(char for char in folded if unicodedata.category(char) != "Mn")


# What spellings of one key can differ in, each with what folds it away.
_DIFFERENCES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("case", str.casefold),
    ("accents", _without_marks),
    ("hyphens", lambda text: re.sub("[-\u2010-\u2015\u2212]", "", text)),
    ("apostrophes", lambda text: re.sub("['`\u2018\u2019\u02bc\u00b4]", "", text)),
    ("stops or spaces", lambda text: re.sub(r"[.\s]+", "", text)),
)


def spelling_difference(variants: Iterable[str]) -> str:
    """Why spellings are one author: everything but what they differ in folded away, they still differ."""
    names = sorted(variants)
    if len(names) == 1:
        return "printed alike"
    differing = [
        label
        for label, _ in _DIFFERENCES
        if len({_folded(name, {other for other, _ in _DIFFERENCES} - {label}) for name in names}) > 1
    ]
    what = " and ".join(differing) or "order or signs"
    return f"{what} {'differs' if differing == ['case'] else 'differ'}: {', '.join(names)}"


def _folded(name: str, labels: Collection[str]) -> str:
    for label, fold in _DIFFERENCES:
        name = fold(name) if label in labels else name
    return name
