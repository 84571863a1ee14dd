"""What the network shows: connected parts, who ties the groups together, groups that stand alone."""

from collections import Counter, defaultdict

import networkx as nx

from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.sentences import Evidence, Sentence
from graphlab.report.facts.words import count_of, counted, listing, number_word, printable

SHOWN_BRIDGES = 3
SHOWN_BROKERS = 3
SHOWN_GROUPS = 12
LEAST_BETWEENNESS = 0.01  # what is less would be printed as 0.00
MOST_CELLS = 100  # of a count of hundreds of rows, so many are evidence enough


def network_shows(look: Lookup) -> tuple[Sentence, ...]:
    """Sentences on the connected parts, the bridges and the groups apart.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.coauthors:
        return (no_ties(look),)
    found = [components(look), bridges(look), apart(look), brokers(look)]
    return tuple(sentence for sentence in found if sentence)


def no_ties(look: Lookup) -> Sentence:
    """Sentence for a network without a tie.

    Parameters
    ----------
    look
        The study's lookup.
    """
    n = len(look.collaborators)
    if not n:
        text = "No author line was found, so there is no network."
    elif n == 1:
        text = f"One {look.person} is named, so there is no tie to show."
    elif look.study.network.n_large:
        limit = look.study.settings.network.max_team
        text = f"Nobody is tied: {crowd_words(look.study.network.n_large, limit or 0)}, and no other paper has two."
    else:
        text = f"No two of the {count_of(n, look.person)} named share a paper."
    return Sentence(text=text, evidence=(Evidence("manifest", "counts", "coauthors", 0),))


def crowd_words(n_large: int, limit: int) -> str:
    """Clause on the papers with so many authors that their ties are left out.

    Examples
    --------
    >>> crowd_words(1, 100), crowd_words(30, 100)
    ('one paper has more than 100 authors, which says too little of any two', \
'30 papers have more than 100 authors, which says too little of any two')
    """
    has = "has" if n_large == 1 else "have"
    return f"{counted(n_large, 'paper')} {has} more than {limit:,} authors, which says too little of any two"


def components(look: Lookup) -> Sentence:
    """Sentence on the connected parts and the largest of them.

    Parameters
    ----------
    look
        The study's lookup.
    """
    sizes = Counter(row["component"] for row in look.collaborators)
    tied = {part: n for part, n in sizes.items() if n > 1}
    alone = sum(n == 1 for n in sizes.values())
    largest = max(tied.values())
    letters = sorted(row["letter"] for row in look.groups if tied.get(row["component"]) == largest)
    people = sum(tied.values())
    n_largest = sum(n == largest for n in tied.values())
    text = component_words(people, parts=len(tied), largest=largest, n_largest=n_largest)
    if len(tied) > 1 and n_largest == 1 and len(letters) > 1:
        text += f", in groups {listing(letters)}" if len(letters) <= SHOWN_GROUPS else f", in {len(letters):,} groups"
    if alone:
        text += f"; {counted(alone, 'more', plural='more')} {'shares' if alone == 1 else 'share'} no paper with anyone"
    first = next(row for row in look.collaborators if tied.get(row["component"]) == largest)
    return Sentence(
        text=f"{text}.", evidence=(Evidence("collaborators", first["author_id"], "component", first["component"]),)
    )


def component_words(people: int, *, parts: int, largest: int, n_largest: int) -> str:
    """Clause on the connected parts.

    Examples
    --------
    >>> component_words(79, parts=12, largest=28, n_largest=1)
    '79 people form twelve connected parts, the largest of 28 people'
    >>> component_words(6, parts=2, largest=3, n_largest=2)
    '6 people form two connected parts, of three people each'
    >>> component_words(10, parts=4, largest=3, n_largest=2)
    '10 people form four connected parts, the largest two of three people each'
    >>> component_words(7, parts=1, largest=7, n_largest=1), component_words(2, parts=1, largest=2, n_largest=1)
    ('All 7 people are connected', 'The two people are connected')
    """
    if parts == 1:
        return "The two people are connected" if people == 2 else f"All {people:,} people are connected"
    text = f"{people:,} people form {number_word(parts)} connected parts"
    if n_largest == parts:
        return f"{text}, of {number_word(largest)} people each"
    if n_largest == 1:
        return f"{text}, the largest of {number_word(largest)} people"
    return f"{text}, the largest {number_word(n_largest)} of {number_word(largest)} people each"


def bridges(look: Lookup) -> Sentence | None:
    """Sentence on the pairs of groups that share ties, and through whom.

    Parameters
    ----------
    look
        The study's lookup.
    """
    person = {row["author_id"]: row for row in look.collaborators}
    letter = {row["community"]: row["letter"] for row in look.communities}
    ties: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in look.coauthors:
        a, b = (letter.get(person[row[end]]["community"], "") for end in ("author_a", "author_b"))
        if a and b and a != b:
            low, high = sorted((a, b), key=_letter_order)
            ties[low, high].append(row)
    if not ties:
        return None
    order = sorted(ties, key=lambda pair: (-len(ties[pair]), _letter_order(pair[0]), _letter_order(pair[1])))
    shown = [bridge_words(pair, _through(ties[pair])) for pair in order[:SHOWN_BRIDGES]]
    more = len(order) - len(shown)
    rest = f"; {counted(more, 'more pair')} of groups {'does' if more == 1 else 'do'}" if more else ""
    cells = tuple(
        Evidence("coauthors", f"{row['author_a']}; {row['author_b']}", "papers", row["papers"])
        for pair in order[:SHOWN_BRIDGES]
        for row in ties[pair][:MOST_CELLS]
    )
    papers = tuple(paper for pair in order[:SHOWN_BRIDGES] for row in ties[pair] for paper in row["paper_ids"])
    return Sentence(text=f"Groups {listing(shown)}{rest}.", evidence=cells, papers=papers)


def bridge_words(pair: tuple[str, str], through: list[str]) -> str:
    """Two groups and the people through whom they meet.

    Examples
    --------
    >>> bridge_words(("B", "D"), ["Ann Ash"]), bridge_words(("A", "C"), ["a", "b", "c", "d", "e"])
    ('B and D meet at Ann Ash', 'A and C meet at five people')
    """
    who = listing(through) if len(through) <= 3 else f"{number_word(len(through))} people"
    return f"{pair[0]} and {pair[1]} meet at {who}"


def apart(look: Lookup) -> Sentence | None:
    """Sentence on the groups that share no tie with any other.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if len(look.groups) < 2:
        return None
    parts = Counter(row["component"] for row in look.groups)
    alone = [row for row in look.groups if parts[row["component"]] == 1]
    if not alone:
        return None
    text = apart_words([row["letter"] for row in alone], len(look.groups), linking_owners(look))
    cells = tuple(
        Evidence("communities", row["community"], "component", row["component"]) for row in alone[:MOST_CELLS]
    )
    return Sentence(text=text, evidence=cells)


