"""The page of all figures: each drawn on real data at the widths of a journal's columns, with its measured numbers.

The data is the seed. The code printed above a figure is the code that drew it.
"""

from html import escape
from pathlib import Path
from typing import Any

import graphlab as gl
from graphlab import figures
from graphlab.figures import DOUBLE_COLUMN, SINGLE_COLUMN, figure_quality, render_svg
from graphlab.report.page import inline_svg

SEED = Path(__file__).parents[1] / "seeds" / "000_324a95f0e513ba83.txt"
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


def pictures(study: gl.Study) -> dict[str, str]:
    """HTML of every figure of a study at both widths, with its numbers, by name."""
    tables = (study.collaborators, study.coauthors, study.communities)
    drawn: dict[str, list[tuple[str, float, str, Any]]] = {name: [] for name in CODE}
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
            drawn[name].append((words, width, render_svg(ax.figure), figure_quality(ax)))
    return {name: picture(name, sizes) for name, sizes in drawn.items()}


def picture(name: str, drawn: list[tuple[str, float, str, Any]]) -> str:
    """One figure at both widths, and its numbers."""
    shown, rows = [], []
    for words, width, svg, quality in drawn:
        prefix = f"{name.replace(' ', '-')}-{width:.0f}-"
        inline = inline_svg(svg, prefix=prefix, label=f"{name}, {words}")
        shown.append(f'<figure style="width: {width:g}pt">{inline}<figcaption>{words}</figcaption></figure>')
        rows.append(f"<tr><td>{words}</td>" + "".join(f"<td>{value:g}</td>" for value in quality) + "</tr>")
    heads = "".join(f"<th>{escape(str(head).replace('_', ' '))}</th>" for head in drawn[0][3].index)
    return (
        f'<div class="figures">{"".join(shown)}</div><div class="md-typeset__scrollwrap">'
        f'<div class="md-typeset__table"><table><tr><td></td>{heads}</tr>{"".join(rows)}</table></div></div>'
    )


def markdown() -> str:
    """Headings, the code of every figure, and a mark that its picture replaces."""
    parts = [f"```python\n{START}\n{PAPERS}\n```"]
    parts += [f"## {name}\n\n```python\n{code}\n```\n\n{mark(name)}" for name, code in CODE.items()]
    return "\n\n".join(parts)


def mark(name: str) -> str:
    return f"<!-- figure: {name} -->"
