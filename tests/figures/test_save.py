import re
import xml.etree.ElementTree as ET

import pikepdf
import pytest

from graphlab.figures import network_geometry, plot_network, plot_theme_map, plot_timeline, render_svg, save_figure
from graphlab.figures.canvas import page

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["network", "timeline", "theme map"])
def draw(request, geometries, papers_and_themes):
    if request.param == "network":
        return lambda: plot_network(geometries["seed"]).figure
    if request.param == "timeline":
        return lambda: plot_timeline(*papers_and_themes, part_year=2026).figure
    return lambda: plot_theme_map(*papers_and_themes).figure


def test_the_three_formats_are_the_same_bytes_every_time(draw, tmp_path):
    first = save_figure(draw(), tmp_path / "one")
    again = save_figure(draw(), tmp_path / "two")
    assert [path.suffix for path in first] == [".svg", ".pdf", ".png"]
    for one, two in zip(first, again, strict=True):
        assert one.read_bytes() == two.read_bytes()


def test_svg_holds_real_text_in_the_shipped_font(draw):
    root = ET.fromstring(render_svg(draw()))  # noqa: S314 - our own output
    texts = list(root.iter(f"{SVG}text"))
    assert {text.text for text in texts} == {text.get_text() for ax in draw().axes for text in ax.texts}
    assert all("font-family: 'Inter'," in text.get("style") for text in texts)


def test_svg_text_falls_back_to_a_sans_serif_face(draw):
    root = ET.fromstring(render_svg(draw()))  # noqa: S314 - our own output
    families = {re.search("font-family: ([^;]*)", text.get("style")).group(1) for text in root.iter(f"{SVG}text")}
    assert families == {"'Inter', 'Helvetica Neue', Arial, sans-serif"}


def test_svg_names_no_date_and_no_program(draw):
    assert not re.search(r"<dc:(date|creator)|Matplotlib", render_svg(draw()), flags=re.IGNORECASE)


def test_pdf_is_one_page_of_the_figure_size_with_embedded_inter(draw, tmp_path):
    figure = draw()
    (path,) = save_figure(figure, tmp_path / "figure", formats=("pdf",))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        box = [float(x) for x in pdf.pages[0].mediabox]
        assert box[2:] == pytest.approx(figure.get_size_inches() * 72, abs=0.5)
        fonts = {str(o.get("/BaseFont")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)} - {"None"}
        assert fonts
        assert all("Inter" in font for font in fonts)


def test_names_on_ties_have_a_white_rim(geometries):
    geometry = geometries["seed"]
    shown = geometry.nodes[geometry.nodes["shown"]]
    n_crossed = shown["crossed"].sum() + geometry.group_labels["crossed"].sum()
    assert render_svg(plot_network(geometry).figure).count("paint-order: stroke") == n_crossed > 0


def test_names_of_strangers_cannot_break_the_svg(make_network, tmp_path):
    collaborators, coauthors, communities = make_network(3, n_groups=1)
    collaborators["name"] = ["<script>x</script>", "a & b $1$ \N{BELL}", "\N{CJK UNIFIED IDEOGRAPH-5F20} ]]>"]
    figure = plot_network(network_geometry(collaborators, coauthors, communities, n_themes=6)).figure
    ET.fromstring(render_svg(figure))  # noqa: S314 - our own output
    assert all(path.stat().st_size for path in save_figure(figure, tmp_path / "figure"))


def test_an_unknown_format_is_refused(geometries, tmp_path):
    with pytest.raises(ValueError, match="'gif'"):
        save_figure(plot_network(geometries["5 authors"]).figure, tmp_path / "figure", formats=("gif",))


def test_axes_of_a_fresh_figure_show_themselves_in_a_notebook_without_pyplot():
    ax = page(144, 72, None).ax
    assert "<svg" in ax._repr_html_()
    assert ax.figure.canvas.manager is None
