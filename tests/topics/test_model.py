import json
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from graphlab.errors import SettingsError
from graphlab.topics import TopicModel
from graphlab.topics.model import FEWEST_PAPERS

SUBJECTS = {
    "rivers": "river delta sediment flood estuary tide basin erosion channel bank silt meander",
    "stars": "neutron star pulsar supernova galaxy orbit telescope spectrum redshift nebula comet quasar",
    "bread": "sourdough yeast flour crust oven dough gluten baker loaf rye kneading proofing",
}


def papers(n_each: int = 8, subjects: tuple[str, ...] = tuple(SUBJECTS)) -> list[tuple[str, str]]:
    rng = np.random.default_rng(5)
    made: list[tuple[str, str]] = []
    for subject in subjects:
        words = SUBJECTS[subject].split()
        for number in range(n_each):
            drawn = rng.choice(words, 9)
            made.append((f"{words[0]} {words[1]}: {drawn[0]} {number}", f"We relate {' and the '.join(drawn)}."))
    return made


@pytest.fixture(scope="module")
def model() -> TopicModel:
    return TopicModel().fit(papers())


def test_subjects_without_common_words_are_found_and_counted(model: TopicModel):
    assert len(model.topic_labels_) == 3
    assert [len(set(model.labels_[start : start + 8])) for start in (0, 8, 16)] == [1, 1, 1]
    assert (model.certainty_ > 0.8).all()


def test_names_come_from_the_subjects(model: TopicModel):
    named = {label for label in model.topic_labels_ if label.startswith(("River delta", "Neutron star", "Sourdough"))}
    assert len(named) == 3


def test_the_scan_shows_every_number_tried_and_one_choice(model: TopicModel):
    assert model.scan_["n_topics"].tolist() == list(range(2, 9))
    assert model.scan_["chosen"].sum() == 1
    assert int(model.scan_["n_topics"][model.scan_["chosen"]].iloc[0]) == len(model.topic_labels_)


def test_predict_gives_fitted_papers_their_topic_and_new_papers_the_nearest(model: TopicModel):
    assert (model.predict(papers()) == model.labels_).all()
    assert model.predict([("Floods of the delta", "Sediment and tide.")]).tolist() == [model.labels_[0]]
    assert model.transform(papers()).shape == (24, 3)


@pytest.mark.parametrize("shuffle", range(4))
def test_the_order_of_papers_changes_nothing(model: TopicModel, shuffle: int):
    order = np.random.default_rng(shuffle).permutation(24)
    made = papers()
    shuffled = TopicModel().fit([made[place] for place in order])
    assert shuffled.topic_labels_ == model.topic_labels_
    assert shuffled.topic_terms_ == model.topic_terms_
    for name in ("labels_", "second_labels_", "certainty_", "positions_"):
        assert np.array_equal(getattr(shuffled, name), getattr(model, name)[order]), name
    assert [tuple(order[list(places)]) for places in shuffled.representative_] == model.representative_
    pd.testing.assert_frame_equal(shuffled.scan_, model.scan_)


def test_fitting_twice_gives_the_same(model: TopicModel):
    again = clone(model).fit(papers())
    assert np.array_equal(again.positions_, model.positions_)
    assert again.topic_term_scores_ == model.topic_term_scores_


