"""How sure a division into communities is, over random choices of the method and over the papers that are in."""

from dataclasses import replace
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.errors import SettingsError
from graphlab.network.from_networkx import as_network, of_authors
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.objective import Judged, Objective, judged
from graphlab.network.partition import leiden_runs, membership_series, numbered_by_size

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST_RUNS = 50
EDGES_OF_ALL_RUNS = 150_000
LEAST_RUNS = 2
QUICK = 2  # iterations of a run on a large network; what it lacks in quality is part of what is measured
CONSENSUS_ROUNDS = 10
UNSURE = 0.5  # an author with less certainty stands between communities


def community_certainty(
    network: "CoauthorNetwork | nx.Graph[Any]",
    membership: pd.Series,
    *,
    objective: Objective = "modularity",
    resolution: float = 1.0,
    random_state: int = 1,
    n_runs: int | None = None,
) -> pd.DataFrame:
    """How sure it is that each author belongs to the community given.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    membership
        Community of each author, as `communities` gives it.
    objective, resolution
        What the communities were made by.
    random_state
        Seed of the resampling and of the runs.
    n_runs
        Number of resamples. ``None``: 50 up to 3,000 pairs, falling to 2 from 75,000 on.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``: ``community``; ``certainty``, over resamples of the papers, 0 to 1;
        ``certainty_seeds``, the same over runs on all papers that differ in their random choices only; ``is_border``,
        whether certainty is below 0.5; ``n_runs``, the resamples in which the author has ties, on which alone the
        certainty rests. Certainties are missing for authors without ties, who are a community of one by definition.

    Raises
    ------
    SettingsError
        If an author has no group, the objective or resolution mean nothing, or ``n_runs`` is below 1.

    Notes
    -----
    In each run, the share of the other members of the author's community who share the author's group in that run too;
    the mean over runs. For a resample, as many papers are drawn with replacement as there are, each pair weighs the
    papers drawn, and authors and members left without ties are not counted. With fractional counting, a pair's joint
    papers count alike. A network that was not made from papers has runs on the same weights only, and its two
    certainties are the same.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import communities, network_from_networkx
    >>> network = network_from_networkx(nx.barbell_graph(5, 0))
    >>> community_certainty(network, communities(network))["certainty"].unique().tolist()
    [1.0]
    """
    network = as_network(network)
    seen = judged(network, objective, resolution=resolution)
    n_runs = _n_runs(network, n_runs)
    group = pd.factorize(of_authors(network, membership))[0].astype(np.int64)
    whole = _certainty(
        group, leiden_runs(seen, random_state=random_state, n_starts=n_runs, n_iterations=QUICK), [seen.ends] * n_runs
    )
    samples = _resamples(network, random_state=random_state, n_runs=n_runs)
    found = [judged(sample, objective, resolution=resolution) for sample in samples]
    runs = _one_run_each(found, random_state=random_state)
    drawn = _certainty(group, runs, [one.ends for one in found]) if samples else whole
    return pd.DataFrame(
        {
            "community": membership.loc[network.authors["author_id"]].to_numpy(),
            "certainty": drawn[0],
            "certainty_seeds": whole[0],
            "is_border": drawn[0] < UNSURE,
            "n_runs": drawn[1],
        },
        index=pd.Index(network.authors["author_id"], name="author_id"),
    )


