"""An explorer's numbers, as tables: those of its state, in both languages."""

import math
import re
from typing import Any

import numpy as np
import pytest

from graders.core.language import LANGUAGES
from pipeline.pages.course import Course
from solutions import activations
from solutions import linear_regression as solved
from tests.lab.javascript import EXPLORERS, expect_same, javascript

# What is shown after some actions, with some values, and at all ends if asked for.
TABLES = """({ data, languages, actions, values, ends }) => {
  let first = explorer.begin(data);
  for (const action of actions) {
    const [name, argument] = action.split(" ");
    first = { ...first, ...explorer.actions[name](first, argument) };
  }
  first = { ...first, ...values };
  let states = [first];
  for (const [quantity, { min, max }] of Object.entries(explorer.bounds(first))) {
    if (!ends) break;
    states = states.flatMap((state) => [
      state, { ...state, [quantity]: min }, { ...state, [quantity]: max },
    ]);
  }
  return states.map((state) => languages.map((language) => {
    const words = wordsOf(explorer, language);
    const context = { words, language, bounds: explorer.bounds(state) };
    return {
      state, tables: shown.tables(state, context), markup: shown.markup(state, context),
    };
  }));
}"""


def data_of(name: str, course: Course) -> Any:
    [figure] = [f for f in course.figures.values() if f.name == name]
    return figure.data


def states_of(
    name: str,
    course: Course,
    *actions: str,
    ends: bool = False,
    **values: float | list[str],
) -> list[dict[str, dict[str, Any]]]:
    """What is shown of each state, by language."""
    found = javascript(
        f"""import explorer from "./figures/{name}.js";
        import {{ wordsOf }} from "./language.js";
        const {{ default: shown }} = await explorer.tables();""",
        TABLES,
        {
            "data": data_of(name, course),
            "languages": LANGUAGES,
            "actions": actions,
            "values": values,
            "ends": ends,
        },
    )
    return [dict(zip(LANGUAGES, each, strict=True)) for each in found]


def columns(table: dict[str, Any]) -> list[list[Any]]:
    """A table's cells, column by column."""
    return [list(column) for column in zip(*table["rows"], strict=True)]


def text(markup: str) -> str:
    return re.sub("<[^>]*>", "", markup)


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        *((name, ()) for name in EXPLORERS),
        ("learning-rate", ("epochs 1000",)),
        ("boundary", ("many",)),
        ("boundary", ("units 1", "step")),
    ],
)
def test_every_state_is_said_in_both_languages(
    course: Course, name: str, actions: tuple[str, ...]
) -> None:
    states = states_of(name, course, *actions, ends=True)
    assert len(states) >= 3
    for state in states:
        for language, shown in state.items():
            assert not re.search(r"NaN|undefined|Infinity|∞|–", shown["markup"])
            korean = re.search("[가-힣]", text(shown["markup"]))
            assert bool(korean) == (language == "ko")
            for table in shown["tables"]:
                names = [text(column["name"]) for column in table["columns"]]
                assert table["caption"] and all(names)
                assert len(set(names)) == len(names)
                assert all(len(row) == len(names) for row in table["rows"])
                heads = [row[0] for row in table["rows"]]
                assert len(set(heads)) == len(heads)
                few = 40 if name == "boundary" else 12  # all points, or all seeds
                assert 1 <= len(heads) <= few
        korean, english = (state[language]["tables"] for language in LANGUAGES)
        for one, other in zip(korean, english, strict=True):
            assert one.get("now") == other.get("now")
            assert len(one["columns"]) == len(other["columns"])
            numbers = [
                [[cell for cell in row if not isinstance(cell, str)] for row in rows]
                for rows in (one["rows"], other["rows"])
            ]
            assert numbers[0] == numbers[1]


def test_cells_are_heads_and_written_as_mathematics_does(course: Course) -> None:
    [state] = states_of("loss-and-slope", course, w=0.5)
    markup = state["en"]["markup"]
    assert markup.count("<caption>") == len(state["en"]["tables"]) == 2
    assert markup.count('<th scope="col">') == 5 + 3
    assert '<th scope="row">0.50 (now)</th>' in markup
    assert "<td>−2.50</td>" in markup  # the first error
    assert '<th scope="row">0.50 (지금)</th>' in state["ko"]["markup"]


