"""A sentence of the report, with the table cells it was computed from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

SHOWN_REFERENCES = 6


class Evidence(NamedTuple):
    """One table cell a sentence rests on: table, id of the row, column, value.

    Examples
    --------
    >>> Evidence("themes", 1, "n_papers", 12).value
    12
    """

    table: str
    row: str | int
    column: str
    value: object


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One computed sentence.

    Attributes
    ----------
    text
        The sentence with its full stop.
    evidence
        The cells it was computed from.
    papers
        Ids of the papers it speaks of; shown as numbers that lead to the list of papers.

    Examples
    --------
    >>> Sentence(text="Both are from 2020.", evidence=()).papers
    ()
    """

    text: str
    evidence: tuple[Evidence, ...]
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A claim in bold and the sentences behind it.

    Attributes
    ----------
    key
        Stable name, such as ``"leaders"``.
    lead
        The claim.
    sentences
        What supports it, first to last.
    """

    key: str
    lead: str
    sentences: tuple[Sentence, ...]


def sentence_dict(sentence: Sentence, number: dict[str, int]) -> dict[str, Any]:
    """Sentence for the templates: text up to its stop, numbers of its papers, the stop.

    Parameters
    ----------
    sentence
        The sentence.
    number
        Number of each paper in the list of papers.

    Examples
    --------
    >>> sentence_dict(Sentence(text="It peaked in 2022.", evidence=(), papers=("p2", "p1")), {"p1": 4, "p2": 9})
    {'text': 'It peaked in 2022', 'refs': [4, 9], 'more': 0, 'stop': '.', 'evidence': []}
    """
    refs = sorted(number[paper] for paper in set(sentence.papers))
    stop = "." if sentence.text.endswith(".") else ""
    return {
        "text": sentence.text.removesuffix("."),
        "refs": refs[:SHOWN_REFERENCES],
        "more": max(0, len(refs) - SHOWN_REFERENCES),
        "stop": stop,
        "evidence": [[str(part) for part in item] for item in sentence.evidence],
    }


def supported(findings: Iterable[Finding | None]) -> list[Finding]:
    """Findings that exist and rest on something; a claim without evidence is not printed."""
    return [
        finding
        for finding in findings
        if finding and finding.sentences and all(sentence.evidence for sentence in finding.sentences)
    ]
