"""Resolved corpora of fabricated people: who wrote what under which spelling, and what the resolver made of it."""

from dataclasses import replace

from graphlab.corpus import AUTHOR_COLUMNS, IDENTITY_COLUMNS, make_table
from tests.conftest import corpus_of


def resolved_corpus(papers, decisions=()):
    """Corpus of (title, {person: spelling}) pairs, and decisions as mappings of person, spelling and paper titles."""
    corpus = corpus_of([(title, 2000 + i, list(people.values()), True) for i, (title, people) in enumerate(papers)])
    ids = dict(zip(corpus.papers["title"], corpus.papers["paper_id"], strict=True))
    person = {(ids[title], spelling): who for title, people in papers for who, spelling in people.items()}
    places = corpus.authorships
    places = places.assign(
        author_id=[person[pair] for pair in zip(places["paper_id"], places["printed_name"], strict=True)]
    )
    authors = []
    for who, mine in places.groupby("author_id"):
        counts = mine["printed_name"].value_counts()
        authors.append(
            {
                "author_id": who,
                "name": min(counts.index, key=lambda name: (-counts[name], name)),
                "variants": tuple(sorted(counts.index)),
                "n_papers": mine["paper_id"].nunique(),
                "resolution": "printed alike",
                "certainty": next((d["certainty"] for d in decisions if d.get("sure") == who), None),
            }
        )
    rows = [decision_row(d, ids) for d in decisions if "sure" not in d]
    return replace(
        corpus,
        authorships=places,
        authors=make_table(authors, AUTHOR_COLUMNS),
        identity=make_table(rows, IDENTITY_COLUMNS),
    )


def decision_row(decision, ids):
    papers = {side: tuple(ids[title] for title in decision.get(side, ())) for side in ("papers_a", "papers_b")}
    return {"probability": 0.5, "evidence": "2 shared coauthors (+14 dB); 20 years apart (-3 dB)"} | decision | papers


def suggested(first, second, **more):
    """A suggested join of two people, named (id, spelling)."""
    (author_a, name_a), (author_b, name_b) = first, second
    names = {"author_a": author_a, "author_b": author_b, "name_a": name_a, "name_b": name_b}
    return {"decision": "suggested join"} | names | more
