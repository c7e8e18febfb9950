"""A class with a due date: who was late, what it costs, and who may be later."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.marking.policy import beside
from tests.batch.command import SOLUTION, graded
from tests.support.command import call
from tests.support.grades import rows_of
from tests.support.handed_in import written
from tests.support.linear_regression import FILE

TIMES = """submission,submitted
KIM,2026-10-01T12:00:00Z
lee,2026-10-02T13:00:00Z
park,2026-10-05T12:00:00Z
"""
ROSTER = "submission,extension\nkim,\nlee,\npark,2026-10-05T12:00:00+00:00\nchoi,\n"
DUE = ("--due", "2026-10-01T12:00:00+00:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kim", "lee", "park"):
        written(tmp_path / "class" / name / FILE, SOLUTION)
    (tmp_path / "times.csv").write_text(TIMES, encoding="utf-8")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def table(folder: Path) -> dict[str, dict[str, str]]:
    result = call("report", folder / "class.sqlite", "--csv", "-", "--lang", "en")
    head, *rows = rows_of(result.stdout.encode())
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def batch(folder: Path, *arguments: str | Path) -> str:
    result = graded(
        *(folder / "class", folder / "class.sqlite"),
        *("--times", folder / "times.csv", "--roster", folder / "roster.csv"),
        *arguments,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_late_is_said_and_costs_what_the_policy_says(folder: Path) -> None:
    assert "Mean of what counts" not in batch(folder, *DUE)
    policy = beside(folder / "class.sqlite")
    assert "2026-10-01T12:00:00+00:00" in policy.read_text(encoding="utf-8")
    found = table(folder)
    days = {name: row["days_late"] for name, row in found.items()}
    assert days == {"kim": "0", "lee": "2", "park": "0"}
    assert {row["counts"] for row in found.values()} == {"10"}
    late = policy.read_text(encoding="utf-8").replace(
        'late = "none"', 'late = "percent"'
    )
    policy.write_text(
        late.replace("percent_a_day = 10", "percent_a_day = 15"), encoding="utf-8"
    )
    found = table(folder)  # and nothing is graded again
    assert {name: row["counts"] for name, row in found.items()} == {
        "kim": "10",
        "lee": "7",
        "park": "10",
    }
    assert {row["points"] for row in found.values()} == {"10"}
    assert "1 d 1 h late" in found["lee"]["comment"]
    policy.write_text(late.replace('"percent"', '"closed"'), encoding="utf-8")
    assert table(folder)["lee"]["counts"] == "0"
    # What was told once stays, but for what is told otherwise.
    graded(folder / "class", folder / "class.sqlite")
    assert table(folder)["lee"]["counts"] == "0"
    assert table(folder)["park"]["counts"] == "10"
    (folder / "roster.csv").write_text(
        "submission,extension\nlee,2026-10-03\npark,\n", encoding="utf-8"
    )
    graded(folder / "class", folder / "class.sqlite", "--roster", folder / "roster.csv")
    assert table(folder)["lee"]["counts"] == "10"
    assert table(folder)["park"]["counts"] == "0"
    said = batch(folder)
    assert "known already: 3" in said
    assert "Mean of what counts: 6.7 points" in said


def test_another_due_date_is_refused_not_written(folder: Path) -> None:
    batch(folder, *DUE)
    policy = beside(folder / "class.sqlite")
    before = policy.read_text(encoding="utf-8")
    batch(folder, *DUE)
    result = graded(
        *(folder / "class", folder / "class.sqlite", "--due", "2026-10-09"),
    )
    assert result.returncode == 2
    assert "says another due date" in result.stderr
    assert policy.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("times.csv", "submission,submitted\nkim,soon\n", "line 2: fill in"),
        ("times.csv", "name,when\nkim,2026-10-01\n", "fill in the columns"),
        ("roster.csv", "submission,extension\nkim,later\n", "the extension is like"),
        ("class.toml", "due = 1\n", "write due like"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_graded(
    folder: Path, name: str, text: str, said: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    result = graded(
        *(folder / "class", folder / "class.sqlite"),
        *("--times", folder / "times.csv", "--roster", folder / "roster.csv"),
    )
    assert result.returncode == 2
    assert said in result.stderr
    assert not (folder / "class.sqlite").exists()
