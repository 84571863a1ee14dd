"""CPU time and memory of topics by number of papers, beside scikit-learn's vectoriser, in one run.

    python benchmarks/topics_size.py              # 1/64, 1/16, 1/4 and all of mla-core (100,151 papers)
    python benchmarks/topics_size.py 2000 8000    # other sizes

Each size runs in a process of its own, so that the peak of memory is its own. "words and phrases" reads and cleans the
texts, finds phrases of two to four words and counts all terms; scikit-learn's TfidfVectorizer counts words and every
pair of neighbouring words (min_df=2), uncleaned. "topics" is the whole of TopicModel().fit, with the scan of 2 to 10
topics and 20 resamples. One thread. The papers are looked for in the folder named by GRAPHLAB_SHARED, or in
../shared/data beside the repository.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).resolve().parents[2] / "shared" / "data"))
ALL = 100_151


def mla_papers() -> list[tuple[str, str]]:
    papers: list[tuple[str, str]] = []
    folder = SHARED / "mla-core" / "raw"
    for path in sorted(folder.rglob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            if path.name.endswith(".jsonl.gz"):
                rows = [json.loads(line) for line in stream]
            else:
                rows = json.load(stream)["papers"]
        papers += [(row.get("title") or "", row.get("abstract") or "") for row in rows]
    return papers


def measure(n_papers: int) -> dict[str, float]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from threadpoolctl import threadpool_limits

    from graphlab.topics import TopicModel
    from graphlab.topics.terms import terms

    papers = mla_papers()
    step = max(1, len(papers) // n_papers)
    papers = papers[::step][:n_papers]
    seconds: dict[str, float] = {"papers": len(papers)}
    with threadpool_limits(1):
        start = time.process_time()
        model = TopicModel().fit(papers)
        seconds["topics"] = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds["n_topics"] = len(model.topic_labels_)
        del model
        start = time.process_time()
        terms(papers)
        seconds["words and phrases"] = time.process_time() - start
        texts = [f"{title} {abstract}" for title, abstract in papers]
        for name, span in (("sklearn words", (1, 1)), ("sklearn pairs", (1, 2))):
            start = time.process_time()
            TfidfVectorizer(stop_words="english", min_df=2, ngram_range=span).fit_transform(texts)
            seconds[name] = time.process_time() - start
    return seconds | {"MiB": peak}


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [ALL // 64, ALL // 16, ALL // 4, ALL]
    columns = ("papers", "topics", "MiB", "words and phrases", "sklearn words", "sklearn pairs", "n_topics")
    print("".join(f"{name:>19}" for name in columns) + f"{'ms per paper':>19}")
    for size in sizes:
        run = [sys.executable, __file__, "--one", str(size)]
        row = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
        print(
            "".join(f"{row[name]:>19,.1f}" for name in columns) + f"{1000 * row['topics'] / row['papers']:>19.2f}",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
