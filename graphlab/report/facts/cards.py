"""Theme cards, the table of collaborators and the list of papers, as rows the templates print."""

from collections import Counter

from graphlab.report.facts.identity import marked_name
from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.words import listing, printable, shortened, year_span

CARD_TERMS = 62
SHOWN_REPRESENTATIVE = 3
SHOWN_PEOPLE = 20
LEAST_ROWS = 8
SHOWN_PARTNERS = 3
MOST_LISTED = 500
CARD_TITLE = 92
TABLE_LABEL = 24
WIDE_LABEL = 27


def theme_cards(look: Lookup) -> list[Row]:
    """Card of each theme: colour, years, terms, representative papers, people.

    Parameters
    ----------
    look
        The study's lookup.
    """
    paper = {row["paper_id"]: row for row in look.papers}
    years = Counter((row["theme_id"], row["year"]) for row in look.papers if row["year"] is not None)
    cards: list[Row] = []
    for row in look.themes:
        papers = [paper[i] for i in row["representative_papers"] if i in paper][:SHOWN_REPRESENTATIVE]
        people = [printable(name) for name in row["authors"]]
        span = year_span(row["first_year"], row["last_year"])
        cards.append(
            {
                "id": row["theme_id"],
                "label": row["label"],
                "colour": row["colour"],
                "marker": row["marker"],
                "n_papers": row["n_papers"],
                "size": " · ".join(part for part in (look.language.count("papers", row["n_papers"]), span) if part),
                "certainty": look.language.decimals(row["certainty"], 2),
                "bars": [[year, n] for (theme, year), n in sorted(years.items()) if theme == row["theme_id"]],
                "terms": terms_in_a_line([printable(term) for term in row["terms"]]),
                "papers": [_card_paper(item) for item in papers],
                "people": _people(look, people),
            }
        )
    return cards


def terms_in_a_line(terms: list[str]) -> list[str]:
    """First terms of a theme that fit on one line of a card; at least one.

    Examples
    --------
    >>> terms_in_a_line(["federated learning", "clients", "data privacy", "person re-identification", "servers"])
    ['federated learning', 'clients', 'data privacy']
    """
    kept: list[str] = []
    for term in terms:
        if kept and len(" · ".join([*kept, term])) > CARD_TERMS:
            break
        kept.append(shortened(term, CARD_TERMS))
    return kept


def collaborator_rows(look: Lookup) -> list[Row]:
    """People with most papers: group, counts, years as dots, main theme, partners.

    Parameters
    ----------
    look
        The study's lookup.

    Notes
    -----
    Up to 20, of those with two papers or more; where fewer than eight have two, the first eight.
    """
    repeated = sum(row["papers"] > 1 for row in look.collaborators)
    shown = look.collaborators[: min(SHOWN_PEOPLE, max(repeated, LEAST_ROWS))]
    letters = {row["community"]: row["letter"] for row in look.communities}
    ids = {row["author_id"] for row in shown}
    years = _years_of(look, ids)
    partners = _partners_of(look, ids)
    table: list[Row] = []
    for row in shown:
        theme = look.theme.get(row["theme_id"])
        table.append(
            {
                "letter": letters.get(row["community"], ""),
                "name": marked_name(look, row),
                "papers": look.language.whole(row["papers"]),
                "lead": look.language.whole(row["first_author_papers"]) if row["first_author_papers"] else "",
                "years": years.get(row["author_id"], []),
                "theme": shortened(theme["short_label"], WIDE_LABEL) if theme else "",
                "colour": theme["colour"] if theme else "",
                "marker": theme["marker"] if theme else "",
                "with": look.language.listing(partners.get(row["author_id"], [])[:SHOWN_PARTNERS]),
            }
        )
    return table


