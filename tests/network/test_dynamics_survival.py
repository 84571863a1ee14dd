import numpy as np
import pytest

from graphlab.network.dynamics_survival import survival_curve


def test_freireich_leukaemia_remissions():
    # Freireich (1963), 6-MP arm, as in Kalbfleisch and Prentice: S(6) = .857, S(10) = .753, S(23) = .448.
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    duration = np.array(ended + censored)
    curve = survival_curve(duration, np.arange(21) < len(ended), np.arange(21)).set_index("duration")
    assert curve.loc[[6, 7, 10, 13, 16, 22, 23], "survival"].round(3).tolist() == [
        0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448,
    ]  # fmt: skip
    assert curve.loc[6, "at_risk"] == 21
    assert curve.loc[23, "at_risk"] == 6


def test_single_ones_give_the_interval_of_greenwood():
    rng = np.random.default_rng(1)
    duration, ended = rng.integers(1, 12, 3000), rng.random(3000) < 0.7
    curve = survival_curve(duration, ended, np.arange(3000))
    n, d = curve["at_risk"], curve["ended"]
    variance = (d / (n * (n - d).where(n > d))).cumsum()
    hazard = -np.log(curve["survival"])
    low = curve["survival"] ** np.exp(1.959964 * np.sqrt(variance) / hazard)
    assert curve.loc[1:9, "low"].to_numpy() == pytest.approx(low[1:10].to_numpy(), abs=1e-9)


def test_counting_everything_twice_adds_no_certainty():
    rng = np.random.default_rng(2)
    duration, ended = rng.integers(1, 8, 500), rng.random(500) < 0.6
    single = survival_curve(duration, ended, np.arange(500))
    twins = survival_curve(np.tile(duration, 2), np.tile(ended, 2), np.tile(np.arange(500), 2))
    assert twins["survival"].to_numpy() == pytest.approx(single["survival"].to_numpy())
    assert twins["low"].to_numpy() == pytest.approx(single["low"].to_numpy(), nan_ok=True)


def test_nothing_followed_is_an_empty_curve():
    none = np.zeros(0, dtype=np.int64)
    assert survival_curve(none, none.astype(bool), none)["at_risk"].tolist() == [0]
