"""What a learner gets back: one page that says what is right and what to do next."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graders.core.files import write_file
from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Language
from graders.core.signs import SIGNS, sign_name
from graders.course.catalogue import Exercise, load_catalogue
from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.pages import rendered
from graders.submissions.made_here import FEEDBACK

PageFormat = Literal["html", "md"]
_LONGEST = 48
_DEVICES = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """An exercise on the page."""

    exercise: Exercise
    graded: ExerciseGrade
    check: CheckGrade | None
    """The first to fix, unless the same was said of an exercise above."""

    @property
    def sign_name(self) -> str:
        return sign_name(self.graded.points, self.graded.outcome)

    @property
    def sign(self) -> str:
        return SIGNS[self.sign_name]

    @property
    def passed(self) -> int:
        return len(self.graded.checks) - len(self.graded.failed)


def feedback(
    grade: Grade,
    exercises: Sequence[Exercise],
    language: Language,
    *,
    name: str | None = None,
    form: PageFormat = "html",
    counted: Counted | None = None,
) -> bytes:
    """Write one learner's page; `name` is how to call them.

    What people decided is there where it is said what counts of the grade.
    """
    rows = _rows(grade, exercises)
    modules: dict[str, list[Row]] = {}
    for row in rows:
        modules.setdefault(row.exercise.file, []).append(row)
    return rendered(
        f"feedback.{form}",
        language,
        made_by=FEEDBACK,
        grade=grade,
        counted=counted or Counted(grade),
        name=name or grade.submission,
        modules=modules,
        todo=next((row for row in rows if not row.graded.full), None),
    )


def _rows(grade: Grade, exercises: Sequence[Exercise]) -> list[Row]:
    known = {exercise.id: exercise for exercise in exercises}
    said, rows = set(), []
    for graded in grade.exercises:
        check = graded.first_to_fix
        # One syntax error stops every exercise of a file: once is enough to say so.
        again = check is not None and not check.called and check.message in said
        silent = again or sign_name(graded.points, graded.outcome) == "not yet"
        rows.append(Row(known[graded.id], graded, None if silent else check))
        if check is not None:
            said.add(check.message)
    return rows


def write_feedback(folder: Path, of: ClassGrades, form: PageFormat = "html") -> None:
    """Write a file for each learner, in their language, named by their submission."""
    folder.mkdir(parents=True, exist_ok=True)
    exercises = load_catalogue()
    taken: set[str] = set()
    for counted in of.counted():
        grade = counted.grade
        stem = file_stem(grade.submission, taken)
        learner = of.learner(grade.submission)
        language = learner.language or of.language
        page = feedback(
            *(grade, exercises, language),
            name=learner.name,
            form=form,
            counted=counted,
        )
        if form == "md":
            page = f"<!-- {FEEDBACK} -->\n\n".encode() + page
        write_file(folder / f"{stem}.{form}", page)


def file_stem(submission: str, taken: set[str]) -> str:
    """Make a name that every system takes, and that none has yet.

    Systems differ in whether they tell Kim from kim, and é from é.
    """
    normal = unicodedata.normalize("NFC", submission)
    stem = re.sub(r"[^\w.-]+", "_", normal)
    stem = stem.lstrip(".-")[:_LONGEST].rstrip(".") or "_"
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    if stem != submission or stem.casefold() in taken:
        digest = hashlib.sha256(submission.encode("utf-8", "surrogatepass"))
        stem = f"{stem}-{digest.hexdigest()[:12]}"
    while stem.casefold() in taken:
        stem += "_"
    taken.add(stem.casefold())
    return stem
