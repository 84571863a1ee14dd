"""Who is who: how names became people, and whose papers may be several people's."""

from collections.abc import Mapping, Sequence

from graphlab.analysis import identity_counts
from graphlab.analysis.identity import SURE
from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import count_of, counted, is_or_are, listing, number_word, sentence_case

MARK = "†"
SHOWN_UNSURE = 3


def marked_name(look: Lookup, row: Row) -> str:
    """Name of a collaborator, with a mark where it may be several people's.

    Parameters
    ----------
    look
        The study's lookup.
    row
        Row of ``look.collaborators``.
    """
    return f"{row['shown']}{MARK}" if row["author_id"] in look.unsure else row["shown"]


def footnote(look: Lookup, rows: Sequence[Row]) -> str:
    """Footnote on the people of a table who carry a mark; empty where nobody does.

    Parameters
    ----------
    look
        The study's lookup.
    rows
        Rows of ``look.collaborators`` that are shown.
    """
    marked = [row for row in rows if row["author_id"] in look.unsure]
    named = [f"{row['shown']} ({reason(row['papers'], circles(look, row['author_id']))})" for row in marked]
    return footnote_words(named)


def footnote_words(named: Sequence[str]) -> str:
    """Footnote on marked people, each with the reason.

    Examples
    --------
    >>> footnote_words([])
    ''
    >>> footnote_words(["Wei Zhang (12 papers)"])
    ' † May be more than one person: Wei Zhang (12 papers).'
    >>> footnote_words(["A", "B", "C", "D", "E"])
    ' † May be more than one person each: A, B, C and two more.'
    """
    if not named:
        return ""
    more = [f"{number_word(len(named) - SHOWN_UNSURE)} more"] if len(named) > SHOWN_UNSURE else []
    each = " each" if len(named) > 1 else ""
    return f" {MARK} May be more than one person{each}: {listing([*named[:SHOWN_UNSURE], *more])}."


def reason(n_papers: int, n_circles: int) -> str:
    """What makes one think of several people: papers whose coauthors never meet.

    Examples
    --------
    >>> reason(12, 4), reason(1, 1)
    ('12 papers, 4 circles of coauthors without a common member', '1 paper')
    """
    papers = count_of(n_papers, "paper")
    return f"{papers}, {n_circles:,} circles of coauthors without a common member" if n_circles > 1 else papers


def circles(look: Lookup, author_id: str) -> int:
    """Sets of an author's papers that share no coauthor; owners of profile pages, who are on all, do not count.

    Parameters
    ----------
    look
        The study's lookup.
    author_id
        The author.
    """
    alone = {author_id, *look.study.corpus.owner_ids}
    company = [byline - alone for byline in look.bylines.values() if author_id in byline]
    return n_circles(company)


def n_circles(sets: Sequence[frozenset[str]]) -> int:
    """Number of groups that sets fall into, where sets with a common member are in one group; empty sets do not count.

    Examples
    --------
    >>> n_circles([frozenset("ab"), frozenset("bc"), frozenset("d"), frozenset()]), n_circles([])
    (2, 0)
    """
    found: list[set[str]] = []
    for members in filter(None, sets):
        met = [circle for circle in found if circle & members]
        found = [circle for circle in found if not circle & members]
        found.append(set(members).union(*met))
    return len(found)


def with_doubts(look: Lookup, findings: Sequence[Finding]) -> list[Finding]:
    """Findings, each with a sentence on the people it is the first to name who may be several, if it names any.

    Parameters
    ----------
    look
        The study's lookup.
    findings
        In the order they are printed; whom they name is told by their evidence.
    """
    told: set[str] = set()
    return [_with_doubt(look, finding, told) for finding in findings]


def _with_doubt(look: Lookup, finding: Finding, told: set[str]) -> Finding:
    ids = dict.fromkeys(part for item in finding.sentences for cell in item.evidence for part in _ids(cell))
    text = " ".join([finding.lead, *(sentence.text for sentence in finding.sentences)])
    named = [author for author in ids if author in look.unsure and look.unsure[author]["shown"] in text]
    doubted = [look.unsure[author] for author in named if author not in told]
    told.update(named)
    if not doubted:
        return finding
    cells = tuple(Evidence("collaborators", row["author_id"], "papers", row["papers"]) for row in doubted)
    sentence = Sentence(text=doubt_words([row["shown"] for row in doubted]), evidence=cells)
    return Finding(key=finding.key, lead=finding.lead, sentences=(*finding.sentences, sentence))


def _ids(cell: Evidence) -> list[str]:
    return str(cell.row).split("; ") if cell.table in {"collaborators", "coauthors"} else []


def doubt_words(names: Sequence[str]) -> str:
    """Sentence on people named before who may be several.

    Examples
    --------
    >>> doubt_words(["Wei Zhang"]), doubt_words(["Wei Zhang", "Bo Li"])
    ('Wei Zhang may be more than one person of that name.', 'Wei Zhang and Bo Li may each be more than one person.')
    """
    if len(names) == 1:
        return f"{names[0]} may be more than one person of that name."
    return f"{listing(names)} may each be more than one person."


