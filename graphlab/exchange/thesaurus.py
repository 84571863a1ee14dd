"""Rules about names out: graphlab's own table, made to be edited in a spreadsheet, and VOSviewer's file."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from graphlab.analysis.tables import THESAURUS_COLUMNS
from graphlab.settings import NameRules
from graphlab.sources.paper_table import guarded, joined


def thesaurus_table(rules: NameRules) -> pd.DataFrame:
    """Rules as rows of a thesaurus, with their answers.

    Parameters
    ----------
    rules
        As read by `graphlab.sources.read_thesaurus`.

    Returns
    -------
    pandas.DataFrame
        Columns `THESAURUS_COLUMNS`.

    Examples
    --------
    >>> thesaurus_table(NameRules(apart=(("A. Nwosu", "Ana Nwosu"),)))[["decision", "label", "names"]].values.tolist()
    [['apart', 'A. Nwosu', ('Ana Nwosu',)]]
    """
    rows = [("join", label, names, ()) for label, names in rules.joins]
    rows += [("split", label, names, papers) for label, names, papers in rules.splits]
    rows += [("apart", first, (second,), ()) for first, second in rules.apart]
    rows += [("ignore", "", (name,), ()) for name in rules.ignored]
    table = pd.DataFrame([*rows, *rules.declined], columns=["decision", "label", "names", "papers"])
    return table.assign(
        accept=["yes"] * len(rows) + ["no"] * len(rules.declined), probability="", evidence="your decision"
    )[list(THESAURUS_COLUMNS)]


def write_thesaurus(table: pd.DataFrame, path: Path) -> None:
    r"""Write rows of a thesaurus as a table that `graphlab.sources.read_thesaurus` reads and a spreadsheet edits.

    Parameters
    ----------
    table
        Columns `THESAURUS_COLUMNS`, as from `thesaurus_table` or `graphlab.analysis.suggested_rules`.
    path
        File to write: separated by commas where it ends in ``.csv``, else by tabs. UTF-8 with a byte order mark,
        without which spreadsheets garble accents. No cell is run as a formula.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "names.csv"
    ...     write_thesaurus(thesaurus_table(NameRules(joins=(("Ana Nwosu", ("A. Nwosu", "=1")),))), path)
    ...     print(path.read_text("utf-8-sig"), end="")
    accept,decision,label,names,papers,probability,evidence
    yes,join,Ana Nwosu,A. Nwosu; =1,,,your decision
    """
    text = StringIO()
    writer = csv.writer(text, delimiter="," if path.suffix.lower() == ".csv" else "\t", lineterminator="\n")
    writer.writerow(THESAURUS_COLUMNS)
    columns = [[_cell(value) for value in table[name].astype("object")] for name in THESAURUS_COLUMNS]
    writer.writerows(zip(*columns, strict=True))
    path.write_bytes(text.getvalue().encode("utf-8-sig", errors="replace"))


def write_vosviewer_thesaurus(rules: NameRules, path: Path) -> None:
    r"""Write rules as a thesaurus file of VOSviewer: ``label`` and ``replace by``, separated by tabs.

    Parameters
    ----------
    rules
        Joins and ignored names are written; VOSviewer knows no papers, so splits and names apart cannot be.
    path
        File to write, in UTF-8.

    References
    ----------
    van Eck and Waltman, *VOSviewer Manual*, version 1.6.20 (2023), section "Thesaurus files".

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "names.txt"
    ...     write_vosviewer_thesaurus(NameRules(joins=(("Ana Nwosu", ("A. Nwosu",)),), ignored=("Editors",)), path)
    ...     print(path.read_text().expandtabs(12), end="")
    label       replace by
    A. Nwosu    Ana Nwosu
    Editors
    """
    rows = [(name, label) for label, names in rules.joins for name in names]
    rows += [(name, "") for name in rules.ignored]
    lines = ["label\treplace by", *("\t".join(map(_plain, row)) for row in rows)]
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8", errors="replace"))


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return guarded(joined([" ".join(str(item).split()) for item in value]))
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    return guarded(" ".join(str(value).split()))


def _plain(text: str) -> str:
    return guarded(" ".join(text.split()))
