"""The explorer in a real browser: every control does what it says, by pointer and by keyboard."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from graphlab.figures import render_svg
from graphlab.report.explorer import explorer_data, explorer_json, explorer_script
from graphlab.report.explorer.bundle import module_order, module_text
from graphlab.report.explorer.colours import DARK_GROUND, on_dark
from graphlab.report.facts import report_facts
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.page import render_page
from tests.report.fabricated import ANN, BO, P, make_study

HOSTILE = "<img src=x onerror=window.hit=1></script><script>window.hit=1</script>{{7*7}}\N{RIGHT-TO-LEFT OVERRIDE}"
NODE = shutil.which("node")


def page_text(study):
    facts = report_facts(study)
    drawn = {
        "network": render_svg(study.plot_network().figure),
        "timeline": render_svg(study.plot_timeline().figure),
        "theme-map": render_svg(study.plot_theme_map().figure),
        "group-themes": render_svg(study.plot_group_themes().figure),
    }
    return render_page(facts, drawn, data=explorer_json(study_lookup(study)))


@pytest.fixture(scope="module")
def profile_file(profile_study, tmp_path_factory):
    path = tmp_path_factory.mktemp("explorer") / "report.html"
    path.write_text(page_text(profile_study), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def data(profile_study):
    return explorer_data(study_lookup(profile_study))


@pytest.fixture
def page(browser, profile_file):
    context = browser.new_context(
        viewport={"width": 1360, "height": 860}, reduced_motion="reduce", accept_downloads=True
    )
    opened = context.new_page()
    opened.errors = []
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    # The tests themselves read the canvas back, which the browser remarks on.
    opened.on("console", lambda m: None if "willReadFrequently" in m.text else opened.errors.append(m.text))
    opened.goto(profile_file.as_uri())
    opened.wait_for_selector("body.explores")
    yield opened
    assert opened.errors == []
    context.close()


def heading(page):
    return page.inner_text("#panel h2")


def n_papers(page):
    return page.inner_text(".numbers dd >> nth=0")


def ink(page):
    """Pixels of the map that are not ground."""
    return page.evaluate(
        """() => { const map = document.getElementById("map");
        const pixels = map.getContext("2d").getImageData(0, 0, map.width, map.height).data;
        let n = 0;
        for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] < 700) n += 1;
        return n; }"""
    )


@pytest.mark.skipif(NODE is None, reason="no Node on this machine")
def test_the_parts_without_a_browser():
    done = subprocess.run(
        [NODE, "--test", str(Path(__file__).parent / "explorer" / "explorer.test.mjs")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_top_level_names_are_unique_across_the_modules():
    names = re.findall(r"^(?:const|let|function|class) +(\w+)", explorer_script(), re.MULTILINE)
    assert len(names) == len(set(names))


def test_every_module_is_in_the_script():
    folder = Path(__file__).parents[2] / "graphlab" / "report" / "explorer" / "js"
    assert {path.name for path in folder.glob("*.mjs")} == set(module_order())
    assert not re.search(r"^(import|export) ", explorer_script(), re.MULTILINE)


def test_no_module_is_longer_than_300_lines_or_reads_data_as_html():
    for name in module_order():
        assert len(module_text(name).splitlines()) <= 300, name
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(", module_text(name)
        )


def test_both_parts_together_are_the_data(profile_study, data):
    parts = explorer_json(study_lookup(profile_study))
    first, rest = json.loads(parts.first), json.loads(parts.rest)
    assert first | {name: first[name] | rest[name] for name in rest} == json.loads(json.dumps(data))
    assert first["papers"] == {}


def test_people_ties_and_papers_are_those_of_the_tables(profile_study, data):
    assert sorted(data["people"]["id"]) == sorted(profile_study.collaborators["author_id"])
    assert len(data["ties"]["a"]) == len(profile_study.coauthors)
    assert sum(data["ties"]["n"]) == profile_study.coauthors["papers"].sum()
    assert sorted(data["papers"]["id"]) == sorted(profile_study.corpus.papers["paper_id"])


def test_positions_are_those_of_the_printed_figure(profile_study, data):
    nodes = profile_study.geometry.nodes.set_index("author_id")
    height = profile_study.geometry.height
    for author, x, y in zip(data["people"]["id"], data["people"]["x"], data["people"]["y"], strict=True):
        assert (x, y) == pytest.approx((nodes.loc[author, "x"], height - nodes.loc[author, "y"]), abs=0.006)


def test_the_json_cannot_end_its_element():
    study = make_study([P((ANN, f"{BO} </script><!--"), 2018 + i, i % 2 + 1, title=HOSTILE) for i in range(6)])
    parts = explorer_json(study_lookup(study))
    assert "<" not in parts.first + parts.rest
    assert HOSTILE[:20] in json.loads(parts.rest)["papers"]["title"][0]


def test_a_link_leads_to_the_web_only():
    study = make_study([P((ANN, BO), 2018 + i, 1) for i in range(3)])
    study.corpus.papers["url"] = ["javascript:alert(1)", "https://example.org/a", "data:text/html,x"]
    links = explorer_data(study_lookup(study))["papers"]["link"]
    assert [link for link in links if link] == ["https://example.org/a"]


@pytest.mark.parametrize("colour", ["#1E5CA3", "#942F47", "#642C2A", "#520BA8", "#1C4C5F"])
def test_colours_stand_out_from_the_dark_ground(colour):
    from graphlab.figures.style import contrast

    assert contrast(on_dark(colour), DARK_GROUND) >= 3


@pytest.mark.browser
def test_it_opens_on_the_network_with_everybody_in_the_panel(page, data):
    assert n_papers(page) == str(len(data["papers"]["id"]))
    assert ink(page) > 2000


@pytest.mark.browser
def test_search_finds_a_person_without_accents_and_shows_papers_and_coauthors(page, data):
    name = data["people"]["name"][0]
    page.keyboard.press("/")
    page.keyboard.type(name[:5].lower())
    page.wait_for_selector("#matches li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert heading(page) == name
    assert f"person={data['people']['id'][0]}" in page.url
    assert page.locator("#panel .papers li").count() == min(40, data["people"]["papers"][0])
    near = sum(0 in pair for pair in zip(data["ties"]["a"], data["ties"]["b"], strict=True))
    assert page.locator("#panel section:has(h3:text('Works with')) .chip").count() == near


@pytest.mark.browser
def test_search_for_nothing_says_so_and_escape_closes_it(page):
    page.fill("#search", "zzzzqq")
    assert "Nothing of that name" in page.inner_text("#matches")
    page.press("#search", "Escape")
    assert page.is_hidden("#matches")


def screen_place(page, data, x, y):
    """A point of the figure on the screen, from the place of a known fit."""
    box = page.locator("#map").bounding_box()
    left = page.evaluate("document.getElementById('theme-list').clientWidth")
    wide, high = box["width"] - left, box["height"] - 40
    k = min((wide - 24) / data["width"], (high - 24) / data["height"])
    return (
        box["x"] + left + (wide - k * data["width"]) / 2 + k * x,
        box["y"] + 40 + (high - k * data["height"]) / 2 + k * y,
    )


@pytest.mark.browser
def test_a_click_on_a_person_and_on_a_tie_shows_what_is_behind(page, data):
    people, ties = data["people"], data["ties"]
    page.mouse.click(*screen_place(page, data, people["x"][0], people["y"][0]))
    assert heading(page) == people["name"][0]
    tie = max(range(len(ties["a"])), key=lambda i: ties["n"][i])
    a, b = ties["a"][tie], ties["b"][tie]
    middle = [0.25 * people[axis][a] + 0.5 * ties[f"c{axis}"][tie] + 0.25 * people[axis][b] for axis in "xy"]
    page.mouse.click(*screen_place(page, data, *middle))
    assert heading(page) == f"{people['name'][a]} and {people['name'][b]}"
    assert page.locator("#panel .papers li").count() == ties["n"][tie]
    assert "line" in page.inner_text("#panel .papers")


@pytest.mark.browser
def test_a_click_beside_everything_and_escape_clear_the_selection(page, data):
    start = heading(page)
    page.mouse.click(*screen_place(page, data, data["people"]["x"][0], data["people"]["y"][0]))
    page.focus("#map")
    page.keyboard.press("Escape")
    assert heading(page) == start
    assert "person=" not in page.url


@pytest.mark.browser
def test_arrow_keys_walk_from_person_to_person(page, data):
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert heading(page) == data["people"]["name"][0]
    seen = {heading(page)}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(heading(page))
    assert len(seen) > 2
    assert page.inner_text("#said").startswith(heading(page))


@pytest.mark.browser
def test_themes_filter_and_shift_chooses_one_alone(page, data):
    of = data["papers"]["theme"]
    page.click("#theme-list button >> nth=0")
    assert n_papers(page) == str(of.count(0))
    page.click("#theme-list button >> nth=1")
    assert n_papers(page) == str(of.count(0) + of.count(1))
    page.click("#theme-list button >> nth=1", modifiers=["Shift"])
    assert page.get_attribute("#theme-list button >> nth=0", "aria-pressed") == "false"
    assert n_papers(page) == str(of.count(1))
    page.click("#clear")
    assert n_papers(page) == str(len(of))


@pytest.mark.browser
def test_year_handles_filter_and_push_each_other(page, data):
    years = [year for year in data["papers"]["year"] if year is not None]
    page.locator("#timeline input >> nth=0").fill(str(max(years)))
    assert page.inner_text("#timeline .years") == str(max(years))
    assert n_papers(page) == str(years.count(max(years)))
    page.locator("#timeline input >> nth=1").fill(str(min(years)))
    assert page.inner_text("#timeline .years") == str(min(years))


@pytest.mark.browser
def test_play_moves_the_later_year_and_stops_at_the_end(page, data):
    years = [year for year in data["papers"]["year"] if year is not None]
    page.clock.install()
    page.click("#timeline .play")
    assert page.inner_text("#timeline .play") == "Pause"
    assert page.inner_text("#timeline .years") == str(min(years))
    page.clock.run_for(1000 * (max(years) - min(years) + 2))
    assert page.inner_text("#timeline .years") == f"{min(years)}–{max(years)}"
    assert page.inner_text("#timeline .play") == "Play"


@pytest.mark.browser
def test_every_look_and_view_draws_something_else(page):
    drawn = {}
    for look in ("groups", "years", "citations", "density"):
        page.select_option("#colour", look)
        drawn[look] = ink(page)
    page.click("text=Theme map")
    drawn["papers"] = ink(page)
    assert len(set(drawn.values())) >= 4
    assert all(n > 500 for n in drawn.values())


@pytest.mark.browser
def test_the_list_has_the_people_of_the_map_and_sorts(page, data):
    page.click("text=List")
    assert page.locator("#list tbody tr").count() == len(data["people"]["id"])
    page.click("#list thead button:text('Name')")
    names = page.locator("#list tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.click("#list tbody th button >> nth=0")
    assert heading(page) == names[0]


@pytest.mark.browser
def test_a_circle_leaves_a_person_and_the_coauthors(page, data):
    page.goto(page.url.split("#")[0] + f"#person={data['people']['id'][0]}")
    page.click("text=Only this person’s circle")
    page.click("text=List")
    near = sum(0 in pair for pair in zip(data["ties"]["a"], data["ties"]["b"], strict=True))
    assert page.locator("#list tbody tr").count() == near + 1


@pytest.mark.browser
def test_the_address_brings_back_the_view(page, browser):
    page.click("#theme-list button >> nth=1")
    page.select_option("#colour", "years")
    again = browser.new_page()
    again.goto(page.url)
    again.wait_for_selector("body.explores")
    assert again.input_value("#colour") == "years"
    assert again.get_attribute("#theme-list button >> nth=1", "aria-pressed") == "true"
    again.close()


@pytest.mark.browser
def test_svg_and_png_are_saved_with_the_names_as_text(page, data):
    with page.expect_download() as svg:
        page.click("#svg")
    text = Path(svg.value.path()).read_text(encoding="utf-8")
    assert text.count("<circle") == len(data["people"]["id"])
    assert data["people"]["name"][0] in text
    with page.expect_download() as png:
        page.click("#png")
    assert Path(png.value.path()).read_bytes()[:4] == b"\x89PNG"


@pytest.mark.browser
def test_zoom_pan_and_fit_move_the_drawing(page):
    before = page.screenshot()
    page.focus("#map")
    page.keyboard.press("+")
    page.wait_for_timeout(250)
    zoomed = page.screenshot()
    page.mouse.move(500, 400)
    page.mouse.down()
    page.mouse.move(560, 430, steps=3)
    page.mouse.up()
    page.wait_for_timeout(250)
    assert len({before, zoomed, page.screenshot()}) == 3
    page.click("#fit")
    page.mouse.move(5, 5)
    page.evaluate("document.activeElement.blur()")
    assert ink(page) > 2000


@pytest.mark.browser
def test_a_link_into_the_summary_opens_it(page):
    page.goto(page.url.split("#")[0] + "#paper-1")
    page.wait_for_selector("#summary", state="visible")
    assert page.is_hidden("#panel")
    page.click("[data-choose-view=network]")
    assert page.is_visible("#panel")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["network", "list", "summary"])
def test_axe_finds_no_serious_violation(browser, profile_file, scheme, view):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1360, "height": 860})
    opened = context.new_page()
    opened.goto(f"{profile_file.as_uri()}#view={view}")
    opened.wait_for_selector("body.explores")
    found = [item for item in axe.run(opened).response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], [node["html"][:120] for node in item["nodes"]][:3]) for item in found] == []
    context.close()


@pytest.mark.browser
def test_a_hostile_corpus_runs_nothing(browser, tmp_path):
    long = "x" * 2000
    study = make_study([P((ANN, f"{BO} {HOSTILE}", long), 2018 + i, i % 2 + 1, title=HOSTILE + long) for i in range(6)])
    path = tmp_path / "report.html"
    path.write_text(page_text(study), encoding="utf-8")
    opened = browser.new_page(viewport={"width": 1100, "height": 800})
    opened.goto(path.as_uri())
    opened.fill("#search", "img")
    opened.press("#search", "Enter")
    for view in ("themes", "list", "summary"):
        opened.click(f"[data-choose-view={view}]")
    assert opened.evaluate("window.hit === undefined")
    assert opened.locator("img").count() == 0
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.close()


@pytest.fixture(scope="module")
def crowd():
    """400 people in teams of four, no two teams tied but for every tenth."""
    names = [f"{chr(65 + i % 26)}n{i} Person{i}" for i in range(400)]
    papers = [P(tuple(names[i : i + 4]), 2000 + i % 20, 1 + i % 3) for i in range(0, 400, 4)]
    return make_study([*papers, *(P((names[i], names[i + 40]), 2020, 1) for i in range(0, 320, 40))])


def test_a_crowd_is_on_the_map_whole_and_no_two_circles_overlap(crowd):
    people = explorer_data(study_lookup(crowd))["people"]
    assert len(people["id"]) == 400 == len(crowd.collaborators)
    at, r = np.column_stack([people["x"], people["y"]]), np.array(people["r"])
    one, two = np.triu_indices(len(at), 1)
    assert (np.hypot(*(at[one] - at[two]).T) >= 0.9 * (r[one] + r[two])).all()
    assert at.min() >= 0


def test_a_crowd_keeps_its_ties_and_says_what_is_left_out(crowd, monkeypatch):
    assert len(explorer_data(study_lookup(crowd))["ties"]["a"]) == len(crowd.coauthors)
    monkeypatch.setattr("graphlab.report.explorer.places.MOST_PEOPLE", 350)
    monkeypatch.setattr("graphlab.report.explorer.places.MOST_TIES", 300)
    monkeypatch.setattr("graphlab.report.explorer.data.MOST_PAPERS", 50)
    data = explorer_data(study_lookup(crowd))
    assert (len(data["people"]["id"]), len(data["ties"]["a"]), len(data["papers"]["id"])) == (350, 300, 50)
    said = " ".join(data["caveats"])
    assert "50 of 108 papers" in said
    every = crowd.corpus.papers["year"].value_counts()
    kept = pd.Series(data["papers"]["year"]).value_counts()
    assert (abs(kept - every * 50 / 108) < 2).all()
    assert "350 people" in said
    assert "ties of fewest joint papers are not drawn" in said


@pytest.fixture(scope="module")
def many_groups(crowd):
    """The page of the crowd as one too large to name its people: it starts with the groups."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graphlab.figures.GROUPS_ABOVE", 300)
        crowd.__dict__.pop("network_view", None)
        yield explorer_data(study_lookup(crowd)), crowd.explore().page
    crowd.__dict__.pop("network_view", None)


