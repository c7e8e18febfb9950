"""Problems of two classes that checks set, and what networks give on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from graders.checks.problems import Array, Arrays, Problem

NETWORK = ("W1", "B1", "W2", "B2")
SLOPES = ("dW1", "dB1", "dW2", "dB2")
NETWORK_NAMES = ("X", "Y", *NETWORK)


def classes(rng: np.random.Generator, N: int, D: int) -> Problem:
    """Draw points of two classes, in turn, and where a line starts."""
    Y = np.arange(N)[:, None] % 2.0
    return rng.normal(size=(N, D)) + Y, Y, rng.normal(size=(D, 1)), rng.normal(size=1)


def layers(rng: np.random.Generator, N: int, D: int, hidden: int) -> Arrays:
    """Draw X, Y, W1, B1, W2, B2."""
    X, Y, _, B2 = classes(rng, N, D)
    W1, B1 = rng.normal(size=(D, hidden)), rng.normal(size=hidden)
    return X, Y, W1, B1, rng.normal(size=(hidden, 1)), B2


def at_rest(distance: float = 0.0) -> Problem:
    """Start where no line can do better, or at this distance from there."""
    X, Y = np.array([[1.0], [1.0], [-1.0], [-1.0]]), np.array([[0.0], [1.0]] * 2)
    return X, Y, np.array([[distance]]), np.array([distance])


def network_at_rest(distance: float = 0.0) -> Arrays:
    """The same for a network: one hidden unit, whose output nobody uses."""
    X, Y, W, B = at_rest(distance)
    return X, Y, np.array([[0.5]]), np.array([0.1]), W, B


def far(W: Array, B: Array) -> Problem:
    """Make points whose logits are about 1000, right and wrong."""
    X = np.array([[1000.0], [-1000.0], [900.0], [-900.0]])
    return X, np.array([[1.0], [0.0], [0.0], [0.0]]), W, B


def sigmoid(Z: Array) -> Array:
    return np.asarray(np.exp(-np.logaddexp(0, -Z)))


@dataclass(frozen=True, slots=True)
class Slide:
    """A descent along any gradient: as it should be, or with a mistake."""

    gradient: Callable[..., Arrays]
    """Takes the parameters, and gives the slope of each."""
    start: Arrays
    rate: float
    epochs: int
    at_once: int = 0
    """How many move before the gradient is taken anew; all of them if it is 0."""
    anew: bool = True
    moved: int | None = None
    """How many parameters move, the first ones; all of them unless said."""

    def run(self) -> Arrays:
        """Give the last parameters."""
        now, slopes = self.start, self.gradient(*self.start)
        moving = len(now) if self.moved is None else self.moved
        for _ in range(self.epochs):
            slopes = self.gradient(*now) if self.anew else slopes
            for i in range(moving):
                if self.at_once and i % self.at_once == 0:
                    slopes = self.gradient(*now)
                now = (*now[:i], now[i] - self.rate * slopes[i], *now[i + 1 :])
        return now

    def after(self, epochs: int) -> Arrays:
        return replace(self, epochs=epochs).run()
