"""An author's page of a paper-tracking site, copied as text, in either of its two layouts.

Layout one has a block about the owner, then papers with blank lines between title, authors and abstract. Layout two
has no block and no blank lines, and title and authors are glued together on one line.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from graphlab.corpus import Profile, stable_id
from graphlab.names import name_key
from graphlab.settings import ReadSettings
from graphlab.sources.bylines import Byline, is_byline, is_names_only, parse_byline, without_cut_mark
from graphlab.sources.glued import Split, page_context, split_page
from graphlab.sources.input_source import InputSource
from graphlab.sources.owner_block import OwnerBlock, find_owner_blocks, parse_owner_block, shortened
from graphlab.sources.paper_header import PaperHeader, find_paper_headers, parse_paper_header
from graphlab.sources.profile_dates import copying_year, dated
from graphlab.sources.records import Notice, Reading, Record

SOURCE = "profile-page"
KIND, KIND_GLUED = "profile page", "profile page, glued"
_BUTTON = re.compile(
    r"(?:load|show|view|see)\s+(?:more|all|less)(?:\s+papers)?|next|previous|prev|back to top"
    r"|(?:sign|log) (?:in|up|out)|page\s+\d+(?:\s+of\s+\d+)?|©.{0,100}|copyright\b.{0,100}"
    r"|(?:terms|privacy)(?: of use| policy)?|about|contact|share|follow",
    re.IGNORECASE,
)
_WHOLE_END = re.compile(r"(?:[.!?:)\]}”\"'’$%*…。！？]|https?://\S+|\S+\.[a-z]{2,}/\S*)$")
# A title is shorter, an abstract longer; used only where a part is missing.
_LONG = 250


class ProfilePage(NamedTuple):
    """All that one page holds."""

    kind: str
    records: tuple[Record, ...]
    notices: tuple[Notice, ...]
    profile: Profile | None
    line: int = 1


class _Line(NamedTuple):
    """A line with text on it; ``opens`` says that a blank line or the paper's header stands before it."""

    number: int
    text: str
    opens: bool


class _Parts(NamedTuple):
    """What one paper's lines turned out to be; ``glued`` is the line to be split, if its layout is the glued one."""

    title: str = ""
    byline: Byline | None = None
    abstract: str = ""
    glued: str = ""
    is_certain: bool = True


class _Paper(NamedTuple):
    """One paper on its way: the header, its lines, and those of them that are no part of it."""

    header: PaperHeader
    lines: tuple[_Line, ...]
    buttons: tuple[_Line, ...]


class _Page(NamedTuple):
    """Where a page begins, where the block about its owner ends, and its papers."""

    start: int
    block_end: int
    papers: tuple[_Paper, ...]


def matches(text: str) -> bool:
    r"""Whether a text is an author's page: at least one line opens a paper.

    Examples
    --------
    >>> matches("LGMar 19, 2024Code\nA title"), matches("A title")
    (True, False)
    """
    lines = text.split("\n")
    headers = (parse_paper_header(line) for line in lines if line)
    return any(header is not None and header.subjects for header in headers) or bool(find_paper_headers(lines))


def _paper(header: PaperHeader, lines: Sequence[str], *, stop: int) -> _Paper:
    kept = [_Line(header.end, header.rest, opens=True)] if header.rest else []
    buttons: list[_Line] = []
    for index in range(header.end, stop):
        text = " ".join(lines[index].split())
        if not text:
            continue
        line = _Line(index + 1, text, opens=not kept or not lines[index - 1].strip())
        is_button = len(kept) > 1 and len(text) <= _LONG and _BUTTON.fullmatch(text)
        (buttons if is_button else kept).append(line)
    return _Paper(header, tuple(kept), tuple(buttons))


def _is_glued(paper: _Paper) -> bool | None:
    """Whether title and authors stand on one line; None where this paper alone does not tell."""
    texts = [line.text for line in paper.lines[:2]]
    if len(texts) > 1 and is_byline(texts[1]):
        return False
    if texts and without_cut_mark(texts[0])[1] and not is_names_only(texts[0]):
        return True
    return None


