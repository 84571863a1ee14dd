"""The PDF: tagged, titled, described, and unmoved by what strangers write in a title."""

import shutil
import subprocess

import pikepdf
import pytest

from graphlab.figures import render_svg
from graphlab.report.facts import report_facts
from graphlab.report.pdf import render_pdf, svg_size
from tests.report.fabricated import ANN, BO, CY, P, make_study

HOSTILE = [
    '<img src=x onerror="alert(1)"><script>alert(2)</script>',
    '#panic("no") *bold* @ref = heading',
    '=HYPERLINK("http://x";"y")',
    "abc\u202etxt.exe",
    "x" * 2000,
    "word " * 400,
    "李 明 \U0001f600",
    " ",
]


def pdf_of(study):
    facts = report_facts(study)
    figures = {}
    if facts["network"]["drawn"]:
        figures["network"] = render_svg(study.plot_network().figure)
    if facts["timeline"]["drawn"]:
        figures["timeline"] = render_svg(study.plot_timeline().figure)
    if facts["map"]["drawn"]:
        figures["theme-map"] = render_svg(study.plot_theme_map().figure)
    if facts["work"]["drawn"]:
        figures["group-themes"] = render_svg(study.plot_group_themes().figure)
    if facts["movement"]["drawn"]:
        figures["theme-streams"] = render_svg(study.plot_theme_streams().figure)
    return facts, render_pdf(facts, figures, as_of=study.as_of)


@pytest.fixture(scope="module")
def profile_pdf(profile_study, tmp_path_factory):
    facts, data = pdf_of(profile_study)
    path = tmp_path_factory.mktemp("pdf") / "summary.pdf"
    path.write_bytes(data)
    return facts, path


@pytest.fixture(scope="module")
def hostile_pdf(tmp_path_factory):
    names = (ANN, BO, "ኃ Wei")
    study = make_study([P(names, 2018 + i % 5, i % 2 + 1, title=t) for i, t in enumerate(HOSTILE)])
    path = tmp_path_factory.mktemp("pdf") / "hostile.pdf"
    path.write_bytes(pdf_of(study)[1])
    return path


def structure(pdf):
    def walk(node):
        if isinstance(node, pikepdf.Array):
            for item in node:
                yield from walk(item)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node.K)

    return list(walk(pdf.Root.StructTreeRoot.K))


def text_of(path):
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([tool, str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def test_it_says_that_it_is_pdf_a_2a_and_pdf_ua_1(profile_pdf):
    with pikepdf.open(profile_pdf[1]) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")


def test_it_has_language_title_and_the_reference_date(profile_pdf):
    with pikepdf.open(profile_pdf[1]) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "Zoe Zelkova – Research summary"
        assert str(pdf.docinfo.CreationDate).startswith("D:20250504")


def test_every_figure_has_the_alternative_text_of_the_facts_which_is_not_its_caption(profile_pdf):
    facts, path = profile_pdf
    with pikepdf.open(path) as pdf:
        alts = {str(node.Alt) for node in structure(pdf) if str(node.S) == "/Figure"}
    drawn = ("network", "timeline", "map", "work")
    wanted = {facts[part]["alt"] for part in drawn}
    assert alts == wanted
    assert not wanted & {facts[part]["caption"]["text"] for part in drawn}


def test_tables_have_header_cells_and_headings_are_nested(profile_pdf):
    with pikepdf.open(profile_pdf[1]) as pdf:
        kinds = [str(node.S) for node in structure(pdf)]
    assert kinds.count("/Table") == 4
    assert kinds.count("/THead") == 4
    assert "/TH" in kinds
    assert [kinds.count(f"/H{level}") for level in (1, 2, 3)] == [1, 7, 7]


def test_numbers_in_the_text_lead_to_papers(profile_pdf):
    with pikepdf.open(profile_pdf[1]) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert len(links) >= 9
    addresses = {str(a.A.URI) for a in links if "/A" in a and "/URI" in a.A}
    assert addresses == {source["link"] for source in profile_pdf[0]["methods"]["cited"]} - {""}


def test_only_shipped_fonts_are_used_and_all_are_embedded(profile_pdf):
    with pikepdf.open(profile_pdf[1]) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        names = {str(font.FontName).split("+")[-1] for font in fonts}
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all(name.startswith(("Inter", "Source-Serif", "DejaVuSansMono")) for name in names), names


def test_hostile_titles_are_shown_as_they_are_written(hostile_pdf):
    text = "".join(text_of(hostile_pdf).split()).replace("\u200b", "")
    assert "<script>alert(2)</script>" in text
    assert '#panic("no")*bold*@ref=heading' in text
    assert '=HYPERLINK("http://x";"y")' in text
    assert "abc[U+202E]txt.exe" in text
    assert "Untitled" in text
    assert text.count("word") >= 400


def test_nothing_of_a_long_word_is_cut_off_the_page(hostile_pdf):
    with pikepdf.open(hostile_pdf) as pdf:
        assert len(pdf.pages) <= 5
    assert text_of(hostile_pdf).count("x" * 8) >= 100


def test_letters_without_a_glyph_are_shown_as_squares(hostile_pdf):
    text = text_of(hostile_pdf)
    assert "□ Wei" in text
    assert "ኃ" not in text


def test_letters_of_other_scripts_are_printed(hostile_pdf):
    assert "李 明" in text_of(hostile_pdf)


def test_a_corpus_without_years_has_a_pdf_too():
    _, data = pdf_of(make_study([P((ANN, BO), None), P((BO, CY), None)]))
    assert data.startswith(b"%PDF")


@pytest.fixture(scope="module")
def long_pdf():
    """560 papers, the oldest cited as the longest partnership: more than are listed."""
    papers = [P((f"Jo Ash{i}", f"Kim Elm{i}"), 2020, i % 2 + 1) for i in range(557)]
    return pdf_of(make_study([*papers, *[P((ANN, BO), 2001, theme=1)] * 3]))


def test_a_long_list_holds_the_latest_papers_and_those_cited(long_pdf):
    facts, _ = long_pdf
    numbers = [row["n"] for row in facts["papers"]]
    assert numbers[:500] == list(range(1, 501))
    assert {558, 559, 560} <= set(numbers)
    assert len(numbers) < 520
    assert facts["papers_heading"] == "Papers"
    assert facts["papers_caption"]["lead"] == f"{len(numbers)} of 560 papers."
    assert "all are in tables/papers.csv" in facts["papers_caption"]["text"]


def test_a_long_list_is_set_with_every_link_leading_to_a_row(long_pdf, tmp_path):
    # A link to a row that is not there is an error of the typesetter, so that there is a PDF says it all.
    (tmp_path / "long.pdf").write_bytes(long_pdf[1])
    with pikepdf.open(tmp_path / "long.pdf") as pdf:
        assert len(pdf.pages) < 25


def test_columns_side_by_side_stay_on_one_page(tmp_path):
    for n in (3, 9, 14, 21):
        papers = [P((f"Jo Ash{i % 5}", f"Kim Elm{i}"), 2000 + i % 9, i % 6 + 1, title="A word " * 12) for i in range(n)]
        path = tmp_path / f"{n}.pdf"
        path.write_bytes(pdf_of(make_study(papers))[1])
        pages = text_of(path).split("\f")
        for first, last in (("What the network shows", "What it cannot show"), ("Checks on the input", "Reproduce")):
            assert [first in page for page in pages] == [last in page for page in pages]
            assert sum(first in page for page in pages) == 1


def test_an_svg_without_a_size_is_an_error():
    with pytest.raises(ValueError, match="viewBox"):
        svg_size("<svg>")
