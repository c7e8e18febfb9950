"""A task says all that is graded, in both languages."""

from __future__ import annotations

import re

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import Exercise, in_turn, load_catalogue
from graders.grading.collection import collect
from tests.support.lessons import NAMES, lesson

CATALOGUE = load_catalogue()
COLLECTED = collect(CATALOGUE)

# What checks ask for, by what they say of themselves, and the words for it in a task.
ASKED = {
    r"reduction|any other word": {"ko": "reduction", "en": "reduction"},
    r"ValueError": {"ko": "ValueError", "en": "ValueError"},
    r"stays? as|untouched|unchanged": {
        "ko": "바꾸지 않|그대로",
        "en": "stays? as|tensors you were given|so do the arrays|stay",
    },
    r"(?i)integer": {"ko": "정수|dtype|float64", "en": "integers|dtype|whatever"},
}
DTYPE = {"ko": "dtype|float32|float64", "en": "dtype|float32|float64|dtypes"}
CHALLENGE = {"ko": "도전: ", "en": "Challenge: "}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", CATALOGUE, ids=lambda e: e.id)
def test_a_task_says_what_is_graded(exercise: Exercise, language: Language) -> None:
    task = exercise.task.pick(language)
    for collected in COLLECTED[exercise.id]:
        asked = collected.check
        for said, words in ASKED.items():
            if re.search(said, asked.title.en):
                assert re.search(words[language], task), asked.title.en
        if asked.about == "dtype":
            assert re.search(DTYPE[language], task), asked.title.en
        if asked.tier == "challenge" and asked.exercise not in UNSAID:
            assert CHALLENGE[language] in task, asked.title.en


UNSAID = {"train_with_autograd", "train_until"}
"""Their challenge, a graph that does not grow, is a demand of the task itself."""


def test_the_lessons_have_the_titles_that_they_have() -> None:
    titles = {e.lesson: e.lesson_title for e in CATALOGUE}
    assert titles == {name: lesson(name).title for name in NAMES if name in titles}


def test_exercises_come_after_what_they_need() -> None:
    """Nothing about matrices in lesson 1, nothing about no_grad in lesson 3."""
    order = [exercise.id for exercise in CATALOGUE]
    lessons = {exercise.id: exercise.lesson[:2] for exercise in CATALOGUE}
    assert order[0] == "numerical_derivative"
    assert [x for x in order if lessons[x] == "01"] == ["numerical_derivative"]
    assert lessons["numerical_gradient"] == "02"
    assert lessons["train_with_autograd"] == "04"
    assert [x for x in order if lessons[x] == "08"][-1] == "sgd_step"
    for exercise in CATALOGUE:
        if exercise.lesson.startswith(("01", "03")):
            said = f"{exercise.task.en} {' '.join(h.en for h in exercise.hints)}"
            assert "no_grad" not in said
            assert "reduction" not in said


def test_what_is_optional_is_done_last() -> None:
    turn = in_turn(CATALOGUE)
    assert sorted(turn, key=CATALOGUE.index) == list(CATALOGUE)
    assert [e.optional for e in turn] == sorted(e.optional for e in CATALOGUE)
