"""CITATION.cff: a piece of software or a data set and its authors, and the paper it asks to cite instead."""

import re
from collections.abc import Iterator

import yaml

from graphlab.errors import UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import Value, date_of, dict_of, dicts_of, extra_of, text_of, texts_of, with_byline
from graphlab.sources.markup import readable
from graphlab.sources.name_lists import natural_name, orcid_in
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record
from graphlab.sources.xml_fields import finest

KIND = "CITATION.cff"
_VERSION = re.compile(r"^['\"]?cff-version['\"]?\s*:", re.MULTILINE)
_PREFERRED = re.compile(r"^preferred-citation\s*:", re.MULTILINE)
MAX_CHARACTERS = 4 * 1024 * 1024


def matches(head: str) -> bool:
    r"""Whether the text states the version of the Citation File Format.

    Examples
    --------
    >>> matches("cff-version: 1.2.0\ntitle: Trees"), matches("title: Trees")
    (True, False)
    """
    return _VERSION.search(head) is not None and head.lstrip()[:1] != "{"


def _author(value: Value) -> PrintedAuthor | None:
    family = " ".join(filter(None, (text_of(value.get("name-particle")), text_of(value.get("family-names")))))
    given, suffix = text_of(value.get("given-names")), text_of(value.get("name-suffix"))
    name = text_of(value.get("name")) or text_of(value.get("alias"))
    if not family and not given:
        return PrintedAuthor(name, family=name) if name else None
    if not family:
        family, given = given, ""
    return PrintedAuthor(
        name=natural_name(family, given, suffix),
        family=family,
        given=given,
        suffix=suffix,
        orcid=orcid_in(text_of(value.get("orcid"))),
        affiliation=text_of(value.get("affiliation")),
    )


def _record(value: Value, line: int, *, kind: str) -> Record:
    ids = [text_of(item.get("value")) for item in dicts_of(value.get("identifiers")) if item.get("type") == "doi"]
    record = Record(
        line=line,
        title=readable(text_of(value.get("title"))),
        abstract=readable(text_of(value.get("abstract"))),
        date=finest(
            parse_date(str(value.get("date-released") or value.get("date-published") or "")),
            date_of(value.get("year"), value.get("month")),
        ),
        categories=texts_of(value.get("keywords")),
        venue=text_of(value.get("journal")) or text_of(value.get("collection-title")),
        doi=parse_doi(text_of(value.get("doi"))) or next(iter(map(parse_doi, ids)), ""),
        url=text_of(value.get("url") or value.get("repository-code") or value.get("repository")),
        extra=extra_of(
            entry_type=text_of(value.get("type")) or kind,
            version=text_of(value.get("version")),
            license=text_of(value.get("license")),
            n_references=len(dicts_of(value.get("references"))) or None,
        ),
    )
    return with_byline(record, map(_author, dicts_of(value.get("authors"))))


def _records(value: Value, text: str) -> Iterator[Record]:
    yield _record(value, 1, kind="software")
    preferred = dict_of(value.get("preferred-citation"))
    if preferred:
        at = _PREFERRED.search(text)
        yield _record(preferred, text.count("\n", 0, at.start()) + 1 if at else 1, kind="generic")


def _items(source: InputSource) -> Iterator[Record | Notice]:
    text = source.text
    yield from source.notices
    if len(text) > MAX_CHARACTERS:
        msg = f"{source.name}: larger than any citation file"
        raise UnreadableInputError(msg, hint="give the CITATION.cff of one project")
    try:
        value = dict_of(yaml.load(text, Loader=yaml.CSafeLoader))  # the C version of the safe loader
        records = list(_records(value, text))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        msg = f"{source.name}: no valid YAML{where} ({getattr(error, 'problem', None) or error})"
        raise UnreadableInputError(msg, hint="check the file with cffconvert or cff-validator") from error
    yield from records


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """The work itself, and its preferred citation if it has one; no setting has a bearing on them."""
    del settings
    return Reading(source="cff", kind=KIND, items=_items(source))
