"""The explorer in a cell of a notebook."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from graphlab.report.explorer import explorer_json
from graphlab.report.facts import page_frame
from graphlab.report.facts.lookup import study_lookup
from graphlab.report.page import render_explorer

if TYPE_CHECKING:
    from graphlab.study import Study


@dataclass(frozen=True, repr=False)
class ExplorerCell:
    """A page that a notebook shows in a frame of its own; JupyterLab, VS Code and saved HTML need nothing else for it.

    Attributes
    ----------
    page
        The page, self-contained.
    title
        What the frame is called for who cannot see it.
    height
        Height of the frame in pixels.
    """

    page: str
    title: str
    height: int

    def __repr__(self) -> str:
        return f"<{self.title}: shows itself in a notebook>"

    def _repr_html_(self) -> str:
        # The frame is a place of its own: its script can neither read nor change the notebook around it.
        return (
            f'<iframe title="{escape(self.title)}" sandbox="allow-scripts allow-downloads" '
            f'style="width: 100%; height: {self.height}px; border: 1px solid #d5dbe1; border-radius: 6px" '
            f'srcdoc="{escape(self.page)}"></iframe>'
        )


def explorer_cell(study: "Study", *, height: int) -> ExplorerCell:
    """Explorer of a study for a cell.

    Parameters
    ----------
    study
        The study.
    height
        Height of the frame in pixels.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> explorer_cell(study, height=600)
    <Explorer of Yonggang Wen: shows itself in a notebook>
    """
    look = study_lookup(study)
    frame = page_frame(look)
    page = render_explorer(frame, data=explorer_json(look))
    return ExplorerCell(page=page, title=f"Explorer of {frame['title']}", height=height)
