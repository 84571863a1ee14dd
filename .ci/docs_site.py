"""What MkDocs cannot do by itself: a real report to look at, formulas without a script, no request to any server."""

import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

from latex2mathml.converter import convert
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import graphlab as gl
from graphlab.figures import write_figure

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_324a95f0e513ba83.txt"
SAMPLE = ROOT / "docs" / "samples" / "papers.bib"
FROM_REPORT = ("summary.pdf", "report.html", "figures/network.png")
PLOTS = ("network", "theme_streams", "strategic_diagram", "alluvial", "term_bars", "theme_dendrogram")
WORKER = "assets/iframe-worker.js"
FORMULA = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    # The theme would load this from the network where the site is opened from the disk.
    config.extra["polyfills"] = [WORKER]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the report on the seed and the figures of the sample, so that every picture is what this version draws."""
    with tempfile.TemporaryDirectory() as folder:
        out = gl.write_report(gl.analyze(gl.read(SEED)), Path(folder) / "seed")
        made = {f"seed/{name}": out / name for name in FROM_REPORT}
        study = gl.analyze(gl.read(SAMPLE))
        for plot in PLOTS:
            figure = getattr(study, f"plot_{plot}")().figure
            made[f"figures/{plot}.png"] = write_figure(figure, Path(folder) / f"{plot}.png")
        for uri, path in made.items():
            files.append(File.generated(config, uri, content=path.read_bytes()))
    return files


def on_page_content(html: str, **_: Any) -> str:
    html = FORMULA.sub(lambda found: mathml(unescape(found[2]).strip()), html)
    # References of numpydoc: [1]_ in the text, ".. [1]" before the entry.
    return re.sub(r"\.\. (\[\d+\])", r"\1", re.sub(r"(\[\d+\])_", r"\1", html))


def on_post_page(output: str, **_: Any) -> str:
    # The theme leaves its search without a name for screen readers.
    return output.replace('role="dialog"', 'role="dialog" aria-label="Search"')


def mathml(formula: str) -> str:
    """MathML of a formula as arithmatex leaves it: two signs before and after, square ones around a block."""
    return convert(formula[2:-2], display="block" if formula.startswith("\\[") else "inline")
