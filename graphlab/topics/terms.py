"""The terms of a set of papers: words and the phrases the papers themselves use, as a sparse TF-IDF matrix."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphlab.topics.text import clean_text
from graphlab.topics.tokens import BREAK, acronyms, expanded, shared_acronyms, spelling_folds, tokenise, word_parts

TITLE_WEIGHT = 2.0
PHRASE_SIGNIFICANCE = 10.83
FEW_PAPERS = 10
LONGEST_PHRASE = 3
INSIDE = 0.8

Paper = tuple[str, str]
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class _Stream:
    """All texts as one array of word numbers, -1 where a phrase cannot run on."""

    word: IntArray
    paper: IntArray
    in_title: npt.NDArray[np.bool_]
    spellings: list[str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Terms:
    """Vocabulary of a set of papers.

    Attributes
    ----------
    names
        Terms as they are shown: the spelling the papers use most, acronyms in capitals.
    parts
        The words of each term: one for a word, two or three for a phrase.
    idf
        ln((1 + n) / (1 + papers with the term)) + 1.
    words
        Number of each word.
    folds
        Spelling to the spelling it is counted as.
    acronyms
        Acronyms and the words they stand for.
    keys
        Sorted number of each word or phrase, with the place of its term, by number of words.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    idf: FloatArray
    words: Mapping[str, int]
    folds: Mapping[str, str]
    acronyms: Mapping[str, tuple[str, ...]]
    keys: tuple[tuple[IntArray, IntArray], ...]

    def counts(self, papers: Sequence[Paper]) -> sparse.csr_array:
        """Occurrences of each term in each paper, those in titles counted `TITLE_WEIGHT` times."""
        streams, _ = _token_streams(papers, self.acronyms)
        stream = _numbered(streams, self.words, self.folds)
        places, term = _occurrences(stream, self.keys, len(self.words))
        return _count_matrix(stream, places, term, (len(papers), len(self.names)))

    @property
    def n_words(self) -> int:
        """Terms that are single words; they come first."""
        return len(self.keys[0][0])

    def tfidf(self, counts: sparse.csr_array, *, n_terms: int | None = None) -> sparse.csr_array:
        """Rows of (1 + ln count) x idf, scaled to length 1; a paper without known terms is a row of zeros.

        Parameters
        ----------
        counts
            Papers x terms.
        n_terms
            Use the first terms only.
        """
        weights = sparse.csr_array(counts[:, :n_terms], copy=True)
        weights.data = (1.0 + np.log(weights.data)) * self.idf[weights.indices]
        return unit_rows(weights)


def terms(papers: Sequence[Paper]) -> tuple[Terms, sparse.csr_array]:
    """Words and phrases of the papers, and how often each paper uses them.

    Two words that stand side by side form a phrase when they do so in at least two papers (one, for fewer than
    `FEW_PAPERS` papers, but then twice) and Dunning's G2 of the pair is at least `PHRASE_SIGNIFICANCE` (p = 0.001 for
    one degree of freedom); a third word joins by the same rule. Words and phrases found in a single paper say nothing
    about what papers share and are left out, unless there are fewer than `FEW_PAPERS` papers.

    Parameters
    ----------
    papers
        Title and abstract of each paper.

    Returns
    -------
    Terms
        The vocabulary.
    scipy.sparse.csr_array
        Papers x terms, title words counted `TITLE_WEIGHT` times.

    Notes
    -----
    G2 = 2 sum k ln(k / E[k]) over the four cells of "first word here or not" x "second word next or not".

    References
    ----------
    T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1), 1993.

    Examples
    --------
    >>> vocabulary, counts = terms([("Federated learning", "We study federated learning of GPUs."), ("GPU federated learning", "")])
    >>> vocabulary.names, counts.toarray()[0]
    (('federated', 'GPU', 'learning', 'federated learning'), array([3., 1., 3., 3.]))
    """
    streams, shared = _token_streams(papers, None)
    seen = sorted({part for pieces in streams for piece in pieces for part, _ in piece if part != BREAK})
    folds = spelling_folds(seen)
    kept = sorted({folds.get(part, part) for part in seen})
    words = {word: number for number, word in enumerate(kept)}
    stream = _numbered(streams, words, folds)
    few = len(papers) < FEW_PAPERS
    grams = [_frequent_words(stream, least_papers=1 if few else 2)]
    for n_words in range(2, LONGEST_PHRASE + 1):
        shorter = grams[-1] if n_words > 2 else None
        grams.append(_phrases(stream, n_words, base=len(kept), shorter=shorter, few=few))
    grams[1] = _not_inside(stream, grams[1], grams[2], len(kept))
    parts, keys = _vocabulary(grams, kept)
    places, term = _occurrences(stream, keys, len(kept))
    counts = _count_matrix(stream, places, term, (len(papers), len(parts)))
    n_papers = np.bincount(counts.indices, minlength=len(parts))
    vocabulary = Terms(
        names=_shown_names(stream, places, term, [len(words_of) for words_of in parts]),
        parts=parts,
        idf=np.log((1.0 + len(papers)) / (1.0 + n_papers)) + 1.0,
        words=words,
        folds=folds,
        acronyms=shared,
        keys=keys,
    )
    return vocabulary, counts


