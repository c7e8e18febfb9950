"""The list of a class, as schools export it; and the tables that need it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.reports.class_grades import ClassGrades
from graders.reports.lms import canvas_csv, moodle_csv
from graders.submissions.roster.learner import Learner
from graders.submissions.roster.reading import RosterError, read_roster
from tests.support.grades import graded, rows_of

LIST = (
    "submission,name,email,student_id,language\n"
    'kim,"김, 철수",kim@example.com,20260001,ko\n'
    "\n"
    "lee, Lee Min ,,,EN\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "명단.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_list_is_read(file: Path, encoding: str, newline: str) -> None:
    file.write_bytes(LIST.replace("\n", newline).encode(encoding))
    kim, lee = read_roster(file).values()
    assert kim == Learner("kim", "김, 철수", "kim@example.com", "20260001", "ko")
    assert lee == Learner("lee", "Lee Min", language="en")


def test_ids_are_compared_as_they_are_read(file: Path) -> None:
    file.write_text(
        f"SUBMISSION\n{unicodedata.normalize('NFD', '철수')}\n", encoding="utf-8"
    )
    assert [*read_roster(file)] == ["철수"]


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("", 1, "says who"),
        ("points,group\n7,a\n", 1, "says who: submission"),
        ("points,group\n7,a\n", 1, "Now: points, group"),
        ("submission,submission\nkim,kim\n", 1, "two columns submission"),
        ("submission,name\nkim\n", 2, "2 cells"),
        ("submission,name\nkim,a,b\n", 2, "2 cells"),
        ("submission,name\n,a\n", 2, "fill in"),
        ("submission,language\nkim,한국어\n", 2, "ko / en"),
        ("submission\nkim\nlee\nKim\n", 4, "Kim is in line 2 already"),
        ('submission\n"kim\n', 2, "is not CSV"),
    ],
)
def test_a_wrong_list_is_told_by_its_line(
    file: Path, content: str, line: int, said: str
) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RosterError) as error:
        read_roster(file)
    text = error.value.text
    assert f"{file}, line {line}: " in text.en
    assert said in text.en
    assert f"{file} {line}번째 줄: " in text.ko
    assert all("\n" not in text.pick(language) for language in LANGUAGES)


@pytest.mark.parametrize("content", [None, b"\xff\xff\x00\x80"])
def test_a_file_that_is_no_list(file: Path, content: bytes | None) -> None:
    if content:
        file.write_bytes(content)
    with pytest.raises(RosterError, match=r"명단\.csv"):
        read_roster(file)


# --- Canvas and Moodle ----------------------------------------------------------------

EXERCISES = [e for e in load_catalogue() if e.id == "linear_forward"]
GRADES = [
    replace(graded(Outcome.WRONG, "why"), submission="=cmd()"),
    replace(graded(Outcome.PASSED, ""), submission="kim"),
]
ROSTER = {
    "kim": Learner("kim", "김철수", "kim@example.com", "20260001"),
    "lee": Learner("lee", "@lee"),
}


CLASS = ClassGrades(lambda: GRADES, EXERCISES, "en", ROSTER)


def test_canvas_finds_its_columns() -> None:
    content = canvas_csv(replace(CLASS, assignment="Week 2 (1234)"))
    header, possible, kim, lee = rows_of(content)
    who = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert header == [*who, "Week 2 (1234)"]
    assert possible == ["Points Possible", "", "", "", "", str(EXERCISES[0].points)]
    assert kim == ["김철수", "", "20260001", "kim@example.com", "", "5"]
    assert lee == ["'@lee", "", "", "lee", "", "0"]


def test_without_a_list_all_that_came_is_written_and_nothing_calculates() -> None:
    _, _, formula, kim = rows_of(canvas_csv(replace(CLASS, roster={})))
    assert formula == ["'=cmd()", "", "", "'=cmd()", "", "2"]
    assert kim == ["kim", "", "", "kim", "", "5"]


def test_moodle_gets_one_line_for_each() -> None:
    header, *rows = rows_of(moodle_csv(replace(CLASS, assignment="Week 2", bom=True)))
    assert header == ["ID number", "Email address", "Full name", "Week 2"]
    assert rows == [
        ["20260001", "kim@example.com", "김철수", "5"],
        ["lee", "", "'@lee", "0"],
    ]
