"""What a learner is told, taken apart: nobody has to read it out of the text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.checks.expect.arrays import expect_array, expect_number, expect_tuple
from graders.checks.expect.pointwise import expect_pointwise, expect_quiet
from graders.checks.expect.tensors import expect_tensor, tensors
from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import LANGUAGES, Text
from graders.core.limits import Limits
from graders.core.message import (
    Code,
    Evidence,
    Line,
    Message,
    Part,
    Varying,
    sentence,
)
from graders.core.plain import Tensor
from graders.core.verdicts import Outcome, Verdict, Wrong
from graders.reports.document import as_json
from graders.sandbox.in_process import InProcess
from graders.sandbox.sandbox import Call
from graders.submissions.submission import Submission

FILE = "m.py"


def told(call: Callable[[], Any]) -> Message:
    with pytest.raises(Verdict) as caught:
        call()
    return caught.value.message


def run(code: str, *arguments: Any) -> Message:
    """Call f of a module, and take what is said of it."""
    submission = Submission("", {FILE: code.encode()})
    sandbox = InProcess(submission, limits=Limits(call_seconds=0.2))
    return told(lambda: sandbox.call(Call("m", "f", arguments)))


def compared(call: Callable[[], Any]) -> Evidence:
    [evidence] = told(call).evidence
    return evidence


def test_the_text_is_that_of_the_parts() -> None:
    advice = sentence(
        ko="{file} {line}을 고치세요.",
        en="Fix {line} of {file}.",
        file=FILE,
        line=Line(FILE, 7),
    )
    message = Message.of(
        Part(advice, code=Code("x = (", 4), error="SyntaxError: never closed"),
        Text(ko="다시", en="again"),
        Evidence("2", "1", "W", (0, 3)),
        None,
    )
    assert message.en.split("\n") == [
        "Fix line 7 of m.py.",
        "  x = (",
        "      ^",
        "SyntaxError: never closed",
        "again",
        "expected: W[0, 3] = 1",
        "     got: W[0, 3] = 2",
    ]
    assert message.ko.split("\n")[0] == "m.py 7번째 줄을 고치세요."
    assert message.ko.split("\n")[-1] == "돌려준 것: W[0, 3] = 2"
    assert [row.code for row in message.rows("en")] == [False, True, True] + 4 * [False]


def test_what_is_filled_in_is_never_a_template() -> None:
    said = sentence(ko="{a}: {b}", en="{b}, {a}", a="{b} {", b=Varying("{a}"))
    assert (said.pick("ko"), said.pick("en")) == ("{b} {: {a}", "{a}, {b} {")
    assert said.masked == Text(ko="{b} {: …", en="…, {b} {")


def test_messages_follow_one_another() -> None:
    first, second = (Message.of(Text.same(word)) for word in ("one", "two"))
    both = Message.of(first, second)
    assert both.lines("en") == ["one", "two"]
    assert both.advice == first.advice


@pytest.mark.parametrize(
    ("code", "line", "shown", "error"),
    [
        ("def f(x):\n    y = 1\n    return y / 0\n", 3, "return y / 0", "ZeroDivision"),
        ("import nowhere_\ndef f(x): ...", 1, "import nowhere_", "ModuleNotFound"),
        ("x = 1\nf = (2", 2, "f = (2", None),
        ("def f(x):\n    while True: pass", 2, "while True: pass", None),
        ("\ndef f(x):\n    raise NotImplementedError", 3, None, None),
        ("def f(x):\n    exit()", 2, None, None),
        ("\n\ndef f(x, y): ...", 3, None, None),
    ],
)
def test_a_line_of_the_learner_s_is_a_number_beside_its_code(
    code: str, line: int, shown: str | None, error: str | None
) -> None:
    message = run(code, 1)
    assert message.places == [Line(FILE, line)]
    assert (message.code and message.code.text) == shown
    assert (message.error or "").startswith(error or "")
    assert bool(message.error) == bool(error)
    for language in LANGUAGES:
        pieces = [p for part in message.parts for p in part.sentence.pieces(language)]
        [named] = [p for p in pieces if isinstance(p, Varying) and p.line]
        assert str(line) in named.text
        assert str(line) not in named.masked


def test_a_call_that_does_not_fit_is_evidence() -> None:
    [evidence] = run("def f(x, y): ...", 1).evidence
    assert evidence.kind == "call"
    assert evidence.expected == Text(ko="인자 1개", en="1 arguments")
    assert evidence.actual == "f(x, y)"


COLUMN = np.array([[1.0], [2.0]])
LONG = np.arange(20.0)


@pytest.mark.parametrize(
    ("call", "name", "index", "expected", "actual"),
    [
        (
            lambda: expect_array("W", 2 * COLUMN, COLUMN),
            *("W", None, "[[1.], [2.]]", "[[2.], [4.]]"),
        ),
        (
            lambda: expect_array("W", np.where(LONG == 4, 9.0, LONG), LONG),
            *("W", (4,), "4", "9"),
        ),
        (
            lambda: expect_array("W", COLUMN.T, COLUMN),
            *(None, None, "(2, 1)", "(1, 2)"),
        ),
        (
            lambda: expect_array("W", COLUMN.astype("f"), COLUMN),
            *(None, None, "float64", "float32"),
        ),
        (
            lambda: expect_number("b", "3", 3.0),
            *(None, None, "float", "str"),
        ),
        (
            lambda: expect_tuple(("W", "B"), [1, 2]),
            *(None, None, "tuple", "list"),
        ),
        (
            lambda: expect_pointwise("f", LONG + 1, LONG, LONG),
            *("f(0)", None, "0", "1"),
        ),
        (
            lambda: expect_tensor("W", Tensor(COLUMN, True), *tensors(COLUMN)),
            *("requires_grad", None, "False", "True"),
        ),
    ],
)
def test_a_comparison_has_both_sides(
    call: Callable[[], Any],
    name: str | None,
    index: tuple[int, ...] | None,
    expected: str,
    actual: str,
) -> None:
    evidence = compared(call)
    found = evidence.name.en if isinstance(evidence.name, Text) else evidence.name
    assert (found, evidence.index) == (name, index)
    assert (evidence.expected, evidence.actual) == (expected, actual)


def test_a_warning_is_evidence_of_its_own() -> None:
    warning = "RuntimeWarning: overflow encountered in exp"
    evidence = compared(lambda: expect_quiet("f", [warning]))
    assert (evidence.kind, evidence.actual) == ("warning", warning)
    assert evidence.expected is None


def test_the_words_are_those_of_the_library() -> None:
    flat = COLUMN.ravel()
    numpy = told(lambda: expect_array("W", flat, COLUMN))
    torch = told(lambda: expect_tensor("W", *tensors(flat), *tensors(COLUMN)))
    assert numpy.lines("en")[0].endswith("keepdims=True keeps the axis of a sum.")
    assert torch.lines("en")[0].endswith("keepdim=True keeps the axis of a sum.")
    one = np.array(1.0)
    torch = told(lambda: expect_tensor("W", *tensors(one), *tensors(COLUMN)))
    assert "수 하나가 왔습니다. sum이나 mean이라면 축(dim)을" in torch.lines("ko")[0]


def test_numbers_that_differ_are_masked_for_a_class() -> None:
    factor = told(lambda: expect_array("W", 3 * LONG, LONG))
    assert factor.advice.masked.en == (
        "Look for a factor: W came out … times too large."
    )
    value = told(lambda: expect_pointwise("f", LONG**3 + 1, LONG + 0.25, LONG))
    assert value.advice.pick("en").startswith("Work through f(0.25) again")
    assert value.advice.masked.en.startswith("Work through f(…) again")


def test_the_parts_stand_beside_the_message_in_json() -> None:
    advice = sentence(ko="{line}", en="Look at {line}.", line=Line(FILE, 3))
    said = Message.of(
        Part(advice, code=Code("y = x"), error="ValueError: no"),
        Text.same("more"),
        Evidence("2", "1", "W", (0, 3)),
    )
    wrong = CheckGrade("a", Text.same("a"), Outcome.WRONG, 0, 1, said)
    passed = CheckGrade("b", Text.same("b"), Outcome.PASSED, 1, 1, None)
    exercise = ExerciseGrade("linear_forward", (wrong, passed))
    document = json.loads(as_json(Grade("kim", True, 1, (exercise,)), "en"))
    one, other = document["exercises"][0]["checks"]
    assert one["message"] == said.en
    assert one["parts"] == {
        "advice": "Look at line 3.",
        "also": ["more"],
        "file": FILE,
        "line": 3,
        "code": "y = x",
        "error": "ValueError: no",
        "evidence": [
            {
                "kind": "result",
                "of": "W",
                "index": [0, 3],
                "expected": "1",
                "actual": "2",
            }
        ],
    }
    assert (other["message"], other["parts"]) == ("", None)


def test_a_verdict_says_what_it_is_made_of() -> None:
    verdict = Wrong(Text.same("Mend it."), Evidence("2", "1"))
    assert str(verdict) == "Mend it.\nexpected: 1\n     got: 2"