def paper_rows(look: Lookup, cited: set[int]) -> list[Row]:
    """Papers, numbered: byline as printed, year, subject, theme, certainty, line in the source.

    Parameters
    ----------
    look
        The study's lookup.
    cited
        Numbers of papers that the text leads to.

    Notes
    -----
    The latest 500 and those cited: 10,000 papers would fill 400 pages that nobody turns. ``tables/papers.csv`` has all.
    """
    files = {item.name: number for number, item in enumerate(look.files, 1)}
    nobody = "" if all(not row["shown_byline"] for row in look.papers) else look.language.words["no_authors"]
    several = len(files) > 1
    table: list[Row] = []
    for row in look.papers:
        if row["n"] > MOST_LISTED and row["n"] not in cited:
            continue
        theme = look.theme.get(row["theme_id"])
        line = f"{row['source_line']}" if row["source_line"] is not None else ""
        table.append(
            {
                "n": row["n"],
                "title": row["shown_title"],
                "untitled": row["untitled"],
                "byline": row["shown_byline"] or nobody,
                "year": "" if row["year"] is None else str(row["year"]),
                "inferred": bool(row["date_inferred"]) and row["year"] is not None,
                "subject": subject(row),
                "theme": shortened(theme["short_label"], TABLE_LABEL) if theme else "",
                "colour": theme["colour"] if theme else "",
                "marker": theme["marker"] if theme else "",
                "low": row["certainty"] is not None and row["certainty"] < 0.5,
                "source": f"{files[row['source_file']]}:{line}" if several and row["source_file"] else line,
                "place": f"{printable(row['source_file'])}:{line}" if several and row["source_file"] else line,
            }
        )
    return table


def paper_columns(papers: list[Row]) -> dict[str, bool]:
    """Which columns of the list of papers hold anything.

    Examples
    --------
    >>> paper_columns([{"year": "2020", "subject": "", "theme": "Ice", "source": ""}])
    {'year': True, 'subject': False, 'theme': True, 'line': False}
    """
    cells = {"year": "year", "subject": "subject", "theme": "theme", "line": "source"}
    return {name: any(row[cell] for row in papers) for name, cell in cells.items()}


def subject(row: Row) -> str:
    """Subject codes of a paper, or where it appeared.

    Examples
    --------
    >>> subject({"categories": ("LG", "DC"), "venue": None}), subject({"categories": None, "venue": "J. Trees"})
    ('LG, DC', 'J. Trees')
    """
    codes = ", ".join(printable(code) for code in row["categories"] or ())
    return shortened(codes or printable(row["venue"] or ""), 40)


def _people(look: Lookup, names: list[str]) -> str:
    """People of a theme; an "and" before the last only in English: other languages bend it to the name that follows."""
    if not names:
        return ""
    people = listing(names) if look.language.code == "en" else look.language.listing(names)
    return look.language.said("with_people", people=people)


def _card_paper(row: Row) -> Row:
    names = row["shown_byline"].split(", ", 1)
    byline = names[0] + (" et al." if len(names) > 1 else "")
    year = "" if row["year"] is None else str(row["year"])
    return {
        "n": row["n"],
        "title": shortened(row["shown_title"], CARD_TITLE),
        "by": ", ".join(part for part in (byline, year) if part),
    }


def _years_of(look: Lookup, ids: set[str]) -> dict[str, list[Row]]:
    """Years of each author with the number of papers and the colour of the theme of most of them."""
    themes: dict[tuple[str, int], Counter[int]] = {}
    for row in look.papers:
        if row["year"] is not None:
            for author in look.bylines.get(row["paper_id"], frozenset()) & ids:
                themes.setdefault((author, row["year"]), Counter())[row["theme_id"] or 0] += 1
    found: dict[str, list[Row]] = {}
    for (author, year), counts in sorted(themes.items()):
        main = min(counts, key=lambda theme: (-counts[theme], theme))
        colour = look.theme[main]["colour"] if main in look.theme else ""
        found.setdefault(author, []).append({"year": year, "n": sum(counts.values()), "colour": colour})
    return found


def _partners_of(look: Lookup, ids: set[str]) -> dict[str, list[str]]:
    """Partners of each author, most joint papers first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in look.coauthors:
        for end, other in (("a", "b"), ("b", "a")):
            if row[f"author_{end}"] in ids:
                found.setdefault(row[f"author_{end}"], []).append((-row["papers"], printable(row[f"name_{other}"])))
    return {author: [name for _, name in sorted(pairs)] for author, pairs in found.items()}
