"""Page one in words: title, one sentence, five key figures, each with what to know about it."""

from collections import Counter

from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.words import (
    counted,
    inside_sentence,
    listing,
    number_word,
    printable,
    sentence_case,
    year_span,
)

RECENT_YEARS = 2
SHOWN_LEADERS = 3


def title(look: Lookup) -> str:
    """Title of the report: the owners, or the number of papers and where they come from.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if look.owners:
        return listing(look.owners)
    names = [printable(item.name) for item in look.study.corpus.inputs]
    papers = look.language.count("papers", len(look.papers))
    named = listing(names) if look.language.code == "en" else look.language.listing(names)
    return look.language.said("title_from", papers=papers, names=named) if 0 < len(names) <= 2 else papers


def deck(look: Lookup) -> str:
    """One sentence under the title, made of theme labels, groups and the recent papers.

    Parameters
    ----------
    look
        The study's lookup.
    """
    people = _people_clause(look)
    if len(look.papers) == 1:
        span = year_span(*look.years)
        dated = f" from {span}" if span else ""
        return f"One paper{dated}{', ' + people if people else ''}."
    first = themes_clause([row["label"] for row in look.themes], len(look.papers))
    recent = recent_clause(look)
    return "; ".join(part for part in (", ".join(p for p in (first, people) if p), recent) if part) + "."


def themes_clause(labels: list[str], n_papers: int) -> str:
    """Clause that names the largest themes, as the beginning of a sentence.

    Parameters
    ----------
    labels
        Labels of the themes, largest first.
    n_papers
        Number of papers.

    Examples
    --------
    >>> themes_clause(["Federated learning", "GPU scheduling", "Data centres", "Vision"], 50)
    'Federated learning, GPU scheduling and data centres lead the four themes of 50 papers'
    >>> themes_clause(["Federated learning", "GPU scheduling"], 20)
    'Federated learning and GPU scheduling are the two themes of 20 papers'
    >>> themes_clause(["Federated learning"], 5), themes_clause([], 5)
    ('Five papers', 'Five papers')
    """
    papers = counted(n_papers, "paper")
    if len(labels) < 2:  # one theme is what is left where papers are too few, or too much alike, to tell apart
        return sentence_case(papers)
    named = sentence_case(listing([inside_sentence(label) for label in labels[:SHOWN_LEADERS]]))
    if len(labels) <= SHOWN_LEADERS:
        return f"{named} are the {number_word(len(labels))} themes of {papers}"
    return f"{named} lead the {number_word(len(labels))} themes of {papers}"


def recent_clause(look: Lookup) -> str:
    """Clause on the theme with the most recent papers; empty where there is none or too few to say.

    Parameters
    ----------
    look
        The study's lookup.
    """
    since, counts = recent_themes(look)
    best = [theme for theme, n in counts.items() if n == max(counts.values()) and n > 1]
    if since is None or len(look.themes) < 2 or not 1 <= len(best) <= 2:
        return ""
    labels = [inside_sentence(look.theme[theme]["label"]) for theme in best]
    theme = "the leading theme since {} is" if len(labels) == 1 else "the leading themes since {} are"
    return f"{theme.format(since)} {listing(labels)}"


def recent_themes(look: Lookup) -> tuple[int | None, dict[int, int]]:
    """First year counted as recent, and the papers of each theme since; no year where the record is too short.

    Parameters
    ----------
    look
        The study's lookup.
    """
    first, last = look.years
    if first is None or last is None or last - first < RECENT_YEARS:
        return None, {}
    since = last - RECENT_YEARS + 1
    recent = [row for row in look.papers if (row["year"] or 0) >= since and row["theme_id"] in look.theme]
    return since, dict(sorted(Counter(row["theme_id"] for row in recent).items()))


def key_figures(look: Lookup) -> list[Row]:
    """Five key figures: value, label, and the caveat under it.

    Parameters
    ----------
    look
        The study's lookup.
    """
    n_people, n_groups = len(look.collaborators), len(look.groups)
    repeated = [row for row in look.coauthors if row["papers"] > 1]
    language = look.language
    ties = language.said("of_ties", ties=language.count("observed_ties", len(look.coauthors)))
    figures = (
        ("papers_analysed", len(look.papers), papers_note(look)),
        (f"named_{look.person}", n_people, people_note(look, n_people)),
        ("groups", n_groups, groups_note(look)),
        ("partnerships", len(repeated), ties),
        ("themes", len(look.themes), year_span(*look.years) or language.words["no_dates"]),
    )
    return [{"value": language.whole(n), "label": language.label(key, n), "note": note} for key, n, note in figures]


def papers_note(look: Lookup) -> str:
    """Caveat of the number of papers: what the profile pages state, or how many files there are.

    Parameters
    ----------
    look
        The study's lookup.
    """
    language = look.language
    stated = [profile.n_papers for profile in look.study.corpus.profiles if profile.n_papers is not None]
    if len(stated) == 1:
        same = stated[0] == len(look.papers)
        return language.words["as_stated"] if same else language.said("states", n=stated[0])
    if stated:
        return language.said("several_state", n=language.listing(language.whole(n) for n in stated))
    n_files = len(look.study.corpus.inputs)
    return language.said("from_files", files=language.count("files", n_files)) if n_files else ""


def people_note(look: Lookup, n_people: int) -> str:
    """Caveat of the number of people.

    Parameters
    ----------
    look
        The study's lookup.
    n_people
        How many there are.
    """
    if look.n_cut or (look.n_missing and n_people):
        how = "cut_or_missing" if look.n_cut and look.n_missing else "cut" if look.n_cut else "missing"
        return look.language.said("lower_bound", how=look.language.words[f"lists_{how}"])
    return look.language.words["complete_lists" if n_people else "no_lists"]


def groups_note(look: Lookup) -> str:
    """Caveat of the number of groups: how many are on three papers or more.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.groups:
        return look.language.words["no_two"]
    return look.language.said("with_three", n=sum(row["n_papers"] >= 3 for row in look.groups))


def _people_clause(look: Lookup) -> str:
    n_people, n_groups = len(look.collaborators), len(look.groups)
    if not n_people:
        return ""
    n_grouped = sum(row["n_authors"] for row in look.groups)
    return people_words(n_people, look.person, n_groups=n_groups, n_grouped=n_grouped)


def people_words(n_people: int, person: str, *, n_groups: int, n_grouped: int) -> str:
    """Clause on the people and their groups.

    Examples
    --------
    >>> people_words(79, "coauthor", n_groups=14, n_grouped=79)
    'with 79 named coauthors in 14 groups'
    >>> people_words(44, "author", n_groups=10, n_grouped=35), people_words(3, "author", n_groups=1, n_grouped=2)
    ('with 44 named authors, 35 of them in ten groups', 'with three named authors')
    """
    people = f"with {counted(n_people, f'named {person}')}"
    if n_groups < 2:
        return people
    some = f", {number_word(n_grouped)} of them" if n_grouped < n_people else ""
    return f"{people}{some} in {counted(n_groups, 'group')}"


def subtitle(look: Lookup) -> str:
    """Size of the study in a line.

    Parameters
    ----------
    look
        The study's lookup.
    """
    language = look.language
    people = language.count(f"named_{look.person}", len(look.collaborators))
    papers = language.count("papers", len(look.papers))
    return " · ".join(part for part in (papers, people, year_span(*look.years)) if part)
