"""The paragraphs on methods: every parameter that was used, and a source for every method, which can be cited."""

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from graphlab.report import write_report
from graphlab.report.facts import report_facts
from graphlab.report.facts.methods import changed_options
from graphlab.report.facts.references import bibliography, cited, references
from graphlab.settings import NameRules, NetworkSettings, Settings, ThemeEdits, TopicSettings
from graphlab.sources import read
from graphlab.sources.bibtex_entries import parse_entries
from tests.report.fabricated import ANN, BO, CY, DI, P, make_study

OTHER = {
    "random_state": 7, "as_of": date(2019, 3, 1), "year_hint": 2017, "mapping": (("title", "Titel"),), "mode": "names",
    "versions": "apart", "thesaurus": NameRules(joins=(("Ann Ash", ("A. Ash",)),), file="n.tsv"), "counting": "pair",
    "max_team": 33, "include_owner": True, "communities": "association", "resolution": 0.5, "n_topics": 4,
    "max_topics": 8, "edits": ThemeEdits(renames=(("1", "Fires"),)), "lang": "de",
}  # fmt: skip


def leaves(settings):
    for field in fields(settings):
        value = getattr(settings, field.name)
        if is_dataclass(value) and not isinstance(value, NameRules | ThemeEdits):
            yield from ((name, replace(settings, **{field.name: part})) for name, part in leaves(value))
        else:
            yield field.name, replace(settings, **{field.name: OTHER[field.name]})


CHANGED = list(leaves(Settings()))
PAPERS = [P((ANN, BO, CY)[: 1 + i % 3], 2010 + i % 10, theme=i % 2 + 1) for i in range(40)]


def methods_of(settings=None, papers=PAPERS):
    return report_facts(make_study(papers, settings=settings or Settings()))["methods"]


@pytest.fixture(scope="module")
def default_methods():
    return methods_of()


@pytest.mark.parametrize("settings", [pytest.param(settings, id=name) for name, settings in CHANGED])
def test_every_setting_that_is_changed_is_an_option_of_the_command(settings):
    assert len(changed_options(settings)) == 1
    assert changed_options(Settings()) == []


# --include-owner is told of where there is an owner, --max-topics by the numbers tried; --lang changes no result.
UNTOLD = {"include_owner", "max_topics", "lang"}


@pytest.mark.parametrize("settings", [pytest.param(s, id=name) for name, s in CHANGED if name not in UNTOLD])
def test_every_setting_that_is_changed_is_told_in_the_paragraphs(settings, default_methods):
    assert methods_of(settings)["paragraphs"] != default_methods["paragraphs"]


def test_every_key_cited_is_in_the_bibliography_and_the_reverse(tmp_path, profile_study):
    folder = write_report(profile_study, tmp_path / "r")
    text = (folder / "methods.bib").read_text(encoding="utf-8")
    found = report_facts(profile_study)["methods"]["cited"]
    assert [entry.key for entry in parse_entries(text)] == [source["key"] for source in found]
    markdown = (folder / "summary.md").read_text(encoding="utf-8")
    page = (folder / "report.html").read_text(encoding="utf-8")
    for source in found:
        assert f"`{source['key']}`" in markdown
        assert source["key"] in page


@pytest.mark.parametrize("papers", [PAPERS, [P()], [P((ANN, BO, CY, DI), theme=i % 3 + 1) for i in range(9)]])
def test_what_stands_in_brackets_is_listed_and_only_that(papers):
    methods = methods_of(papers=papers)
    text = " ".join(methods["paragraphs"])
    listed = {source["key"] for source in methods["cited"]}
    for key, source in references().items():
        assert (source.short in text) == (key in listed)
    assert {"graphlab", "robertson2009"} <= listed


def test_sources_of_methods_not_used_are_not_cited():
    keys = {source["key"] for source in methods_of(papers=[P()])["cited"]}
    assert not keys & {"brandes2001", "dhillon2001", "armitage1955", "kamada1989", "waltman2010", "traag2011"}
    association = Settings(network=NetworkSettings(communities="association", counting="fractional"))
    keys = {source["key"] for source in methods_of(association)["cited"]}
    assert {"waltman2010", "traag2011", "newman2001"} <= keys
    assert "perianes2016" not in keys


def test_cut_lists_have_no_words_on_centrality():
    whole, cut = ([replace(paper, cut=is_cut) for paper in PAPERS] for is_cut in (False, True))
    assert any("betweenness" in text for text in methods_of(papers=whole)["paragraphs"])
    assert not any("betweenness" in text for text in methods_of(papers=cut)["paragraphs"])


def test_short_forms_tell_sources_apart():
    short = [source.short for source in references().values()]
    assert not [(a, b) for a in short for b in short if a != b and a in b]


def test_every_source_has_authors_title_and_year():
    for entry in parse_entries(bibliography(key for key in references() if key != "graphlab")):
        assert {"author", "title", "year"} <= set(entry.fields), entry.key
        assert not entry.notices


def test_the_bibliography_is_read_by_our_own_reader(tmp_path):
    path = tmp_path / "methods.bib"
    path.write_text(bibliography(references()), encoding="utf-8")
    corpus = read(path)
    assert len(corpus) == len(references())
    assert set(corpus.papers["title"]) >= {"Comparing partitions", "Axioms for centrality"}


def test_the_bibliography_is_read_by_bibtexparser():
    bibtexparser = pytest.importorskip("bibtexparser", minversion="2.0")
    library = bibtexparser.parse_string(bibliography(references()))
    assert not library.failed_blocks
    assert {entry.key for entry in library.entries} == set(references())


def test_the_number_of_themes_is_told_as_it_was_chosen(default_methods):
    text = " ".join(default_methods["paragraphs"])
    assert "Of 2 to 3 themes, 2 is the largest number" in text


def test_a_theme_number_set_by_hand_is_told_for_one_theme_too():
    papers = [P((ANN, BO))] * 3
    assert "(set by hand)" in methods_of(Settings(topics=TopicSettings(n_topics=1)), papers)["paragraphs"][-1]
    assert "(set by hand)" not in methods_of(papers=papers)["paragraphs"][-1]


def test_only_known_sources_are_cited():
    assert [source.key for source in cited(["Nobody 1900"])] == ["graphlab"]
