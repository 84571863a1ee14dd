"""The folder of a report -> the `Corpus` it was written from, so that two runs can be compared later."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd

from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    ISSUE_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    InputFile,
    Profile,
    table_from_columns,
)
from graphlab.errors import UnreadableInputError
from graphlab.sources.paper_table import FORMULA_STARTS

_MANIFEST = "manifest.json"
_FORMAT = "graphlab report "
_TABLES = {
    "papers": PAPER_COLUMNS,
    "authorships": AUTHORSHIP_COLUMNS,
    "authors": AUTHOR_COLUMNS,
    "issues": ISSUE_COLUMNS,
}
_HINT = "write the report again, or name the files it was made from"


def is_report_folder(path: Path) -> bool:
    """Whether a path is a folder that `graphlab.report.write_report` wrote.

    Parameters
    ----------
    path
        Any path.

    Examples
    --------
    >>> is_report_folder(Path("seeds"))
    False
    """
    card = path / _MANIFEST
    try:
        return card.is_file() and str(json.loads(card.read_text(encoding="utf-8"))["format"]).startswith(_FORMAT)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def read_report(path: str | Path) -> Corpus:
    """Corpus of a report, from its tables: papers, names as printed, issues and inputs.

    Parameters
    ----------
    path
        Folder of the report.

    Returns
    -------
    Corpus
        Papers are those the report counted, each once; names can be resolved again.

    Raises
    ------
    UnreadableInputError
        If a table is missing or damaged.

    Examples
    --------
    >>> import tempfile
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     found = read_report(gl.write_report(study, folder + "/report"))
    >>> len(found) == len(study.corpus), found.profiles[0].owner
    (True, 'Yonggang Wen')
    """
    folder = Path(path)
    tables = {name: _table(folder / "tables" / f"{name}.csv", columns) for name, columns in _TABLES.items()}
    try:
        inputs = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))["inputs"]
        read = tuple(
            InputFile(
                name=item["name"],
                sha256=item["sha256"],
                n_bytes=item["bytes"],
                kind=item["kind"],
                n_records=item["records"],
                n_kept=item["kept"],
            )
            for item in inputs
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{folder / _MANIFEST}: damaged, or of another version"
        raise UnreadableInputError(msg, hint=_HINT) from error
    return Corpus(**tables, profiles=_profiles(tables["authorships"], tables["papers"]), inputs=read)


def _table(path: Path, columns: dict[str, tuple[str, str]]) -> pd.DataFrame:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        place = {name: rows[0].index(name) for name in columns}
        values = {name: [_value(row[place[name]], dtype) for row in rows[1:]] for name, (dtype, _) in columns.items()}
        return table_from_columns(values, columns)
    except (OSError, ValueError, IndexError, csv.Error) as error:
        msg = f"{path}: missing, damaged or of another version"
        raise UnreadableInputError(msg, hint=_HINT) from error


def _value(cell: str, dtype: str) -> Any:
    """Value of a cell as `graphlab.exchange.write_table` wrote it."""
    if dtype == "object":
        return tuple(_text(part) for part in _text(cell).split("; ")) if cell else ()
    if dtype == "bool":
        return cell == "true"
    if cell == "":
        return None
    return _text(cell) if dtype == "str" else int(cell) if dtype == "Int64" else float(cell)


def _text(cell: str) -> str:
    """Text without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _profiles(authorships: pd.DataFrame, papers: pd.DataFrame) -> tuple[Profile, ...]:
    """Owners of profile pages: those counted as authors without being printed."""
    implied = authorships[authorships["evidence"] == "implied"]
    files = implied["paper_id"].map(papers.set_index("paper_id")["source_file"])
    owners = sorted(set(zip(files, implied["printed_name"], implied["author_id"], strict=True)))
    return tuple(Profile(owner=name, owner_id=author, source_file=file) for file, name, author in owners)
