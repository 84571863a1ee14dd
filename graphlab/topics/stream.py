"""All texts of a set of papers as one array of word numbers: what is done per word is done once per different word."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from graphlab.topics.text import clean_text
from graphlab.topics.tokens import BREAK, acronyms, printed_words, raw_tokens, read_acronym, shared_acronyms

Paper = tuple[str, str]
IntArray = npt.NDArray[np.int64]
# A word of a text: what it counts as, and how it was printed.
Word = tuple[str, str]
Definitions = MutableMapping[str, tuple[str, ...]]

# An acronym's definition reaches at most this many words back from its bracket.
_REACH = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class Stream:
    """All texts as one array of word numbers.

    Attributes
    ----------
    word
        Number of the word at each place, -1 where a phrase cannot run on.
    paper
        Paper of each place.
    in_title
        Whether the place is in a title.
    as_printed
        Whether the word stands there in print, and not what an acronym stands for.
    spelling
        Number of the word as printed at each place.
    spellings
        The printed words, in the order of their numbers.
    n_words
        Number of different words.
    """

    word: IntArray
    paper: IntArray
    in_title: npt.NDArray[np.bool_]
    as_printed: npt.NDArray[np.bool_]
    spelling: IntArray
    spellings: Sequence[str]
    n_words: int

    def grams(self, length: int) -> IntArray:
        """A number for the words that start at each place, -1 where they would run over a break."""
        keys = self.word.copy()
        for offset in range(1, length):
            following = np.full_like(keys, -1)
            following[:-offset] = self.word[offset:]
            keys = np.where((keys >= 0) & (following >= 0), keys * self.n_words + following, -1)
        return keys

    def gram_words(self, grams: IntArray, length: int) -> list[tuple[int, ...]]:
        """The words each number of `grams` stands for."""
        digits = [(grams // self.n_words ** (length - 1 - place)) % self.n_words for place in range(length)]
        return list(zip(*(digit.tolist() for digit in digits), strict=True))


@dataclass(frozen=True, kw_only=True, eq=False)
class Texts:
    """Tokens of all texts by number, with the words each different token stands for.

    Attributes
    ----------
    token
        Number of the token at each place; two pieces (title, abstract) per paper.
    ends
        Where each piece ends.
    words
        Words of each different token.
    n_printed
        Tokens found in the texts; those after them are acronyms read as their words.
    acronyms
        Acronyms the papers agree on.
    """

    token: IntArray
    ends: IntArray
    words: Sequence[Sequence[Word]]
    n_printed: int
    acronyms: Definitions

    def known_words(self) -> set[str]:
        """Every word that occurs."""
        return {part for printed in self.words for part, _ in printed} - {BREAK}

    def stream(self, numbers: Mapping[str, int]) -> Stream:
        """The texts as word numbers; words without a number count as breaks."""
        spelled = _Numbers()
        of_spelling = [spelled[spelling] for printed in self.words for _, spelling in printed]
        of_word = [numbers.get(part, -1) for printed in self.words for part, _ in printed]
        lengths = np.array([len(printed) for printed in self.words], dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        n_parts = lengths[self.token]
        first = np.cumsum(n_parts) - n_parts
        places = np.arange(int(n_parts.sum())) + np.repeat(starts[self.token] - first, n_parts)
        piece = np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))
        piece = np.repeat(piece, n_parts)
        return Stream(
            word=np.array(of_word, dtype=np.int64)[places],
            paper=piece // 2,
            in_title=piece % 2 == 0,
            as_printed=np.repeat(self.token < self.n_printed, n_parts),
            spelling=np.array(of_spelling, dtype=np.int64)[places],
            spellings=list(spelled),
            n_words=max(numbers.values(), default=0) + 1,
        )


def read_texts(papers: Iterable[Paper], known: Definitions | None = None) -> Texts:
    """Tokens of the papers' titles and abstracts, acronyms read as the words they stand for.

    Parameters
    ----------
    papers
        Title and abstract of each paper.
    known
        Acronyms to read; those the papers agree on if not given.

    Examples
    --------
    >>> texts = read_texts([("Fast GPU kernels", "")])
    >>> sorted(texts.known_words()), texts.ends.tolist()
    (['fast', 'gpu', 'kernels'], [4, 5])
    """
    numbers = _Numbers()
    chunks = _Chunks(numbers)
    flat: list[int] = []
    ends: list[int] = []
    for paper in papers:
        for text in paper:
            flat.extend(chain.from_iterable(map(chunks.__getitem__, clean_text(text).split(" "))))
            flat.append(numbers[BREAK])
            ends.append(len(flat))
    token, stops = np.array(flat, dtype=np.int64), np.array(ends, dtype=np.int64)
    tokens: list[str] = list(numbers)
    printed = [printed_words(each) for each in tokens]
    words = [each for each, _ in printed]
    is_acronym = np.array([flag for _, flag in printed], dtype=np.bool_)
    own = _own_acronyms(token, stops, tokens, is_acronym=is_acronym)
    shared = shared_acronyms(own.values()) if known is None else known
    token = _with_acronyms_read(token, stops, own, shared=shared, words=words, is_acronym=is_acronym)
    return Texts(token=token, ends=stops, words=words, n_printed=len(tokens), acronyms=shared)


class _Numbers(dict[str, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Chunks(dict[str, tuple[int, ...]]):
    """Numbers of the tokens between two spaces: no token runs over a space, and most words come again."""

    def __init__(self, numbers: _Numbers) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, key: str) -> tuple[int, ...]:
        self[key] = found = tuple(map(self._numbers.__getitem__, raw_tokens(key)))
        return found


def _own_acronyms(
    token: IntArray, ends: IntArray, tokens: Sequence[str], *, is_acronym: npt.NDArray[np.bool_]
) -> dict[int, dict[str, tuple[str, ...]]]:
    """Acronyms that papers define in their abstracts, by paper."""
    opening = tokens.index("(") if "(" in tokens else -1
    places = np.flatnonzero((token[:-1] == opening) & is_acronym[token[1:]])
    pieces = np.searchsorted(ends, places, side="right")
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for place, piece in zip(places.tolist(), pieces.tolist(), strict=True):
        if piece % 2:
            start = max(int(ends[piece - 1]), place - _REACH)
            before = [tokens[int(each)] for each in token[start : place + 3]]
            for name, words in acronyms(before).items():
                found.setdefault(piece // 2, {}).setdefault(name, words)
    return found


def _with_acronyms_read(
    token: IntArray,
    ends: IntArray,
    own: Mapping[int, dict[str, tuple[str, ...]]],
    *,
    shared: Definitions,
    words: list[tuple[Word, ...]],
    is_acronym: npt.NDArray[np.bool_],
) -> IntArray:
    """Tokens with each acronym replaced by a token whose words, added to `words`, are those of its long form.

    A paper's own definition of an acronym goes before the shared one.
    """
    made: dict[tuple[Word, ...], int] = {}

    def read(number: int, definitions: Definitions) -> int:
        as_read = read_acronym(words[number], definitions)
        if as_read == words[number]:
            return number
        if as_read not in made:
            made[as_read] = len(words)
            words.append(as_read)
        return made[as_read]

    by_default = np.arange(len(words))
    for number in np.flatnonzero(is_acronym).tolist():
        by_default[number] = read(number, shared)
    result = by_default[token]
    piece_starts = np.concatenate(([0], ends))
    for paper, definitions in own.items():
        start, stop = piece_starts[2 * paper], piece_starts[2 * paper + 2]
        places = start + np.flatnonzero(is_acronym[token[start:stop]])
        result[places] = [read(number, ChainMap(definitions, shared)) for number in token[places].tolist()]
    return result
