"""What the checks of an exercise say to wrong answers, by having some checked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from graders.checks.expect.overhearing import overheard
from graders.core.language import Text
from graders.core.plain import Tensor, Typed
from graders.course.catalogue import Exercise
from graders.grading.collection import collect
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call

SEED = 0


def said_to_wrong_answers(
    exercises: Sequence[Exercise],
) -> list[tuple[str, list[Text]]]:
    """Have answers checked that are wrong as no known mistake would make them."""
    files = {exercise.file for exercise in exercises}
    right, off = Solutions(files), _Off(files)
    modules = {exercise.id: exercise.module for exercise in exercises}
    found = []
    for id_, checks in collect(tuple(exercises)).items():
        with overheard() as notes:
            for check in checks:
                check.run(modules[id_], off, right, SEED)
        texts = [n if isinstance(n, Text) else n.masked for n in notes]
        found.append((id_, list(dict.fromkeys(texts))))
    return found


class _Off(Solutions):
    """The solutions, with every number that they give a little wrong."""

    def call(self, call: Call) -> Answer:
        return _off(super().call(call))

    def call_method(self, made: int, call: Call) -> Answer:
        return _off(super().call_method(made, call))


def _off(answer: Answer) -> Answer:
    return replace(answer, value=_wrong(answer.value))


def _wrong(value: Any) -> Any:
    match value:
        case float() | np.floating():
            return value * 1.07 + 0.13
        case np.ndarray() if value.dtype.kind == "f":
            return (value * 1.07 + 0.13).astype(value.dtype)
        case tuple() | list():
            return type(value)(map(_wrong, value))
        case Tensor():
            return replace(value, array=_wrong(value.array))
        case Typed():
            return replace(value, value=_wrong(value.value))
        case _:
            return value