def consensus_communities(
    network: "CoauthorNetwork | nx.Graph[Any]",
    *,
    objective: Objective = "modularity",
    resolution: float = 1.0,
    random_state: int = 1,
    n_runs: int | None = None,
) -> pd.Series:
    """Communities that runs on resampled papers agree on.

    Parameters
    ----------
    network, objective, resolution, random_state, n_runs
        As in `community_certainty`.

    Returns
    -------
    pandas.Series
        Number of the community by ``author_id``, numbered as by `communities`.

    Raises
    ------
    SettingsError
        If the objective or resolution mean nothing, or ``n_runs`` is below 1.

    Notes
    -----
    Every tie gets the share of runs that put its two ends together; ties below half are dropped; the runs are repeated
    on these shares until they all agree, ten times at most: A. Lancichinetti and S. Fortunato, "Consensus clustering in
    complex networks", Scientific Reports 2, 336 (2012), on the ties of the network alone. Where they never agree, the
    parts of what is left are the communities.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> consensus_communities(network_from_networkx(nx.barbell_graph(4, 0))).tolist()
    [1, 1, 1, 1, 2, 2, 2, 2]
    """
    network = as_network(network)
    seen = judged(network, objective, resolution=resolution)
    n_runs = _n_runs(network, n_runs)
    samples = _resamples(network, random_state=random_state, n_runs=n_runs)
    found = [judged(sample, objective, resolution=resolution) for sample in samples]
    runs = _one_run_each(found, random_state=random_state)
    runs = runs or leiden_runs(seen, random_state=random_state, n_starts=n_runs, n_iterations=QUICK)
    a, b = seen.ends
    for again in range(CONSENSUS_ROUNDS):
        together = np.mean([run[a] == run[b] for run in runs], axis=0) if len(a) else np.zeros(0)
        kept = together >= UNSURE
        a, b, together = a[kept], b[kept], together[kept]
        if (together == 1).all():
            break
        agreed = _by_modularity((a, b), together, len(network))
        runs = leiden_runs(agreed, random_state=random_state + again, n_starts=n_runs)
    ties = sparse.coo_array((np.ones(len(a)), (a, b)), shape=(len(network), len(network)))
    labels = sparse.csgraph.connected_components(ties, directed=False)[1] if len(network) else np.zeros(0, np.int64)
    return membership_series(network, numbered_by_size(labels))


def _one_run_each(samples: list[Judged], *, random_state: int) -> list[Ints]:
    return [
        leiden_runs(one, random_state=random_state + k, n_starts=1, n_iterations=QUICK)[0]
        for k, one in enumerate(samples)
    ]


def _by_modularity(ends: tuple[Ints, Ints], weight: Floats, n: int) -> Judged:
    strength = np.bincount(np.concatenate(ends), np.tile(weight, 2), n).astype(np.float64)
    return Judged(ends=ends, weight=weight, size=strength, resolution=1 / float(strength.sum()))


def _n_runs(network: CoauthorNetwork, n_runs: int | None) -> int:
    if n_runs is None:
        return max(LEAST_RUNS, min(MOST_RUNS, EDGES_OF_ALL_RUNS // max(len(network.edges), 1)))
    if n_runs < 1:
        msg = f"n_runs is {n_runs}; certainty needs runs"
        raise SettingsError(msg, hint="leave it at its default")
    return n_runs


def _resamples(network: CoauthorNetwork, *, random_state: int, n_runs: int) -> list[CoauthorNetwork]:
    """Networks of papers drawn with replacement; none where the network was not made from papers."""
    of_pair = network.edges["paper_ids"].map(len).to_numpy(np.int64) if len(network.edges) else np.zeros(0, np.int64)
    if not of_pair.all() or not len(of_pair):
        return []
    ids = np.concatenate([np.asarray(ids, dtype=object) for ids in network.edges["paper_ids"]])
    papers, paper = np.unique(ids.astype(str), return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(of_pair)[:-1]])
    weight = network.edges["weight"].to_numpy(np.float64)
    draw = np.random.default_rng(random_state)
    samples: list[CoauthorNetwork] = []
    for _ in range(n_runs):
        times = np.bincount(draw.integers(0, len(papers), len(papers)), minlength=len(papers))
        drawn = np.add.reduceat(times[paper], starts) / of_pair * weight
        edges = network.edges[["author_a", "author_b"]].assign(weight=drawn)[drawn > 0]
        samples.append(replace(network, edges=edges.reset_index(drop=True)))
    return samples


def _certainty(group: Ints, runs: list[Ints], ends: list[tuple[Ints, Ints]]) -> tuple[Floats, Ints]:
    """Mean share of an author's fellows in the same group of a run, and the runs in which the author has ties."""
    total, n_told = np.zeros(len(group)), np.zeros(len(group), dtype=np.int64)
    for run, (a, b) in zip(runs, ends, strict=True):
        tied = np.zeros(len(group), dtype=bool)
        tied[a] = tied[b] = True
        cell = group * (len(group) + 1) + run
        _, place, size = np.unique(cell[tied], return_inverse=True, return_counts=True)
        fellows = np.bincount(group[tied], minlength=len(group))[group[tied]] - 1
        told = fellows > 0
        rows = np.flatnonzero(tied)[told]
        total[rows] += (size[place][told] - 1) / fellows[told]
        n_told[rows] += 1
    with np.errstate(invalid="ignore"):
        return np.where(n_told > 0, total / np.maximum(n_told, 1), np.nan), n_told