def _layouts(papers: Sequence[_Paper]) -> list[bool]:
    """For each paper whether it is glued; where it does not tell, what most others say."""
    votes = [_is_glued(paper) for paper in papers]
    has_blanks = any(line.opens for paper in papers for line in paper.lines[1:])
    usual = votes.count(True) >= votes.count(False) if not has_blanks else votes.count(True) > votes.count(False)
    return [usual if vote is None else vote for vote in votes]


def _units(paper: _Paper) -> list[str]:
    """Texts between blank lines; where there are none, or where they hold an author line, single lines."""
    blocks: list[list[str]] = []
    for line in paper.lines:
        if line.opens or not blocks:
            blocks.append([])
        blocks[-1].append(line.text)
    if len(blocks) == 1:
        return blocks[0]
    units: list[str] = []
    for index, block in enumerate(blocks):
        is_mixed = index < 2 and len(block) > 1 and any(is_byline(text) for text in block)
        units += block if is_mixed else [" ".join(block)]
    return units


def _separate_parts(paper: _Paper, known: Collection[str]) -> _Parts:
    """Title, authors and abstract of the layout that keeps them apart; any of them may be missing."""
    units = _units(paper)
    if len(units) > 1 and is_byline(units[1]):
        return _Parts(units[0], parse_byline(units[1]), "\n\n".join(units[2:]))
    if units and _is_sure_byline(units[0], known):
        return _Parts("", parse_byline(units[0]), "\n\n".join(units[1:]))
    if units and len(units[0]) > _LONG and units[0].count(". ") > 0:
        return _Parts("", None, "\n\n".join(units))
    if len(units) > 2 and len(units[1]) < _LONG / 2 and not units[1].endswith("."):
        return _Parts(units[0], parse_byline(units[1]), "\n\n".join(units[2:]))
    return _Parts(units[0] if units else "", None, "\n\n".join(units[1:]))


def _is_sure_byline(text: str, known: Collection[str]) -> bool:
    """Whether a line is an author line even where a title is expected: a cut list, several names, or a known name."""
    if not is_names_only(text):
        return False
    byline = parse_byline(text)
    return not byline.complete or len(byline.names) > 1 or any(name_key(name) in known for name in byline.names)


def _glued_parts(paper: _Paper, known: Collection[str]) -> _Parts:
    texts = [line.text for line in paper.lines]
    if not texts:
        return _Parts()
    if _is_sure_byline(texts[0], known):
        return _Parts("", parse_byline(texts[0]), "\n\n".join(texts[1:]))
    if len(texts) == 1 and len(texts[0]) > _LONG and ". " in texts[0] and not without_cut_mark(texts[0])[1]:
        return _Parts("", None, texts[0])
    return _Parts(glued=texts[0], abstract="\n\n".join(texts[1:]))


def _split(parts: _Parts, split: Split) -> _Parts:
    byline = Byline(split.names, split.complete, split.n_stated) if split.names else None
    return parts._replace(title=split.title, byline=byline, is_certain=split.certain)


def _parts(papers: Sequence[_Paper], layouts: Sequence[bool]) -> list[_Parts]:
    """Parts of every paper; glued lines are split with the help of everything else on the page."""
    printed = {
        name_key(name)
        for paper, is_glued in zip(papers, layouts, strict=True)
        if not is_glued and len(paper.lines) > 1 and is_byline(paper.lines[1].text)
        for name in parse_byline(paper.lines[1].text).names
    }
    parts = [
        (_glued_parts if is_glued else _separate_parts)(paper, printed)
        for paper, is_glued in zip(papers, layouts, strict=True)
    ]
    lines = [item.glued for item in parts if item.glued]
    if not lines:
        return parts
    context = page_context(lines, (item.abstract for item in parts))
    context = context._replace(name_keys=frozenset(context.name_keys) | printed)
    splits = iter(split_page(lines, context=context))
    return [_split(item, next(splits)) if item.glued else item for item in parts]


