"""A grade as Gradescope's results.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graders.core.characters import writable
from graders.core.grades import SELF_CHECK, Grade
from graders.core.language import Language, Text
from graders.core.verdicts import Outcome
from graders.reports.document import json_bytes


def as_gradescope(grade: Grade, language: Language) -> bytes:
    """Write one test for each check, numbered by exercise.

    None is hidden: Gradescope would hide the total with it.
    """
    said = Text.lines(
        Text(
            ko=f"{grade.max_points}점 가운데 {grade.points}점입니다.",
            en=f"{grade.points} of {grade.max_points} points.",
        ),
        None if grade.authoritative else SELF_CHECK,
    )
    document = {
        "score": grade.points,
        "execution_time": round(grade.duration_s),
        "output": said.pick(language),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"authoritative": grade.authoritative},
        "tests": list(_tests(grade, language)),
    }
    return json_bytes(document)


def _tests(grade: Grade, language: Language) -> Iterator[dict[str, Any]]:
    for first, exercise in enumerate(grade.exercises, start=1):
        for second, check in enumerate(exercise.checks, start=1):
            message = check.message.pick(language) if check.message else ""
            yield {
                "number": f"{first}.{second}",
                "name": writable(f"{exercise.id}: {check.title.pick(language)}"),
                "score": check.points,
                "max_score": check.max_points,
                "status": "passed" if check.outcome is Outcome.PASSED else "failed",
                "output": writable(message),
                "tags": [exercise.id, check.tier],
                "visibility": "visible",
            }
