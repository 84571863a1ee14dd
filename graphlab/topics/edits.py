"""What a user wants changed about the topics found: names, merges and topics of given terms, read from a small file."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from graphlab.errors import SettingsError
from graphlab.settings import ThemeEdits

_SECTIONS = {"rename": ("theme", "name"), "merge": ("themes", "name"), "pin": ("terms", "name")}


def read_theme_edits(path: str | Path) -> ThemeEdits:
    r"""Changes to the topics, from a TOML file.

    Parameters
    ----------
    path
        File with any number of tables ``[[rename]]`` (`theme`, `name`), ``[[merge]]`` (`themes`, optional `name`) and
        ``[[pin]]`` (`terms`, optional `name`).

    Raises
    ------
    SettingsError
        If the file cannot be read, is no TOML, or holds something else.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "themes.toml"
    >>> _ = path.write_text('[[rename]]\ntheme = "KV cache"\nname = "Serving language models"\n')
    >>> read_theme_edits(path).renames
    (('KV cache', 'Serving language models'),)
    """
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"the themes file {path} cannot be read: {error}"
        raise SettingsError(msg, hint=_HINT) from error
    for section in content:
        if section not in _SECTIONS:
            msg = f"{path}: [[{section}]] is not known"
            raise SettingsError(msg, hint=_HINT)
    return ThemeEdits(
        pins=tuple((_texts(row, "terms", path), _name(row, path)) for row in _rows(content, "pin", path)),
        merges=tuple((_several(row, "themes", path), _name(row, path)) for row in _rows(content, "merge", path)),
        renames=tuple((_text(row, "theme", path), _text(row, "name", path)) for row in _rows(content, "rename", path)),
    )


_HINT = 'write [[rename]] theme = "..." name = "...", [[merge]] themes = ["...", "..."] or [[pin]] terms = ["..."]'


def _rows(content: Mapping[str, object], section: str, path: str | Path) -> list[dict[str, object]]:
    rows = content.get(section, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in cast("list[object]", rows)):
        msg = f"{path}: {section} must be a list of tables"
        raise SettingsError(msg, hint=_HINT)
    tables = cast("list[dict[str, object]]", rows)
    for row in tables:
        unknown = [key for key in row if key not in _SECTIONS[section]]
        if unknown:
            msg = f"{path}: {unknown[0]!r} is not known in [[{section}]]"
            raise SettingsError(msg, hint=_HINT)
    return tables


def _text(row: Mapping[str, object], key: str, path: str | Path) -> str:
    value = row.get(key)
    if isinstance(value, int) and key == "theme" and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        msg = f"{path}: {key} must be a text that is not empty"
        raise SettingsError(msg, hint=_HINT)
    return " ".join(value.split())


def _name(row: Mapping[str, object], path: str | Path) -> str:
    return _text(row, "name", path) if "name" in row else ""


def _texts(row: Mapping[str, object], key: str, path: str | Path) -> tuple[str, ...]:
    values = row.get(key)
    if not isinstance(values, Sequence) or isinstance(values, str) or not values:
        msg = f"{path}: {key} must be a list of texts"
        raise SettingsError(msg, hint=_HINT)
    return tuple(_text({"theme": value}, "theme", path) for value in cast("Sequence[object]", values))


def _several(row: Mapping[str, object], key: str, path: str | Path) -> tuple[str, ...]:
    texts = _texts(row, key, path)
    if len({text.casefold() for text in texts}) < 2:
        msg = f"{path}: {key} must name at least two, and names only {texts[0]!r}"
        raise SettingsError(msg, hint=_HINT)
    return texts
