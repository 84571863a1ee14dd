"""When two records are one paper, in words that can be shown.

A shared identifier decides if the titles can be one paper's. Without one, title, authors, date, venue and abstract
decide together; a title alone never does.
"""

from typing import NamedTuple

from graphlab.resolve.duplicates.bylines import Agreement, byline_agreement
from graphlab.resolve.duplicates.entries import Entry, abstract_words, is_preprint_doi
from graphlab.resolve.duplicates.titles import are_titles_of_one_id, title_difference, title_similarity

# Years between two publications of one paper: 99% of the repeated titles of 40 years of machine-learning venues.
MAX_YEARS_BETWEEN_VERSIONS = 4
# Shorter titles (Editorial, Introduction, Book review) name a kind of text, not a text.
MIN_TELLING_WORDS = 3
MIN_TITLE_SIMILARITY = 0.8
# Fewer words than that are a stub; alike are abstracts that share half of their longer words.
MIN_ABSTRACT_WORDS = 15
MIN_ABSTRACT_SIMILARITY = 0.5
# One record of each of these stands for one paper, so two values are two records; elsewhere one paper has several.
_EXCLUSIVE = ("arxiv", "pmid", "pmcid", "dblp", "acl")
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
    >>> one = Entry("p1", parse_title("T"), (), True, 2020, False, (None, None), "", {"pmid": "7"}, False, "", "", 
    ...     ("", "T", ()), ("a", 1))
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
    >>> one = Entry("p1", parse_title("T"), (), True, 2020, False, (None, None), "", {}, False, "", "", 
    ...     ("", "T", ()), ("a", 1))
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
    same_abstract = first.abstract == second.abstract or (abstract_similarity(first, second) or 0) >= 0.9
    return same_day or not days_known or same_abstract or first.source != second.source


def _are_venues_two(first: Entry, second: Entry) -> bool:
    """Both stated, and neither is part of the other or its abbreviation (letters in order, from the first)."""
    shorter, longer = sorted((first.venue, second.venue), key=lambda venue: (len(venue), venue))
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
    if not left or not right or left == right or is_preprint_doi(left) != is_preprint_doi(right):
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
    same_names = agreement.n_shared == agreement.n_longer and sorted(first.names) == sorted(second.names)
    span = _span(first, second)
    if similarity == 1.0 and span == "date" and (same_names or agreement.kind in {"cut", "missing"}):
        return "same title, abstract and date" if agreement.kind == "missing" else "same title, authors and date"
    title = "same title" if similarity == 1.0 else f"title alike ({similarity:.2f})"
    abstracts = abstract_similarity(first, second)
    told = [title, "same abstract" if agreement.kind == "missing" else _named(agreement)]
    if abstracts is not None and (similarity < 1.0 or agreement.kind == "overlap"):
        told.append(f"abstract alike ({abstracts:.2f})")
    return ", ".join([*told, "same date" if span == "date" else span])


def _is_title_enough(first: Entry, second: Entry) -> bool:
    """Whether titles are alike enough, given same authors and dates that fit.

    Spelling may differ. Added words need abstracts that do not differ; replaced words need abstracts that are alike
    (upper and lower bounds are two papers).
    """
    difference = title_difference(first.title, second.title)
    if difference == "none":
        return True
    abstracts = abstract_similarity(first, second)
    if abstracts is not None and abstracts < MIN_ABSTRACT_SIMILARITY:
        return False
    if abstracts is not None and abstracts >= 0.7 and min(len(first.title.words), len(second.title.words)) > 1:
        return title_similarity(first.title, second.title) >= 0.5 and first.title.notices == second.title.notices
    enough = MIN_TITLE_SIMILARITY if difference == "spelling" or abstracts is None else 0.6
    return difference != "words replaced" and title_similarity(first.title, second.title) >= enough


def _is_telling(first: Entry, second: Entry) -> bool:
    return min(len(first.title.words), len(second.title.words)) >= MIN_TELLING_WORDS


def _without_names(first: Entry, second: Entry) -> bool:
    """Without names the title alone would decide; the abstract must then agree."""
    same_abstract = bool(first.abstract) and first.abstract == second.abstract
    return same_abstract or (abstract_similarity(first, second) or 0) >= 0.9


def _by_likeness(first: Entry, second: Entry) -> Verdict | None:
    if not first.title.key or not second.title.key or _are_ids_contrary(first, second):
        return None
    agreement = byline_agreement(first, second)
    if agreement.kind == "different" or not _is_title_enough(first, second):
        return None
    abstracts = abstract_similarity(first, second) or 0
    two = _are_two_publications(first, second)
    if agreement.kind == "missing" and not _without_names(first, second):
        return None
    if agreement.kind == "overlap":
        # Another author list needs a reason: another publication, or an abstract that is the same.
        same_text = abstracts >= 0.7
        if not _is_telling(first, second) or first.title.key != second.title.key or not (two or same_text):
            return None
    gap = abs(first.year - second.year) if first.year is not None and second.year is not None else 0
    if two and gap <= MAX_YEARS_BETWEEN_VERSIONS and _is_telling(first, second):
        return Verdict(_reason(first, second, agreement), is_version=True)
    if (two and not _is_telling(first, second) and not abstracts) or not _are_dates_one(first, second):
        return None
    return Verdict(_reason(first, second, agreement), is_version=two)


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
        `MAX_YEARS_BETWEEN_VERSIONS` years between them.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> one = Entry("p1", parse_title("Pruning old trees"), ("ada nwosu",), True, 2020, False, (None, None), "", {},
    ...     False, "", "bibtex", ("", "Pruning old trees", ("Ada Nwosu",)), ("a.bib", 1))
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
