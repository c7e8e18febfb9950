"""Points as Canvas and Moodle import them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graders.core.grades import Grade
from graders.course.catalogue import Exercise
from graders.reports.table import Cell, as_csv
from graders.submissions.roster import Learner, Roster


def canvas_csv(
    grades: Iterable[Grade],
    exercises: Sequence[Exercise],
    roster: Roster,
    *,
    assignment: str,
    bom: bool = False,
) -> bytes:
    """Write what Gradebook > Import reads.

    Canvas looks for a learner by SIS user id, then login, then name, and for the
    assignment by its title: "Title (1234)" names an existing one by its id.
    """
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment]
    total = sum(exercise.points for exercise in exercises)
    rows: list[list[Cell]] = [["Points Possible", "", "", "", "", total]]
    for learner, points in _points(grades, roster):
        login = learner.email or learner.submission
        name = learner.name or learner.submission
        rows.append([name, "", learner.student_id, login, "", points])
    return as_csv(header, rows, bom=bom)


def moodle_csv(
    grades: Iterable[Grade],
    roster: Roster,
    *,
    assignment: str,
    bom: bool = False,
) -> bytes:
    """Write what Grades > Import > CSV file reads; it asks which column is which."""
    rows = (
        (learner.student_id or learner.submission, learner.email, learner.name, points)
        for learner, points in _points(grades, roster)
    )
    return as_csv(
        ["ID number", "Email address", "Full name", assignment], rows, bom=bom
    )


def _points(grades: Iterable[Grade], roster: Roster) -> list[tuple[Learner, int]]:
    """List whoever is expected or handed something in, sorted by submission."""
    points = dict.fromkeys(roster, 0) | {g.submission: g.points for g in grades}
    return [(roster.get(s) or Learner(s), points[s]) for s in sorted(points)]
