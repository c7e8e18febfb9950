"""What reports of a class are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graders.core.grades import Grade
from graders.core.language import Language
from graders.course.catalogue import Exercise
from graders.marking.counting import Counted, Decisions
from graders.submissions.roster import Learner, Roster


@dataclass(frozen=True, slots=True)
class ClassGrades:
    """The grades of a class, whose they are, and how to write them."""

    grades: Callable[[], Iterable[Grade]]
    """Goes through them as often as asked: there may be more than memory holds."""
    exercises: Sequence[Exercise]
    """Those that were graded."""
    language: Language
    roster: Roster = field(default_factory=dict)
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
        return self.roster.get(submission) or Learner(submission)
