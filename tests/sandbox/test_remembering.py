"""What is asked twice is answered once, as long as nothing goes wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.checks.rubric import check
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.core.verdicts import Crashed
from graders.course.catalogue import load_catalogue
from graders.grading.collection import Collected, collect, collected
from graders.grading.exercise import carried_out
from graders.sandbox.remembering import Remembering
from graders.sandbox.sandbox import Answer, Call
from graders.sandbox.student import Student


class Counting:
    """Says how often it has been asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.mixed = True

    def call(self, call: Call) -> Answer:
        self.asked += 1
        if call.name == "crash":
            raise Crashed(Text("", ""), ("ValueError",))
        return Answer(np.array(self.asked), call.arguments)

    def make(self, call: Call) -> int:  # noqa: ARG002
        self.asked += 1
        return self.asked

    def call_method(self, made: int, call: Call) -> Answer:
        return Answer(made, call.arguments)

    def text(self, module: str) -> str:  # noqa: ARG002
        return ""

    def alone(self, module: str) -> bool:  # noqa: ARG002
        return self.mixed


def asked(sandbox: Remembering, *arguments: Any, name: str = "f", **named: Any) -> int:
    return int(sandbox.call(Call("m", name, arguments, named)).value)


def test_the_same_call_is_asked_once() -> None:
    sandbox = Remembering(Counting())
    assert [asked(sandbox, np.ones(2), 0.5) for _ in range(3)] == [1, 1, 1]
    assert asked(sandbox, np.ones(2), 0.5, name="g") == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (0.0, -0.0),
        (1, 1.0),
        (1, True),
        ((1.0,), [1.0]),
        (np.ones(2), np.ones((1, 2))),
        (np.ones(2), np.ones(2, np.float32)),
        (np.ones(2), Tensor(np.ones(2))),
        (Tensor(np.ones(2)), Tensor(np.ones(2), requires_grad=True)),
    ],
)
def test_what_is_not_the_same_to_the_last_bit_is_asked(one: Any, other: Any) -> None:
    sandbox = Remembering(Counting())
    assert asked(sandbox, one) == 1
    assert asked(sandbox, other) == 2
    assert asked(sandbox, x=one) == 3
    assert asked(sandbox, x=other) == 4
    assert asked(sandbox, one) == 1


def test_after_a_failure_everything_is_asked_anew() -> None:
    sandbox = Remembering(Counting())
    assert asked(sandbox, 1) == 1
    for _ in range(2):  # nor is the failure itself remembered
        with pytest.raises(Crashed):
            asked(sandbox, 1, name="crash")
    assert asked(sandbox, 1) == 4


def test_who_begins_anew_is_asked_anew() -> None:
    sandbox = Remembering(counting := Counting())
    assert asked(sandbox, 1) == 1
    assert sandbox.alone("m")
    assert asked(sandbox, 1) == 2
    counting.mixed = False
    assert not sandbox.alone("m")
    assert asked(sandbox, 1) == 2


def test_every_object_is_made() -> None:
    sandbox = Remembering(Counting())
    assert [sandbox.make(Call("m", "C")) for _ in range(2)] == [1, 2]


def test_nobody_can_change_what_others_will_get() -> None:
    sandbox = Remembering(Counting())
    answer = sandbox.call(Call("m", "f", (np.ones(2),)))
    for array in (answer.value, *answer.arguments):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def relu_checks() -> tuple[Collected, Collected]:
    """Make a visible and a hidden check that ask the same."""
    mark = check("relu", points=1, title=Text("", ""))

    @mark
    def test_visible(student: Student) -> None:
        student.relu(1.0)

    @mark
    def test_hidden(student: Student, rng: np.random.Generator) -> None:  # noqa: ARG001
        student.relu(1.0)

    visible, hidden = collected(test_visible), collected(test_hidden)
    assert visible
    assert hidden
    return visible, hidden


@pytest.mark.parametrize(
    ("visible", "hidden", "asked"), [(2, 0, 1), (0, 2, 1), (1, 1, 2), (2, 2, 2)]
)
def test_no_hidden_check_takes_the_answer_to_a_visible_one(
    visible: int, hidden: int, asked: int
) -> None:
    exercise, sandbox = load_catalogue()[0], Counting()
    planned = [
        (exercise, each)
        for each, times in zip(relu_checks(), (visible, hidden), strict=True)
        for _ in range(times)
    ]
    carried_out(planned, sandbox, lambda _: Counting(), seed=1)
    assert sandbox.asked == asked


def test_an_answer_is_kept_for_one_exercise() -> None:
    sandbox, (visible, _) = Counting(), relu_checks()
    planned = [(exercise, visible) for exercise in load_catalogue()[:2]]
    carried_out(planned, sandbox, lambda _: Counting(), seed=1)
    assert sandbox.asked == 2


def test_checks_draw_the_inputs_of_checks_of_the_same_exercise() -> None:
    for exercise, checks in collect(load_catalogue()).items():
        drawing = {f"test_{each.name}" for each in checks if each.hidden}
        for each in checks:
            inputs = each.check.inputs
            assert inputs is None or inputs in drawing, (exercise, each.name)
