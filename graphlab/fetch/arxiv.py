"""Papers of arXiv by a query of its interface, as one Atom feed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import arxiv
import requests
from lxml import etree

from graphlab.errors import FetchError, SettingsError
from graphlab.fetch.cache import forget, kept, key_of, write_whole
from graphlab.fetch.polite import BAD_QUESTION, Access, NoAnswerError, WatchedAdapter, patient_answer

SERVICE = "arXiv"
BASE_URL = "https://export.arxiv.org/api"
PAPERS_A_PAGE = 100
PAUSE_S = 3.0  # arXiv's terms of use: one question every three seconds
_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"


class _Client:
    """arxiv.Client, which knows how to ask and when, with what it does not give: the answer as it came."""

    def __init__(self, access: Access) -> None:
        self.watched = WatchedAdapter()
        self.client = arxiv.Client(page_size=PAPERS_A_PAGE, delay_seconds=PAUSE_S, num_retries=0)
        self.client.query_url_format = (access.base_url or BASE_URL).rstrip("/") + "/query?{}"
        session = self.client._session  # pyright: ignore[reportPrivateUsage] # else no time limit and no answer
        session.mount("https://", self.watched)
        session.mount("http://", self.watched)
        if access.mail:
            session.headers["From"] = access.mail

    def page(self, query: str, start: int) -> bytes:
        """Feed of the papers from `start` on, oldest first, so that new papers move nothing."""
        search = arxiv.Search(
            query, max_results=None, sort_by=arxiv.SortCriterion.SubmittedDate, sort_order=arxiv.SortOrder.Ascending
        )
        try:
            next(self.client.results(search, start), None)
        except (requests.RequestException, arxiv.ArxivError) as error:
            raise self.watched.failure(error) from None
        except (ValueError, TypeError):  # a date, say, that the package cannot read: the feed itself is judged below
            pass
        assert self.watched.last is not None  # noqa: S101 # no error, so an answer came
        return _checked(self.watched.last.content, start)


def _checked(content: bytes, start: int) -> bytes:
    """The feed, if it is whole and holds what it announces."""
    feed = _feed(content)
    if feed is None:
        msg = "a feed that is cut or malformed"
        raise NoAnswerError(msg)
    entries = feed.findall(f"{_ATOM}entry")
    if entries and "/api/errors" in entries[0].findtext(f"{_ATOM}id", ""):
        raise NoAnswerError(entries[0].findtext(f"{_ATOM}summary", "error"), status=BAD_QUESTION)
    if not entries and start < _total(feed):
        msg = "an empty page"
        raise NoAnswerError(msg)
    return content


def _feed(content: bytes) -> etree._Element | None:  # pyright: ignore[reportPrivateUsage] # lxml's name for the type
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        feed = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    is_feed = feed.tag == f"{_ATOM}feed" and feed.findtext(_TOTAL, "").strip().isdecimal()
    return feed if is_feed and not feed.getroottree().docinfo.doctype else None


def _total(feed: etree._Element) -> int:  # pyright: ignore[reportPrivateUsage] # lxml's name for the type
    return int(feed.findtext(_TOTAL, "0"))


def _papers(query: str, access: Access) -> Iterator[bytes]:
    """One feed out of the pages: the head of the first, the papers of all."""
    folder = access.cache / "arxiv" / key_of({"query": query, "base_url": access.base_url})
    if access.refresh:
        forget(folder.glob("page-*.xml"))
    client = _Client(access)
    start, total, end = 0, 1, b""
    while start < total:
        ask = partial(patient_answer, partial(client.page, query, start), service=SERVICE, tell=access.tell)
        path = folder / f"page-{start:06}.xml"
        feed = _feed(kept(path, ask, is_whole=lambda content: _feed(content) is not None))
        assert feed is not None  # noqa: S101 # checked before it was kept
        entries, total = feed.findall(f"{_ATOM}entry"), _total(feed)
        if not entries:
            break
        if not end:
            head, end = _shell(feed)
            yield head
        yield from (etree.tostring(entry, encoding="utf-8", with_tail=False) + b"\n" for entry in entries)
        start += len(entries)
        access.tell(f"{SERVICE}: {start:,} of {total:,} papers")
    if not start:
        msg = f"{SERVICE} has no paper for this query"
        raise FetchError(msg, hint='a query reads like au:nwosu AND ti:"coauthor networks"')
    yield end


def _shell(feed: etree._Element) -> tuple[bytes, bytes]:  # pyright: ignore[reportPrivateUsage] # lxml's name for the type
    """What stands before and after the papers of a feed."""
    shell = etree.fromstring(etree.tostring(feed), etree.XMLParser(resolve_entities=False, no_network=True))
    for entry in shell.findall(f"{_ATOM}entry"):
        shell.remove(entry)
    head, sign, end = etree.tostring(shell, encoding="utf-8", xml_declaration=True).rpartition(b"</")
    return head, sign + end + b"\n"


def fetch_arxiv(out: Path, *, query: str, access: Access) -> None:
    """Write the papers that a query finds at arXiv, as one Atom feed, oldest first.

    Parameters
    ----------
    out : Path
        File to write, complete or not at all.
    query : str
        In the words of arXiv's interface: ``au:nwosu AND cat:cs.DL``.
    access : Access
        Where answers are kept, and who asks.

    Raises
    ------
    SettingsError
        If the query is empty.
    FetchError
        If arXiv refuses, stays silent, or finds nothing.

    Examples
    --------
    >>> fetch_arxiv(Path("papers.xml"), query="au:nwosu", access=Access(Path("answers")))  # doctest: +SKIP
    """
    if not query.strip():
        msg = "the query of arXiv is empty"
        raise SettingsError(msg, hint="give one such as au:nwosu AND cat:cs.DL")
    write_whole(out, _papers(query.strip(), access))
