"""How long things last when not all have ended: Kaplan and Meier's curve, with an interval that knows of groups."""

import numpy as np
import pandas as pd

from graphlab.network.projection import Bools, Floats, Ints

Z95 = 1.959963984540054


def survival_curve(duration: Ints, ended: Bools, group: Ints) -> pd.DataFrame:
    """Share still going after each duration, with its 95% interval.

    Parameters
    ----------
    duration
        Whole duration of each, or how long it was watched where it had not ended.
    ended
        Which were seen to end (the others are censored).
    group
        Those of one group may end together: the interval treats groups, not single ones, as independent.

    Returns
    -------
    pandas.DataFrame
        One row per duration from 0, with ``at_risk``, ``ended``, ``censored``, ``survival``, ``low`` and ``high``.

    Notes
    -----
    Product-limit estimate of [1]_. The variance of log S is the sum over groups of the squared sum of the influences of
    their members: ``[ended at s]/(n(s) - d(s))`` minus the sum of ``d(u)/(n(u)(n(u) - d(u)))`` while at risk [2]_. With
    every group of one it is Greenwood's. The interval is symmetric in log(-log S), so that it stays within 0 and 1.

    References
    ----------
    .. [1] E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the American
       Statistical Association 53, 457-481 (1958).
    .. [2] L. Ying and L. J. Wei, "The Kaplan-Meier estimate for dependent failure time observations", Journal of
       Multivariate Analysis 50, 17-29 (1994).

    Examples
    --------
    >>> curve = survival_curve(np.array([1, 2, 2, 3]), np.array([True, True, False, False]), np.arange(4))
    >>> curve[["duration", "at_risk", "ended", "survival"]].values.tolist()
    [[0.0, 4.0, 0.0, 1.0], [1.0, 4.0, 1.0, 0.75], [2.0, 3.0, 1.0, 0.5], [3.0, 1.0, 0.0, 0.5]]
    """
    longest = int(duration.max(initial=0))
    leaving = np.bincount(duration, minlength=longest + 1)
    events = np.bincount(duration[ended], minlength=longest + 1)
    at_risk = leaving[::-1].cumsum()[::-1]
    survival = np.cumprod(1.0 - events / np.maximum(at_risk, 1))
    error = np.sqrt(_log_variance(duration, ended, group, events=events, at_risk=at_risk))
    hazard = -np.log(np.where(survival > 0, survival, 1.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.exp(Z95 * error / hazard)
        low, high = survival**spread, survival ** (1.0 / spread)
    is_known = (hazard > 0) & (error > 0)
    bounds = [np.where(is_known, bound, np.where(survival == 1.0, 1.0, np.nan)) for bound in (low, high)]
    return pd.DataFrame(
        {
            "duration": np.arange(longest + 1),
            "at_risk": at_risk,
            "ended": events,
            "censored": leaving - events,
            "survival": survival,
            "low": bounds[0],
            "high": bounds[1],
        }
    )


def _log_variance(duration: Ints, ended: Bools, group: Ints, *, events: Ints, at_risk: Ints) -> Floats:
    """Variance of log S at every duration, groups taken as independent."""
    _, of = np.unique(group, return_inverse=True)
    n_groups = int(of.max(initial=-1)) + 1
    left = np.maximum(at_risk - events, 1)  # where nobody is left, S is 0 and has no interval
    risk = np.cumsum(events / (np.maximum(at_risk, 1) * left))
    settled = np.zeros(n_groups)  # influence of those whose duration is over
    n_watched = np.bincount(of, minlength=n_groups).astype(np.float64)
    variance = np.zeros(len(events))
    order = np.argsort(duration, kind="stable")
    bounds = np.searchsorted(duration[order], np.arange(len(events) + 1))
    for t in range(len(events)):
        now = order[bounds[t] : bounds[t + 1]]
        influence = ended[now] / left[t] - risk[t]
        settled += np.bincount(of[now], weights=influence, minlength=n_groups)
        n_watched -= np.bincount(of[now], minlength=n_groups)
        variance[t] = np.square(settled - n_watched * risk[t]).sum()
    return variance