def test_hash_order_has_no_effect():
    code = (
        "import json, sys; from graphlab.topics import TopicModel; "
        "m = TopicModel().fit(json.load(sys.stdin)); "
        "print(m.topic_labels_, m.topic_terms_, m.labels_.tolist(), m.positions_.tolist(), m.scan_.to_csv())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(papers()),
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(runs) == 1


def test_every_topic_has_representative_papers_of_its_own(model: TopicModel):
    for topic, places in enumerate(model.representative_):
        assert 1 <= len(places) <= 3
        assert {int(model.labels_[place]) for place in places} == {topic}


def test_the_second_topic_is_another_one(model: TopicModel):
    assert (model.second_labels_ != model.labels_).all()
    assert set(model.second_labels_) <= {0, 1, 2}


def test_topics_are_numbered_by_size():
    made = papers(8, ("rivers",)) + papers(12, ("stars",)) + papers(5, ("bread",))
    labels = TopicModel(3).fit_predict(made)
    assert [int(labels[place]) for place in (0, 8, 20)] == [1, 0, 2]


@pytest.mark.parametrize(
    ("n", "note"),
    [
        (1, "One paper makes one theme."),
        (2, "2 papers are too few to find themes: one theme is shown."),
        (5, "5 papers are too few to find themes: one theme is shown."),
    ],
)
def test_few_papers_are_one_topic_and_say_so(n: int, note: str):
    model = TopicModel().fit(papers()[:n])
    assert model.note_ == note
    assert model.labels_.tolist() == [0] * n
    assert model.second_labels_.tolist() == [-1] * n
    assert model.scan_.empty
    assert model.topic_labels_[0]


def test_twenty_papers_have_topics_with_a_warning():
    model = TopicModel().fit(papers(10, ("rivers", "stars")))
    assert len(model.topic_labels_) == 2
    assert "only 20 papers" in model.note_


def test_the_note_on_few_papers_tells_all_papers_from_those_compared():
    few = papers(8, subjects=("rivers", "stars"))
    assert "With only 16 of 17 papers to compare" in TopicModel().fit([*few, ("Zyx", "")]).note_
    assert "With only 16 papers, themes" in TopicModel().fit(few).note_


def test_the_number_of_topics_can_be_given():
    assert len(TopicModel(5).fit(papers()).topic_labels_) == 5
    assert TopicModel(5).fit(papers()).scan_["chosen"].tolist() == [True]


def test_more_topics_than_papers_are_refused_in_words():
    model = TopicModel(6).fit(papers()[:3])
    assert model.note_ == "3 papers cannot make 6 themes: 3 shown."


def test_papers_without_words_are_listed_with_certainty_zero():
    model = TopicModel().fit([*papers(), ("", ""), ("2024", "")])
    assert model.labels_[-2:].tolist() == [0, 0]
    assert model.certainty_[-2:].tolist() == [0, 0]
    assert "2 papers share no word with another: listed with the largest theme, certainty 0." in model.note_


@pytest.mark.parametrize("n", [1, 3, FEWEST_PAPERS + 2])
def test_only_empty_papers_do_not_crash(n: int):
    model = TopicModel().fit([("", "")] * n)
    assert model.note_.startswith("No paper has words")
    assert model.predict([("", "")]).tolist() == [0]


def test_identical_papers_are_one_topic():
    model = TopicModel().fit([("River deltas", "Sediment in deltas.")] * 8)
    assert model.labels_.tolist() == [0] * 8
    assert "could not be told apart" in model.note_


def test_titles_alone_are_enough():
    titles = [(title, "") for title, _ in papers()]
    assert len(TopicModel().fit(titles).topic_labels_) >= 2


def test_a_table_with_missing_abstracts_is_read():
    table = pd.DataFrame({"title": ["River deltas", None], "abstract": [None, "Deltas of rivers"]})
    assert TopicModel().fit(table).labels_.tolist() == [0, 0]


def test_other_scripts_are_grouped_too():
    russian = [(f"обучение сетей {n}", "обучение глубоких сетей и данные") for n in range(6)]
    chinese = [(f"联邦 学习 {n}", "联邦 学习 方法 隐私") for n in range(6)]
    labels = TopicModel(2).fit_predict(russian + chinese)
    assert len(set(labels[:6])) == len(set(labels[6:])) == 1
    assert labels[0] != labels[6]


@pytest.mark.parametrize(("n_topics", "max_topics"), [(0, 10), (-1, 10), (None, 0)])
def test_numbers_of_topics_must_be_positive(n_topics: int | None, max_topics: int):
    with pytest.raises(SettingsError, match="at least 1"):
        TopicModel(n_topics, max_topics=max_topics).fit(papers())


def test_no_paper_at_all_is_an_error():
    with pytest.raises(SettingsError, match="no paper"):
        TopicModel().fit([])


def test_feature_names_are_the_topic_names(model: TopicModel):
    assert model.get_feature_names_out().tolist() == list(model.topic_labels_)


def test_an_embedding_given_as_an_array_decides_the_groups():
    made = papers(8, ("rivers", "stars"))
    rows = np.random.default_rng(1).normal(scale=0.1, size=(16, 4)) + np.eye(4)[np.arange(16) % 2]
    model = TopicModel(2, embedding=rows).fit(made)
    assert len(set(model.labels_[::2])) == len(set(model.labels_[1::2])) == 1
    assert model.labels_[0] != model.labels_[1]
    assert all(model.topic_labels_)
    with pytest.raises(SettingsError, match="fitted on an array"):
        model.predict(made)


def test_an_embedding_given_as_a_function_places_new_papers():
    def embed(texts: list[str]) -> list[list[float]]:
        return [[float("river" in text), float("star" in text), 0.1] for text in texts]

    model = TopicModel(2, embedding=embed).fit(papers(8, ("rivers", "stars")))
    assert model.predict([("A river", ""), ("A star", "")]).tolist() == [model.labels_[0], model.labels_[8]]


@pytest.mark.parametrize("rows", [np.ones((3, 2)), np.ones(24), np.full((24, 2), np.nan)])
def test_an_embedding_of_another_shape_is_refused(rows: np.ndarray):
    with pytest.raises(SettingsError, match="24 rows"):
        TopicModel(2, embedding=rows).fit(papers())


def test_affinities_are_cosines_and_largest_for_the_paper_s_topic(model: TopicModel):
    assert model.affinities_.shape == (24, 3)
    assert (model.affinities_.argmax(axis=1) == model.labels_).all()
    assert model.affinities_.max() <= 1


def test_counts_are_in_the_order_of_the_input(model: TopicModel):
    assert (model.counts_ != model.vocabulary_.counts(papers())).nnz == 0


def test_titles_without_abstracts_are_told():
    made = papers()
    assert "1 paper has no abstract" in TopicModel().fit([(made[0][0], ""), *made[1:]]).note_


def test_a_paper_that_fits_nowhere_has_a_low_certainty():
    made = [*papers(), ("River galaxy dough", "Sediment of a pulsar in yeast.")]
    model = TopicModel(3).fit(made)
    assert model.certainty_[-1] < model.certainty_[:-1].mean()


@pytest.mark.parametrize("rows", [[["a"]] * 9, [[float("nan")]] * 9, None])
def test_an_embedding_that_is_not_numbers_is_refused_in_words(rows: object):
    with pytest.raises(SettingsError, match="the embedding"):
        TopicModel(embedding=lambda _: rows).fit([(f"River delta {n}", "") for n in range(9)])  # pyright: ignore[reportArgumentType] # that is the point
