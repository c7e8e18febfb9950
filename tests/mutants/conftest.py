"""Each wrong answer is graded once for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graders.grading.grader import Grader
from tests.mutants.collected import MUTANTS
from tests.mutants.graded import Graded, grade
from tests.support.everywhere import everywhere


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    with Grader(seed=0) as grader:
        yield grader


ONE_OF_EACH = {mutant.exercise: mutant for mutant in MUTANTS}.values()


# `make check` grades them all.
@pytest.fixture(
    scope="session",
    params=everywhere(MUTANTS, *ONE_OF_EACH),
    ids=lambda mutant: mutant.name,
)
def graded(request: pytest.FixtureRequest, grader: Grader) -> Graded:
    return grade(request.param, grader)
