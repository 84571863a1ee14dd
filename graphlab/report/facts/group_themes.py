"""Which group works on which theme: where it is more than chance gives, what groups share, what none works on."""

from graphlab.figures.group_themes import LEVEL, groups_shown
from graphlab.report.facts.lookup import Lookup, Row, rows
from graphlab.report.facts.sentences import Evidence, Sentence
from graphlab.report.facts.words import (
    clean_cut,
    count_of,
    counted,
    inside_sentence,
    is_or_are,
    listing,
    number_word,
    portion,
    sentence_case,
)

SHOWN_CLEAR = (3, 2, 4, 1)  # pairs to name, without cutting through a tie
SHOWN_TIES = 3
SHOWN_CELLS = 6
LOOSE = 0.5  # mean certainty of a theme's papers


def is_told(look: Lookup) -> bool:
    """Whether there are themes and groups enough, with papers enough, to compare.

    Parameters
    ----------
    look
        The study's lookup.
    """
    return len(look.themes) > 1 and len({row["community"] for row in pairs_tested(look)}) > 1


def pairs_tested(look: Lookup) -> list[Row]:
    """Pairs of a group and a theme that were held against chance: those of groups with papers enough.

    Parameters
    ----------
    look
        The study's lookup.
    """
    table = look.study.community_themes
    return rows(table[table["p_adjusted"].notna()])


def group_sentences(look: Lookup) -> tuple[Sentence, ...]:
    """Sentences on groups and themes.

    Parameters
    ----------
    look
        The study's lookup.
    """
    return (*clear_pairs(look), most_shared(look), *without_group(look), *loose_themes(look))


def clear_pairs(look: Lookup) -> tuple[Sentence, ...]:
    """A sentence for each of the clearest pairs of a group and a theme; one that says so where chance explains all.

    Parameters
    ----------
    look
        The study's lookup.
    """
    table = pairs_tested(look)
    clear = [row for row in table if row["p_adjusted"] <= LEVEL]
    # Adjusted values tie where the plain ones do not. Rounded: the last bits of a sum must not tell two alike apart.
    clear.sort(key=lambda row: (float(f"{row['p']:.9g}"), -row["papers"], row["community"], row["theme_id"]))
    if not clear:
        n = len({row["community"] for row in table})
        least = min(table, key=lambda row: (row["p"], row["community"], row["theme_id"]))
        return (Sentence(text=no_pair_words(n), evidence=_cells(least, "p_adjusted")),)
    named = clear[: clean_cut([-float(f"{row['p']:.9g}") for row in clear], preferred=SHOWN_CLEAR)]
    group = {row["community"]: row for row in look.communities}
    told = [_clear_pair(look, group[row["community"]], row) for row in named]
    rest = clear[len(named) :]
    if rest:
        cells = tuple(cell for row in rest for cell in _cells(row, "p_adjusted"))
        told.append(Sentence(text=more_pairs_words(len(rest), named=bool(named)), evidence=cells))
    return tuple(told)


def clear_words(letter: str, label: str, row: Row, *, n_papers: int, overall: float) -> str:
    """Sentence on a group that works on a theme more than chance gives.

    Examples
    --------
    >>> row = {"papers": 7, "share": 0.875, "share_low": 0.529, "share_high": 0.978}
    >>> clear_words("A", "Forest fires", row, n_papers=8, overall=0.35)
    'Group A works on forest fires more than chance gives: 7 of its 8 papers (88%, 95% interval 53% to 98%), \
against 35% of all papers.'
    >>> row = {"papers": 5, "share": 1.0, "share_low": 0.566, "share_high": 1.0}
    >>> clear_words("B", "GPU clusters", row, n_papers=5, overall=0.004)
    'Group B works on GPU clusters more than chance gives: all 5 of its papers (100%, 95% interval 57% to 100%), \
against less than 1% of all papers.'
    """
    papers = row["papers"]
    part = f"all {papers:,} of its papers" if papers == n_papers else f"{papers:,} of its {n_papers:,} papers"
    share = f"{row['share']:.0%}, 95% interval {row['share_low']:.0%} to {row['share_high']:.0%}"
    whole = "less than 1%" if overall < 0.005 else f"{overall:.0%}"
    theme = inside_sentence(label)
    return f"Group {letter} works on {theme} more than chance gives: {part} ({share}), against {whole} of all papers."


def no_pair_words(n_groups: int) -> str:
    """Sentence for groups whose themes chance explains.

    Examples
    --------
    >>> no_pair_words(2), no_pair_words(14)
    ('Neither of the two groups with enough papers to tell works on a theme more than chance gives.', 'None of the 14 \
groups with enough papers to tell works on a theme more than chance gives.')
    """
    who = "Neither of the two groups" if n_groups == 2 else f"None of the {number_word(n_groups)} groups"
    return f"{who} with enough papers to tell works on a theme more than chance gives."


