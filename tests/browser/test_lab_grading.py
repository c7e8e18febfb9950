"""The page's verdicts are the verdicts of `grade`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.core.grades import ExerciseGrade
from graders.core.language import LANGUAGES, Language
from graders.core.signs import SIGNS, sign_name
from graders.course.catalogue import SOLUTIONS
from graders.grading.grader import Grader
from tests.browser.card import HERE, Card, draw_inputs, keep, parts_of
from tests.browser.pages import Visit
from tests.mutants.collected import MUTANTS
from tests.mutants.mutant import EXERCISES
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

SEED = 11
LESSONS = sorted({exercise.lesson for exercise in HERE})
SAMPLE = (
    *("derivative_forward_difference", "derivative_without_brackets"),
    *("forward_without_bias", "gradient_of_the_sum", "gradient_broadcast"),
    *("train_in_place", "train_uphill", "numerical_divides_by_h"),
    *("derivative_without_requires_grad", "derivative_not_reduced_to_one_number"),
    *("accumulated_running_sum", "accumulated_on_one_graph"),
    *("train_gradients_never_cleared", "train_update_recorded_in_place"),
    *("train_rebinds_without_retain_grad", "until_updates_before_it_stops"),
    *("rate_without_bias", "normal_swapped", "surface_not_squared"),
    *("sigmoid_naive", "logit_naive"),
    *("step_dampened", "step_in_place", "optimizer_zero_grad_forgotten"),
    *("logistic_gradient_sign", "network_gradient_W2_untransposed"),
    *("adam_step_without_correction", "minibatches_overlapping"),
    *("model_without_super", "model_layer_in_a_list", "plane_broadcast"),
)


@pytest.mark.parametrize("name", everywhere(LESSONS, "02_linear_regression_numpy"))
def test_stubs_earn_nothing_and_solutions_full_marks(visit: Visit, name: str) -> None:
    page = visit(f"/en/lessons/{name}/")
    here = [exercise for exercise in HERE if exercise.lesson == name]
    cards = {exercise: Card(page, exercise.id) for exercise in here}
    for exercise, card in cards.items():
        assert card.check() == f"0 / {exercise.points} points"
    # All of them: they call one another.
    for module in dict.fromkeys(exercise.module for exercise in here):
        keep(page, module, parts_of(SOLUTIONS / f"{module}.py"))
    for exercise, card in cards.items():
        assert card.check() == f"{exercise.points} / {exercise.points} points"


def test_every_exercise_is_on_a_card() -> None:
    assert [*EXERCISES.values()] == HERE


def shown(graded: ExerciseGrade, language: Language) -> list[str]:
    """What the page is to show of a grade: points, what to do first, each check."""
    first = graded.first_to_fix
    assert first and first.message
    points = {"ko": "점", "en": " points"}[language]
    return [
        f"{graded.points} / {graded.max_points}{points}",
        *first.message.pick(language).splitlines(),
        *(
            f"{SIGNS[sign_name(c.points, c.outcome)]} {c.title.pick(language)} "
            f"{c.points} / {c.max_points}"
            for c in graded.checks
        ),
    ]


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    with Grader(seed=SEED) as grader:
        yield grader


@pytest.mark.parametrize(
    "where",
    everywhere(
        [f"{language}/lessons/{name}" for name in LESSONS for language in LANGUAGES],
        "en/lessons/08_pytorch_idioms",
    ),
)
def test_wrong_answers_get_the_verdict_and_message_of_grade(
    visit: Visit, grader: Grader, where: str, tmp_path: Path
) -> None:
    page = visit(f"/{where}/")
    language: Language = "ko" if where.startswith("ko/") else "en"
    draw_inputs(page, SEED)
    cards: dict[str, Card] = {}
    for mutant in (m for m in MUTANTS if m.name in SAMPLE):
        exercise = EXERCISES[mutant.exercise]
        if not where.endswith(exercise.lesson):
            continue
        file = tmp_path / exercise.file
        file.write_text(mutant.file(), encoding="utf-8")
        keep(page, exercise.module, parts_of(file))
        card = cards.get(exercise.id) or Card(page, exercise.id)
        cards[exercise.id] = card
        card.check()
        card.results.locator("details").first.evaluate("list => list.open = true")
        seen = [
            card.results.locator(".lab-points strong").inner_text(),
            *card.results.locator(".lab-message").inner_text().split("\n"),
            *(
                " ".join(check.inner_text().split())
                for check in card.results.locator("li").all()
            ),
        ]
        [graded] = grader(tmp_path, [exercise]).exercises
        assert [line for line in seen if line] == shown(graded, language)


def test_the_sample_has_mutants_of_each_lesson_and_module() -> None:
    sampled = {m.of for m in MUTANTS if m.name in SAMPLE}
    assert {exercise.lesson for exercise in sampled} == set(LESSONS)
    assert {exercise.module for exercise in sampled} == {e.module for e in HERE}
    assert len([m for m in MUTANTS if m.name in SAMPLE]) == len(SAMPLE)
