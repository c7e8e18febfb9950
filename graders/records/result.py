"""A grade as the gradebook keeps it: nobody's yet, and nothing in it twice.

Of most checks there is nothing to say but that they were passed. The rubric, which is
the same for a whole class, and each message are kept by themselves, under a number.
"""

from __future__ import annotations

import functools
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, NamedTuple, Self

import msgspec

from graders.core.characters import encodable
from graders.core.grades import CheckGrade, ExerciseGrade, Finding, Grade
from graders.core.message import Message
from graders.core.verdicts import Outcome

Rubric = tuple[ExerciseGrade, ...]
"""The exercises with all their checks, as who has full marks gets them."""


class Told(NamedTuple):
    """What a check found; the message is told by its place among the grade's own."""

    outcome: Outcome
    message: int | None


class Lost(NamedTuple):
    """What became of a check that was not passed."""

    points: int
    told: Told
    rehearsal: Told | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands for a grade, with the numbers of its rubric and its messages."""

    rubric: int
    messages: tuple[int, ...]
    lost: tuple[Lost, ...]
    checks: tuple[int | None, ...]
    """For each check of the rubric, which of these became of it, if it was lost."""
    authoritative: bool
    timed_out: bool

    @classmethod
    def read(cls, content: bytes) -> Self:
        kept: Self = _decoded(content, cls)
        return kept

    def grade(self, rubric: bytes, messages: Mapping[int, bytes]) -> Grade:
        """Make the grade of it again, without whose it is and how long it took."""
        said = [_message(messages[number]) for number in self.messages]
        lost = (None if place is None else self.lost[place] for place in self.checks)
        exercises = tuple(
            ExerciseGrade(
                exercise.id,
                tuple(_became(check, next(lost), said) for check in exercise.checks),
            )
            for exercise in _rubric(rubric)
        )
        return Grade("", self.authoritative, 0.0, exercises, self.timed_out)


@dataclass(frozen=True, slots=True)
class Result:
    """A grade on its way into a gradebook."""

    submission_hash: bytes
    authoritative: bool
    duration_s: float
    timed_out: bool
    rubric: bytes
    messages: tuple[bytes, ...]
    lost: tuple[Lost, ...]
    checks: tuple[int | None, ...]

    @classmethod
    def of(cls, grade: Grade, submission_hash: bytes) -> Self:
        rubric = tuple(
            replace(exercise, checks=tuple(map(_passed, exercise.checks)))
            for exercise in grade.exercises
        )
        said: dict[Message, int] = {}
        lost: dict[Lost, int] = {}

        def told(found: Finding | CheckGrade) -> Told:
            message = found.message
            place = said.setdefault(message, len(said)) if message else None
            return Told(found.outcome, place)

        def place_of(check: CheckGrade) -> int | None:
            if check == _passed(check):
                return None
            rehearsal = told(check.rehearsal) if check.rehearsal else None
            found = Lost(check.points, told(check), rehearsal)
            return lost.setdefault(found, len(lost))

        checks = [check for exercise in grade.exercises for check in exercise.checks]
        places = tuple(map(place_of, checks))
        return cls(
            submission_hash,
            grade.authoritative,
            grade.duration_s,
            grade.timed_out,
            _encoded(rubric),
            tuple(map(_encoded, said)),
            tuple(lost),
            places,
        )

    def kept(self, rubric: int, messages: Sequence[int]) -> bytes:
        """Write it with the numbers under which its parts are kept."""
        kept = Kept(
            rubric,
            tuple(messages),
            self.lost,
            self.checks,
            self.authoritative,
            self.timed_out,
        )
        return _encoded(kept)


@functools.lru_cache(maxsize=64)
def _rubric(content: bytes) -> Rubric:
    rubric: Rubric = _decoded(content, Rubric)
    return rubric


@functools.lru_cache(maxsize=4096)
def _message(content: bytes) -> Message:
    message: Message = _decoded(content, Message)
    return message


def _passed(check: CheckGrade) -> CheckGrade:
    return replace(
        check,
        outcome=Outcome.PASSED,
        points=check.max_points,
        message=None,
        rehearsal=None,
    )


def _became(
    check: CheckGrade, lost: Lost | None, said: Sequence[Message]
) -> CheckGrade:
    if lost is None:
        return check

    def found(told: Told) -> Finding:
        message = None if told.message is None else said[told.message]
        return Finding(told.outcome, message)

    here = found(lost.told)
    return replace(
        check,
        outcome=here.outcome,
        points=lost.points,
        message=here.message,
        rehearsal=found(lost.rehearsal) if lost.rehearsal else None,
    )


def _encoded(value: Any) -> bytes:
    # Not msgspec's own encoder: what a learner's code said may hold anything.
    text = json.dumps(_bare(value), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(encodable(text).encode(), level=9)


def _decoded(content: bytes, kind: Any) -> Any:
    return msgspec.json.decode(zlib.decompress(content), type=kind)


def _bare(value: Any) -> Any:
    """Leave out what is as it is by default."""
    if is_dataclass(value):
        named = [(each, getattr(value, each.name)) for each in fields(value)]
        return {each.name: _bare(v) for each, v in named if v != each.default}
    return [*map(_bare, value)] if isinstance(value, tuple) else value
