"""A study as the columns the explorer draws from: people with their places, ties with their papers, papers."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from graphlab.figures import Geometry
from graphlab.figures.style import theme_colour, theme_marker
from graphlab.report.explorer.colours import TEXT_CONTRAST, Colours
from graphlab.report.explorer.columns import node_columns, rounded, sorted_edges, tie_columns
from graphlab.report.explorer.overview import overview_data
from graphlab.report.explorer.places import explorer_places
from graphlab.report.facts import headline
from graphlab.report.facts.identity import doubt_words
from graphlab.report.facts.limits import incomplete_words
from graphlab.report.facts.lookup import Lookup, Row
from graphlab.report.facts.words import listing, printable

MOST_PAPERS = 30_000  # a title, a byline and a place take 300 bytes: 9 MB
TINTED_TEXT = 1.3 * TEXT_CONTRAST  # a group's name may stand on the tint of its group
MOST_WITH_ABSTRACTS = 1_500
ABSTRACT = 1_200  # letters of an abstract kept
# Columns the first picture of a network is drawn from; the page reads the others once that picture stands.
_FIRST_COLUMNS = {
    "people": (
        "name",
        "papers",
        "colour",
        "x",
        "y",
        "r",
        *(f"label_{part}" for part in ("dx", "dy", "anchor", "size", "weight")),
    ),
    "ties": ("a", "b", "cx", "cy", "style", "styles", "n"),
    "papers": (),
}


class ExplorerJson(NamedTuple):
    """What `explorer_data` returns as two JSON texts that can stand inside script elements of a page."""

    first: str
    """What the first picture is drawn from."""
    rest: str
    """The other columns of people, ties and papers."""


def explorer_data(look: Lookup) -> dict[str, Any]:
    """Everything the explorer shows, as columns of plain values.

    Parameters
    ----------
    look
        The study's lookup.

    Returns
    -------
    dict
        ``language`` (its code, and its words by the English ones), ``colours`` (pairs for a light and a dark ground;
        everything else names a colour by its place here),
        ``themes``, ``groups``, ``people``, ``ties`` (without bends where they are very many), ``papers``, ``hulls``,
        ``overview`` (the view of groups, see `overview_data`), ``years`` (first and last) and ``caveats`` (sentences
        on what the counts cannot say and what the page does not hold). People, papers and themes refer to each other
        by row number. Positions are those of the printed figure, in points, from the upper left corner.

    Notes
    -----
    People without room on the map are in no list of people; their names still stand in the bylines.

    Examples
    --------
    >>> import graphlab as gl
    >>> from graphlab.report.facts.lookup import study_lookup
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> data = explorer_data(study_lookup(study))
    >>> len(data["people"]["name"]), len(data["papers"]["title"]), data["subtitle"]
    (79, 50, '50 papers · 79 named coauthors · 2016–2026')
    """
    colours = Colours()
    geometry = explorer_places(look.study)
    people = _people(look, geometry, colours)
    index = {author: row for row, author in enumerate(people["id"])}
    papers = _papers_kept(look, index)
    place = {str(row["paper_id"]): index for index, row in enumerate(papers)}
    themes = _themes(look, papers, colours)
    groups = _groups(look, geometry, colours)
    return {
        "language": _language(look),
        "title": headline.title(look),
        "subtitle": headline.subtitle(look),
        "caveats": [*_caveats(look), *_left_out(look, geometry, n_papers=len(papers)), *_groups_left_out(look)],
        "width": round(geometry.width, 1),
        "height": round(geometry.height, 1),
        "years": [year for year in look.years if year is not None],
        "n_papers": len(papers),
        "n_all_papers": len(look.papers),
        "themes": themes,
        "groups": groups,
        "overview": overview_data(look, colours, groups={group: row for row, group in enumerate(groups["id"])}),
        "people": people,
        "ties": _ties(look, geometry, colours, people=index, papers=place),
        "hulls": _hulls(geometry, colours),
        "papers": _papers(look, papers, index),
        "colours": colours.pairs(),
    }


def explorer_json(look: Lookup) -> ExplorerJson:
    """`explorer_data` as JSON to stand in a page, in the order the page needs it.

    Parameters
    ----------
    look
        The study's lookup.
    """
    return explorer_texts(explorer_data(look))


def explorer_texts(data: Mapping[str, Any]) -> ExplorerJson:
    """Columns as JSON to stand in a page, in the order the page needs them.

    Parameters
    ----------
    data
        What `explorer_data` returns.
    """
    early: dict[str, Any] = {}
    late: dict[str, Any] = {}
    # A page that starts with its groups needs nobody for its first picture.
    wanted = _FIRST_COLUMNS if data["overview"] is None else dict.fromkeys(_FIRST_COLUMNS, ())
    for name, columns in wanted.items():
        early[name] = {column: data[name][column] for column in columns}
        late[name] = {column: values for column, values in data[name].items() if column not in columns}
    return ExplorerJson(first=_json({**data, **early}), rest=_json(late))


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # "</script" and "<!--" would end or change the element; U+2028 and U+2029 were line ends in older engines.
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", errors="replace").decode()


def _language(look: Lookup) -> dict[str, Any]:
    language = look.language
    return {"code": language.code, "words": {} if language.code == "en" else dict(language.explorer)}


def _papers_kept(look: Lookup, on_map: Collection[str]) -> list[Row]:
    """Papers latest first; of very many, the same share of every year: those behind ties drawn, then the most cited."""
    if len(look.papers) <= MOST_PAPERS:
        return look.papers
    shown = frozenset(on_map)
    tied = {paper for paper, authors in look.bylines.items() if len(authors & shown) > 1}
    ranked = sorted(look.papers, key=lambda row: (row["paper_id"] not in tied, -(row["citations"] or 0), row["n"]))
    of_year = Counter(row["year"] for row in ranked)
    # Placed by how much of its year stands before it: however many are kept, they are an even share of each year.
    met: Counter[int | None] = Counter()
    share: dict[str, float] = {}
    for row in ranked:
        share[row["paper_id"]] = met[row["year"]] / of_year[row["year"]]
        met[row["year"]] += 1
    ranked.sort(key=lambda row: (share[row["paper_id"]], row["n"]))
    return sorted(ranked[:MOST_PAPERS], key=lambda row: row["n"])


def _caveats(look: Lookup) -> list[str]:
    said: list[str] = []
    if look.owner_left_out:
        verb = "is" if len(look.owners) == 1 else "are"
        said.append(
            f"{listing(look.owners)} {verb} left out of the map: with the owner in, everybody is tied to everybody."
        )
    if look.n_incomplete:
        said.append(
            f"{incomplete_words(look)}. Ties and counts are minimums: they show only what the pages name. "
            "Click a person or a line to see the papers behind it."
        )
    return said


def _left_out(look: Lookup, geometry: Geometry, *, n_papers: int) -> list[str]:
    said: list[str] = []
    if n_papers < len(look.papers):
        said.append(
            f"This page holds {n_papers:,} of {len(look.papers):,} papers, the same share of every year: those of "
            "several people on the map, then the most cited. "
            "Counts of people and ties are those of all papers."
        )
    if n_papers > MOST_WITH_ABSTRACTS:
        said.append("Abstracts are left out to keep the page small.")
    if geometry.n_hidden:
        drawn, hidden = len(geometry.nodes), geometry.n_hidden
        said.append(f"The map shows the {drawn:,} people with most papers; {hidden:,} more are in the tables.")
    ids = set(geometry.nodes["author_id"])
    missing = sum(row["author_a"] in ids and row["author_b"] in ids for row in look.coauthors) - len(geometry.edges)
    if missing:
        said.append(f"{missing:,} ties of fewest joint papers are not drawn.")
    return said


def _groups_left_out(look: Lookup) -> list[str]:
    geometry = look.study.network_view
    if geometry.level != "groups" or not geometry.n_hidden:
        return []
    return [f"The map of groups shows the {len(geometry.nodes):,} largest of {len(look.groups):,} groups."]


def _themes(look: Lookup, kept: Sequence[Row], colours: Colours) -> dict[str, list[Any]]:
    papers = Counter(row["theme_id"] for row in kept)
    return {
        "id": [row["theme_id"] for row in look.themes],
        "papers": [papers[row["theme_id"]] for row in look.themes],
        "label": [row["label"] for row in look.themes],
        "short": [row["short_label"] for row in look.themes],
        "terms": [[printable(term) for term in row["terms"]] for row in look.themes],
        "marker": [theme_marker(row["theme_id"]) for row in look.themes],
        "colour": [colours.place(row["colour"]) for row in look.themes],
    }


def _groups(look: Lookup, geometry: Geometry, colours: Colours) -> dict[str, list[Any]]:
    """All groups; those named on the map have the place of their name."""
    ids = [row["community"] for row in look.groups]
    placed = geometry.group_labels.set_index("community").reindex(ids)
    theme = {row["theme_id"]: index for index, row in enumerate(look.themes)}
    n_themes = len(look.themes)
    inks = [theme_colour(row["theme_id"], n_themes) for row in look.groups]
    named = [str(ink) if pd.isna(own) else str(own) for own, ink in zip(placed["colour"], inks, strict=True)]
    return {
        "id": ids,
        "letter": [row["letter"] for row in look.groups],
        "label": [row["label"] for row in look.groups],
        "people": [row["n_authors"] for row in look.groups],
        "papers": [row["n_papers"] for row in look.groups],
        "theme": [theme.get(row["theme_id"]) for row in look.groups],
        "first": [row["first_year"] for row in look.groups],
        "last": [row["last_year"] for row in look.groups],
        "text": ["" if pd.isna(text) else str(text) for text in placed["text"]],
        "colour": [colours.place(colour, least=TINTED_TEXT) for colour in named],
        "x": rounded(placed["x"]),
        "y": rounded(geometry.height - placed["y"]),
        "size": rounded(placed["font_size"]),
    }


def _people(look: Lookup, geometry: Geometry, colours: Colours) -> dict[str, list[Any]]:
    of = {row["author_id"]: row for row in look.collaborators}
    nodes = geometry.nodes.sort_values(["papers", "strength", "author_id"], ascending=[False, False, True])
    rows = [of[author] for author in nodes["author_id"]]
    theme = {row["theme_id"]: index for index, row in enumerate(look.themes)}
    return {
        "id": [str(author) for author in nodes["author_id"]],
        "name": [row["shown"] for row in rows],
        "papers": [row["papers"] for row in rows],
        "degree": [row["degree"] for row in rows],
        "first": [row["first_year"] for row in rows],
        "last": [row["last_year"] for row in rows],
        "group": [row["community"] for row in rows],
        "theme": [theme.get(row["theme_id"]) for row in rows],
        **node_columns(nodes, colours, height=geometry.height),
        "doubt": [doubt_words([row["shown"]]) if row["author_id"] in look.unsure else "" for row in rows],
    }


def _hulls(geometry: Geometry, colours: Colours) -> list[dict[str, Any]]:
    return [
        {
            "group": int(row["community"]),
            "colour": colours.place(row["colour"]),
            "points": _flat(row["points"], height=geometry.height),
        }
        for row in geometry.hulls.to_dict("records")
    ]


def _ties(
    look: Lookup, geometry: Geometry, colours: Colours, *, people: Mapping[str, int], papers: Mapping[str, int]
) -> dict[str, list[Any]]:
    edges = sorted_edges(geometry)
    of = {(row["author_a"], row["author_b"]): row for row in look.coauthors}
    rows = [of[pair] for pair in zip(edges["author_a"], edges["author_b"], strict=True)]
    return {
        **tie_columns(edges, colours, ends=people, height=geometry.height),
        "n": [row["papers"] for row in rows],
        "papers": [sorted(papers[i] for i in row["paper_ids"] if i in papers) for row in rows],
    }


def _papers(look: Lookup, kept: list[Row], index: dict[str, int]) -> dict[str, list[Any]]:
    theme = {row["theme_id"]: number for number, row in enumerate(look.themes)}
    spot = look.study.paper_themes.set_index("paper_id")[["x", "y"]]
    spots = spot.reindex([row["paper_id"] for row in kept])
    several = len({row["source_file"] for row in kept}) > 1
    with_abstracts = len(kept) <= MOST_WITH_ABSTRACTS
    return {
        "id": [row["paper_id"] for row in kept],
        "n": [row["n"] for row in kept],
        "title": [row["shown_title"] for row in kept],
        "byline": [row["shown_byline"] for row in kept],
        "people": _people_of(look, kept, index),
        "year": [row["year"] for row in kept],
        "inferred": [int(row["date_inferred"]) for row in kept],
        "cut": [int(not row["byline_complete"]) for row in kept],
        "theme": [theme.get(row["theme_id"]) for row in kept],
        "certainty": [None if row["certainty"] is None else round(row["certainty"], 2) for row in kept],
        "venue": [printable(row["venue"] or "") for row in kept],
        "citations": [row["citations"] for row in kept],
        "place": [_place(row, look.language.words["line"].lower(), several=several) for row in kept],
        "link": [_link(row) for row in kept],
        "abstract": [printable(row["abstract"] or "")[:ABSTRACT] for row in kept] if with_abstracts else [],
        "x": rounded(spots["x"], digits=4),
        "y": rounded(-spots["y"], digits=4),
    }


def _people_of(look: Lookup, kept: list[Row], index: dict[str, int]) -> list[list[int]]:
    """People on the map of each paper, in the order of its byline."""
    authorships = look.study.corpus.authorships
    on_map = authorships[authorships["author_id"].isin(list(index))].sort_values(["paper_id", "position", "author_id"])
    people = on_map["author_id"].map(index).astype(int)
    of = {str(paper_id): list(map(int, rows)) for paper_id, rows in people.groupby(on_map["paper_id"])}
    return [of.get(row["paper_id"], []) for row in kept]


def _place(row: Row, word: str, *, several: bool) -> str:
    line = "" if row["source_line"] is None else f"{word} {row['source_line']}"
    return ", ".join(part for part in (printable(row["source_file"] or "") if several else "", line) if part)


def _link(row: Row) -> str:
    """Address of the paper; only one of the web, since it becomes a link."""
    if row["doi"]:
        return f"https://doi.org/{row['doi']}"
    url = row["url"] or ""
    return url if url.startswith(("https://", "http://")) else ""


def _flat(points: Sequence[tuple[float, float]], *, height: float) -> list[float]:
    """X and y in turn, from the upper left corner."""
    return [round(value, 2) for x, y in points for value in (float(x), height - float(y))]
