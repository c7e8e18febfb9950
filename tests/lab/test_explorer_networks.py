"""The explorers of lessons 14 and 15 compute what NumPy and the solutions do."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pipeline.pages.course import Course
from solutions import network as solved
from tests.lab.javascript import expect_same, javascript


@pytest.fixture(scope="module")
def moons(course: Course) -> dict[str, Any]:
    """What lesson 14 gives to its explorer: forty points of the two moons."""
    data: dict[str, Any] = course.figures["14_a_first_network/boundary"].data
    return data


@pytest.fixture(scope="module")
def valley(course: Course) -> dict[str, Any]:
    """What lesson 15 gives to its explorer: the bowl of lesson 1's three points."""
    lesson = "15_fewer_points_longer_memory/momentum"
    data: dict[str, Any] = course.figures[lesson].data
    return data


TRAINED = """({ x, labels, units, rate, size, epochs, activation }) => {
  const points = x.map(([x1, x2], i) => ({ x1, x2, label: labels[i] }));
  const training = { activation, points, rate, size };
  const begun = network.start(units, 7);
  const [halfway, updates] = [33, epochs * Math.ceil(points.length / size)];
  const middle = network.trained(begun, training, 7, 0, halfway);
  const ended = network.trained(middle, training, 7, halfway, updates);
  return {
    begun,
    ended,
    gradient: network.gradient(begun, activation, points),
    batches: Array.from({ length: updates }, (_, k) =>
      network.batch(points.length, size, 7, k)),
    losses: [begun, ended].map((each) => network.loss(each, activation, points)),
    logits: x.map(([x1, x2]) => network.logit(ended, activation, x1, x2)),
  };
}"""

Function = Callable[..., Any]
FUNCTIONS: dict[str, tuple[Function, Function]] = {  # slopes in terms of the values
    "tanh": (np.tanh, lambda H: 1 - H**2),
    "relu": (lambda A: np.maximum(A, 0), lambda H: (H > 0).astype(float)),
    "sigmoid": (lambda A: 1 / (1 + np.exp(-A)), lambda H: H * (1 - H)),
    "identity": (lambda A: A, np.ones_like),
}


def arrays(of: dict[str, Any]) -> tuple[np.ndarray, ...]:
    """A network's parameters in the shapes of the solutions."""
    W2 = np.array(of["W2"])[:, None]
    return np.array(of["W1"]), np.array(of["B1"]), W2, np.array([of["B2"]])


def shared(ours: dict[str, Any], theirs: tuple[np.ndarray, ...]) -> None:
    for mine, their in zip(arrays(ours), theirs, strict=True):
        assert mine.shape == their.shape
        expect_same(mine, their)


@pytest.mark.parametrize("activation", FUNCTIONS)
@pytest.mark.parametrize(
    ("units", "size", "epochs"), [(16, 40, 300), (4, 8, 40), (1, 1, 3), (2, 16, 30)]
)
def test_a_network_learns_as_in_numpy(
    moons: dict[str, Any], activation: str, units: int, size: int, epochs: int
) -> None:
    asked = {"units": units, "size": size, "epochs": epochs, "activation": activation}
    ours = javascript(
        'import * as network from "./mathematics/network.js"',
        TRAINED,
        moons | asked | {"rate": 0.5},
    )
    X, Y = np.array(moons["x"]), np.array(moons["labels"], float)[:, None]
    f, slope = FUNCTIONS[activation]

    def forward(X: Any, W1: Any, B1: Any, W2: Any, B2: Any) -> Any:
        return f(X @ W1 + B1) @ W2 + B2

    def gradient(X: Any, Y: Any, W1: Any, B1: Any, W2: Any, B2: Any) -> Any:
        H = f(X @ W1 + B1)
        E = (1 / (1 + np.exp(-(H @ W2 + B2))) - Y) / len(X)
        D = E @ W2.T * slope(H)
        return X.T @ D, D.sum(axis=0), H.T @ E, E.sum(axis=0)

    parameters = arrays(ours["begun"])
    losses = []
    shared(ours["gradient"], gradient(X, Y, *parameters))
    if activation == "tanh":
        shared(ours["gradient"], solved.network_gradient(X, Y, *parameters))
    for batch in (None, *ours["batches"], None):
        if batch is None:
            Z = forward(X, *parameters)
            losses.append(np.mean(np.logaddexp(0, Z) - Y * Z))
            continue
        slopes = gradient(X[batch], Y[batch], *parameters)
        parameters = tuple(p - 0.5 * g for p, g in zip(parameters, slopes, strict=True))
    shared(ours["ended"], parameters)
    expect_same(ours["losses"], losses)
    expect_same(ours["logits"], forward(X, *parameters)[:, 0])


