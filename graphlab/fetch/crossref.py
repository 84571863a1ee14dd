"""Works of Crossref by their DOIs, one a line as the service gives them."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import habanero
import httpx2
import orjson

from graphlab.errors import FetchError, SettingsError
from graphlab.fetch.cache import forget, kept, key_of, write_whole
from graphlab.fetch.polite import AGENT, BAD_QUESTION, NOT_FOUND, TIMEOUT_S, Access, NoAnswerError, patient_answer
from graphlab.sources.cells import parse_doi

SERVICE = "Crossref"
BASE_URL = "https://api.crossref.org"
PAUSE_S = 0.2  # without a mail address, the service allows 5 questions a second
_UNKNOWN = b"null"
_NO_SUCH_DOI = frozenset({BAD_QUESTION, NOT_FOUND})
_TOLD_EVERY = 25
_NAMED = 10


def read_dois(path: Path) -> tuple[list[str], list[str]]:
    r"""DOIs of a text file, one a line, each once; and the lines that hold none.

    Empty lines and those that begin with ``#`` are passed over.

    Raises
    ------
    SettingsError
        If the file cannot be read, or holds no DOI.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "dois.txt")
    ...     _ = path.write_text("# mine\nhttps://doi.org/10.1016/J.JOI.2017.08.007\nnone\n")
    ...     read_dois(path)
    (['10.1016/j.joi.2017.08.007'], ['line 3'])
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        msg = f"{path}: not a text file that can be read"
        raise SettingsError(msg, hint="give a file with one DOI a line") from None
    asked = {number: line for number, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")}
    dois = {number: parse_doi(line) for number, line in asked.items()}
    if not any(dois.values()):
        msg = f"{path}: no DOI found"
        raise SettingsError(msg, hint="give a file with one DOI a line, such as 10.1016/j.joi.2017.08.007")
    return list(dict.fromkeys(filter(None, dois.values()))), [f"line {n}" for n, doi in dois.items() if not doi]


def _answer_behind(error: BaseException | None) -> httpx2.Response | None:
    """The answer that habanero turned into an error; none where no whole answer came."""
    while error is not None:
        if isinstance(error, httpx2.HTTPStatusError):
            return error.response
        error = error.__cause__ or error.__context__
    return None


def _asked(service: habanero.Crossref, doi: str, *, is_renamed: bool = False) -> bytes:
    """One work from the service, under its new DOI where it has one; `_UNKNOWN` where there is none."""
    time.sleep(PAUSE_S)
    try:
        answer: Any = service.works(ids=[quote(doi, safe="")])
        content = orjson.dumps(answer["message"])
    except (habanero.RequestError, httpx2.HTTPError, RuntimeError, ValueError, KeyError, TypeError) as error:
        refusal = _answer_behind(error)
        if refusal is None:
            raise NoAnswerError(type(error.__cause__ or error).__name__) from None
        new_doi = parse_doi(unquote(refusal.headers.get("Location", ""))) if refusal.is_redirect else ""
        if new_doi and not is_renamed:
            return _asked(service, new_doi, is_renamed=True)
        if refusal.is_redirect or refusal.status_code in _NO_SUCH_DOI:
            return _UNKNOWN
        wait = refusal.headers.get("Retry-After", "")
        raise NoAnswerError(refusal.text, status=refusal.status_code, retry_after=wait) from None
    if content == _UNKNOWN or not _is_whole(content):
        msg = "an answer without a work"
        raise NoAnswerError(msg)
    return content


def _is_whole(content: bytes) -> bool:
    try:
        work = orjson.loads(content)
    except ValueError:
        return False
    return work is None or (isinstance(work, dict) and "DOI" in work)


def _works(dois: list[str], access: Access) -> Iterator[bytes]:
    base_url = (access.base_url or BASE_URL).rstrip("/")
    service = habanero.Crossref(base_url=base_url, mailto=access.mail or None, ua_string=AGENT, timeout=TIMEOUT_S)
    folder = access.cache / "crossref" / key_of({"base_url": base_url})
    paths = {doi: folder / f"{key_of({'doi': doi})}.json" for doi in dois}
    if access.refresh:
        forget(paths.values())
    unknown: list[str] = []
    for number, (doi, path) in enumerate(paths.items(), 1):
        ask = partial(patient_answer, partial(_asked, service, doi), service=SERVICE, tell=access.tell)
        content = kept(path, ask, is_whole=_is_whole)
        if content == _UNKNOWN:
            unknown.append(doi)
        else:
            yield content + b"\n"
        if number % _TOLD_EVERY == 0 or number == len(dois):
            access.tell(f"{SERVICE}: {number:,} of {len(dois):,} DOIs asked")
    if len(unknown) == len(dois):
        msg = f"{SERVICE} knows none of the {len(dois):,} DOIs"
        raise FetchError(msg, hint="DOIs of DataCite (data, software, arXiv) are not at Crossref")
    if unknown:
        access.tell(f"{SERVICE} does not know {len(unknown):,} of {len(dois):,} DOIs: {_listed(unknown)}")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def fetch_crossref(out: Path, *, dois: Path, access: Access) -> None:
    """Write the works behind DOIs, one a line, as Crossref gives them; says which it does not know.

    Parameters
    ----------
    out : Path
        File to write, complete or not at all.
    dois : Path
        Text file with one DOI a line.
    access : Access
        Where answers are kept, and who asks.

    Raises
    ------
    SettingsError
        If the file holds no DOI.
    FetchError
        If Crossref refuses, stays silent, or knows none of them.

    Examples
    --------
    >>> fetch_crossref(Path("works.jsonl"), dois=Path("dois.txt"), access=Access(Path("answers")))  # doctest: +SKIP
    """
    wanted, without = read_dois(dois)
    if without:
        access.tell(f"{dois}: {len(without):,} lines without a DOI: {_listed(without)}")
    write_whole(out, _works(wanted, access))
