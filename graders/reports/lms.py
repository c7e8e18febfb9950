"""Points as Canvas and Moodle import them."""

from __future__ import annotations

from graders.reports.class_grades import ClassGrades
from graders.reports.table import Cell, as_csv
from graders.submissions.roster.learner import Learner


def canvas_csv(of: ClassGrades) -> bytes:
    """Write what Gradebook > Import reads.

    Canvas looks for a learner by SIS user id, then login, then name, and for the
    assignment by its title: "Title (1234)" names an existing one by its id.
    """
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", of.assignment]
    total = sum(exercise.points for exercise in of.exercises)
    rows: list[list[Cell]] = [["Points Possible", "", "", "", "", total]]
    for learner, points in _points(of):
        login = learner.login or learner.email
        if not (login or learner.lms_id):
            login = learner.submission
        name = learner.name or learner.submission
        own = (learner.lms_id, learner.student_id, login, learner.section)
        rows.append([name, *own, points])
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
    """List the class, whether they handed anything in or not, sorted by submission.

    What is nobody's of the list would be a line that no platform can place.
    """
    handed_in = {
        g.submission: g.points for g in of.grades() if of.is_real(g.submission)
    }
    points = dict.fromkeys(of.roster, 0) | handed_in
    return [(of.learner(s), points[s]) for s in sorted(points)]