def unit_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    """Rows scaled to Euclidean length 1; rows of zeros stay zero."""
    scaled = sparse.csr_array(matrix, dtype=np.float64, copy=True)
    lengths = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    scaled.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(scaled.indptr))
    return scaled


def _token_streams(
    papers: Sequence[Paper], known: Mapping[str, tuple[str, ...]] | None
) -> tuple[list[list[list[tuple[str, str]]]], dict[str, tuple[str, ...]]]:
    """For each paper the words of its title and of its abstract; and the acronyms the papers agree on."""
    tokens = [[tokenise(clean_text(text)) for text in paper] for paper in papers]
    own = [acronyms(abstract) for _, abstract in tokens]
    shared = shared_acronyms(own) if known is None else dict(known)
    parts_of = cache(word_parts)
    streams = [
        [expanded(piece, {**shared, **own[number]}, parts_of) for piece in pieces]
        for number, pieces in enumerate(tokens)
    ]
    return streams, shared


def _numbered(
    streams: list[list[list[tuple[str, str]]]], words: Mapping[str, int], folds: Mapping[str, str]
) -> _Stream:
    numbers = {part: words.get(fold, -1) for part, fold in folds.items()}
    numbers = {**words, **numbers, BREAK: -1}
    word: list[int] = []
    spellings: list[str] = []
    lengths: list[tuple[int, int, bool]] = []
    for paper, pieces in enumerate(streams):
        for place, piece in enumerate(pieces):
            word.extend([numbers.get(part, -1) for part, _ in piece])
            word.append(-1)
            spellings.extend([spelling for _, spelling in piece])
            spellings.append(BREAK)
            lengths.append((len(piece) + 1, paper, place == 0))
    repeats = np.array([length for length, _, _ in lengths], dtype=np.int64)
    return _Stream(
        word=np.array(word, dtype=np.int64),
        paper=np.repeat(np.array([paper for _, paper, _ in lengths], dtype=np.int64), repeats),
        in_title=np.repeat(np.array([title for _, _, title in lengths], dtype=np.bool_), repeats),
        spellings=spellings,
    )


def _gram_keys(word: IntArray, n_words: int, base: int) -> IntArray:
    """Number of the n words that start at each place, -1 where they would run over a break."""
    keys = word.copy()
    for offset in range(1, n_words):
        following = np.full_like(keys, -1)
        following[:-offset] = word[offset:]
        keys = np.where((keys >= 0) & (following >= 0), keys * base + following, -1)
    return keys


