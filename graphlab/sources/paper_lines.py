"""Our own JSON lines: one paper a line, every field of a record in it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from graphlab.settings import ReadSettings
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_stream import parse_json
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record

SOURCE, KIND = "graphlab", "graphlab JSON lines"
_MARK = '{"graphlab":"paper"'
_PARTS = ("family", "given", "suffix", "orcid", "external_id", "affiliation")
_TEXTS = ("title", "abstract", "venue", "doi", "url", "language")
_TOO_LARGE = 2**53
_NUMBERS = ("n_authors_stated", "citations")


def paper_line(record: Record) -> str:
    """A record as one line of JSON; what is empty is left out.

    Examples
    --------
    >>> paper_line(Record(line=1, title="On Trees", byline=("Ada Nwosu",), date=PaperDate(2020)))
    '{"graphlab":"paper","title":"On Trees","authors":["Ada Nwosu"],"date":[2020]}'
    """
    values: dict[str, Any] = {"graphlab": "paper"}
    values.update({name: getattr(record, name) for name in _TEXTS if getattr(record, name)})
    if record.byline:
        values["authors"] = [_place(place) for place in record.byline]
    if not record.byline_complete:
        values["authors_complete"] = False
    date = [part for part in record.date[:3] if part is not None]
    if date:
        values["date"] = date
    if record.date.inferred:
        values["date_inferred"] = True
    if record.categories:
        values["categories"] = list(record.categories)
    values.update({name: getattr(record, name) for name in _NUMBERS if getattr(record, name) is not None})
    if record.extra:
        values["extra"] = dict(record.extra)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _place(place: str | PrintedAuthor) -> str | dict[str, str]:
    if isinstance(place, str):
        return place
    return {"name": place.name, **{part: value for part in _PARTS if (value := cast("str", getattr(place, part)))}}


def matches(head: str) -> bool:
    """Whether the text begins with one of our lines."""
    return head.startswith(_MARK)


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers as they were written; no setting has a bearing on it."""
    del settings
    return Reading(SOURCE, KIND, _items(source))


def _items(source: InputSource) -> Iterator[Record | Notice]:
    for number, line in source.lines():
        try:
            values = parse_json(line)
        except ValueError:
            values = None
        record = _record(cast("dict[str, Any]", values), number) if isinstance(values, dict) else None
        if record is None:
            yield Record(line=number)
            yield Notice("W104", number, "not a line that graphlab wrote; left out")
        else:
            yield record


def _record(values: Mapping[str, Any], line: int) -> Record | None:
    try:
        return Record(
            line=line,
            byline=tuple(
                place
                if isinstance(place, str)
                else PrintedAuthor(**{part: str(value) for part, value in place.items()})
                for place in values.get("authors", [])
            ),
            byline_complete=bool(values.get("authors_complete", True)),
            date=PaperDate(*map(_number, values.get("date", [])), inferred=bool(values.get("date_inferred"))),
            categories=tuple(map(str, values.get("categories", []))),
            extra=dict(values.get("extra", {})),
            title=str(values.get("title", "")),
            abstract=str(values.get("abstract", "")),
            venue=str(values.get("venue", "")),
            doi=str(values.get("doi", "")),
            url=str(values.get("url", "")),
            language=str(values.get("language", "")),
            n_authors_stated=_number(values.get("n_authors_stated")),
            citations=_number(values.get("citations")),
        )
    except (AttributeError, TypeError, ValueError):  # edited by hand into something else
        return None


def _number(value: object) -> int | None:
    if value is None:
        return None
    number = int(str(value))
    if abs(number) >= _TOO_LARGE:
        msg = "a number that no program writes"
        raise ValueError(msg)
    return number
