"""Who pays for right values in a wrong form: one check of an exercise, not all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from graders.checks.rubric import Check
from graders.core.grades import CheckGrade, FormKind
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Outcome

_ONLY_HERE = Text(
    ko="값은 맞습니다. 이 때문에 점수를 잃는 검사는 이것 하나입니다.",
    en="The values are right; no other check takes points for this.",
)


def charged_once(
    checks: Sequence[Check], grades: Sequence[CheckGrade]
) -> tuple[CheckGrade, ...]:
    """Take the points for each kind of fault from one of an exercise's checks.

    It is the check about this kind, if it sees the fault or is lost anyway;
    otherwise the first that sees it, those with known inputs first.
    """
    paying: dict[int, Message] = {}
    for kind in get_args(FormKind):
        faults = {
            i: fault.message
            for i, grade in enumerate(grades)
            for fault in reversed(grade.form)
            if fault.kind == kind
        }
        about = [i for i, check in enumerate(checks) if check.about == kind]
        if not faults or any(grades[i].outcome is not Outcome.PASSED for i in about):
            continue
        i = next(
            (i for i in about if i in faults),
            min(faults, key=lambda i: (grades[i].hidden, i)),
        )
        paying[i] = Message.of(paying.get(i), faults[i])
    return tuple(
        replace(
            grade,
            outcome=Outcome.WRONG,
            points=0,
            message=Message.of(paying[i], _ONLY_HERE),
            form=(),
        )
        if i in paying
        else replace(grade, form=())
        if grade.form
        else grade
        for i, grade in enumerate(grades)
    )
