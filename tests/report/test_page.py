"""The page: the same facts as the PDF, inert, offline, readable on a phone."""

import re
from base64 import b64encode
from hashlib import sha256

import lxml.html
import pytest

from graphlab.figures import render_svg
from graphlab.report.explorer import explorer_json
from graphlab.report.facts import report_facts
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.page import render_page
from tests.report.fabricated import ANN, BO, P, make_study

HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'


def page_of(study):
    facts = report_facts(study)
    figures = {
        "network": render_svg(study.plot_network().figure),
        "timeline": render_svg(study.plot_timeline().figure),
        "theme-map": render_svg(study.plot_theme_map().figure),
        "group-themes": render_svg(study.plot_group_themes().figure),
    }
    return facts, render_page(facts, figures, data=explorer_json(study_lookup(study)))


@pytest.fixture(scope="module")
def profile_page(profile_study):
    return page_of(profile_study)


@pytest.fixture(scope="module")
def hostile_page():
    papers = [P((ANN, f"{BO} <b onmouseover=alert(1)>"), 2018 + i, i % 2 + 1, title=HOSTILE) for i in range(6)]
    return page_of(make_study(papers))[1]


def text_of(node):
    return " ".join(node.text_content().split())


def test_it_says_every_sentence_of_the_facts(profile_page):
    facts, html = profile_page
    text = re.sub(r"\s*\[\d+\]", "", text_of(lxml.html.fromstring(html)))
    said = [s["text"] for item in facts["findings"] for s in item["sentences"]]
    said += [s["text"] for key in ("shows", "cannot_show") for s in facts["network"][key]]
    said += [s["text"] for key in ("groups", "people") for s in facts["work"][key]]
    said += [facts["title"], facts["deck"], *facts["methods"]["paragraphs"], *facts["methods"]["notes"]]
    assert [sentence for sentence in said if sentence not in text] == []


def test_every_link_leads_somewhere_inside(profile_page):
    tree = lxml.html.fromstring(profile_page[1])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    outside = {"summary.pdf", "methods.bib", *(source["link"] for source in profile_page[0]["methods"]["cited"])}
    for target in tree.xpath("//a/@href"):
        assert target in outside or target.removeprefix("#") in ids


def test_references_inside_figures_lead_to_their_own_figure(profile_page):
    html = profile_page[1]
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'(?:xlink:href="#|url\(#)([^")]+)', html)) <= ids


def test_figures_have_a_role_and_the_alternative_text_of_the_facts(profile_page):
    facts, html = profile_page
    found = lxml.html.fromstring(html).xpath("//figure//svg[@role='img']/@aria-label")
    assert found == [facts[part]["alt"] for part in ("network", "timeline", "map", "work")]


def test_tables_have_captions_and_scoped_headers(profile_page):
    for table in lxml.html.fromstring(profile_page[1]).xpath("//table"):
        assert table.xpath("caption")
        assert {*table.xpath(".//th/@scope")} == {"col", "row"}
        assert not table.xpath(".//th[not(@scope)]")


def test_it_has_no_foreign_script_no_handler_and_no_address_to_fetch(profile_page, hostile_page):
    for html in (profile_page[1], hostile_page):
        tree = lxml.html.fromstring(html)
        kinds = [script.get("type") for script in tree.xpath("//script")]
        assert kinds == ["application/json", None, "application/json"]
        assert not tree.xpath("//img | //iframe | //link | //object | //b[@onmouseover]")
        assert not [
            name for node in tree.iter() if isinstance(node.tag, str) for name in node.attrib if name.startswith("on")
        ]
        assert not tree.xpath("//@src | //@srcset")
        assert not re.search(r"url\((?!#|data:font)", html)


def test_a_hostile_title_is_shown_as_it_is_written(hostile_page):
    assert HOSTILE in text_of(lxml.html.fromstring(hostile_page))


def test_the_policy_allows_inline_styles_embedded_data_and_the_one_script_by_its_hash(profile_page):
    tree = lxml.html.fromstring(profile_page[1])
    script = re.search(r"<script>(.*?)</script>", profile_page[1], re.DOTALL)[1]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert tree.xpath("//meta[@http-equiv]/@content") == [
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    ]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1100])
def test_it_opens_without_a_request_a_message_or_a_sideways_scroll(
    browser, profile_page, hostile_page, tmp_path, width
):
    for html in (profile_page[1], hostile_page):
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 800})
        requests, messages = [], []
        page.on("request", lambda request: requests.append(request.url))  # noqa: B023 # used within this round
        page.on("console", lambda message: messages.append(message.text))  # noqa: B023 # used within this round
        page.goto(path.as_uri())
        assert [url for url in requests if not url.startswith("data:")] == [path.as_uri()]
        assert messages == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("window.hit === undefined")
        page.close()
