"""Tables as CSV, and the plain one of a class: a line for each submission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graders.core.characters import writable
from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.columns import MISSING, columns, outcome_in

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
    list stands at the end. What people decided, if they did, stands between the points
    as graded and those of each exercise.
    """
    header = ["submission", "points", "max_points", "outcome"]
    header += ["counts", "handed_in", "days_late", "comment"] if of.decisions else []
    header = columns(header, of.language)
    header += [exercise.id for exercise in of.exercises]
    rows = [_row(counted, of) for counted in of.counted()]
    total = sum(exercise.points for exercise in of.exercises)
    nothing = [0] * len(of.exercises)
    for name in of.missing:
        decided = _decided(of.decisions.of_nothing(name), of)
        outcome = outcome_in(MISSING, of.language)
        rows.append([name, 0, total, outcome, *decided, *nothing])
    rows.sort(key=lambda row: (not of.is_real(str(row[0])), str(row[0])))
    return as_csv(header, rows, bom=of.bom)


def _row(counted: Counted, of: ClassGrades) -> list[Cell]:
    grade = counted.grade
    points = {exercise.id: exercise.points for exercise in grade.exercises}
    return [
        grade.submission,
        grade.points,
        grade.max_points,
        outcome_in(grade.outcome, of.language),
        *_decided(counted, of),
        *(points.get(exercise.id) for exercise in of.exercises),
    ]


def _decided(counted: Counted, of: ClassGrades) -> list[Cell]:
    if not of.decisions:
        return []
    at = counted.handed_in.at if counted.handed_in else None
    return [
        counted.points,
        f"{at:%Y-%m-%d %H:%M}" if at else "",
        counted.lateness.days if counted.lateness else 0,
        " ".join(reason.pick(of.language) for reason in counted.reasons()),
    ]
