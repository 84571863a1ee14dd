"""Topics against labelled papers, beside what scikit-learn and BERTopic make of them, in one run with the same k.

    python benchmarks/topics.py                 # reduced sets and draws of arXiv papers (about ten minutes)
    python benchmarks/topics.py --all           # every set whole
    python benchmarks/topics.py --chosen        # how near the chosen number of topics is to the number of subjects

Baselines: TF-IDF + k-means, TF-IDF + SVD + k-means, NMF, LDA, and BERTopic on SVD rows (`pip install bertopic`;
skipped, saying so, where it is missing; k-means takes the place of HDBSCAN so that k is the same; --no-lda leaves the
slowest out). NPMI is gensim's c_npmi (`pip install gensim`), top 10 words, window 10, if
installed; else by papers.

The default was chosen on the sets under "chosen on". Those under "held out" (arXiv papers of other fields, and of other
years) were looked at once, afterwards. Labelled sets are looked for in the folder named by GRAPHLAB_SHARED, or in
../shared/data beside the repository.
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
from sklearn.decomposition import NMF, PCA, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from graphlab.topics import TopicModel
from graphlab.topics.labels import class_tfidf
from graphlab.topics.quality import coherence, diversity

try:
    from bertopic import BERTopic
except ImportError:
    BERTopic = None
try:
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel
except ImportError:
    CoherenceModel = None

# LDA is the slowest and the weakest by far: left out with --no-lda.
LDA = "--no-lda" not in sys.argv[1:]
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
CLEAN = ["cs.CV", "cs.CL", "cs.RO", "cs.CR", "math.NA", "quant-ph", "eess.SP", "cs.SE"]
DRAWS = {50: 16, 100: 12, 300: 6, 1000: 2}
FIRST_DRAW = 7000
FIRST_HELD_OUT = 9000
REDUCED = 2000
TOP_WORDS = 10
LEAST_OF_FIELD = 28

Paper = tuple[str, str]
Labelled = tuple[list[Paper], np.ndarray]


def arxiv_papers(pattern: str) -> dict[str, list[Paper]]:
    by_category: dict[str, list[Paper]] = defaultdict(list)
    for path in sorted((SHARED / "arxiv-2025").glob(pattern)):
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
    return papers, np.unique(labels, return_inverse=True)[1]


def octis_set(name: str) -> Labelled:
    path = SHARED / "labelled" / "octis" / "preprocessed_datasets" / name / "corpus.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [("", row[0]) for row in rows], np.unique([row[2] for row in rows], return_inverse=True)[1]


def stc_set(name: str) -> Labelled:
    folder = SHARED / "labelled" / "stc2" / "dataset"
    texts = (folder / f"{name}.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    labels = (folder / f"{name}_gnd.txt").read_text(encoding="utf-8").split()
    return [(text, "") for text in texts], np.unique(labels, return_inverse=True)[1]


def by_first_category(by_category: dict[str, list[Paper]], categories: list[str], most: int | None) -> Labelled:
    rng = np.random.default_rng(1)
    papers: list[Paper] = []
    labels: list[int] = []
    for number, category in enumerate(categories):
        drawn = [by_category[category][place] for place in rng.permutation(len(by_category[category]))[:most]]
        papers += drawn
        labels += [number] * len(drawn)
    return papers, np.array(labels)


def reduced(labelled: Labelled, most: int | None) -> Labelled:
    papers, labels = labelled
    if most is None or len(papers) <= most:
        return labelled
    kept = np.sort(np.random.default_rng(0).permutation(len(papers))[:most])
    return [papers[place] for place in kept], np.unique(labels[kept], return_inverse=True)[1]


def chosen_on(most: int | None) -> Iterator[tuple[str, list[Labelled]]]:
    """The sets on which the default was chosen."""
    for name in ("BBC_News", "M10", "DBLP"):
        yield name, [reduced(octis_set(name), most)]
    for name in ("Biomedical", "StackOverflow", "SearchSnippets"):
        yield name, [reduced(stc_set(name), most)]
    papers = arxiv_papers("25*.jsonl.gz")
    top = sorted(papers, key=lambda one: (-len(papers[one]), one))[:16]
    yield "arXiv, 8 clear subjects", [by_first_category(papers, CLEAN, 220)]
    yield "arXiv, 16 subjects", [reduced(by_first_category(papers, top, None), most and max(most, REDUCED))]
    for title, pool in (("far", FAR), ("near", NEAR)):
        for size, n in DRAWS.items():
            yield f"arXiv {title} {size}", [draw(papers, pool, size, random_state=FIRST_DRAW + i) for i in range(n)]


def held_out() -> Iterator[tuple[str, list[Labelled]]]:
    """Sets that were not looked at while choosing: other fields, and other years."""
    papers, older = arxiv_papers("25*.jsonl.gz"), arxiv_papers("older.jsonl.gz")
    seen = {*FAR, *NEAR, "eess.IV", "cs.GR", "eess.AS"}
    fields = [one for one in papers if one not in seen and len(papers[one]) >= LEAST_OF_FIELD]
    years = [one for one in older if len(older[one]) >= LEAST_OF_FIELD - 3]
    for title, source, pool, first in (
        ("other fields", papers, fields, FIRST_HELD_OUT),
        ("older", older, years, FIRST_HELD_OUT + 500),
    ):
        for size, n in ((50, 16), (100, 12), (300, 4)):
            yield f"{title} {size}", [draw(source, pool, size, random_state=first + i) for i in range(n)]


Grouped = tuple[np.ndarray, list[list[int]] | None]


def baselines(texts: list[str], counts: sparse.csr_array, k: int) -> Iterator[tuple[str, Callable[[], Grouped]]]:
    """The baselines; each gives labels, and its own top words where it has them."""
    tfidf = TfidfTransformer(sublinear_tf=True).fit_transform(counts)

    def svd_rows() -> np.ndarray:
        return normalize(TruncatedSVD(min(100, min(tfidf.shape) - 1), random_state=1).fit_transform(tfidf))

    def k_means(rows: object) -> Grouped:
        return KMeans(k, n_init=10, random_state=1).fit_predict(rows), None

    def parts(model: NMF | LatentDirichletAllocation, matrix: sparse.csr_array) -> Grouped:
        labels = model.fit_transform(matrix).argmax(axis=1)
        return labels, [row.argsort()[::-1][:TOP_WORDS].tolist() for row in model.components_]

    def bertopic() -> Grouped:
        model = BERTopic(umap_model=PCA(5, random_state=1), hdbscan_model=KMeans(k, n_init=10, random_state=1))
        return np.array(model.fit_transform(texts, embeddings=svd_rows())[0]), None

    yield "TF-IDF k-means", lambda: k_means(tfidf)
    yield "SVD k-means", lambda: k_means(svd_rows())
    yield "NMF", lambda: parts(NMF(k, init="nndsvd", max_iter=400, random_state=1), tfidf)
    if LDA:
        yield "LDA", lambda: parts(LatentDirichletAllocation(k, random_state=1, max_iter=20), counts)
    if BERTopic is not None:
        yield "BERTopic, SVD", bertopic


def scores(papers: list[Paper], truth: np.ndarray) -> dict[str, list[float]]:
    """NMI, ARI, NPMI, diversity and CPU seconds of each method, all with the true k.

    The top ten words are `topic_words_` of ours, the components' words of NMF and LDA, c-TF-IDF words for the others.
    """
    k = len(set(truth.tolist()))
    texts = [f"{title} {abstract}" for title, abstract in papers]
    start = time.process_time()
    model = TopicModel(k).fit(papers)
    seconds = time.process_time() - start
    reference = CountVectorizer(stop_words="english", min_df=2)
    start = time.process_time()
    counts = sparse.csr_array(reference.fit_transform(texts))
    vectorising = time.process_time() - start
    words = reference.get_feature_names_out()
    analyse = reference.build_analyzer()
    tokens = [analyse(text) for text in texts]
    own = [[word.lower() for word in row] for row in model.topic_words_]
    table = {"graphlab": [*agreement_with(truth, model.labels_), word_coherence(own, tokens), diversity(own), seconds]}
    for name, run in baselines(texts, counts, k):
        start = time.process_time()
        labels, top = run()
        seconds = time.process_time() - start + vectorising
        if top is None:
            weights = class_tfidf(counts, np.unique(labels, return_inverse=True)[1])
            top = [row.argsort()[::-1][:TOP_WORDS].tolist() for row in weights]
        shown = [[str(words[place]) for place in row] for row in top]
        table[name] = [*agreement_with(truth, labels), word_coherence(shown, tokens), diversity(shown), seconds]
    return table


def word_coherence(topics: list[list[str]], tokens: list[list[str]]) -> float:
    if CoherenceModel is None:
        vocabulary = {word: column for column, word in enumerate(sorted({word for row in tokens for word in row}))}
        rows = [(place, vocabulary[word]) for place, row in enumerate(tokens) for word in set(row)]
        shape = (len(tokens), len(vocabulary))
        used = sparse.csr_array((np.ones(len(rows)), tuple(np.array(rows).T)), shape=shape)
        return coherence([[vocabulary[word] for word in row if word in vocabulary] for row in topics], used)
    dictionary = Dictionary(tokens)
    known = [[word for word in row if word in dictionary.token2id] for row in topics]
    model = CoherenceModel(
        topics=[row for row in known if len(row) > 1], texts=tokens, dictionary=dictionary, coherence="c_npmi",
        window_size=10, topn=TOP_WORDS, processes=1,
    )  # fmt: skip
    return float(np.nanmean(model.get_coherence_per_topic()))


def agreement_with(truth: np.ndarray, labels: np.ndarray) -> list[float]:
    return [normalized_mutual_info_score(truth, labels), adjusted_rand_score(truth, labels)]


def print_scores(title: str, runs: list[dict[str, list[float]]]) -> None:
    print(f"\n{title}\n{'':16}{'NMI':>15}{'ARI':>15}{'NPMI':>8}{'div.':>7}{'CPU s':>8}")
    for name in runs[0]:
        values = np.array([run[name] for run in runs])
        mean, error = np.nanmean(values, axis=0), values.std(axis=0) / np.sqrt(len(values))
        spread = [f"{mean[i]:8.3f} ±{error[i]:.3f}" for i in (0, 1)]
        print(f"{name:16}{spread[0]}{spread[1]}{mean[2]:8.3f}{mean[3]:7.3f}{mean[4]:8.2f}", flush=True)


def print_means(title: str, sets: list[list[dict[str, list[float]]]]) -> None:
    """Means over sets, and in how many sets each method is best or within 0.005 of the best."""
    print(f"\n{title}: mean over {len(sets)} sets{'':10}{'NMI':>8}{'ARI':>8}{'NPMI':>8}{'div.':>8}   best: NMI, ARI")
    names = list(sets[0][0])
    table = np.array([[np.nanmean([run[name] for run in runs], axis=0) for name in names] for runs in sets])
    best = (table >= table.max(axis=1, keepdims=True) - 0.005).sum(axis=0)
    for place, name in enumerate(names):
        mean = "".join(f"{value:8.3f}" for value in table[:, place, :4].mean(axis=0))
        print(f"{name:40}{mean}{best[place, 0]:12}{best[place, 1]:5}")


def chosen_numbers() -> None:
    """How near the chosen number of topics is to the number of subjects, for several criteria over the same scans."""
    papers = arxiv_papers("25*.jsonl.gz")
    for title, pool in (("far", FAR), ("near", NEAR)):
        for size in (50, 100, 300):
            errors: dict[str, list[float]] = defaultdict(list)
            for number in range(DRAWS[size]):
                drawn, truth = draw(papers, pool, size, random_state=FIRST_DRAW + number)
                table = TopicModel().fit(drawn).scan_
                tried, subjects = table["n_topics"].to_numpy(), len(set(truth.tolist()))
                errors["chosen"].append(float(tried[table["chosen"]][0]) - subjects)
                for name in ("modularity", "stability", "silhouette", "coherence", "coherence_cv"):
                    errors[f"largest {name}"].append(float(tried[table[name].to_numpy().argmax()]) - subjects)
                errors["always 6"].append(6.0 - subjects)
            print(f"\narXiv {title} {size}")
            for name, error in errors.items():
                print(
                    f"  {name:20} off by {np.mean(error):+.2f} on average, {np.abs(error).mean():.2f} in absolute value"
                )


def main() -> None:
    warnings.simplefilter("ignore")
    if "--chosen" in sys.argv[1:]:
        chosen_numbers()
        return
    if BERTopic is None or CoherenceModel is None:
        print("bertopic or gensim is not installed: left out")
    most = None if "--all" in sys.argv[1:] else REDUCED
    for title, sets in (("chosen on", chosen_on(most)), ("held out", held_out())):
        every: list[list[dict[str, list[float]]]] = []
        for name, labelled in sets:
            every.append([scores(*one) for one in labelled])
            print_scores(f"{name} ({len(labelled)} x {len(labelled[0][0])} papers), true k", every[-1])
        print_means(title, every)


if __name__ == "__main__":
    with threadpool_limits(1):
        main()
