"""Parquet files and JSON lines of papers in columns with usual names, or with names that the user gives."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.columns import Layout, Places, record_from
from graphlab.sources.delimited import normal_name
from graphlab.sources.input_source import MAX_TEXT_BYTES, InputSource
from graphlab.sources.mapped import HOW, any_names, layout_for, unknown_columns
from graphlab.sources.name_lists import natural_name, orcid_in, places_of
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record

KIND_PARQUET, KIND_LINES = "Parquet table", "JSON lines"
PARQUET_MAGIC = b"PAR1"
_BATCH = 2048
_NAME_KEYS = ("name", "full_name", "fullname", "display_name", "author")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(filter(None, map(_text, cast("list[object]", value))))
    if isinstance(value, dict):
        return ""
    return str(value)


def _author(value: object) -> str | PrintedAuthor:
    if not isinstance(value, dict):
        return " ".join(_text(value).split())
    data = {str(key).lower(): _text(part) for key, part in cast("dict[object, object]", value).items()}
    family = data.get("family") or data.get("last") or data.get("lastname") or data.get("last_name") or ""
    given = data.get("given") or data.get("first") or data.get("firstname") or data.get("first_name") or ""
    name = next((data[key] for key in _NAME_KEYS if data.get(key)), "") or natural_name(family, given)
    affiliation = data.get("affiliation") or data.get("affiliations") or ""
    return PrintedAuthor(name, family, given, orcid=orcid_in(data.get("orcid", "")), affiliation=affiliation)


def _places(value: object) -> Places:
    if isinstance(value, list):
        authors = tuple(_author(item) for item in cast("list[object]", value))
        return places_of(tuple(author for author in authors if author and author != PrintedAuthor("")))
    return any_names(_text(value))


def _columns(names: Iterable[str], layout: Layout) -> dict[str, str]:
    """Field -> name of its column as the table has it."""
    by_name: dict[str, str] = {}
    for name in names:
        by_name.setdefault(normal_name(name), name)
    found = {field: next((by_name[w] for w in wants if w in by_name), "") for field, wants in layout.columns.items()}
    return {field: name for field, name in found.items() if name}


def _record(row: Mapping[str, object], columns: Mapping[str, str], layout: Layout, *, number: int) -> Record:
    places = _places(row.get(columns.get("authors", "")))
    fields = {field: _text(row.get(name)) for field, name in columns.items() if field != "authors"}
    return record_from(fields, layout._replace(byline=lambda _: places), line=number, extra={})


def _has_needed(columns: Mapping[str, str], mapping: tuple[tuple[str, str], ...]) -> bool:
    """Whether every column that was named, and one for the title, is there."""
    return {"title", *(field for field, _ in mapping)} <= set(columns)


def parse_parquet(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers of a Parquet file, batch by batch.

    Raises
    ------
    UnreadableInputError
        If the file is damaged, or a column is missing.
    """
    layout = layout_for(settings.mapping)
    stream = source.open_stream()
    if not stream.seekable():
        stream = io.BytesIO(stream.read(MAX_TEXT_BYTES))
    try:
        table = pq.ParquetFile(stream)  # closes the stream at the end of the items
    except (pa.ArrowException, OSError) as error:
        stream.close()
        msg = f"{source.name}: damaged Parquet file ({str(error).splitlines()[0]})"
        raise UnreadableInputError(msg, hint="write or download the file again") from error
    names = table.schema_arrow.names
    columns = _columns(names, layout)
    if not _has_needed(columns, settings.mapping):
        table.close(force=True)
        msg = f"{source.name}: {unknown_columns(names, line=1, layout=layout)}"
        raise UnreadableInputError(msg, hint=HOW)
    return Reading("table", KIND_PARQUET, _parquet_items(table, columns, layout, name=source.name))


def _parquet_items(
    table: pq.ParquetFile, columns: Mapping[str, str], layout: Layout, *, name: str
) -> Iterator[Record | Notice]:
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH, columns=sorted(set(columns.values()))):
            for row in cast("list[dict[str, object]]", batch.to_pylist()):
                number += 1
                yield _record(row, columns, layout, number=number)
    except (pa.ArrowException, OSError) as error:
        msg = f"{name}: damaged after {number} rows ({str(error).splitlines()[0]})"
        raise UnreadableInputError(msg, hint="write or download the file again") from error
    finally:
        table.close(force=True)


def _object(line: str | bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def has_mapped_keys(head: str, mapping: tuple[tuple[str, str], ...]) -> bool:
    """Whether the text is JSON lines with every key that the user named, or a title and a usual other one."""
    layout = layout_for(mapping)
    first = _object(next((line for line in head.split("\n") if line.strip()), ""))
    if first is None:
        return False
    columns = _columns(first, layout)
    return _has_needed(columns, mapping) and len(columns) > 1


def matches(head: str) -> bool:
    """Whether the text is JSON lines whose keys have usual names."""
    return head.lstrip().startswith("{") and has_mapped_keys(head, ())


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers of JSON lines; each line may have other keys."""
    return Reading("table", KIND_LINES, _line_items(source, layout_for(settings.mapping)))


def _line_items(source: InputSource, layout: Layout) -> Iterator[Record | Notice]:
    for number, line in source.lines():
        row = _object(line)
        if row is None:
            yield Record(line=number)
            yield Notice("W104", number, "not a JSON object; left out")
            continue
        yield _record(row, _columns(row, layout), layout, number=number)
