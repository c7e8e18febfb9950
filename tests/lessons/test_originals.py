"""Every result that an original printed stands in what the lessons print."""

import pytest

from pipeline.lessons import originals
from pipeline.pages.course import Course
from tests.support.repository import REPOSITORY

ORIGINALS = originals.read_originals(REPOSITORY / "docs/originals.json")
RESULTS = [
    (key, path, number)
    for key in ORIGINALS
    for prefix in originals.RESULTS[key][0]
    for path, number in originals.leaves(originals.at(ORIGINALS[key], prefix), prefix)
]


def test_there_are_numbers_to_look_for() -> None:
    counted = {key: sum(k == key for k, _, _ in RESULTS) for key in ORIGINALS}
    assert counted == {"A": 15, "B": 11, "C": 0, "D": 36, "E": 0}


@pytest.mark.parametrize(
    ("key", "path", "number"), RESULTS, ids=[f"{k}.{p}" for k, p, _ in RESULTS]
)
def test_a_lesson_prints_what_the_original_printed(
    course: Course, key: str, path: str, number: str
) -> None:
    [row] = [row for row in course.original_rows(key) if row.path == path]
    assert row.printed == number
    assert row.recomputed is not None
    assert row.equal_digits == len(number.replace(".", "").lstrip("-0"))


@pytest.mark.parametrize(
    ("candidate", "number", "same"),
    [
        ("2.90342586", "2.9034", True),
        ("2.9034", "2.9034", True),
        ("2.903", "2.9034", False),  # fewer digits prove less
        ("2.9035", "2.9034", False),
        ("-1342.2524", "-1342.2524", True),
        ("1342.2524", "-1342.2524", False),
        ("8.", "8.0", False),
        ("8.00", "8.0", True),
        ("2.38e-1", "0.24", True),
    ],
)
def test_what_counts_as_the_same_number(
    candidate: str, number: str, same: bool
) -> None:
    assert originals.rounds_to(candidate, number) is same


def test_the_most_exact_number_is_shown_and_none_is_made_up() -> None:
    outputs = ["W = 2.0517", "x2.05165305 2.051653, 12.0517, 1.996"]
    assert originals.recomputed("2.052", outputs) == "2.051653"
    assert originals.recomputed("3.142", outputs) is None
    assert originals.recomputed("2.0", outputs) is None  # 1.996 is not 2.0
    assert originals.recomputed("2.0", [*outputs, "2.00"]) == "2.00"
    assert originals.Row("w", "0.0517", "0.0517").equal_digits == 3
    assert originals.Row("w", "0.0517", None).equal_digits == 0
