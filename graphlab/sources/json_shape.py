"""Which fields of JSON records are made into objects: those that are looked at, and no others."""

from collections.abc import Callable
from typing import Any, TypedDict

import msgspec
import orjson

Decode = Callable[[bytes], object]


def shape_of(names: str, **inner: object) -> Any:
    """Shape of an object: the fields that are looked at.

    Parameters
    ----------
    names
        Fields that may hold anything, with spaces between.
    **inner
        Fields that hold a shape, such as ``shape_of("name") | None``, or a list of one.

    Examples
    --------
    >>> page = shape_of("total", items=list[shape_of("title")])
    >>> decoder(page)(b'{"items": [{"title": "On Trees", "references": [1, 2]}], "query": {}}')
    {'items': [{'title': 'On Trees'}]}
    """
    types: dict[str, Any] = {**dict.fromkeys(names.split(), Any), **inner}
    return TypedDict("Shape", types, total=False)  # type: ignore[misc] # fields by name: some have hyphens


def decoder(shape: object) -> Decode:
    """What makes a value of a JSON text: without a shape all of it, with one what it names where the value fits.

    A value of another shape, or a text that is no JSON, is orjson's to read or to refuse.

    Examples
    --------
    >>> decoder(shape_of("title"))(b'[1]'), decoder(None)(b'{"x": 1}')
    ([1], {'x': 1})
    """
    if shape is None:
        return orjson.loads
    decode = msgspec.json.Decoder(shape).decode

    def decoded(content: bytes) -> object:
        try:
            return decode(content)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return orjson.loads(content)

    return decoded
