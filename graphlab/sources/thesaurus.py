r"""A thesaurus file -> `NameRules`: graphlab's own table, or VOSviewer's ``label`` and ``replace by``."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from graphlab.errors import UnreadableInputError
from graphlab.names import name_key
from graphlab.settings import NameRules
from graphlab.sources.delimited import DELIMITERS, Row, normal_name, read_rows, split_line
from graphlab.sources.input_source import InputSource
from graphlab.sources.labels import Rule, settled
from graphlab.sources.paper_table import split_list, unguarded

DECISIONS = ("join", "split", "apart", "ignore")
_YES = frozenset({"yes", "y", "x", "1", "true", "ok", "accept", "accepted", "ja", "oui", "si", "\u2713", "\u2714"})
_NO = frozenset({"no", "n", "0", "false", "reject", "rejected", "nein", "non"})
_OWN = {"decision", "label", "names"}
_VOSVIEWER = {"label", "replace by"}
# Spreadsheets quote cells that hold a comma or a quote, and double the quotes in them.
_QUOTED = re.compile(r'^"(?=.*(?:,|""))((?:[^"]|"")*)"$')
_SINGULAR = {"name": "names", "paper": "papers"}


class _Answered(NamedTuple):
    """A row with its answer: whether it acts, acts against what it proposes, or waits."""

    rule: Rule
    answer: bool | None


def read_thesaurus(path: str | PathLike[str]) -> NameRules:
    r"""Rules about names in a thesaurus file.

    Parameters
    ----------
    path
        A table separated by tabs, commas or semicolons, UTF-8 or UTF-16. Either graphlab's, with the columns
        ``decision`` (join, split, apart, ignore), ``label``, ``names`` (several separated by ``;``), and where wanted
        ``papers`` and ``accept``; or VOSviewer's, with ``label`` and ``replace by``, where an empty replacement means
        that the label is ignored. Lines that begin with ``#`` are comments.

    Returns
    -------
    NameRules
        In a table with a column ``accept``, a row acts where that says yes, waits where it is empty, and where it
        says no it is not suggested again; names that were to be joined are then apart. Names joined in a chain (A
        under B, B under C) are all under its end.

    Raises
    ------
    UnreadableInputError
        With file and line, if the file is no thesaurus, a row cannot be understood, or rows contradict each other.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "names.txt"
    ...     _ = path.write_text("label\treplace by\nA. Nwosu\tAna Nwosu\nAnonymous\t\n")
    ...     rules = read_thesaurus(path)
    >>> rules.joins, rules.ignored
    ((('Ana Nwosu', ('A. Nwosu',)),), ('Anonymous',))
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        msg = f"{path}: {(error.strerror or 'cannot be read').lower()}"
        raise UnreadableInputError(msg, hint="give the path of a thesaurus file") from None
    return parse_thesaurus(content, name=path.name)


def parse_thesaurus(content: bytes, *, name: str) -> NameRules:
    """Rules about names in the content of a thesaurus file; `read_thesaurus` says more.

    Parameters
    ----------
    content
        Bytes of the file.
    name
        Name of the file, for messages.
    """
    source = InputSource(name, lambda: io.BytesIO(content))
    header, rows = _table(source)
    if set(header) >= _OWN:
        answered = list(_own_rules(header, rows, name))
    else:
        answered = [_Answered(rule, answer=True) for rule in _vosviewer_rules(header, rows, name)]
    acting = [item.rule for item in answered if item.answer]
    declined = [item.rule for item in answered if item.answer is False]
    acting += [opposite for rule in declined if (opposite := _opposite(rule)) is not None]
    rules = settled(acting, file=name, n_open=sum(item.answer is None for item in answered))
    refused = {(rule.decision, rule.label, rule.names, rule.papers) for rule in declined if _opposite(rule) is None}
    return replace(rules, declined=tuple(sorted(refused)))


