"""Every wrong answer loses what it should, and its author is told why."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from graders.catalogue import SOLUTIONS, load_catalogue
from graders.grading import grade
from graders.verdicts import Outcome
from tests.mutants import (
    Mutant,
    activation_derivatives,
    activations,
    autograd,
    least_squares,
    linear_regression,
    numerical_gradient,
    probabilities,
    torch_training,
)

MUTANTS = (
    *linear_regression.MUTANTS,
    *numerical_gradient.MUTANTS,
    *least_squares.MUTANTS,
    *activations.MUTANTS,
    *activation_derivatives.MUTANTS,
    *probabilities.MUTANTS,
    *autograd.MUTANTS,
    *torch_training.MUTANTS,
)
EXERCISES = {exercise.id: exercise for exercise in load_catalogue()}


def submit(mutant: Mutant, folder: Path) -> None:
    """Write the solution with the mutant's function in the place of its own."""
    exercise = EXERCISES[mutant.exercise]
    source = (SOLUTIONS / exercise.file).read_text(encoding="utf-8")
    [original] = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.name == exercise.callable
    ]
    lines = source.splitlines()
    lines[original.lineno - 1 : original.end_lineno] = mutant.code.splitlines()
    (folder / exercise.file).write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_mutant_loses_its_points_and_hears_why(mutant: Mutant, tmp_path: Path) -> None:
    submit(mutant, tmp_path)

    [graded] = grade(tmp_path, [EXERCISES[mutant.exercise]]).exercises

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
