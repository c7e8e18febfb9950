"""What Python answers the page; the page itself is tested in tests/browser."""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

import numpy as np
import pytest

from graders.course.catalogue import SOLUTIONS
from lab.python.captured import MOST_PRINTED
from lab.python.lines import MOST_POINTS, lines_in
from lab.python.session import Session
from lab.python.watched import (
    MAKERS,
    Watched,
    WatchedSandbox,
    watch_what_is_made,
    watched,
)
from tests.support.messages import said

SOLVED = (SOLUTIONS / "linear_regression.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


def ask(session: Session, **request: Any) -> Any:
    return json.loads(session.answer(json.dumps(request), lambda: None))


def run(session: Session, *files: str) -> Any:
    named = [[f"file{number}", text] for number, text in enumerate(files, start=1)]
    return ask(session, do="run", files=named)


def test_a_solution_earns_full_marks(session: Session) -> None:
    answer = ask(session, do="check", exercise="train", file=SOLVED)
    assert answer["kind"] == "full"
    assert answer["points"] == answer["max_points"] == 20
    assert all(check["message"] is None for check in answer["checks"])


def test_each_session_draws_hidden_inputs_of_its_own(session: Session) -> None:
    spy = "def linear_forward(X, W, B):\n    print(X)\n    return X @ W + B\n"

    def inputs(session: Session, **seed: int) -> Any:
        file = f"import numpy as np\n{spy}"
        asked = {"do": "check", "exercise": "linear_forward", "file": file, **seed}
        answer = ask(session, **asked)
        assert answer["kind"] == "full"
        return answer["output"]

    other = Session()
    assert inputs(session) == inputs(session)
    assert inputs(session) != inputs(other)
    assert inputs(session, seed=0) == inputs(other, seed=0) != inputs(session)


def test_what_a_learner_does_to_the_input_ends_with_the_run(session: Session) -> None:
    ours = sys.stdin
    run(session, "import sys\nsys.stdin.close()")
    assert sys.stdin is ours
    assert "EOFError" in json.dumps(run(session, "input()"))


def test_it_is_alive_before_and_after_each_check(session: Session) -> None:
    told: list[None] = []
    session.check("train", SOLVED, lambda: told.append(None))
    checks = ask(session, do="check", exercise="train", file=SOLVED)["checks"]
    assert len(told) == 1 + len(checks)


def test_what_is_printed_while_checking_is_kept(session: Session) -> None:
    file = f"{SOLVED}\nprint('loaded')\n"
    answer = ask(session, do="check", exercise="train", file=file)
    assert answer["output"] == "loaded\n"


def test_files_share_a_namespace_and_the_last_value_is_shown(session: Session) -> None:
    answer = run(session, "x = 20\nprint('one')", "x + 1")
    assert answer == {"output": "one\n", "error": None, "value": "21", "lines": []}


def test_only_the_learners_own_frames_are_told(session: Session) -> None:
    answer = run(session, "def f(x):\n    return 1 / x", "f(0)")
    advice, *rest = said(answer["error"], "en").splitlines()
    assert "divides by 0" in advice
    assert rest == [
        "ZeroDivisionError: division by zero",
        "file2, line 1",
        "  f(0)",
        "file1, line 2, f",
        "  return 1 / x",
    ]
    assert "\nfile2 1번째 줄\n" in said(answer["error"], "ko")
    assert answer["error"]["places"] == [
        {"file": "file2", "line": 1},
        {"file": "file1", "line": 2},
    ]
    assert answer["error"]["en"][4] == [
        "file1, ",
        {"text": "line 2", "file": "file1", "line": 2},
        ", f",
    ]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("x = (1", "Fix the syntax error in line 1 of file1: '(' was never closed"),
        ("raise SystemExit", "SystemExit"),
        ("import torch_of_nobody", "ModuleNotFoundError"),
        ("def f(): f()\nf()", "RecursionError"),
        ("input()", "EOFError"),
        ("def f():\n    raise NotImplementedError\nf()", "Not written yet"),
    ],
)
def test_what_ends_a_run_is_told(session: Session, code: str, told: str) -> None:
    assert told in said(run(session, code)["error"], "en")


def test_a_flood_leaves_its_end(session: Session) -> None:
    output = run(session, "print('x' * 10**6)\nprint('end')")["output"]
    assert len(output) == MOST_PRINTED
    assert output.endswith("x\nend\n")


