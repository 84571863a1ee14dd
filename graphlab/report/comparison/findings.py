"""What changed from A to B, or sets them apart, as sentences computed from the tables of a comparison."""

from graphlab.report.comparison.limits import ROWS, limits
from graphlab.report.comparison.themes import themes_finding
from graphlab.report.comparison.view import View, tie_names
from graphlab.report.facts.lookup import Row
from graphlab.report.facts.sentences import Evidence, Finding, Sentence, supported
from graphlab.report.facts.words import (
    clean_cut,
    count_of,
    counted,
    how_many,
    is_or_are,
    listing,
    number_word,
    portion,
    sentence_case,
)

PLURAL = {"person": "people"}
HALF = 0.5
FEWEST = 2  # papers: the most of all is worth telling from two on


def comparison_findings(view: View) -> list[Finding]:
    """Findings in the order they are printed.

    Parameters
    ----------
    view
        The comparison.
    """
    if view.is_same:
        return supported([nothing_differs(view), limits(view)])
    told = [papers_finding(view), people_finding(view), ties_finding(view), groups_finding(view), themes_finding(view)]
    return supported([*told, limits(view)])


def nothing_differs(view: View) -> Finding:
    """Finding that both sides are the same.

    Parameters
    ----------
    view
        The comparison.
    """
    n = view.n_papers[0]
    hold = f"Both sides hold the same {count_of(n, 'paper')}" if n != 1 else "Both sides hold the same paper"
    parts = "people, ties, groups and themes" if view.is_ordered else "people, ties and themes"
    sentences = [Sentence(text=f"{hold}, with the same {parts}.", evidence=_counts(view, *view.counts))]
    lead = "Nothing changed." if view.is_ordered else "Nothing differs."
    return Finding(key="same", lead=lead, sentences=tuple(sentences))


def papers_finding(view: View) -> Finding:
    """Finding on new and lost papers.

    Parameters
    ----------
    view
        The comparison.
    """
    return Finding(key="papers", lead=_lead(view, "papers", "paper"), sentences=(_totals(view, "papers", "paper"),))


def people_finding(view: View) -> Finding | None:
    """Finding on new and lost people, who of them have most papers, and whose papers grew most.

    Parameters
    ----------
    view
        The comparison.
    """
    if not view.people:
        return None
    sentences = [_totals(view, "people", "person"), *_most_papers(view), *_grown(view)]
    return Finding(key="people", lead=_lead(view, "people", "person"), sentences=tuple(sentences))


def ties_finding(view: View) -> Finding | None:
    """Finding on new and lost ties, whom the new ones join, and the strongest.

    Parameters
    ----------
    view
        The comparison.
    """
    if not view.ties:
        return None
    sentences = [_totals(view, "ties", "tie"), *_joined_by_new(view), *_strongest(view)]
    return Finding(key="ties", lead=_lead(view, "ties", "tie"), sentences=tuple(sentences))


def groups_finding(view: View) -> Finding | None:
    """Finding on groups that are matched, are new or have no match.

    Parameters
    ----------
    view
        The comparison.
    """
    if not view.groups:
        return None
    row = view.counts["groups"]
    new, lost = row["only_b"], row["only_a"]
    kept = sentence_case(counted(row["both"], "group"))
    lead = f"{kept} matched, {how_many(new)} new, {how_many(lost)} without a match."
    matched = [group for group in view.groups if group["presence"] == "both"]
    sizes = f"{count_of(row['a'], 'group')} {view.at(0)}, {row['b']:,} {view.at(1)}"
    text = f"{sizes}; groups are matched by the people they share."
    sentences = [
        Sentence(text=text, evidence=_counts(view, "groups")),
        *_kept_half(matched),
        *_match(view, matched),
        *_taken_in(matched),
    ]
    return Finding(key="groups", lead=lead, sentences=tuple(sentences))


def _counts(view: View, *parts: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("counts", what, column, view.counts[what][column])
        for what in parts
        for column in ("a", "only_a", "both", "only_b", "b")
    )


def _lead(view: View, what: str, noun: str) -> str:
    lost, new = view.only(what)
    plural = PLURAL.get(noun, f"{noun}s")
    if not view.is_ordered:
        return f"{sentence_case(counted(view.counts[what]['both'], f'shared {noun}', plural=f'shared {plural}'))}."
    if view.sides.kind == "dates" and not lost:
        since = view.labels[0].removeprefix("up to ")
        return f"{sentence_case(counted(new, f'new {noun}', plural=f'new {plural}'))} since {since}."
    return f"{sentence_case(counted(new, f'new {noun}', plural=f'new {plural}'))}, {how_many(lost)} lost."


def _totals(view: View, what: str, noun: str) -> Sentence:
    row = view.counts[what]
    plural = PLURAL.get(noun, f"{noun}s")
    both = row["both"]
    shared = f"{both:,}" if both else "none"
    a = f"{count_of(row['a'], noun, plural=plural)} {view.at(0, what)}"
    text = f"{a}, {row['b']:,} {view.at(1, what)}, {shared} in both."
    return Sentence(text=text, evidence=_counts(view, what))


def _most_papers(view: View) -> tuple[Sentence, ...]:
    """Who of those on one side only has most papers there; nothing where the first is a large tie."""
    told: list[Sentence] = []
    for side, word in ((1, "new"), (0, "lost")):
        end = "ab"[side]
        one_sided = [row for row in view.people if row["presence"] == f"only {end.upper()}"]
        several = [row for row in one_sided if row[f"papers_{end}"] >= FEWEST]
        found = _first(sorted(several, key=lambda row: -row[f"papers_{end}"]), f"papers_{end}")
        if found and len(one_sided) > 1:
            names = listing([f"{row['shown']} ({row[f'papers_{end}']:,})" for row in found])
            who = f"Among the {word}" if view.is_ordered else f"Among those only {view.at(side, 'people')}"
            cells = tuple(
                Evidence("people", row[f"author_id_{end}"], f"papers_{end}", row[f"papers_{end}"]) for row in found
            )
            told.append(Sentence(text=f"{who}, {names} {_has(len(found))} the most papers.", evidence=cells))
    return tuple(told)


