"""Topics against labelled papers, beside TF-IDF + k-means, SVD + k-means, NMF and LDA in the same run with the same k.

    python benchmarks/topics.py            # draws of 50 to 300 arXiv papers, 4 to 8 subjects each
    python benchmarks/topics.py --all      # also BBC_News and M10 (several minutes)

The labelled sets are looked for in the folder named by GRAPHLAB_SHARED, or in ../shared/data beside the repository.
"""

import gzip
import json
import os
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from graphlab.topics import TopicModel
from graphlab.topics.labels import class_tfidf
from graphlab.topics.quality import coherence, diversity

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).resolve().parents[2] / "shared" / "data"))
FAR = [
    "cs.CV",
    "cs.CL",
    "cs.RO",
    "cs.CR",
    "cs.SE",
    "eess.SP",
    "math.NA",
    "cs.HC",
    "cs.IR",
    "quant-ph",
    "cs.SD",
    "cs.DC",
    "cs.NI",
    "cs.DS",
    "eess.SY",
    "cs.SI",
    "cs.AR",
    "q-bio.NC",
    "cond-mat.mtrl-sci",
]
NEAR = ["cs.CV", "cs.CL", "cs.RO", "cs.CR", "cs.SE", "cs.DC", "cs.NI", "cs.IR", "cs.HC", "cs.AI", "cs.LG"]
DRAWS = {50: 30, 100: 20, 300: 8}
FIRST_DRAW = 7000

Paper = tuple[str, str]
Labelled = tuple[list[Paper], np.ndarray]


