"""The terms of a set of papers: words and the phrases the papers themselves use, as a sparse TF-IDF matrix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphlab.topics.phrases import FEW_PAPERS, frequent_grams, places_among
from graphlab.topics.spellings import shown_names
from graphlab.topics.stream import Definitions, Paper, Stream, read_texts
from graphlab.topics.tokens import spelling_folds

# Measured on draws of 50 to 300 arXiv papers: 2 groups them as well as 3 and better than 1.
TITLE_WEIGHT = 2.0
# BM25's k1 and b as they are usually set; b from 0 to 0.75 groups papers equally well.
SATURATION = 1.2
LENGTH_SHARE = 0.5

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Terms:
    """Vocabulary of a set of papers.

    Attributes
    ----------
    names
        Terms as they are shown: the spelling the papers use most, acronyms in capitals. Words first, then phrases.
    parts
        The words of each term: one for a word, two to four for a phrase.
    n_words
        Terms that are single words.
    idf
        ln(1 + (n - d + 0.5) / (d + 0.5)), d: papers with the term.
    mean_length
        Mean number of known words in a paper, titles weighted.
    opens, closes
        Share of a term's occurrences that no other content word stands before, after. What closes is mostly a noun.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    n_words: int
    idf: FloatArray
    mean_length: float
    opens: FloatArray
    closes: FloatArray
    _words: Mapping[str, int]
    _acronyms: Definitions
    _grams: Sequence[IntArray]

    def counts(self, papers: Sequence[Paper]) -> sparse.csr_array:
        """Occurrences of each term in each paper, those in titles counted `TITLE_WEIGHT` times."""
        stream = read_texts(papers, self._acronyms).stream(self._words)
        return _counts(stream, _occurrences(stream, self._grams), (len(papers), len(self.names)))

    def widespread(self) -> dict[str, float]:
        """Words that more than half of the papers use, with their idf, least first: the corpus's own stop words.

        They count less than ln 2, and for nothing (0) where all papers use them.

        Examples
        --------
        >>> papers = [("Rivers and sand", "Rivers."), ("Rivers and mud", ""), ("Rivers and mud", "")]
        >>> {word: round(idf, 2) for word, idf in terms(papers)[0].widespread().items()}
        {'rivers': 0.13, 'mud': 0.47}
        """
        order = np.argsort(self.idf[: self.n_words], kind="stable")
        return {self.names[term]: float(self.idf[term]) for term in order if self.idf[term] < np.log(2.0)}

    def tfidf(self, counts: sparse.csr_array) -> sparse.csr_array:
        """BM25 weights of the words, rows scaled to length 1; a paper without known words is a row of zeros.

        Phrases are left out: they name topics, but counting them beside their words grouped papers worse (NMI .495
        against .514 over 16 labelled sets). BM25's idf falls to 0 for a word in every paper, where scikit-learn's
        stays at 1: words that all papers of a field share tell them apart least (NMI .523 against .514).

        References
        ----------
        S. Robertson, H. Zaragoza, "The probabilistic relevance framework: BM25 and beyond", Foundations and Trends in
        Information Retrieval 3(4), 2009.
        """
        weights = sparse.csr_array(counts[:, : self.n_words], copy=True)
        lengths = np.asarray(weights.sum(axis=1)).ravel() / self.mean_length
        norm = SATURATION * (1.0 - LENGTH_SHARE + LENGTH_SHARE * np.repeat(lengths, np.diff(weights.indptr)))
        weights.data = weights.data * (SATURATION + 1.0) / (weights.data + norm) * self.idf[weights.indices]
        return unit_rows(weights)


def terms(papers: Sequence[Paper]) -> tuple[Terms, sparse.csr_array]:
    """Words and phrases of the papers, and how often each paper uses them.

    Phrases are those of `frequent_grams`. Words and phrases found in a single paper say nothing about what papers share
    and are left out, unless there are fewer than `FEW_PAPERS` papers.

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

    Examples
    --------
    >>> vocabulary, counts = terms([("Fast GPU kernels", "A GPU, with kernels."), ("GPUs", "")])
    >>> vocabulary.names, counts.toarray().tolist()
    (('fast', 'GPU', 'kernels'), [[2.0, 3.0, 3.0], [0.0, 2.0, 0.0]])
    """
    read = read_texts(papers)
    seen = read.known_words()
    folds = spelling_folds(seen)
    kept = sorted({folds.get(part, part) for part in seen})
    numbers = {word: number for number, word in enumerate(kept)}
    words = numbers | {spelling: numbers[fold] for spelling, fold in folds.items()}
    stream = read.stream(words)
    grams = frequent_grams(stream, few=len(papers) < FEW_PAPERS)
    parts = [row for length, gram in enumerate(grams, start=1) for row in stream.gram_words(gram, length)]
    found = _occurrences(stream, grams)
    counts = _counts(stream, found, (len(papers), len(parts)))
    lengths = np.array([len(row) for row in parts], dtype=np.int64)
    opens, closes = _boundaries(stream, found, lengths)
    used = np.bincount(counts.indices, minlength=len(parts))
    vocabulary = Terms(
        names=shown_names(stream, found.place, found.term, lengths=lengths),
        parts=tuple(tuple(kept[number] for number in row) for row in parts),
        n_words=len(grams[0]),
        idf=np.log1p((len(papers) - used + 0.5) / (used + 0.5)),
        mean_length=float(max(counts[:, : len(grams[0])].sum() / max(len(papers), 1), 1.0)),
        opens=opens,
        closes=closes,
        _words=words,
        _acronyms=read.acronyms,
        _grams=grams,
    )
    return vocabulary, counts


def unit_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    """Rows scaled to Euclidean length 1; rows of zeros stay zero."""
    scaled = sparse.csr_array(matrix, copy=True)
    lengths = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    scaled.data = scaled.data / np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(scaled.indptr))
    return scaled


@dataclass(frozen=True, eq=False)
class _Occurrences:
    """Places of the stream at which terms start, and which term starts there."""

    place: IntArray
    term: IntArray


def _occurrences(stream: Stream, grams: Sequence[IntArray]) -> _Occurrences:
    places: list[IntArray] = []
    found: list[IntArray] = []
    n_before = 0
    for length, known in enumerate(grams, start=1):
        at = places_among(stream.grams(length), known)
        places.append(np.flatnonzero(at >= 0))
        found.append(at[places[-1]] + n_before)
        n_before += len(known)
    if not places:
        return _Occurrences(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    return _Occurrences(np.concatenate(places), np.concatenate(found))


def _counts(stream: Stream, found: _Occurrences, shape: tuple[int, int]) -> sparse.csr_array:
    weight = np.where(stream.in_title[found.place], TITLE_WEIGHT, 1.0)
    return sparse.csr_array(sparse.coo_array((weight, (stream.paper[found.place], found.term)), shape=shape))


def _boundaries(stream: Stream, found: _Occurrences, lengths: IntArray) -> tuple[FloatArray, FloatArray]:
    """For each term the share of its occurrences with no word before it, and with none after it."""
    padded = np.concatenate(([-1], stream.word, [-1]))
    totals = np.maximum(np.bincount(found.term, minlength=len(lengths)), 1)
    free_before = padded[found.place] < 0
    free_after = padded[found.place + lengths[found.term] + 1] < 0
    opens = np.bincount(found.term, weights=free_before, minlength=len(lengths)) / totals
    return opens, np.bincount(found.term, weights=free_after, minlength=len(lengths)) / totals
