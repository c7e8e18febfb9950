"""A gradebook says nothing twice: thousands of submissions make a small file."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graders.core.grades import ExerciseGrade, Finding, Grade
from graders.course.catalogue import load_catalogue
from graders.grading.collection import collect
from graders.grading.exercise import charged
from graders.grading.grader import files_of
from graders.records.gradebook import Gradebook
from graders.records.result import Result
from graders.sandbox.in_process import InProcess
from graders.sandbox.reference import Solutions
from graders.submissions.submission import Submission
from tests.mutants.collected import MUTANTS
from tests.mutants.mutant import Mutant
from tests.support.everywhere import EVERYWHERE

CLASS = 200
MOST_BYTES = 3_000
"""A submission, on average, where no two make the same mistake."""
CHECKS = collect(load_catalogue())


def graded(mutant: Mutant, solutions: Solutions) -> ExerciseGrade:
    """Grade an exercise as `grade batch` does, but quickly: only what it loses."""
    submission = Submission("", {mutant.of.file: mutant.file().encode()})
    first, again = InProcess(submission), InProcess(submission)
    grades = {}
    for check in CHECKS[mutant.of.id]:
        grade = check.graded(None)
        if check.name in mutant.loses:
            grade = check.run(mutant.of.module, first, solutions, 1)
            found = check.run(mutant.of.module, again, solutions, None)
            if check.hidden:
                finding = Finding(found.outcome, found.message)
                grade = replace(grade, rehearsal=finding)
        grades[check] = grade
    return ExerciseGrade(mutant.of.id, charged(CHECKS[mutant.of.id], grades))


def classroom(size: int) -> Iterator[Grade]:
    """Grade a class of which each has another wrong answer, and all else right."""
    catalogue = load_catalogue()
    solutions = Solutions(files_of(catalogue))
    right = {e.id: [check.graded(None) for check in CHECKS[e.id]] for e in catalogue}
    solved = [ExerciseGrade(id_, tuple(checks)) for id_, checks in right.items()]
    quick = [mutant for mutant in MUTANTS if mutant.exercise != "normal_equation"]
    for number, mutant in enumerate(quick[:size]):
        wrong = graded(mutant, solutions)
        exercises = tuple(wrong if e.id == wrong.id else e for e in solved)
        yield Grade(f"student{number}", True, 1.0, exercises)


@EVERYWHERE
def test_a_submission_takes_little_space(tmp_path: Path) -> None:
    file = tmp_path / "class.sqlite"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # known mistakes overflow
        grades = [*classroom(CLASS)]
    with Gradebook(file, to_write=True) as book:
        for number, grade in enumerate(grades):
            of = number.to_bytes(32)
            book.record(bytes(32), [Result.of(grade, of)], [(grade.submission, of)])
    assert file.stat().st_size / CLASS < MOST_BYTES
    kept = {grade.submission: grade.exercises for grade in Gradebook(file).grades()}
    assert kept == {grade.submission: grade.exercises for grade in grades}


def test_who_makes_the_same_mistake_adds_no_message(tmp_path: Path) -> None:
    file = tmp_path / "class.sqlite"
    [grade] = classroom(1)
    sizes = []
    for count in (1, CLASS):
        with Gradebook(file, to_write=True) as book:
            for number in range(count):
                of = number.to_bytes(32)
                name = f"student{number}"
                book.record(bytes(32), [Result.of(grade, of)], [(name, of)])
        sizes.append(file.stat().st_size)
    assert (sizes[1] - sizes[0]) / CLASS < 600
