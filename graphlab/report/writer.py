"""A study as a folder: the PDF, the page, figures, tables, networks and the manifest."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphlab.errors import OutputExistsError
from graphlab.exchange import write_network, write_table
from graphlab.exchange.folder import checked_target, staged_folder
from graphlab.figures import save_figure
from graphlab.report.document import render_document
from graphlab.report.explorer import explorer_json
from graphlab.report.facts import report_facts
from graphlab.report.facts.limits import network_files
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.facts.references import bibliography
from graphlab.report.glyphs import uncovered_names
from graphlab.report.latex import pandoc_version, render_latex
from graphlab.report.manifest import MANIFEST, manifest_text, obstacle, report_manifest
from graphlab.report.page import render_page
from graphlab.report.pdf import render_pdf
from graphlab.report.tables import output_tables

if TYPE_CHECKING:
    from graphlab.study import Study


def write_report(study: "Study", out: str | Path, *, force: bool = False, latex: bool = False) -> Path:
    """Write the report on a study as a folder.

    Parameters
    ----------
    study
        What `graphlab.analyze` returns.
    out
        Folder to write. An older report on the same input is replaced unless it was edited; so is an empty folder.
    force
        Replace the folder whatever it holds. Off by default: what is not ours is not ours to delete. A
        folder with a file that was read is never replaced.
    latex
        Write ``summary.tex``, too. Off by default: it needs pandoc.

    Returns
    -------
    pathlib.Path
        The folder: ``summary.pdf``, ``report.html``, ``summary.md``, ``methods.bib``, ``figures/``, ``tables/``,
        ``network.graphml``, ``network.gexf`` and ``manifest.json``.

    Raises
    ------
    OutputExistsError
        If the path is a file, a folder that holds an input, or one that holds something else and `force` is off.
    GraphlabError
        If `latex` is asked for and there is no pandoc.

    Notes
    -----
    Everything is written aside and moved into place at the end, so a reader never meets half a report. The same study
    gives the same bytes in every file.

    Examples
    --------
    >>> import tempfile
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report = write_report(study, folder + "/report")
    ...     sorted(path.name for path in report.iterdir())
    ['figures', 'manifest.json', 'methods.bib', 'network.gexf', 'network.graphml', 'report.html', 'summary.md',
    'summary.pdf', 'tables']
    """
    target = checked_target(Path(out), inputs=study.corpus.inputs)
    found = obstacle(target, study) if target.exists() and not force and any(target.iterdir()) else ""
    if found:
        msg = f"{out} {found}"
        raise OutputExistsError(msg, hint="give another folder, or --force to replace this one with all it holds")
    tools = {"pandoc": pandoc_version()} if latex else {}
    look = study_lookup(study)
    facts = report_facts(study, look=look, uncovered=uncovered_names(study.corpus.authors["name"]))
    with staged_folder(target) as folder:
        svgs = _write_figures(study, facts, folder / "figures")
        (folder / "summary.pdf").write_bytes(render_pdf(facts, svgs, as_of=study.as_of))
        _write_text(folder / "report.html", render_page(facts, svgs, data=explorer_json(look)))
        _write_text(folder / "summary.md", render_document(facts))
        if latex:
            _write_text(folder / "summary.tex", render_latex(render_document(facts, latex=True)))
        _write_text(folder / "methods.bib", bibliography(source["key"] for source in facts["methods"]["cited"]))
        _write_tables(study, facts, folder / "tables")
        for name in network_files(len(study.coauthors)):
            write_network(study.network, folder / name, authors=study.collaborators)
        _write_text(folder / MANIFEST, manifest_text(report_manifest(study, folder, tools=tools)))
    return target


def _write_figures(study: "Study", facts: dict[str, Any], folder: Path) -> dict[str, str]:
    """Figures as files, and their SVG text by name; a figure that would be empty is not drawn."""
    folder.mkdir()
    wanted = {
        "network": (facts["network"]["drawn"], study.plot_network),
        "timeline": (facts["timeline"]["drawn"], study.plot_timeline),
        "theme-map": (facts["map"]["drawn"], study.plot_theme_map),
        "theme-streams": (facts["movement"]["drawn"], study.plot_theme_streams),
        "group-themes": (facts["work"]["drawn"], study.plot_group_themes),
    }
    svgs: dict[str, str] = {}
    for name, (drawn, plot) in wanted.items():
        if drawn:
            figure = plot().figure
            save_figure(figure, folder / name)
            svgs[name] = (folder / f"{name}.svg").read_text(encoding="utf-8")
    return svgs


def _write_tables(study: "Study", facts: dict[str, Any], folder: Path) -> None:
    folder.mkdir()
    for name, table in output_tables(study, facts).items():
        write_table(table, folder / f"{name}.csv")


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", errors="replace"))
