"""Every wrong answer loses what it should, and its author is told why."""

from __future__ import annotations

from tests.mutants.collected import MUTANTS
from tests.mutants.graded import Graded
from tests.mutants.mutant import EXERCISES


def test_mutant_loses_its_points_and_hears_why(graded: Graded) -> None:
    mutant, exercise = graded.mutant, graded.exercise
    assert {check.name for check in exercise.failed} == mutant.loses
    lost = sum(c.max_points for c in exercise.checks if c.name in mutant.loses)
    assert exercise.points == exercise.max_points - lost < exercise.max_points
    first = exercise.first_to_fix
    assert first and first.message
    assert mutant.en in first.message.en
    assert mutant.ko in first.message.ko


def test_mutants_have_their_own_names_and_code() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert len({mutant.code for mutant in MUTANTS}) == len(MUTANTS)
    assert {mutant.exercise for mutant in MUTANTS} == set(EXERCISES)
