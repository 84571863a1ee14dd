"""The Markdown: the same facts, and every letter from the input means itself to pandoc."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.errors import GraphlabError
from graphlab.report import latex
from graphlab.report.document import escaped, render_document
from graphlab.report.facts import report_facts
from tests.report.fabricated import ANN, BO, CY, OWNER, Owner, P, make_study

HOSTILE = (
    r'*a* _b_ $x_1$ [c](http://d.example) | <script>e()</script> \textbf{f} `g` @h #i ![j](k) ^l^ ~m~ "n" -- ... &lt;'
)
SIGNS = r"""abz .,:;!?'"`*_{}[]()<>|$@#^~&%+-=\/0123456789éß漢ñ"""
HARD = [
    HOSTILE,
    *(
        "1. one",
        "(2) two",
        "A. Ash",
        "iv) four",
        "- item",
        "+ item",
        ": caption",
        "Table: caption",
        "#. list",
        "% title",
    ),
    *(
        "---",
        "***",
        "===",
        "> quote",
        "| line",
        "\\",
        "\\\\",
        "[^1]: note",
        "^[note]",
        "[@key]",
        "@key",
        "{.class}",
        "$$x$$",
    ),
    *(
        "a--b---c",
        "a...b",
        "'q'",
        '"q"',
        "&amp;",
        "&#65;",
        "<!-- c -->",
        "http://x.example",
        "<x@y.example>",
        "C# & F#",
    ),
    *(
        r"\begin{a}b\end{a}",
        r"\input{/etc/passwd}",
        "(@ex) one",
        "```raw",
        "~~~",
        "::: div",
        "[a]{.b}",
        "**",
        "x^2^",
        "e.g. a",
    ),
]


@pytest.fixture(scope="module")
def pandoc():
    try:
        latex.pandoc_version()
    except GraphlabError:
        pytest.skip("no pandoc on this machine")
    return latex._pandoc


def tree(pandoc, markdown):
    return json.loads(pandoc("--from=markdown", "--to=json", text=markdown))


def elements(node):
    """Every element of pandoc's document, in its order."""
    if isinstance(node, dict):
        if "t" in node:
            yield node
        for value in node.values():
            yield from elements(value)
    elif isinstance(node, list):
        for value in node:
            yield from elements(value)


def said(inlines):
    """Text of inlines that are nothing but text."""
    kinds = {"Str": lambda c: c, "Space": lambda _: " ", "SoftBreak": lambda _: " "}
    return "".join(kinds[one["t"]](one.get("c")) for one in inlines).replace("\N{NO-BREAK SPACE}", " ")


def document_of(study, **more):
    return render_document(report_facts(study), **more)


def hostile_study(n=6):
    names = (HOSTILE, "Table: x", "1. Ash")
    papers = [P((names[i % 3], BO, CY), 2015 + i % 8, theme=i % 2 + 1, title=HARD[i % len(HARD)]) for i in range(n)]
    return make_study(papers, owners=(Owner("O*w|n<er>$"),))


def test_hard_texts_mean_themselves_as_paragraphs_items_and_cells(pandoc):
    texts = [" ".join(text.split()) for text in HARD]
    paragraphs = tree(pandoc, "\n\n".join(escaped(text) for text in texts))["blocks"]
    assert [said(block["c"]) for block in paragraphs] == texts
    [items] = tree(pandoc, "\n".join(f"- {escaped(text)}" for text in texts))["blocks"]
    assert [said(item[0]["c"]) for item in items["c"]] == texts
    rows = "\n".join(f"| {escaped(text)} | x |" for text in texts)
    [table] = tree(pandoc, f"| a | b |\n|---|---|\n{rows}")["blocks"]
    cells = [row[1][0][4][0]["c"] for row in table["c"][4][0][3]]
    assert [said(cell) for cell in cells] == texts


@given(st.lists(st.text(st.sampled_from(SIGNS), min_size=1, max_size=25).filter(str.strip), min_size=20, max_size=60))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_any_text_means_itself(pandoc, texts):
    texts = [" ".join(text.split()) for text in texts]
    blocks = tree(pandoc, "\n\n".join(escaped(text) for text in texts))["blocks"]
    assert [said(block["c"]) for block in blocks] == texts


def test_nothing_of_the_input_is_markup(pandoc):
    found = list(elements(tree(pandoc, document_of(hostile_study(40)))))
    kinds = {one["t"] for one in found}
    assert not kinds & {
        "RawInline",
        "RawBlock",
        "Math",
        "Cite",
        "Note",
        "Quoted",
        "CodeBlock",
        "Superscript",
        "Subscript",
    }
    links = {one["c"][2][0] for one in found if one["t"] == "Link"}
    assert all(re.match(r"#paper-\d+$|https://(doi\.org|aclanthology\.org)/", link) for link in links)
    assert {one["c"][2][0] for one in found if one["t"] == "Image"} >= {
        f"figures/{name}.png" for name in ("network", "timeline", "theme-map", "theme-streams")
    }


