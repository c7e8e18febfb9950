"""Right, empty and wrong answers are told the same as with PyTorch."""

from __future__ import annotations

import json
from typing import Any

from graders.course.catalogue import SOLUTIONS, load_catalogue
from tests.lab.torch.apart import ask
from tests.lab.torch.numbers import near
from tests.mutants import autograd, network_torch, torch_training
from tests.support.everywhere import EVERYWHERE
from tests.support.repository import REPOSITORY

MODULES = ("autograd", "torch_training")
RELATIVE = 2e-6


def _answers() -> dict[str, tuple[str, str]]:
    """Give all answers by a name: the exercise, and the file that is handed in."""
    answers: dict[str, tuple[str, str]] = {}
    for exercise in load_catalogue():
        if exercise.module in MODULES:
            for kind, folder in {
                "solution": SOLUTIONS,
                "stub": REPOSITORY / "exercises",
            }.items():
                text = (folder / exercise.file).read_text(encoding="utf-8")
                answers[f"{kind} of {exercise.id}"] = exercise.id, text
    for mutant in (
        *autograd.MUTANTS,
        *torch_training.MUTANTS,
        *network_torch.MUTANTS,
    ):
        answers[mutant.name] = mutant.exercise, mutant.file()
    return answers


def _same(one: Any, other: Any) -> bool:
    return one == other or near(json.dumps(one), json.dumps(other), RELATIVE)


@EVERYWHERE
def test_every_verdict_is_the_same() -> None:
    answers = _answers()
    page, pytorch = (
        ask(which, "verdicts", list(answers.values())) for which in ("page", "pytorch")
    )
    points = ("kind", "points", "max_points")
    different = [
        f"{name}: {ours}\n{theirs}"
        for name, ours, theirs in zip(answers, page, pytorch, strict=True)
        if any(ours[key] != theirs[key] for key in points) or not _same(ours, theirs)
    ]
    assert not different, "\n".join(different)
    by_name = dict(zip(answers, page, strict=True))
    for name, answer in by_name.items():
        full = answer["points"] == answer["max_points"]
        assert full == name.startswith("solution of "), name