@pytest.mark.parametrize(("count", "size"), [(40, 8), (40, 1), (40, 16), (40, 40)])
def test_each_epoch_sees_every_point_once(count: int, size: int) -> None:
    batches = javascript(
        'import { batch } from "./mathematics/network.js"',
        """({ count, size, updates }) => Array.from({ length: updates }, (_, k) =>
             batch(count, size, 3, k))""",
        {"count": count, "size": size, "updates": 3 * math.ceil(count / size)},
    )
    each = math.ceil(count / size)
    epochs = [
        [i for batch in batches[k : k + each] for i in batch]
        for k in range(0, len(batches), each)
    ]
    assert len(epochs) == 3
    assert all(sorted(epoch) == list(range(count)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == (1 if size == count else 3)


def test_first_weights_have_the_spread_of_the_lesson() -> None:
    networks = javascript(
        'import { start } from "./mathematics/network.js"',
        "(seeds) => seeds.map((seed) => start(16, seed))",
        list(range(200)),
    )
    W1, B1, W2, B2 = (
        np.array([arrays(of)[k].ravel() for of in networks]) for k in range(4)
    )
    assert np.std(W1) * np.sqrt(2) == pytest.approx(1, abs=0.03)
    assert np.std(W2) * np.sqrt(16) == pytest.approx(1, abs=0.04)
    assert abs(np.mean(W1)) < 0.03 and abs(np.mean(W2)) < 0.02
    assert len({tuple(row) for row in W1}) == 200
    assert not B1.any() and not B2.any()


def test_the_boundary_lies_where_the_function_is_zero() -> None:
    """A circle, a saddle and nothing, on a grid of 40 by 30 squares."""
    rows, columns = np.mgrid[0:31, 0:41].astype(float)
    x, y = columns - 20.3, rows - 14.8
    values = {"circle": x**2 + y**2 - 100, "saddle": x * y - 3, "nothing": x**2 + 1}
    found = javascript(
        'import { zeros } from "./mathematics/contour.js"',
        "(grids) => grids.map(zeros)",
        [grid.tolist() for grid in values.values()],
    )
    circle, saddle, nothing = (np.array(pieces, float) for pieces in found)
    assert len(nothing) == 0
    away = np.hypot(circle[..., 0] - 20.3, circle[..., 1] - 14.8)
    assert np.abs(away - 10).max() < 0.02
    lengths = np.linalg.norm(circle[:, 1] - circle[:, 0], axis=-1)
    assert lengths.sum() == pytest.approx(2 * np.pi * 10, rel=0.01)  # all around, once
    product = (saddle[..., 0] - 20.3) * (saddle[..., 1] - 14.8)
    assert np.abs(product - 3).max() < 0.3
    ends, counts = np.unique(circle.reshape(-1, 2).round(9), axis=0, return_counts=True)
    assert len(ends) == len(circle)
    assert set(counts) == {2}  # no gap in it


MOMENTUM = """({ hessian: [[a, b], [, c]], bottom, start, pairs, steps }) => {
  const bowl = descent.bowl(bottom, [a, b, c], 0);
  return {
    best: momentum.best(bowl),
    runs: pairs.map(([alpha, beta]) => {
      const path = momentum.roll(bowl, start, { alpha, beta }, steps);
      return {
        path,
        losses: path.map((w) => descent.loss(bowl, w)),
        roots: bowl.eigenvalues.map((value) => momentum.roots(value, { alpha, beta })),
        factor: momentum.factor(bowl, { alpha, beta }),
        limit: momentum.limit(bowl, beta),
      };
    }),
  };
}"""


def parts(roots: np.ndarray) -> list[tuple[float, float]]:
    return [(root.real, root.imag) for root in roots]


def by_place(root: tuple[float, float]) -> tuple[float, float]:
    return round(root[0], 6), root[1]


def test_momentum_agrees_with_numpy_and_the_solution(valley: dict[str, Any]) -> None:
    rng = np.random.default_rng(5)
    drawn = zip(rng.uniform(0.001, 0.4, 40), rng.uniform(0, 0.99, 40), strict=True)
    pairs = [(0.03, 0.9), (0.1, 0.0), (0.3, 0.0), *map(tuple, drawn)]
    ours = javascript(
        'import * as descent from "./mathematics/descent.js";\n'
        'import * as momentum from "./mathematics/momentum.js"',
        MOMENTUM,
        valley | {"pairs": pairs, "steps": 60},
    )
    H, bottom = np.array(valley["hessian"]), np.array(valley["bottom"])
    eigenvalues = np.linalg.eigvalsh(H)
    for run, (alpha, beta) in zip(ours["runs"], pairs, strict=True):
        P, V = np.array(valley["start"]), np.zeros(2)
        path = [P]
        for _ in range(60):
            P, V = solved.momentum_step(P, V, H @ (P - bottom), alpha, beta)
            path.append(P)
        expect_same(run["path"], path)
        U = np.array(path) - bottom
        expect_same(run["losses"], np.einsum("ki,ij,kj->k", U, H, U) / 2)
        sizes = []
        for value, found in zip(eigenvalues, run["roots"], strict=True):
            theirs = np.roots([1, -(1 + beta - alpha * value), beta])
            sizes.extend(np.abs(theirs))
            expect_same(
                sorted(found, key=by_place), sorted(parts(theirs), key=by_place)
            )
        expect_same(run["factor"], max(sizes))
        X = np.array([[1.0], [2.0], [3.0]])
        expect_same(run["limit"], solved.largest_stable_rate_with_momentum(X, beta))


def test_the_best_pair_is_the_one_the_lesson_printed(
    course: Course, valley: dict[str, Any]
) -> None:
    ours = javascript(
        'import * as descent from "./mathematics/descent.js";\n'
        'import * as momentum from "./mathematics/momentum.js"',
        MOMENTUM,
        valley | {"pairs": [], "steps": 0},
    )["best"]
    printed = course.printed["15_fewer_points_longer_memory"]
    best = ours["best"]
    text = f"measured   α {best['alpha']:.4f}   β {best['beta']:.4f}"
    assert text in printed
    small, large = np.linalg.eigvalsh(np.array(valley["hessian"]))
    expect_same(
        [ours["plain"]["alpha"], ours["plain"]["beta"]], [2 / (small + large), 0]
    )
