"""What the record hides: cut bylines, the owner's missing name, papers that are not there."""

from collections import Counter

from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import count_of, counted, listing, number_word, portion, sentence_case

MOST_TIES_IN_FILES = 200_000  # a tie takes 600 to 800 bytes in either format, and more of memory


def network_files(n_ties: int) -> tuple[str, ...]:
    """Files of the network that a report writes: none of very many ties.

    Parameters
    ----------
    n_ties
        Ties of the network.

    Examples
    --------
    >>> network_files(107), network_files(735_818)
    (('network.graphml', 'network.gexf'), ())
    """
    return ("network.graphml", "network.gexf") if n_ties <= MOST_TIES_IN_FILES else ()


def left_out_files(look: Lookup) -> str:
    """Note on files that are not written because of their size; empty where all are.

    Parameters
    ----------
    look
        The study's lookup.
    """
    n_ties = len(look.coauthors)
    if network_files(n_ties):
        return ""
    return (
        f"network.graphml and network.gexf are not written: {n_ties:,} ties would fill hundreds of megabytes. "
        "tables/coauthors.csv has every tie, tables/collaborators.csv every person; graphlab export writes one file."
    )


def minimums(look: Lookup) -> Finding | None:
    """Finding that says which counts are lower bounds; none where no author is known to be missing.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.n_incomplete:
        return None
    first = next(row for row in look.papers if not row["byline_complete"])
    effect = (
        "so ties beyond the last name printed are invisible" if look.n_cut else "so nobody is counted on what lacks one"
    )
    cells = (Evidence("papers", first["paper_id"], "byline_complete", "false"),)
    return Finding(
        key="minimums",
        lead="Read the counts as minimums.",
        sentences=(Sentence(text=f"{incomplete_words(look)}, {effect}.", evidence=cells),),
    )


def incomplete_words(look: Lookup) -> str:
    """Clause on the author lists that are cut and the papers that have none, as the beginning of a sentence.

    Parameters
    ----------
    look
        The study's lookup.
    """
    n, missing = len(look.papers), look.n_missing
    cut = cut_words(look.n_cut, n - missing, names_kept(look)) if look.n_cut else ""
    without = missing_words(missing, n) if missing else ""
    if not cut:
        return sentence_case(without)
    return f"{cut}, and {without}" if without else cut


def incomplete_adjective(look: Lookup) -> str:
    """What the incomplete author lists are: cut, missing, or both."""
    return " or ".join(word for word, n in (("cut", look.n_cut), ("missing", look.n_missing)) if n)


def missing_words(n_missing: int, n_papers: int) -> str:
    """Clause on the papers without an author list.

    Examples
    --------
    >>> missing_words(1, 1), missing_words(2, 2), missing_words(3, 50)
    ('the one paper has no author list', 'both papers have no author list', '3 of the 50 papers have no author list')
    """
    has = "has" if n_missing == 1 else "have"
    if n_missing == n_papers == 1:
        return "the one paper has no author list"
    which = portion(n_missing, n_papers)
    return f"{which} papers {has} no author list"


def cut_words(n_cut: int, n_papers: int, kept: int | None) -> str:
    """Clause on the cut author lists.

    Parameters
    ----------
    n_cut, n_papers
        Papers with a cut byline, and papers with any.
    kept
        Names printed before the cut, where it is the same number everywhere.

    Examples
    --------
    >>> cut_words(46, 50, 3)
    '46 of 50 author lists end in “et al.” after three names'
    >>> cut_words(1, 1, None), cut_words(2, 2, 1)
    ('The one author list is cut', 'Both author lists end in “et al.” after one name')
    """
    verb = "is" if n_cut == 1 else "are"
    if n_cut == n_papers:
        who = {1: "The one author list", 2: "Both author lists"}.get(n_papers, f"All {n_papers:,} author lists")
    else:
        who = f"{n_cut:,} of {n_papers:,} author lists"
    if kept is None:
        return f"{who} {verb} cut"
    ends = "ends" if n_cut == 1 else "end"
    return f"{who} {ends} in “et al.” after {counted(kept, 'name')}"


def names_kept(look: Lookup) -> int | None:
    """Names printed before the cut, if it is the same number on every cut byline.

    Parameters
    ----------
    look
        The study's lookup.
    """
    cut = {row["paper_id"] for row in look.papers if not row["byline_complete"] and row["shown_byline"]}
    authorships = look.study.corpus.authorships
    printed = authorships[(authorships["evidence"] == "printed") & authorships["paper_id"].isin(cut)]
    sizes = set(printed.groupby("paper_id").size())
    return int(sizes.pop()) if len(sizes) == 1 else None


def owner_printed(look: Lookup) -> list[Row]:
    """Owners with the number of papers they are on and the number that print their name.

    Parameters
    ----------
    look
        The study's lookup.
    """
    authorships = look.study.corpus.authorships
    found: list[Row] = []
    for profile in {p.owner_id: p for p in look.study.corpus.profiles}.values():
        kinds = Counter(authorships.loc[authorships["author_id"] == profile.owner_id, "evidence"])
        n = sum(kinds.values())
        found.append({"author_id": profile.owner_id, "name": profile.owner, "papers": n, "printed": kinds["printed"]})
    return found


def cannot_show(look: Lookup) -> tuple[Sentence, ...]:
    """Sentences on what the network cannot show.

    Parameters
    ----------
    look
        The study's lookup.
    """
    outside = Sentence(
        text=f"The network knows only {known_papers(len(look.papers))}: "
        "work with the same people elsewhere is not in it.",
        evidence=(Evidence("manifest", "counts", "papers", len(look.papers)),),
    )
    if not look.n_incomplete:
        return (outside,)
    first = next(row for row in look.papers if not row["byline_complete"])
    sentences = [
        Sentence(
            text=f"{_hidden_people(look)}{_owner_clause(look)}.",
            evidence=(Evidence("papers", first["paper_id"], "byline_complete", "false"),),
        ),
        Sentence(
            text="No ranking by centrality is printed for that reason; the measures are in tables/collaborators.csv.",
            evidence=(Evidence("manifest", "counts", "bylines_cut", look.n_incomplete),),
        ),
    ]
    return (*sentences, outside)


def known_papers(n: int) -> str:
    """The papers as the object of a sentence.

    Examples
    --------
    >>> known_papers(1), known_papers(50)
    ('this one paper', 'these 50 papers')
    """
    return "this one paper" if n == 1 else f"these {number_word(n)} papers"


def _hidden_people(look: Lookup) -> str:
    """Clause on the people that incomplete lists hide."""
    if not look.n_cut:
        them = "it" if look.n_missing == 1 else "them"
        return f"{incomplete_words(look)}, so the network does not know who wrote {them}"
    kept = names_kept(look)
    stop = f"stop after {counted(kept, 'name')}" if kept else "are cut"
    lists = f"{look.n_cut:,} of {count_of(len(look.papers) - look.n_missing, 'list')}" if look.n_cut > 1 else "one list"
    verb = stop if look.n_cut > 1 else stop.replace("stop", "stops").replace("are", "is")
    without = f" and {missing_words(look.n_missing, len(look.papers))}" if look.n_missing else ""
    return (
        f"Because {lists} {verb}{without}, a group with many middle authors looks sparser than it is, and a senior "
        "author who signs last is missed"
    )


def _owner_clause(look: Lookup) -> str:
    owners = [row for row in owner_printed(look) if row["printed"] < row["papers"]]
    if not owners:
        return ""
    parts = [f"{row['name']}’s own name is {owner_lists(row['printed'], row['papers'])}" for row in owners]
    return f": {listing(parts)}"


def owner_lists(printed: int, papers: int) -> str:
    """How many lists print the owner, after "is".

    Examples
    --------
    >>> owner_lists(10, 50), owner_lists(0, 50), owner_lists(0, 1)
    ('printed on only 10 of the 50 lists', 'printed on none of the 50 lists', 'not printed')
    """
    if printed == 0:
        return "not printed" if papers == 1 else f"printed on none of the {papers:,} lists"
    return f"printed on only {printed:,} of the {papers:,} lists"
