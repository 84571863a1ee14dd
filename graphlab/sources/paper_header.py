"""The line that opens a paper on a profile page: score, subject, date and a mark for code, all optional but the date.

``94.1LGMar 19Code`` and ``MTRL-SCIOct 19, 2022`` are such lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphlab.sources.bylines import is_byline, is_names_only
from graphlab.sources.records import PaperDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# No header line is longer; longer lines are not looked at.
MAX_LENGTH = 120

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"\d{1,2})(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?P<month>{_MONTH})\.?[ \t]*(?P<day>{_DAY}(?![\d.])(?:[ \t]*,?[ \t]*(?P<year>\d{{4}})(?!\d))?"
    rf"|(?P<month_b>{_MONTH})\.?,?[ \t]*(?P<year_b>\d{{4}})(?!\d)"
    rf"|(?P<day_c>{_DAY}[ \t]+(?P<month_c>{_MONTH})\.?(?![a-z])(?:,?[ \t]*(?P<year_c>\d{{4}})(?!\d))?"
    r"|(?P<year_d>\d{4})-(?P<month_d>\d{2})-(?P<day_d>\d{2})(?!\d))"
)
_CODE = (
    r"(?:(?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph)"
    r"|[a-z][a-z-]*\.[A-Za-z][A-Za-z-]*|[A-Z][A-Z-]*[A-Z](?:\.[A-Z][A-Z-]*)?)"
)
_GAP = r"[ \t·•|,]*"
_SCORE = r"(?P<score>\d{1,3}(?:\.\d+)?)"
_SUBJECTS = rf"(?P<subjects>{_CODE}(?:[ \t·•|,/]+{_CODE})*?)"
_HEADER = re.compile(rf"{_GAP}{_SCORE}?{_GAP}{_SUBJECTS}?{_GAP}{_DATE}{_GAP}(?P<code>Code)?{_GAP}")
_UNDATED = re.compile(
    rf"{_GAP}(?:{_SCORE}{_GAP}{_SUBJECTS}{_GAP}(?P<code>Code)?|{_SUBJECTS.replace('subjects', 'other')}Code){_GAP}"
)
_SUBJECT_LINE = re.compile(rf"[ \t]*{_CODE}(?:[ \t·•|,/]+{_CODE})*[ \t]*")
_SCORE_LINE = re.compile(rf"[ \t]*{_SCORE}[ \t]*")
_SPLIT = re.compile(r"[ \t·•|,/]+")
# Last parts of the codes in arXiv's category taxonomy.
# fmt: off
_KNOWN_CODES = frozenset({
    "AC", "ACC-PH", "AG", "AI", "AO", "AO-PH", "AP", "APP-PH", "AR", "AS", "ASTRO-PH", "AT", "ATM-CLUS", "ATOM-PH",
    "BIO-PH", "BM", "CA", "CB", "CC", "CD", "CE", "CG", "CHEM-PH", "CL", "CLASS-PH", "CO", "COMP-PH", "COND-MAT", "CP",
    "CR", "CT", "CV", "CY", "DATA-AN", "DB", "DC", "DG", "DIS-NN", "DL", "DM", "DS", "EC", "ED-PH", "EM", "EP", "ET",
    "FA", "FL", "FLU-DYN", "GA", "GEN-PH", "GEO-PH", "GL", "GM", "GN", "GR", "GR-QC", "GT", "HC", "HE", "HEP-EX",
    "HEP-LAT", "HEP-PH", "HEP-TH", "HIST-PH", "HO", "IM", "INS-DET", "IR", "IT", "IV", "KT", "LG", "LO", "MA",
    "MATH-PH", "ME", "MED-PH", "MES-HALL", "MF", "MG", "ML", "MM", "MN", "MP", "MS", "MTRL-SCI", "NA", "NC", "NE", "NI",
    "NT", "NUCL-EX", "NUCL-TH", "OA", "OC", "OH", "OPTICS", "OS", "OT", "OTHER", "PE", "PF", "PL", "PLASM-PH", "PM",
    "POP-PH", "PR", "PS", "QA", "QM", "QUANT-GAS", "QUANT-PH", "RA", "RM", "RO", "RT", "SC", "SD", "SE", "SG", "SI",
    "SOC-PH", "SOFT", "SP", "SPACE-PH", "SR", "ST", "STAT-MECH", "STR-EL", "SUPR-CON", "SY", "TH", "TO", "TR",
})
# fmt: on
# Years outside are misprints; so is one long after every other year of a page that has several.
_FIRST_YEAR, _LAST_YEAR, _LONGEST_GAP, _SEVERAL = 1800, 2100, 10, 5


@dataclass(frozen=True, kw_only=True)
class PaperHeader:
    """One paper's opening line: the lines it takes (from ``start`` up to ``end``) and what it says.

    ``rest`` is text that follows on the same line.
    """

    start: int
    end: int
    date: PaperDate = PaperDate()
    printed_date: str = ""
    date_is_valid: bool = True
    score: float | None = None
    subjects: tuple[str, ...] = ()
    has_code: bool = False
    rest: str = ""


def is_subject(line: str) -> bool:
    """Whether a line is a subject code such as LG, MTRL-SCI or cs.LG and nothing else.

    Examples
    --------
    >>> is_subject("MTRL-SCI"), is_subject("Yonggang Wen")
    (True, False)
    """
    return len(line) <= MAX_LENGTH and bool(_SUBJECT_LINE.fullmatch(line))


def is_known_subject(line: str) -> bool:
    """Whether a line is nothing but codes that arXiv has; a name in capitals may have the shape of codes.

    Examples
    --------
    >>> is_known_subject("MTRL-SCI"), is_known_subject("cs.LG"), is_known_subject("LI WEI")
    (True, True, False)
    """
    if not is_subject(line):
        return False
    return all(code.rpartition(".")[2].upper() in _KNOWN_CODES for code in _SPLIT.split(line.strip()))


def _date(match: re.Match[str]) -> tuple[PaperDate, bool]:
    found = match.groupdict()
    year, month, day = (
        next((found[key + end] for end in ("", "_b", "_c", "_d") if found.get(key + end)), None)
        for key in ("year", "month", "day")
    )
    number = int(month) if month and month.isdigit() else MONTHS.index(month[:3].lower()) + 1 if month else None
    parsed = PaperDate(int(year) if year else None, number, int(day) if day else None)
    try:
        # 2000 has a 29 February: without a year it is a possible day.
        date(parsed.year or 2000, parsed.month or 1, parsed.day or 1)
    except ValueError:
        month_is_valid = 1 <= (parsed.month or 1) <= 12
        return parsed._replace(month=parsed.month if month_is_valid else None, day=None), False
    return parsed, True


def parse_paper_header(line: str) -> PaperHeader | None:
    """What an opening line says; None where the line is not one.

    Parameters
    ----------
    line
        A single line. Text after a complete header without spaces inside is allowed and becomes ``rest``.

    Returns
    -------
    PaperHeader or None
        With ``start`` 0 and ``end`` 1.

    Examples
    --------
    >>> header = parse_paper_header("94.1LGMar 19Code")
    >>> header.score, header.subjects, header.date.month, header.date.day, header.has_code
    (94.1, ('LG',), 3, 19, True)
    >>> parse_paper_header("Learning from models beyond fine-tuning") is None
    True
    """
    start = line[:MAX_LENGTH]
    match = _HEADER.match(start)
    rest = line[match.end() :] if match else ""
    if match is None or (
        rest and not (match["subjects"] and match.end("subjects") in {match.start("month"), match.start("month_b")})
    ):
        return _undated(line)
    parsed, is_valid = _date(match)
    begin = min(index for name in ("month", "month_b", "day_c", "year_d") if (index := match.start(name)) >= 0)
    end = max(match.end(name) for name in ("day", "year", "year_b", "month_c", "year_c", "day_d"))
    return PaperHeader(
        start=0,
        end=1,
        date=parsed,
        printed_date=line[begin:end],
        date_is_valid=is_valid,
        score=float(match["score"]) if match["score"] else None,
        subjects=tuple(_SPLIT.split(match["subjects"])) if match["subjects"] else (),
        has_code=bool(match["code"]),
        rest=rest.strip(),
    )


def _undated(line: str) -> PaperHeader | None:
    if len(line) > MAX_LENGTH:
        return None
    match = _UNDATED.fullmatch(line)
    if match is None:
        return None
    if match["other"]:
        return PaperHeader(start=0, end=1, subjects=tuple(_SPLIT.split(match["other"])), has_code=True)
    return PaperHeader(
        start=0,
        end=1,
        score=float(match["score"]),
        subjects=tuple(_SPLIT.split(match["subjects"])),
        has_code=bool(match["code"]),
    )


def _is_title(lines: Sequence[str], index: int) -> bool:
    """Whether "Code" is a paper's title: a blank line and names follow, and then no other author line."""
    if index + 1 >= len(lines) or lines[index + 1].strip():
        return False
    following = (line.strip() for line in lines[index + 2 : index + 12] if line.strip())
    return is_names_only(next(following, "")) and not is_byline(next(following, ""))


