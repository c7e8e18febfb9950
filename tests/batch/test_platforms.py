"""`grade batch` and `grade report` on classes as platforms hand them over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graders.course.catalogue import EXERCISES
from tests.batch.command import SOLUTION, WRONG, graded, kept, refused
from tests.support.command import call
from tests.support.everywhere import everywhere
from tests.support.grades import rows_of
from tests.support.handed_in import written, zipped
from tests.support.linear_regression import FILE

STUB = (EXERCISES / FILE).read_bytes()
CONTENTS = (SOLUTION, WRONG, STUB)
POINTS = ("10", "0", "0")
CLASS = 300
LEARNERS = [(number, f"Learner{number:03} Kim") for number in range(CLASS)]

Hand = Callable[[Path, int, str, bytes], None]


def in_canvas(folder: Path, number: int, name: str, content: bytes) -> None:
    given, family = name.lower().split()
    late = "_LATE" * (number % 7 == 0)
    who = f"{family}{given}{late}_{10_000 + number}"
    if number % 5 == 0:  # twice, and the first time nothing
        written(folder / f"{who}_{20_000 + number}_{FILE}", b"")
        written(folder / f"{who}_{30_000 + number}_linear_regression-1.py", content)
    else:
        zipped(
            folder / f"{who}_{20_000 + number}_hw.zip", {f"exercises/{FILE}": content}
        )


def in_moodle(folder: Path, number: int, name: str, content: bytes) -> None:
    written(folder / f"{name}_{50_000 + number}_assignsubmission_file_" / FILE, content)


def in_blackboard(folder: Path, number: int, name: str, content: bytes) -> None:
    start = (
        f"Week 2_{name.split()[0].lower()}_attempt_2026-03-05-14-03-{number % 60:02}"
    )
    written(folder / f"{start}_{FILE}", content)
    written(folder / f"{start}.txt", b"Name: somebody")


def in_brightspace(folder: Path, number: int, name: str, content: bytes) -> None:
    at = f"{number + 1}-77 - {name} - Mar 5, 2026 203 PM"
    written(folder / at / FILE, content)


def in_gradescope(folder: Path, number: int, name: str, content: bytes) -> None:
    written(folder / f"submission_{90_000 + number}" / FILE, content)
    with (folder / "submission_metadata.yml").open("a", encoding="utf-8") as file:
        file.write(
            f"submission_{90_000 + number}:\n  :submitters:\n  - :name: {name}\n"
            f"    :sid: '{2026_000 + number}'\n    :email: l{number}@example.edu\n"
            "  :created_at: 2026-03-05 14:03:22.000000000 Z\n"
        )


def in_flat_files(folder: Path, number: int, name: str, content: bytes) -> None:
    written(folder / f"{2026_000 + number}_{name}_{FILE}", content)


HANDS: list[Hand] = [
    *(in_canvas, in_moodle, in_blackboard, in_brightspace),
    *(in_gradescope, in_flat_files),
]


@pytest.mark.parametrize(
    "hand", everywhere(HANDS, HANDS[0]), ids=lambda hand: hand.__name__
)
def test_a_class_of_three_hundred_has_its_three_hundred_rows(
    tmp_path: Path, hand: Hand
) -> None:
    folder, roster = tmp_path / "class", tmp_path / "roster.csv"
    lines = ["Student,ID,SIS User ID,SIS Login ID", "Points Possible,,,"]
    expected = {}
    for number, name in LEARNERS:
        given, family = name.split()
        hand(folder, number, name, CONTENTS[number % 3])
        lines.append(
            f'"{family}, {given}",{10_000 + number},{2026_000 + number},{given.lower()}'
        )
        expected[f"{family}, {given}"] = (str(10_000 + number), POINTS[number % 3])
    roster.write_text("\n".join(lines), encoding="utf-8")
    book, given_list = tmp_path / "book", ("--roster", roster)
    result = graded(folder, book, *given_list)
    assert result.returncode == 0, result.stderr
    assert f"Graded: {CLASS} · known already: 0 · unusable: 0" in result.stdout
    for trouble in ("Left alone,", "Nothing handed in", "Not on the roster", "Matched"):
        assert trouble not in result.stdout
    report = call("report", book, "--canvas", "-", *given_list, "--lang", "en")
    rows = rows_of(report.stdout.encode())[2:]
    assert {row[0]: (row[1], row[-1]) for row in rows} == expected
    assert len(rows) == CLASS
    assert not report.stderr


def test_a_learner_who_hands_in_again_has_one_row(tmp_path: Path) -> None:
    folder, book = tmp_path / "class", tmp_path / "book"
    folder.mkdir()
    first = zipped(folder / "kim_12345_67890_exercises.zip", {FILE: STUB})
    graded(folder, book)
    zipped(folder / "kim_12345_70001_exercises-1.zip", {FILE: SOLUTION})
    result = graded(folder, book)
    assert "1 learner, 1 handed in more than once" in result.stdout
    assert f"what came before): kim ({first.name})" in result.stdout
    first.unlink()
    graded(folder, book)
    assert [(grade.submission, grade.points) for grade in kept(book)] == [("kim", 10)]
    written(folder / f"kim_99999_80000_{FILE}", STUB)  # from now on there are two Kims
    result = graded(folder, book)
    assert {grade.submission for grade in kept(book)} == {"kim_12345", "kim_99999"}
    assert "not in this folder" not in result.stdout


@pytest.mark.parametrize("attempt", ["last", "best"])
def test_the_last_attempt_counts_or_the_best(tmp_path: Path, attempt: str) -> None:
    folder, book = tmp_path / "class", tmp_path / "book"
    for number, content in ((10, WRONG), (20, SOLUTION), (30, STUB)):
        written(folder / f"kim_1_{number}_{FILE}", content)
    for _ in range(2):  # also when all is known
        graded(folder, book, "--attempt", attempt)
        [grade] = kept(book)
        assert grade.points == (10 if attempt == "best" else 0)


def test_case_costs_nobody_their_points_and_strangers_are_told_of(
    tmp_path: Path,
) -> None:
    folder, book, roster = (tmp_path / name for name in ("class", "book", "roster"))
    written(folder / "kim" / FILE, SOLUTION)
    written(folder / "stranger" / FILE, SOLUTION)
    roster.write_text("submission,점수\nKim,7\nlee,8\n", encoding="utf-8")
    batch = graded(folder, book, "--roster", roster, "--csv", tmp_path / "csv").stdout
    canvas = ("--canvas", "-", "--roster", roster)
    report = call("report", book, *canvas, "--lang", "en")
    for said in (batch, report.stderr):
        assert "Nothing handed in: lee\n" in said
        assert "Not on the roster: stranger\n" in said
        assert "Columns of the roster left alone: 점수\n" in said
    assert [(row[0], row[-1]) for row in rows_of(report.stdout.encode())[2:]] == [
        ("Kim", "10"),
        ("lee", "0"),
    ]
    rows = rows_of((tmp_path / "csv").read_bytes())[1:]
    assert [row[0] for row in rows] == ["kim", "lee", "stranger"]


def test_feedback_never_becomes_a_learner(tmp_path: Path) -> None:
    folder, book = tmp_path / "class", tmp_path / "book"
    written(folder / "kim" / FILE, SOLUTION)
    inside = folder / "feedback"
    said = refused(folder, "--gradebook", book, "--feedback", inside)
    assert "among the submissions" in said
    graded(folder, book)
    for form in ("html", "md"):
        call("report", book, "--feedback", inside, "--feedback-format", form)
    result = graded(folder, book)
    assert "it holds feedback from here: feedback\n" in result.stdout
    assert [grade.submission for grade in kept(book)] == ["kim"]


def test_notebooks_and_helpers_are_graded_and_told_of(tmp_path: Path) -> None:
    folder, book = tmp_path / "class", tmp_path / "book"
    lines = SOLUTION.decode().splitlines(keepends=True)
    cells = [
        {"cell_type": "code", "source": ["!pip install numpy\n", "%matplotlib inline"]},
        {"cell_type": "code", "source": lines},
    ]
    written(folder / "lee/hw.ipynb", json.dumps({"cells": cells}).encode())
    importing = SOLUTION + b"from utils import torch\n"
    written(folder / "kim" / FILE, importing)
    written(folder / "kim/utils.py", b"import numpy as torch\n")
    first = graded(folder, book)
    assert "lee: linear_regression.py: the code cells of the notebook" in first.stdout
    assert "kim: utils.py is imported, but only the catalogue's files" in first.stdout
    assert [grade.points for grade in kept(book)] == [0, 10]
    second = graded(folder, book, "--with-helpers")
    assert "Graded: 1 · known already: 1" in second.stdout
    assert "kim: taken along: utils.py" in second.stdout
    assert [grade.points for grade in kept(book)] == [10, 10]


def test_a_helper_takes_no_module_s_place_and_costs_nobody_else(tmp_path: Path) -> None:
    folder, book = tmp_path / "class", tmp_path / "book"
    written(folder / "kim" / FILE, SOLUTION + b"import utils\n")
    written(folder / "kim/utils.py", b"import os\nos._exit(0)\n")
    written(folder / "lee" / FILE, SOLUTION + b"import utils\n")
    written(folder / "lee/utils.py", b"x = 1\n")
    written(folder / "park" / FILE, SOLUTION + b"import utils\n")
    graded(folder, book, "--with-helpers")
    assert [grade.points for grade in kept(book)] == [0, 10, 0]
