"""Which exercises can be solved in the page."""

import pytest

from graders.course.catalogue import load_catalogue
from pipeline.browser import runnable
from pipeline.browser.runnable import runs_here


def test_every_module_of_exercises_runs_here() -> None:
    assert all(runs_here(exercise.module) for exercise in load_catalogue())


def test_what_is_not_packed_keeps_its_modules_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runnable, "available", lambda: {"numpy", "drawing"})
    assert runs_here("linear_regression")
    assert not runs_here("autograd")
    assert not runnable.cells_run_here()
