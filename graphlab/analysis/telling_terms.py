"""The terms of each theme: how telling they are, how many papers use them, and which of them stand for the theme."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.analysis.tables import THEME_TERM_COLUMNS
from graphlab.topics import TopicModel

MOST_TERMS = 3000


def theme_terms(topics: TopicModel) -> pd.DataFrame:
    """Most telling terms of each theme.

    Parameters
    ----------
    topics
        A fitted topic model.

    Returns
    -------
    pandas.DataFrame
        Columns `THEME_TERM_COLUMNS`, by theme, best first.
    """
    place = {name: column for column, name in enumerate(topics.vocabulary_.names)}
    has = sparse.csc_array(topics.counts_ > 0)
    rows: list[tuple[int, str, float, int, int]] = []
    for topic, (terms, scores) in enumerate(zip(topics.topic_terms_, topics.topic_term_scores_, strict=True)):
        inside = topics.labels_ == topic
        for term, score in zip(terms, scores, strict=True):
            papers = has[:, [place[term]]].toarray().ravel()
            rows.append((topic + 1, term, score, int((papers & inside).sum()), int(papers.sum())))
    return pd.DataFrame(rows, columns=pd.Index(list(THEME_TERM_COLUMNS)))


def telling_counts(topics: TopicModel) -> tuple[sparse.csr_array, list[int]]:
    """Papers x the terms that stand for a theme, and the theme of each of these terms.

    A term that tells of several themes stands for the one where its score is highest.

    Parameters
    ----------
    topics
        A fitted topic model.
    """
    table = theme_terms(topics).sort_values(["score", "theme_id"], ascending=[False, True])
    table = table.drop_duplicates("term").sort_values(["theme_id", "term"])
    place = {name: column for column, name in enumerate(topics.vocabulary_.names)}
    columns = [place[term] for term in table["term"]]
    return sparse.csr_array(topics.counts_[:, columns]), table["theme_id"].astype(int).tolist()


def common_counts(topics: TopicModel) -> tuple[sparse.csr_array, list[str]]:
    """Papers x the up to 3,000 terms that most papers use, and their names.

    Parameters
    ----------
    topics
        A fitted topic model.
    """
    papers: NDArray[np.int64] = np.asarray((topics.counts_ > 0).sum(axis=0)).ravel()
    columns = np.sort(np.argsort(-papers, kind="stable")[:MOST_TERMS]).tolist()
    return sparse.csr_array(topics.counts_[:, columns]), [topics.vocabulary_.names[column] for column in columns]
