"""The page of all figures: complete, asking for nothing, and built from the seed without a fault in its numbers."""

import importlib.util
import re
from pathlib import Path

import pytest

from graphlab import figures

SCRIPT = Path(__file__).parents[2] / ".ci" / "docs_figures.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("docs_figures", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(site):
    text = (site / "figures.html").read_text(encoding="utf-8")
    return "".join(re.findall(r'<div class="figures">.*?</table>', text, re.DOTALL))


def test_every_figure_function_is_on_the_page(script):
    plots = {name for name in figures.__all__ if name.startswith("plot_")}
    assert plots == {code.split("(")[0] for code in script.CODE.values()}


def test_every_figure_is_drawn_at_both_widths(page, script):
    assert page.count("<svg ") == 2 * len(script.CODE)


def test_the_page_asks_for_nothing_and_has_no_id_twice(page):
    assert not re.search(r'(src|href)="?(https?:)?//', page)
    assert "<script" not in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_no_text_overlaps_or_is_cut_and_the_smallest_can_be_read(page):
    heads = re.search(r"<tr><td></td>(.*?)</tr>", page)[1]
    names = re.findall(r"<th>(.*?)</th>", heads)
    rows = re.findall(r"<tr><td>[^<]+</td>((?:<td>[^<]*</td>)+)</tr>", page)
    assert rows
    for row in rows:
        value = dict(zip(names, map(float, re.findall(r"<td>(.*?)</td>", row)), strict=True))
        assert value["text overlaps"] == value["clipped"] == 0, value
        assert value["smallest text"] >= 5.5, value
        assert value["mark contrast"] >= 2.99, value
