"""When two records are one paper, in words that can be shown.

A shared identifier decides if the titles can be one paper's. Without one, title, authors, date, venue and abstract
decide together; a title alone never does.
"""

from typing import NamedTuple

from graphlab.resolve.duplicates.blocks import MAX_YEARS
from graphlab.resolve.duplicates.bylines import Agreement, byline_agreement
from graphlab.resolve.duplicates.entries import Entry, abstract_words, is_preprint_doi
from graphlab.resolve.duplicates.titles import Title, are_titles_of_one_id, title_difference, title_similarity

# Shorter titles (Editorial, Introduction, Book review) name a kind of text, not a text.
MIN_TELLING_WORDS = 3
# A title that long, printed in the same year, is not another paper's by chance.
MIN_UNIQUE_WORDS = 5
MIN_TITLE_SIMILARITY = 0.8
# Fewer words than that are a stub; alike are abstracts that share half of their longer words.
MIN_ABSTRACT_WORDS = 15
MIN_ABSTRACT_SIMILARITY = 0.5
SAME_ABSTRACT = 0.7
# One record of each of these stands for one paper, so two values are two records; elsewhere one paper has several.
_EXCLUSIVE = ("arxiv", "pmid", "pmcid", "dblp", "acl")
_WORDS_OF_VENUES = frozenset({
    "annual", "association", "conference", "european", "ieee", "international", "journal", "meeting", "proceedings",
    "society", "symposium", "transactions", "workshop",
})  # fmt: skip
# JSTOR and the ACM give numbers of their own to papers that have another DOI.
_SECOND_DOIS = ("10.2307/", "10.5555/")
_ID_ORDER = ("doi", "arxiv", "pmid", "pmcid", "openalex", "wos", "scopus", "s2", "dblp", "acl", "lens", "mag")


class Verdict(NamedTuple):
    """Two records are one paper: why, and whether they are two publications of it rather than the same one."""

    reason: str
    is_version: bool


def shared_id(first: Entry, second: Entry) -> str:
    """Identifier that both records carry, with its scheme; empty where they share none.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> one = Entry("p1", parse_title("T"), ids={"pmid": "7"})
    >>> shared_id(one, one), shared_id(one._replace(ids={}), one._replace(ids={}))
    ('PMID 7', '')
    """
    for scheme in _ID_ORDER:
        value = first.ids.get(scheme)
        if value and value == second.ids.get(scheme):
            return f"{'arXiv id' if scheme == 'arxiv' else scheme.upper()} {value}"
    return ""


def abstract_similarity(first: Entry, second: Entry) -> float | None:
    """Dice's coefficient of the longer words of two abstracts; ``None`` where one is missing or a stub.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> one = Entry("p1", parse_title("T"))
    >>> abstract_similarity(one, one) is None
    True
    """
    left, right = abstract_words(first.printed[0]), abstract_words(second.printed[0])
    if min(len(left), len(right)) < MIN_ABSTRACT_WORDS:
        return None
    return 2 * len(left & right) / (len(left) + len(right))


def _are_dates_one(first: Entry, second: Entry) -> bool:
    """Whether two dates can be of one publication.

    Sources of different kinds date different events (online, in print, indexed): a year apart is not a contradiction.
    """
    if first.year is None or second.year is None:
        return True
    same_day = first.day == second.day
    if first.year != second.year:
        # A page copied a year later infers another year for the same day.
        inferred_later = (first.inferred or second.inferred) and same_day
        return inferred_later or (first.source != second.source and abs(first.year - second.year) == 1)
    days_known = None not in (*first.day, *second.day)
    if same_day or not days_known or first.source != second.source:
        return True
    return first.abstract == second.abstract or (abstract_similarity(first, second) or 0) >= 0.9


def _telling_words(venue: Title) -> frozenset[str]:
    return frozenset(word for word in venue.words if len(word) > 3) - _WORDS_OF_VENUES


