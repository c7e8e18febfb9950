"""What graders themselves may do wrong, and who is graded once more alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from graders.batch.job import Failure, Graded, Job
from graders.batch.pool import LocalPool, Pool
from graders.batch.run import ClassRun, UnlockedError
from graders.core.grades import Grade
from graders.core.language import Text
from graders.core.verdicts import GraderError
from graders.records.gradebook import Gradebook
from graders.records.hashes import submission_hash
from graders.records.result import Result
from graders.submissions.discovery import gather
from graders.submissions.submission import Submission
from tests.support.linear_regression import FILE, TRAIN

JOB = Job(tuple(TRAIN), seed=1)


@dataclass(frozen=True)
class Answers(LocalPool):
    """Says of each submission what it was told to say."""

    outcome: Callable[[Submission], Result | Failure] = lambda s: Failure(s.name)
    graders: bytes = JOB.grader_hash

    def run(self, work: Any, batches: Any) -> Iterator[Any]:  # noqa: ARG002
        for numbers, some in batches:
            yield numbers, Graded(self.graders, tuple(map(self.outcome, some)))


def result(submission: Submission, *, authoritative: bool = True) -> Result | Failure:
    return Result.of(
        Grade(submission.name, authoritative, 1, ()), submission_hash(submission)
    )


@pytest.fixture
def class_run(tmp_path: Path) -> Iterator[ClassRun]:
    with Gradebook(tmp_path / "book", to_write=True) as book:
        yield ClassRun(book, JOB, unsafe=False)


def run_with(run: ClassRun, classroom: Path, pool: Pool) -> None:
    items = run.sort_out(gather(classroom).entries, lambda *_: None)
    run.grade(pool, items, lambda *_: None)


def test_other_graders_are_not_trusted(class_run: ClassRun, classroom: Path) -> None:
    with pytest.raises(GraderError, match="other graders"):
        run_with(class_run, classroom, Answers({}, outcome=result, graders=b"others"))


def test_a_machine_without_a_lock_is_not_trusted(
    class_run: ClassRun, classroom: Path
) -> None:
    pool = Answers({}, outcome=lambda s: result(s, authoritative=False))
    with pytest.raises(UnlockedError, match="--unsafe"):
        run_with(class_run, classroom, pool)


def test_one_failure_of_the_graders_costs_one_submission(
    class_run: ClassRun, classroom: Path
) -> None:
    def outcome(submission: Submission) -> Result | Failure:
        if submission.name == "jung":
            return Failure("test_x.py: ValueError")
        if submission.name == "박":
            return result(replace(submission, files={FILE: b"written meanwhile"}))
        return result(submission)

    run_with(class_run, classroom, Answers({}, outcome=outcome))
    assert class_run.summary.graded == 5
    assert dict(class_run.summary.failures) == {
        "jung": Text.same("test_x.py: ValueError"),
        "박": Text(
            ko="채점하는 동안 바뀌었습니다. 다시 실행하세요.",
            en="It changed while it was graded; run this again.",
        ),
    }


# What ran out of time


def test_what_ran_out_of_time_is_graded_once_more_alone(
    classroom: Path, tmp_path: Path
) -> None:
    asked: list[str] = []
    hopeless = {"박"}

    def outcome(submission: Submission) -> Result | Failure:
        asked.append(submission.name)
        late = submission.name in hopeless or asked.count(submission.name) == 1
        given = result(submission)
        assert isinstance(given, Result)
        return replace(given, timed_out=late and submission.name in ("박", "jung"))

    with Gradebook(tmp_path / "book", to_write=True) as book:
        for known in (0, 6):
            asked.clear()
            run = ClassRun(book, JOB, unsafe=False)
            run_with(run, classroom, Answers({}, outcome=outcome))
            assert run.summary.timed_out == ["박"]
            assert run.summary.known == known
            assert run.summary.graded + known == 7
            assert asked.count("박") == 2
            assert asked[-1] == "박"
        assert asked == ["박", "박"]
        hopeless.clear()
        run = ClassRun(book, JOB, unsafe=False)
        run_with(run, classroom, Answers({}, outcome=outcome))
        assert (run.summary.timed_out, run.summary.graded) == ([], 1)
        run = ClassRun(book, JOB, unsafe=False)
        assert run.sort_out(gather(classroom).entries, lambda *_: None) == []


def test_alone_means_one_at_a_time() -> None:
    pool = LocalPool({"backend": "threading", "n_jobs": 4}).one_by_one()
    busy: list[str] = []

    def work(submissions: Sequence[Submission]) -> int:
        busy.extend(s.name for s in submissions)
        time.sleep(0.02)
        here = len(busy)
        busy.clear()
        return here

    batches = [((n,), [Submission(str(n), {})]) for n in range(8)]
    assert [count for _, count in pool.run(work, batches)] == [1] * 8