def more_pairs_words(n: int, *, named: bool) -> str:
    """Sentence on pairs beyond chance that are not named.

    Examples
    --------
    >>> more_pairs_words(1, named=True)
    'One more pair of a group and a theme is beyond chance.'
    >>> more_pairs_words(94, named=True)
    '94 more pairs of a group and a theme are beyond chance.'
    >>> more_pairs_words(8, named=False)
    'Eight pairs of a group and a theme are beyond chance, none more clearly than the others.'
    """
    kind = "more pair" if named else "pair"
    pairs = counted(n, f"{kind} of a group and a theme", plural=f"{kind}s of a group and a theme")
    end = "" if named else ", none more clearly than the others"
    return f"{sentence_case(pairs)} {is_or_are(n)} beyond chance{end}."


def most_shared(look: Lookup) -> Sentence:
    """Sentence on the theme that most groups work on.

    Parameters
    ----------
    look
        The study's lookup.
    """
    table = rows(look.study.theme_reach)
    most = max(row["n_groups"] for row in table)
    best = [row for row in table if row["n_groups"] == most]
    labels = [look.theme[row["theme_id"]]["label"] for row in best]
    themes = {row["theme_id"] for row in best}
    cells = tuple(Evidence("theme_reach", row["theme_id"], "n_groups", row["n_groups"]) for row in best)
    groups = {row["community"] for row in look.groups}
    members = {row["author_id"] for row in look.collaborators if row["community"] in groups}
    is_few = most > 1 and len(best) <= SHOWN_TIES
    papers = look.papers_of(
        lambda row: (
            is_few and row["theme_id"] in themes and not members.isdisjoint(look.bylines.get(row["paper_id"], ()))
        )
    )
    text = shared_words(labels, most, n_groups=len(look.groups), n_themes=len(table))
    return Sentence(text=text, evidence=cells, papers=papers)


def shared_words(labels: list[str], most: int, *, n_groups: int, n_themes: int) -> str:
    """Sentence on the themes that most groups work on.

    Examples
    --------
    >>> shared_words(["River ice"], 1, n_groups=4, n_themes=3)
    'No theme is worked on by two groups.'
    >>> shared_words(["River ice"], 3, n_groups=4, n_themes=3), shared_words(["River ice"], 2, n_groups=2, n_themes=3)
    ('The most shared theme is river ice: 3 of the 4 groups have papers on it.', 'The most shared theme is river ice: \
both groups have papers on it.')
    >>> shared_words(["River ice", "GPU clusters"], 4, n_groups=4, n_themes=5)
    'The most shared themes are river ice and GPU clusters: all 4 groups have papers on each.'
    >>> shared_words(list("abcd"), 3, n_groups=4, n_themes=5), shared_words(list("abcd"), 2, n_groups=4, n_themes=4)
    ('Four themes are shared most, by 3 of the 4 groups each.', 'Each theme is worked on by 2 of the 4 groups.')
    """
    if most < 2:
        return "No theme is worked on by two groups."
    part = portion(most, n_groups)
    if len(labels) == n_themes:
        return f"Each theme is worked on by {part} groups."
    if len(labels) > SHOWN_TIES:
        return f"{sentence_case(number_word(len(labels)))} themes are shared most, by {part} groups each."
    named = listing([inside_sentence(label) for label in labels])
    if len(labels) == 1:
        return f"The most shared theme is {named}: {part} groups have papers on it."
    return f"The most shared themes are {named}: {part} groups have papers on each."


def without_group(look: Lookup) -> tuple[Sentence, ...]:
    """Sentence on the themes that no group works on; nothing where each has one.

    Parameters
    ----------
    look
        The study's lookup.
    """
    alone = [row for row in rows(look.study.theme_reach) if row["n_groups"] == 0]
    if not alone:
        return ()
    labels = [look.theme[row["theme_id"]]["label"] for row in alone]
    themes = {row["theme_id"] for row in alone}
    return (
        Sentence(
            text=without_group_words(labels, sum(row["papers_outside"] for row in alone)),
            evidence=tuple(
                Evidence("theme_reach", row["theme_id"], column, row[column])
                for row in alone
                for column in ("n_groups", "papers_outside")
            ),
            papers=look.papers_of(lambda row: row["theme_id"] in themes),
        ),
    )


def without_group_words(labels: list[str], n_papers: int) -> str:
    """Sentence on themes without a group.

    Examples
    --------
    >>> without_group_words(["Bird song"], 1), without_group_words(["Bird song", "GPU clusters"], 12)
    ('No group works on bird song (1 paper).', 'No group works on bird song or GPU clusters (12 papers).')
    >>> without_group_words(["A1", "B2", "C3", "D4"], 40)
    'No group works on four of the themes (40 papers).'
    """
    names = [inside_sentence(label) for label in labels]
    what = f"{number_word(len(names))} of the themes" if len(names) > SHOWN_TIES else " or ".join(names)
    return f"No group works on {what} ({count_of(n_papers, 'paper')})."