def _cut_line(paper: _Paper, byline: Byline) -> int | None:
    """Number of the line on which the author list is cut."""
    last = byline.names[-1] if byline.names else ""
    return next((line.number for line in paper.lines if last in line.text and without_cut_mark(line.text)[1]), None)


def _notices(paper: _Paper, parts: _Parts, *, is_last: bool) -> list[Notice]:
    line = paper.header.start + 1
    numbers = [item.number for item in paper.lines] or [line]
    found = [Notice("W104", item.number, f"not understood: {shortened(item.text)}") for item in paper.buttons]
    if not parts.title:
        found.append(Notice("W107", line, "no title"))
    if parts.byline is None:
        found.append(Notice("W106", line, f"no author line: {shortened(parts.title or parts.abstract)}"))
    elif not parts.byline.complete:
        message = f"{len(parts.byline.names)} names printed, then the list is cut"
        found.append(Notice("W101", _cut_line(paper, parts.byline) or line, message))
    if parts.byline is not None and not parts.is_certain:
        names = shortened(", ".join(parts.byline.names))
        found.append(Notice("W109", numbers[0], f"title {shortened(parts.title)}, authors {names}: a guess"))
    if not parts.abstract:
        found.append(
            Notice("W105", line, f"no abstract{', the file ends here' if is_last else ''}: {shortened(parts.title)}")
        )
    elif parts.abstract.endswith(("...", "…")) or (is_last and not _WHOLE_END.search(parts.abstract[-200:])):
        found.append(Notice("W108", numbers[-1], f'the abstract ends in "{parts.abstract[-30:]}"'))
    return found


def _record(paper: _Paper, parts: _Parts, *, year: int | None, is_hint: bool, is_last: bool) -> Record:
    header = paper.header
    date, notices = dated(header, year=year, is_hint=is_hint)
    byline = parts.byline or Byline((), complete=False, n_stated=None)
    extra: dict[str, object] = {"has_code": header.has_code}
    if header.score is not None:
        extra["score"] = header.score
    return Record(
        line=header.start + 1,
        title=parts.title,
        abstract=parts.abstract,
        byline=byline.names,
        byline_complete=byline.complete,
        n_authors_stated=byline.n_stated,
        date=date,
        categories=header.subjects,
        extra=extra,
        notices=(*notices, *_notices(paper, parts, is_last=is_last)),
    )


def _page_notices(block: OwnerBlock, records: Sequence[Record]) -> list[Notice]:
    stated = block.figures.get("n_papers")
    if stated is None or int(stated[0]) == len(records):
        return []
    n_stated, line = int(stated[0]), stated[1]
    if n_stated > len(records):
        return [Notice("W111", line, f"the page states {n_stated} papers; {len(records)} are on it")]
    return [Notice("W110", line, f"the page states {n_stated} papers, but {len(records)} are on it")]


def _profile(block: OwnerBlock, file: str) -> Profile | None:
    if not block.owner:
        return None
    figures = {name: value for name, (value, _) in block.figures.items()}
    counts = {name: int(figures[name]) for name in ("h_index", "n_papers", "n_citations") if name in figures}
    return Profile(
        owner=block.owner,
        owner_id=stable_id("a", block.owner),
        source_file=file,
        field=block.field,
        h_index=counts.get("h_index"),
        n_papers=counts.get("n_papers"),
        n_citations=counts.get("n_citations"),
        novelty=figures.get("novelty"),
        ai_score=figures.get("ai_score"),
    )


def _layout_change(papers: Sequence[_Paper]) -> int | None:
    """Place of the first paper of a page in the glued layout that follows a page in the other one.

    The glued layout has no block about its owner; it shows by its lines, none of which is blank.
    """
    votes = [_is_glued(paper) for paper in papers]
    dense = [not any(line.opens for line in paper.lines[1:]) for paper in papers]
    if True not in votes or False not in votes:
        return None
    start = votes.index(True)
    while start and votes[start - 1] is None and dense[start - 1]:
        start -= 1
    is_apart = False not in votes[start:] and all(dense[start:]) and not any(dense[:start])
    return start if is_apart and start and any(len(paper.lines) > 1 for paper in papers[start:]) else None


