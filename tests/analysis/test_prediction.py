"""Likely collaborators on fabricated fields: one where friends of friends meet, one where chance does."""

import random

import pandas as pd
import pytest

from graphlab.analysis import likely_collaborators, prediction_quality, tie_ages
from graphlab.analysis.tables import TABLES


def field(*, closing, seed=1, n_people=60, years=range(2010, 2020)):
    """Papers of three; where `closing`, the third is a collaborator's collaborator most of the time."""
    draw = random.Random(seed)  # noqa: S311 # no secret is drawn
    people = [f"P{i:02}" for i in range(n_people)]
    known = {person: set() for person in people}
    papers = []
    for year in years:
        for number in range(25):
            first = draw.choice(people)
            second = draw.choice(sorted(known[first])) if known[first] and draw.random() < 0.7 else draw.choice(people)
            pool = sorted(known[second] - {first}) if closing and draw.random() < 0.8 else people
            team = sorted({first, second, draw.choice(pool or people)})
            papers.append((f"Paper {year} {number}", year, team, True))
            for a in team:
                known[a] |= set(team) - {a}
    return papers


def test_where_friends_of_friends_meet_the_method_is_better_than_chance(make_corpus):
    quality = prediction_quality(make_corpus(field(closing=True))).set_index(["method", "pairs"])
    assert set(quality.reset_index().columns) == set(TABLES["prediction_quality"])
    row = quality.loc[("resource allocation", "all")]
    assert row["verdict"] == "measured"
    assert row["auc_low"] > 0.5
    assert row["trained_until"] == 2017
    assert row["tested_until"] == 2019


def test_where_chance_meets_the_interval_reaches_a_half(make_corpus):
    papers = field(closing=False, n_people=150)
    shuffled = random.Random(2)  # noqa: S311 # as above
    people = sorted({name for _, _, team, _ in papers for name in team})
    papers = [(t, y, shuffled.sample(people, 3), c) for t, y, _, c in papers]
    quality = prediction_quality(make_corpus(papers)).set_index(["method", "pairs"])
    row = quality.loc[("resource allocation", "sharing a collaborator")]
    assert row["auc_low"] < 0.6
    assert row["precision"] < 0.2


@pytest.mark.parametrize(
    "papers", [[], [("One", 2020, ["A", "B"], True)], field(closing=True, years=range(2018, 2020))]
)
def test_too_little_data_is_said_and_nothing_is_predicted(make_corpus, papers):
    corpus = make_corpus(papers)
    quality = prediction_quality(corpus)
    assert quality["verdict"].str.startswith("not enough data").all()
    assert quality[["auc", "precision"]].isna().all(axis=None)
    assert likely_collaborators(corpus).empty


def test_every_pair_has_its_reason_and_its_measure(make_corpus):
    corpus = make_corpus(field(closing=True))
    table = likely_collaborators(corpus, n_pairs=20)
    assert list(table.columns) == list(TABLES["likely_collaborators"])
    assert len(table) == 20
    assert table["resource_allocation"].is_monotonic_decreasing
    assert table["auc"].between(0, 1).all()
    ties = {frozenset(pair) for pair in tie_ages(corpus)[["name_a", "name_b"]].itertuples(index=False)}
    for row in table.itertuples():
        assert frozenset((row.name_a, row.name_b)) not in ties
        assert row.n_shared >= len(row.shared) > 0
        for name in row.shared:
            assert {frozenset((row.name_a, name)), frozenset((row.name_b, name))} <= ties


def test_topics_count_only_what_was_written_before(make_corpus):
    corpus = make_corpus(field(closing=True))
    year = corpus.papers["year"].astype(int)
    themes = pd.DataFrame({"paper_id": corpus.papers["paper_id"], "theme_id": year % 3 + 1})
    later = themes.assign(theme_id=themes["theme_id"].where(year <= 2017, 1))
    found, other = (prediction_quality(corpus, paper_themes=t) for t in (themes, later))
    assert "topic similarity" in set(found["method"])
    pd.testing.assert_frame_equal(found, other)
    assert likely_collaborators(corpus, paper_themes=themes)["topic_similarity"].between(0, 1.0000001).all()


def test_the_order_of_papers_has_no_effect(make_corpus):
    papers = field(closing=True)
    table = likely_collaborators(make_corpus(papers))
    papers.reverse()
    pd.testing.assert_frame_equal(likely_collaborators(make_corpus(papers)), table)


def test_one_can_ask_about_one_author(make_corpus):
    corpus = make_corpus(field(closing=True))
    author = corpus.authors["author_id"].iloc[3]
    table = likely_collaborators(corpus, authors=[author], n_pairs=4)
    assert len(table)
    assert ((table["author_a"] == author) | (table["author_b"] == author)).all()


def test_two_spellings_of_one_person_are_not_suggested(make_corpus):
    papers = field(closing=True)
    twins = [
        (t, y, ["Zico Kolter" if n == "P01" and i % 2 else "J Zico Kolter" if n == "P01" else n for n in team], c)
        for i, (t, y, team, c) in enumerate(papers)
    ]
    table = likely_collaborators(make_corpus(twins), n_pairs=300)
    assert not ((table["name_a"] + table["name_b"]).str.count("Zico Kolter") == 2).any()
    assert (table["name_a"] + table["name_b"]).str.contains("Zico Kolter").any()