def test_what_overflows_is_said_in_words(course: Course) -> None:
    [state] = states_of("learning-rate", course, "epochs 1000", alpha=0.0115)
    for language, word in {"ko": "무한대", "en": "infinite"}.items():
        assert f"<td>{word}</td>" in state[language]["markup"]


def test_a_line_and_its_errors(course: Course) -> None:
    [state] = states_of("loss-and-slope", course, w=2.5, b=-0.3)
    errors, losses = state["en"]["tables"]
    data = data_of("loss-and-slope", course)
    x, y = np.array(data["x"]), np.array(data["y"])
    error = 2.5 * x - 0.3 - y
    expect_same(columns(errors), [x, y, 2.5 * x - 0.3, error, error**2])
    weights, values, slopes = columns(losses)
    assert weights[losses["now"]] == 2.5
    for weight, value, slope in zip(weights, values, slopes, strict=True):
        W, B = np.array([[weight]]), np.array([-0.3])
        expect_same(value, np.mean((weight * x - 0.3 - y) ** 2))
        dW, _ = solved.loss_gradient(x[:, None], y[:, None], W, B)
        expect_same(slope, dW.item())


def test_probabilities(course: Course) -> None:
    [state] = states_of("softmax", course, z1=-4, z2=0.25, z3=4, exponent=0.3)
    logits, curves = state["en"]["tables"]
    z = np.array([-4, 0.25, 4])
    T = 10**0.3
    expect_same(columns(logits), [[1, 2, 3], z, activations.softmax(z / T)])
    assert curves["rows"][curves["now"]][0] == pytest.approx(T)
    assert [row[0] for row in curves["rows"]] == sorted(
        row[0] for row in curves["rows"]
    )
    for temperature, *p in curves["rows"]:
        expect_same(p, activations.softmax(z / temperature))


def test_chosen_functions(course: Course) -> None:
    chosen = ["elu", "silu", "tanh"]
    [state] = states_of("activation-gallery", course, chosen=chosen, x=-0.7, elu=2.5)
    tables = state["en"]["tables"]
    for table, end in zip(tables, ["", "_derivative"], strict=True):
        assert [text(c["name"]) for c in table["columns"]] == ["x", *chosen]
        x, *values = columns(table)
        assert x[table["now"]] == -0.7
        for name, ours in zip(chosen, values, strict=True):
            given = {"alpha": 2.5} if name == "elu" else {}
            expect_same(ours, getattr(activations, name + end)(np.array(x), **given))


def test_descent(course: Course) -> None:
    [state] = states_of("learning-rate", course, alpha=0.004, w0=1, w1=-2, epoch=17.6)
    points, way, losses, factors = state["en"]["tables"]
    data = data_of("learning-rate", course)
    x, y = np.array(data["x"]), np.array(data["y"])
    X = np.stack([np.ones_like(x), x], axis=1)
    path = [np.array([1.0, -2.0])]
    for _ in range(17):
        path.append(path[-1] - 0.004 * 2 * X.T @ (X @ path[-1] - y))
    shown = np.array(points["rows"])
    assert (np.diff(shown[:, 0]) > 0).all()
    assert {*shown[:, 0]} <= {*x} and {x.min(), x.max()} <= {*shown[:, 0]}
    expect_same(shown[:, 2], np.stack([np.ones(12), shown[:, 0]], axis=1) @ path[-1])
    expect_same(shown[:, 3], shown[:, 2] - shown[:, 1])
    *steps, bottom = way["rows"]
    assert [row[0] for row in steps] == [0, 1, 2, 3, 13, 14, 15, 16, 17]
    for epoch, *weights, loss in steps:
        expect_same(
            [*weights, loss], [*path[epoch], ((X @ path[epoch] - y) ** 2).sum()]
        )
    lowest, residuals, *_ = np.linalg.lstsq(X, y)
    expect_same(bottom[1:], [*lowest, residuals.item()])
    assert losses["rows"][losses["now"]][0] == 17
    for epoch, loss in losses["rows"]:
        expect_same(loss, ((X @ path[epoch] - y) ** 2).sum())
    eigenvalues = np.linalg.eigvalsh(2 * X.T @ X)
    [limit] = [row for row in factors["rows"] if isinstance(row[0], str)]
    assert text(limit[0]) == f"{2 / eigenvalues[1]:.5f} = 2 / λmax"
    expect_same(limit[2], 1)
    for rate, *sizes in factors["rows"]:
        if rate is not limit[0]:
            expect_same(sizes, np.abs(1 - rate * eigenvalues))


