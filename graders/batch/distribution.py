"""Which grader process gets which submissions, and what if one ends."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from graders.batch.job import Failure, Graded
from graders.batch.pool import Batch, LostError, Numbers, Pool
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import GraderError
from graders.records.result import Result
from graders.submissions.entry import Entry
from graders.submissions.submission import Submission

_LARGEST = 16
_BATCHES = 32
_ATTEMPTS = 2
"""How often a submission may be alone with a grader process that ends."""
LOST = Message.of(
    Text(
        ko="채점하던 프로세스가 두 번 끝나 버렸습니다. 메모리가 넉넉한지 보고 다시 "
        "채점하세요.",
        en="The process that graded it ended twice; see whether there is enough "
        "memory, and run this again.",
    )
)

Work = Callable[[Batch], Graded]


@dataclass(frozen=True, slots=True)
class Item:
    """Submissions that are the same: they are graded once."""

    submission_hash: bytes
    entry: Entry
    ids: list[str]
    variant: str = ""

    def read(self, files: Sequence[str]) -> Submission:
        return replace(self.entry.read(files), variant=self.variant)


@dataclass(frozen=True, slots=True)
class Done:
    item: Item
    outcome: Result | Failure
    lost: bool = False
    """Whether the outcome only says that the grader process ended."""


def distribute(
    pool: Pool, work: Work, items: Sequence[Item], files: Sequence[str]
) -> Generator[tuple[bytes, list[Done]], None, None]:
    """Have everything graded; give the graders' hash, and what they have done.

    Submissions are read when their turn comes: there may be more than memory holds.
    """
    left = dict.fromkeys(range(len(items)))
    size = max(1, min(_LARGEST, len(items) // _BATCHES))

    def batches(numbers: Numbers, sent: set[int]) -> Iterator[tuple[Numbers, Batch]]:
        for start in range(0, len(numbers), size):
            some = numbers[start : start + size]
            sent.update(some)
            yield some, [items[number].read(files) for number in some]

    while left:
        sent: set[int] = set()
        try:
            for some, graded in pool.run(work, batches(list(left), sent)):
                for number in some:
                    del left[number]
                pairs = zip(some, graded.outcomes, strict=True)
                yield graded.grader_hash, [Done(items[n], o) for n, o in pairs]
        except LostError:
            for number in sorted(sent & left.keys()):
                del left[number]
                yield _alone(pool, work, items[number], files)


def _alone(
    pool: Pool, work: Work, item: Item, files: Sequence[str]
) -> tuple[bytes, list[Done]]:
    """Grade a submission by itself: it, or a neighbour, was a process's last."""
    read = item.read(files)
    said = replace(read, files=dict.fromkeys(files, LOST))
    for submission in (*[read] * _ATTEMPTS, said):
        try:
            [(_, graded)] = pool.run(work, [((), [submission])])
        except LostError:
            continue
        return graded.grader_hash, [Done(item, graded.outcomes[0], submission is said)]
    raise GraderError("grader processes end by themselves: is there memory left?")
