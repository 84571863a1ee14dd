"""The explorer by keyboard alone, on a phone, on paper, as a file, and what it reads first."""

import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from graphlab.report.explorer.data import explorer_data, explorer_texts
from graphlab.report.facts.lookup import study_lookup
from tests.report.fabricated import P, make_study
from tests.report.test_explorer import page_text

NAMES = [f"{first} {last}" for last in ("Able", "Baker", "Cole", "Dent") for first in ("Ann", "Bo", "Cy", "Dee")]
TALL = {"width": 375, "height": 740}


@pytest.fixture(scope="module")
def study():
    teams = [NAMES[i : i + 3] for i in range(0, 12, 2)]
    papers = [P(tuple(teams[i % 6]), 2010 + i % 8, 1 + i % 3, title=f"On tree {i}") for i in range(90)]
    return make_study([*papers, P(("Ann Able", "Dee Dent"), 2018, 1, title="w" * 2000)])


@pytest.fixture(scope="module")
def data(study):
    return explorer_data(study_lookup(study))


@pytest.fixture(scope="module")
def file(study, tmp_path_factory):
    path = tmp_path_factory.mktemp("keyboard") / "report.html"
    path.write_text(study.explore().page, encoding="utf-8")
    return path


@pytest.fixture
def page(browser, file):
    opened = browser.new_page(viewport={"width": 1200, "height": 800}, accept_downloads=True)
    opened.goto(file.as_uri())
    opened.wait_for_selector("body.explores")
    yield opened
    opened.close()


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent")


@pytest.mark.browser
def test_a_person_found_by_search_has_the_focus_and_the_next_tab_is_in_the_panel(page):
    page.keyboard.press("/")
    page.keyboard.type("ann able")
    page.keyboard.press("Enter")
    assert focused(page) == "panel"
    page.keyboard.press("Tab")
    assert focused(page) == "← Everything"


@pytest.mark.browser
def test_the_years_come_before_the_papers(page):
    page.focus("#png")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "First year"


@pytest.mark.browser
def test_a_choice_in_the_panel_keeps_the_focus_there(page):
    page.focus("#panel .papers .title >> nth=0")
    page.keyboard.press("Enter")
    assert focused(page) == "panel"
    page.focus("#panel section:has(h3:text('People on the map')) .chip >> nth=0")
    page.keyboard.press("Enter")
    page.focus("#panel [data-stays]")
    page.keyboard.press("Enter")
    assert focused(page) == "Only this person’s circle"


@pytest.mark.browser
def test_more_papers_lead_to_the_first_new_one(page):
    page.focus("#panel .more")
    page.keyboard.press("Enter")
    assert focused(page) == page.inner_text("#panel .papers .title >> nth=40")


@pytest.mark.browser
def test_every_tie_of_the_map_is_in_the_list_and_opens_by_keyboard(page, data):
    page.click("[data-choose-view=list]")
    page.focus(".rows button:text('Ties')")
    page.keyboard.press("Enter")
    assert focused(page) == "Ties"
    assert page.locator("#list tbody tr").count() == len(data["ties"]["a"])
    first = page.locator("#list tbody button >> nth=0")
    name = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == name == focused(page)
    assert page.locator("#panel .papers li").count() == max(data["ties"]["n"])
    assert "rows=ties" in page.url


@pytest.mark.browser
def test_arrows_walk_the_papers_of_the_theme_map(page):
    page.click("[data-choose-view=themes]")
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    seen = {page.inner_text("#panel h2")}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.inner_text("#panel h2"))
    assert len(seen) > 2
    assert "paper=" in page.url


@pytest.mark.browser
def test_all_papers_of_the_panel_are_printed(page, data):
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#panel .papers li").count() == len(data["papers"]["id"])


@pytest.mark.browser
@pytest.mark.parametrize("rows", ["people", "groups", "ties"])
def test_a_phone_shows_the_list_without_scrolling_sideways(browser, file, rows):
    page = browser.new_page(viewport=TALL)
    page.goto(f"{file.as_uri()}#view=list&rows={rows}")
    page.wait_for_selector("#list tbody tr")
    assert page.evaluate("document.getElementById('list').scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


@pytest.mark.browser
def test_a_long_name_breaks_in_the_summary_on_a_phone(browser, tmp_path):
    long = "Maximiliane-Theodora Ottilie von und zu Hohenberg-Waldenried-Schillingstein"
    path = tmp_path / "report.html"
    path.write_text(
        page_text(make_study([P((long, "Ann Able"), 2018 + i, i % 2 + 1) for i in range(4)])), encoding="utf-8"
    )
    page = browser.new_page(viewport=TALL)
    page.goto(f"{path.as_uri()}#view=summary")
    page.wait_for_selector("#summary", state="visible")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


@pytest.mark.browser
def test_nothing_moves_by_itself_with_reduced_motion(browser, file):
    page = browser.new_page(reduced_motion="reduce")
    page.goto(file.as_uri())
    page.wait_for_selector("body.explores")
    page.click("[data-choose-view=themes]")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    "state", ["view=network", "view=themes", "view=network&colour=density", "view=network&colour=years"]
)
def test_the_saved_svg_is_what_the_screen_shows(page, file, browser, state):
    page.goto(f"{file.as_uri()}#{state}")
    page.reload()
    page.wait_for_timeout(200)
    page.evaluate("document.fonts.ready")
    with page.expect_download() as saved:
        page.click("#svg")
    box = page.locator("#map").bounding_box()
    shown = page.evaluate("document.getElementById('map').toDataURL()")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    fonts = "".join(re.findall(r"@font-face\s*\{[^}]*\}", file.read_text(encoding="utf-8")))
    sheet = browser.new_page(viewport={"width": round(box["width"]), "height": round(box["height"])})
    sheet.set_content(f"<style>{fonts} body {{ margin: 0 }} img, svg {{ display: block }}</style>{text}")
    sheet.evaluate("document.fonts.ready")
    written = sheet.screenshot()
    sheet.set_content(f"<style>body {{ margin: 0 }} img {{ display: block }}</style><img src='{shown}'>")
    drawn = sheet.screenshot()
    sheet.close()
    one, two = (np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=int) for png in (written, drawn))
    assert (two < 250).mean() > 0.005
    assert (abs(one - two) > 64).mean() < 0.002


def test_a_page_that_starts_with_its_groups_needs_nobody_for_its_first_picture(data):
    overview = {name: data[name] for name in ("people", "ties")}
    texts = explorer_texts({**data, "overview": overview})
    assert json.loads(texts.first)["people"] == {} == json.loads(texts.first)["ties"]
    assert set(json.loads(texts.rest)["people"]) == set(data["people"])
    assert "x" in json.loads(explorer_texts(data).first)["people"]


@pytest.mark.browser
def test_no_circle_lies_under_the_list_of_themes_in_a_small_window(page):
    page.set_viewport_size({"width": 900, "height": 640})
    page.wait_for_timeout(200)
    with page.expect_download() as saved:
        page.click("#svg")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    edge = page.evaluate("document.getElementById('theme-list').clientWidth")
    assert min(map(float, re.findall(r'<circle cx="([\d.]+)"', text))) > edge