def _table(source: InputSource) -> tuple[list[str], Iterator[Row]]:
    """Names of the columns, and the rows after them that are no comments."""
    for number, line in enumerate(source.head.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.lower().startswith("sep=") and len(line.strip()) <= 5:
            continue
        for delimiter in DELIMITERS:
            header = [_SINGULAR.get(cell, cell) for cell in map(normal_name, split_line(line, delimiter))]
            if set(header) >= _OWN or set(header) >= _VOSVIEWER:
                if delimiter == "\t" and not set(header) >= _OWN:
                    rows = _plain_rows(source.text, after=number)
                else:
                    rows = read_rows(source, header_line=number, delimiter=delimiter, notices=[])
                    next(rows)
                return header, (row for row in rows if not row.cells[0].startswith("#"))
        msg = f'{source.name}:{number}: this is not the header of a thesaurus: "{line[:60]}"'
        raise UnreadableInputError(
            msg, hint="the first line names the columns: decision, label and names; or label and replace by"
        )
    raise AssertionError  # an input without a line of text was refused as empty


def _plain_rows(text: str, *, after: int) -> Iterator[Row]:
    """Rows of a file of VOSviewer, which knows no quotes; those a spreadsheet put around a cell are taken away."""
    for number, line in enumerate(text.split("\n"), 1):
        if number > after:
            yield Row(number, [_QUOTED.sub(lambda cell: cell[1].replace('""', '"'), cell) for cell in line.split("\t")])


def _cells(header: Sequence[str], row: Row) -> dict[str, str]:
    cells = (" ".join(unguarded(cell.strip()).split()) for cell in row.cells)
    return dict(zip(header, cells, strict=False))


def _vosviewer_rules(header: Sequence[str], rows: Iterable[Row], file: str) -> Iterator[Rule]:
    for row in rows:
        cells = _cells(header, row)
        name, label = cells.get("label", ""), cells.get("replace by", "")
        if not name and not label:
            continue
        if not name:
            where = f"{file}:{row.line}"
            raise _malformed(where, f'nothing stands in front of "{label}"', "fill the column label")
        yield Rule(row.line, "join" if label else "ignore", label, (name,))


def _own_rules(header: Sequence[str], rows: Iterable[Row], file: str) -> Iterator[_Answered]:
    for row in rows:
        cells = _cells(header, row)
        if not any(cells.get(column) for column in ("decision", "label", "names", "papers")):
            continue
        where = f"{file}:{row.line}"
        answer = _answer(cells["accept"], where) if "accept" in cells else True
        yield _Answered(_own_rule(cells, where, row.line), answer)


def _answer(text: str, where: str) -> bool | None:
    word = text.casefold().strip(" .!")
    if not word:
        return None
    if word not in _YES | _NO:
        raise _malformed(where, f'accept is "{text}"', "write yes or no, or leave it empty to decide later")
    return word in _YES


def _own_rule(cells: dict[str, str], where: str, line: int) -> Rule:
    decision = cells.get("decision", "").casefold()
    label = cells.get("label", "")
    names = _items(cells.get("names", ""))
    papers = _items(cells.get("papers", ""))
    if decision not in DECISIONS:
        raise _malformed(where, f'decision is "{decision}"', "write join, split, apart or ignore")
    if not names and not (decision == "ignore" and label):
        raise _malformed(where, "names is empty", "write the names as they are printed, separated by ;")
    if not label and decision != "ignore":
        raise _malformed(where, "label is empty", "write the name the person is to be called by")
    if decision == "split" and not papers:
        raise _malformed(where, "a split without papers", "list the papers (ids, DOIs or titles) of the person")
    if papers and decision in {"apart", "ignore"}:
        raise _malformed(where, f"{decision} holds for all papers", "empty the column papers, or write split")
    return Rule(line, decision, label, names or (label,), papers)


def _items(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for piece in split_list(cell) if (item := piece.strip())))


def _opposite(rule: Rule) -> Rule | None:
    """What a user who declined a row has said; nothing where the row is about some papers: others may differ."""
    if rule.decision == "join" and not rule.papers and {*map(name_key, rule.names)} - {name_key(rule.label)}:
        return rule._replace(decision="apart")
    return rule._replace(decision="join") if rule.decision == "apart" else None


def _malformed(where: str, what: str, hint: str) -> UnreadableInputError:
    return UnreadableInputError(f"{where}: {what}", hint=hint)
