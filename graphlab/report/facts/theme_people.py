"""Who works on which theme: who is at home in two, who turned to another, and the table of people by theme."""

from graphlab.figures.group_themes import LEVEL
from graphlab.report.facts.identity import doubt_words, footnote, marked_name
from graphlab.report.facts.limits import incomplete_adjective, incomplete_words
from graphlab.report.facts.lookup import Lookup, Row, rows
from graphlab.report.facts.sentences import Evidence, Sentence
from graphlab.report.facts.words import (
    clean_cut,
    counted,
    inside_sentence,
    listing,
    printable,
    sentence_case,
    year_span,
)

LEAST_PAPERS = 2  # on a theme, so that one paper in the wrong theme bridges nothing
SHOWN_PEOPLE, SHOWN_GROUPS = 3, 4


def people_sentences(look: Lookup) -> tuple[Sentence, ...]:
    """Sentences on people and themes, with what is not sure of them.

    Parameters
    ----------
    look
        The study's lookup.
    """
    told = (*bridging(look), *turned(look))
    return (*told, *_doubts(look, told), *_incomplete_note(look))


def bridging(look: Lookup) -> tuple[Sentence, ...]:
    """Sentence on the people with papers on two themes; nothing where nobody has papers enough for two.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not any(row["papers"] >= 2 * LEAST_PAPERS for row in look.collaborators):
        return ()
    table = look.study.author_themes
    table = table[table["author_id"].isin([row["author_id"] for row in look.collaborators])]
    second = table[table.groupby("author_id").cumcount() == 1]
    found = rows(second[second["papers"] >= LEAST_PAPERS])
    if not found:
        return (_nobody(look, rows(second)),)
    found.sort(key=lambda row: (-row["papers"], row["author_id"]))
    n_named = clean_cut([row["papers"] for row in found], preferred=(1, 2, 3))
    named = found if len(found) <= SHOWN_PEOPLE else found[:n_named]
    themes = {row["author_id"]: _themes_of(look, row["author_id"]) for row in named}
    name = {row["author_id"]: row["shown"] for row in look.collaborators}
    who = [
        bridge_words(name[author], [(_label(look, row), row["papers"]) for row in own])
        for author, own in themes.items()
    ]
    cells = tuple(_theme_cell(row) for own in (themes or {"": found}).values() for row in own)
    return (
        Sentence(
            text=bridging_words(len(found), sorted(who, key=str.casefold), person=look.person),
            evidence=cells,
            papers=tuple(paper for author, own in themes.items() for paper in _papers_of(look, author, own)),
        ),
    )


def bridge_words(name: str, themes: list[tuple[str, int]]) -> str:
    """Person with the papers on each theme.

    Examples
    --------
    >>> bridge_words("Ann Ash", [("River ice", 5), ("GPU clusters", 2)])
    'Ann Ash (5 on river ice, 2 on GPU clusters)'
    """
    return f"{name} ({', '.join(f'{n:,} on {inside_sentence(label)}' for label, n in themes)})"


def bridging_words(n: int, named: list[str], *, person: str) -> str:
    """Sentence on the people with papers on two themes.

    Examples
    --------
    >>> bridging_words(1, ["Ann Ash (5 on ice, 2 on fire)"], person="author")
    'One author has two papers or more on more than one theme: Ann Ash (5 on ice, 2 on fire).'
    >>> bridging_words(9, ["Ann Ash (5 on ice, 4 on fire)", "Bo Birk (4 on ice, 4 on fire)"], person="coauthor")
    'Nine coauthors have two papers or more on more than one theme, foremost Ann Ash (5 on ice, 4 on fire) and Bo Birk \
(4 on ice, 4 on fire).'
    >>> bridging_words(40, [], person="author")
    '40 authors have two papers or more on more than one theme.'
    """
    who = f"{sentence_case(counted(n, person))} {'has' if n == 1 else 'have'} two papers or more on more than one theme"
    if not named:
        return f"{who}."
    return f"{who}: {listing(named)}." if n == len(named) else f"{who}, foremost {listing(named)}."


def turned(look: Lookup) -> tuple[Sentence, ...]:
    """Sentences on people whose later papers are on another theme than the earlier, beyond chance; usually none.

    Parameters
    ----------
    look
        The study's lookup.
    """
    table = look.study.author_focus
    tested = table[table["p_adjusted"].notna()]
    known = {row["author_id"] for row in look.collaborators} | look.study.corpus.owner_ids
    clear = tested[(tested["p_adjusted"] <= LEVEL) & tested["author_id"].isin(list(known))]
    found = rows(clear[clear["early_theme"] != clear["late_theme"]])
    found.sort(key=lambda row: (-round(row["shift"], 9), row["author_id"]))
    named = found[: clean_cut([round(row["shift"], 9) for row in found], preferred=(SHOWN_PEOPLE, 2, 1))]
    names = dict(zip(look.study.corpus.authors["author_id"], look.study.corpus.authors["name"], strict=True))
    told = [_turn(look, printable(names[row["author_id"]]), row, n_tested=len(tested)) for row in named]
    rest = found[len(named) :]
    if rest:
        text = more_turned_words(len(rest), named=bool(named))
        cells = tuple(Evidence("author_focus", row["author_id"], "p_adjusted", row["p_adjusted"]) for row in rest)
        told.append(Sentence(text=text, evidence=cells))
    return tuple(told)


def turned_words(name: str, themes: tuple[str, str], p: float, *, n_tested: int) -> str:
    """Sentence on a person who turned from one theme to another.

    Examples
    --------
    >>> turned_words("Ann Ash", ("River ice", "GPU clusters"), 0.0123, n_tested=14)
    'Ann Ash turned from river ice to GPU clusters: the earlier and the later half of the dated papers differ more \
than chance gives (p = 0.012, adjusted for 14 people with six dated papers or more).'
    >>> turned_words("Ann Ash", ("River ice", "GPU clusters"), 0.0002, n_tested=1)
    'Ann Ash turned from river ice to GPU clusters: the earlier and the later half of the dated papers differ more \
than chance gives (p < 0.001).'
    """
    early, late = (inside_sentence(label) for label in themes)
    value = "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
    among = f", adjusted for {n_tested:,} people with six dated papers or more" if n_tested > 1 else ""
    return (
        f"{name} turned from {early} to {late}: the earlier and the later half of the dated papers differ more than "
        f"chance gives ({value}{among})."
    )


def more_turned_words(n: int, *, named: bool) -> str:
    """Sentence on the people who turned and are not named.

    Examples
    --------
    >>> more_turned_words(1, named=True), more_turned_words(7, named=False)
    ('One more person turned to another theme.', 'Seven people turned to another theme.')
    """
    kind = "more " if named else ""
    return f"{sentence_case(counted(n, f'{kind}person', plural=f'{kind}people'))} turned to another theme."


def leading_people(look: Lookup) -> list[Row]:
    """Rows of ``author_themes`` of the people with most papers on each theme.

    Parameters
    ----------
    look
        The study's lookup.
    """
    table = look.study.author_themes
    names = {row["author_id"]: row["shown"] for row in look.collaborators}
    table = table[table["author_id"].isin(list(names))]
    table = table.assign(name=table["author_id"].map(names))
    order = ["theme_id", "papers", "share", "name", "author_id"]
    table = table.sort_values(order, ascending=[True, False, False, True, True])
    return rows(table.groupby("theme_id").head(SHOWN_PEOPLE))


def theme_rows(look: Lookup, leading: list[Row]) -> list[Row]:
    """Rows of the table of themes: papers, years, groups with their papers, people with theirs and their share.

    Parameters
    ----------
    look
        The study's lookup.
    leading
        What `leading_people` returns.
    """
    reach = {row["theme_id"]: row for row in rows(look.study.theme_reach)}
    people, groups = _people_by_theme(look, leading), _groups_by_theme(look)
    table: list[Row] = []
    for theme in look.themes:
        key = theme["theme_id"]
        table.append(
            {
                "theme": theme["label"],
                "colour": theme["colour"],
                "marker": theme["marker"],
                "papers": look.language.whole(theme["n_papers"]),
                "years": year_span(theme["first_year"], theme["last_year"]),
                "groups": _with_rest(look, groups.get(key, []), reach[key]["n_groups"]),
                "people": _with_rest(look, people.get(key, []), reach[key]["n_authors"]),
            }
        )
    return table


def table_caption(look: Lookup, leading: list[Row]) -> Row:
    """Caption of the table of themes.

    Parameters
    ----------
    look
        The study's lookup.
    leading
        What `leading_people` returns.
    """
    text = (
        "Groups and people with most papers on a theme, with that number; in brackets its share of the person’s papers."
    )
    if look.n_incomplete:
        text += f" Counts are lower bounds: lists are {incomplete_adjective(look)}."
    ids = {row["author_id"] for row in leading}
    text += footnote(look, [row for row in look.collaborators if row["author_id"] in ids])
    return {"lead": look.language.words["lead_theme_people"], "text": text}


def _incomplete_note(look: Lookup) -> tuple[Sentence, ...]:
    """Sentence on what cut or missing author lists hide of groups and themes; nothing where all are whole."""
    if not look.n_incomplete:
        return ()
    text = f"{incomplete_words(look)}, so people and groups may have more papers on a theme than are counted here."
    return (Sentence(text=text, evidence=(Evidence("manifest", "counts", "bylines_cut", look.n_incomplete),)),)


def _doubts(look: Lookup, told: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Sentence on the people named before who may be several."""
    text = " ".join(sentence.text for sentence in told)
    ids = {str(cell.row).split("; ")[0] for sentence in told for cell in sentence.evidence}
    doubted = [row for author, row in look.unsure.items() if author in ids and row["shown"] in text]
    if not doubted:
        return ()
    cells = tuple(Evidence("collaborators", row["author_id"], "papers", row["papers"]) for row in doubted)
    return (Sentence(text=doubt_words([row["shown"] for row in doubted]), evidence=cells),)


