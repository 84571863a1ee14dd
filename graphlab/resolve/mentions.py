"""Authorships and papers as arrays: what the evidence for or against one person is read from."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from graphlab.names import name_key
from graphlab.resolve.name_forms import NameForm, name_form, spelling_fold
from graphlab.resolve.namesakes import namesakes, namesakes_here

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# Terms of a paper that are compared; the rest of an abstract is common words.
_TERMS = 30
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


@dataclass(frozen=True, eq=False, kw_only=True)
class Mentions:
    """One entry per authorship, in the order of the table; papers and forms are numbers into the other arrays.

    Attributes
    ----------
    paper, form
        Paper and name form of each mention.
    forms, namesakes
        The distinct forms, sorted, and the odds that two papers of each are two people's.
    coarse
        Family name and initial of each form, as a number.
    years, venues
        Of each paper; NaN and -1 where unknown.
    venue_weight
        -log10 of a venue's share of the papers.
    is_open
        Papers whose author list is cut or has one name: no shared coauthor says nothing there.
    has_abstract
        Papers with an abstract.
    coauthors, coauthors_signed
        Papers by names, entries the square root of the name's weight: the product of a row of each is the weight of
        the coauthors that two papers can share.
    coarse_weight, form_weight
        Weight of a shared coauthor of that name: -log10 of the share of people who bear it; what a given name
        written out adds to it.
    is_whole
        Whether the given name of a form is written out.
    affiliations, affiliation
        Rows of distinct affiliations by words, and the row of each mention, -1 without one.
    ids
        For each scheme of identifiers, the id of each mention as a number, -1 without one.
    """

    paper: Integers
    form: Integers
    forms: list[NameForm]
    namesakes: Floats
    coarse: Integers
    years: Floats
    venues: Integers
    venue_weight: Floats
    is_open: Flags
    has_abstract: Flags
    coauthors: sparse.csr_array
    coauthors_signed: sparse.csr_array
    coarse_weight: Floats
    form_weight: Floats
    is_whole: Flags
    affiliations: sparse.csr_array
    affiliation: Integers
    ids: dict[str, Integers]


def mentions(authorships: pd.DataFrame, papers: pd.DataFrame) -> Mentions:
    """Authorships as arrays.

    Parameters
    ----------
    authorships, papers
        Tables of a corpus; papers sorted by id.
    """
    paper = papers["paper_id"].searchsorted(authorships["paper_id"]).astype(np.int64)
    form, forms = _forms(authorships)
    expected = namesakes(forms)
    coarse_names = [f"{spelling_fold(item.core)} {item.initial}" for item in forms]
    coarse, distinct = pd.factorize(pd.Series(coarse_names, dtype="str"), sort=True)
    coarse_forms = [NameForm((name.rpartition(" ")[0],), tuple(name.rpartition(" ")[2]), "") for name in distinct]
    coarse_expected = np.maximum(namesakes(coarse_forms), pd.Series(expected).groupby(coarse).max().to_numpy())
    coarse_weight = np.maximum(0.5, 6 - np.log10(coarse_expected + 1e-9))
    written_out = np.array([item.has_full_given for item in forms], dtype=bool)
    form_weight = np.where(written_out, np.clip(6 - np.log10(expected + 1e-9) - coarse_weight[coarse], 0, 6), 0.0)
    n_papers = len(papers)
    shared, against = _coauthor_rows(
        paper, form, n_papers=n_papers, coarse=coarse, weights=(coarse_weight, form_weight), full=written_out
    )
    venues = pd.factorize(papers["venue"].fillna("").map(name_key), sort=True)
    venue = np.where(papers["venue"].notna(), venues[0], -1)
    share = np.bincount(venue[venue >= 0], minlength=len(venues[1])) / max(1, n_papers)
    affiliation, affiliations = _affiliations(authorships["affiliation"])
    n_names = np.bincount(paper, minlength=n_papers)
    return Mentions(
        paper=paper,
        form=form,
        forms=forms,
        namesakes=namesakes_here(forms, np.bincount(form, minlength=len(forms))),
        coarse=coarse.astype(np.int64),
        years=np.asarray(papers["year"].astype("Float64").to_numpy(na_value=np.nan), dtype=np.float64),
        venues=venue.astype(np.int64),
        venue_weight=-np.log10(np.maximum(share, 1e-9)),
        has_abstract=papers["abstract"].notna().to_numpy(dtype=bool),
        is_open=~papers["byline_complete"].to_numpy(dtype=bool) | (n_names < 2),
        coauthors=shared,
        coauthors_signed=against,
        coarse_weight=coarse_weight,
        form_weight=form_weight,
        is_whole=written_out,
        affiliations=affiliations,
        affiliation=affiliation,
        ids=_ids(authorships),
    )


def _coauthor_rows(
    paper: Integers, form: Integers, *, n_papers: int, coarse: Integers, weights: tuple[Floats, Floats], full: Flags
) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Papers by names three times: family and initial; the same where the given name is written out; the whole form.

    Two written-out names with one initial are one coauthor only if they are one form, so that the second part counts
    negative: what it takes away, the third gives back to equal forms.
    """
    coarse_weight, form_weight = weights
    n_coarse, n_forms = len(coarse_weight), len(coarse)
    whole = full[form]
    rows = np.concatenate([paper, paper[whole], paper[whole]])
    columns = [coarse[form], n_coarse + coarse[form][whole], 2 * n_coarse + form[whole]]
    column = np.concatenate(columns)
    total = coarse_weight[coarse] + form_weight
    value = np.sqrt(
        np.concatenate([coarse_weight[coarse[form]], coarse_weight[coarse[form[whole]]], total[form[whole]]])
    )
    width = 2 * n_coarse + n_forms
    # A name twice on one byline counts once.
    order = np.unique(rows * width + column, return_index=True)[1]
    shape = (n_papers, width)
    plain = sparse.csr_array((value[order], (rows[order], column[order])), shape=shape)
    takes_away = (column[order] >= n_coarse) & (column[order] < 2 * n_coarse)
    signed = sparse.csr_array((np.where(takes_away, -1, 1) * value[order], (rows[order], column[order])), shape=shape)
    return plain, signed


