"""What a reader must know about the topics of a set of papers, in a few sentences."""

from collections.abc import Mapping, Sequence

FEWEST_PAPERS = 6
FEW_FOR_TOPICS = 30


def topic_note(
    n_asked: int | None,
    n_topics: int,
    papers: Sequence[tuple[str, str]],
    *,
    n_worded: int,
    languages: Mapping[str, int],
) -> str:
    """Sentences about few papers, papers without words or abstracts, and other languages; empty if nothing is amiss.

    Parameters
    ----------
    n_asked
        Number of topics asked for.
    n_topics
        Number of topics found.
    papers
        Title and abstract of each paper.
    n_worded
        Papers that could be compared.
    languages
        Papers in each language but English.

    Examples
    --------
    >>> topic_note(None, 1, [("Cooling", "Of data.")], n_worded=1, languages={})
    'One paper makes one theme.'
    """
    parts = [*_few(n_asked, n_topics, len(papers), n_worded=n_worded), *_texts(papers, languages)]
    return " ".join(parts)


def _few(n_asked: int | None, n_topics: int, n_papers: int, *, n_worded: int) -> list[str]:
    papers = f"{n_papers} paper{'s' if n_papers != 1 else ''}"
    parts: list[str] = []
    if n_worded == 0:
        parts.append("No paper has words that could be compared: one theme is shown.")
    elif n_papers == 1:
        parts.append("One paper makes one theme.")
    elif n_asked is not None and n_topics < n_asked:
        parts.append(f"{papers} cannot make {n_asked} themes: {n_topics} shown.")
    elif n_asked is None and n_worded < FEWEST_PAPERS:
        parts.append(f"{papers} are too few to find themes: one theme is shown.")
    elif n_topics == 1 and n_asked is None:
        parts.append(f"The {papers} could not be told apart: one theme is shown.")
    elif n_worded < FEW_FOR_TOPICS:
        compared = papers if n_worded == n_papers else f"{n_worded} of {papers} to compare"
        parts.append(f"With only {compared}, themes rest on few words: read the certainty of each paper.")
    if 0 < n_worded < n_papers:
        without = "1 paper shares" if n_papers - n_worded == 1 else f"{n_papers - n_worded} papers share"
        parts.append(f"{without} no word with another: listed with the largest theme, certainty 0.")
    return parts


def _texts(papers: Sequence[tuple[str, str]], languages: Mapping[str, int]) -> list[str]:
    bare = sum(bool(title.strip()) and not abstract.strip() for title, abstract in papers)
    parts: list[str] = []
    if bare and bare == sum(bool(title.strip() or abstract.strip()) for title, abstract in papers):
        parts.append("No paper has an abstract: titles alone are compared.")
    elif bare:
        have = "1 paper has" if bare == 1 else f"{bare} papers have"
        parts.append(f"{have} no abstract and {'is' if bare == 1 else 'are'} placed by the title alone.")
    if languages:
        counted = ", ".join(f"{name} {n}" for name, n in languages.items())
        total = sum(languages.values())
        are = "1 paper is" if total == 1 else f"{total} papers are"
        parts.append(f"{are} not in English ({counted}): words of different languages are not matched.")
    return parts
