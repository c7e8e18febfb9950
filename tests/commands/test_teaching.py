"""`grade report`: every report of a gradebook, without grading again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result as Ran

from graders.commands.report import command as report
from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.records.gradebook import Gradebook
from graders.records.result import Result
from tests.support.command import call
from tests.support.grades import graded, rows_of

SAID = Message.of(Text.same("secret"))
SECRET = CheckGrade("x", Text.same("x"), Outcome.WRONG, 0, 10, SAID, hidden=True)
GRADES = (
    Grade("kim", True, 1, (ExerciseGrade("linear_forward", (SECRET,)),)),
    replace(graded(Outcome.PASSED, ""), submission="lee"),
)


@pytest.fixture
def gradebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "class.sqlite"
    with Gradebook(file, to_write=True) as book:
        for grade in GRADES:
            of = grade.submission.encode()
            book.record(b"", [Result.of(grade, of)], [(grade.submission, of)])
    return file


def reported(*arguments: str | Path) -> Ran:
    return CliRunner().invoke(
        report, ["--lang", "en", *map(str, arguments)], standalone_mode=False
    )


def test_all_reports_at_once(gradebook: Path, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(
        "submission,name,language\nkim,김철수,ko\nchoi,,\n", encoding="utf-8"
    )
    result = reported(
        *(gradebook, "--csv", "points.csv", "--canvas", "canvas.csv"),
        *("--moodle", "moodle.csv", "--overview", "class.html", "--feedback", "back"),
        *("--roster", "roster.csv", "--bom", "--assignment", "Week 2"),
    )
    assert result.exception is None, result.output
    points = (tmp_path / "points.csv").read_bytes()
    assert points.startswith(b"\xef\xbb\xbf")
    assert [row[:4] for row in rows_of(points)] == [
        ["submission", "points", "max_points", "outcome"],
        ["choi", "0", str(load_catalogue()[0].points), "missing"],
        ["kim", "0", "10", "wrong"],
        ["lee", "5", "5", "passed"],
    ]
    for name in ("canvas.csv", "moodle.csv"):
        header, *rows = rows_of((tmp_path / name).read_bytes())
        assert header[-1] == "Week 2"
        assert [row[-1] for row in rows][-2:] == ["0", "0"]
        assert "lee" not in {cell for row in rows for cell in row}
    assert "2" in (tmp_path / "class.html").read_text(encoding="utf-8")
    kim = (tmp_path / "back" / "kim.html").read_text(encoding="utf-8")
    assert "김철수" in kim and 'lang="ko"' in kim and "secret" in kim
    lee = (tmp_path / "back" / "lee.html").read_text(encoding="utf-8")
    assert 'lang="en"' in lee


def test_what_hidden_checks_tried_can_be_withheld(
    gradebook: Path, tmp_path: Path
) -> None:
    reported(gradebook, "--feedback", "back", "--feedback-format", "md", "--withhold")
    assert "secret" not in (tmp_path / "back" / "kim.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_the_overview_s_numbers(gradebook: Path, tmp_path: Path, suffix: str) -> None:
    reported(gradebook, "--overview", f"class.{suffix}")
    content = (tmp_path / f"class.{suffix}").read_bytes()
    if suffix == "json":
        assert json.loads(content)["submissions"] == len(GRADES)
    else:
        assert len(rows_of(content)) > 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["class.sqlite"], "name a report to make: --csv, --canvas"),
        (["nowhere.sqlite", "--csv", "x.csv"], "there is no gradebook nowhere"),
        (["class.sqlite", "--overview", "class.md"], "--overview: class.md: name a"),
        (["class.sqlite", "--csv", "nowhere/x.csv"], "--csv: there is no folder"),
        (["class.sqlite", "--feedback", "class.sqlite"], "is not a folder"),
        (["class.sqlite", "--csv", "x", "--roster", "no.csv"], "--roster: no.csv"),
    ],
)
@pytest.mark.usefixtures("gradebook")
def test_a_mistake_is_one_line(arguments: list[str], said: str) -> None:
    error = reported(*arguments).exception
    assert said in str(error)
    assert "\n" not in str(error)


def test_the_commands_explain_themselves() -> None:
    for command in ("report", "similar", "classroom50", "gradescope-zip"):
        result = call(command, "--help")
        assert result.returncode == 0
        assert "--lang" in result.stdout