def test_momentum(course: Course) -> None:
    [state] = states_of("momentum", course, alpha=0.1, beta=0.35, step=40)
    way, losses, roots, pairs, curves = state["en"]["tables"]
    data = data_of("momentum", course)
    hessian, bottom = np.array(data["hessian"]), np.array(data["bottom"])
    path, velocity = [np.array(data["start"])], np.zeros(2)
    for _ in range(40):
        velocity = 0.35 * velocity + hessian @ (path[-1] - bottom)
        path.append(path[-1] - 0.1 * velocity)
    away = [w - bottom for w in path]
    for step, *weights, loss in way["rows"][:-1]:
        expect_same(
            [*weights, loss], [*path[step], away[step] @ hessian @ away[step] / 2]
        )
    assert way["rows"][-1][1:] == [*bottom, 0]
    for step, loss in losses["rows"]:
        expect_same(loss, away[step] @ hessian @ away[step] / 2)
    small, large = np.linalg.eigvalsh(hessian)

    def roots_of(alpha: float, beta: float) -> list[Any]:
        found = (np.roots([1, alpha * e - 1 - beta, beta]) for e in (small, large))
        return [root for pair in found for root in pair]

    ours = sorted([re, im] for _, re, im, _ in roots["rows"])
    expect_same(ours, sorted([root.real, root.imag] for root in roots_of(0.1, 0.35)))
    expect_same(
        [row[3] for row in roots["rows"]],
        [math.hypot(*row[1:3]) for row in roots["rows"]],
    )
    assert pairs["rows"][0][1:3] == [0.1, 0.35]
    for _, alpha, beta, factor in pairs["rows"]:
        assert factor == pytest.approx(max(np.abs(roots_of(alpha, beta))), abs=1e-6)
    assert curves["rows"][curves["now"]][0] == 0.35
    for beta, left, right, limit in curves["rows"]:
        expect_same(
            (left * small, right * large), ((1 - beta**0.5) ** 2, (1 + beta**0.5) ** 2)
        )
        expect_same(max(np.abs(roots_of(limit, beta))), 1)


def test_a_network_and_its_boundary(course: Course) -> None:
    [state] = states_of("boundary", course, "next", x1=1.5, x2=0.9)
    points, boundary, losses = state["en"]["tables"]
    W1, B1, W2, B2 = (
        np.array(state["en"]["state"]["runs"][0]["network"][name])
        for name in ("W1", "B1", "W2", "B2")
    )

    def logit(at: Any) -> Any:
        return np.tanh(np.array(at) @ W1 + B1) @ W2 + B2

    assert points["rows"][1][:3] == ["2 (chosen)", 1.5, 0.9]
    _, *xs, labels, probabilities, sides = columns(points)
    z = logit(np.transpose(xs))
    expect_same(probabilities, activations.sigmoid(z))
    assert sides == [
        "yes" if side else "no" for side in (z > 0) == (np.array(labels) > 0)
    ]
    surprise = activations.softplus(z) - np.array(labels) * z
    assert losses["rows"][losses["now"]][0] == data_of("boundary", course)["updates"]
    expect_same(losses["rows"][-1][1], surprise.mean())
    passes = 0
    for x1, heights in boundary["rows"]:
        for height in [] if heights == "nowhere" else heights.split(", "):
            x2 = float(height.replace("−", "-"))
            assert logit([x1, x2 - 0.02]) * logit([x1, x2 + 0.02]) < 0
            passes += 1
    assert passes >= 8


def test_many_networks(course: Course) -> None:
    [state] = states_of("boundary", course, "many", "step")
    points, seeds = state["en"]["tables"]
    runs = state["en"]["state"]["runs"]
    assert len(runs) == len(seeds["rows"]) == 20
    *_, counts = columns(points)
    numbers, own, losses = columns(seeds)
    assert numbers == list(range(20))
    assert sum(counts) == sum(own)
    assert all(math.isfinite(loss) for loss in losses)
    assert text(seeds["caption"]) == "Each seed, after 1 updates"
