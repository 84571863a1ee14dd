"""A comparison as a folder: the PDF, the page, the tables and the manifest."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphlab.analysis.comparison import Comparison, compared_counts
from graphlab.analysis.sides import Sides, compared_sides
from graphlab.errors import OutputExistsError
from graphlab.exchange import write_table
from graphlab.exchange.folder import checked_target, staged_folder
from graphlab.report.comparison.facts import comparison_facts, evidence_rows
from graphlab.report.comparison.view import comparison_view
from graphlab.report.manifest import MANIFEST, manifest_text, obstacle, report_manifest
from graphlab.report.page import rendered
from graphlab.report.pdf import compiled_pdf
from graphlab.report.tables import FINDING_COLUMNS

if TYPE_CHECKING:
    from graphlab.study import Study

FORMAT = "graphlab comparison 1"


@dataclass(frozen=True, kw_only=True)
class ComparisonReport:
    """A comparison with everything that is said about it.

    Attributes
    ----------
    study
        The study that both sides are parts of.
    sides
        The sides.
    facts
        What the page and the PDF print: sentences with their evidence, rows of tables, methods.
    tables
        The tables to write, whole, by name.
    """

    study: "Study"
    sides: Sides
    facts: dict[str, Any]
    tables: dict[str, pd.DataFrame]


def comparison_report(study: "Study", sides: Sides) -> ComparisonReport:
    """Comparison of two sides of a study, in words and tables.

    Parameters
    ----------
    study
        The study that both sides are parts of.
    sides
        The sides, as `graphlab.analysis.sides_by_date` and its siblings give them.

    Examples
    --------
    >>> import graphlab as gl
    >>> from graphlab.analysis import sides_by_date
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> comparison_report(study, sides_by_date(study, (2021, 2025))).facts["findings"][0]["lead"]
    '32 new papers since 2021.'
    """
    comparison = compared_sides(sides)
    facts = comparison_facts(comparison_view(study, sides, comparison))
    return ComparisonReport(study=study, sides=sides, facts=facts, tables=_tables(comparison, facts))


def write_comparison(found: ComparisonReport, out: str | Path, *, force: bool = False) -> Path:
    """Write a comparison as a folder.

    Parameters
    ----------
    found
        What `comparison_report` returns.
    out
        Folder to write. An older comparison of the same input is replaced unless it was edited; so is an empty folder.
    force
        Replace the folder whatever it holds. A folder with a file that was read is never replaced.

    Returns
    -------
    pathlib.Path
        The folder: ``comparison.pdf``, ``comparison.html``, ``tables/`` and ``manifest.json``.

    Raises
    ------
    OutputExistsError
        If the path is a file, a folder that holds an input, or one that holds something else and `force` is off.

    Examples
    --------
    >>> import tempfile
    >>> import graphlab as gl
    >>> from graphlab.analysis import sides_by_date
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = write_comparison(comparison_report(study, sides_by_date(study, (2021, 2025))), folder + "/new")
    ...     sorted(path.name for path in written.iterdir())
    ['comparison.html', 'comparison.pdf', 'manifest.json', 'tables']
    """
    study = found.study
    target = checked_target(Path(out), inputs=study.corpus.inputs)
    why_not = obstacle(target, study, kind=FORMAT) if target.exists() and not force and any(target.iterdir()) else ""
    if why_not:
        msg = f"{out} {why_not}"
        raise OutputExistsError(msg, hint="give another folder, or --force to replace this one with all it holds")
    with staged_folder(target) as folder:
        (folder / "comparison.pdf").write_bytes(compiled_pdf("comparison.typ", found.facts, {}, as_of=study.as_of))
        page = rendered("comparison.html.jinja", d=found.facts)
        (folder / "comparison.html").write_bytes(page.encode("utf-8", errors="replace"))
        (folder / "tables").mkdir()
        for name, table in found.tables.items():
            write_table(table, folder / "tables" / f"{name}.csv")
        manifest = report_manifest(study, folder) | {"format": FORMAT, "sides": _manifest_of(found.sides)}
        (folder / MANIFEST).write_bytes(manifest_text(manifest).encode("utf-8", errors="replace"))
    return target


def _tables(comparison: Comparison, facts: dict[str, Any]) -> dict[str, pd.DataFrame]:
    return {
        "counts": compared_counts(comparison),
        "papers": comparison.papers,
        "people": comparison.people,
        "ties": comparison.ties,
        "groups": comparison.groups,
        "themes": comparison.themes,
        "findings": pd.DataFrame(evidence_rows(facts), columns=list(FINDING_COLUMNS)),
    }


def _manifest_of(sides: Sides) -> dict[str, Any]:
    return {
        "kind": sides.kind,
        **{
            end: {"label": label, "papers": len(part.corpus), "bylines_cut": part.corpus.n_cut}
            for end, label, part in zip("ab", sides.labels, sides.parts, strict=True)
        },
    }
