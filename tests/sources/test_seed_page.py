"""The facts of the one real page, in its own layout and glued into the other."""

from collections import Counter
from pathlib import Path

import pytest

from graphlab.corpus import Corpus
from graphlab.resolve import resolve
from graphlab.settings import ReadSettings
from graphlab.sources import read
from graphlab.sources.profile_page import ProfilePage, parse_pages
from graphlab.sources.records import Record

SEED = Path(__file__).parents[2] / "seeds" / "000_324a95f0e513ba83.txt"


def parse_page(text: str, *, file: str, settings: ReadSettings) -> ProfilePage:
    """The only page of a text."""
    (page,) = parse_pages(text, file=file, settings=settings)
    return page


@pytest.fixture(scope="module")
def seed_corpus() -> Corpus:
    return read(SEED)


def messages(corpus: Corpus, code: str) -> list[str]:
    return corpus.issues.loc[corpus.issues["code"] == code, "message"].tolist()


def test_fifty_papers_are_read_though_the_page_states_77(seed_corpus: Corpus) -> None:
    assert len(seed_corpus) == 50
    assert messages(seed_corpus, "W111") == ["the page states 77 papers; 50 are on it"]


def test_subjects_are_counted_right(seed_corpus: Corpus) -> None:
    counts = Counter(code for codes in seed_corpus.papers["categories"] for code in codes)
    assert counts == {"LG": 16, "DC": 10, "AI": 8, "CV": 7, "CL": 4, "MM": 3, "MTRL-SCI": 1, "CR": 1}


def test_sixteen_papers_have_code_and_three_a_score(seed_corpus: Corpus) -> None:
    extra = seed_corpus.papers["extra"]
    assert extra.str.contains('"has_code":true').sum() == 16
    assert sorted(extra.str.extract(r'"score":([\d.]+)')[0].dropna()) == ["22.2", "33.6", "94.1"]


def test_seven_dates_get_their_year_from_the_page(seed_corpus: Corpus) -> None:
    inferred = seed_corpus.papers[seed_corpus.papers["date_inferred"]]
    assert inferred["year"].tolist() == [2026] * 7
    said = seed_corpus.issues[seed_corpus.issues["code"] == "W102"]
    assert len(said) == 7
    assert 'date "Feb 5" has no year; taken as 2026 (--year-hint to change)' in said["message"].tolist()
    assert set(said["line"]) == set(inferred["source_line"])


def test_forty_six_author_lists_are_cut_after_three_names(seed_corpus: Corpus) -> None:
    cut = seed_corpus.papers.loc[~seed_corpus.papers["byline_complete"], "paper_id"]
    printed = seed_corpus.authorships[seed_corpus.authorships["evidence"] == "printed"].groupby("paper_id").size()
    assert len(cut) == len(messages(seed_corpus, "W101")) == 46
    assert set(printed[cut]) == {3}


def test_the_owner_is_printed_on_ten_lists_and_attached_to_all(seed_corpus: Corpus) -> None:
    owner = seed_corpus.authorships[seed_corpus.authorships["author_id"].isin(seed_corpus.owner_ids)]
    assert owner["evidence"].value_counts().to_dict() == {"implied": 40, "printed": 10}
    assert owner.loc[owner["evidence"] == "implied", "position"].isna().all()
    assert len(messages(seed_corpus, "N201")) == 1


def test_the_stated_figures_are_kept_and_their_contradiction_said(seed_corpus: Corpus) -> None:
    (profile,) = seed_corpus.profiles
    assert (profile.owner, profile.field) == ("Yonggang Wen", "LG")
    assert (profile.h_index, profile.n_papers, profile.n_citations) == (116, 77, 5694)
    assert (profile.novelty, profile.ai_score) == (45, 58)
    (said,) = messages(seed_corpus, "W110")
    assert "at least 13,456 citations; 5,694 are stated" in said


def test_two_spellings_are_one_person_which_leaves_80_authors(seed_corpus: Corpus) -> None:
    resolved = resolve(seed_corpus)
    joined = resolved.authors[resolved.authors["variants"].map(len) > 1]
    assert len(resolved.authors) == 80
    assert joined["variants"].tolist() == [("Minghao LI", "Minghao Li")]
    assert joined["name"].tolist() == ["Minghao Li"]
    assert joined["resolution"].tolist() == ["case differs: Minghao LI, Minghao Li"]


def test_nothing_else_is_said_about_the_page(seed_corpus: Corpus) -> None:
    counts = resolve(seed_corpus).issues["code"].value_counts().to_dict()
    assert counts == {"W101": 46, "W102": 7, "W110": 1, "W111": 1, "N201": 1, "N203": 1}


def glued_lines(records: tuple[Record, ...], source: list[str]) -> list[tuple[str, str, str]]:
    return [
        (
            source[record.line - 1],
            record.title + ", ".join(record.byline) + ("" if record.byline_complete else " et al."),
            record.abstract,
        )
        for record in records
    ]


def fields(record: Record) -> tuple[object, ...]:
    return (record.title, record.byline, record.byline_complete, record.abstract, record.date, record.categories)


def test_the_page_glued_into_the_other_layout_reads_the_same_without_a_guess() -> None:
    text = SEED.read_text(encoding="utf-8")
    original = parse_page(text, file="seed", settings=ReadSettings()).records
    lines = [line for paper in glued_lines(original, text.split("\n")) for line in paper]
    glued = parse_page("\n".join(lines), file="glued", settings=ReadSettings())
    assert [fields(record) for record in glued.records] == [fields(record) for record in original]
    assert glued.kind == "profile page, glued"
    assert [notice for record in glued.records for notice in record.notices if notice.code == "W109"] == []


def test_each_paper_glued_and_alone_on_its_page_reads_the_same() -> None:
    text = SEED.read_text(encoding="utf-8")
    original = parse_page(text, file="seed", settings=ReadSettings()).records
    alone = [
        parse_page("\n".join(paper), file="glued", settings=ReadSettings()).records[0]
        for paper in glued_lines(original, text.split("\n"))
    ]
    assert [fields(record)[:4] for record in alone] == [fields(record)[:4] for record in original]