def loose_themes(look: Lookup) -> tuple[Sentence, ...]:
    """Sentence on themes that hold their papers loosely, of which all that is said here is less sure.

    Parameters
    ----------
    look
        The study's lookup.
    """
    loose = [row for row in look.themes if row["certainty"] < LOOSE]
    if not loose:
        return ()
    cells = tuple(Evidence("themes", row["theme_id"], "certainty", row["certainty"]) for row in loose)
    text = loose_words([row["label"] for row in loose], n_themes=len(look.themes))
    return (Sentence(text=text, evidence=cells),)


def loose_words(labels: list[str], *, n_themes: int) -> str:
    """Sentence on themes whose papers belong to them less than half certainly.

    Examples
    --------
    >>> loose_words(["Snake robots"], n_themes=6)
    'The papers of snake robots are less than half certain to belong together, so counts on it may shift.'
    >>> loose_words(["Snake robots", "GPU clusters"], n_themes=6), loose_words(["A1", "B2"], n_themes=2)
    ('The papers of snake robots and GPU clusters are less than half certain to belong together, so counts on them may \
shift.', 'The papers of every theme are less than half certain to belong together, so counts on them may shift.')
    """
    names = listing([inside_sentence(label) for label in labels])
    if len(labels) == n_themes:
        names = "every theme"
    elif len(labels) > SHOWN_TIES:
        names = f"{number_word(len(labels))} of the themes"
    it = "it" if len(labels) == 1 else "them"
    return f"The papers of {names} are less than half certain to belong together, so counts on {it} may shift."


def figure_caption(look: Lookup) -> Row:
    """Caption of the matrix of groups and themes.

    Parameters
    ----------
    look
        The study's lookup.
    """
    hidden = len(look.groups) - len(groups_shown(look.study.communities))
    parts = [
        "Groups, by main theme, with the person of most papers and the number of papers; themes with their share of "
        "all papers. A paper of two groups counts for both. Filled: more papers than as many drawn by lot would hold "
        "(hypergeometric test, p at most 0.05, adjusted for all pairs of a theme and a group of five papers or more). "
        "Papers of one project are no independent draws, so a filled circle is a hint and no proof.",
        *hidden_words(hidden),
    ]
    return {"lead": look.language.words["lead_group_themes"], "text": " ".join(parts)}


def hidden_words(n: int) -> list[str]:
    """Sentence on the groups that are not drawn.

    Examples
    --------
    >>> hidden_words(0), hidden_words(1)
    ([], ['One more group with as many papers or fewer is not drawn.'])
    >>> hidden_words(2103)
    ['2,103 more groups with as many papers or fewer are not drawn.']
    """
    groups = sentence_case(counted(n, "more group"))
    return [f"{groups} with as many papers or fewer {is_or_are(n)} not drawn."] if n else []


def figure_alt(look: Lookup) -> str:
    """Alternative text of the matrix: its size and the pairs with most papers.

    Parameters
    ----------
    look
        The study's lookup.
    """
    shown = groups_shown(look.study.communities)
    letters = dict(zip(shown["community"], shown["letter"], strict=True))
    table = look.study.community_themes
    cells = rows(table[table["community"].isin(list(letters))])
    cells.sort(key=lambda row: (-row["papers"], row["community"], row["theme_id"]))
    said = [
        f"{letters[row['community']]} and {inside_sentence(look.theme[row['theme_id']]['label'])}, {row['papers']:,}"
        for row in cells[:SHOWN_CELLS]
    ]
    size = f"{count_of(len(shown), 'group')} and {count_of(len(look.themes), 'theme')}"
    return f"Matrix of {size} with papers as circles. Most papers: {'; '.join(said)}."


def _clear_pair(look: Lookup, group: Row, row: Row) -> Sentence:
    theme = look.theme[row["theme_id"]]
    members = {person["author_id"] for person in look.collaborators if person["community"] == group["community"]}
    on = look.papers_of(
        lambda paper: (
            paper["theme_id"] == row["theme_id"] and not members.isdisjoint(look.bylines.get(paper["paper_id"], ()))
        )
    )
    overall = theme["n_papers"] / len(look.papers)
    text = clear_words(group["letter"], theme["label"], row, n_papers=group["n_papers"], overall=overall)
    cells = (
        *_cells(row, "papers", "share", "share_low", "share_high", "p", "p_adjusted"),
        Evidence("communities", group["community"], "n_papers", group["n_papers"]),
        Evidence("themes", theme["theme_id"], "n_papers", theme["n_papers"]),
    )
    return Sentence(text=text, evidence=cells, papers=on)


def _cells(row: Row, *columns: str) -> tuple[Evidence, ...]:
    key = f"{row['community']}; {row['theme_id']}"
    return tuple(Evidence("community_themes", key, column, row[column]) for column in columns)
