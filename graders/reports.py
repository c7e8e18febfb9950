"""Grades as files: JSON for programs, JUnit XML for CI.

What a learner's code raised stands in the messages: it may hold any character.
"""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from graders.grades import CheckGrade, ExerciseGrade, Grade
from graders.language import Language
from graders.verdicts import Outcome

SCHEMA = 1

# XML 1.0 has no place for these, not even escaped; JSON has none for half a character.
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_json(grade: Grade, language: Language) -> bytes:
    document = {
        "schema": SCHEMA,
        "submission": grade.submission,
        "authoritative": grade.authoritative,
        "points": grade.points,
        "max_points": grade.max_points,
        "duration_s": round(grade.duration_s, 3),
        "exercises": [_exercise(exercise, language) for exercise in grade.exercises],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return _SURROGATE.sub("\ufffd", text).encode()


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


def as_junit(grade: Grade, language: Language) -> bytes:
    """One suite per exercise; what is not passed is a failure, or an error."""
    suites = ElementTree.Element(
        "testsuites", name="first-gradient", time=f"{grade.duration_s:.3f}"
    )
    _count(suites, [check for e in grade.exercises for check in e.checks])
    for exercise in grade.exercises:
        suite = ElementTree.SubElement(suites, "testsuite", name=exercise.id)
        _count(suite, exercise.checks)
        properties = ElementTree.SubElement(suite, "properties")
        for name, value in (
            ("submission", grade.submission),
            ("authoritative", str(grade.authoritative).lower()),
            ("points", str(exercise.points)),
            ("max_points", str(exercise.max_points)),
        ):
            value = _xml(value)
            ElementTree.SubElement(properties, "property", name=name, value=value)
        for check in exercise.checks:
            suite.append(_case(exercise, check, language))
    ElementTree.indent(suites)
    document: bytes = ElementTree.tostring(
        suites, encoding="utf-8", xml_declaration=True
    )
    return document + b"\n"


def _case(
    exercise: ExerciseGrade, check: CheckGrade, language: Language
) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=exercise.id, name=check.name)
    if check.outcome is not Outcome.PASSED:
        message = _xml(check.message.pick(language) if check.message else "")
        found = ElementTree.SubElement(
            case,
            _tag(check),
            type=str(check.outcome),
            message=message.partition("\n")[0],
        )
        found.text = f"{_xml(check.title.pick(language))}\n{message}"
    return case


def _count(element: ElementTree.Element, checks: Any) -> None:
    lost = [_tag(check) for check in checks if check.outcome is not Outcome.PASSED]
    element.set("tests", str(len(checks)))
    element.set("failures", str(lost.count("failure")))
    element.set("errors", str(lost.count("error")))


def _tag(check: CheckGrade) -> str:
    """Tell an answer that is not right from code that did not come to an answer."""
    answered = check.outcome in (Outcome.WRONG, Outcome.NOT_ATTEMPTED)
    return "failure" if answered else "error"


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
