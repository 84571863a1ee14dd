"""Fixtures shared by all tests: corpora of fabricated people, the study of the seed, a browser."""

import shutil
from pathlib import Path

import pytest

from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    issues_table,
    make_table,
    stable_id,
)

SEED = Path(__file__).parents[1] / "seeds" / "000_324a95f0e513ba83.txt"


def corpus_of(papers):
    """Corpus of (title, year, names, byline_complete) tuples; every name is its own author."""
    rows, bylines = [], []
    for title, year, names, complete in papers:
        paper_id = stable_id("p", title)
        rows.append(
            {
                "paper_id": paper_id,
                "title": title,
                "abstract": f"We study {title.lower()}.",
                "year": year,
                "date_precision": "year" if year else "none",
                "date_inferred": False,
                "categories": (),
                "byline_complete": complete,
                "source_file": "toy.txt",
            }
        )
        bylines += [
            {
                "paper_id": paper_id,
                "position": position,
                "author_id": stable_id("a", name),
                "printed_name": name,
                "evidence": "printed",
            }
            for position, name in enumerate(names, 1)
        ]
    names = sorted({row["printed_name"] for row in bylines})
    counts = {name: len({r["paper_id"] for r in bylines if r["printed_name"] == name}) for name in names}
    authors = [
        {
            "author_id": stable_id("a", n),
            "name": n,
            "variants": (n,),
            "n_papers": counts[n],
            "resolution": "printed alike",
        }
        for n in names
    ]
    return Corpus(
        papers=make_table(rows, PAPER_COLUMNS).sort_values("paper_id", ignore_index=True),
        authorships=make_table(bylines, AUTHORSHIP_COLUMNS).sort_values(["paper_id", "position"], ignore_index=True),
        authors=make_table(authors, AUTHOR_COLUMNS).sort_values("author_id", ignore_index=True),
        issues=issues_table([]),
    )


@pytest.fixture
def make_corpus():
    return corpus_of


@pytest.fixture(scope="session")
def seed_study():
    from graphlab.pipeline import analyze
    from graphlab.sources import read

    return analyze(read(SEED))


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
