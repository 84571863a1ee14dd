"""`Corpus` -> `Corpus`: the same paper twice, then who is who."""

from graphlab.corpus import Corpus
from graphlab.resolve.authors import resolved_authors
from graphlab.resolve.duplicates import without_duplicates
from graphlab.settings import ResolveSettings

__all__ = ["resolve"]


def resolve(corpus: Corpus, settings: ResolveSettings = ResolveSettings()) -> Corpus:
    """The same corpus with each paper once and each author once.

    Parameters
    ----------
    corpus
        As read.
    settings
        ``versions`` decides whether two publications of one paper are one paper, ``mode`` which spellings are one
        author.

    Returns
    -------
    Corpus
        Papers that were dropped are listed in ``issues`` as N202, spellings that were joined as N203.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, PAPER_COLUMNS, issues_table, make_table
    >>> empty = Corpus(
    ...     papers=make_table([], PAPER_COLUMNS),
    ...     authorships=make_table([], AUTHORSHIP_COLUMNS),
    ...     authors=make_table([], AUTHOR_COLUMNS),
    ...     issues=issues_table([]),
    ... )
    >>> resolve(empty)
    <Corpus: 0 papers, 0 authors, 0 issues>
    """
    once = without_duplicates(corpus, versions=settings.versions)
    return resolved_authors(once, mode=settings.mode, rules=settings.thesaurus)
