"""Works of OpenAlex, by author, by ORCID or by a query, one work a line as the service gives it."""

import os
import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson
import pyalex
import requests

from graphlab.errors import FetchError, SettingsError
from graphlab.fetch.cache import forget, kept, key_of, write_whole
from graphlab.fetch.polite import AGENT, Access, NoAnswerError, WatchedAdapter, patient_answer
from graphlab.sources.name_lists import orcid_in

SERVICE = "OpenAlex"
KEY_VARIABLE = "OPENALEX_API_KEY"
BASE_URL = "https://api.openalex.org"
WORKS_A_PAGE = 100
PAUSE_S = 0.1  # the service allows 10 questions a second
_AUTHOR = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:authors/|people/)?)?(A\d{1,12})", re.IGNORECASE)
_PAGING = frozenset({"page", "per-page", "per_page", "cursor", "mailto", "sort"})
_MALFORMED = (requests.RequestException, ValueError, KeyError, TypeError, IndexError, AttributeError)


class Works(pyalex.Works):
    """Works at an address of our choice: pyalex knows its own only. The name gives the path, /works."""

    base_url = BASE_URL

    @property
    def url(self) -> str:
        """Address of the next question."""
        return super().url.replace(BASE_URL, self.base_url, 1)


def parse_works_query(text: str) -> dict[str, Any]:
    """Parameters of a query, given as words, as ``filter=...&search=...`` or as an address of the service.

    Raises
    ------
    SettingsError
        If there is anything but a filter and words to search.

    Examples
    --------
    >>> parse_works_query("coauthor networks")
    {'search': 'coauthor networks'}
    >>> parse_works_query("https://api.openalex.org/works?filter=publication_year:>2020,type:article&page=2")
    {'filter': {'publication_year': ['>2020'], 'type': ['article']}}
    """
    query = urlsplit(text).query if re.match(r"https?://", text) else text
    pairs = dict(parse_qsl(query)) if "=" in query else {"search": query.strip()}
    if "api_key" in pairs:
        msg = "a key does not belong in the query, where it would be kept"
        raise SettingsError(msg, hint=f"put it in the environment variable {KEY_VARIABLE}")
    params: dict[str, Any] = {name: value for name, value in pairs.items() if name not in _PAGING}
    unknown = sorted(set(params) - {"filter", "search"})
    if unknown or not any(params.values()):
        msg = f"a query of works cannot have {', '.join(unknown)}" if unknown else "the query of works is empty"
        raise SettingsError(
            msg, hint='give words, or filter=... and search=..., such as "filter=publication_year:2024"'
        )
    if "filter" in params:
        params["filter"] = _filters(params["filter"])
    return params


def _filters(text: str) -> dict[str, list[str]]:
    filters: dict[str, list[str]] = {}
    for part in text.split(","):
        name, sign, value = part.partition(":")
        if not (sign and name.strip() and value.strip()):
            msg = f'"{part}" is not a filter'
            raise SettingsError(msg, hint="write filters as name:value,name:value")
        filters.setdefault(name.strip(), []).append(value.strip())
    return filters


def _params(authors: tuple[str, ...], orcids: tuple[str, ...], works_query: str) -> dict[str, Any]:
    if sum(map(bool, (authors, orcids, works_query))) != 1:
        msg = "OpenAlex is asked by author, by ORCID or by a query of works: one of the three"
        raise SettingsError(msg, hint="give --author, --orcid or --works-query")
    if works_query:
        return parse_works_query(works_query)
    found = [_AUTHOR.fullmatch(author.strip()) for author in authors]
    ids = [match[1].upper() if match else "" for match in found] or [orcid_in(orcid) for orcid in orcids]
    for given, identifier in zip(authors or orcids, ids, strict=True):
        if not identifier:
            kind = "an OpenAlex author, such as A5023888391" if authors else "an ORCID, such as 0000-0002-1825-0097"
            msg = f'"{given}" is not {kind}'
            raise SettingsError(msg, hint="find the person at https://openalex.org: names alone are shared by many")
    return {"filter": {"author.id" if authors else "author.orcid": ["|".join(sorted(set(ids)))]}}


