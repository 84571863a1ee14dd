"""Profile pages of both layouts, field by field."""

import json
from pathlib import Path

import pytest

from graphlab.settings import ReadSettings
from graphlab.sources.profile_page import ProfilePage, matches, parse_pages
from graphlab.sources.records import PaperDate

PAGES = Path(__file__).parents[1] / "data" / "profiles"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))


def parse_page(text: str, *, file: str, settings: ReadSettings) -> ProfilePage:
    """The only page of a text."""
    (page,) = parse_pages(text, file=file, settings=settings)
    return page


def page(name: str) -> ProfilePage:
    return parse_page((PAGES / f"{name}.txt").read_text(encoding="utf-8"), file=name, settings=ReadSettings())


def codes(reading: ProfilePage, line: int) -> list[str]:
    return sorted(notice.code for record in reading.records if record.line == line for notice in record.notices)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_page_is_read(name: str) -> None:
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    reading = page(name)
    read = [
        {
            "line": record.line,
            "title": record.title,
            "names": list(record.byline),
            "complete": record.byline_complete,
            "date": list(record.date[:3]),
            "inferred": record.date.inferred,
            "subjects": list(record.categories),
            "code": record.extra["has_code"],
            "score": record.extra.get("score"),
            "abstract": record.abstract,
        }
        for record in reading.records
    ]
    assert read == expected["papers"]
    assert (reading.kind, reading.profile.owner if reading.profile else None) == (expected["kind"], expected["owner"])


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("separate")])
def test_a_page_reads_the_same_without_its_blank_lines(name: str) -> None:
    lines = (PAGES / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    dense = parse_page("\n".join(line for line in lines if line.strip()), file=name, settings=ReadSettings())
    blank_free = [(record.title, record.byline, record.abstract) for record in page(name).records]
    if name != "separate_missing":
        assert [(record.title, record.byline, record.abstract) for record in dense.records] == blank_free
    assert len(dense.records) == len(blank_free)


def test_the_figures_of_the_owner_are_kept_as_stated() -> None:
    profile = page("separate_plain").profile
    assert profile is not None
    assert (profile.field, profile.h_index, profile.n_papers, profile.n_citations) == ("CV", 5, 6, 1840)
    assert (profile.novelty, profile.ai_score) == (52, 61)


def test_a_missing_part_is_listed_and_the_paper_kept() -> None:
    reading = page("separate_missing")
    assert codes(reading, 7) == ["W105"]
    assert codes(reading, 12) == ["W106"]
    assert codes(reading, 17) == ["W101", "W107"]
    assert codes(reading, 41) == ["W108"]


def test_a_date_that_does_not_exist_is_listed_with_its_line() -> None:
    notices = [notice for record in page("separate_missing").records for notice in record.notices]
    assert [notice.line for notice in notices if notice.code == "W104" and "Feb 30, 2023" in notice.message] == [23]


def test_buttons_and_other_lines_of_the_site_are_listed_with_their_numbers() -> None:
    reading = page("separate_missing")
    found = [notice for record in reading.records for notice in record.notices] + list(reading.notices)
    assert [(notice.line, notice.message) for notice in found if "not understood" in notice.message] == [
        (37, 'not understood: "Load more papers"'),
        (1, 'not understood: "Home"'),
    ]


def test_fewer_papers_than_stated_are_said() -> None:
    assert [notice.code for notice in page("separate_missing").notices] == ["W104", "W111"]


def test_a_page_without_a_block_about_the_owner_has_no_owner() -> None:
    assert page("glued_plain").profile is None


def test_a_name_above_the_papers_is_no_owner_unless_something_speaks_for_it() -> None:
    reading = parse_page(
        "Some Heading\nLGMar 1, 2020\nOn Trees\n\nAda Nwosu\n\nTrees.", file="a", settings=ReadSettings()
    )
    assert reading.profile is None
    assert [notice.message for notice in reading.notices] == ['not understood: "Some Heading"']


def test_a_name_above_the_papers_is_the_owner_if_an_author_list_prints_it() -> None:
    reading = parse_page("Ada NWOSU\nLGMar 1, 2020\nOn Trees\n\nAda Nwosu\n\nTrees.", file="a", settings=ReadSettings())
    assert reading.profile is not None
    assert reading.profile.owner == "Ada NWOSU"


def test_figures_on_lines_of_their_own_are_read() -> None:
    block = "Ada Nwosu\nh-index\n7\n60\npapers\nCitations: 1,204\nNovelty 12.5 %"
    reading = parse_page(f"{block}\nLGMar 1, 2020\nOn Trees\n\nBo Li\n\nTrees.", file="a", settings=ReadSettings())
    assert reading.profile is not None
    profile = reading.profile
    assert (profile.h_index, profile.n_papers, profile.n_citations, profile.novelty) == (7, 60, 1204, 12.5)


def test_stated_figures_that_cannot_all_be_true_are_said_once() -> None:
    block = "Ada Nwosu\nh-index30\n40papers\n800citations"
    reading = parse_page(f"{block}\nLGMar 1, 2020\nOn Trees\n\nBo Li\n\nTrees.", file="a", settings=ReadSettings())
    said = [notice for notice in reading.notices if notice.code == "W110"]
    assert [(notice.line, notice.message) for notice in said] == [
        (2, "an h-index of 30 needs at least 900 citations; 800 are stated")
    ]


def test_the_year_of_copying_comes_from_the_page() -> None:
    dates = [(record.date.year, record.date.inferred) for record in page("glued_plain").records]
    assert dates[:3] == [(2024, False), (2025, True), (2025, True)]


def test_without_any_printed_year_the_year_stays_unknown() -> None:
    reading = parse_page("LGMar 1\nOn Trees\n\nBo Li\n\nTrees.", file="a", settings=ReadSettings())
    assert reading.records[0].date == PaperDate(None, 3, 1)
    assert [notice.code for notice in reading.records[0].notices] == ["W103"]


def test_the_year_hint_is_used_for_dates_without_a_year_only() -> None:
    text = "LGMar 1\nOn Trees\n\nBo Li\n\nTrees.\n\nLGMar 1, 2019\nOn Bees\n\nBo Li\n\nBees."
    reading = parse_page(text, file="a", settings=ReadSettings(year_hint=2031))
    assert [record.date[:4:3] for record in reading.records] == [(2031, True), (2019, False)]
    assert all(not record.notices for record in reading.records)


def test_an_abstract_that_looks_like_a_list_of_names_is_an_abstract() -> None:
    assert page("separate_sparse").records[1].abstract.startswith("Yeva Marchetti-Lund, Bartholomew Quist")


def test_an_author_line_of_a_group_is_an_author_line() -> None:
    text = "LGMar 1, 2020\nOn Trees\n\nthe arboretum group\n\nTrees are tall."
    assert parse_page(text, file="a", settings=ReadSettings()).records[0].byline == ("the arboretum group",)


def test_a_title_that_begins_with_ai_analysis_is_a_title() -> None:
    text = "LGMar 1, 2020\nAI Analysis\n\nBo Li\n\nTrees, see 2503.01234."
    assert parse_page(text, file="a", settings=ReadSettings()).records[0].title == "AI Analysis"


def test_a_text_without_an_opening_line_is_no_profile_page() -> None:
    assert not matches("Ada Nwosu\nh-index3\nOn Trees\nBo Li et al.\nTrees.")
