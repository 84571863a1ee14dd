import numpy as np
import pytest

from graphlab.topics.phrases import frequent_grams
from graphlab.topics.stream import Stream
from graphlab.topics.terms import TITLE_WEIGHT, terms

PAPERS = [
    ("Federated learning of phones", "Federated learning is studied. Networks of phones share a network."),
    ("Privacy in federated learning", "Our federated learning keeps GPU memory low; a center cools."),
    ("Cooling data centers", "A data center needs cooling. The data-center is hot, the GPU too."),
    ("Data centre operations", "We cool a data center with large language models (LLMs) and a GPU."),
    *[(f"Paper {n}", "Other words about rivers and lakes, never with learning or data.") for n in range(8)],
]


def test_phrases_of_the_corpus_become_terms():
    vocabulary, _ = terms(PAPERS)
    assert {"federated learning", "data center"} <= set(vocabulary.names)
    assert "large language" not in vocabulary.names


def test_spellings_are_one_term_shown_in_the_most_frequent_spelling():
    vocabulary, _ = terms(PAPERS)
    assert "centers" not in vocabulary.names
    assert "center" in vocabulary.names


def test_acronyms_keep_their_capitals():
    assert "GPU" in terms(PAPERS)[0].names


def test_title_words_count_more():
    vocabulary, counts = terms(PAPERS)
    column = counts[:, [vocabulary.names.index("federated learning")]].toarray().ravel()
    assert column[:3].tolist() == [TITLE_WEIGHT + 1, TITLE_WEIGHT + 1, 0]


def test_words_of_one_paper_are_left_out_unless_papers_are_few():
    assert "memory" not in terms(PAPERS)[0].names
    assert "memory" in terms(PAPERS[:4])[0].names


def test_tfidf_rows_have_length_one_and_papers_without_words_are_zero():
    vocabulary, counts = terms([*PAPERS, ("", "")])
    lengths = np.sqrt(vocabulary.tfidf(counts).power(2).sum(axis=1))
    assert np.allclose(lengths, [1.0] * len(PAPERS) + [0.0])


def test_counting_the_same_papers_again_gives_the_same_counts():
    vocabulary, counts = terms(PAPERS)
    assert (vocabulary.counts(PAPERS) != counts).nnz == 0


def test_unknown_words_count_nothing():
    assert terms(PAPERS)[0].counts([("Xylophone zebra", "")]).nnz == 0


def test_a_pair_needs_more_meetings_than_chance():
    # "a b" always together in two papers; "c d" and "d c" in every order.
    word = np.array([0, 1, -1, 2, 3, -1, 3, 2, -1] * 2 + [2, 3, 3, 2, 2, 2, 3, 3, -1])
    paper = np.repeat([0, 1, 2], 9)
    none = np.zeros(27, dtype=bool)
    stream = Stream(
        word=word,
        paper=paper,
        in_title=none,
        as_printed=none,
        spelling=none.astype(np.int64),
        spellings=[""],
        n_words=4,
    )
    pairs = frequent_grams(stream, few=False)[1]
    assert stream.gram_words(pairs, 2) == [(0, 1)]


def test_a_stop_word_a_term_never_goes_without_is_shown_with_it():
    animals = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay", "kite", "lynx"]
    papers = [(f"The {one} trains support vector machines", f"A {one} on the Internet of Things.") for one in animals]
    papers += [(f"Vector fields of a {one}", f"The {one} and slot machines.") for one in animals[:5]]
    papers += [(f"River banks by the {one}", f"Marsh {one}; many river banks, marsh land.") for one in animals]
    names = terms(papers)[0].names
    assert "support vector machines" in names
    assert "Internet of Things" in names


def test_an_acronym_leaves_the_capitals_of_its_words_alone():
    papers = [
        (f"Markov decision process {n}", "A Markov decision process (MDP) is an MDP; see Markov chains.")
        for n in range(6)
    ]
    assert "Markov decision process" in terms(papers)[0].names


def test_words_that_most_papers_use_are_listed_with_what_they_still_count():
    papers = [
        (f"Delta {one}", "Delta mud." if number % 3 else "Delta.") for number, one in enumerate(["ant", "bee"] * 6)
    ]
    listed = terms(papers)[0].widespread()
    assert list(listed) == ["delta", "mud"]
    assert listed["delta"] == pytest.approx(np.log1p(0.5 / 12.5))
