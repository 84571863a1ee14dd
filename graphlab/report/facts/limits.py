"""What the record hides: cut bylines, the owner's missing name, papers that are not there."""

from collections import Counter

from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import count_of, counted, listing, number_word


def minimums(look: Lookup) -> Finding | None:
    """Finding that says which counts are lower bounds; none where every byline is complete.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.n_cut:
        return None
    cut = next(row for row in look.papers if not row["byline_complete"])
    lists = cut_words(look.n_cut, len(look.papers), names_kept(look))
    text = f"{lists}, so ties beyond the last name printed are invisible."
    cells = (Evidence("papers", cut["paper_id"], "byline_complete", "false"),)
    return Finding(
        key="minimums", lead="Read the counts as minimums.", sentences=(Sentence(text=text, evidence=cells),)
    )


def cut_words(n_cut: int, n_papers: int, kept: int | None) -> str:
    """Clause on the cut author lists.

    Parameters
    ----------
    n_cut, n_papers
        Papers with a cut byline, and all papers.
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
    cut = {row["paper_id"] for row in look.papers if not row["byline_complete"]}
    authorships = look.study.corpus.authorships
    printed = authorships[(authorships["evidence"] == "printed") & authorships["paper_id"].isin(cut)]
    sizes = set(printed.groupby("paper_id").size().reindex(sorted(cut), fill_value=0))
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
    if not look.n_cut:
        return (outside,)
    kept = names_kept(look)
    stop = f"stop after {counted(kept, 'name')}" if kept else "are cut"
    lists = f"{look.n_cut:,} of {count_of(len(look.papers), 'list')}" if look.n_cut > 1 else "one list"
    verb = stop if look.n_cut > 1 else stop.replace("stop", "stops").replace("are", "is")
    first = next(row for row in look.papers if not row["byline_complete"])
    sentences = [
        Sentence(
            text=f"Because {lists} {verb}, a group with many middle authors looks sparser than it is, and a senior "
            f"author who signs last is missed{_owner_clause(look)}.",
            evidence=(Evidence("papers", first["paper_id"], "byline_complete", "false"),),
        ),
        Sentence(
            text="No ranking by centrality is printed for that reason; the measures are in tables/collaborators.csv.",
            evidence=(Evidence("manifest", "counts", "bylines_cut", look.n_cut),),
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


def _owner_clause(look: Lookup) -> str:
    owners = [row for row in owner_printed(look) if row["printed"] < row["papers"]]
    if not owners:
        return ""
    parts = [f"{row['name']}’s own name is printed on {owner_lists(row['printed'], row['papers'])}" for row in owners]
    return f": {listing(parts)}"


def owner_lists(printed: int, papers: int) -> str:
    """How many lists print the owner.

    Examples
    --------
    >>> owner_lists(10, 50), owner_lists(0, 50), owner_lists(0, 1)
    ('only 10 of the 50 lists', 'none of the 50 lists', 'none of them')
    """
    if printed == 0:
        return "none of them" if papers == 1 else f"none of the {papers:,} lists"
    return f"only {printed:,} of the {papers:,} lists"
