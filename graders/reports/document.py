"""A grade as JSON, for programs.

What is said of a check is there twice: `message` as one reads it, and its parts.
"""

from __future__ import annotations

import json
from typing import Any

from graders.core.characters import encodable
from graders.core.grades import ExerciseGrade, Grade
from graders.core.language import Language
from graders.core.message import Evidence, Message, Words, pick

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
                "parts": _parts(check.message, language) if check.message else None,
            }
            for check in exercise.checks
        ],
    }


def _parts(message: Message, language: Language) -> dict[str, Any]:
    """Take a message apart: what is not in it is null, or an empty list."""
    first, *others = message.parts
    place = next(iter(message.places), None)
    return {
        "advice": first.sentence.pick(language),
        "also": [part.sentence.pick(language) for part in others],
        "file": place.file if place else None,
        "line": place.number if place else None,
        "code": message.code.text if message.code else None,
        "error": message.error,
        "evidence": [_evidence(e, language) for e in message.evidence],
    }


def _evidence(evidence: Evidence, language: Language) -> dict[str, Any]:
    def picked(words: Words | None) -> str | None:
        return None if words is None else pick(words, language)

    return {
        "kind": evidence.kind,
        "of": picked(evidence.name),
        "index": evidence.index,
        "expected": picked(evidence.expected),
        "actual": evidence.actual,
    }