def _are_venues_two(first: Entry, second: Entry) -> bool:
    """Both stated, and neither is part of the other or its abbreviation (letters in order), or in one year alike."""
    if first.year == second.year and _telling_words(first.venue) and _telling_words(second.venue):
        left, right = _telling_words(first.venue), _telling_words(second.venue)
        if 2 * len(left & right) >= min(len(left), len(right)):
            return False
    shorter, longer = sorted((first.venue.key, second.venue.key), key=lambda venue: (len(venue), venue))
    if not shorter or shorter in longer:
        return bool(shorter) and shorter != longer and longer.endswith(("w", "workshop", "workshops"))
    letters = iter(longer)
    is_abbreviation = all(letter in letters for letter in shorter) and len(longer) >= 3 * len(shorter)
    return not is_abbreviation


def _are_two_publications(first: Entry, second: Entry) -> bool:
    """Whether the records say themselves that they are of two publications: a preprint and another, or two venues."""
    return first.is_preprint != second.is_preprint or _are_venues_two(first, second)


def _are_ids_contrary(first: Entry, second: Entry) -> bool:
    """Whether identifiers say that these are two records of two things, such as two editorials of one journal."""
    if any(first.ids.get(s, "") != second.ids.get(s, "") for s in _EXCLUSIVE if s in first.ids and s in second.ids):
        return True
    left, right = first.ids.get("doi"), second.ids.get("doi")
    if not left or not right or left == right or left.startswith(_SECOND_DOIS) or right.startswith(_SECOND_DOIS):
        return False
    if is_preprint_doi(left) != is_preprint_doi(right):
        return False
    return not _are_venues_two(first, second)


def _span(first: Entry, second: Entry) -> str:
    years = sorted(year for year in (first.year, second.year) if year is not None)
    if len(years) < 2:
        return "date" if len(years) == 0 else "one date missing"
    if years[0] != years[1]:
        return f"years {years[0]} and {years[1]}"
    return "date" if first.day == second.day or None in (*first.day, *second.day) else f"year {years[0]}"


def _named(agreement: Agreement) -> str:
    n = agreement.n_longer if agreement.kind != "cut" else agreement.n_shorter
    return f"{agreement.n_shared} of {n} authors"


def _reason(first: Entry, second: Entry, agreement: Agreement) -> str:
    """Why two records without a common identifier are one paper, with the numbers that decided."""
    similarity = title_similarity(first.title, second.title)
    same_names = agreement.kind == "same" and sorted(first.names) == sorted(second.names)
    span = _span(first, second)
    if similarity == 1.0 and span == "date" and (same_names or agreement.kind == "cut"):
        return "same title, authors and date"
    title = "same title" if similarity == 1.0 else f"title alike ({similarity:.2f})"
    told = [title, "author list missing" if agreement.kind == "missing" else _named(agreement)]
    if agreement.kind == "missing" and first.abstract == second.abstract and first.abstract:
        told.append("same abstract")
    elif similarity < 1.0 or agreement.kind in {"overlap", "missing"}:
        abstracts = abstract_similarity(first, second)
        told += [f"abstract alike ({abstracts:.2f})"] if abstracts is not None else []
    return ", ".join([*told, "same date" if span == "date" else span])


def _is_title_enough(first: Entry, second: Entry) -> bool:
    """Whether titles are alike enough, given same authors and dates that fit.

    Spelling may differ, unless the abstracts do too. An added word needs the same abstract (random coordinate Langevin
    and random coordinate underdamped Langevin are two papers), and a replaced one needs a preprint besides (upper and
    lower bounds are two papers, but titles change in review). Publications in two venues need the same words.
    """
    difference = title_difference(first.title, second.title)
    if difference == "none":
        return True
    abstracts = abstract_similarity(first, second)
    similarity = title_similarity(first.title, second.title)
    if difference == "spelling":
        return similarity >= MIN_TITLE_SIMILARITY and (abstracts is None or abstracts >= MIN_ABSTRACT_SIMILARITY)
    if abstracts is None or abstracts < SAME_ABSTRACT or first.title.notices != second.title.notices:
        return False
    if first.is_preprint != second.is_preprint:
        return similarity >= 0.5
    return difference == "words added" and similarity >= 0.6 and not _are_venues_two(first, second)


