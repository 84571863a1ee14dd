import numpy as np
from scipy import sparse

from graphlab.topics.words import topic_words


def test_no_word_stands_for_two_topics():
    counts = sparse.csr_array(np.random.default_rng(1).integers(0, 3, (40, 30)).astype(float))
    words = topic_words(counts, np.arange(40) % 4)
    every = [word for row in words for word in row]
    assert len(every) == len(set(every))


def test_words_used_together_go_before_equally_frequent_ones_that_are_not():
    # Word 0 with 1 in papers 0 to 3; word 2 alone in papers 4 to 7 of the same topic.
    counts = np.zeros((12, 4))
    counts[:4, [0, 1]], counts[4:8, 2], counts[8:, 3], counts[0, 0] = 1, 1, 1, 2
    assert topic_words(sparse.csr_array(counts), np.repeat([0, 1], [8, 4]))[0] == [0, 1, 2]