def arxiv_papers() -> dict[str, list[Paper]]:
    by_category: dict[str, list[Paper]] = defaultdict(list)
    for path in sorted((SHARED / "arxiv-2025").glob("25*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                categories = row.get("categories") or row.get("cate")
                first = categories[0] if isinstance(categories, list) and categories else categories
                if first:
                    by_category[first].append((row["title"], row["summary"]))
    return by_category


def draw(by_category: dict[str, list[Paper]], pool: list[str], n_papers: int, *, random_state: int) -> Labelled:
    """Papers of 4 to 8 subjects in unequal numbers."""
    rng = np.random.default_rng(random_state)
    n_subjects = int(rng.integers(4, 9))
    subjects = rng.choice(pool, n_subjects, replace=False)
    sizes = np.bincount(
        rng.choice(n_subjects, n_papers, p=rng.dirichlet(np.full(n_subjects, 3.0))), minlength=n_subjects
    )
    papers: list[Paper] = []
    labels: list[int] = []
    for number, (subject, size) in enumerate(zip(subjects, sizes, strict=True)):
        stored = by_category[subject]
        for place in rng.choice(len(stored), min(int(size), len(stored)), replace=False):
            papers.append(stored[place])
            labels.append(number)
    return papers, np.array(labels)


def octis_set(name: str) -> Labelled:
    path = SHARED / "labelled" / "octis" / "preprocessed_datasets" / name / "corpus.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [("", row[0]) for row in rows], np.unique([row[2] for row in rows], return_inverse=True)[1]


Grouped = tuple[np.ndarray, list[list[int]] | None]


def baselines(counts: sparse.csr_array, k: int) -> Iterator[tuple[str, Callable[[], Grouped]]]:
    """The baselines; each gives labels, and its own top words where it has them."""
    tfidf = TfidfTransformer(sublinear_tf=True).fit_transform(counts)

    def svd_kmeans() -> Grouped:
        rank = min(100, min(tfidf.shape) - 1)
        return KMeans(k, n_init=10, random_state=1).fit_predict(
            normalize(TruncatedSVD(rank, random_state=1).fit_transform(tfidf))
        ), None

    def parts(model: NMF | LatentDirichletAllocation, matrix: sparse.csr_array) -> Grouped:
        labels = model.fit_transform(matrix).argmax(axis=1)
        return labels, [row.argsort()[::-1][:10].tolist() for row in model.components_]

    yield "TF-IDF k-means", lambda: (KMeans(k, n_init=10, random_state=1).fit_predict(tfidf), None)
    yield "SVD k-means", svd_kmeans
    yield "NMF", lambda: parts(NMF(k, init="nndsvd", max_iter=400, random_state=1), tfidf)
    yield "LDA", lambda: parts(LatentDirichletAllocation(k, random_state=1, max_iter=20), counts)


def scores(papers: list[Paper], truth: np.ndarray) -> dict[str, list[float]]:
    """NMI, ARI, NPMI, diversity and CPU seconds of each method, all with the true k.

    NPMI and diversity are those of what each method shows: our terms (words and phrases), the components' words of NMF
    and LDA, c-TF-IDF words for k-means.
    """
    k = len(set(truth.tolist()))
    start = time.process_time()
    model = TopicModel(k).fit(papers)
    seconds = time.process_time() - start
    shown = model.scan_[["coherence", "diversity"]].iloc[0].tolist()
    table = {"graphlab": [*agreement_with(truth, model.labels_), *shown, seconds]}
    texts = [f"{title} {abstract}" for title, abstract in papers]
    start = time.process_time()
    counts = sparse.csr_array(CountVectorizer(stop_words="english", min_df=2).fit_transform(texts))
    vectorising = time.process_time() - start
    for name, run in baselines(counts, k):
        start = time.process_time()
        labels, top = run()
        seconds = time.process_time() - start + vectorising
        if top is None:
            weights = class_tfidf(counts, np.unique(labels, return_inverse=True)[1])
            top = [row.argsort()[::-1][:10].tolist() for row in weights]
        table[name] = [*agreement_with(truth, labels), coherence(top, counts), diversity(top), seconds]
    return table


def agreement_with(truth: np.ndarray, labels: np.ndarray) -> list[float]:
    return [normalized_mutual_info_score(truth, labels), adjusted_rand_score(truth, labels)]


def print_scores(title: str, runs: list[dict[str, list[float]]]) -> None:
    print(f"\n{title}\n{'':16}{'NMI':>15}{'ARI':>15}{'NPMI':>8}{'div.':>7}{'CPU s':>8}")
    for name in runs[0]:
        values = np.array([run[name] for run in runs])
        mean, error = values.mean(axis=0), values.std(axis=0) / np.sqrt(len(values))
        spread = [f"{mean[i]:8.3f} ±{error[i]:.3f}" for i in (0, 1)]
        print(f"{name:16}{spread[0]}{spread[1]}{mean[2]:8.3f}{mean[3]:7.3f}{mean[4]:8.2f}")


def chosen_numbers(draws: list[Labelled]) -> None:
    """How near the chosen number of topics is to the number of subjects, for several criteria over the same scans."""
    errors: dict[str, list[float]] = defaultdict(list)
    for papers, truth in draws:
        table = TopicModel().fit(papers).scan_
        tried, subjects = table["n_topics"].to_numpy(), len(set(truth.tolist()))
        errors["chosen"].append(float(tried[table["chosen"]][0]) - subjects)
        for name in ("modularity", "stability", "silhouette", "coherence"):
            errors[f"largest {name}"].append(float(tried[table[name].to_numpy().argmax()]) - subjects)
        errors["always 6"].append(6.0 - subjects)
    for name, error in errors.items():
        print(f"  {name:20} off by {np.mean(error):+.2f} on average, {np.abs(error).mean():.2f} in absolute value")


def main() -> None:
    warnings.simplefilter("ignore")
    by_category = arxiv_papers()
    for title, pool in (("far subjects", FAR), ("near subjects", NEAR)):
        for n_papers, n_draws in DRAWS.items():
            draws = [draw(by_category, pool, n_papers, random_state=FIRST_DRAW + number) for number in range(n_draws)]
            print_scores(
                f"{n_draws} draws of {n_papers} arXiv papers, {title}, true k", [scores(*one) for one in draws]
            )
            chosen_numbers(draws)
    if "--all" in sys.argv[1:]:
        for name in ("BBC_News", "M10"):
            print_scores(f"{name}, true k", [scores(*octis_set(name))])


if __name__ == "__main__":
    with threadpool_limits(1):
        main()
