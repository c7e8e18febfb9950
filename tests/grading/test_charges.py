"""Right values in a wrong form cost one check of an exercise, and not one more."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.rubric import Check
from graders.core.grades import CheckGrade, FormFault, FormKind
from graders.core.language import Text
from graders.core.verdicts import Outcome
from graders.grading.charges import charged_once

TYPE, DTYPE = (FormFault(k, Text.same(f"{k}?")) for k in ("type", "dtype"))


def checks(*about: FormKind | None) -> list[Check]:
    return [Check("x", 2, Text.same("x"), "core", kind) for kind in about]


def grade(
    *form: FormFault, outcome: Outcome = Outcome.PASSED, hidden: bool = False
) -> CheckGrade:
    points = 2 if outcome is Outcome.PASSED else 0
    title = Text.same("x")
    return CheckGrade("x", title, outcome, points, 2, None, hidden=hidden, form=form)


def paid(about: Sequence[FormKind | None], *grades: CheckGrade) -> list[str]:
    """Say what each check was charged for."""
    charged = charged_once(checks(*about), grades)
    assert all((c.points == 0) == (c.outcome is not Outcome.PASSED) for c in charged)
    assert not any(c.form for c in charged)
    return [c.message.en.rpartition("\n")[0] if c.message else "" for c in charged]


def test_the_first_check_that_sees_it_pays() -> None:
    assert paid([None] * 3, grade(), grade(TYPE), grade(TYPE)) == ["", "type?", ""]


def test_inputs_that_are_known_come_first() -> None:
    hidden = grade(TYPE, hidden=True)
    assert paid([None] * 3, hidden, grade(TYPE), hidden) == ["", "type?", ""]
    assert paid([None] * 2, grade(), hidden) == ["", "type?"]


def test_the_check_about_it_pays_for_all() -> None:
    about: list[FormKind | None] = [None, "dtype", None]
    hidden = grade(DTYPE, hidden=True)
    assert paid(about, grade(DTYPE), hidden, grade(DTYPE)) == ["", "dtype?", ""]


def test_if_it_does_not_see_it_the_first_pays() -> None:
    about: list[FormKind | None] = [None, "dtype"]
    assert paid(about, grade(DTYPE), grade()) == ["dtype?", ""]
    assert paid(about, grade(TYPE), grade(DTYPE)) == ["type?", "dtype?"]


def test_if_it_is_lost_already_nobody_else_pays() -> None:
    lost = grade(outcome=Outcome.WRONG)
    assert paid([None, "dtype"], grade(DTYPE), lost) == ["", ""]
    assert paid([None, "dtype"], grade(TYPE), lost) == ["type?", ""]


def test_each_kind_is_charged_by_itself_and_each_once() -> None:
    both = grade(DTYPE, TYPE, DTYPE)
    assert paid([None] * 2, both, both) == ["type?\ndtype?", ""]


def test_who_has_no_fault_keeps_all() -> None:
    assert paid(["dtype", None], grade(), grade()) == ["", ""]
