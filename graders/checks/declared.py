"""Checks that several exercises have alike: written once, and declared in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from graders.checks.rubric import check
from graders.core.grades import FormKind, Tier
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Aspect(Generic[Subject]):
    """What is asked of every subject: of each activation function, of each loop."""

    name: str
    points: int
    title: Text
    look: Callable[[Subject, Student, Reference, np.random.Generator], None]
    tier: Tier = "core"
    about: FormKind | None = None
    inputs: str | None = None
    """The aspect whose inputs it draws, too: see `Check.inputs`."""


def asked(
    name: str,
    points: int,
    title: Text,
    *given: Any,
    about: FormKind | None = None,
    inputs: str | None = None,
) -> Aspect[Callable[..., object]]:
    """Make an aspect of what a function of student, reference, rng, *given demands.

    Rows of these ask the same of other parts, or with other words.
    """

    def look(
        expect: Callable[..., object],
        student: Student,
        reference: Reference,
        rng: np.random.Generator,
    ) -> None:
        expect(student, reference, rng, *given)

    return Aspect(name, points, title, look, about=about, inputs=inputs)


def declare(
    namespace: dict[str, Any],
    exercise: str,
    prefix: str,
    subject: Subject,
    *aspects: Aspect[Subject],
    tier: Tier | None = None,
) -> None:
    """Make a check of each aspect, under a name of its own: for pytest and for us."""
    for aspect in aspects:
        mark = check(
            exercise,
            points=aspect.points,
            title=aspect.title,
            tier=tier or aspect.tier,
            about=aspect.about,
            inputs=aspect.inputs and f"test_{prefix}_{aspect.inputs}",
        )
        test = _test(f"test_{prefix}_{aspect.name}", subject, aspect)
        test.__module__ = namespace["__name__"]
        namespace[test.__name__] = mark(test)


def _test(
    name: str, subject: Subject, aspect: Aspect[Subject]
) -> Callable[[Student, Reference, np.random.Generator], None]:
    def test(student: Student, reference: Reference, rng: np.random.Generator) -> None:
        aspect.look(subject, student, reference, rng)

    test.__name__ = test.__qualname__ = name
    return test
