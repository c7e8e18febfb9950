"""A grade as JUnit XML, which CI services show."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from graders.core.characters import writable
from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Language
from graders.core.verdicts import Outcome


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
            value = writable(value)
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
        message = writable(check.message.pick(language) if check.message else "")
        found = ElementTree.SubElement(
            case,
            _tag(check),
            type=str(check.outcome),
            message=message.partition("\n")[0],
        )
        found.text = f"{writable(check.title.pick(language))}\n{message}"
    return case


def _count(element: ElementTree.Element, checks: Sequence[CheckGrade]) -> None:
    lost = [_tag(check) for check in checks if check.outcome is not Outcome.PASSED]
    element.set("tests", str(len(checks)))
    element.set("failures", str(lost.count("failure")))
    element.set("errors", str(lost.count("error")))


def _tag(check: CheckGrade) -> str:
    """Tell an answer that is not right from code that did not come to an answer."""
    answered = check.outcome in (Outcome.WRONG, Outcome.NOT_ATTEMPTED)
    return "failure" if answered else "error"
