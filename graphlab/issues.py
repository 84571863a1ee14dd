"""Everything a reader or resolver may notice, with a stable code per kind."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class IssueKind(NamedTuple):
    """One kind of issue: how bad it is, what it is called, what to do about it."""

    severity: Severity
    title: str
    fix: str


class Issue(NamedTuple):
    """One thing noticed in one place; a row of ``Corpus.issues``.

    Examples
    --------
    >>> issue("W102", "date 'Feb 5' has no year; taken as 2026", file="a.txt", line=96).severity
    'warning'
    """

    code: str
    severity: Severity
    file: str
    line: int | None
    paper_id: str | None
    message: str
    fix: str


# Stable: a code is never reused for another meaning. E = not kept, W = read with care, N = information.
ISSUE_KINDS: dict[str, IssueKind] = {
    "E001": IssueKind("error", "file not readable", "export it again as plain text (UTF-8)"),
    "E101": IssueKind("error", "record not kept", "complete the record in the source and run again"),
    "W101": IssueKind(
        "warning", "author list cut", "add the missing names from the paper itself; counts are lower bounds"
    ),
    "W102": IssueKind("warning", "year inferred", "give the year the page was copied with --year-hint"),
    "W103": IssueKind("warning", "year unknown", "give the year the page was copied with --year-hint"),
    "W104": IssueKind("warning", "line not understood", "check the line; what was not understood is left out"),
    "W105": IssueKind("warning", "abstract missing", "topics use the title alone"),
    "W106": IssueKind("warning", "author line missing", "the paper is kept without authors"),
    "W107": IssueKind("warning", "title missing", "the paper is kept without a title"),
    "W108": IssueKind("warning", "abstract looks cut", "copy the page again with its full text"),
    "W109": IssueKind("warning", "title and authors split by guess", "check the split against the paper"),
    "W110": IssueKind("warning", "stated figures contradict each other", "both are shown as stated; neither is used"),
    "W111": IssueKind("warning", "fewer papers than stated", "load the whole list on the page before copying it"),
    "W112": IssueKind("warning", "characters repaired or replaced", "save the file as UTF-8"),
    "W113": IssueKind("warning", "file breaks off", "export or download the file again"),
    "W114": IssueKind("warning", "rule about a name without effect", "compare its spelling with graphlab authors"),
    "W115": IssueKind("warning", "year not readable", "correct the year; until then the paper is in no count by year"),
    "N201": IssueKind("note", "owner not printed", "the page's owner is counted as an author (evidence: implied)"),
    "N202": IssueKind("note", "same paper twice", "kept once; the other record is listed here"),
    "N203": IssueKind("note", "name variants joined", "graphlab authors lists who is printed in which ways"),
    "N204": IssueKind("note", "one name twice in an author list", "counted as two people; correct it if it is a slip"),
    "N205": IssueKind("note", "author list printed twice", "taken once"),
    "N206": IssueKind("note", "not a paper", "left out; there is nothing to do"),
    "N207": IssueKind("note", "name repeated in an author list", "counted once; tell the names apart if they are two"),
    "N208": IssueKind("note", "several pages in one file", "each is read as a page of its own; check where it begins"),
    "N209": IssueKind("note", "author list without 'and'", "check the names; separate authors by 'and' in the file"),
    "N210": IssueKind("note", "wrongly decoded characters repaired", "the repaired text is used; check the names"),
    "N211": IssueKind("note", "year not known yet", "kept without a year; export again once it is published"),
    "N212": IssueKind("note", "sign not escaped", "nothing is lost; in XML, & is written &amp;"),
}


def issue(
    code: str,
    message: str,
    *,
    file: str,
    line: int | None = None,
    paper_id: str | None = None,
) -> Issue:
    """Issue of a known kind, with the kind's severity and fix filled in.

    Parameters
    ----------
    code
        A key of `ISSUE_KINDS`.
    message
        What was seen, quoting the source.
    file
        Name of the input file.
    line
        Line in the file, counted from 1, if known.
    paper_id
        The paper concerned, if any.

    Returns
    -------
    Issue

    Raises
    ------
    KeyError
        If the code is not registered.

    Examples
    --------
    >>> issue("N202", "same title and authors as line 12", file="b.txt", line=40).fix
    'kept once; the other record is listed here'
    """
    kind = ISSUE_KINDS[code]
    return Issue(code, kind.severity, file, line, paper_id, message, kind.fix)
