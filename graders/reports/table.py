"""Tables as CSV, and the plain one of a class: a line for each submission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graders.core.characters import writable
from graders.core.grades import Grade
from graders.course.catalogue import Exercise
from graders.reports.class_grades import ClassGrades

MISSING = "missing"
"""The outcome of whoever is expected and handed nothing in."""

Cell = str | int | float | None

# Spreadsheets calculate what starts so; East Asian ones take the wide forms, too.
_STARTS = r"=+\-@＝＋－＠"
_FORMULA = re.compile(rf" *[{_STARTS}\t\r\n]")
# Where one of these parts cells and a comma does not, the quotes around a cell are in
# the middle of another and protect nothing, but for those of a line's first cell.
_OTHER_CELL = re.compile(rf"""([;|\t\r\n][ "]*)(?=[{_STARTS}])""")
_TO_QUOTE = re.compile(r"""[",;|\t\r\n]""")


def as_csv(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = False
) -> bytes:
    """Write a table; the mark at its beginning tells Excel that it is UTF-8."""
    lines = (",".join(_written(row)) + "\r\n" for row in (header, *rows))
    return "".join(lines).encode("utf-8-sig" if bom else "utf-8")


def _written(row: Sequence[Cell]) -> Iterator[str]:
    for place, cell in enumerate(row):
        text = "" if cell is None else str(cell)
        if isinstance(cell, str):
            text = _safe(cell, place)
        doubled = text.replace('"', '""')
        yield f'"{doubled}"' if _TO_QUOTE.search(text) else text


def _safe(cell: str, place: int) -> str:
    """Keep a text from being calculated, by whatever a program takes for a cell."""
    text = writable(cell)
    if place:
        text = _OTHER_CELL.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def class_table(of: ClassGrades) -> bytes:
    """Write the points of a class, sorted by submission.

    Submissions that never came have no points, and are told so. What is nobody's of the
    list stands at the end.
    """
    header = ["submission", "points", "max_points", "outcome"]
    header += [exercise.id for exercise in of.exercises]
    rows = [_row(grade, of.exercises) for grade in of.grades()]
    total = sum(exercise.points for exercise in of.exercises)
    nothing = [0] * len(of.exercises)
    rows += [[name, 0, total, MISSING, *nothing] for name in of.missing]
    rows.sort(key=lambda row: (not of.is_real(str(row[0])), str(row[0])))
    return as_csv(header, rows, bom=of.bom)


def _row(grade: Grade, exercises: Sequence[Exercise]) -> list[Cell]:
    points = {exercise.id: exercise.points for exercise in grade.exercises}
    return [
        grade.submission,
        grade.points,
        grade.max_points,
        str(grade.outcome),
        *(points.get(exercise.id) for exercise in exercises),
    ]