def test_every_figure_has_caption_and_alternative_text(pandoc, profile_study):
    facts = report_facts(profile_study)
    found = [one for one in elements(tree(pandoc, render_document(facts))) if one["t"] == "Figure"]
    images = [next(one for one in elements(figure["c"][2]) if one["t"] == "Image") for figure in found]
    alts = [said(image["c"][1]) for image in images]
    drawn = [key for key in ("network", "timeline", "map", "movement", "work") if facts[key]["drawn"]]
    assert alts == [facts[key]["alt"] for key in drawn]
    assert all(figure["c"][1][1] for figure in found)


def test_titles_with_a_bar_stay_in_their_cell(pandoc):
    blocks = tree(pandoc, document_of(make_study([P((ANN, BO), title="A | B || C"), P((BO, CY), title="D")])))["blocks"]
    papers = [block for block in blocks if block["t"] == "Table"][-1]
    rows = papers["c"][4][0][3]
    assert {len(row[1]) for row in rows} == {6}
    assert "A | B || C" in {said(one["c"]) for one in elements(rows) if one["t"] == "Emph"}


def test_every_link_to_a_paper_has_its_paper(pandoc):
    study = make_study([P((ANN, BO), 2010 + i % 10, theme=i % 3 + 1) for i in range(60)])
    found = list(elements(tree(pandoc, document_of(study))))
    anchors = {one["c"][0][0] for one in found if one["t"] == "Span"}
    asked = {one["c"][2][0] for one in found if one["t"] == "Link" and one["c"][2][0].startswith("#")}
    assert asked
    assert asked <= {f"#{anchor}" for anchor in anchors}
    assert {f"paper-{n}" for n in range(1, 61)} <= anchors


def test_no_id_is_given_twice(pandoc):
    found = list(elements(tree(pandoc, document_of(hostile_study(12)))))
    where = {"Header": 1, "Span": 0, "Figure": 0, "Image": 0, "Table": 0}
    ids = [one["c"][where[one["t"]]][0] for one in found if one["t"] in where]
    assert len([i for i in ids if i]) == len({i for i in ids if i})


@pytest.mark.parametrize(
    "papers",
    [
        [P()],
        [P((ANN, BO), year=None)],
        [P((ANN, BO), year=None), P((BO, CY), year=None)],
        [P((ANN,), theme=1, abstract="")],
    ],
    ids=["no author", "no date", "no dates", "one author"],
)
def test_small_corpora_give_a_whole_document(pandoc, papers):
    text = document_of(make_study(papers))
    found = tree(pandoc, text)
    assert not re.search(r"\bNone\b|\bnan\b|<NA>", text)
    assert found["meta"]["lang"]["c"][0]["c"] == "en"
    assert ("date" in found["meta"]) == any(p.year for p in papers)
    assert sum(one["t"] == "Header" and one["c"][0] == 1 for one in elements(found)) >= 3


def test_what_the_page_says_is_in_the_document(profile_study):
    facts = report_facts(profile_study)
    text = render_document(facts)
    told = [facts["deck"], *facts["methods"]["paragraphs"], *(paper["title"] for paper in facts["papers"])]
    told += [finding["lead"] for finding in facts["findings"]]
    for part in told:
        assert escaped(part) in text


def test_latex_numbers_captions_itself_and_takes_vector_figures(profile_study):
    plain, source = document_of(profile_study), document_of(profile_study, latex=True)
    assert "Figure 1. " in plain
    assert "Table 2. " in plain
    assert "Figure 1. " not in source
    assert "(figures/network.pdf)" in source
    assert ".png" not in source


def test_captions_count_tables_from_the_first(profile_study):
    found = re.findall(r"^: Table (\d)\.", document_of(profile_study), re.MULTILINE)
    assert found == [str(n) for n in range(1, len(found) + 1)]
    assert len(found) >= 3


def test_the_title_of_an_owner_survives_the_head(pandoc):
    study = make_study([P((OWNER, BO)), P((OWNER, CY))], owners=(Owner('Zoë "Z": *Zelk* #1'),))
    assert said(tree(pandoc, document_of(study))["meta"]["title"]["c"]) == 'Zoë "Z": *Zelk* #1'


@pytest.mark.usefixtures("pandoc")
def test_the_latex_source_is_a_whole_document_and_harmless():
    source = latex.render_latex(document_of(hostile_study(), latex=True))
    assert source == latex.render_latex(document_of(hostile_study(), latex=True))
    assert source.startswith("% Options") or "\\documentclass" in source
    assert source.rstrip().endswith("\\end{document}")
    assert "\\textbf{f}" not in source
    assert "\\textbackslash textbf" in source.replace("{}", " ")


def test_without_pandoc_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(latex, "find_spec", lambda _: None)
    monkeypatch.setattr(latex.shutil, "which", lambda *_, **__: None)
    latex._pandoc_path.cache_clear()
    try:
        with pytest.raises(GraphlabError, match="pandoc") as error:
            latex.render_latex("text")
    finally:
        latex._pandoc_path.cache_clear()
    assert "graphlab-scholar[latex]" in error.value.hint


def test_a_pandoc_that_fails_is_an_error_in_words(monkeypatch):
    monkeypatch.setattr(latex, "_pandoc_path", lambda: "false")
    with pytest.raises(GraphlabError, match="did not write"):
        latex.render_latex("text")
