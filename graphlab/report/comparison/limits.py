"""What a comparison cannot say: cut bylines, papers without a year, years that were inferred, names in doubt."""

from graphlab.report.comparison.view import View
from graphlab.report.facts.sentences import Evidence, Finding, Sentence
from graphlab.report.facts.words import counted, is_or_are, sentence_case

ROWS = "number of rows"  # where a sentence counts the rows of a table that meet a condition


def limits(view: View) -> Finding | None:
    """Finding on what makes the comparison uncertain; nothing where nothing does.

    Parameters
    ----------
    view
        The comparison.
    """
    sentences = [*_cut(view), *_undated(view), *_inferred(view)]
    return Finding(key="limits", lead="To be read with care.", sentences=tuple(sentences)) if sentences else None


def _cut(view: View) -> list[Sentence]:
    """Sentence on lower bounds."""
    (n_a, n_b), (cut_a, cut_b) = view.n_papers, view.n_cut
    if not cut_a + cut_b:
        return []
    where = f"{cut_a:,} of {n_a:,} author lists {view.at(0)} and {cut_b:,} of {n_b:,} {view.at(1)} are cut or missing"
    unseen = "what looks apart may be shared unseen"
    if view.is_ordered:
        unseen = "a person or tie that looks new or lost may have been there unseen"
    cells = tuple(
        Evidence("papers", f"presence is not only {other}; byline_complete is false", ROWS, n)
        for other, n in zip("BA", view.n_cut, strict=True)
    )
    return [Sentence(text=f"{where}: counts of people and ties are lower bounds, and {unseen}.", evidence=cells)]


def _undated(view: View) -> list[Sentence]:
    papers = view.study.corpus.papers
    n = int(papers["year"].isna().sum())
    if view.sides.kind != "dates" or not n:
        return []
    cells = (Evidence("input", "year is missing", ROWS, n),)
    text = f"{sentence_case(counted(n, 'paper'))} without a year {is_or_are(n)} on neither side."
    return [Sentence(text=text, evidence=cells)]


def _inferred(view: View) -> list[Sentence]:
    """Sentence on years that the source does not print, where years decide."""
    if view.sides.kind != "dates":
        return []
    papers = view.sides.parts[1].corpus.papers
    found = papers[papers["date_inferred"]]
    n = len(found)
    if not n:
        return []
    cells = (Evidence("input", f"year {view.at(1)}; date_inferred is true", ROWS, n),)
    text = f"The {'year' if n == 1 else 'years'} of {counted(n, 'paper')} {is_or_are(n)} not printed but inferred."
    return [Sentence(text=text, evidence=cells)]
