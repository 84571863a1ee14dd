import numpy as np
import pytest
from scipy import sparse

from graphlab.topics.labels import class_tfidf, telling_terms, term_scores, topic_names
from graphlab.topics.terms import terms

RIVERS = [(f"River deltas {n}", "River deltas carry sediment; a river delta moves sediment.") for n in range(6)]
STARS = [
    (f"Neutron stars {n}", "Neutron stars spin. A model of neutron stars and of GRBs: GRB models.") for n in range(5)
]


@pytest.fixture
def two_topics():
    vocabulary, counts = terms(RIVERS + STARS)
    labels = np.array([0] * 6 + [1] * 5)
    return vocabulary, counts, labels, term_scores(counts, labels, vocabulary)


def test_class_tfidf_follows_its_formula():
    counts = sparse.csr_array([[2.0, 1.0, 0.0], [0.0, 1.0, 4.0]])
    a_over_f = (8 / 2) / np.array([2.0, 2.0, 4.0])
    expected = np.array([[2 / 3, 1 / 3, 0], [0, 1 / 5, 4 / 5]]) * np.log(1 + a_over_f)
    assert np.allclose(class_tfidf(counts, np.array([0, 1])), expected)


def test_names_are_phrases_of_the_topic(two_topics):
    vocabulary, counts, labels, scores = two_topics
    assert topic_names(scores, counts, labels, vocabulary=vocabulary) == ("River deltas", "Neutron stars")


def test_no_term_of_a_topic_is_part_of_another(two_topics):
    vocabulary, _, _, scores = two_topics
    for row in telling_terms(scores, vocabulary):
        parts = [set(vocabulary.parts[term]) for term in row]
        assert not any(a < b for a in parts for b in parts)


def test_a_vague_word_is_no_term_while_others_are_left(two_topics):
    vocabulary, _, _, scores = two_topics
    assert "model" not in [vocabulary.names[term] for row in telling_terms(scores, vocabulary) for term in row]


def test_papers_that_count_little_have_little_say(two_topics):
    vocabulary, counts, labels, _ = two_topics
    mixed = np.where(np.arange(11) == 10, 0, labels)
    unsure = np.where(np.arange(11) == 10, 0.0, 1.0)
    column = vocabulary.names.index("neutron stars")
    even = term_scores(counts, mixed, vocabulary)[0, column]
    assert 0 < term_scores(counts, mixed, vocabulary, weights=unsure)[0, column] < even


def test_topics_about_the_same_words_get_different_names():
    vocabulary, counts = terms(RIVERS + RIVERS)
    labels = np.array([0] * 6 + [1] * 6)
    first, second = topic_names(term_scores(counts, labels, vocabulary), counts, labels, vocabulary=vocabulary)
    assert first != second


def test_a_word_that_papers_of_all_fields_use_is_no_half_of_a_name():
    papers = [
        (f"Sediment number {n}", "Human experience of sediment: feedback and human teams, functions.") for n in range(6)
    ]
    vocabulary, counts = terms(papers + STARS)
    labels = np.array([0] * 6 + [1] * 5)
    first = topic_names(term_scores(counts, labels, vocabulary), counts, labels, vocabulary=vocabulary)[0]
    assert first == "Sediment"