def _asked(params: dict[str, Any], cursor: str, access: Access) -> bytes:
    """One page from the service, as the parts of it that are kept."""
    time.sleep(PAUSE_S)
    works = Works({name: dict(value) if isinstance(value, dict) else value for name, value in params.items()})
    works.base_url = (access.base_url or BASE_URL).rstrip("/")
    pager = works.paginate(method="cursor", cursor=cursor, per_page=WORKS_A_PAGE, n_max=0)
    watched = WatchedAdapter()
    for scheme in ("https://", "http://"):
        pager._session.mount(scheme, watched)  # pyright: ignore[reportPrivateUsage] # else no time limit
    try:
        page = next(pager)
        meta = {"count": int(page.meta["count"]), "next_cursor": page.meta["next_cursor"]}
        content = orjson.dumps({"meta": meta, "results": list(page)})
    except _MALFORMED as error:
        raise watched.failure(error) from None
    if not _is_whole(content) or meta["next_cursor"] == cursor:
        msg = "a page that does not lead on"
        raise NoAnswerError(msg)
    return content


def _is_whole(content: bytes) -> bool:
    try:
        page = orjson.loads(content)
        return isinstance(page["results"], list) and isinstance(page["meta"]["next_cursor"], str | None)
    except (ValueError, KeyError, TypeError):
        return False


def _works(params: dict[str, Any], access: Access, key: str) -> Iterator[bytes]:
    folder = access.cache / "openalex" / key_of({"query": repr(params), "base_url": access.base_url})
    if access.refresh:
        forget(folder.glob("page-*.json"))
    cursor, n_works, n_pages, count = "*", 0, 0, 0
    while cursor:
        n_pages += 1
        question = partial(_asked, params, cursor, access)
        ask = partial(patient_answer, question, service=SERVICE, tell=access.tell, secret=key)
        page = orjson.loads(kept(folder / f"page-{n_pages:05}.json", ask, is_whole=_is_whole))
        count, n_works = page["meta"]["count"], n_works + len(page["results"])
        cursor = page["meta"]["next_cursor"] if page["results"] else None
        access.tell(f"{SERVICE}: {n_works:,} of {count:,} works")
        yield from (orjson.dumps(work, option=orjson.OPT_APPEND_NEWLINE) for work in page["results"])
    if not n_works:
        msg = f"{SERVICE} has no work for this query"
        raise FetchError(msg, hint="look the author or the query up at https://openalex.org")
    if n_works != count:
        access.tell(f"{SERVICE}: {count:,} works were announced, {n_works:,} came; --refresh asks for all of them anew")


def fetch_openalex(
    out: Path, *, access: Access, authors: tuple[str, ...] = (), orcids: tuple[str, ...] = (), works_query: str = ""
) -> None:
    """Write the works of authors or of a query, one a line, as OpenAlex gives them.

    A key in the environment variable ``OPENALEX_API_KEY`` is sent along and kept nowhere.

    Parameters
    ----------
    out : Path
        File to write, complete or not at all.
    access : Access
        Where answers are kept, and who asks.
    authors, orcids : tuple of str
        OpenAlex ids or ORCIDs of people; the works of any of them.
    works_query : str
        Words, or ``filter=...&search=...``.

    Raises
    ------
    SettingsError
        If not exactly one of the three is given, or one is malformed.
    FetchError
        If the service refuses, stays silent, or has no such work.

    Examples
    --------
    >>> fetch_openalex(Path("works.jsonl"), authors=("A5023888391",), access=Access(Path("answers")))  # doctest: +SKIP
    """
    params = _params(authors, orcids, works_query)
    key = os.environ.get(KEY_VARIABLE, "")
    before = dict(pyalex.config)
    agent = AGENT + (f" (mailto:{access.mail})" if access.mail else "")
    pyalex.config.update(api_key=key or None, email=access.mail or None, user_agent=agent, max_retries=0)
    try:
        write_whole(out, _works(params, access, key))
    finally:
        pyalex.config.update(before)
