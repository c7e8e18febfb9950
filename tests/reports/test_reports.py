"""Reports stay valid whatever a learner's code said."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graders.core.grades import (
    SELF_CHECK,
    WITHHELD,
    CheckGrade,
    ExerciseGrade,
    Finding,
    Grade,
)
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.grading.grader import Grader
from graders.reports.document import as_json
from graders.reports.gradescope import as_gradescope
from graders.reports.junit import as_junit
from graders.reports.withheld import withheld
from tests.support.command import call
from tests.support.grades import NASTY, graded
from tests.support.linear_regression import FILE, FORWARD, SOLUTION

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("outcome", Outcome)
def test_any_message_gives_valid_files(outcome: Outcome) -> None:
    grade = graded(outcome, NASTY)
    [suite] = ElementTree.fromstring(as_junit(grade, "en"))
    case = suite.findall("testcase")[0]
    if outcome is not Outcome.PASSED:
        [found] = case
        assert found.get("type") == str(outcome)
        assert "]]></failure>&amp;<b>" in str(found.text)
        assert "😀 한글" in str(found.text)
    document = json.loads(as_json(grade, "ko").decode())
    document_text = json.dumps(document, ensure_ascii=False)
    document_text.encode()  # no half character is left
    said = document["exercises"][0]["checks"][0]["message"]
    assert said.startswith("\x00\x1b[2J]]></failure>")


@pytest.mark.parametrize(
    ("outcome", "failures", "errors"),
    [
        (Outcome.PASSED, "0", "0"),
        (Outcome.WRONG, "1", "0"),
        (Outcome.NOT_ATTEMPTED, "1", "0"),
        (Outcome.DOES_NOT_LOAD, "0", "1"),
        (Outcome.CRASHED, "0", "1"),
        (Outcome.TOO_SLOW, "0", "1"),
    ],
)
def test_junit_counts(outcome: Outcome, failures: str, errors: str) -> None:
    suites = ElementTree.fromstring(as_junit(graded(outcome, "why\nbecause"), "en"))
    for element in (suites, suites[0]):
        assert element.get("tests") == "2"
        assert element.get("failures") == failures
        assert element.get("errors") == errors
    values = {p.get("name"): p.get("value") for p in suites[0].iter("property")}
    assert values["authoritative"] == "false"
    assert values["max_points"] == "5"


def test_the_json_of_a_submission(tmp_path: Path) -> None:
    folder = tmp_path / "제출물"
    folder.mkdir()
    text = SOLUTION.replace(FORWARD, "    return X @ W\n")
    (folder / FILE).write_text(text, encoding="utf-8")
    report = tmp_path / "결과.json"

    result = call("--submission", folder, "--lang", "ko", "--json", report)

    assert result.returncode == 1
    assert "합계" in result.stdout
    document = json.loads(report.read_text(encoding="utf-8"))
    assert list(document) == [
        "schema",
        "submission",
        "authoritative",
        "points",
        "max_points",
        "duration_s",
        "exercises",
    ]
    assert document["schema"] == 1
    assert document["submission"] == str(folder)
    assert document["authoritative"] is Grader().authoritative
    assert document["max_points"] == sum(e.points for e in CATALOGUE)
    assert document["points"] == sum(e["points"] for e in document["exercises"])
    assert document["duration_s"] > 0
    assert [e["id"] for e in document["exercises"]] == [e.id for e in CATALOGUE]
    [first] = [e for e in document["exercises"] if e["id"] == "linear_forward"]
    assert list(first) == ["id", "points", "max_points", "outcome", "checks"]
    assert first["outcome"] == "wrong"
    assert first["points"] == sum(c["points"] for c in first["checks"])
    check = first["checks"][0]
    said = ["message", "parts"]
    assert list(check) == ["name", "outcome", "points", "max_points", *said]
    assert check["name"] == "forward_lesson"
    assert check["message"].startswith("편향 B를 더하세요.")
    passed = [c for e in document["exercises"] for c in e["checks"] if c["points"]]
    assert passed
    assert {c["message"] for c in passed} == {""}


@pytest.mark.parametrize("outcome", Outcome)
def test_gradescope_s_results(outcome: Outcome) -> None:
    grade = graded(outcome, NASTY)
    results = json.loads(as_gradescope(grade, "en").decode())
    assert results["score"] == grade.points
    assert results["visibility"] == "visible"
    assert results["stdout_visibility"] == "hidden"
    assert "5 points" in results["output"]
    assert SELF_CHECK.en in results["output"]
    first, second = results["tests"]
    assert first["number"], second["number"] == ("1.1", "1.2")
    assert first["score"] + second["score"] == grade.points
    assert first["max_score"] + second["max_score"] == grade.max_points
    assert first["status"] == ("passed" if outcome is Outcome.PASSED else "failed")
    assert first["name"].startswith("linear_forward: ")
    assert {test["visibility"] for test in results["tests"]} == {"visible"}
    assert not re.search("[\x00-\x08\x1b\ud800-\udfff]", first["output"])
    assert "한글" in first["output"]


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("rehearsed", [True, False])
def test_what_a_hidden_check_tried_can_be_withheld(
    outcome: Outcome, hidden: bool, rehearsed: bool
) -> None:
    secret = Message.of(Text.same("secret inputs"))
    said = None if outcome is Outcome.PASSED else secret
    shown = Message.of(Text.same("what to do"))
    found = Finding(Outcome.CRASHED, Message.of(Text.same("seen by all")))
    checks = (
        CheckGrade(
            *("a", Text.same("title"), outcome, 1, 2, said),
            hidden=hidden,
            rehearsal=found if rehearsed else None,
        ),
        CheckGrade("b", Text.same("other"), Outcome.WRONG, 0, 2, shown),
    )
    grade = Grade("kim", True, 1, (ExerciseGrade("linear_forward", checks),))
    less = withheld(grade)
    [exercise] = less.exercises
    tells = outcome is not Outcome.PASSED and hidden
    left = found if rehearsed else Finding(Outcome.WRONG, WITHHELD)
    asked = Finding(exercise.checks[0].outcome, exercise.checks[0].message)
    assert asked == (left if tells else Finding(outcome, said))
    assert exercise.checks[1].message == shown
    assert exercise.checks[0].title == checks[0].title
    assert (less.points, less.duration_s) == (grade.points, 0)
    first = exercise.first_to_fix
    assert first and (first.message == shown) == (asked.message in (WITHHELD, None))
    for report in (as_json, as_junit, as_gradescope):
        assert (b"secret" in report(less, "en")) == (not tells and said is not None)


def test_json_on_standard_output_stands_alone() -> None:
    result = call("train", "--json", "-", "--submission", "solutions", "--lang", "en")
    assert result.returncode == 0
    assert json.loads(result.stdout)["points"] == 20


def test_junit_of_a_submission(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    call("linear_forward", "--junit", report, "--lang", "en")
    [suite] = ElementTree.parse(report).getroot()
    assert suite.get("name") == "linear_forward"
    assert suite.get("failures") == suite.get("tests") == "5"
    assert "Not written yet" in str(suite.findall("testcase/failure")[0].get("message"))


def test_a_report_keeps_the_permissions_and_the_link_of_the_one_before(
    tmp_path: Path,
) -> None:
    report, link = tmp_path / "report.json", tmp_path / "link.json"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o640)
    link.symlink_to(report)
    call("linear_forward", "--json", link)
    assert link.is_symlink()
    assert json.loads(report.read_bytes())["schema"] == 1
    assert report.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"report.json", "link.json"}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("nowhere/x.json", "there is no folder nowhere"),
        ("docs", "docs is a folder"),
        ("exercises/linear_regression.py", "is a name for code"),
    ],
)
@pytest.mark.parametrize("option", ["--json", "--junit", "--gradescope"])
def test_a_file_that_cannot_be_is_told_before_grading(
    option: str, file: str, said: str
) -> None:
    result = call(option, file, env={"LANG": "en"})
    assert result.returncode == 2
    assert result.stdout == ""
    assert said in result.stderr
