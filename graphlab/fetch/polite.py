"""How a service is asked: one question at a time, again after the wait it names, and with no secret in any error."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeVar

import requests
from requests.adapters import HTTPAdapter

from graphlab.errors import FetchError, SettingsError

T = TypeVar("T")

ATTEMPTS = 5
AGENT = "graphlab"
TIMEOUT_S = 60
# Longer than this is a daily quota rather than a moment's rush: better told than waited out.
LONGEST_WAIT_S = 120.0
OK, BAD_QUESTION, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, TOO_MANY = 200, 400, 401, 403, 404, 429
_PASSES = frozenset({408, TOO_MANY, 500, 502, 503, 504})
_SAID_MAX = 200


def _silent(_message: str) -> None:
    pass


@dataclass(frozen=True)
class Access:
    """Where answers are kept, and who asks.

    Attributes
    ----------
    cache : Path
        Folder that keeps every answer, so that an interrupted fetch goes on where it stopped.
    mail : str
        Mail address told to the service, which is how it can reach you before it blocks you.
    base_url : str
        Address of the service; empty is the provider's own. For a mirror, or a test.
    refresh : bool
        Whether to ask anew what the cache already holds.
    tell : callable
        Takes one line of progress at a time.

    Raises
    ------
    SettingsError
        If the mail address or the address of the service cannot be one.

    Examples
    --------
    >>> Access(Path("answers"), mail="ada@example.org").base_url
    ''
    """

    cache: Path
    mail: str = ""
    base_url: str = ""
    refresh: bool = False
    tell: Callable[[str], None] = _silent

    def __post_init__(self) -> None:
        if self.mail and not re.fullmatch(r"[!-?A-~]+@[!-?A-~]+", self.mail):
            msg = f'"{self.mail}" is not a mail address'
            raise SettingsError(msg, hint="give it as name@example.org")
        if self.base_url and not re.fullmatch(r"https?://[^\s?#@]+", self.base_url):
            msg = "the address of the service is not one"
            raise SettingsError(msg, hint="give it as https://host/path, without user name, query or key")


class NoAnswerError(Exception):
    """One question that brought no usable answer; `status` is 0 where none came whole."""

    def __init__(self, said: str, *, status: int = 0, retry_after: str = "") -> None:
        super().__init__(said)
        self.status = status
        self.retry_after = retry_after


class WatchedAdapter(HTTPAdapter):
    """Gives each question a time limit and remembers the last answer, which the libraries' own errors leave out."""

    last: requests.Response | None = None

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Send a question, waiting at most `TIMEOUT_S` for the next part of the answer."""
        self.last = None
        self.last = super().send(request, *args, **{**options, "timeout": options.get("timeout") or TIMEOUT_S})
        return self.last

    def failure(self, error: Exception) -> NoAnswerError:
        """What went wrong, with the status and the wait that the service named."""
        if self.last is None or self.last.status_code == OK:
            return NoAnswerError(type(error).__name__)
        try:
            said = self.last.text
        except (requests.RequestException, RuntimeError):  # cut in the middle
            said = ""
        wait = self.last.headers.get("Retry-After", "")
        return NoAnswerError(said, status=self.last.status_code, retry_after=wait)


def printable(text: str, secret: str = "") -> str:
    r"""One short line of what a service said, without markup, control characters and the key.

    Examples
    --------
    >>> printable("<p>No such\n\x1b[1mfilter</p> for key-7", "key-7")
    'No such [1mfilter for ***'
    """
    plain = text.replace(secret, "***") if secret else text
    plain = re.sub(r"<[^>]{0,500}>", " ", plain)
    words = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    return words if len(words) <= _SAID_MAX else words[:_SAID_MAX] + " ..."


def wait_seconds(retry_after: str, attempt: int) -> float:
    """Seconds to wait: what the service named, else 1, 2, 4, 8.

    Examples
    --------
    >>> wait_seconds("7", 0), wait_seconds("", 3), wait_seconds("soon", 0)
    (7.0, 8.0, 1.0)
    """
    if re.fullmatch(r"\d{1,9}(\.\d{0,9})?", retry_after.strip()):
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 2.0**attempt


def patient_answer(ask: Callable[[], T], *, service: str, tell: Callable[[str], None], secret: str = "") -> T:
    """Answer to a question, asked up to `ATTEMPTS` times while what stands in the way can pass.

    Raises
    ------
    FetchError
        If the service refuses, or gives no usable answer in the end.
    """
    attempt = 0
    while True:
        try:
            return ask()
        except NoAnswerError as error:
            said, status, retry_after = printable(str(error), secret), error.status, error.retry_after
        attempt += 1
        wait = wait_seconds(retry_after, attempt - 1)
        if (status and status not in _PASSES) or attempt == ATTEMPTS or wait > LONGEST_WAIT_S:
            raise _given_up(service, status, said, wait=wait, attempts=attempt)
        tell(f"{service}: {_problem(status, said)}; asking again in {wait:.0f} s")
        time.sleep(wait)


def _problem(status: int, said: str) -> str:
    if status == TOO_MANY:
        return "too many questions for now"
    return f"answered {status}" if status else f"could not be reached, or broke off ({said})"


def _given_up(service: str, status: int, said: str, *, wait: float, attempts: int) -> FetchError:
    if status in {UNAUTHORIZED, FORBIDDEN}:
        return FetchError(
            f"{service} refused ({status}): {said}", hint="check the key in the environment, if any is set"
        )
    if status and status not in _PASSES:
        return FetchError(f"{service} refused the question ({status}): {said}", hint="correct the query")
    again = "run the same command again later: it goes on where it stopped"
    if wait > LONGEST_WAIT_S:
        return FetchError(f"{service} asks to wait {wait / 60:.0f} minutes", hint=again)
    return FetchError(f"{service}: {_problem(status, said)}, {attempts} times in a row", hint=again)
