"""Explorers: mathematics as NumPy has it, light scripts, a still in each lesson."""

import gzip
import inspect
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

from graders.core.language import LANGUAGES
from pipeline.errors import PipelineError
from pipeline.javascript.node import node
from pipeline.lessons import explorers
from pipeline.pages.course import Course, notebook_path
from solutions import activations
from solutions import linear_regression as solved

EXPLORERS = sorted(path.stem for path in (explorers.MODULES / "figures").glob("*.js"))
KIB = 1024

# JSON has no infinities: they travel as texts, which Number() and float() both read.
RUN = """
const infinite = (_, v) => (typeof v === "number" && !Number.isFinite(v) ? `${v}` : v);
const input = JSON.parse(await new Response(process.stdin).text());
const answer = ((%s))(input);
process.stdout.write(JSON.stringify(answer, infinite));
"""


def javascript(imports: str, function: str, data: object) -> Any:
    """What a function of JavaScript makes of the data."""
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", f"{imports}\n{RUN % function}"],
        input=json.dumps(data),
        cwd=explorers.MODULES,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def scripts() -> dict[str, bytes]:
    """What pages load, by file name."""
    return {Path(path).name: script for path, script in explorers.assets().items()}


def same(ours: Any, numpys: Any) -> None:
    np.testing.assert_allclose(np.asarray(ours, float), numpys, rtol=1e-9, atol=1e-12)


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
    same(ours["bottom"], np.linalg.solve(hessian, 2 * X.T @ y))
    same(ours["eigenvalues"], eigenvalues)
    same(np.abs(np.cos(ours["angle"])), np.abs(V[0, 1]))
    same(np.tan(ours["angle"]), V[1, 1] / V[0, 1])
    same(ours["limit"], 2 / eigenvalues[1])
    same(ours["factors"], 1 - rate * eigenvalues)
    same(ours["path"], path)
    same(ours["losses"], losses)


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
        same(of_line["errors"], error)
        same(of_line["loss"], np.mean(error**2))
        dW, dB = solved.loss_gradient(x, y, W, B)
        same(of_line["gradient"], [dW.item(), dB.item()])


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
    same(ours, [activations.softmax(np.array(z) / t) for z, t in cases])


# The lesson's names of what the solutions call otherwise.
SOLUTION = {"softstep": "sigmoid"}
PARAMETERS = {"leaky_relu": "slope", "elu": "alpha", "trelu": "threshold"}


def test_the_gallery_shows_all_fourteen(course: Course) -> None:
    shown = course.figures["09_activation_functions/activation-gallery"].data
    every = {
        name.removesuffix("_derivative")
        for name in vars(activations)
        if name.endswith("_derivative")
    }
    assert {SOLUTION.get(name, name) for name in shown["functions"]} == every
    assert len(shown["functions"]) == 14


def test_activations_agree_with_the_solutions(course: Course) -> None:
    shown = course.figures["09_activation_functions/activation-gallery"].data
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
        name = SOLUTION.get(name, name)
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
                    same(ours_, function(x, **given))


def loaded_with(name: str, scripts: dict[str, bytes]) -> set[str]:
    """The files that a page loads for an explorer."""
    all_of_them = b"".join(scripts.values()).decode()
    pattern = r'"\./figures/([\w-]+)\.js":\(\)=>import\("\./([^"]+)"\)'
    lazy = dict(re.findall(pattern, all_of_them))
    assert set(lazy) == set(EXPLORERS)
    of_others = {file for other, file in lazy.items() if other != name}
    found: set[str] = set()
    waiting = {"load.js"}
    while waiting:
        script = waiting.pop()
        found.add(script)
        named = set(re.findall(r'"\./([^"]+\.js)"', scripts[script].decode()))
        waiting |= (named & scripts.keys()) - found - of_others
    return found


@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_is_light(name: str, scripts: dict[str, bytes]) -> None:
    files = loaded_with(name, scripts)
    assert len(files) >= 5
    assert sum(len(gzip.compress(scripts[file])) for file in files) <= 10 * KIB


