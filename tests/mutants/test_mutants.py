"""Every wrong answer loses what it should, and its author is told why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graders.core.verdicts import Outcome
from graders.grading.grader import Grader
from graders.submissions.submission import Submission
from tests.mutants.collected import MUTANTS
from tests.mutants.mutant import EXERCISES, Mutant


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    with Grader(seed=0) as grader:
        yield grader


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_mutant_loses_its_points_and_hears_why(mutant: Mutant, grader: Grader) -> None:
    submission = Submission(mutant.name, {mutant.of.file: mutant.file().encode()})

    [graded] = grader.grade(submission, [mutant.of]).exercises

    failed = {c.name for c in graded.checks if c.outcome is not Outcome.PASSED}
    assert failed == mutant.loses
    lost = sum(c.max_points for c in graded.checks if c.name in mutant.loses)
    assert graded.points == graded.max_points - lost < graded.max_points
    first = graded.first_to_fix
    assert first and first.message
    assert mutant.en in first.message.en
    assert mutant.ko in first.message.ko


def test_mutants_have_their_own_names_and_code() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert len({mutant.code for mutant in MUTANTS}) == len(MUTANTS)
    assert {mutant.exercise for mutant in MUTANTS} == set(EXERCISES)
