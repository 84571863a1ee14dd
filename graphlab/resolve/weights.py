"""How much each kind of evidence weighs: decibans, learned from pairs that label themselves.

>>> float(decibans("coauthors", np.array([0.0]))[0]) < 0 < float(decibans("coauthors", np.array([9.0]))[0])
True
"""

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@cache
def _weights() -> dict[str, tuple[Floats, Floats]]:
    text = (files("graphlab.resolve") / "weights.toml").read_text(encoding="utf-8")
    return {kind: (np.array(row["edges"]), np.array(row["decibans"])) for kind, row in tomllib.loads(text).items()}


def decibans(kind: str, values: Floats) -> Floats:
    """Weight of values of one kind of evidence: 10 log10 of the likelihood ratio of one person against two.

    Parameters
    ----------
    kind
        A table of ``weights.toml``.
    values
        Values as `graphlab.resolve.evidence.pair_features` gives them; NaN (nothing is known) weighs 0.

    Notes
    -----
    The likelihood ratios are those of a logistic model on binned values, each kind monotone, fitted without labels as
    Torvik and Smalheiser (2009, doi:10.1145/1552303.1552304) do: two papers with one very rare name are one person's,
    those with two clearly different names are not. ``benchmarks/identity_weights.py`` fits it.

    Examples
    --------
    >>> decibans("years", np.array([np.nan])).tolist()
    [0.0]
    """
    edges, weights = _weights()[kind]
    found = weights[np.digitize(np.nan_to_num(values), edges)]
    return np.where(np.isnan(values), 0.0, found)


def least_decibans(kind: str) -> float:
    """The least that a kind of evidence can weigh.

    Examples
    --------
    >>> least_decibans("coauthors") < 0
    True
    """
    return float(_weights()[kind][1].min())
