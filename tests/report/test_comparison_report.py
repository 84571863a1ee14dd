"""What is said about a comparison: every sentence from a table, with its singular, its zero and its ties."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pikepdf
import pytest

from graphlab.analysis import sides_by_date, sides_by_group
from graphlab.analysis.sides import sides_by_person
from graphlab.errors import OutputExistsError
from graphlab.exchange.folder import sha256_of
from graphlab.report import write_report
from graphlab.report.comparison import comparison_report, write_comparison
from graphlab.report.comparison.shown import SHOWN
from tests.report.fabricated import ANN, BO, CY, DI, ED, FAY, GUS, HAL, P, make_study

ROOT = Path(__file__).parents[2]
HOSTILE = [
    '<img src=x onerror="alert(1)">',
    "</style><script>alert(2)</script>",
    "#panic() *bold*",
    "x" * 2000,
    "Say {{ 7 * 7 }}",
]


def told(sides, study):
    facts = comparison_report(study, sides).facts
    return {
        item["key"]: (item["lead"], " ".join(s["text"] + s["stop"] for s in item["sentences"]))
        for item in facts["findings"]
    }


def dates(papers, first=2019, last=2023):
    study = make_study(papers)
    return told(sides_by_date(study, (first, last)), study)


GROWING = [
    P((ANN, BO), 2018),
    P((ANN, BO), 2019),
    P((ANN, BO, CY), 2021),
    P((DI, ED), 2022, 2),
    P((DI, ED), 2023, 2),
]


def test_papers_people_and_ties_are_counted_on_both_sides():
    found = dates(GROWING)
    assert found["papers"] == ("Three new papers since 2019.", "2 papers up to 2019, 5 up to 2023, 2 in both.")
    assert found["people"][0] == "Three new people since 2019."
    assert found["people"][1].startswith("2 people up to 2019, 5 up to 2023, 2 in both. Among the new, Di Dogwood (2)")
    assert found["ties"] == (
        "Three new ties since 2019.",
        "1 tie up to 2019, 4 up to 2023, 1 in both. Of the new ties, two join a person of both sides with a new one, "
        "one joins two new people. The strongest new tie is Di Dogwood with Ed Elm (2 joint papers).",
    )


def test_groups_are_said_to_be_matched_with_their_overlap():
    lead, text = dates(GROWING)["groups"]
    assert lead == "One group matched, one new, none without a match."
    assert "They share half of all their people or more." in text
    assert (
        "Most people are shared by group A up to 2019 (2 people) and group A up to 2023 (3): 2, an overlap of 0.67."
        in text
    )


def test_one_new_paper_person_and_tie_are_in_the_singular():
    found = dates([P((ANN, BO), 2018), P((ANN, CY), 2021)])
    assert found["papers"][0] == "One new paper since 2019."
    assert found["people"] == ("One new person since 2019.", "2 people up to 2019, 3 up to 2023, 2 in both.")
    assert found["ties"][1].endswith("The new tie joins a person of both sides with a new one.")


def test_a_new_paper_of_known_people_brings_no_new_person():
    found = dates([P((ANN, BO), 2018), P((ANN, BO), 2021)])
    assert found["people"][0] == "No new person since 2019."
    assert found["ties"][0] == "No new tie since 2019."


def test_ties_between_people_with_most_papers_are_not_cut_through():
    names = [(name,) for name in (CY, DI, ED, FAY)]
    found = dates([P((ANN,), 2018), *[P(who, year) for who in names for year in (2021, 2022)]])
    assert "Among the new" not in found["people"][1]
    two = dates([P((ANN,), 2018), *[P(who, year) for who in names[:2] for year in (2021, 2022)], P((ED,), 2021)])
    assert "Among the new, Cy Cedar (2) and Di Dogwood (2) have the most papers." in two["people"][1]


def test_nothing_changed_is_said_and_nothing_else():
    found = dates(GROWING, 2023, 2025)
    assert list(found) == ["same"]
    assert found["same"] == (
        "Nothing changed.",
        "Both sides hold the same 5 papers, with the same people, ties, groups and themes.",
    )


def test_cut_author_lists_are_lower_bounds_on_either_side():
    lead, text = dates([P((ANN, BO), 2018, cut=True), P((ANN, CY), 2021), P((), None)])["limits"]
    assert lead == "To be read with care."
    assert text.startswith("1 of 1 author lists up to 2019 and 1 of 2 up to 2023 are cut or missing: counts of people")
    assert text.endswith("One paper without a year is on neither side.")
    assert "limits" not in dates(GROWING)


def test_inferred_years_are_told_where_years_decide():
    assert dates([P((ANN,), 2018), P((ANN,), 2021, inferred=True)])["limits"][1] == (
        "The year of one paper is not printed but inferred."
    )


def test_a_theme_that_clearly_grew_is_told_with_its_interval():
    papers = [P((ANN,), 2018, 1) for _ in range(12)] + [P((ANN,), 2021, 2) for _ in range(12)] + [P((BO,), 2018, 2)]
    lead, text = dates(papers)["themes"]
    assert lead == "One theme grew, one shrank."
    assert text.startswith("River ice rose from 1 of 13 papers (8%) to 13 of 25 papers (52%) (+92 points, +")
    assert "Most of the new papers are on river ice (12 of 12)." in text
    assert text.endswith("Points are those of the 12 new papers against the 13 papers in both, with 95% intervals.")


def test_a_small_difference_may_be_chance():
    lead, text = dates([P((ANN,), 2018, 1), P((ANN,), 2018, 2), P((ANN,), 2021, 1), P((ANN,), 2021, 1)])["themes"]
    assert lead == "No theme clearly grew or shrank."
    assert text.endswith("so any difference may be chance: the 2 new papers against the 2 papers in both.")


def test_two_groups_share_what_both_have():
    study = make_study([P((ANN, BO, CY)), P((ANN, BO, CY)), P((DI, ED)), P((DI, ED)), P((CY, DI))])
    found = told(sides_by_group(study, ("A", "B")), study)
    assert found["papers"] == ("One shared paper.", "3 papers of group A, 3 of group B, 1 in both.")
    assert found["people"][1].startswith("4 people on papers of group A, 3 on papers of group B, 2 in both.")
    assert "groups" not in found


def test_two_people_without_anything_in_common():
    study = make_study([P((ANN, CY)), P((BO, DI), theme=2)])
    found = told(sides_by_person(study, (ANN, BO)), study)
    assert found["papers"][0] == "No shared paper."
    assert found["people"] == (
        "No shared person.",
        "1 person on papers of Ann Ash, 1 on papers of Bo Birch, none in both.",
    )
    assert found["themes"][0] == "No theme clearly sets them apart."


def test_a_person_compared_with_herself_differs_in_nothing():
    study = make_study([P((ANN, CY)), P((BO, DI))])
    assert told(sides_by_person(study, (ANN, ANN)), study)["same"][0] == "Nothing differs."


def asked(condition):
    """Condition of a row of evidence as pandas asks it."""
    parts = [re.sub(r" is at least (.*)", r" >= \1", part) for part in condition.split("; ")]
    parts = [re.sub(r" is not (.*)", r" != '\1'", part) for part in parts]
    parts = [re.sub(r" is (true|false)", lambda found: f" == {found[1].title()}", part) for part in parts]
    return " and ".join(re.sub(r" is (\D.*)", r" == '\1'", part).replace(" is ", " == ") for part in parts)


def test_every_sentence_rests_on_a_cell_that_is_in_a_table():
    study = make_study([*GROWING, P((GUS, HAL), 2019, cut=True)])
    found = comparison_report(study, sides_by_date(study, (2019, 2023)))
    sentences = [s for item in found.facts["findings"] for s in item["sentences"]]
    assert all(sentence["evidence"] for sentence in sentences)
    known = {"counts": "what", "people": "author_id_b", "papers": "paper_id", "themes": "theme_id_b"}
    for sentence in sentences:
        for table, row, column, value in sentence["evidence"]:
            assert table in {*known, "ties", "groups"}
            if column == "number of rows":
                assert len(found.tables[table].query(asked(row))) == int(value), sentence["text"]
            elif table in known:
                cells = found.tables[table].set_index(found.tables[table][known[table]].astype(str))
                assert str(cells.loc[row, column]) == value, (sentence["text"], table, row, column)


def test_tables_shown_are_cut_and_say_so():
    papers = [
        P((ANN,), 2018),
        *[P((f"New Person{chr(97 + i)}", f"Other Person{chr(97 + i)}"), 2021) for i in range(20)],
    ]
    study = make_study(papers)
    facts = comparison_report(study, sides_by_date(study, (2019, 2023))).facts
    assert len(facts["people"]["rows"]) == SHOWN
    assert facts["people"]["caption"]["text"].startswith("10 of 40 new people;")
    assert len(facts["groups"]["rows"]) == 20


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    hostile = [P((ANN, BO, "李 Wei"), 2020 + i % 4, i % 2 + 1, title=t) for i, t in enumerate(HOSTILE)]
    study = make_study([P((ANN, BO), 2018), *hostile])
    found = comparison_report(study, sides_by_date(study, (2019, 2023)))
    return found, write_comparison(found, tmp_path_factory.mktemp("compared") / "out")


def test_the_folder_holds_page_pdf_tables_and_a_manifest_of_their_hashes(written):
    _, folder = written
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    tables = {f"tables/{n}.csv" for n in ("counts", "papers", "people", "ties", "groups", "themes", "findings")}
    assert names == tables | {"comparison.pdf", "comparison.html", "manifest.json"}
    assert manifest["files"] == {name: sha256_of(folder / name) for name in names - {"manifest.json"}}
    assert manifest["sides"]["a"]["label"] == "up to 2019"


def test_tables_are_whole(written):
    found, folder = written
    assert len(pd.read_csv(folder / "tables/papers.csv")) == len(found.tables["papers"]) == 6
    assert set(pd.read_csv(folder / "tables/findings.csv")["finding"]) >= {"papers", "themes"}


def test_nothing_a_stranger_wrote_acts_in_the_page(written):
    page = (written[1] / "comparison.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert "7 * 7" in page
    assert "default-src 'none'" in page


def test_the_pdf_is_tagged_and_titled(written):
    with pikepdf.open(written[1] / "comparison.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]).startswith("Up to 2019 and up to 2023")


def test_an_older_comparison_is_replaced_but_nothing_else_is(written, tmp_path):
    found, folder = written
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert write_comparison(found, folder) == folder
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    report = write_report(found.study, tmp_path / "report")
    with pytest.raises(OutputExistsError, match="not an older comparison on the same input"):
        write_comparison(found, report)


def test_the_page_opens_without_a_request_and_without_leaving_its_width(written, browser):
    for width in (1200, 400):
        page = browser.new_page(viewport={"width": width, "height": 800})
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto((written[1] / "comparison.html").as_uri())
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_hash_order_changes_no_byte(tmp_path):
    code = (
        "import sys; from tests.report.test_comparison_report import GROWING, make_study;"
        "from graphlab.analysis import sides_by_date; from graphlab.report.comparison import *;"
        "s = make_study(GROWING); write_comparison(comparison_report(s, sides_by_date(s, (2019, 2023))), sys.argv[1])"
    )
    hashes = []
    for seed in ("1", "2"):
        out = tmp_path / seed / "out"
        subprocess.run([sys.executable, "-c", code, str(out)], check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed})
        hashes.append((out / "manifest.json").read_bytes())
    assert hashes[0] == hashes[1]
