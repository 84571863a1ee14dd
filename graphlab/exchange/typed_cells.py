"""Cells of a text table that keep their type: text that reads like a number or a formula gets an apostrophe."""

import re
from collections.abc import Sequence

from graphlab.exchange.plain_graph import Value
from graphlab.sources.paper_table import FORMULA_STARTS

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?|-?inf", re.IGNORECASE)
_TRUTH = {"true": True, "false": False}


def cell_text(value: Value | None) -> str:
    """Value as the text of one cell; `column_values` gives it back.

    Spreadsheets take an apostrophe for "this is text", so the guard against formulas and the mark of text are one.

    Examples
    --------
    >>> cell_text("=1+1"), cell_text("007"), cell_text(7), cell_text(7.0), cell_text(None)
    ("'=1+1", "'007", '7', '7.0', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    return "'" + value if _needs_guard(value.lstrip("'")) else value


def column_values(cells: Sequence[str]) -> list[Value | None]:
    """Values of a column: numbers or truth values where every cell holds one, else text; an empty cell is missing.

    Examples
    --------
    >>> column_values(["1", "", "2"]), column_values(["1", "2.5"]), column_values(["'1", "true"])
    ([1, None, 2], [1.0, 2.5], ['1', 'true'])
    """
    known = [cell for cell in cells if cell]
    if known and all(_INTEGER.fullmatch(cell) for cell in known):
        return [int(cell) if cell else None for cell in cells]
    if known and all(_DECIMAL.fullmatch(cell) for cell in known):
        return [float(cell) if cell else None for cell in cells]
    if known and all(cell in _TRUTH for cell in known):
        return [_TRUTH.get(cell) for cell in cells]
    return [text_value(cell) if cell else None for cell in cells]


def text_value(cell: str) -> str:
    """Text of a cell, without the apostrophe that `cell_text` put in front.

    Examples
    --------
    >>> text_value("'=1"), text_value("'tis")
    ('=1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _needs_guard(cell.lstrip("'")) else cell


def _needs_guard(text: str) -> bool:
    return text.startswith(FORMULA_STARTS) or _DECIMAL.fullmatch(text) is not None or text in _TRUTH
