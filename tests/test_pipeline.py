"""The whole path: the same study for every order of the input, honest small answers."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import graphlab as gl
from graphlab.network import communities
from graphlab.settings import NetworkSettings, Settings

SEED = Path(__file__).parents[1] / "seeds" / "000_324a95f0e513ba83.txt"
TABLES = ["collaborators", "coauthors", "communities", "themes", "paper_themes", "theme_years", "author_themes"]


def test_the_seed_gives_the_counts_of_its_page(seed_study):
    assert len(seed_study.corpus) == 50
    assert len(seed_study.corpus.authors) == 80
    assert len(seed_study.collaborators) == 79
    assert seed_study.as_of == date(2026, 4, 16)
    assert seed_study.part_year == 2026


def test_record_order_changes_nothing(seed_study, tmp_path):
    header, *records = re.split(
        r"(?m)^(?=[0-9.]*[A-Z-]+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) )", SEED.read_text()
    )
    assert len(records) == 50
    page = tmp_path / SEED.name
    page.write_text(header + "\n".join(record.strip() + "\n" for record in reversed(records)), encoding="utf-8")
    study = gl.analyze(gl.read(page))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(study, name), getattr(seed_study, name))


@pytest.mark.parametrize("n", [1, 2, 5, 20])
def test_small_corpora_give_a_study(make_corpus, n):
    corpus = make_corpus(
        [(f"Title number {i} on topic {i % 3}", 2000 + i, ["Ann Oak", f"Bea Yew{i}"], True) for i in range(n)]
    )
    study = gl.analyze(corpus)
    assert len(study.corpus) == n
    assert study.themes["n_papers"].sum() == n
    assert "papers" in repr(study)


def test_hash_seed_changes_nothing():
    code = (
        "import graphlab as gl\n"
        "s = gl.analyze(gl.read('seeds/000_324a95f0e513ba83.txt'))\n"
        f"print([getattr(s, t).to_csv() for t in {TABLES!r}])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1234")
    }
    assert len(runs) == 1


def test_the_owner_can_be_put_back(seed_study):
    study = gl.analyze(seed_study.corpus, Settings(network=NetworkSettings(include_owner=True)))
    assert len(study.collaborators) == 80
    assert study.collaborators["name"].iloc[0] == "Yonggang Wen"


def test_resolving_twice_is_resolving_once(seed_study):
    again = gl.analyze(seed_study.corpus)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(seed_study, name))


def test_communities_by_association_are_vosviewers(make_corpus):
    # A hub and its pairs: modularity keeps larger groups than association strengths do.
    papers = [(f"Paper {k}", 2000 + k, ["Ann Ash", f"Bo {c}", f"Cy {c}"], True) for k, c in enumerate("abcdefgh")]
    study = gl.analyze(make_corpus(papers), Settings(network=NetworkSettings(communities="association")))
    found = study.collaborators.set_index("author_id")["community"].sort_index()
    assert found.tolist() == communities(study.network, objective="association").sort_index().tolist()
