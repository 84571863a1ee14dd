"""The report in every language: its words, its numbers, and what stays English."""

import re
import string
from dataclasses import replace
from pathlib import Path

import lxml.html
import pikepdf
import pytest

import graphlab
from graphlab.errors import SettingsError
from graphlab.exchange import write_table
from graphlab.report.explorer import explorer_json
from graphlab.report.facts import report_facts
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.language import LANGUAGES, report_language
from graphlab.report.page import render_page
from graphlab.report.pdf import render_pdf
from tests.report.test_pdf import text_of

SCRIPTS = Path(graphlab.__file__).parent / "report" / "explorer" / "js"
TABLES = ("words", "labels", "counts", "explorer", "number")


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def in_language(study, code):
    return replace(study, settings=replace(study.settings, lang=code))


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request, profile_study):
    study = in_language(profile_study, request.param)
    return study, report_facts(study)


@pytest.fixture(scope="module")
def page(told):
    study, facts = told
    undrawn = {name: facts[name] | {"drawn": False} for name in ("network", "timeline", "map", "movement", "work")}
    return facts, render_page(facts | undrawn, {}, data=explorer_json(study_lookup(study)))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_language_has_every_word_and_no_other(code, table):
    assert set(getattr(report_language(code), table)) == set(getattr(report_language("en"), table))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", ["words", "labels", "counts", "explorer"])
def test_words_have_places_for_the_same_values_in_every_language(code, table):
    english = getattr(report_language("en"), table)
    for key, words in getattr(report_language(code), table).items():
        pairs = zip(words, english[key], strict=True) if isinstance(words, (tuple, list)) else [(words, english[key])]
        for here, there in pairs:
            assert here.strip(), key
            assert fields(here) == fields(there), key


def test_the_script_of_the_explorer_says_only_words_that_are_translated():
    known = report_language("en").explorer
    said: set[str] = set()
    for path in SCRIPTS.glob("*.mjs"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        said |= set(re.findall(r'\bsay\("([^"]+)"', text))
        said |= set(re.findall(r'\b(?:noun|countOf)\([^"\n]*?"([^"]+)"', text))
    assert len(said) > 40
    assert said <= set(known)


@pytest.mark.parametrize(
    ("code", "thousand", "large", "decimal"),
    [
        ("en", "1,234", "12,345", "0.50"),
        ("de", "1.234", "12.345", "0,50"),
        ("fr", "1\u202f234", "12\u202f345", "0,50"),
        ("es", "1234", "12.345", "0,50"),
        ("zh", "1,234", "12,345", "0.50"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(code, thousand, large, decimal):
    language = report_language(code)
    assert (language.whole(1234), language.whole(12345), language.decimals(0.5, 2)) == (thousand, large, decimal)


@pytest.mark.parametrize("code", LANGUAGES)
def test_signs_are_those_of_the_cldr(code):
    numbers = pytest.importorskip("babel.numbers", reason="babel is not installed")
    language = report_language(code)
    assert language.number["decimal"] == numbers.get_decimal_symbol(code)
    assert language.number["group"] == numbers.get_group_symbol(code)
    assert language.percent("23") == numbers.format_percent(0.23, locale=code)


def test_an_unknown_language_is_refused_in_words():
    with pytest.raises(SettingsError, match="no language 'xx'"):
        report_language("xx")


def test_headings_stand_in_the_pdf(told, tmp_path):
    _, facts = told
    undrawn = {name: facts[name] | {"drawn": False} for name in ("network", "timeline", "map", "movement", "work")}
    path = tmp_path / "summary.pdf"
    path.write_bytes(render_pdf(facts | undrawn, {}, as_of=None))
    text = " ".join(text_of(path).split())
    words = facts["words"]
    for key in ("at_a_glance", "reading_the_network", "research_themes", "methods_and_data", "closest_collaborators"):
        assert words[key] in text
    assert f"{words['table']} 1" in text
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang).split("-")[0] == facts["lang"]


def test_the_page_names_its_language_and_marks_english_sentences(page):
    facts, html = page
    tree = lxml.html.fromstring(html)
    assert tree.get("lang") == facts["lang"]
    headings = {" ".join(node.text_content().split()) for node in tree.iter("h2", "h3")}
    assert {facts["words"][key] for key in ("at_a_glance", "how_made", "network_shows")} <= headings
    deck = next(node for node in tree.iter("p") if node.get("class") == "deck")
    assert deck.get("lang") == (None if facts["lang"] == "en" else "en")
    says_so = facts["words"]["written_in_english"] in tree.text_content()
    assert says_so == (facts["lang"] != "en")


def test_no_english_heading_is_left_on_a_page_in_another_language(page):
    facts, html = page
    if facts["lang"] == "en":
        return
    tree = lxml.html.fromstring(html)
    shown = {" ".join(node.text_content().split()) for node in tree.iter("h2", "th", "dt", "button", "option", "a")}
    words, english = facts["words"], report_language("en").words
    assert not shown & {text for key, text in english.items() if words[key] != text and text not in words.values()}


def test_tables_do_not_change_with_the_language(told, profile_study, tmp_path):
    study, _ = told
    for name, kept in (("here", study.collaborators), ("there", profile_study.collaborators)):
        write_table(kept, tmp_path / f"{name}.csv")
    assert (tmp_path / "here.csv").read_bytes() == (tmp_path / "there.csv").read_bytes()
