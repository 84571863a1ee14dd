"""How often the stated errors of sampled path measures hold, by height of the ranking.

Run ``python benchmarks/network_sampling.py``. Networks of 4,000 to 11,000 authors, measured exactly and from 200
sources with 24 seeds; held: share of authors and seeds whose interval holds the true value; width: median of error over
true value. The real network needs ``../shared/data/mla-core`` or the folder named by ``GRAPHLAB_SHARED``.
"""

from itertools import islice

import numpy as np
import pandas as pd
from network import SHARED, corpus_of, cpu, mla_bylines, synthetic_bylines

from graphlab import network as net
from graphlab.network import paths

SEEDS = 24
BANDS = {"1-10": (0, 10), "11-100": (10, 100), "101-1000": (100, 1000), "1001-": (1000, None)}


def check(name: str, network: net.CoauthorNetwork, *, weighted: bool) -> None:
    paths.MOST_AUTHORS_FOR_PATHS = 10**9
    exact: list[pd.DataFrame] = []
    took = cpu(lambda: exact.append(net.path_centralities(network, weighted=weighted)))
    truth = exact[0]
    paths.MOST_AUTHORS_FOR_PATHS = 1000
    draws: list[pd.DataFrame] = []
    each = cpu(
        lambda: draws.extend(
            net.path_centralities(network, weighted=weighted, random_state=seed) for seed in range(SEEDS)
        )
    )
    by = "distance" if weighted else "steps"
    print(f"\n{name}, by {by}: {network}\nexact {took:.1f} CPU s, from 200 sources {each / SEEDS:.2f}")
    for measure in ("betweenness", "closeness", "harmonic"):
        order = np.argsort(-truth[measure].to_numpy(), kind="stable")
        held = np.mean([(d[measure] - truth[measure]).abs() <= d[f"{measure}_error"] + 1e-12 for d in draws], axis=0)
        width = draws[0][f"{measure}_error"] / truth[measure].where(truth[measure] > 0)
        cells: list[str] = []
        for band, rows in BANDS.items():
            some = order[slice(*rows)]
            cells.append(f"{band}: held {held[some].mean():.3f} width {np.nanmedian(width.iloc[some]):.2f}")
        print(f"  {measure:12} {'; '.join(cells)}")
    rank = truth["betweenness"].round(12).rank(ascending=False, method="min")
    inside = [rank.between(d["betweenness_rank_low"], d["betweenness_rank_high"]).mean() for d in draws]
    top = [len(set(d["betweenness"].nlargest(10).index) & set(rank[rank <= 10].index)) for d in draws]
    wide = [(d["betweenness_rank_high"] - d["betweenness_rank_low"])[rank <= 10].median() for d in draws]
    print(f"  rank held {np.mean(inside):.3f}; of the first ten {np.mean(top):.1f} found")
    print(f"  median width of the intervals of the first ten {np.mean(wide):.0f}")


def main() -> None:
    networks = {"synthetic": net.coauthor_network(corpus_of(synthetic_bylines(3_500)))}
    if (SHARED / "mla-core").is_dir():
        networks["mla-core, its first 5,000"] = net.coauthor_network(corpus_of(list(islice(mla_bylines(), 5_000))))
    else:
        print("mla-core: not here, left out")
    for name, network in networks.items():
        for weighted in (True, False):
            check(name, network, weighted=weighted)


if __name__ == "__main__":
    main()
