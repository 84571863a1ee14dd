"""Findings about people: who is on most papers, who works together again, who is new."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import (
    clean_cut,
    count_of,
    counted,
    how_many,
    is_or_are,
    listing,
    number_word,
    portion,
    printable,
    sentence_case,
)

LEAST_PAPERS_OF_A_LEADER = 3
LEAST_YEARS = 4
NEW_YEARS = 2
SHOWN_CLOSEST = 3


def leaders(look: Lookup) -> Finding | None:
    """Finding on the people with most papers; nobody with as many is left out, and none is named where all are tied.

    Parameters
    ----------
    look
        The study's lookup.
    """
    named = most_frequent(look.collaborators)
    if not named:
        return None
    ids = {row["author_id"] for row in named}
    cells = tuple(
        Evidence("collaborators", row["author_id"], column, row[column])
        for column in ("papers", "first_author_papers")
        for row in named
    )
    if len(named) == 1:
        return _one_leader(look, named[0], cells)
    joint = look.papers_of(lambda row: len(look.bylines.get(row["paper_id"], frozenset()) & ids) > 1)
    who = listing([leader_words(row, first=i == 0) for i, row in enumerate(named)])
    lead = f"{sentence_case(number_word(len(named)))} people have the most papers."
    groups = {row["community"] for row in named}
    # Who shares no paper is in no group, though a community of one.
    if not groups <= {row["community"] for row in look.groups}:
        text = f"{who}: {joint_words(len(joint), len(named))}."
        return Finding(key="leaders", lead=lead, sentences=(Sentence(text=text, evidence=cells, papers=joint),))
    stand = stand_words(len(named), len(groups))
    text = f"{who} {stand}: {joint_words(len(joint), len(named))}."
    sentences = (Sentence(text=text, evidence=cells, papers=joint), _reach(look, groups))
    return Finding(key="leaders", lead=lead, sentences=sentences)


def most_frequent(collaborators: Sequence[Row]) -> list[Row]:
    """First people of the table that can be named without leaving out anyone with as many papers.

    Parameters
    ----------
    collaborators
        Rows of the table, most papers first.

    Examples
    --------
    >>> [row["papers"] for row in most_frequent([{"papers": n} for n in (5, 5, 4, 3, 3, 1)])]
    [5, 5, 4]
    >>> most_frequent([{"papers": 4}, {"papers": 4}]), most_frequent([{"papers": 2}, {"papers": 1}])
    ([], [])
    """
    papers = [row["papers"] for row in collaborators]
    if not papers or papers[0] == papers[-1]:
        return []
    often = [n for n in papers if n >= LEAST_PAPERS_OF_A_LEADER]
    return list(collaborators[: clean_cut(often)])


def stand_words(n_people: int, n_groups: int) -> str:
    """Verb phrase on the groups of the people named before.

    Examples
    --------
    >>> stand_words(3, 3), stand_words(3, 2), stand_words(2, 1)
    ('each stand in a different group', 'stand in two groups', 'stand in one group')
    """
    if n_people == n_groups:
        return "each stand in a different group"
    return f"stand in {counted(n_groups, 'group')}"


def leader_words(row: Row, *, first: bool) -> str:
    """Name with the number of papers, and how many of them the person is first on.

    Examples
    --------
    >>> leader_words({"shown": "Ann Ash", "papers": 7, "first_author_papers": 7}, first=True)
    'Ann Ash (7 papers, first author of all)'
    >>> leader_words({"shown": "Bo Birch", "papers": 6, "first_author_papers": 0}, first=False)
    'Bo Birch (6)'
    >>> leader_words({"shown": "Cy Cedar", "papers": 6, "first_author_papers": 2}, first=False)
    'Cy Cedar (6, first author of 2)'
    """
    papers, lead = row["papers"], row["first_author_papers"]
    count = count_of(papers, "paper") if first else f"{papers:,}"
    led = f", first author of {'all' if lead == papers else f'{lead:,}'}" if lead else ""
    return f"{row['shown']} ({count}{led})"


def joint_words(n: int, n_people: int) -> str:
    """Clause on the papers that join two or more of the people named before.

    Examples
    --------
    >>> joint_words(0, 3), joint_words(1, 3), joint_words(3, 3)
    ('no observed paper joins any two of them', 'one paper joins two or more of them', \
'three papers join two or more of them')
    >>> joint_words(0, 2), joint_words(10, 2)
    ('no observed paper joins the two', 'ten papers join the two')
    """
    verb = "joins" if n < 2 else "join"
    whom = "the two" if n_people == 2 else "two or more of them"
    if n == 0:
        return f"no observed paper joins {whom if n_people == 2 else 'any two of them'}"
    return f"{counted(n, 'paper')} {verb} {whom}"


def partnerships(look: Lookup) -> Finding | None:
    """Finding on pairs with two papers or more, and the closest of them.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.coauthors:
        return None
    total = len(look.coauthors)
    repeated = [row for row in look.coauthors if row["papers"] > 1]
    pairs = sentence_case(counted(len(repeated), "pair"))
    lead = f"{pairs} of {look.person}s {is_or_are(len(repeated))} seen together again."
    if not repeated:
        text = (
            f"Each of the {count_of(total, 'observed tie')} rests on one paper."
            if total > 1
            else "The one observed tie rests on one paper."
        )
        first = look.coauthors[0]
        return Finding(key="partnerships", lead=lead, sentences=(Sentence(text=text, evidence=_ties([first])),))
    most = repeated[0]["papers"]
    closest = list(takewhile(lambda row: row["papers"] == most, repeated))
    names = [f"{printable(row['name_a'])} and {printable(row['name_b'])}" for row in closest]
    share = f"{sentence_case(portion(len(repeated), total))} observed ties rest on two papers or more"
    only = f"The one observed tie, between {names[0]}, rests on {count_of(most, 'paper')}."
    sentence = Sentence(
        text=f"{share}; {closest_words(names, most, n_repeated=len(repeated))}." if total > 1 else only,
        evidence=_ties(closest),
        papers=tuple(paper for row in closest[:1] for paper in row["paper_ids"]) if len(closest) == 1 else (),
    )
    return Finding(key="partnerships", lead=lead, sentences=(sentence,))


