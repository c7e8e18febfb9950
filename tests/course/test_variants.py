"""Variants: the published solutions earn under half, a variant's own earn all."""

from __future__ import annotations

import ast
import doctest
import itertools
from collections.abc import Iterator

import numpy as np
import pytest

from graders.core.grades import Grade
from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.course.stubs import stub_module
from graders.course.variants import (
    VARIANTS,
    Variant,
    drawn_for,
    variant_solutions,
    variant_stubs,
    varies,
)
from graders.grading.grader import Grader, files_of
from graders.submissions.submission import Submission

VARYING = [e for e in load_catalogue() if varies(e.module, e.callable)]
FILES = files_of(VARYING)
MODULES = [file.removesuffix(".py") for file in FILES]
PUBLISHED = {file: (SOLUTIONS / file).read_bytes() for file in FILES}
EACH = pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)


def solved(variant: Variant) -> dict[str, bytes]:
    return {f"{m}.py": variant_solutions(m, variant).encode() for m in MODULES}


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    with Grader(seed=7, rehearse=True) as grader:
        yield grader


def graded(grader: Grader, files: dict[str, bytes], variant: str) -> Grade:
    return grader.grade(Submission("kim", files, variant=variant), VARYING)


def test_the_exercises_that_count_most_vary() -> None:
    most = sorted((e.points for e in load_catalogue()), reverse=True)
    assert len(VARYING) >= 3
    assert sum(e.points >= most[6] for e in VARYING) >= 3


@EACH
def test_the_published_solution_earns_under_half(
    grader: Grader, variant: Variant
) -> None:
    for exercise in graded(grader, PUBLISHED, variant.name).exercises:
        assert exercise.points < exercise.max_points / 2
        [first] = [exercise.first_to_fix]
        assert first and first.message
        assert "This answers the published task" in first.message.en


@EACH
def test_its_own_solution_earns_all(grader: Grader, variant: Variant) -> None:
    assert graded(grader, solved(variant), variant.name).full


def test_nobody_else_s_solution_earns_half(grader: Grader) -> None:
    pairs = itertools.pairwise([*VARIANTS.values(), VARIANTS["a"]])
    for one, other in pairs:
        for exercise in graded(grader, solved(one), other.name).exercises:
            assert exercise.points < exercise.max_points / 2


@EACH
def test_the_stubs_earn_nothing_and_say_the_loss(
    grader: Grader, variant: Variant
) -> None:
    stubs = {f"{m}.py": variant_stubs(m, variant, "en").encode() for m in MODULES}
    assert graded(grader, stubs, variant.name).points == 0
    for exercise in VARYING:
        for language in LANGUAGES:
            told = documented(exercise.module, exercise.callable, variant, language)
            loss = f"L = {variant.weight:g} * S + {variant.penalty:g} * Σ_d W_d^2"
            assert loss in told


def documented(module: str, name: str, variant: Variant, language: Language) -> str:
    tree = ast.parse(variant_stubs(module, variant, language))
    [node] = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name]
    return ast.get_docstring(node) or ""


@pytest.mark.parametrize("language", LANGUAGES)
@EACH
def test_the_examples_are_what_its_solution_gives(
    variant: Variant, language: Language
) -> None:
    for exercise in VARYING:
        names: dict[str, object] = {}
        exec(variant_solutions(exercise.module, variant), names)
        told = documented(exercise.module, exercise.callable, variant, language)
        test = doctest.DocTestParser().get_doctest(told, names, exercise.id, None, 0)
        assert test.examples
        result = doctest.DocTestRunner(verbose=False).run(test)
        assert (result.failed, result.attempted) == (0, len(test.examples))


@EACH
def test_the_gradient_is_the_slope_of_the_loss_that_is_stated(variant: Variant) -> None:
    names: dict[str, object] = {}
    exec(variant_solutions("linear_regression", variant), names)
    X, Y = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.0]]), np.ones((3, 1))
    W, B, h = np.array([[0.3], [-0.7]]), np.array([0.2]), 1e-6

    def loss(W: np.ndarray, B: np.ndarray) -> float:
        squares = (X @ W + B - Y) ** 2
        return float(variant.weight * squares.mean() + variant.penalty * np.sum(W**2))

    dW, dB = names["loss_gradient"](X, Y, W, B)  # type: ignore[operator]
    for d in range(2):
        step = h * np.eye(2)[:, [d]]
        slope = (loss(W + step, B) - loss(W - step, B)) / (2 * h)
        assert dW[d, 0] == pytest.approx(slope, rel=1e-6)
    assert dB[0] == pytest.approx((loss(W, B + h) - loss(W, B - h)) / (2 * h), rel=1e-6)


def test_what_does_not_vary_is_as_published() -> None:
    published = ast.parse(stub_module("linear_regression"))
    own = ast.parse(variant_stubs("linear_regression", VARIANTS["c"], "en"))
    for one, other in zip(published.body, own.body, strict=True):
        if isinstance(one, ast.FunctionDef):
            same = ast.unparse(one) == ast.unparse(other)
            assert same is not varies("linear_regression", one.name)


def test_learners_are_given_all_variants_alike() -> None:
    drawn = [drawn_for(f"learner {n}", 5).name for n in range(800)]
    assert {*drawn} == {*VARIANTS}
    assert all(60 < drawn.count(name) < 140 for name in VARIANTS)
    assert drawn_for("kim", 5) == drawn_for("kim", 5)
    assert drawn != [drawn_for(f"learner {n}", 6).name for n in range(800)]