def _forms(authorships: pd.DataFrame) -> tuple[Integers, list[NameForm]]:
    """Form of each mention: spellings with one key, or with the same letters in family and given name, have one form.

    The form of such spellings is the one printed most often.
    """
    parts = authorships[["printed_name", "family", "given"]].fillna("")
    code = parts.groupby(list(parts.columns), sort=True).ngroup().to_numpy()
    distinct = parts.assign(code=code).drop_duplicates("code").sort_values("code")
    rows = list(distinct[["printed_name", "family", "given"]].itertuples(index=False, name=None))
    found = [name_form(*row) for row in rows]
    keys = pd.factorize(pd.Series([name_key(row[0]) or row[0] for row in rows], dtype="str"))[0]
    letters = pd.factorize(pd.Series(["|".join(map("".join, form[:3])) for form in found], dtype="str"))[0]
    n = len(found)
    links = sparse.coo_array((np.ones(n), (keys, letters + n)), shape=(2 * n, 2 * n))
    component = connected_components(links, directed=False)[1][keys] if n else keys
    printed = np.bincount(code, minlength=n)
    best = sorted(range(n), key=lambda row: (component[row], -printed[row], found[row]))
    chosen = {component[row]: found[row] for row in reversed(best)}
    numbers = {name: place for place, name in enumerate(sorted(chosen, key=lambda name: (chosen[name], name)))}
    number = np.array([numbers[name] for name in component], dtype=np.int64)
    return number[code] if n else code.astype(np.int64), [chosen[name] for name in numbers]


def _affiliations(printed: pd.Series) -> tuple[Integers, sparse.csr_array]:
    """Row of each mention and the rows: words of an affiliation, the rarer the heavier, of length 1."""
    codes, distinct = pd.factorize(printed.fillna("").str.lower(), sort=True)
    codes = np.where(printed.fillna("").str.strip() != "", codes, -1)
    if (codes < 0).all():
        return codes.astype(np.int64), sparse.csr_array((len(distinct), 1))
    return codes.astype(np.int64), weighted_terms([_EMAIL.sub(" ", text) for text in distinct], most=len(distinct))


def weighted_terms(texts: list[str], *, most: int) -> sparse.csr_array:
    """Texts by words: logarithmic counts times inverse document frequency, rows of length 1.

    Parameters
    ----------
    texts
        The texts.
    most
        Words that occur in more texts than that are left out.
    """
    # scikit-learn takes half a second to load, and most corpora of one author never get here.
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer  # noqa: PLC0415

    words = r"[^\W\d_]{3,}"
    counter = CountVectorizer(token_pattern=words, stop_words=sorted(ENGLISH_STOP_WORDS), lowercase=True)
    try:
        counted: Any = counter.fit_transform(texts)
    except ValueError:  # no word in any text
        return sparse.csr_array((len(texts), 1))
    counts: Any = sparse.csr_array(counted, dtype=np.float64)
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    # A word of one text cannot be shared.
    kept = np.flatnonzero((frequency > 1) & (frequency <= most))
    if not len(kept):
        return sparse.csr_array((len(texts), 1))
    counts = sparse.csr_array(counts[:, kept])
    rarity = np.log((1 + len(texts)) / (1 + frequency[kept])) + 1
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    return _heaviest(counts)


def _heaviest(rows: sparse.csr_array) -> sparse.csr_array:
    """Rows with their heaviest terms only, of length 1 again."""
    lengths = np.diff(rows.indptr)
    row = np.repeat(np.arange(rows.shape[0]), lengths)
    order = np.lexsort((rows.indices, -rows.data, row))
    rank = np.arange(len(order)) - np.repeat(rows.indptr[:-1], lengths)
    kept = order[rank < _TERMS]
    row, data = row[kept], rows.data[kept]
    norm = np.sqrt(np.bincount(row, data**2, minlength=rows.shape[0]))
    return sparse.csr_array((data / norm[row], (row, rows.indices[kept])), shape=rows.shape)


def _email(text: Any) -> str:
    found = _EMAIL.search(str(text))
    return found[0].lower() if found else ""


def _ids(authorships: pd.DataFrame) -> dict[str, Integers]:
    external = authorships["external_id"].fillna("")
    emails = authorships["affiliation"].fillna("")
    emails = emails.where(emails.str.contains("@", regex=False), "")
    if emails.any():
        emails = emails.map(_email)
    columns = {"ORCID": authorships["orcid"].fillna(""), "email": emails}
    for scheme in sorted({text.partition(":")[0] for text in external.unique() if ":" in text}):
        columns[scheme] = external.where(external.str.startswith(f"{scheme}:"), "")
    found = {name: pd.factorize(cells, sort=True)[0] for name, cells in columns.items() if (cells != "").any()}
    return {name: np.where(columns[name] != "", codes, -1).astype(np.int64) for name, codes in found.items()}