def _stacked(header: PaperHeader, lines: Sequence[str], *, floor: int) -> PaperHeader:
    """The same header with its parts that stand on lines of their own, before it (not above ``floor``) or after it."""
    start, end, subjects, score, has_code = header.start, header.end, header.subjects, header.score, header.has_code
    if not subjects:
        while start > floor and is_subject(lines[start - 1]):
            start -= 1
            subjects = (*_SPLIT.split(lines[start].strip()), *subjects)
    if score is None and start > floor and (match := _SCORE_LINE.fullmatch(lines[start - 1][:MAX_LENGTH])):
        start, score = start - 1, float(match["score"])
    has_mark = not has_code and not header.rest and end < len(lines) and lines[end].strip() == "Code"
    if has_mark and not _is_title(lines, end):
        end, has_code = end + 1, True
    return replace(header, start=start, end=end, subjects=subjects, score=score, has_code=has_code)


def find_paper_headers(lines: Sequence[str]) -> list[PaperHeader]:
    """Every paper's opening line, in order, also where its parts are stacked on consecutive lines.

    Parameters
    ----------
    lines
        Lines of a page.

    Returns
    -------
    list of PaperHeader
        ``start`` and ``end`` index ``lines``.

    Examples
    --------
    >>> [(h.start, h.end, h.subjects) for h in find_paper_headers(["LG", "Mar 19, 2024", "Code", "A title"])]
    [(0, 3, ('LG',))]
    """
    headers: list[PaperHeader] = []
    floor = 0
    for index, line in enumerate(lines):
        if index < floor or not line or (header := parse_paper_header(line)) is None:
            continue
        header = _stacked(replace(header, start=index, end=index + 1), lines, floor=floor)
        headers.append(header)
        floor = header.end
    # Many sites print bare dates; only where some line has a subject, too, are they opening lines.
    return _with_possible_years(headers) if any(header.subjects for header in headers) else []


def _with_possible_years(headers: Sequence[PaperHeader]) -> list[PaperHeader]:
    """Headers without the dates whose year must be a misprint (3020 for 2020); no clock is asked what the year is."""
    years = [header.date.year for header in headers if header.date.year is not None]
    possible = sorted(year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR)
    if len(possible) > _SEVERAL and possible[-1] - possible[-2] > _LONGEST_GAP:
        possible.pop()
    kept = {None, *possible}
    return [
        header if header.date.year in kept else replace(header, date=PaperDate(), date_is_valid=False)
        for header in headers
    ]
