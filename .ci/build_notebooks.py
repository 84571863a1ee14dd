"""Build notebooks/*.ipynb, executed, from the percent scripts beside them.

    python .ci/build_notebooks.py

What changes from run to run (cell ids, timing, kernel versions) is left out, so that a rebuild changes a notebook only
when its script or its output changed.
"""

import sys
from pathlib import Path

import jupytext
from nbclient import NotebookClient
from nbformat import NotebookNode, write

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def executed(script: Path) -> NotebookNode:
    notebook = jupytext.read(script)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
        cell["metadata"] = {}
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    # Lines printed one after the other are one output, however fast they came.
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        coalesce_streams=True,
        resources={"metadata": {"path": script.parent}},
    ).execute()
    for cell in notebook.cells:
        cell["metadata"] = {}
    notebook.metadata.pop("language_info", None)
    return notebook


def main() -> None:
    for script in sorted(NOTEBOOKS.glob("*.py")):
        write(executed(script), script.with_suffix(".ipynb"))
        sys.stderr.write(f"{script.with_suffix('.ipynb').name}\n")


if __name__ == "__main__":
    main()
