"""Every number that an original printed stands in the executed lessons."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.course import Course
from pipeline.figures import text_outputs


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each number below a JSON value, as it is written there, with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}")
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from leaves(item, f"{path}[{i}]")
    elif re.fullmatch(r"-?\d[\d.e+-]*", str(value)):
        yield path, str(value)


def originals() -> Any:
    text = (Path(__file__).parents[1] / "docs/originals.json").read_text("utf-8")
    # Numbers as text: 1.0 and 1.00 are different claims.
    return json.loads(text, parse_float=str, parse_int=str)


def stands_in(number: str, text: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d])", text) is not None


ORIGINALS = originals()
A_RESULTS = [
    (path, number)
    for part in ("initial", "numpy_training", "torch_training")
    for path, number in leaves(ORIGINALS["A"][part], part)
    if not path.endswith((".learning_rate", ".epochs"))
]


@pytest.fixture(scope="module")
def outputs(course: Course) -> dict[str, str]:
    """All that each lesson printed."""
    return {
        lesson.name: "\n".join(
            text_outputs(cell) for cell in notebook.cells if cell.cell_type == "code"
        )
        for lesson, notebook in zip(course.lessons, course.executed, strict=True)
    }


def test_a_has_its_numbers() -> None:
    assert len(A_RESULTS) == 15


@pytest.mark.parametrize(("path", "number"), A_RESULTS)
def test_lesson_2_prints_what_a_printed(
    outputs: dict[str, str], path: str, number: str
) -> None:
    assert stands_in(number, outputs["02_linear_regression_numpy"]), path


@pytest.mark.parametrize(
    ("path", "number"), list(leaves({k: ORIGINALS["A"][k] for k in ("data",)}))
)
def test_lesson_2_starts_from_the_data_of_a(
    course: Course, path: str, number: str
) -> None:
    lesson = next(
        lesson
        for lesson in course.lessons
        if lesson.name == "02_linear_regression_numpy"
    )
    assert re.search(rf"(?<![\d.]){number}(\.0)?(?![\d.])", "\n".join(lesson.code)), (
        path
    )