def _paper_counts(keys: IntArray, paper: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Distinct keys, in how many places and in how many papers each stands."""
    distinct, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    pairs = np.unique(places.astype(np.int64) * (int(paper.max(initial=0)) + 1) + paper)
    papers = np.bincount(pairs // (int(paper.max(initial=0)) + 1), minlength=len(distinct))
    return distinct, counts, papers


def _frequent_words(stream: _Stream, *, least_papers: int) -> IntArray:
    known = stream.word >= 0
    distinct, _, papers = _paper_counts(stream.word[known], stream.paper[known])
    return distinct[papers >= least_papers]


def _phrases(stream: _Stream, n_words: int, *, base: int, shorter: IntArray | None, few: bool) -> IntArray:
    """Keys of the phrases of n words; `shorter` are the phrases of n - 1 words that they may begin with."""
    keys = _gram_keys(stream.word, n_words, base)
    head = _gram_keys(stream.word, n_words - 1, base)
    here = keys >= 0 if shorter is None else (keys >= 0) & np.isin(head, shorter)
    if not here.any():
        return np.empty(0, dtype=np.int64)
    distinct, counts, papers = _paper_counts(keys[here], stream.paper[here])
    significance = _dunning(distinct, counts, base)
    enough = (counts >= 2) if few else (papers >= 2)
    return distinct[enough & (significance >= PHRASE_SIGNIFICANCE)]


def _not_inside(stream: _Stream, pairs: IntArray, triples: IntArray, base: int) -> IntArray:
    """Pairs that also stand outside the longer phrases: "large language" is only ever part of one."""
    longer = np.isin(_gram_keys(stream.word, 3, base), triples)
    inside = longer.copy()
    inside[1:] |= longer[:-1]
    keys = _gram_keys(stream.word, 2, base)
    places = np.flatnonzero(np.isin(keys, pairs))
    at = np.searchsorted(pairs, keys[places])
    return pairs[
        np.bincount(at, weights=inside[places], minlength=len(pairs)) < INSIDE * np.bincount(at, minlength=len(pairs))
    ]


def _dunning(keys: IntArray, counts: IntArray, base: int) -> FloatArray:
    """G2 of each (head, last word); 0 where they stand together less than by chance."""
    _, head = np.unique(keys // base, return_inverse=True)
    _, last = np.unique(keys % base, return_inverse=True)
    both = counts.astype(np.float64)
    of_head = np.bincount(head, weights=both)[head]
    of_last = np.bincount(last, weights=both)[last]
    total = both.sum()
    cells = (
        (both, of_head * of_last),
        (of_head - both, of_head * (total - of_last)),
        (of_last - both, (total - of_head) * of_last),
        (total - of_head - of_last + both, (total - of_head) * (total - of_last)),
    )
    statistic = np.zeros(len(keys))
    for seen, product in cells:
        expected = np.maximum(product / total, np.finfo(np.float64).tiny)
        statistic += 2.0 * seen * np.log(np.where(seen > 0, seen, expected) / expected)
    return np.where(both * total > of_head * of_last, statistic, 0.0)


def _vocabulary(
    grams: list[IntArray], kept: list[str]
) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[IntArray, IntArray], ...]]:
    """Words of each term, words first and phrases after; and where each key's term stands."""
    parts: list[tuple[str, ...]] = []
    keys: list[tuple[IntArray, IntArray]] = []
    for n_words, gram in enumerate(grams, start=1):
        keys.append((gram, np.arange(len(parts), len(parts) + len(gram))))
        digits = [(gram // len(kept) ** (n_words - 1 - place)) % len(kept) for place in range(n_words)]
        parts.extend(tuple(kept[number] for number in row) for row in zip(*digits, strict=True))
    return tuple(parts), tuple(keys)


def _occurrences(stream: _Stream, keys: Sequence[tuple[IntArray, IntArray]], base: int) -> tuple[IntArray, IntArray]:
    """Places in the stream at which a term starts, and which term."""
    places: list[IntArray] = []
    found: list[IntArray] = []
    for n_words, (known, term) in enumerate(keys, start=1):
        if not len(known):
            continue
        here = _gram_keys(stream.word, n_words, base)
        at = np.minimum(np.searchsorted(known, here), len(known) - 1)
        hit = np.flatnonzero(known[at] == here)
        places.append(hit)
        found.append(term[at[hit]])
    if not places:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    return np.concatenate(places), np.concatenate(found)


def _count_matrix(stream: _Stream, places: IntArray, term: IntArray, shape: tuple[int, int]) -> sparse.csr_array:
    weight = np.where(stream.in_title[places], TITLE_WEIGHT, 1.0)
    return sparse.csr_array(sparse.coo_array((weight, (stream.paper[places], term)), shape=shape))


def _shown_names(stream: _Stream, places: IntArray, term: IntArray, lengths: Sequence[int]) -> tuple[str, ...]:
    """The most frequent spelling of each term, with the capitals its words usually have inside a sentence."""
    cased = _usual_capitals(stream)
    spelled: list[Counter[str]] = [Counter() for _ in lengths]
    for place, number in zip(places.tolist(), term.tolist(), strict=True):
        spelled[number][" ".join(stream.spellings[place : place + lengths[number]]).lower()] += 1
    best = [min(counter.items(), key=lambda item: (-item[1], item[0]))[0] for counter in spelled]
    names = (" ".join(cased.get(word, word) for word in name.split(" ")) for name in best)
    return tuple(name.replace("- ", "-").rstrip("-") for name in names)


def _usual_capitals(stream: _Stream) -> dict[str, str]:
    """Lower-case word to its usual spelling; a lone first capital must be nearly always there ("Bayesian")."""
    inside = (stream.word[1:] >= 0) & ~stream.in_title[1:]
    counts: dict[str, Counter[str]] = {}
    for place in np.flatnonzero(stream.word >= 0).tolist():
        spelling = stream.spellings[place]
        weight = 1 if place and inside[place - 1] and stream.spellings[place - 1] != BREAK else 0
        counts.setdefault(spelling.lower(), Counter())[spelling] += weight
    usual: dict[str, str] = {}
    for word, spellings in counts.items():
        best = min(spellings.items(), key=lambda item: (-item[1], item[0]))[0]
        lone_capital = best[1:] == best[1:].lower() and best != word
        if lone_capital and spellings[best] < max(2, 0.9 * spellings.total()):
            best = word
        usual[word] = best
    return usual
