"""Tables as CSV, and the plain one of a class: a line for each submission."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from graders.catalogue import Exercise
from graders.grades import Grade
from graders.reports.characters import printable

MISSING = "missing"
"""The outcome of whoever is expected and handed nothing in."""

Cell = str | int | float | None

# Spreadsheets calculate what starts so; East Asian ones take the wide forms, too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def as_csv(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = False
) -> bytes:
    """Write a table; the mark at its beginning tells Excel that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def class_table(
    grades: Iterable[Grade],
    exercises: Sequence[Exercise],
    *,
    missing: Iterable[str] = (),
    bom: bool = False,
) -> bytes:
    """Write the points of a class, sorted by submission.

    `missing` are the submissions that never came: no points, and told so.
    """
    header = ["submission", "points", "max_points", "outcome"]
    rows = [_row(grade, exercises) for grade in grades]
    total = sum(exercise.points for exercise in exercises)
    nothing = [0] * len(exercises)
    rows += [[name, 0, total, MISSING, *nothing] for name in missing]
    rows.sort(key=lambda row: str(row[0]))
    return as_csv([*header, *(exercise.id for exercise in exercises)], rows, bom=bom)


def _row(grade: Grade, exercises: Sequence[Exercise]) -> list[Cell]:
    points = {exercise.id: exercise.points for exercise in grade.exercises}
    return [
        grade.submission,
        grade.points,
        grade.max_points,
        str(grade.outcome),
        *(points.get(exercise.id) for exercise in exercises),
    ]
