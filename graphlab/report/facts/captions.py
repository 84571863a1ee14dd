"""Captions, which say how to read a figure, and alternative texts, which say what it shows."""

from collections import Counter

from graphlab.figures.timeline import has_dots
from graphlab.report.facts.headline import papers_note
from graphlab.report.facts.identity import caption_words, footnote
from graphlab.report.facts.limits import incomplete_adjective, incomplete_words
from graphlab.report.facts.lookup import SHOWN_FILES, Lookup, Row
from graphlab.report.facts.words import count_of, counted, how_many, is_or_are, listing, sentence_case, year_span

SHOWN_GROUPS = 4
SHOWN_PEAKS = 3
COUNTING = {"full": "joint papers", "fractional": "Newman’s weight", "pair": "weight by pairs"}


def network_caption(look: Lookup) -> Row:
    """Caption of the network figure: a bold claim and how to read the marks.

    Parameters
    ----------
    look
        The study's lookup.
    """
    geometry = look.study.network_view
    if geometry.level == "groups":
        return _groups_caption(look)
    n = len(look.collaborators) - geometry.n_hidden
    settings = look.study.settings
    parts = [f"{_circles(look, n)}; area grows with papers, line width with papers together."]
    if look.owner_left_out:
        who = listing(look.owners)
        verb, papers = ("is", "every paper") if len(look.owners) == 1 else ("are", "their papers")
        parts.append(f"{who} {verb} on {papers} by definition and left out, so that the groups can be seen.")
    if look.groups:
        parts.append(
            f"Shaded areas are groups found by the Leiden method (weight = {COUNTING[settings.network.counting]}, "
            f"random state {settings.random_state}); letters match the table of collaborators, colour is a "
            "group’s main theme."
        )
    parts.extend(left_out_words(geometry.n_hidden, geometry.n_unnamed))
    if look.n_incomplete:
        lists = incomplete_words(look)
        parts.append(
            f"Every tie is one the source shows; {lists[0].lower() + lists[1:]}, and full lists would add more."
        )
    parts.extend(caption_words([row["shown"] for row in look.unsure.values()]))
    return {"lead": look.language.words["lead_network"], "text": " ".join(parts)}


def _circles(look: Lookup, n: int) -> str:
    """Clause on who the circles are: everyone, or those with most papers."""
    if look.study.network_view.n_hidden:
        return f"Circles are {n:,} of the {count_of(len(look.collaborators), look.person)} named at least once"
    return f"{'Circles are' if n != 1 else 'The circle is'} the {count_of(n, look.person)} named at least once"


def _groups_caption(look: Lookup) -> Row:
    """Caption of the network figure where circles are groups."""
    geometry, settings = look.study.network_view, look.study.settings
    groups = counted(len(geometry.nodes), "largest group")
    ties = ", line width with papers that have authors in both" if len(geometry.edges) else "; no paper joins them"
    parts = [
        f"The network has {len(look.collaborators):,} people, too many to name, so circles are the {groups} found by "
        f"the Leiden method (weight = {COUNTING[settings.network.counting]}, random state {settings.random_state}); "
        f"area grows with people{ties}. Letters match the table of collaborators, names are the people with most "
        "papers, colour is a group’s main theme."
    ]
    if geometry.n_hidden:
        hidden = sentence_case(counted(geometry.n_hidden, "smaller group"))
        parts.append(f"{hidden} of two or more {is_or_are(geometry.n_hidden)} not drawn.")
    parts.extend(left_out_words(0, geometry.n_unnamed))
    return {"lead": look.language.words["lead_groups"], "text": " ".join(parts)}


def left_out_words(n_hidden: int, n_unnamed: int) -> list[str]:
    """Sentences on people the figure does not draw, and people it draws without their name.

    Examples
    --------
    >>> left_out_words(0, 0)
    []
    >>> left_out_words(1, 12)
    ['One more person with fewer papers is not drawn.', 'Twelve circles have no room for their name.']
    """
    parts: list[str] = []
    if n_hidden:
        people = counted(n_hidden, "more person", plural="more people")
        parts.append(f"{sentence_case(people)} with fewer papers {is_or_are(n_hidden)} not drawn.")
    if n_unnamed:
        circles = sentence_case(counted(n_unnamed, "circle"))
        has = "has no room for its" if n_unnamed == 1 else "have no room for their"
        parts.append(f"{circles} {has} name.")
    return parts