def _nobody(look: Lookup, second: list[Row]) -> Sentence:
    """Sentence where nobody has papers enough on two themes, and the cell that comes nearest."""
    if second:
        text = "Nobody has two papers or more on more than one theme."
        return Sentence(text=text, evidence=(_theme_cell(min(second, key=lambda row: row["author_id"])),))
    first = look.collaborators[0]["author_id"]
    return Sentence(text="Nobody has papers on two themes.", evidence=(Evidence("author_focus", first, "n_themes", 1),))


def _themes_of(look: Lookup, author: str) -> list[Row]:
    """Themes a person has papers enough on, most first."""
    table = look.study.author_themes
    return rows(table[(table["author_id"] == author) & (table["papers"] >= LEAST_PAPERS)])


def _turn(look: Lookup, name: str, row: Row, *, n_tested: int) -> Sentence:
    themes = (row["early_theme"], row["late_theme"])
    author = row["author_id"]
    labels = (look.theme[themes[0]]["label"], look.theme[themes[1]]["label"])
    columns = ("early_theme", "late_theme", "shift", "p_adjusted")
    return Sentence(
        text=turned_words(name, labels, row["p_adjusted"], n_tested=n_tested),
        evidence=tuple(Evidence("author_focus", author, column, row[column]) for column in columns),
        papers=_papers_of(look, author, [{"theme_id": theme} for theme in themes]),
    )


