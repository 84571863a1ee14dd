"""Papers from OpenAlex, arXiv and Crossref: the one package that opens connections, and only when called."""

from graphlab.fetch.arxiv import fetch_arxiv
from graphlab.fetch.crossref import fetch_crossref
from graphlab.fetch.openalex import fetch_openalex
from graphlab.fetch.polite import Access

__all__ = ["Access", "fetch_arxiv", "fetch_crossref", "fetch_openalex"]
