"""Points as Canvas and Moodle import them."""

from __future__ import annotations

from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.table import Cell, as_csv
from graders.submissions.roster.learner import Learner


def canvas_csv(of: ClassGrades) -> bytes:
    """Write what Gradebook > Import reads.

    Canvas looks for a learner by SIS user id, then login, then name, and for the
    assignment by its title: "Title (1234)" names an existing one by its id. It has one
    column for an assignment: what counts.
    """
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", of.assignment]
    total = sum(exercise.points for exercise in of.exercises)
    rows: list[list[Cell]] = [["Points Possible", "", "", "", "", total]]
    for learner, counted in _points(of):
        login = learner.login or learner.email
        if not (login or learner.lms_id):
            login = learner.submission
        name = learner.name or learner.submission
        own = (learner.lms_id, learner.student_id, login, learner.section)
        rows.append([name, *own, counted.points])
    return as_csv(header, rows, bom=of.bom)


def moodle_csv(of: ClassGrades) -> bytes:
    """Write what Grades > Import > CSV file reads; it asks which column is which.

    What people decided, if they did, follows: the points as graded, and the reasons.
    """
    header = ["ID number", "Email address", "Full name", of.assignment]
    header += [f"{of.assignment} (graded)", "Feedback"] if of.decisions else []
    rows: list[list[Cell]] = []
    for learner, counted in _points(of):
        id_ = learner.student_id or learner.submission
        row: list[Cell] = [id_, learner.email, learner.name, counted.points]
        if of.decisions:
            said = " ".join(reason.pick(of.language) for reason in counted.reasons())
            row += [counted.grade.points, said]
        rows.append(row)
    return as_csv(header, rows, bom=of.bom)


def _points(of: ClassGrades) -> list[tuple[Learner, Counted]]:
    """List the class, whether they handed anything in or not, sorted by submission.

    What is nobody's of the list would be a line that no platform can place.
    """
    handed_in = {
        counted.grade.submission: counted
        for counted in of.counted()
        if of.is_real(counted.grade.submission)
    }
    counted = {name: of.decisions.of_nothing(name) for name in of.roster} | handed_in
    return [(of.learner(s), counted[s]) for s in sorted(counted)]
