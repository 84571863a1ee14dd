"""How terms are shown: the spelling the papers use most, with the stop words they never go without."""

from collections import Counter

import numpy as np
import numpy.typing as npt

from graphlab.topics.stop_words import FUNCTION_WORDS, STOP_WORDS
from graphlab.topics.stream import Stream
from graphlab.topics.tokens import BREAK, joined_words

FIXED = 0.8
FEWEST_SEEN = 5
_SHOWN_BESIDE = STOP_WORDS - FUNCTION_WORDS
_LINKS = frozenset(("of", "in", "the", "to"))
_SENTENCE_ENDS = frozenset((BREAK, ".", "!", "?", ":"))

IntArray = npt.NDArray[np.int64]


def shown_names(stream: Stream, place: IntArray, term: IntArray, *, lengths: IntArray) -> tuple[str, ...]:
    """The most frequent spelling of each term, with the capitals its words usually have inside a sentence.

    A term that nearly always (`FIXED`) stands beside the same stop word is shown with it: "vector machines" as "support
    vector machines", "internet" as "Internet of things".

    Parameters
    ----------
    stream
        The texts.
    place, term
        Where terms start, and which.
    lengths
        Words of each term.
    """
    cased = _usual_capitals(stream)
    lowered = [each.lower() for each in stream.spellings]
    lower = sorted(set(lowered))
    usual = [cased.get(each, each) for each in lower]
    numbers = {each: place for place, each in enumerate(lower)}
    number = np.array([numbers[each] for each in lowered], dtype=np.int64)
    names = [""] * len(lengths)
    for length in np.unique(lengths).tolist():
        here = lengths[term] == length
        at, of = place[here], term[here]
        rows = np.column_stack([of, *(number[stream.spelling[at + offset]] for offset in range(length))])
        for each, *words in _most_frequent(rows).tolist():
            names[each] = joined_words([usual[word] for word in words])
    before, after = _companions(stream, place, term, lengths=lengths)
    shown = [
        [*(cased.get(word, word) for word in before.get(each, ())), name]
        + [cased.get(word, word) for word in after.get(each, ())]
        for each, name in enumerate(names)
    ]
    return tuple(" ".join(words).replace("- ", "-").rstrip("-") for words in shown)


def _companions(
    stream: Stream, place: IntArray, term: IntArray, *, lengths: IntArray
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Words that nearly always stand before and after a term and are no part of it, since stop words part them."""
    many = np.bincount(term, minlength=len(lengths)) >= FEWEST_SEEN
    place, term = place[many[term]], term[many[term]]
    sides: list[dict[int, list[str]]] = []
    for starts, step in ((place - 1, -1), (place + lengths[term], 1)):
        near = _always_there(stream, starts, term)
        found = {each: [word] for each, word in near.items() if word in _SHOWN_BESIDE and lengths[each] > 1}
        linked = np.zeros(len(lengths), dtype=np.bool_)
        linked[[each for each, word in near.items() if word in _LINKS]] = True
        further = _always_there(stream, starts[linked[term]] + step, term[linked[term]])
        found |= {each: [near[each], word][::step] for each, word in further.items() if word not in FUNCTION_WORDS}
        sides.append(found)
    return sides[0], sides[1]


def _always_there(stream: Stream, places: IntArray, term: IntArray) -> dict[int, str]:
    """For each term the lower-case word that stands at `FIXED` of the places or more, if there is one."""
    if not len(places):
        return {}
    spelling = stream.spelling[np.clip(places, 0, len(stream.spelling) - 1)]
    n_spellings = len(stream.spellings)
    pairs, counts = np.unique(term * n_spellings + spelling, return_counts=True)
    fixed = counts >= FIXED * np.bincount(term)[pairs // n_spellings]
    found = {int(pair // n_spellings): stream.spellings[int(pair % n_spellings)] for pair in pairs[fixed]}
    return {each: word.lower() for each, word in found.items() if word.isalpha()}


def _most_frequent(rows: IntArray) -> IntArray:
    """For each value of the first column the row found most often, the first in order of several."""
    rows = rows[np.lexsort(rows.T[::-1])]
    is_new = np.concatenate(([True], (rows[1:] != rows[:-1]).any(axis=1)))
    starts = np.flatnonzero(is_new)
    counts = np.diff(starts, append=len(rows))
    rows = rows[starts]
    best = np.lexsort((np.arange(len(rows)), -counts, rows[:, 0]))
    return rows[best[np.unique(rows[best, 0], return_index=True)[1]]]


def _usual_capitals(stream: Stream) -> dict[str, str]:
    """Lower-case word to its usual spelling; a lone first capital must nearly always be there ("Bayesian")."""
    ends = np.array([spelling in _SENTENCE_ENDS for spelling in stream.spellings], dtype=np.bool_)
    inside = ~stream.in_title & stream.as_printed & ~np.concatenate(([True], ends[stream.spelling[:-1]]))
    # Words found only in titles count once, so that an acronym keeps its capitals there too.
    counted = np.bincount(stream.spelling[inside], minlength=len(stream.spellings)).tolist()
    counts = dict(zip(stream.spellings, counted, strict=True))
    spellings = sorted(counts, key=lambda spelling: (spelling.lower(), -counts[spelling], spelling))
    usual: dict[str, str] = {}
    total: Counter[str] = Counter()
    for spelling in spellings:
        usual.setdefault(spelling.lower(), spelling)
        total[spelling.lower()] += counts[spelling]
    for word, best in usual.items():
        is_capitalised = best != word and best[1:] == best[1:].lower()
        if is_capitalised and counts[best] < max(2, 0.9 * total[word]):
            usual[word] = word
    return usual
