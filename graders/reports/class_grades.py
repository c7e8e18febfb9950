"""What reports of a class are made of."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field

from graders.core.grades import Grade
from graders.core.language import Language
from graders.course.catalogue import Exercise
from graders.marking.counting import Counted, Decisions
from graders.submissions.roster.learner import Learner


@dataclass(frozen=True, slots=True)
class ClassGrades:
    """The grades of a class, whose they are, and how to write them."""

    grades: Callable[[], Iterable[Grade]]
    """Goes through them as often as asked: there may be more than memory holds."""
    exercises: Sequence[Exercise]
    """Those that were graded."""
    language: Language
    roster: Mapping[str, Learner] = field(default_factory=dict)
    """Who is expected, by submission."""
    others: Mapping[str, Learner] = field(default_factory=dict)
    """What platforms say of whoever is not."""
    missing: Collection[str] = ()
    """Submissions that never came."""
    assignment: str = "First Gradient"
    """What the column is called in a learning management system."""
    bom: bool = False
    """Whether tables are marked as UTF-8, for Excel."""
    suffix: str = ""
    """What the file ends in, where that decides what is written."""

    decisions: Decisions = field(default_factory=Decisions)
    """What people decided, and when each was handed in."""

    def counted(self) -> Iterator[Counted]:
        """Go through the grades, with what counts of each."""
        return map(self.decisions.counted, self.grades())

    def learner(self, submission: str) -> Learner:
        known = self.roster.get(submission) or self.others.get(submission)
        return known or Learner(submission)

    def is_real(self, submission: str) -> bool:
        """Whether it is somebody's of the class; without a list, everybody's is."""
        return not self.roster or submission in self.roster
