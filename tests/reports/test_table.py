"""Tables open in every spreadsheet, and calculate in none."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Language, Text
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.marking.counting import Decisions
from graders.records.decisions import Mark
from graders.reports.class_grades import ClassGrades
from graders.reports.table import as_csv, class_table
from tests.support.grades import NASTY, graded, rows_of

CATALOGUE = load_catalogue()
LINEAR = next(e for e in CATALOGUE if e.id == "linear_forward")
GRADIENT = next(e for e in CATALOGUE if e.id == "loss_gradient")


@pytest.mark.parametrize("start", "=+-@\t\r\n＝＋－＠")
def test_no_cell_is_a_formula(start: str) -> None:
    cell = f"{start}cmd|' /C calc'!A0"
    [_, [text, spaced]] = rows_of(as_csv(["a", "b"], [[cell, f"  {cell}"]]))
    assert text == f"'{cell}"
    assert spaced == f"'  {cell}"


@pytest.mark.parametrize("separator", ";|\t\n\r")
@pytest.mark.parametrize("spaces", ["", "  ", '"', ' "'])
@pytest.mark.parametrize("start", "=+-@＝＋－＠")
def test_no_cell_is_a_formula_where_cells_are_parted_otherwise(
    separator: str, spaces: str, start: str
) -> None:
    text = f"a{separator}{spaces}{start}1+1"
    content = as_csv(["x", "y"], [[text, text], [1, text]]).decode()
    assert rows_of(content.encode())[1][0] == text  # who a line is about
    delimiter = ";" if separator in "\r\n" else separator
    parted = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    for row in parted:
        for cell in row:
            assert not cell.lstrip(' "').startswith(start)


def test_names_that_another_program_would_part_are_quoted() -> None:
    content = as_csv(["submission", "points"], [["a;=1+1", 5], ["a\t=1+1", 5]])
    assert content.splitlines()[1:] == [b'"a;=1+1",5', b'"a\t=1+1",5']
    assert as_csv(["x"], [["a; b"], ["lee"]]).splitlines()[1:] == [b'"a; b"', b"lee"]


@pytest.mark.parametrize(
    "cell",
    ["김철수", 'a "quoted", b', "two\nlines", "a\rb", "x\r\n\r\ny", "x=1", "a;b"],
)
def test_other_cells_come_back_as_they_were(cell: str) -> None:
    assert rows_of(as_csv(["name"], [[cell]])) == [["name"], [cell]]


def test_what_no_table_can_hold_is_replaced() -> None:
    [_, [cell]] = rows_of(as_csv(["name"], [[NASTY]]))
    assert cell.startswith("�") and "\x00" not in cell and "한글" in cell


def test_the_mark_for_excel() -> None:
    assert as_csv(["이름"], [], bom=True) == b"\xef\xbb\xbf" + as_csv(["이름"], [])


def test_the_table_of_a_class() -> None:
    some = replace(graded(Outcome.WRONG, "why"), submission="나")
    other = replace(graded(Outcome.PASSED, ""), submission="=1+1")
    of = ClassGrades(lambda: [some, other], [LINEAR, GRADIENT], "en", missing=["가"])
    rows = rows_of(class_table(of))
    header = ["submission", "points", "max_points", "outcome"]
    assert rows == [
        [*header, LINEAR.id, GRADIENT.id],
        ["'=1+1", "5", "5", "passed", "5", ""],
        ["가", "0", str(LINEAR.points + GRADIENT.points), "missing", "0", "0"],
        ["나", "2", "5", "wrong", "2", ""],
    ]


def test_the_gravest_outcome_is_the_submission_s() -> None:
    outcomes = [*Outcome]
    for last, outcome in enumerate(outcomes):
        checks = (
            CheckGrade("x", Text.same("x"), o, 0, 1, None) for o in outcomes[: last + 1]
        )
        exercises = tuple(ExerciseGrade(c.name, (c,)) for c in checks)
        assert Grade("kim", True, 0, exercises).outcome is outcome


def test_columns_and_outcomes_are_in_the_language_of_the_reader() -> None:
    outcomes = [
        replace(graded(o, "x"), submission=str(n)) for n, o in enumerate(Outcome)
    ]
    of = ClassGrades(lambda: outcomes, [LINEAR], "ko", missing=["가"])
    head, *rows = rows_of(class_table(of))
    assert head == ["제출물", "점수", "만점", "결과", LINEAR.id]
    said = [row[3] for row in rows]
    assert len({*said}) == len(Outcome) + 1
    assert said[-1] == "미제출"
    assert not re.search("[A-Za-z]", "".join(said))


def test_decisions_have_columns_in_both_languages() -> None:
    at = datetime(2026, 10, 1, tzinfo=UTC)
    mark = Mark("kim", None, 4.5, "잘함", "Han", at)
    decided = Decisions(marks={"kim": (mark,)})
    grade = replace(graded(Outcome.WRONG, "x"), submission="kim")
    named: tuple[tuple[Language, list[str]], ...] = (
        ("en", ["counts", "handed_in", "days_late", "comment"]),
        ("ko", ["인정 점수", "낸 때", "늦은 날수", "의견"]),
    )
    for language, heads in named:
        of = ClassGrades(lambda: [grade], [LINEAR], language, decisions=decided)
        head, row = rows_of(class_table(of))
        assert head[4:8] == heads
        assert row[4:8] == ["4.5", "", "0", "2 → 4.5: 잘함 (Han, 2026-10-01)"]
