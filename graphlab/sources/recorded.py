"""Recorded answers of web services (VCR cassettes, YAML): each answer is an input of its own."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

import yaml

from graphlab.errors import UnreadableInputError
from graphlab.sources.input_source import InputSource

# The first bytes of every such file.
MARK = b"interact"
_MAX_BYTES = 64 * 1024 * 1024


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _content(response: Mapping[str, object]) -> bytes:
    """Bytes of an answer, unpacked if they are packed; one that cannot be unpacked stays as it is."""
    value = _mapping(response.get("body")).get("string") or response.get("content")
    content = value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            return stream.read(_MAX_BYTES)
    except (OSError, EOFError, zlib.error):
        return content


def _answers(document: object) -> Iterator[bytes]:
    interactions = _mapping(document).get("interactions")
    for interaction in cast("list[object]", interactions) if isinstance(interactions, list) else []:
        response = _mapping(_mapping(interaction).get("response"))
        code = _mapping(response.get("status")).get("code") or response.get("status_code")
        content = _content(response)
        is_redirect = isinstance(code, int) and 300 <= code < 400
        if content.strip() and not is_redirect:
            yield content


def recorded_answers(stream: BinaryIO, *, name: str) -> list[InputSource]:
    r"""Inputs that a file of recorded answers holds.

    Parameters
    ----------
    stream
        The file.
    name
        Its name in messages.

    Raises
    ------
    UnreadableInputError
        If this is no YAML, or no answer is in it.

    Examples
    --------
    >>> recording = io.BytesIO(b"interactions:\n- response:\n    body: {string: '[1]'}\n")
    >>> recorded_answers(recording, name="a.yaml")[0].open_stream().read()
    b'[1]'
    """
    try:
        document = yaml.load(stream.read(_MAX_BYTES), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        msg = f"{name}: damaged recording of a web service ({' '.join(str(error).split())[:120]})"
        raise UnreadableInputError(msg, hint="download the records again") from error
    answers = list(_answers(document))
    if not answers:
        msg = f"{name}: a recording of a web service without an answer"
        raise UnreadableInputError(msg, hint="download the records again")
    names = [name] if len(answers) == 1 else [f"{name}/answer {number}" for number in range(1, len(answers) + 1)]
    return [InputSource(*item) for item in zip(names, map(_opener, answers), strict=True)]


def _opener(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(content)
