"""Tables out as CSV: the same bytes on every run, and no cell that a spreadsheet would run as a formula."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from graphlab.sources.paper_table import FORMULA_STARTS


def write_table(table: pd.DataFrame, path: Path) -> None:
    r"""Write a table as CSV.

    UTF-8, lines ending in ``\n``, one header line, no index. Missing values are empty, booleans ``true`` and
    ``false``, tuples joined by ``"; "``, floats in up to 10 significant digits. Text that begins like a formula (``=``,
    ``+``, ``-``, ``@``, tab, line end) gets an apostrophe in front: titles and names come from strangers.

    Parameters
    ----------
    table
        Table to write.
    path
        File to write; replaced if it exists.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "papers.csv"
    ...     write_table(pd.DataFrame({"title": ["=1+1"], "year": [2020], "share": [1 / 3]}), path)
    ...     print(path.read_text(), end="")
    title,year,share
    '=1+1,2020,0.3333333333
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_cell(name) for name in table.columns])
    writer.writerows(zip(*(_cells(table[name]) for name in table.columns), strict=True))
    # Half of a surrogate pair is no character and has no bytes.
    path.write_bytes(text.getvalue().encode("utf-8", errors="replace"))


def _cells(column: pd.Series) -> list[str]:
    """Values of a column as written: by the column where all are of one kind."""
    if column.dtype.kind in "iu" and not column.hasnans:
        return [str(value) for value in column.tolist()]
    if column.dtype == "str":
        # Looked at as one text first: few columns hold what must be changed.
        values = ["" if gone else value for value, gone in zip(column.tolist(), column.isna().tolist(), strict=True)]
        is_plain = "\r" not in "".join(values) and not any(value.startswith(FORMULA_STARTS) for value in values)
        return values if is_plain else [_cell(value) for value in values]
    return [_cell(value) for value in column.astype("object").tolist()]


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return _cell("; ".join(str(part) for part in value))
    if pd.isna(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, float | np.floating):
        return f"{float(value):.10g}"
    # A lone carriage return would be written bare and end the line.
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, str) and text.startswith(FORMULA_STARTS):
        return "'" + text
    return text
