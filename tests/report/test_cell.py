"""The explorer in a cell: a page in a frame that may run its script and save files, and nothing else."""

import re
from html import unescape

import pytest

from tests.report.fabricated import ANN, BO, P, make_study

HOSTILE = '"><img src=x onerror=window.hit=1></script><script>window.hit=1</script>'


@pytest.fixture(scope="module")
def cell():
    return make_study([P((ANN, BO), 2018 + i, i % 2 + 1, title=f"{HOSTILE} {i}") for i in range(6)]).explore(height=500)


def test_the_frame_has_a_title_its_height_and_only_two_permissions(cell):
    frame = re.match(r"<iframe ([^>]*)>", cell._repr_html_())[1]
    assert 'title="Explorer of 6 papers from made.txt"' in frame
    assert "height: 500px" in frame
    assert 'sandbox="allow-scripts allow-downloads"' in frame


def test_the_page_is_the_explorer_without_the_summary(cell):
    assert 'id="map"' in cell.page
    assert 'id="summary"' not in cell.page
    assert 'data-choose-view="summary"' not in cell.page
    assert unescape(re.search(r'srcdoc="([^"]*)"', cell._repr_html_())[1]) == cell.page


def test_a_cell_is_named_in_plain_text(cell):
    assert repr(cell) == "<Explorer of 6 papers from made.txt: shows itself in a notebook>"


@pytest.mark.browser
def test_it_works_in_the_frame_of_a_notebook_and_nothing_hostile_runs(cell, browser):
    context = browser.new_context(viewport={"width": 1000, "height": 640}, accept_downloads=True)
    notebook = context.new_page()
    errors = []
    notebook.on("pageerror", lambda error: errors.append(str(error)))
    notebook.on("console", lambda message: errors.append(message.text))
    notebook.set_content(f"<!DOCTYPE html><h1>A notebook</h1>{cell._repr_html_()}")
    frame = notebook.frame_locator("iframe")
    frame.locator("body.explores").wait_for()
    frame.locator("#theme-list button").first.click()
    assert frame.locator(".numbers dd").first.inner_text() == "3"
    frame.locator("#search").fill("ann")
    frame.locator("#search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == ANN
    for button, ending in (("#svg", "svg"), ("#png", "png")):
        with notebook.expect_download() as saved:
            frame.locator(button).click()
        assert saved.value.suggested_filename.endswith(ending)
    assert notebook.evaluate("window.hit === undefined")
    assert errors == []
    context.close()