def closest_words(pairs: Sequence[str], most: int, *, n_repeated: int) -> str:
    """Clause on the pairs with most joint papers.

    Parameters
    ----------
    pairs
        Each as "A and B".
    most
        Their joint papers.
    n_repeated
        Pairs with two papers or more, these among them.

    Examples
    --------
    >>> closest_words(["Ann and Bo"], 3, n_repeated=9)
    'the closest is Ann and Bo (3 papers)'
    >>> closest_words(["Ann and Bo", "Cy and Di"], 2, n_repeated=9)
    'the closest are Ann and Bo, and Cy and Di (2 papers each)'
    >>> closest_words(["a", "b", "c", "d"], 3, n_repeated=9)
    'four of them share the most, 3 papers each'
    >>> closest_words(["a", "b", "c", "d"], 2, n_repeated=4)
    'all four on 2 papers each'
    """
    if len(pairs) == n_repeated > SHOWN_CLOSEST:
        return f"all {number_word(n_repeated)} on {count_of(most, 'paper')} each"
    if len(pairs) > SHOWN_CLOSEST:
        return f"{number_word(len(pairs))} of them share the most, {count_of(most, 'paper')} each"
    if len(pairs) == 1:
        return f"the closest is {pairs[0]} ({count_of(most, 'paper')})"
    return f"the closest are {', '.join(pairs[:-1])}, and {pairs[-1]} ({count_of(most, 'paper')} each)"