def leaves(words: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


@pytest.mark.parametrize("name", EXPLORERS)
def test_both_languages_say_the_same(name: str) -> None:
    korean, english = (
        dict(leaves(words))
        for words in javascript(
            f"""import explorer from "./figures/{name}.js";
            import {{ wordsOf }} from "./language.js";""",
            """(languages) => {
              const said = (value) =>
                typeof value === "function" ? value(["", ""])
                : typeof value === "string" ? value
                : Object.fromEntries(
                    Object.entries(value).map(([key, each]) => [key, said(each)])
                  );
              return languages.map((language) => said(wordsOf(explorer, language)));
            }""",
            LANGUAGES,
        )
    )
    assert list(korean) == list(english)
    assert all(re.search("[가-힣]", text) for text in korean.values())
    assert not any(re.search("[가-힣]", text) for text in english.values())


def test_each_stands_in_both_languages_of_its_lesson(course: Course) -> None:
    found = [f for f in course.figures.values() if f.kind.endswith("explorer+json")]
    assert sorted(figure.name for figure in found) == sorted(EXPLORERS)
    for figure in found:
        korean, english = (figure.html("what it shows", "", lang) for lang in LANGUAGES)
        for still in (korean, english):
            assert f'data-explorer="{figure.name}"' in still
            assert 'role="img" aria-label="what it shows"' in still
            assert still.count('<svg class="panel"') >= 2
            # The first drawing is the same wherever its text is written.
            assert "NaN" not in still and "undefined" not in still
        assert re.search("[가-힣]", korean)
        assert not re.search("[가-힣]", english)


# Every state in which each quantity is as it begins, or at one of its ends.
AT_THE_ENDS = """({ data, epochs }) => {
  const words = wordsOf(explorer, "en");
  const first = explorer.begin(data);
  let states = [first];
  if (explorer.actions.epochs) {
    states.push({ ...first, ...explorer.actions.epochs(first, epochs) });
  }
  for (const [quantity, { min, max }] of Object.entries(explorer.bounds(first))) {
    const ends = quantity === "epoch" ? [min] : [min, max];
    states = states.flatMap((state) => [
      state,
      ...ends.map((end) => ({ ...state, [quantity]: end })),
    ]);
  }
  return states.map((state) => [
    ...explorer.panels(state, words).map((panel) => panel.markup),
    explorer.controls(state, words),
  ]);
}"""


@pytest.mark.parametrize("name", EXPLORERS)
def test_it_can_be_drawn_at_the_ends_of_all_it_moves(course: Course, name: str) -> None:
    [figure] = [f for f in course.figures.values() if f.name == name]
    drawings = javascript(
        f"""import explorer from "./figures/{name}.js";
        import {{ wordsOf }} from "./language.js";""",
        AT_THE_ENDS,
        {"data": figure.data, "epochs": 1000},
    )
    assert len(drawings) >= 9
    for drawing in drawings:
        assert not re.search("NaN|undefined|Infinity", "".join(drawing))


def test_a_notebook_goes_without(course: Course) -> None:
    files = course.static_files()
    for lesson in course.lessons:
        kept = [c for c in lesson.notebook.cells if not explorers.is_explorer(c)]
        for language in LANGUAGES:
            copy = nbformat.reads(files[notebook_path(lesson, language)].decode(), 4)
            there = [c for c in kept if c.metadata.get("lang", language) == language]
            assert len(copy.cells) == len(there)


def cell_with(*outputs: dict[str, Any]) -> nbformat.NotebookNode:
    return nbformat.from_dict({"metadata": {"line": 7}, "outputs": list(outputs)})


@pytest.mark.parametrize(
    "outputs",
    [
        [],
        [{"output_type": "stream", "text": "{}"}],
        [{"output_type": "execute_result", "data": {"text/plain": "[1, 2]"}}],
        [{"output_type": "execute_result", "data": {"text/plain": "{'x': tensor(1)}"}}],
    ],
)
def test_a_cell_without_a_dictionary_is_refused(outputs: list[dict[str, Any]]) -> None:
    with pytest.raises(PipelineError, match=r"01_x\.py, line 7: .* one expression"):
        explorers.data_of(cell_with(*outputs), "01_x")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("pendulum", {}, r"pendulum\.js: Cannot find module"),
        (
            "activation-gallery",
            {"functions": ["relu", "swish"], "chosen": ["relu"]},
            "activations.js has no swish",
        ),
    ],
)
def test_what_no_explorer_knows_stops_the_build(
    name: str, data: dict[str, Any], message: str
) -> None:
    with pytest.raises(PipelineError, match=message):
        explorers.as_html(name, data, "", "en")