def linking_owners(look: Lookup) -> tuple[str, ...]:
    """Owners left out who share papers with two connected parts or more; none unless all groups meet through them.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.owner_left_out:
        return ()
    part = {row["author_id"]: row["component"] for row in look.collaborators}
    meets: dict[str, set[int]] = {}
    for authors in look.bylines.values():
        for owner in authors & look.study.corpus.owner_ids:
            meets.setdefault(owner, set()).update(part[author] for author in authors if author in part)
    meetings = nx.Graph()
    meetings.add_nodes_from({row["component"] for row in look.groups})
    meetings.add_edges_from((owner, met) for owner, parts in meets.items() for met in parts)
    parts = {row["component"] for row in look.groups}
    if not parts <= nx.node_connected_component(meetings, min(parts)):
        return ()
    names = {profile.owner_id: printable(profile.owner) for profile in look.study.corpus.profiles}
    return tuple(name for owner, name in names.items() if len(meets.get(owner, set()) & parts) > 1)


def apart_words(letters: list[str], n_groups: int, owners: tuple[str, ...]) -> str:
    """Sentence on groups without a tie to another group.

    Examples
    --------
    >>> apart_words(["C"], 3, ("Ann Ash",))
    'Group C shares no observed tie with another group and is linked to the rest only through Ann Ash.'
    >>> apart_words(["A", "B"], 2, ())
    'No two groups share a tie.'
    >>> apart_words(["A", "C"], 5, ())
    'Groups A and C share no observed tie with another group.'
    >>> apart_words(list("ABCDEFGHIJKLMNOP"), 20, ())
    '16 of the 20 groups share no observed tie with another group.'
    """
    if len(letters) == n_groups:
        text = "No two groups share a tie"
        many = True
    else:
        many = len(letters) > 1
        verb = "share" if many else "shares"
        named = f"Group{'s' if many else ''} {listing(letters)}"
        if len(letters) > SHOWN_GROUPS:
            named = f"{len(letters):,} of the {n_groups:,} groups"
        text = f"{named} {verb} no observed tie with another group"
    if not owners:
        return f"{text}."
    if len(letters) == n_groups:
        return f"{text}: they are linked only through {listing(owners)}."
    return f"{text} and {'are' if many else 'is'} linked to the rest only through {listing(owners)}."


def brokers(look: Lookup) -> Sentence | None:
    """Sentence on the people most shortest paths pass through; none where any byline is incomplete.

    Parameters
    ----------
    look
        The study's lookup.
    """
    people = [row for row in look.collaborators if (row["betweenness"] or 0) >= LEAST_BETWEENNESS]
    if look.n_incomplete or not people:
        return None
    people.sort(key=lambda row: (-row["betweenness"], row["shown"], row["author_id"]))
    cells = tuple(
        Evidence("collaborators", row["author_id"], "betweenness", f"{row['betweenness']:.3f}")
        for row in people[:SHOWN_BROKERS]
    )
    named = [f"{row['shown']} ({row['betweenness']:.2f})" for row in people[:SHOWN_BROKERS]]
    text = f"Shortest paths between others pass most often through {listing(named)}; in brackets the share of paths."
    return Sentence(text=text, evidence=cells)


def _through(ties: list[Row]) -> list[str]:
    """The fewest people that stand at one end of every tie, the busiest first."""
    names = {row[f"author_{end}"]: printable(row[f"name_{end}"]) for row in ties for end in ("a", "b")}
    left, through = list(ties), []
    while left:
        counts = Counter(row[end] for row in left for end in ("author_a", "author_b"))
        best = min(counts, key=lambda author: (-counts[author], names[author], author))
        through.append(names[best])
        left = [row for row in left if best not in (row["author_a"], row["author_b"])]
    return through


def _letter_order(letter: str) -> tuple[int, str]:
    return len(letter), letter
