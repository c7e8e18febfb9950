"""The checks in graders/checks/*/test_*.py, found once and run as often as one likes.

pytest finds and runs the same functions; it costs a millisecond more for each of them.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import inspect
import pkgutil
import sys
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
from graders.course.variants import Variant, varies
from graders.sandbox.sandbox import Sandbox, SandboxLostError
from graders.sandbox.student import Reference, Student

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
            drawn_for = self.check.inputs or self.function.__name__
            given["rng"] = random_inputs(drawn_for, seed)
        try:
            with noting() as faults:
                self.function(**given)
        except Verdict as verdict:
            return self.graded(verdict)
        except (GraderError, SandboxLostError):
            raise
        except Exception as error:
            where = _shown(sys.modules[self.function.__module__])
            raise GraderError(
                f"{where}: {self.function.__name__}: {type(error).__name__}: {error}"
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
            message=verdict.message if verdict else None,
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
        found |= checks_of(rubric_of(module), here)
    return found


def collect_for(
    exercises: Iterable[Exercise], variant: Variant | None
) -> dict[str, tuple[Collected, ...]]:
    """Collect the same, but what varies is looked at by the checks of variants."""
    exercises = list(exercises)
    found = collect(exercises)
    if variant:
        varying = [e for e in exercises if varies(e.module, e.callable)]
        for module in dict.fromkeys(exercise.module for exercise in varying):
            rubric = importlib.import_module(f"graders.checks.variants.{module}")
            found |= checks_of([rubric], [e for e in varying if e.module == module])
    return found


def checks_of(
    rubric: Iterable[ModuleType], exercises: Iterable[Exercise]
) -> dict[str, tuple[Collected, ...]]:
    """Sort the checks of a module by exercise, and demand the promised points."""
    functions = [check for file in rubric for check in _checks_in(file)]
    found = {}
    for exercise in exercises:
        here = tuple(c for c in functions if c.check.exercise == exercise.id)
        points = sum(c.check.points for c in here)
        if points != exercise.points:
            raise GraderError(
                f'graders/checks/{exercise.module}: the checks of "{exercise.id}" add '
                f"up to {points} points, exercises.toml promises {exercise.points}"
            )
        found[exercise.id] = here
    return found


def _checks_in(file: ModuleType) -> list[Collected]:
    try:
        return [check for it in vars(file).values() if (check := collected(it))]
    except GraderError as error:
        raise GraderError(f"{_shown(file)}: {error}") from None


def require_listed(file: ModuleType, exercises: Iterable[Exercise]) -> None:
    """Demand that every check is of an exercise that the catalogue lists here."""
    listed = {e.id for e in exercises if e.module == module_of(file)}
    for function in vars(file).values():
        check = check_of(function)
        if check and check.exercise not in listed:
            raise GraderError(
                f'{_shown(file)}: checks of "{check.exercise}", which '
                "exercises.toml does not list for this module"
            )


def module_of(file: ModuleType) -> str:
    """Name the exercises' module that a file of checks is about: its folder's name."""
    return Path(str(file.__file__)).parent.name


def _shown(file: ModuleType) -> str:
    return f"graders/checks/{module_of(file)}/{Path(str(file.__file__)).stem}.py"


@functools.cache
def rubric_of(module: str) -> tuple[ModuleType, ...]:
    """Import the files of checks of a module."""
    folder = f"graders.checks.{module}"
    if not importlib.util.find_spec(folder):
        raise GraderError(
            f"graders/checks/{module}: is missing; exercises.toml names its module"
        )
    try:
        package = importlib.import_module(folder)
        names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
        return tuple(
            importlib.import_module(f"{folder}.{name}")
            for name in names
            if name.startswith("test_")
        )
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise GraderError(f"graders/checks/{module}: {said}") from error