def _pages(lines: Sequence[str]) -> list[_Page]:
    """The pages in a text, each with its papers: mostly one; more where pages were pasted one after another."""
    headers = find_paper_headers(lines)
    first = headers[0].start if headers else len(lines)
    starts = [0, *(start for start in find_owner_blocks(lines) if start > first)]
    pages: list[_Page] = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        own = [header for header in headers if start <= header.start < stop]
        stops = [header.start for header in own[1:]] + [stop] * bool(own)
        papers = [_paper(header, lines, stop=end) for header, end in zip(own, stops, strict=True)]
        block_end = own[0].start if own else stop
        change = _layout_change(papers)
        pages.append(_Page(start, block_end, tuple(papers[:change])))
        if change is not None:
            begin = papers[change].header.start
            pages.append(_Page(begin, begin, tuple(papers[change:])))
    return pages


def _read_page(page: _Page, lines: Sequence[str], *, file: str, settings: ReadSettings) -> ProfilePage:
    papers = page.papers
    layouts = _layouts(papers)
    parts = _parts(papers, layouts)
    year = copying_year((paper.header.date for paper in papers), hint=settings.year_hint)
    records = [
        _record(paper, part, year=year, is_hint=settings.year_hint is not None, is_last=paper is papers[-1])
        for paper, part in zip(papers, parts, strict=True)
    ]
    keys = {name_key(name) for record in records for name in record.byline}
    # Blank lines stand for the pages before, so that line numbers are those of the file.
    above = [""] * page.start + list(lines[page.start : page.block_end])
    block = parse_owner_block(above, printed_keys=keys)
    return ProfilePage(
        kind=KIND_GLUED if sum(layouts) * 2 > len(layouts) else KIND,
        records=tuple(records),
        notices=(*block.notices, *_page_notices(block, records)),
        profile=_profile(block, file),
        line=page.start + 1,
    )


def parse_pages(text: str, *, file: str, settings: ReadSettings) -> list[ProfilePage]:
    r"""Papers and owner of an author's page, in either layout; of each page where several stand in one text.

    Parameters
    ----------
    text
        The pages, with Unix line ends.
    file
        Name of the file, for the profile; the second page is ``file/page 2``.
    settings
        ``year_hint`` is used for dates without a year.

    Returns
    -------
    list of ProfilePage
        One record per opening line, complete or not. A further page begins at a block about an owner, or where the
        layout changes for good; every further page is noted (N208).

    Examples
    --------
    >>> text = "LGMar 19, 2024\nGraphs for ServingAda Nwosu, Bo Li\nWe serve graphs."
    >>> (page,) = parse_pages(text, file="page.txt", settings=ReadSettings())
    >>> page.kind, page.records[0].title, page.records[0].byline
    ('profile page, glued', 'Graphs for Serving', ('Ada Nwosu', 'Bo Li'))
    """
    lines = text.split("\n")
    read: list[ProfilePage] = []
    for number, page in enumerate(_pages(lines), start=1):
        name = file if number == 1 else f"{file}/page {number}"
        item = _read_page(page, lines, file=name, settings=settings)
        if number > 1:
            whose = f"of {item.profile.owner}" if item.profile else "without a block about its owner"
            notice = Notice("N208", item.line, f"page {number} of the file begins, {whose}")
            item = item._replace(notices=(notice, *item.notices))
        read.append(item)
    return read


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Papers and owner of an author's page, as every format hands them over."""
    pages = parse_pages(source.text, file=source.name, settings=settings)
    first, *further = [
        Reading(SOURCE, page.kind, (*page.records, *page.notices), profile=page.profile, line=page.line)
        for page in pages
    ]
    items = (*pages[0].records, *source.notices, *pages[0].notices)
    return first._replace(items=items, further=tuple(further))
