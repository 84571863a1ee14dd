"""What MkDocs cannot do by itself: a real report, real figures, formulas without a script, no request to any server."""

import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

import docs_figures
from latex2mathml.converter import convert
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import graphlab as gl
from graphlab.figures import write_figure

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "graphlab" / "report" / "templates" / "fonts"
SAMPLE = ROOT / "docs" / "samples" / "papers.bib"
FROM_REPORT = ("summary.pdf", "report.html", "figures/network.png")
PLOTS = ("network", "theme_streams", "strategic_diagram", "alluvial", "term_bars", "theme_dendrogram")
WORKER = "assets/iframe-worker.js"
FACES = ("Inter-Regular.woff2", "Inter-SemiBold.woff2")
PICTURES: dict[str, str] = {}
FORMULA = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    # The theme would load this from the network where the site is opened from the disk.
    config.extra["polyfills"] = [WORKER]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the report on the seed and the figures of the sample, so that every picture is what this version draws."""
    with tempfile.TemporaryDirectory() as folder:
        seed = gl.analyze(gl.read(docs_figures.SEED))
        PICTURES.update(docs_figures.pictures(seed))
        out = gl.write_report(seed, Path(folder) / "seed")
        made = {f"seed/{name}": out / name for name in FROM_REPORT}
        made |= {f"assets/{face}": FONTS / face for face in FACES}
        study = gl.analyze(gl.read(SAMPLE))
        for plot in PLOTS:
            figure = getattr(study, f"plot_{plot}")().figure
            made[f"figures/{plot}.png"] = write_figure(figure, Path(folder) / f"{plot}.png")
        for uri, path in made.items():
            files.append(File.generated(config, uri, content=path.read_bytes()))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    return markdown.replace("<!-- generated: figures -->", docs_figures.markdown())


def on_page_content(html: str, **_: Any) -> str:
    html = FORMULA.sub(lambda found: mathml(unescape(found[2]).strip()), html)
    # References of numpydoc: [1]_ in the text, ".. [1]" before the entry.
    return re.sub(r"\.\. (\[\d+\])", r"\1", re.sub(r"(\[\d+\])_", r"\1", html))


def on_post_page(output: str, **_: Any) -> str:
    # Not earlier: the search would find the letters in the pictures.
    for name, picture in PICTURES.items():
        output = output.replace(docs_figures.mark(name), picture)
    # The theme leaves its search without a name for screen readers.
    return output.replace('role="dialog"', 'role="dialog" aria-label="Search"')


def mathml(formula: str) -> str:
    """MathML of a formula as arithmatex leaves it: two signs before and after, square ones around a block."""
    return convert(formula[2:-2], display="block" if formula.startswith("\\[") else "inline")