def who_is_who_words(look: Lookup) -> str:
    """Paragraph on how names became people, with every count; by names alone, only the user's rules.

    Parameters
    ----------
    look
        The study's lookup.
    """
    corpus = look.study.corpus
    rules = look.study.settings.resolve.thesaurus
    n_rules = sum(map(len, (rules.joins, rules.splits, rules.apart, rules.ignored)))
    if look.study.settings.resolve.mode == "names":
        return " ".join(rule_words(n_rules, n_open=rules.n_open))
    n_names = corpus.authorships["printed_name"].nunique()
    parts = [
        f"{count_of(n_names, 'printed name')} became {count_of(len(corpus.authors), 'person', plural='people')}.",
        *count_words(identity_counts(corpus)),
        *rule_words(n_rules, n_open=rules.n_open),
        *unsure_words(len(look.unsure)),
    ]
    if len(corpus.identity):
        parts.append("tables/identity.csv has the evidence of every decision.")
    return " ".join(parts)


def count_words(counts: Mapping[str, int]) -> list[str]:
    """Sentences on the decisions about names, none on kinds that did not occur.

    Parameters
    ----------
    counts
        As from `graphlab.analysis.identity_counts`; each decision is about a pair.

    Examples
    --------
    >>> count_words({"joined": 1, "split": 0, "suggested join": 2, "suggested split": 1})
    ['One pair of spellings was joined on evidence.', 'Two joins and one split are possible but not certain and were \
not made.']
    >>> count_words({"joined": 0, "split": 2, "suggested join": 1, "suggested split": 0})
    ['Two pairs of namesakes were told apart.', 'One join is possible but not certain and was not made.']
    >>> count_words({"joined": 0, "split": 0, "suggested join": 0, "suggested split": 0})
    []
    """
    parts: list[str] = []
    if counts["joined"]:
        pairs = counted(counts["joined"], "pair of spellings", plural="pairs of spellings")
        parts.append(f"{sentence_case(pairs)} {_was(counts['joined'])} joined on evidence.")
    if counts["split"]:
        pairs = counted(counts["split"], "pair of namesakes", plural="pairs of namesakes")
        parts.append(f"{sentence_case(pairs)} {_was(counts['split'])} told apart.")
    waiting = [counted(counts[f"suggested {kind}"], kind) for kind in ("join", "split") if counts[f"suggested {kind}"]]
    n_waiting = counts["suggested join"] + counts["suggested split"]
    if waiting:
        verbs = f"{is_or_are(n_waiting)} possible but not certain and {_was(n_waiting)} not made"
        parts.append(f"{sentence_case(listing(waiting))} {verbs}.")
    return parts


def rule_words(n_rules: int, *, n_open: int) -> list[str]:
    """Sentences on the user's own rules and on rows of their thesaurus that wait for an answer.

    Examples
    --------
    >>> rule_words(0, n_open=0), rule_words(1, n_open=2)
    ([], ['One rule about names is the user’s own.', 'Two rows of the thesaurus wait for an answer.'])
    >>> rule_words(2, n_open=1)
    ['Two rules about names are the user’s own.', 'One row of the thesaurus waits for an answer.']
    """
    parts: list[str] = []
    if n_rules:
        parts.append(f"{sentence_case(counted(n_rules, 'rule'))} about names {is_or_are(n_rules)} the user’s own.")
    if n_open:
        waits = "waits" if n_open == 1 else "wait"
        parts.append(f"{sentence_case(counted(n_open, 'row'))} of the thesaurus {waits} for an answer.")
    return parts


def unsure_words(n: int) -> list[str]:
    """Sentence on the people who may be several.

    Examples
    --------
    >>> unsure_words(0), unsure_words(1), unsure_words(2)
    ([], ['One person may be more than one (certainty below 0.9 in tables/authors.csv); a † marks such people in the \
table of collaborators.'], ['Two people may be more than one each (certainty below 0.9 in tables/authors.csv); a † \
marks such people in the table of collaborators.'])
    """
    if not n:
        return []
    people = sentence_case(counted(n, "person", plural="people"))
    where = f"(certainty below {SURE} in tables/authors.csv)"
    mark = f"a {MARK} marks such people in the table of collaborators"
    return [f"{people} may be more than one{' each' if n > 1 else ''} {where}; {mark}."]


def caption_words(names: Sequence[str]) -> list[str]:
    """Sentence of the figure's caption on the people who may be several.

    Examples
    --------
    >>> caption_words([]), caption_words(["Wei Zhang"])
    ([], ['Wei Zhang may be more than one person of that name.'])
    >>> caption_words(["A", "B", "C", "D"])
    ['A, B, C and one more may each be more than one person.']
    """
    if not names:
        return []
    more = [f"{number_word(len(names) - SHOWN_UNSURE)} more"] if len(names) > SHOWN_UNSURE else []
    return [doubt_words([*names[:SHOWN_UNSURE], *more])]


def _was(n: int) -> str:
    return "was" if n == 1 else "were"
