"""A descent along the squared error of XW + B: as it should be, or with a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from graders.checks.problems import Array, Arrays, Problem

BOTH = (True, True)


@dataclass(frozen=True, slots=True)
class Descent:
    problem: Problem
    rate: float
    epochs: int
    reduction: str = "mean"
    momentum: float = 0.0
    nesterov: bool = False
    moved: tuple[bool, bool] = BOTH
    """Whether W moves, and whether B does."""
    cleared: tuple[bool, bool] = BOTH
    """Whether the gradient of W, and that of B, is forgotten after each update."""
    anew: bool = True
    """Whether the gradient is taken in each epoch, or once and for all."""
    together: bool = True
    """Whether both gradients are taken before W moves."""
    bias_counts: bool = True
    """Whether the prediction has B in it."""
    bias_follows: bool = False
    """Whether B moves along the gradient of W."""
    whole: bool = False
    """Whether what follows the point is cut off in each step."""

    def run(self) -> Arrays:
        """Give the last W and B."""
        *_, last = self.path()
        return last

    def after(self, epochs: int) -> Arrays:
        """Give W and B after another number of epochs."""
        return replace(self, epochs=epochs).run()

    def path(self) -> Iterator[Arrays]:
        """Give W and B at the start, and after each update."""
        W, B = self.problem[2:]
        yield W, B
        gradient: Arrays = (np.zeros_like(W), np.zeros_like(B))
        velocity = gradient
        for epoch in range(self.epochs):
            if self.anew or not epoch:
                gradient = self._added(gradient, self.gradient(W, B))
            velocity = self._kept(velocity, gradient)
            V, v = self._kept(velocity, gradient) if self.nesterov else velocity
            if self.bias_follows:
                v = np.full_like(v, V.sum())
            W = W - self.rate * V if self.moved[0] else W
            if not self.together:
                v = self.gradient(W, B)[1]
            B = B - self.rate * v if self.moved[1] else B
            if self.whole:
                W, B = np.trunc(W), np.trunc(B)
            yield W, B

    def gradient(self, W: Array, B: Array) -> Arrays:
        X, Y, *_ = self.problem
        share = 1 / len(X) if self.reduction == "mean" else 1.0
        E = 2 * share * (X @ W + (B if self.bias_counts else 0) - Y)
        return X.T @ E, E.sum(axis=0)

    def _added(self, before: Arrays, now: Arrays) -> Arrays:
        pairs = zip(self.cleared, before, now, strict=True)
        return tuple(new if fresh else old + new for fresh, old, new in pairs)

    def _kept(self, velocity: Arrays, gradient: Arrays) -> Arrays:
        pairs = zip(velocity, gradient, strict=True)
        return tuple(self.momentum * v + g for v, g in pairs)


def by_adam(descent: Descent) -> Arrays:
    """Give the last W and B where torch.optim.Adam makes the steps."""
    parameters: Arrays = descent.problem[2:]
    means = squares = tuple(np.zeros_like(p) for p in parameters)
    for epoch in range(1, descent.epochs + 1):
        gradient = descent.gradient(*parameters)
        means = _blended(0.9, means, gradient)
        squares = _blended(0.999, squares, tuple(g**2 for g in gradient))
        parts = zip(parameters, means, squares, strict=True)
        parameters = tuple(
            p
            - descent.rate
            * (mean / (1 - 0.9**epoch))
            / (np.sqrt(square / (1 - 0.999**epoch)) + 1e-8)
            for p, mean, square in parts
        )
    return parameters


def _blended(share: float, before: Arrays, now: Arrays) -> Arrays:
    pairs = zip(before, now, strict=True)
    return tuple(share * old + (1 - share) * new for old, new in pairs)