def network_alt(look: Lookup) -> str:
    """Alternative text of the network figure: counts and the largest groups.

    Parameters
    ----------
    look
        The study's lookup.
    """
    ties = len(look.coauthors)
    repeated = sum(row["papers"] > 1 for row in look.coauthors)
    text = (
        f"Network of {count_of(len(look.collaborators), look.person)} and {count_of(ties, 'tie')}, "
        f"{how_many(repeated)} of them on two papers or more, in {count_of(len(look.groups), 'group')}."
    )
    largest = [
        f"{row['letter']} {row['label']}, {count_of(row['n_authors'], 'person', plural='people')}, "
        f"with {row['names'][0]}"
        for row in look.groups[:SHOWN_GROUPS]
    ]
    return f"{text} Largest: {'; '.join(largest)}." if largest else text


def timeline_caption(look: Lookup) -> Row:
    """Caption of the timeline: what a dot is, which years are inferred, which year is not over.

    Parameters
    ----------
    look
        The study's lookup.
    """
    dots = has_dots(look.study.corpus.papers["year"])
    parts = ["One mark is one paper." if dots else "Bars count papers."]
    inferred = Counter(row["year"] for row in look.papers if row["date_inferred"] and row["year"] is not None)
    if inferred:
        parts.append(inferred_words(sum(inferred.values()), sorted(inferred), dots=dots))
    undated = sum(row["year"] is None for row in look.papers)
    if undated:
        parts.append(f"{sentence_case(counted(undated, 'paper'))} without a year {is_or_are(undated)} not drawn.")
    part = look.study.part_year
    if part is not None and part == look.years[1]:
        parts.append(f"{part} is incomplete.")
    return {"lead": look.language.words["lead_timeline"], "text": " ".join(parts)}


def inferred_words(n: int, years: list[int], *, dots: bool) -> str:
    """Sentence on the papers whose year is not printed.

    Examples
    --------
    >>> inferred_words(7, [2026], dots=True)
    'Seven papers print no year and are placed in 2026 (hollow).'
    >>> inferred_words(1, [2026], dots=True)
    'One paper prints no year and is placed in 2026 (hollow).'
    >>> inferred_words(3, [2024, 2026], dots=False)
    'Three papers print no year and are placed by inference.'
    """
    where = f"in {years[0]}" if len(years) == 1 else "by inference"
    verbs = ("prints", "is") if n == 1 else ("print", "are")
    mark = " (hollow)" if dots else ""
    return f"{sentence_case(counted(n, 'paper'))} {verbs[0]} no year and {verbs[1]} placed {where}{mark}."


def timeline_alt(look: Lookup) -> str:
    """Alternative text of the timeline: years, the highest year, themes by size.

    Parameters
    ----------
    look
        The study's lookup.
    """
    counts = Counter(row["year"] for row in look.papers if row["year"] is not None)
    if not counts:
        return "No paper has a year."
    most = max(counts.values())
    best = sorted(year for year, n in counts.items() if n == most)
    themes = [f"{row['label']}, {row['n_papers']:,}" for row in look.themes]
    peak = (
        f"most in {listing([str(year) for year in best])}, {most:,}{' each' if len(best) > 1 else ''}"
        if len(best) <= SHOWN_PEAKS
        else f"at most {most:,} a year"
    )
    return (
        f"{count_of(sum(counts.values()), 'paper')} in {year_span(*look.years)}; {peak}. "
        f"{'Themes' if len(themes) > 1 else 'Theme'} by number of papers: {'; '.join(themes)}."
    )


def map_caption(look: Lookup) -> Row:
    """Caption of the theme map.

    Parameters
    ----------
    look
        The study's lookup.
    """
    low = low_certainty(look)
    text = "One mark is one paper; near papers use similar words. The axes have no unit and no direction."
    if low:
        verb = "lies" if len(low) == 1 else "lie"
        text += f" {sentence_case(counted(len(low), 'paper'))} {verb} between themes (certainty below one half)."
    return {"lead": look.language.words["lead_map"], "text": text}


