"""What a grader process does, again and again."""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from graders.core.verdicts import GraderError
from graders.course.catalogue import Exercise
from graders.grading.grader import Grader
from graders.records.gradebook import Result
from graders.records.hashes import grader_hash, submission_hash
from graders.submissions.submission import Submission

# A cluster may run threads: they take turns, or PyTorch's one seed would be everyone's.
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Failure:
    """The graders themselves are at fault: there is no grade."""

    reason: str


@dataclass(frozen=True, slots=True)
class Graded:
    """What became of some submissions, and by which graders."""

    grader_hash: bytes
    outcomes: tuple[Result | Failure, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Grades submissions wherever the same graders are."""

    exercises: tuple[Exercise, ...]
    seed: int

    @property
    def grader_hash(self) -> bytes:
        return grader_hash(self.exercises, self.seed)

    def __call__(self, submissions: Sequence[Submission]) -> Graded:
        with _TURN:
            return Graded(self.grader_hash, tuple(map(self._grade, submissions)))

    def _grade(self, submission: Submission) -> Result | Failure:
        try:
            grade = _grader(self.seed).grade(submission, self.exercises)
        except GraderError as error:
            return Failure(str(error))
        return Result.of(grade, submission_hash(submission))


@functools.cache
def _grader(seed: int) -> Grader:
    """Keep one grader, warm, as long as its process lives."""
    return Grader(seed=seed, rehearse=True)
