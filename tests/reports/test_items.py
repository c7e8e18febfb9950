"""Difficulty and discrimination are those of the textbooks, worked out another way."""

from __future__ import annotations

import json
import random
import statistics
from dataclasses import replace

import pytest

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import LANGUAGES, Language, Text
from graders.core.message import Message
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.items import SMALL, Item
from graders.reports.overview import Overview, overview_report

CATALOGUE = load_catalogue()
IDS = ("numerical_derivative", "linear_forward", "loss_gradient")
TOLD = Message.of(Text("왜", "Why"))


def grade(points: list[list[int]]) -> Grade:
    """Make a grade of checks worth 5 each; 0 points are told why, others are not."""
    return Grade(
        "x",
        True,
        0,
        tuple(
            ExerciseGrade(
                id_,
                tuple(
                    CheckGrade(
                        f"c{number}",
                        Text.same("c"),
                        Outcome.PASSED if p == 5 else Outcome.WRONG,
                        p,
                        5,
                        TOLD if p == 0 else None,
                    )
                    for number, p in enumerate(checks)
                ),
            )
            for id_, checks in zip(IDS, points, strict=True)
        ),
    )


@pytest.fixture(scope="module")
def crowd() -> list[Grade]:
    """Make a class in which who is able does well everywhere, more or less."""
    random.seed(3)
    grades = []
    for _ in range(40):
        able = random.random()
        earned = [[5 * (random.random() < able) for _ in range(2)] for _ in IDS]
        grades.append(grade(earned))
    return grades


def test_an_example_worked_out_by_hand() -> None:
    # x: 1 0 1 1 0, rest: 3 1 2 4 0. Means 0.6 and 2; Σ(x-x̄)(r-r̄) = 3,
    # Σ(x-x̄)² = 1.2, Σ(r-r̄)² = 10, so r = 3 / √12 = √3 / 2.
    item = Item()
    for here, rest in ((1, 3), (0, 1), (1, 2), (1, 4), (0, 0)):
        item.add(here, here + rest)
    assert item.discrimination == pytest.approx(3**0.5 / 2)
    assert item.difficulty(1) == 0.6
    assert item.difficulty(2) == 0.3


def test_with_the_item_itself_left_out_of_the_total(crowd: list[Grade]) -> None:
    document = json.loads(overview_report(of(crowd, "en", ".json")))
    totals = [g.points for g in crowd]
    for place, told in enumerate(document["exercises"]):
        here = [g.exercises[place].points for g in crowd]
        rest = [t - x for t, x in zip(totals, here, strict=True)]
        expected = statistics.correlation(here, rest)
        assert told["discrimination"] == pytest.approx(expected, abs=5e-5)
        most = CATALOGUE[[e.id for e in CATALOGUE].index(told["id"])].points
        mean = statistics.fmean(here)
        assert told["difficulty"] == pytest.approx(mean / most, abs=5e-5)
        for number, check in enumerate(told["checks"]):
            here = [g.exercises[place].checks[number].points for g in crowd]
            rest = [t - x for t, x in zip(totals, here, strict=True)]
            expected = statistics.correlation(here, rest)
            assert check["discrimination"] == pytest.approx(expected, abs=5e-5)
    # Henrysson's formula, from the correlation with the whole total.
    whole = statistics.correlation(
        here := [g.exercises[0].points for g in crowd], totals
    )
    s, t = statistics.stdev(here), statistics.stdev(totals)
    corrected = (whole * t - s) / (t * t + s * s - 2 * whole * s * t) ** 0.5
    assert document["exercises"][0]["discrimination"] == pytest.approx(
        corrected, abs=5e-5
    )


def test_what_separates_is_told_to_the_weak(crowd: list[Grade]) -> None:
    [first, *_] = found = Overview(map(Counted, crowd), CATALOGUE).separating
    place = IDS.index(first.exercise.id)
    told = [int(any(c.points == 0 for c in g.exercises[place].checks)) for g in crowd]
    rest = [g.points - g.exercises[place].points for g in crowd]
    assert first.correlation == pytest.approx(statistics.correlation(told, rest))
    assert first.correlation < 0
    assert first.submissions == sum(told)
    weak = [r for r, t in zip(rest, told, strict=True) if t]
    strong = [r for r, t in zip(rest, told, strict=True) if not t]
    gap = statistics.fmean(strong) - statistics.fmean(weak)
    assert first.gap == pytest.approx(gap)
    assert [s.correlation for s in found] == sorted(s.correlation for s in found)


def test_where_all_earned_the_same_there_is_no_number() -> None:
    same = [grade([[5, 5], [5, 5], [5, 5]])] * 4
    document = json.loads(overview_report(of(same, "en", ".json")))
    assert {e["discrimination"] for e in document["exercises"]} == {None}
    assert {
        c["discrimination"] for e in document["exercises"] for c in e["checks"]
    } == {None}
    assert not document["separating"]
    assert "–" in overview_report(of(same, "en", ".html")).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_classes_are_marked_as_such(
    crowd: list[Grade], language: Language
) -> None:
    sign = {"ko": "참고만 하세요", "en": "take it as a hint"}[language]
    for number, small in ((SMALL - 1, True), (SMALL, False)):
        some = crowd[:number]
        page = overview_report(of(some, language, ".html")).decode()
        assert (sign in page) is small
        document = json.loads(overview_report(of(some, language, ".json")))
        assert document["small_class"] is small


def test_the_picture_has_a_point_for_each_exercise(crowd: list[Grade]) -> None:
    page = overview_report(of(crowd, "ko", ".html")).decode()
    assert page.count("<circle") == len(IDS)
    exercises = Overview(map(Counted, crowd), CATALOGUE).exercises
    for count in exercises:
        r = count.item.discrimination
        assert r is not None
        assert f'cx="{round(40 + 340 * count.difficulty, 1)}"' in page
        assert f'cy="{round(100 - 90 * r, 1)}"' in page


def of(grades: list[Grade], language: Language, suffix: str) -> ClassGrades:
    named = [replace(g, submission=str(n)) for n, g in enumerate(grades)]
    return ClassGrades(lambda: named, CATALOGUE, language, suffix=suffix)
