"""Who is expected, and how they are called elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from graders.core.language import Language


@dataclass(frozen=True, slots=True)
class Learner:
    """A line of the list; what it does not say is empty."""

    submission: str = ""
    name: str = ""
    email: str = ""
    student_id: str = ""
    language: Language | None = None
    lms_id: str = ""
    """The number in a platform's gradebook: Canvas's ID."""
    login: str = ""
    section: str = ""
    extension: datetime | None = None
    """Until when they may hand in, if not until the class's due date."""

    @property
    def key(self) -> str:
        """Give what they go by where nothing of theirs was found."""
        return (
            *filter(None, (self.submission, self.student_id, self.login)),
            *filter(None, (self.email, self.name, self.lms_id)),
            "",
        )[0]


class Roster(dict[str, Learner]):
    """The learners of a class, by what they go by, in the order of the list."""

    def __init__(
        self, learners: Iterable[tuple[str, Learner]], left_alone: Iterable[str] = ()
    ) -> None:
        super().__init__(learners)
        self.left_alone = tuple(left_alone)
        """Columns that nothing is made of."""
