"""Whoever follows an exercise's hints to the letter has full marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graders.course.catalogue import Exercise, load_catalogue
from graders.course.parts import joined, split
from graders.course.stubs import stub_module
from tests.course.followed_hints import FOLLOWED
from tests.support.grader import grade

CATALOGUE = load_catalogue()

# Calls, and names with dots: what hints name is to be used as it is named.
CODE = re.compile(r"[A-Za-z_][\w.]*(?=\()|[a-z]\w*(?:\.\w+)+")
NOT_FOLLOWED = {
    *("np.max", "np.linalg.solve", "np.zeros_like", "np.where"),
    *("squeeze", "exp", "ln", "sqrt", "tan", "arctan", "sin", "tan²", "tanh"),
    *("sigmoid", "float", "erf", "erfc", "math.erf"),
}
"""What hints name as another way, as what goes wrong, or as mathematics."""


def followed(module: str) -> str:
    """Write a module in which every answer is that of its hints."""
    here = {e.callable: FOLLOWED[e.id] for e in CATALOGUE if e.module == module}
    (_, head), *parts = split(stub_module(module), list(here))
    signatures = ((name, text[: text.index('    """')]) for name, text in parts)
    return joined([head, *(signature + here[name] for name, signature in signatures)])


def test_every_exercise_has_its_hints_followed() -> None:
    assert set(FOLLOWED) == {exercise.id for exercise in CATALOGUE}


@pytest.mark.parametrize("module", sorted({e.module for e in CATALOGUE}))
def test_hints_followed_to_the_letter_lead_to_full_marks(
    module: str, tmp_path: Path
) -> None:
    here = [e for e in CATALOGUE if e.module == module]
    (tmp_path / here[0].file).write_text(followed(module), encoding="utf-8")
    for graded in grade(tmp_path, here).exercises:
        first = graded.first_to_fix
        said = first.message.en if first and first.message else ""
        assert graded.full, f"{graded.id}: {said}"


@pytest.mark.parametrize("exercise", CATALOGUE, ids=lambda e: e.id)
def test_what_hints_name_is_in_the_code_that_follows_them(exercise: Exercise) -> None:
    code = FOLLOWED[exercise.id]
    for hint in exercise.hints:
        for name in CODE.findall(hint.en):
            known = name in code or name.removeprefix("layer.") in code
            assert known or name in NOT_FOLLOWED, (name, hint.en)
