"""Which exercises can be solved in the page."""

from pipeline.browser.runnable import runs_here


def test_modules_of_exercises_are_told_apart() -> None:
    assert runs_here("linear_regression")
    assert not runs_here("autograd")
