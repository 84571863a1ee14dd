"""How to export papers again with what they lack: one sentence per database, in the words of its own pages."""

import re

HOW_TO_EXPORT: dict[str, str] = {
    "acl": "in the ACL Anthology take the BibTeX with abstracts (anthology+abstracts.bib.gz)",
    "acm": 'in the ACM Digital Library choose Export Citations > BibTeX and tick "Include abstracts"',
    "arxiv": "arXiv gives every field of every paper: graphlab fetch arxiv",
    "crossref": "publishers do not deposit every field at Crossref: take the DOIs to OpenAlex, Scopus or PubMed",
    "dblp": "DBLP has no abstracts: graphlab fetch crossref --dois FILE gives some, OpenAlex and Scopus more",
    "dimensions": "in Dimensions choose Save / Export > Export full record > CSV",
    "embase": "in Embase choose Export > CSV - Fields by Column and tick all of Citation and Abstract",
    "google scholar": "these look like Google Scholar's, which gives no abstracts: search another database",
    "ieee": 'in IEEE Xplore choose Export > Citations and "Citation and Abstract"',
    "lens": "in The Lens choose Export > CSV with all fields",
    "openalex": "in OpenAlex choose Export > CSV with the column abstract; some publishers do not let it show theirs",
    "profile-page": "copy the page again with every abstract open, or complete it with an export of another database",
    "proquest": 'in ProQuest choose Save > RIS with Content "Citation, abstract, indexing"',
    "pubmed": "in PubMed choose Save > Format: PubMed; its CSV has no abstracts and no full names",
    "scopus": 'in Scopus choose Export and tick "Abstract & keywords" beside "Citation information"',
    "semantic-scholar": "ask the API for fields=title,abstract,authors,year; some publishers let it show no abstract",
    "springer": "SpringerLink's CSV has no abstracts: take its DOIs to Scopus, PubMed or OpenAlex",
    "table": "add the column to the table, or name the one that has it: --map abstract=Zusammenfassung",
    "wos": 'in Web of Science choose Export > Plain text file > Record Content "Full Record"',
    "zotero": "in Zotero complete the records (Add Item by Identifier), then export again",
}
ELSE_HOW = "export from the database itself with all fields, or complete the records in the reference manager"
# Formats that any tool writes, and what in a record says which one did.
_ANY_TOOL = frozenset({"bibtex", "ris", "endnote", "csl-json", "json", "graphlab"})
_SIGNS = {
    "scopus": re.compile(r"scopus\.com|\"database\": ?\"Scopus"),
    "wos": re.compile(r"\"wos\"|webofscience|\"WOS:"),
    "proquest": re.compile(r"proquest\.com", re.IGNORECASE),
    "ieee": re.compile(r"ieeexplore"),
    "pubmed": re.compile(r"pubmed|ncbi\.nlm\.nih", re.IGNORECASE),
    "dblp": re.compile(r"dblp\.(?:org|uni-trier)|\"key\": ?\"DBLP:"),
    "acm": re.compile(r"dl\.acm\.org"),
    "arxiv": re.compile(r"arxiv\.org"),
    "acl": re.compile(r"aclanthology\.org|aclweb\.org/anthology"),
    "google scholar": re.compile(r"^(?!.*https?:).*\"key\": ?\"[a-z]+(?:19|20)\d\d[a-z]+\""),
}


def origin_of(source: str, signs: str) -> str:
    """Database a record was exported from, where its format or something in it says so; else its format.

    Parameters
    ----------
    source
        Format of the record, as in ``papers.source``.
    signs
        Its address and its other fields as one text.

    Examples
    --------
    >>> origin_of("ris", "https://www.scopus.com/inward/record.uri"), origin_of("bibtex", "")
    ('scopus', 'bibtex')
    """
    if source not in _ANY_TOOL:
        return source
    return next((origin for origin, sign in _SIGNS.items() if sign.search(signs)), source)


def how_to_export(origin: str) -> str:
    """What to do to get whole records out of a database.

    Examples
    --------
    >>> how_to_export("lens")
    'in The Lens choose Export > CSV with all fields'
    """
    return HOW_TO_EXPORT.get(origin, ELSE_HOW)