def _papers_of(look: Lookup, author: str, themes: list[Row]) -> tuple[str, ...]:
    wanted = {row["theme_id"] for row in themes}
    return look.papers_of(
        lambda row: row["theme_id"] in wanted and author in look.bylines.get(row["paper_id"], frozenset())
    )


def _people_by_theme(look: Lookup, leading: list[Row]) -> dict[int, list[str]]:
    person = {row["author_id"]: row for row in look.collaborators}
    found: dict[int, list[str]] = {}
    for row in leading:
        name = marked_name(look, person[row["author_id"]])
        share = look.language.percent(f"{100 * row['share']:.0f}")
        found.setdefault(row["theme_id"], []).append(f"{name} {look.language.whole(row['papers'])} ({share})")
    return found


def _groups_by_theme(look: Lookup) -> dict[int, list[str]]:
    letters = {row["community"]: row["letter"] for row in look.groups}
    table = look.study.community_themes
    table = table[table["community"].isin(list(letters))]
    table = table.sort_values(["theme_id", "papers", "community"], ascending=[True, False, True])
    found: dict[int, list[str]] = {}
    for row in rows(table.groupby("theme_id").head(SHOWN_GROUPS)):
        words = f"{letters[row['community']]} {look.language.whole(row['papers'])}"
        found.setdefault(row["theme_id"], []).append(words)
    return found


def _with_rest(look: Lookup, shown: list[str], n: int) -> str:
    more = n - len(shown)
    text = look.language.listing(shown)
    return f"{text} {look.language.count('more', more)}" if more > 0 else text


def _label(look: Lookup, row: Row) -> str:
    return look.theme[row["theme_id"]]["label"]


def _theme_cell(row: Row) -> Evidence:
    return Evidence("author_themes", f"{row['author_id']}; {row['theme_id']}", "papers", row["papers"])