def _grown(view: View) -> tuple[Sentence, ...]:
    """Who is on both sides and has the most papers more in B."""
    if not view.is_ordered:
        return ()
    both = [{**row, "more": row["papers_b"] - row["papers_a"]} for row in view.people if row["presence"] == "both"]
    both = [row for row in both if row["more"] >= FEWEST]
    found = _first(sorted(both, key=lambda row: -row["more"]), "more")
    if not found:
        return ()
    names = listing([f"{row['shown']} ({row['papers_a']:,} to {row['papers_b']:,})" for row in found])
    cells = tuple(
        Evidence("people", row["author_id_b"], f"papers_{end}", row[f"papers_{end}"]) for row in found for end in "ab"
    )
    text = f"Of those in both, the papers of {names} grew most."
    return (Sentence(text=text, evidence=cells),)


def _joined_by_new(view: View) -> tuple[Sentence, ...]:
    new = [row for row in view.ties if row["presence"] == "only B"]
    if not new or not view.is_ordered:
        return ()
    n = [sum(row["known_people"] == known for row in new) for known in (2, 1, 0)]
    words = ("two people of both sides", "a person of both sides with a new one", "two new people")
    if len(new) == 1:
        text = f"The new tie joins {words[n.index(1)]}."
    else:
        parts = [
            f"{how_many(count)} {'joins' if count == 1 else 'join'} {word}"
            for count, word in zip(n, words, strict=True)
            if count
        ]
        text = f"Of the new ties, {', '.join(parts)}."
    cells = tuple(
        Evidence("ties", f"presence is only B; known_people is {known}", ROWS, count)
        for known, count in zip((2, 1, 0), n, strict=True)
    )
    return (Sentence(text=text, evidence=cells),)


def _strongest(view: View) -> tuple[Sentence, ...]:
    """The strongest tie that only one side has."""
    told: list[Sentence] = []
    for side, word in ((1, "new"), (0, "lost")):
        end = "ab"[side]
        found = [row for row in view.ties if row["presence"] == f"only {end.upper()}"]
        most = max((row[f"papers_{end}"] for row in found), default=0)
        best = [row for row in found if row[f"papers_{end}"] == most]
        if most < FEWEST or len(best) > 2:
            continue
        pairs = listing([" with ".join(tie_names(row)) for row in best])
        which = f"strongest {word} {'tie is' if len(best) == 1 else 'ties are'}"
        if not view.is_ordered:
            which = f"strongest only {view.at(side, 'ties')} {is_or_are(len(best))}"
        each = " each" if len(best) > 1 else ""
        cells = tuple(
            Evidence("ties", f"{row['author_1']}; {row['author_2']}", f"papers_{end}", row[f"papers_{end}"])
            for row in best
        )
        told.append(Sentence(text=f"The {which} {pairs} ({most:,} joint papers{each}).", evidence=cells))
    return tuple(told)


def _kept_half(matched: list[Row]) -> tuple[Sentence, ...]:
    """How many matches are strong: a match may rest on one person."""
    if not matched:
        return ()
    n = sum(row["overlap"] >= HALF for row in matched)
    text = (
        f"{sentence_case(portion(n, len(matched)))} {'shares' if n < 2 else 'share'} half of all their people or more."
    )
    if len(matched) == 1:
        text = f"They share {'half of all their people or more' if n else 'less than half of all their people'}."
    cells = (
        Evidence("groups", "presence is both", ROWS, len(matched)),
        Evidence("groups", f"presence is both; overlap is at least {HALF}", ROWS, n),
    )
    return (Sentence(text=text, evidence=cells),)


def _match(view: View, matched: list[Row]) -> tuple[Sentence, ...]:
    """The match with most shared people, where there is one such."""
    most = max((row["shared"] for row in matched), default=0)
    best = [row for row in matched if row["shared"] == most]
    if most < FEWEST or len(best) > 1:
        return ()
    row = best[0]
    n_a = count_of(row["n_authors_a"], "person", plural="people")
    text = (
        f"Most people are shared by group {row['letter_a']} {view.at(0)} ({n_a}) and group {row['letter_b']} "
        f"{view.at(1)} ({row['n_authors_b']:,}): {row['shared']:,}, an overlap of {row['overlap']:.2f}."
    )
    columns = ("n_authors_a", "n_authors_b", "shared", "overlap")
    return (Sentence(text=text, evidence=tuple(Evidence("groups", row["id"], name, row[name]) for name in columns)),)


def _taken_in(matched: list[Row]) -> tuple[Sentence, ...]:
    """The group that took in most people who were elsewhere before."""
    most = max((row["from_elsewhere"] for row in matched), default=0)
    best = [row for row in matched if row["from_elsewhere"] == most]
    if most < FEWEST or len(best) > 1:
        return ()
    row = best[0]
    text = f"Group {row['letter_b']} took in {number_word(most)} people who were in another group, or in none, before."
    return (Sentence(text=text, evidence=(Evidence("groups", row["id"], "from_elsewhere", most),)),)


def _first(found: list[Row], column: str) -> list[Row]:
    """The first few rows of a sorted list, never cutting through a tie."""
    return found[: clean_cut([row[column] for row in found], preferred=(3, 2, 1))]


def _has(n: int) -> str:
    return "has" if n in (0, 1) else "have"
