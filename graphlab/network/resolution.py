"""Which resolution to cut a network at: a scan that proposes a value and says why."""

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.errors import SettingsError
from graphlab.network.agreement import agreement
from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.objective import Objective, judged
from graphlab.network.partition import connected_components, leiden_runs

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

RESOLUTIONS = tuple(float(np.round(2 ** (step / 4), 3)) for step in range(-8, 9))  # 0.25 to 4, by the fourth root of 2
SAME = 0.9  # two divisions with this adjusted Rand index are taken for one
MOST_RUNS = 10
LEAST_RUNS = 2
EDGES_OF_ALL_RUNS = 100_000
LEAST_SIZE = 3


def resolution_scan(
    network: "CoauthorNetwork | nx.Graph[Any]",
    *,
    objective: Objective = "modularity",
    resolutions: Sequence[float] = RESOLUTIONS,
    random_state: int = 1,
    n_runs: int | None = None,
) -> pd.DataFrame:
    """Communities at many resolutions, how stable they are, and which resolution that speaks for.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    objective
        What the communities maximise; see `communities`.
    resolutions
        Values to try, rising. 17 from 0.25 to 4 by default, each the fourth root of 2 times the one before.
    random_state
        Seed of the runs.
    n_runs
        Number of runs at each resolution. ``None``: 10 up to 10,000 pairs, falling to 2 from 50,000 on.

    Returns
    -------
    pandas.DataFrame
        One row per resolution: ``resolution``; of the best run, ``n_communities``, ``n_larger`` (of them with three or
        more authors), ``largest`` (authors in the largest) and ``quality``; between runs, ``ari`` (mean adjusted Rand
        index) and ``vi`` (mean variation of information over its greatest value); ``plateau_from`` and ``plateau_to``,
        the resolutions around it without a break whose divisions agree with this one (adjusted Rand index of 0.9 or
        more), ``plateau`` how many; ``is_trivial``, whether it is the connected components or everybody apart;
        ``chosen``. ``attrs["reason"]`` says why in a sentence.

    Raises
    ------
    SettingsError
        If the objective or a resolution mean nothing, the resolutions do not rise, or ``n_runs`` is below 1.

    Notes
    -----
    The choice is the resolution, not trivial, with the greatest product of plateau and ``ari``: a division that stays
    while the resolution changes and comes out of every run is one the data has, not the method. Of equal ones it is
    the one nearest to 1.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> scan = resolution_scan(network_from_networkx(nx.connected_caveman_graph(6, 8)))
    >>> scan.loc[scan["chosen"], ["n_communities", "ari"]].values.tolist()
    [[6.0, 1.0]]
    >>> scan.attrs["reason"]
    '6 communities of 3 or more authors from 0.25 to 4, at 17 of 17 resolutions; runs there agree (adjusted Rand 1.00).'
    """
    network = as_network(network)
    if not len(resolutions) or (np.diff(resolutions) <= 0).any() or (n_runs is not None and n_runs < 1):
        msg = f"{len(resolutions)} resolutions and n_runs of {n_runs} make no scan"
        raise SettingsError(msg, hint="give resolutions that rise, such as 0.5, 1, 2, and at least one run")
    n_runs = n_runs or max(LEAST_RUNS, min(MOST_RUNS, EDGES_OF_ALL_RUNS // max(len(network.edges), 1)))
    component = connected_components(network).to_numpy()
    rows: list[dict[str, float]] = []
    best: list[Ints] = []
    for resolution in resolutions:
        seen = judged(network, objective, resolution=resolution)
        runs = leiden_runs(seen, random_state=random_state, n_starts=n_runs)
        quality = [round(seen.quality(run), 12) for run in runs]
        best.append(runs[int(np.argmax(quality))])
        pairs = [agreement(runs[i], runs[j]) for i in range(n_runs) for j in range(i)]
        size = np.bincount(best[-1])[1:] if len(network) else np.zeros(0, np.int64)
        rows.append(
            {
                "resolution": resolution,
                "n_communities": len(size),
                "n_larger": int((size >= LEAST_SIZE).sum()),
                "largest": int(size.max(initial=0)),
                "quality": max(quality),
                "ari": float(np.mean([rand for rand, _ in pairs])) if pairs else np.nan,
                "vi": float(np.mean([apart for _, apart in pairs])) if pairs else np.nan,
                "is_trivial": len(size) in {0, len(network)} or agreement(best[-1], component)[0] == 1,
            }
        )
    return _judged(pd.DataFrame(rows), best)


def _judged(scan: pd.DataFrame, best: list[Ints]) -> pd.DataFrame:
    """Scan with its plateaus, the choice and the reason."""
    ends = [_plateau(best, place) for place in range(len(best))]
    scan["plateau_from"] = [float(scan["resolution"].iloc[first]) for first, _ in ends]
    scan["plateau_to"] = [float(scan["resolution"].iloc[last]) for _, last in ends]
    scan["plateau"] = [last - first + 1 for first, last in ends]
    worth = (scan["plateau"] * scan["ari"].fillna(1.0)).round(6).where(~scan["is_trivial"], 0.0)
    away = np.abs(np.log(scan["resolution"].to_numpy(np.float64))).round(6)
    place = int(np.lexsort((scan["resolution"].to_numpy(), away, -worth.to_numpy()))[0])
    scan["chosen"] = np.arange(len(scan)) == place
    scan.attrs["reason"] = _reason(scan, place)
    columns = ["resolution", "n_communities", "n_larger", "largest", "quality", "ari", "vi"]
    return scan[[*columns, "plateau_from", "plateau_to", "plateau", "is_trivial", "chosen"]]


def _plateau(best: list[Ints], place: int) -> tuple[int, int]:
    """First and last place of the run of divisions around one that agree with it."""
    first = last = place
    while first > 0 and agreement(best[first - 1], best[place])[0] >= SAME:
        first -= 1
    while last < len(best) - 1 and agreement(best[last + 1], best[place])[0] >= SAME:
        last += 1
    return first, last


def _reason(scan: pd.DataFrame, place: int) -> str:
    """Why this resolution, in a sentence."""
    row = scan.iloc[place]
    if row["is_trivial"]:
        return "No resolution divides the network further than into its connected components or single authors."
    where = f"from {row['plateau_from']:g} to {row['plateau_to']:g}, at {row['plateau']} of {len(scan)} resolutions"
    agree = "" if np.isnan(row["ari"]) else f"; runs there agree (adjusted Rand {row['ari']:.2f})"
    return f"{row['n_larger']} communities of {LEAST_SIZE} or more authors {where}{agree}."
