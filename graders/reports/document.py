"""A grade as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from graders.core.characters import encodable
from graders.core.grades import ExerciseGrade, Grade
from graders.core.language import Language

SCHEMA = 1


def json_bytes(document: Any) -> bytes:
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return encodable(text).encode()


def as_json(grade: Grade, language: Language) -> bytes:
    return json_bytes(
        {
            "schema": SCHEMA,
            "submission": grade.submission,
            "authoritative": grade.authoritative,
            "points": grade.points,
            "max_points": grade.max_points,
            "duration_s": round(grade.duration_s, 3),
            "exercises": [_exercise(e, language) for e in grade.exercises],
        }
    )


def _exercise(exercise: ExerciseGrade, language: Language) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "points": exercise.points,
        "max_points": exercise.max_points,
        "outcome": str(exercise.outcome),
        "checks": [
            {
                "name": check.name,
                "outcome": str(check.outcome),
                "points": check.points,
                "max_points": check.max_points,
                "message": check.message.pick(language) if check.message else "",
            }
            for check in exercise.checks
        ],
    }
