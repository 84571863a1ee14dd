"""Build a page that shows every figure with real data, at the widths of a journal's columns, with its measured numbers.

    python .ci/build_gallery.py [build/gallery.html]

The data is the seed. The code printed beside a figure is the code that drew it. The page needs no network.
"""

import base64
import sys
from html import escape
from pathlib import Path
from typing import Any

import graphlab as gl
from graphlab import figures
from graphlab.figures import DOUBLE_COLUMN, SINGLE_COLUMN, figure_quality, render_svg
from graphlab.report.page import inline_svg

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_324a95f0e513ba83.txt"
FONTS = ROOT / "graphlab" / "report" / "templates" / "fonts"
WIDTHS = {"single column (85 mm)": SINGLE_COLUMN, "double column (180 mm)": DOUBLE_COLUMN}
START = f"""import graphlab as gl
from graphlab.figures import *

width = SINGLE_COLUMN  # {SINGLE_COLUMN:g} points, or DOUBLE_COLUMN, {DOUBLE_COLUMN:g}
study = gl.analyze(gl.read("{SEED.name}"))
corpus, tables = study.corpus, (study.collaborators, study.coauthors, study.communities)
geometry = network_geometry(*tables, n_themes=len(study.themes), width=width)"""
CODE = {
    "Network": "plot_network(geometry)",
    "Network of groups": "plot_network(group_geometry(*tables, n_themes=len(study.themes), width=width))",
    "Overlay": 'plot_overlay(geometry, tables[0].set_index("author_id")["last_year"], title="Year of the last paper")',
    "Density": "plot_density(geometry)",
    "Years": "plot_network_years(geometry, tables[1], authorships=corpus.authorships, papers=corpus.papers)",
    "Timeline": "plot_timeline(papers, study.themes, part_year=study.part_year, width=width)",
    "Theme map": "plot_theme_map(study.paper_themes, study.themes, width=width)",
    "Streams": "plot_theme_streams(study.theme_years, study.themes, part_year=study.part_year, width=width)",
    "Strategic diagram": "plot_strategic_diagram(study.theme_strategy, study.themes, width=width)",
    "Alluvial": "plot_alluvial(study.period_themes, gl.analysis.theme_evolution(study.period_themes), width=width)",
    "Term bars": "plot_term_bars(study.theme_terms, study.themes, width=width)",
    "Dendrogram": "plot_theme_dendrogram(study.topics.hierarchy_, study.themes, width=width)",
    "Groups by themes": "plot_group_themes(study.community_themes, study.communities, study.themes, width=width)",
}
PAPERS = 'papers = corpus.papers.merge(study.paper_themes[["paper_id", "theme_id"]], on="paper_id", how="left")'
STYLE = """body { font: 15px/1.5 Inter, Arial, sans-serif; color: #1B2733; margin: 2rem auto; max-width: 1060px; }
section { border-top: 1px solid #D5DBE1; margin-top: 2rem; }
.pair { display: flex; gap: 2rem; align-items: flex-start; flex-wrap: wrap; }
figure { margin: 0; } figcaption { color: #5B6875; font-size: 12px; } pre { background: #F2F4F6; padding: .6rem;
overflow-x: auto; font-size: 12px; } table { border-collapse: collapse; font-size: 13px; }
td, th { padding: .1rem .8rem .1rem 0; text-align: right; } td:first-child, th:first-child { text-align: left; }"""


def gallery(study: gl.Study) -> str:
    """Page with all figures of a study."""
    tables = (study.collaborators, study.coauthors, study.communities)
    sections: dict[str, list[tuple[str, float, str, Any]]] = {name: [] for name in CODE}
    for words, width in WIDTHS.items():
        scope: dict[str, Any] = {name: getattr(figures, name) for name in figures.__all__}
        geometry = figures.network_geometry(*tables, n_themes=len(study.themes), width=width)
        scope |= {
            "gl": gl,
            "study": study,
            "corpus": study.corpus,
            "tables": tables,
            "geometry": geometry,
            "width": width,
        }
        exec(PAPERS, scope)  # noqa: S102 - our own line, printed on the page
        for name, code in CODE.items():
            ax = eval(code, scope)  # noqa: S307 - our own line, printed on the page
            sections[name].append((words, width, render_svg(ax.figure), figure_quality(ax)))
    return page("\n".join(section(name, drawn) for name, drawn in sections.items()))


def section(name: str, drawn: list[tuple[str, float, str, Any]]) -> str:
    """One figure at both widths, its code and its numbers."""
    pictures, rows = [], []
    for words, width, svg, quality in drawn:
        prefix = f"{name.replace(' ', '-')}-{width:.0f}-"
        picture = inline_svg(svg, prefix=prefix, label=f"{name}, {words}")
        pictures.append(f'<figure style="width: {width:g}pt">{picture}<figcaption>{words}</figcaption></figure>')
        rows.append(f"<tr><td>{words}</td>" + "".join(f"<td>{value:g}</td>" for value in quality) + "</tr>")
    heads = "".join(f"<th>{escape(str(head).replace('_', ' '))}</th>" for head in drawn[0][3].index)
    return (
        f'<section><h2>{name}</h2><pre>{escape(CODE[name])}</pre><div class="pair">{"".join(pictures)}</div>'
        f"<table><tr><th></th>{heads}</tr>{''.join(rows)}</table></section>"
    )


def page(body: str) -> str:
    """The whole page, the letters of the figures within."""
    faces = "\n".join(
        f"@font-face {{ font-family: Inter; font-weight: {weight}; src: url(data:font/woff2;base64,"
        f"{base64.b64encode((FONTS / f'{face}.woff2').read_bytes()).decode()}) format('woff2'); }}"
        for face, weight in (("Inter-Regular", 400), ("Inter-SemiBold", 600))
    )
    words = (
        "Every figure of graphlab on one profile page of 50 papers, at the widths of a journal's columns. Numbers are "
        "measured on what is drawn: pairs of texts that overlap, texts on marks, texts beyond the edge, the smallest "
        "text in points, and the least contrast of a text with what lies under it and of a mark with white. In "
        "<i>groups by themes</i> numbers stand in the circles, in a <i>theme map</i> a name may stand on a light box."
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery of figures</title>'
        f"<style>{faces}\n{STYLE}</style></head><body><h1>Gallery of figures</h1><p>{words}</p>"
        f"<pre>{escape(START)}\n{escape(PAPERS)}</pre>{body}</body></html>\n"
    )


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "gallery.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(gallery(gl.analyze(gl.read(SEED))), encoding="utf-8")
    sys.stderr.write(f"{target}\n")


if __name__ == "__main__":
    main()
