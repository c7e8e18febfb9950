"""`grade mark`: a person's points count, whatever the graders find again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graders.core.verdicts import Outcome
from graders.records.gradebook import Gradebook
from graders.records.result import Result
from tests.support.command import call
from tests.support.grades import graded, rows_of

HEAD = ["submission", "points", "max_points", "outcome", "counts"]


def record(file: Path, *names: str, outcome: Outcome = Outcome.WRONG) -> None:
    with Gradebook(file, to_write=True) as book:
        for name in names:
            grade = replace(graded(outcome, "x"), submission=name)
            hashed = name.encode() + str(outcome).encode()
            book.record(b"g", [Result.of(grade, hashed)], [(name, hashed)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    record(tmp_path / "class.sqlite", "Kim", "lee")
    return tmp_path / "class.sqlite"


def mark(file: Path, *arguments: str | Path) -> str:
    result = call("mark", file, *arguments, "--lang", "en")
    assert result.returncode == 0, result.stderr
    return result.stdout


def refused(file: Path, *arguments: str | Path) -> str:
    result = call("mark", file, *arguments, "--lang", "en")
    assert result.returncode == 2
    return result.stderr


def table(file: Path, *arguments: str | Path) -> dict[str, dict[str, str]]:
    result = call("report", file, "--csv", "-", "--lang", "en", *arguments)
    head, *rows = rows_of(result.stdout.encode())
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_a_mark_counts_and_outlives_grading_again(file: Path) -> None:
    said = "--comment", "By hand", "--by", "Han"
    assert (
        mark(file, "kim", "linear_forward", "--points", "4.5", *said)
        == "Kim: 2 points as graded, 4.5 count\n"
    )
    row = table(file)["Kim"]
    assert (row["points"], row["counts"]) == ("2", "4.5")
    assert row["comment"].startswith("linear_forward 2 → 4.5: By hand (Han, 20")
    assert table(file)["lee"]["counts"] == "2"
    record(file, "Kim", outcome=Outcome.PASSED)
    row = table(file)["Kim"]
    assert (row["points"], row["counts"]) == ("5", "4.5")


def test_marks_are_listed_and_taken_back(file: Path) -> None:
    assert "no marks" in mark(file)
    mark(file, "lee", "--points", "3", "--by", "Han")
    mark(file, "lee", "--points", "4", "--by", "Yun")
    assert table(file)["lee"]["counts"] == "4"
    listed = mark(file, "lee")
    assert "Han" in listed and "Yun" in listed and listed.count("taken back") == 1
    mark(file, "lee", "--take-back")
    assert "counts" not in table(file)["lee"]  # nothing is decided any more
    assert mark(file).count("taken back") == 2
    assert "nothing to take back" in refused(file, "lee", "--take-back")


def test_whoever_handed_nothing_in_is_marked_by_the_roster(
    file: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("submission\nKim\nlee\npark\n", encoding="utf-8")
    assert 'no "park"' in refused(file, "park", "linear_forward", "--points", "9")
    mark(file, "park", "linear_forward", "--points", "9", "--roster", roster)
    row = table(file, "--roster", roster)["park"]
    assert (row["points"], row["outcome"], row["counts"]) == ("0", "missing", "9")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kin", "--points", "1"), "Did you mean Kim?"),
        (("kim", "linear_forward", "--points", "11"), "10 points to give"),
        (("kim", "--points", "5.5"), "5 points to give"),
        (("kim", "train", "--points", "1"), "train is not graded"),
        (("kim", "--points", "-1"), "a number from 0"),
        (("kim", "--points", "nan"), "a number from 0"),
        (("--points", "1"), "name a learner"),
    ],
)
def test_slips_are_refused(file: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(file, *arguments)
    assert "no marks" in mark(file)


def test_canvas_gets_what_counts_and_moodle_both(file: Path) -> None:
    mark(file, "kim", "--points", "3.5", "--comment", "=1+1", "--by", "Han")
    canvas = call("report", file, "--canvas", "-", "--lang", "en").stdout
    assert [row[-1] for row in rows_of(canvas.encode())][2:] == ["3.5", "2"]
    moodle = call("report", file, "--moodle", "-", "--lang", "en").stdout
    assert [row[3:5] for row in rows_of(moodle.encode())] == [
        ["First Gradient", "First Gradient (graded)"],
        ["3.5", "2"],
        ["2", "2"],
    ]