def _n_words(first: Entry, second: Entry) -> int:
    return min(len(first.title.words), len(second.title.words))


def _is_unique_in_year(first: Entry, second: Entry) -> bool:
    """One long title in one printed year."""
    same_year = first.year is not None and first.year == second.year and not (first.inferred or second.inferred)
    return same_year and first.title.key == second.title.key and _n_words(first, second) >= MIN_UNIQUE_WORDS


def _are_authors_enough(first: Entry, second: Entry, agreement: Agreement) -> bool:
    """Whether two author lists can be one paper's, by what else the records have in common.

    The same people always can. A list that is missing needs the same abstract, or a long title in the same year: the
    title alone never decides. Lists that overlap need that too, or records of two publications.
    """
    if agreement.kind in {"same", "cut"}:
        return True
    if agreement.kind == "different":
        return False
    if _is_unique_in_year(first, second) and not _are_venues_two(first, second):
        return True
    abstracts = abstract_similarity(first, second) or 0
    if agreement.kind == "missing":
        return abstracts >= 0.9 or (bool(first.abstract) and first.abstract == second.abstract)
    is_one_title = first.title.key == second.title.key and _n_words(first, second) >= MIN_TELLING_WORDS
    return is_one_title and (abstracts >= SAME_ABSTRACT or _are_two_publications(first, second))


def _by_likeness(first: Entry, second: Entry) -> Verdict | None:
    if not first.title.key or not second.title.key or _are_ids_contrary(first, second):
        return None
    agreement = byline_agreement(first, second)
    if not _are_authors_enough(first, second, agreement) or not _is_title_enough(first, second):
        return None
    if not _are_two_publications(first, second):
        one = _are_dates_one(first, second)
        return Verdict(_reason(first, second, agreement), is_version=False) if one else None
    gap = abs(first.year - second.year) if first.year is not None and second.year is not None else 0
    is_telling = _n_words(first, second) >= MIN_TELLING_WORDS
    if gap <= MAX_YEARS and (is_telling or (abstract_similarity(first, second) or 0) >= MIN_ABSTRACT_SIMILARITY):
        return Verdict(_reason(first, second, agreement), is_version=True)
    return None


def verdict(first: Entry, second: Entry) -> Verdict | None:
    """Why two records are one paper, or ``None`` where they are not known to be.

    Parameters
    ----------
    first, second
        Records; the order has no effect.

    Returns
    -------
    Verdict or None
        With a shared identifier the titles must be compatible, since a proceedings' DOI stands on all its papers.
        Without one: titles alike, the same people, dates that can be of one publication; or, where the records say
        that they are two publications (a preprint and another, two venues), at most
        `MAX_YEARS` years between them.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> one = Entry("p1", parse_title("Pruning old trees"), ("ada nwosu",), year=2020)
    >>> verdict(one, one._replace(names=("a nwosu",), year=None))
    Verdict(reason='same title, 1 of 1 authors, one date missing', is_version=False)
    >>> verdict(one, one._replace(names=("cy norton",))) is None
    True
    """
    if kept := shared_id(first, second):
        if not are_titles_of_one_id(first.title, second.title):
            return None
        if first.names and second.names and len(first.title.words) < MIN_TELLING_WORDS:
            alike = byline_agreement(first, second)
            if not alike.n_shared:
                return None
        similarity = title_similarity(first.title, second.title)
        told = "same title" if similarity == 1.0 else f"title alike ({similarity:.2f})"
        return Verdict(f"same {kept}, {told}", is_version=first.is_preprint != second.is_preprint)
    return _by_likeness(first, second)
