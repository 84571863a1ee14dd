"""Tables of the documentation, made from the code itself so that they cannot fall behind it.

A page asks for one with a line such as `<!-- generated: issues -->`; MkDocs calls `on_page_markdown` for every page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from graphlab.analysis import comparison_tables
from graphlab.analysis.tables import TABLES, THESAURUS_COLUMNS
from graphlab.cli import cli
from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, IDENTITY_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS
from graphlab.exchange.networks import NETWORK_FORMATS
from graphlab.exchange.papers import CARRIED
from graphlab.issues import ISSUE_KINDS
from graphlab.sources.mapped import USUAL_NAMES
from graphlab.sources.sniff import FORMATS

README = Path(__file__).parents[1] / "README.md"
ASKED = re.compile(r"<!-- generated: ([\w ]+) -->")
NETWORK_PROGRAMS = {
    ".graphml": "GraphML: Gephi, Cytoscape, igraph, networkx",
    ".gexf": "GEXF: Gephi, with its timeline",
    ".net": "Pajek, with .clu and .vec beside it",
    ".json": "VOSviewer and VOSviewer Online",
    ".txt": "VOSviewer's map and network files",
    ".cx2": "Cytoscape (CX2)",
    ".csv": "edges, with the nodes in a second file: spreadsheets, R",
    ".parquet": "a folder of two tables: pandas, R, DuckDB",
}
PAPER_PROGRAMS = {
    ".parquet": "a folder of tables, which graphlab reads fastest",
    ".jsonl": "JSON lines",
    ".csv": "CSV, for spreadsheets",
    ".bib": "BibTeX: JabRef, LaTeX",
    ".ris": "RIS: Zotero, EndNote, Mendeley",
    ".csl.json": "CSL-JSON: Zotero, pandoc",
}


def on_page_markdown(markdown: str, **_: Any) -> str:
    return ASKED.sub(lambda found: GENERATED[found[1]](), markdown)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *([cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("*", "\\*")


def code(value: object) -> str:
    return f"`{value}`"


def issues() -> str:
    rows = ((code(c), kind.severity, kind.title, kind.fix) for c, kind in ISSUE_KINDS.items())
    return table(("code", "severity", "what", "what to do"), rows)


def columns(names: Mapping[str, Any]) -> str:
    rows = ((code(n), meaning[1] if isinstance(meaning, tuple) else meaning) for n, meaning in names.items())
    return table(("column", "meaning"), rows)


def sections(tables: Mapping[str, Mapping[str, Any]]) -> str:
    return "\n\n".join(f"### `{name}`\n\n{columns(held)}" for name, held in tables.items())


def corpus_tables() -> str:
    return sections(
        {
            "papers": PAPER_COLUMNS,
            "authorships": AUTHORSHIP_COLUMNS,
            "authors": AUTHOR_COLUMNS,
            "identity": IDENTITY_COLUMNS,
            "issues": ISSUE_COLUMNS,
        }
    )


def compared_tables() -> str:
    return sections(
        {
            "papers": comparison_tables.COMPARED_PAPER_COLUMNS,
            "people": comparison_tables.COMPARED_PERSON_COLUMNS,
            "ties": comparison_tables.COMPARED_TIE_COLUMNS,
            "groups": comparison_tables.COMPARED_GROUP_COLUMNS,
            "themes": comparison_tables.COMPARED_THEME_COLUMNS,
            "counts": comparison_tables.COMPARED_COUNT_COLUMNS,
        }
    )


def formats_in() -> str:
    rows = ((kind, module.__doc__.splitlines()[0]) for module in FORMATS for kind in kinds_of(module))
    return table(("kind, as `graphlab check` calls it", "what it is"), sorted(rows, key=lambda row: row[0].casefold()))


def kinds_of(module: Any) -> Iterator[str]:
    yield from (value for name, value in vars(module).items() if name.startswith("KIND"))


def networks_out() -> str:
    return table(("ending", "for"), ((code(ending), NETWORK_PROGRAMS[ending]) for ending in NETWORK_FORMATS))


def papers_out() -> str:
    most = max(map(len, CARRIED.values()))
    kept = {True: "everything", False: "title, authors, date, venue, abstract, subjects, DOI, address, language"}
    rows = ((code(e), PAPER_PROGRAMS[e], kept[len(fields) == most]) for e, fields in CARRIED.items())
    return table(("ending", "for", "what it carries"), rows)


def usual_names() -> str:
    rows = ((code(field), ", ".join(sorted(names))) for field, names in USUAL_NAMES.items())
    return table(("field", "columns known without `--map`"), rows)


def output_folder() -> str:
    return readme_table("| file | what it is |")


def readme_table(head: str) -> str:
    text = README.read_text(encoding="utf-8")
    return text[text.index(head) :].split("\n\n", 1)[0]


def commands() -> str:
    return "\n\n".join(part for name, command in sorted(cli.commands.items()) for part in described(name, command))


def described(name: str, command: click.Command) -> Iterator[str]:
    yield f"### `graphlab {name}`"
    text, _, examples = cleandoc(command.help or "").partition("\b\nExamples:\n")
    yield text.strip()
    yield "```sh\n" + "\n".join(line.strip() for line in examples.strip().splitlines()) + "\n```"
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    if options:
        yield table(("option", "meaning", "default"), (option_row(option) for option in options))
    if isinstance(command, click.Group):
        for inner, sub in command.commands.items():
            yield from described(f"{name} {inner}", sub)


def option_row(option: click.Option) -> tuple[str, str, str]:
    meaning, _, stated = (option.help or "").partition("[default: ")
    default = stated.rstrip("]")
    if not default and option.show_default:
        default = code(option.default)
    choices = f" One of {', '.join(map(code, option.type.choices))}." if isinstance(option.type, click.Choice) else ""
    return ", ".join(map(code, option.opts)), f"{meaning.strip()}{choices}", default


GENERATED = {
    "issues": issues,
    "formats in": formats_in,
    "networks out": networks_out,
    "papers out": papers_out,
    "usual names": usual_names,
    "output folder": output_folder,
    "commands": commands,
    "corpus tables": corpus_tables,
    "analysis tables": lambda: sections(TABLES),
    "comparison tables": compared_tables,
    "thesaurus": lambda: columns(THESAURUS_COLUMNS),
}
