"""The explorers' mathematics is NumPy's and the solutions'."""

import inspect
import re
from typing import Any

import numpy as np
import pytest

from pipeline.pages.course import Course
from solutions import activations
from solutions import linear_regression as solved
from tests.lab.javascript import expect_same, javascript


@pytest.fixture(scope="module")
def original(course: Course) -> dict[str, Any]:
    """What lesson 6 gives to its explorer: the hundred points of the original."""
    data: dict[str, Any] = course.figures["06_learning_rate/learning-rate"].data
    return data


def test_the_points_are_those_of_the_lesson(
    course: Course, original: dict[str, Any]
) -> None:
    assert len(original["x"]) == len(original["y"]) == 100
    X = np.stack([np.ones(100), original["x"]], axis=1)
    limit = 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1]
    printed = re.search(
        "2 / lambda_max: *([0-9.]+),", course.printed["06_learning_rate"]
    )
    assert printed is not None
    assert float(printed[1]) == pytest.approx(limit, abs=1e-7)


@pytest.mark.parametrize(
    ("rate", "epochs"),
    [
        *((rate, 1000) for rate in (0.0001, 0.001, 0.00466, 0.0082, 0.0083)),
        (0.01, 900),  # later the loss is too large for 64 bits
    ],
)
def test_descent_agrees_with_numpy(
    original: dict[str, Any], rate: float, epochs: int
) -> None:
    X = np.stack([np.ones(100), original["x"]], axis=1)
    y = np.array(original["y"])
    hessian = 2 * X.T @ X
    path = [np.array(original["start"])]
    for _ in range(epochs):
        path.append(path[-1] - rate * 2 * X.T @ (X @ path[-1] - y))
    losses = [((X @ w - y) ** 2).sum() for w in path]
    ours = javascript(
        'import * as descent from "./mathematics/descent.js"',
        """({ x, y, start, rate, epochs }) => {
          const problem = descent.problem(x, y);
          const path = descent.descend(problem, start, rate, epochs);
          return {
            ...problem,
            path,
            losses: path.map((w) => descent.loss(problem, w)),
            factors: descent.factors(problem, rate),
            limit: descent.limit(problem),
          };
        }""",
        original | {"rate": rate, "epochs": epochs},
    )
    eigenvalues, V = np.linalg.eigh(hessian)
    expect_same(ours["bottom"], np.linalg.solve(hessian, 2 * X.T @ y))
    expect_same(ours["eigenvalues"], eigenvalues)
    expect_same(np.abs(np.cos(ours["angle"])), np.abs(V[0, 1]))
    expect_same(np.tan(ours["angle"]), V[1, 1] / V[0, 1])
    expect_same(ours["limit"], 2 / eigenvalues[1])
    expect_same(ours["factors"], 1 - rate * eigenvalues)
    expect_same(ours["path"], path)
    expect_same(ours["losses"], losses)


def test_a_line_and_its_slopes_agree_with_the_solution() -> None:
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(2, 3, 1))
    lines = rng.uniform(-3, 5, size=(20, 2))
    ours = javascript(
        'import * as line from "./mathematics/line.js"',
        """({ x, y, lines }) => lines.map(([w, b]) => ({
          errors: line.errors(x, y, w, b),
          loss: line.loss(x, y, w, b),
          gradient: line.gradient(x, y, w, b),
        }))""",
        {"x": x.ravel().tolist(), "y": y.ravel().tolist(), "lines": lines.tolist()},
    )
    for of_line, (w, b) in zip(ours, lines, strict=True):
        W, B = np.array([[w]]), np.array([b])
        error = (solved.linear_forward(x, W, B) - y).ravel()
        expect_same(of_line["errors"], error)
        expect_same(of_line["loss"], np.mean(error**2))
        dW, dB = solved.loss_gradient(x, y, W, B)
        expect_same(of_line["gradient"], [dW.item(), dB.item()])


def test_softmax_agrees_with_the_solution() -> None:
    rng = np.random.default_rng(5)
    cases = [
        ([2.0, 1.0, 0.0], 1.0),
        ([1000.0, 1000.0, -1000.0], 0.1),
        *(
            (z.tolist(), 10.0**t)
            for z, t in zip(
                rng.uniform(-4, 4, (50, 3)), rng.uniform(-1, 2, 50), strict=True
            )
        ),
    ]
    ours = javascript(
        'import { softmax } from "./mathematics/softmax.js"',
        "(cases) => cases.map(([z, temperature]) => softmax(z, temperature))",
        cases,
    )
    expect_same(ours, [activations.softmax(np.array(z) / t) for z, t in cases])


