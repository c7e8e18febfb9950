"""A grade with all that is hard to keep, recorded as `grade batch` does."""

from __future__ import annotations

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Outcome
from graders.records.gradebook import Gradebook
from graders.records.hashes import submission_hash
from graders.records.result import Result
from graders.submissions.submission import Submission

NASTY = Text(ko='"<&\0\n=1+1 가나다 🙂', en="'; DROP TABLE results; --")
SAID = Message.of(Text("고치세요.", "Mend it."), NASTY)
CHECKS = (
    CheckGrade("a", Text("가", "a"), Outcome.PASSED, 5, 5, None),
    CheckGrade("b", NASTY, Outcome.TOO_SLOW, 0, 7, SAID, tier="challenge", hidden=True),
)
GRADE = Grade("김 'x", True, 1.25, (ExerciseGrade("train", CHECKS),))
GRADERS = b"g" * 32


def hashed(content: bytes) -> bytes:
    return submission_hash(Submission("any", {"a.py": content}))


def record(
    book: Gradebook, grade: Grade = GRADE, of: bytes = b"1", graders: bytes = GRADERS
) -> None:
    result = Result.of(grade, hashed(of))
    book.record(graders, [result], [(grade.submission, hashed(of))])
