"""The checks in graders/checks/test_*.py, found once and run as often as one likes.

pytest finds and runs the same functions; it costs a millisecond more for each of them.
"""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from graders.checks.expect.forms import noting
from graders.checks.rubric import Check, check_of, random_inputs
from graders.core.grades import CheckGrade
from graders.core.verdicts import GraderError, Outcome, Verdict
from graders.course.catalogue import Exercise
from graders.sandbox.sandbox import Sandbox, SandboxLostError
from graders.sandbox.student import Reference, Student

CHECKS = Path(__file__).resolve().parents[1] / "checks"
NEEDS = ("student", "reference", "rng")
"""What a check may ask for by naming a parameter so."""


@dataclass(frozen=True, slots=True, eq=False)
class Collected:
    """A check with the function that carries it out."""

    check: Check
    name: str
    function: Callable[..., None]
    asks_for: frozenset[str]

    @property
    def hidden(self) -> bool:
        """Whether its inputs are drawn anew for each class: nobody can know them."""
        return "rng" in self.asks_for

    def run(
        self, module: str, student: Sandbox, reference: Sandbox, seed: int | None
    ) -> CheckGrade:
        """Carry it out; raise GraderError where the fault is ours.

        What fails is asked again where no other module of the submission has been.
        Without a seed, its inputs are no secret.
        """
        grade = self._run(module, student, reference, seed)
        faultless = grade.outcome is Outcome.PASSED and not grade.form
        if not faultless and student.alone(module):
            grade = self._run(module, student, reference, seed)
        return grade

    def _run(
        self, module: str, student: Sandbox, reference: Sandbox, seed: int | None
    ) -> CheckGrade:
        given: dict[str, Any] = {"student": Student(student, module)}
        if "reference" in self.asks_for:
            given["reference"] = Reference(reference, module)
        if self.hidden:
            given["rng"] = random_inputs(self.function.__name__, seed)
        try:
            with noting() as faults:
                self.function(**given)
        except Verdict as verdict:
            return self.graded(verdict)
        except (GraderError, SandboxLostError):
            raise
        except Exception as error:
            raise GraderError(
                f"graders/checks/test_{module}.py: {self.function.__name__}: "
                f"{type(error).__name__}: {error}"
            ) from error
        grade = self.graded(None)
        return replace(grade, form=tuple(faults)) if faults else grade

    def graded(self, verdict: Verdict | None) -> CheckGrade:
        """Turn a verdict into points; none means that nothing was found fault with."""
        return CheckGrade(
            name=self.name,
            title=self.check.title,
            outcome=verdict.outcome if verdict else Outcome.PASSED,
            points=0 if verdict else self.check.points,
            max_points=self.check.points,
            message=verdict.text if verdict else None,
            tier=self.check.tier,
            hidden=self.hidden,
        )


def collected(function: Any) -> Collected | None:
    """Look whether a function is a check."""
    check = check_of(function)
    if check is None:
        return None
    name = function.__name__
    asks_for = frozenset(inspect.signature(function).parameters)
    if not name.startswith("test_"):
        raise GraderError(f"{name}: a check's name starts with test_")
    if unknown := asks_for.difference(NEEDS):
        raise GraderError(
            f"{name}: asks for {', '.join(sorted(unknown))}; "
            f"a check can ask for {', '.join(NEEDS)}"
        )
    return Collected(check, name.removeprefix("test_"), function, asks_for)


def collect(exercises: Iterable[Exercise]) -> dict[str, tuple[Collected, ...]]:
    """Import the checks of these exercises' modules; by exercise, in their order."""
    found: dict[str, tuple[Collected, ...]] = {}
    exercises = list(exercises)
    for module in dict.fromkeys(exercise.module for exercise in exercises):
        here = [e for e in exercises if e.module == module]
        found |= checks_of(_imported(module), here)
    return found


def checks_of(
    rubric: ModuleType, exercises: Iterable[Exercise]
) -> dict[str, tuple[Collected, ...]]:
    """Sort a module's checks by exercise, and demand the points that are promised."""
    file = f"graders/checks/{Path(str(rubric.__file__)).name}"
    try:
        functions = [check for f in vars(rubric).values() if (check := collected(f))]
    except GraderError as error:
        raise GraderError(f"{file}: {error}") from None
    found = {}
    for exercise in exercises:
        checks = tuple(c for c in functions if c.check.exercise == exercise.id)
        points = sum(c.check.points for c in checks)
        if points != exercise.points:
            raise GraderError(
                f'{file}: the checks of "{exercise.id}" add up to {points} points, '
                f"exercises.toml promises {exercise.points}"
            )
        found[exercise.id] = checks
    return found


def require_listed(rubric: ModuleType, exercises: Iterable[Exercise]) -> None:
    """Demand that every check is of an exercise that the catalogue lists here."""
    file = Path(str(rubric.__file__)).name
    listed = {e.id for e in exercises if f"test_{e.module}.py" == file}
    for function in vars(rubric).values():
        check = check_of(function)
        if check and check.exercise not in listed:
            raise GraderError(
                f'graders/checks/{file}: checks of "{check.exercise}", which '
                "exercises.toml does not list for this module"
            )


@functools.cache
def _imported(module: str) -> ModuleType:
    file = CHECKS / f"test_{module}.py"
    if not file.is_file():
        raise GraderError(f"{file}: is missing; exercises.toml names its module")
    try:
        return importlib.import_module(f"graders.checks.test_{module}")
    except Exception as error:
        raise GraderError(f"{file}: {type(error).__name__}: {error}") from error