PARAMETERS = {"leaky_relu": "slope", "elu": "alpha", "trelu": "threshold"}


def test_the_gallery_shows_all_functions(course: Course) -> None:
    shown = course.figures["10_activation_functions/activation-gallery"].data
    every = {
        name.removesuffix("_derivative")
        for name in vars(activations)
        if name.endswith("_derivative")
    }
    assert sorted(shown["functions"]) == sorted(every)


def test_activations_agree_with_the_solutions(course: Course) -> None:
    shown = course.figures["10_activation_functions/activation-gallery"].data
    x = np.concatenate(
        [np.linspace(-12, 12, 2401), [-np.inf, -1000, -40, 40, 1000, np.inf]]
    )
    ours = javascript(
        'import { activations } from "./mathematics/activations.js"',
        """({ names, x, parameters }) => names.map((name) => {
          const { f, slope, parameter } = activations[name];
          const values = (p) => [f, slope].map((g) => x.map((v) => g(Number(v), p)));
          return { parameter, cases: [parameter, ...parameters].map(values) };
        })""",
        {
            "names": shown["functions"],
            "x": [str(v).replace("inf", "Infinity") for v in x],
            "parameters": [0.5, 1.0],
        },
    )
    for name, of_name in zip(shown["functions"], ours, strict=True):
        functions = [getattr(activations, name + end) for end in ("", "_derivative")]
        keyword = PARAMETERS.get(name)
        if keyword is None:
            assert "parameter" not in of_name
        else:
            default = inspect.signature(functions[0]).parameters[keyword].default
            assert of_name["parameter"] == default
        for values, parameter in zip(of_name["cases"], [None, 0.5, 1.0], strict=True):
            given = {keyword: parameter} if keyword and parameter else {}
            for ours_, function in zip(values, functions, strict=True):
                with np.errstate(all="ignore"):
                    expect_same(ours_, function(x, **given))


TEXT = re.compile(r'<text x="([-.\d]+)" y="([-.\d]+)" class="note[^"]*">([^<]+)<')
CURVE = re.compile(r'<path class="line thick[^"]*" d="M([^"]*)"')


def boxes_of_values(panel: str) -> list[tuple[float, float, float, float]]:
    """Left, right, top and bottom of each value that is written: 12 px high at most."""
    return [
        (float(x), float(x) + 7 * len(said), float(y) - 10, float(y) + 2)
        for x, y, said in TEXT.findall(panel)
    ]


def touched(panel: str) -> int:
    """How many written values lie on a curve, or on each other."""
    boxes = boxes_of_values(panel)
    curves = [
        np.array([piece.split() for piece in d.split("L")], float)
        for d in CURVE.findall(panel)
    ]
    found = 0
    for i, (left, right, top, bottom) in enumerate(boxes):
        on_another = any(
            left < r and x < right and top < b and y < bottom
            for x, r, y, b in boxes[:i]
        )
        on_a_curve = any(
            (
                (left < curve[:, 0])
                & (curve[:, 0] < right)
                & (top < curve[:, 1])
                & (curve[:, 1] < bottom)
            ).any()
            for curve in curves
        )
        found += on_another or on_a_curve
    return found


def test_values_in_the_gallery_touch_nothing(course: Course) -> None:
    names = course.figures["10_activation_functions/activation-gallery"].data[
        "functions"
    ]
    rng = np.random.default_rng(7)
    states = [
        {"chosen": rng.choice(names, 3, replace=False).tolist(), "x": float(x)}
        for x in rng.uniform(-6, 6, 120)
    ]
    panels = javascript(
        'import gallery from "./figures/activation-gallery.js"',
        """({ names, states }) => states.flatMap((of) => {
          const begun = gallery.begin({ functions: names, chosen: of.chosen });
          const words = { ...gallery.words.en, run: "", reset: "" };
          return gallery.panels({ ...begun, ...of }, words).map((p) => p.markup);
        })""",
        {"names": names, "states": states},
    )
    assert all(len(boxes_of_values(panel)) == 3 for panel in panels)
    assert sum(map(touched, panels)) == 0