def test_the_map_of_groups_is_that_of_the_printed_figure_and_counts_its_papers(crowd, many_groups):
    data, _ = many_groups
    groups, overview = data["groups"], data["overview"]
    letters = [groups["letter"][row] for row in overview["people"]["group"]]
    assert [name.split("\N{NO-BREAK SPACE}")[0] for name in overview["people"]["name"]] == letters
    of = dict(zip(crowd.collaborators["author_id"], crowd.collaborators["community"], strict=True))
    for a, b, n in zip(*(overview["ties"][column] for column in "abn"), strict=True):
        ends = {groups["id"][overview["people"]["group"][end]] for end in (a, b)}
        papers = crowd.corpus.authorships.groupby("paper_id")["author_id"].agg(lambda ids: {of[i] for i in ids})
        assert n == sum(ends <= found for found in papers)


@pytest.mark.browser
def test_groups_are_walked_opened_and_listed_by_keyboard(browser, many_groups, tmp_path):
    data, text = many_groups
    path = tmp_path / "groups.html"
    path.write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(path.as_uri())
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    group = data["overview"]["people"]["group"][0]
    assert heading(page).startswith(f"{data['groups']['letter'][group]} · ")
    assert n_papers(page) == str(data["groups"]["people"][group])
    page.keyboard.press("Enter")
    assert f"view=network&group={data['groups']['id'][group]}" in page.url
    page.click("[data-choose-view=groups]")
    page.click("#panel section:has(h3:text('Publishes with')) .chip >> nth=0")
    assert "between=" in page.url
    assert page.locator("#panel .papers li").count() == int(n_papers(page))
    page.click("[data-choose-view=list]")
    assert page.locator("#list tbody tr").count() == len(data["groups"]["id"])
    page.click(".rows button:text('People')")
    assert page.locator("#list tbody tr").count() == 200
    assert "Show more of 400 people" in page.inner_text("#list .more")
    page.close()
