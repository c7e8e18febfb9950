"""The solutions' network tells the two moons apart, whatever seed it starts from."""

from __future__ import annotations

import numpy as np

from graders.checks.problems import Array
from solutions import network

SEEDS, ENOUGH, SHARE = 20, 18, 0.97
POINTS, NOISE, HIDDEN = 200, 0.15, 16


def moons(rng: np.random.Generator) -> tuple[Array, Array]:
    """Draw two half circles that reach into one another, and which one it is."""
    Y = np.arange(POINTS)[:, None] % 2
    angle = np.pi * rng.random((POINTS, 1))
    upper = np.hstack([np.cos(angle), np.sin(angle)])
    lower = np.hstack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    X = np.where(Y == 0, upper, lower)
    return X + NOISE * rng.normal(size=X.shape), Y.astype(float)


def share_right(seed: int) -> float:
    """Train on one draw of the moons; give how many of another are told right."""
    rng = np.random.default_rng(seed)
    (X, Y), (held_out, labels) = moons(rng), moons(rng)
    start = (
        rng.normal(size=(2, HIDDEN)) / np.sqrt(2),
        np.zeros(HIDDEN),
        rng.normal(size=(HIDDEN, 1)) / np.sqrt(HIDDEN),
        np.zeros(1),
    )
    *parameters, history = network.train_network(X, Y, *start, 1.0, 1000)
    assert history[-1] < history[0]
    _, Z = network.network_forward(held_out, *parameters)
    return float(np.mean((Z > 0) == (labels == 1)))


def test_the_network_tells_held_out_points_of_the_two_moons_apart() -> None:
    shares = [share_right(seed) for seed in range(SEEDS)]
    assert sum(share >= SHARE for share in shares) >= ENOUGH, shares
