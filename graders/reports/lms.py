"""Points as Canvas and Moodle import them."""

from __future__ import annotations

from graders.reports.class_grades import ClassGrades
from graders.reports.table import Cell, as_csv
from graders.submissions.roster import Learner


def canvas_csv(of: ClassGrades) -> bytes:
    """Write what Gradebook > Import reads.

    Canvas looks for a learner by SIS user id, then login, then name, and for the
    assignment by its title: "Title (1234)" names an existing one by its id.
    """
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", of.assignment]
    total = sum(exercise.points for exercise in of.exercises)
    rows: list[list[Cell]] = [["Points Possible", "", "", "", "", total]]
    for learner, points in _points(of):
        login = learner.email or learner.submission
        name = learner.name or learner.submission
        rows.append([name, "", learner.student_id, login, "", points])
    return as_csv(header, rows, bom=of.bom)


def moodle_csv(of: ClassGrades) -> bytes:
    """Write what Grades > Import > CSV file reads; it asks which column is which."""
    rows = (
        (learner.student_id or learner.submission, learner.email, learner.name, points)
        for learner, points in _points(of)
    )
    header = ["ID number", "Email address", "Full name", of.assignment]
    return as_csv(header, rows, bom=of.bom)


def _points(of: ClassGrades) -> list[tuple[Learner, int]]:
    """List whoever is expected or handed something in, sorted by submission."""
    handed_in = {grade.submission: grade.points for grade in of.grades()}
    points = dict.fromkeys(of.roster, 0) | handed_in
    return [(of.learner(s), points[s]) for s in sorted(points)]
