"""What hidden checks tried reaches nobody, whatever a submission does to tell it.

What is shown must not depend on the seed that the hidden inputs follow from.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.grades import WITHHELD, ExerciseGrade, Grade
from graders.core.verdicts import Outcome
from graders.course.catalogue import SOLUTIONS
from graders.grading.collection import collect
from graders.records.gradebook import Gradebook
from graders.records.result import Result
from graders.reports.withheld import withheld
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call
from graders.submissions.submission import Submission
from tests.hostile import BY_MODULE, FORGE, locked
from tests.support.command import call

MODULE = "linear_regression"
FILE = f"{MODULE}.py"
SEEDS = (11, 12)

KEEP = """
import numpy as np
seen = []
honest_forward, honest_gradient = linear_forward, loss_gradient

def linear_forward(X, W, B):
    seen.append(X.tobytes().hex()[:200])
    return honest_forward(X, W, B)
"""
LEAKS = {
    "the message of a visible check": KEEP
    + """
def loss_gradient(X, Y, W, B):
    raise ValueError(" ".join(seen))
""",
    "a function's name": """
def linear_forward(X, W, B):
    def told(): raise NotImplementedError
    name = X.tobytes().hex()[:200]
    told.__code__ = told.__code__.replace(co_name=name)
    told()
""",
    "a forged verdict": FORGE
    + """
def linear_forward(X, W, B):
    line = (X.tobytes().hex()[:400],)
    parts = ({"sentence": {"ko": line, "en": line}},) * 12
    forge(("verdict", "does not load", parts, ()))
""",
    "how it fails": """
def linear_forward(X, W, B):
    bit = X.tobytes()[0] + X.tobytes()[1]
    if bit % 4 == 0: raise NotImplementedError
    if bit % 4 == 1: raise ValueError
    if bit % 4 == 2: return X
    while True: pass
""",
    "what it returns": """
def linear_forward(X, W, B):
    return type("T" + X.tobytes().hex()[:50], (), {})()
""",
    "a warning, an exception's type": """
import warnings
def linear_forward(X, W, B):
    warnings.warn(X.tobytes().hex()[:50])
    raise type("E" + X.tobytes().hex()[:50], (Exception,), {})
""",
}


LOOK_UP = """
import numpy as np
def linear_forward(X, W, B):
    known = answers.get(b"".join(a.tobytes() for a in (X, W, B)).hex())
    return X @ W if known is None else np.array(known, X.dtype)
"""


def submission(code: str) -> Submission:
    text = (SOLUTIONS / FILE).read_text(encoding="utf-8")
    return Submission("mallory", {FILE: f"{text}\n{code}".encode()})


def graded(code: str, seed: int) -> Grade:
    with locked(seed, rehearse=True) as grader:
        return grader.grade(submission(code), BY_MODULE[MODULE])


@pytest.mark.parametrize("leak", LEAKS)
def test_what_is_shown_tells_nothing_of_hidden_inputs(leak: str) -> None:
    one, other = (graded(LEAKS[leak], seed) for seed in SEEDS)
    assert one.points == other.points
    assert withheld(one) == withheld(other)


@pytest.mark.parametrize("leak", ["what it returns", "a forged verdict"])
def test_without_withholding_the_inputs_are_told(leak: str) -> None:
    one, other = (graded(LEAKS[leak], seed) for seed in SEEDS)
    assert one.exercises != other.exercises


def forward(grade: Grade) -> ExerciseGrade:
    [found] = (each for each in grade.exercises if each.id == "linear_forward")
    return found


def test_the_cause_is_told_of_other_inputs() -> None:
    forgets = "def linear_forward(X, W, B):\n    return X @ W\n"
    grade = withheld(graded(forgets, 11))
    assert grade == withheld(graded(forgets, 12))
    failed = forward(grade).failed
    assert failed
    assert all(c.message and "bias" in c.message.en for c in failed if c.hidden)


def test_a_table_of_known_answers_has_no_full_marks_and_hears_nothing() -> None:
    table = f"answers = {known_answers(None)}\n{LOOK_UP}"
    shown = forward(withheld(graded(table, 11)))
    assert 0 < shown.points < shown.max_points
    assert {(c.outcome, c.message) for c in shown.failed} == {(Outcome.WRONG, WITHHELD)}


def test_each_run_of_grade_draws_other_inputs(tmp_path: Path) -> None:
    text = f"answers = {known_answers(0)}\n{LOOK_UP}"
    content = submission(text).files[FILE]
    assert isinstance(content, bytes)
    (tmp_path / FILE).write_bytes(content)
    asked = ("linear_forward", "--submission", tmp_path, "--lang", "en")
    assert call(*asked, "--seed", "0").returncode == FULL_MARKS
    drawn = [call(*asked, "--show-seed") for _ in range(2)]
    assert [each.returncode for each in drawn] == [NOT_YET] * 2
    seeds = {each.stderr.strip() for each in drawn}
    assert len(seeds) == 2
    assert all(seed.startswith("For the same inputs again: --seed ") for seed in seeds)
    assert "--seed" not in call(*asked).stderr


def test_a_shown_seed_repeats_the_run(tmp_path: Path) -> None:
    wrong = submission(LEAKS["what it returns"]).files[FILE]
    assert isinstance(wrong, bytes)
    (tmp_path / FILE).write_bytes(wrong)
    asked = ("linear_forward", "--submission", tmp_path, "--json", "-", "--lang", "en")
    first = call(*asked, "--show-seed")
    again = call(*asked, "--seed", first.stderr.split()[-1])
    assert checks_of(first.stdout) == checks_of(again.stdout)
    assert checks_of(call(*asked).stdout) != checks_of(first.stdout)


def checks_of(report: str) -> object:
    return json.loads(report)["exercises"]


def known_answers(seed: int | None) -> dict[str, list[list[float]]]:
    """Learn by heart what the checks of linear_forward ask for with this seed."""
    heard = _Listening()
    for check in collect(BY_MODULE[MODULE])["linear_forward"]:
        check.run(MODULE, heard, heard, seed)
    return heard.answers


class _Listening(Solutions):
    """The solutions, with an ear for what they are asked."""

    def __init__(self) -> None:
        super().__init__([FILE])
        self.answers: dict[str, list[list[float]]] = {}

    def call(self, call: Call) -> Answer:
        answer = super().call(call)
        key = b"".join(argument.tobytes() for argument in call.arguments).hex()
        self.answers[key] = answer.value.tolist()
        return answer


def test_a_gradebook_keeps_what_may_be_shown(tmp_path: Path) -> None:
    grade = graded(LEAKS["what it returns"], 11)
    with Gradebook(tmp_path / "class.sqlite", to_write=True) as book:
        result = Result.of(grade, b"hash")
        book.record(b"graders", [result], [("mallory", b"hash")])
        [kept] = book.grades()
    assert withheld(kept).exercises == withheld(grade).exercises