def newcomers(look: Lookup) -> Finding | None:
    """Finding on who was first seen in the last two years and who is seen over the longest span.

    Parameters
    ----------
    look
        The study's lookup.
    """
    first, last = look.years
    people = [row for row in look.collaborators if row["first_year"] is not None]
    if first is None or last is None or last - first + 1 < LEAST_YEARS or not people:
        return None
    since = last - NEW_YEARS + 1
    new = [row for row in people if row["first_year"] >= since]
    gone = [row for row in people if row["last_year"] < since]
    lead = f"{sentence_case(counted(len(new), look.person))} {is_or_are(len(new))} first seen in {since} or later."
    text = (
        f"Of {count_of(len(people), look.person)} with a dated paper, {how_many(len(gone))} {is_or_are(len(gone))} "
        f"last seen before {since}."
    )
    base = (_year_evidence(new or people, "first_year"), _year_evidence(gone or people, "last_year"))
    sentences = (Sentence(text=text, evidence=base), *longest(people))
    return Finding(key="newcomers", lead=lead, sentences=sentences)


def longest(people: Sequence[Row]) -> tuple[Sentence, ...]:
    """Sentence on the person whose papers span most years; nothing where two or more are tied.

    Parameters
    ----------
    people
        Rows of collaborators with years.

    Examples
    --------
    >>> ann = {"author_id": "a", "shown": "Ann", "first_year": 2016, "last_year": 2021, "papers": 4}
    >>> longest([ann])[0].text
    'Ann is seen over the longest span, from 2016 to 2021.'
    >>> longest([ann, ann])
    ()
    """
    spans = sorted((row["last_year"] - row["first_year"] for row in people), reverse=True)
    if not spans or spans[0] < 2 or (len(spans) > 1 and spans[1] == spans[0]):
        return ()
    row = next(row for row in people if row["last_year"] - row["first_year"] == spans[0])
    cells = tuple(Evidence("collaborators", row["author_id"], name, row[name]) for name in ("first_year", "last_year"))
    text = f"{row['shown']} is seen over the longest span, from {row['first_year']} to {row['last_year']}."
    return (Sentence(text=text, evidence=cells),)


def _reach(look: Lookup, groups: set[int]) -> Sentence:
    """Sentence on the papers that the groups of the people named before are on."""
    members = {row["author_id"] for row in look.collaborators if row["community"] in groups}
    on = look.papers_of(lambda row: bool(look.bylines.get(row["paper_id"], frozenset()) & members))
    theirs = f"their {number_word(len(groups))} groups" if len(groups) > 1 else "their group"
    return Sentence(
        text=f"At least one member of {theirs} is on {portion(len(on), len(look.papers))} papers.",
        evidence=tuple(
            Evidence("communities", row["community"], "n_papers", row["n_papers"])
            for row in look.communities
            if row["community"] in groups
        ),
    )


def _one_leader(look: Lookup, row: Row, cells: tuple[Evidence, ...]) -> Finding:
    papers, lead = row["papers"], row["first_author_papers"]
    place = (
        f"is first author of {'all of them' if lead == papers else number_word(lead)}" if lead else "never comes first"
    )
    text = f"{row['shown']} is on {portion(papers, len(look.papers))} papers and {place}."
    on = look.papers_of(lambda paper: row["author_id"] in look.bylines.get(paper["paper_id"], frozenset()))
    return Finding(
        key="leaders",
        lead=f"{row['shown']} is the most frequent {look.person}.",
        sentences=(Sentence(text=text, evidence=cells, papers=on),),
    )


def _ties(pairs: Sequence[Mapping[str, object]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("coauthors", f"{row['author_a']}; {row['author_b']}", "papers", row["papers"]) for row in pairs
    )


def _year_evidence(people: Sequence[Row], column: str) -> Evidence:
    """The latest of the years a count of people rests on; the column holds the others."""
    row = max(people, key=lambda row: (row[column], row["author_id"]))
    return Evidence("collaborators", row["author_id"], column, row[column])