def map_alt(look: Lookup) -> str:
    """Alternative text of the theme map: themes with their sizes and how sure they are.

    Parameters
    ----------
    look
        The study's lookup.
    """
    parts = [
        f"{row['label']}, {count_of(row['n_papers'], 'paper')}, mean certainty {row['certainty']:.2f}"
        for row in look.themes
    ]
    return f"Map of {count_of(len(look.papers), 'paper')} in {count_of(len(parts), 'theme')}: {'; '.join(parts)}."


def low_certainty(look: Lookup) -> list[Row]:
    """Papers whose theme is less than half certain.

    Parameters
    ----------
    look
        The study's lookup.
    """
    return [row for row in look.papers if row["certainty"] is not None and row["certainty"] < 0.5]


def source_line(look: Lookup) -> str:
    """Foot of every page: what was read, how many papers, the hash of the input.

    Parameters
    ----------
    look
        The study's lookup.
    """
    language = look.language
    inputs, profiles = look.study.corpus.inputs, look.study.corpus.profiles
    papers = language.count("papers_listed", len(look.papers))
    if inputs:
        kind = "profile_pages" if len(profiles) == len(inputs) else "files"
        line = language.said("source", what=language.count(kind, len(inputs)), papers=papers)
    else:
        line = language.said("source_papers", papers=papers)
    stated = [profile.n_papers for profile in profiles if profile.n_papers is not None]
    same = not stated or stated == [len(look.papers)]
    return line if same else language.said("source_stated", source=line, note=papers_note(look))


def collaborators_caption(look: Lookup, n_rows: int) -> Row:
    """Caption of the table of collaborators; ``plain`` is its text for a table without the strip of years.

    Parameters
    ----------
    look
        The study's lookup.
    n_rows
        Rows shown.
    """
    language = look.language
    people = language.count(f"{look.person}s", n_rows)
    if n_rows < len(look.collaborators):
        lead = language.said("lead_busiest", people=people)
    else:
        key = f"lead_one_{look.person}" if n_rows == 1 else "lead_everyone"
        lead = language.said(key, people=people)
    span = year_span(*look.years)
    first = "First: papers on which the person is printed first."
    strip = f" The year strip runs {span}; dot area grows with papers in that year, colour is their theme." * (
        look.years[0] != look.years[1]
    )
    rest = ""
    if look.n_incomplete:
        rest += f" Counts are lower bounds and order is by visible papers: lists are {incomplete_adjective(look)}."
    rest += footnote(look, look.collaborators[:n_rows])
    return {"lead": lead, "text": first + strip + rest, "plain": first + rest}


def themes_intro(look: Lookup) -> str:
    """Sentence above the theme cards: what groups the papers and where the names come from.

    Parameters
    ----------
    look
        The study's lookup.
    """
    note = look.study.topics.note_
    if len(look.themes) == 1:
        return note or "One theme holds all papers."
    text = (
        "Themes group papers that share vocabulary in titles and abstracts; each is named after the terms the method "
        "found. Certainty is how surely a theme’s papers belong to it, from 0 to 1."
    )
    return f"{text} {note}".strip()


def papers_caption(look: Lookup, n_rows: int) -> Row:
    """Caption of the list of papers: its order, its marks, its last column, what it leaves out.

    Parameters
    ----------
    look
        The study's lookup.
    n_rows
        Rows shown.
    """
    parts = ["Latest first, with authors as printed."]
    if any(row["date_inferred"] and row["year"] is not None for row in look.papers):
        parts.append("* The year is inferred.")
    if low_certainty(look):
        parts.append("? The theme is less than half certain.")
    if any(row["source_line"] is not None for row in look.papers):
        several = len(look.study.corpus.inputs) > 1
        many = len(look.files) > SHOWN_FILES
        where = "by its place in manifest.json" if many else "numbered as in the command under Methods"
        files = f"Line: file, {where}, and line in it."
        parts.append(files if several else "Line: where the paper stands in the input file.")
    n = len(look.papers)
    papers = look.language.count("papers", n)
    if n_rows < n:
        parts.insert(0, "The latest and those cited above; all are in tables/papers.csv.")
        lead = look.language.said("lead_some_papers", n=n_rows, papers=papers)
    else:
        lead = look.language.said("lead_one_paper" if n == 1 else "lead_all_papers", papers=papers)
    return {"lead": lead, "text": " ".join(parts)}