def test_the_future_imports_of_the_lab_are_not_the_learners(session: Session) -> None:
    code = "def f(x: 1 + 1): ...\nf.__annotations__"
    assert run(session, code)["value"] == "{'x': 2}"


def test_a_solution_is_given_without_its_docstring(session: Session) -> None:
    code = ask(session, do="solution", exercise="linear_forward")["code"]
    assert code.startswith("def linear_forward(")
    assert '"""' not in code


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        ([1.0, 2.0, 4.0], [("", [0, 1, 2], [1, 2, 4])]),
        (np.array([[1], [2], [np.inf]]), [("", [0, 1, 2], [1, 2, None])]),
        ((np.arange(3), [5, 6, 7]), [("", [0, 1, 2], [5, 6, 7])]),
        ({"a": [1, 2, 3]}, [("a", [0, 1, 2], [1, 2, 3])]),
        (
            np.arange(6).reshape(3, 2),
            [("0", [0, 1, 2], [0, 2, 4]), ("1", [0, 1, 2], [1, 3, 5])],
        ),
        ([1, 2], []),
        ("text", []),
        ([[1], [2, 3]], []),
        ({"a": "b"}, []),
        (np.zeros((3, 3, 3)), []),
        (np.zeros((3, 9)), []),
        (np.array(1.0), []),
        (np.array(["a", "b", "c"]), []),
        (([1, 2, 3], [1, 2]), []),
        (None, []),
    ],
    ids=str,
)
def test_lines_are_found_in_a_value(value: object, drawn: list[Any]) -> None:
    found = [(line["name"], line["x"], line["y"]) for line in lines_in(value)]
    assert found == drawn


def test_long_lines_are_thinned() -> None:
    [line] = lines_in(np.arange(10 * MOST_POINTS + 1))
    assert len(line["x"]) == len(line["y"]) <= MOST_POINTS


X = np.array([-np.inf, -1000.0, -1.0, 0.0, 1.0, 1000.0, np.inf, np.nan])
FORMULAS = {
    "exp": lambda x: np.exp(-x),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "cosh": np.cosh,
    "log": np.log,
    "log of 0": lambda x: np.log(np.abs(x)),
    "log1p": lambda x: np.log1p(-np.abs(x)),
    "divide": lambda x: 1 / x,
    "0 / 0": lambda x: x / np.abs(x),
    "square": lambda x: (x * 1e200) ** 2,
    "power": lambda x: x**-1.0,
    "sqrt": np.sqrt,
    "inf - inf": lambda x: x - x,
    "quiet": lambda x: np.where(x > 0, x, 0) + np.tanh(x),
    "float32": lambda x: np.exp(x.astype(np.float32)),
    "in place": lambda x: np.exp(x, out=x),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_watched_arrays_warn_as_numpy_does(name: str) -> None:
    """Here NumPy itself warns, too: of the same, or it would be heard once more."""
    formula: Any = FORMULAS[name]
    with warnings.catch_warnings(record=True) as numpy_said:
        warnings.simplefilter("always")
        want = formula(X.copy())
    with warnings.catch_warnings(record=True) as both_said:
        warnings.simplefilter("always")
        came = formula(watched(X.copy()))
    assert type(came) in (Watched, np.ndarray)
    np.testing.assert_array_equal(np.asarray(came), want)
    said = [str(warning.message) for warning in numpy_said]
    assert sorted(str(w.message) for w in both_said) == sorted(said * 2)


def test_arrays_that_a_cell_makes_are_watched(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in MAKERS:
        monkeypatch.setattr(np, name, getattr(np, name))
    watch_what_is_made()
    cell = "import numpy as np\nx = np.array([1.0])\nprint(type(x) is np.ndarray)\nx"
    plain, watching = run(session, cell), run(session, f"import warnings\n{cell}")
    assert [answer["output"] for answer in (plain, watching)] == ["True\n", "False\n"]
    assert plain["value"] == watching["value"] == "array([1.])"
    assert type(np.array([1.0])) is np.ndarray


def test_watched_arrays_do_not_leave_the_room(session: Session) -> None:
    watching = Session(sandbox=WatchedSandbox)
    for exercise in ("linear_forward", "train", "normal_equation"):
        plain = ask(session, do="check", exercise=exercise, file=SOLVED)
        assert ask(watching, do="check", exercise=exercise, file=SOLVED) == plain
