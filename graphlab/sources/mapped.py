"""Any other table of papers: its columns are named by the user or have a usual name in one of several languages."""

import difflib
from collections.abc import Sequence

from graphlab.errors import SettingsError, UnreadableInputError
from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, missing_column, read_table
from graphlab.sources.columns import Header as TableHeader
from graphlab.sources.delimited import head_rows, normal_name
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import any_names
from graphlab.sources.records import Reading

SOURCE, KIND = "table", "table"
Mapping = tuple[tuple[str, str], ...]
# As `normal_name` gives them: without case and accents.
# fmt: off
USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "titel", "titre", "titulo", "titolo", "tytul", "paper title", "article title", "document title",
        "publication title", "item title", "papertitle", "display name", "name of paper", "baslik", "cim",
        "название", "заглавие", "标题", "题名", "篇名", "標題", "タイトル", "論文名", "제목",
    ),
    "abstract": (
        "abstract", "abstracts", "abstract note", "zusammenfassung", "kurzfassung", "resume", "resumen", "resumo",
        "riassunto", "sommario", "summary", "abstract text", "streszczenie", "ozet", "аннотация", "реферат",
        "摘要", "要旨", "抄録", "초록",
    ),
    "authors": (
        "authors", "author", "autoren", "autor", "autorinnen", "verfasser", "verfasserin", "auteurs", "auteur",
        "autores", "autori", "autore", "autorzy", "author names", "author list", "authors list", "authors name",
        "creator", "creators", "first authors", "yazarlar", "авторы", "автор", "作者", "著者", "저자",
    ),
    "year": (
        "year", "jahr", "annee", "ano", "anno", "rok", "publication year", "pub year", "pubyear", "year published",
        "published year", "erscheinungsjahr", "annee de publication", "yil", "год", "年", "年份", "出版年", "연도",
    ),
    "month": ("month", "monat", "mois", "mes", "mese"),
    "day": ("day", "tag", "jour", "dia", "giorno"),
    "date": (
        "date", "datum", "fecha", "data", "publication date", "published", "date published", "pub date", "update date",
        "erscheinungsdatum", "date de publication", "дата", "日期", "出版日期", "발행일",
    ),
    "venue": (
        "venue", "journal", "source title", "source", "zeitschrift", "revue", "revista", "rivista", "booktitle",
        "book title", "conference", "konferenz", "journal title", "journal name", "container title",
        "publication title", "publication", "publication name", "czasopismo", "журнал", "期刊", "来源", "掲載誌",
    ),
    "doi": ("doi", "doi link", "doi url", "digital object identifier", "item doi"),
    "url": ("url", "link", "links", "web address", "adresse"),
    "citations": (
        "citations", "cited by", "cited by count", "citation count", "times cited", "cites", "zitationen",
        "n citations", "被引", "被引频次",
    ),
    "language": ("language", "sprache", "langue", "idioma", "lingua"),
    "categories": (
        "categories", "keywords", "author keywords", "keyword", "schlagworter", "schlusselworter", "stichworter",
        "mots cles", "palabras clave", "palavras chave", "parole chiave", "subjects", "subject", "topics", "tags",
        "fields of study", "ключевые слова", "关键词", "キーワード", "키워드",
    ),
}
# fmt: on
HOW = "name the columns yourself, such as --map title=Titel --map authors=Autoren"
_OTHERS = ("abstract", "authors", "year", "date", "doi")
_USUAL_ROWS, _USUAL_WIDTH = 3, 3


def byline(fields: Cells) -> Places:
    """Authors in whatever way they are separated."""
    return any_names(fields.get("authors", ""))


def layout_for(mapping: Mapping) -> Layout:
    """Layout with the columns that the user named, and the usual names for all others.

    Raises
    ------
    SettingsError
        If a field is none of those a paper has.

    Examples
    --------
    >>> layout_for((("title", "Überschrift"),)).columns["title"]
    ('uberschrift',)
    >>> layout_for((("titel", "Überschrift"),))
    Traceback (most recent call last):
    graphlab.errors.SettingsError: map: a paper has no field "titel"; did you mean "title"?
    """
    columns = dict(USUAL_NAMES)
    for field, column in mapping:
        if field not in columns:
            near = difflib.get_close_matches(field, columns, n=1)
            msg = f'map: a paper has no field "{field}"' + (f'; did you mean "{near[0]}"?' if near else "")
            raise SettingsError(msg, hint=f"the fields are {', '.join(columns)}")
        columns[field] = (normal_name(column),)
    return Layout(
        source=SOURCE,
        kind=KIND,
        columns=columns,
        byline=byline,
        signature=_signature(columns, mapping),
        how_to_export=HOW,
    )


def _signature(columns: dict[str, tuple[str, ...]], mapping: Mapping) -> tuple[frozenset[str], ...]:
    if mapping:
        return (frozenset(columns[field][0] for field, _ in mapping),)
    pairs = ((title, other) for title in columns["title"] for field in _OTHERS for other in columns[field])
    return tuple(frozenset({title, other}) for title, other in pairs if title != other)


_USUAL = layout_for(())
# Enough where nothing else is known of the table: a list of titles with columns of its owner's own.
_TITLE_ALONE = _USUAL._replace(signature=tuple(frozenset({title}) for title in USUAL_NAMES["title"]))
# Rows that tell papers though none has a title.
_UNTITLED = _USUAL._replace(
    signature=tuple(
        frozenset({author, other})
        for author in USUAL_NAMES["authors"]
        for other in (*USUAL_NAMES["doi"], *USUAL_NAMES["abstract"])
    )
)


def has_mapped_columns(head: str, mapping: Mapping) -> bool:
    """Whether the text is a table with every column that the user named."""
    return find_header(head, layout_for(mapping)) is not None


def unknown_columns(names: Sequence[str], *, line: int, layout: Layout) -> str:
    """One sentence for a table in which a column is missing that was named, or that every table must have."""
    header = TableHeader(line, tuple(names), tuple(map(normal_name, names)), "")
    wanted = frozenset[str]().union(*layout.signature) if len(layout.signature) == 1 else frozenset[str]()
    gone = [field for field, columns in layout.columns.items() if columns[0] in wanted - set(header.names)]
    return missing_column(gone[0] if gone else "title", header, layout)


def matches(head: str) -> bool:
    """Whether the text is a table: one with usual names, or one whose rows are all of one width."""
    if head.lstrip()[:1] in {"{", "[", "<", "@"}:
        return False
    if find_header(head, _USUAL) is not None or find_header(head, _UNTITLED) is not None:
        return True
    table = head_rows(head)
    widths = [len(row.cells) for row in table[1]] if table else []
    return len(widths) >= _USUAL_ROWS and min(widths) >= _USUAL_WIDTH and len(set(widths)) == 1


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of a table.

    Raises
    ------
    UnreadableInputError
        If a column is missing; the message says which, what was found and what may have been meant.
    """
    layout = layout_for(settings.mapping)
    if not settings.mapping:
        kinds = (layout, _TITLE_ALONE, _UNTITLED)
        layout = next((kind for kind in kinds if find_header(source.head, kind) is not None), _TITLE_ALONE)
    if find_header(source.head, layout) is None:
        table = head_rows(source.head)
        first = table[1][0] if table else None
        names, line = (first.cells, first.line) if first else (["no columns"], 1)
        msg = f"{source.name}:{line}: {unknown_columns(names, line=line, layout=layout)}"
        raise UnreadableInputError(msg, hint=HOW)
    return read_table(source, layout)
