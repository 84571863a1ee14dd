"""The documentation site: built without a warning and without a network, complete, and nothing in it asks a server."""

import importlib
import re

import pytest
from lxml import html

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "object": "data"}
DOCUMENTED = ("network", "topics", "analysis", "figures", "exchange")


@pytest.fixture(scope="module")
def pages(site):
    found = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert len(found) > 30
    return found


def test_no_page_loads_anything_from_another_server(pages):
    for name, text in pages.items():
        for element in html.fromstring(text.encode()).iter(*LOADED):
            address = element.get(LOADED[element.tag], "")
            is_loaded = element.tag != "link" or element.get("rel") != "canonical"
            assert not (is_loaded and re.match(r"(?:\w+:)?//", address)), (name, address)


def test_no_style_sheet_loads_anything_from_another_server(site):
    for path in site.rglob("*.css"):
        assert not re.findall(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", path.read_text(encoding="utf-8")), path


def test_every_generated_table_and_formula_is_there(pages):
    left = ("generated:", "arithmatex", "<!-- figure:")
    assert not [name for name, text in pages.items() if any(mark in text for mark in left)]
    assert pages["definitions.html"].count("<math ") > 50
    assert pages["figures.html"].count("<svg role") >= 26
    assert "W101" in pages["notices.html"]
    assert "--max-team" in pages["commands.html"]


@pytest.mark.parametrize("package", DOCUMENTED)
def test_every_public_name_is_on_the_pages_about_python(pages, package):
    anchors = set(re.findall(r'id="(graphlab\.[\w.]+)"', "".join(v for k, v in pages.items() if k.startswith("api/"))))
    module = importlib.import_module(f"graphlab.{package}")
    names = {name for name in module.__all__ if callable(getattr(module, name))}
    known = {anchor.rsplit(".", 1)[1] for anchor in anchors if anchor.startswith(f"graphlab.{package}.")}
    assert not names - known


@pytest.mark.browser
@pytest.mark.parametrize("page", ["index.html", "definitions.html", "figures.html", "howto/bridges.html"])
def test_a_page_opened_from_the_disk_asks_nobody_and_fits_a_phone(browser, site, page):
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    asked = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto((site / page).as_uri())
    assert asked
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.close()


@pytest.mark.browser
def test_the_search_works_from_the_disk(browser, site):
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto((site / "index.html").as_uri())
    opened.fill(".md-search__input", "thesaurus")
    opened.wait_for_selector(".md-search-result__item", timeout=15_000)
    assert "thesaurus" in opened.inner_text(".md-search-result__list").lower()
    opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation_on_our_pages(browser, site, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    for page in ("index.html", "definitions.html", "commands.html"):
        opened.goto((site / page).as_uri())
        found = [v for v in axe.run(opened).response["violations"] if v["impact"] in {"serious", "critical"}]
        assert [(page, v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == []
    context.close()
