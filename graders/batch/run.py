"""A class from its folder to its gradebook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from graders.batch.distribution import LOST, Done, Item, distribute
from graders.batch.job import Failure, Job
from graders.batch.pool import Pool
from graders.core.grades import OnProgress
from graders.core.language import Text, TextError
from graders.core.message import Message
from graders.core.verdicts import GraderError
from graders.grading.grader import files_of
from graders.records.gradebook import Gradebook
from graders.records.hashes import submission_hash
from graders.records.result import Result
from graders.submissions.entry import Entry
from graders.submissions.submission import Submission


class UnlockedError(TextError):
    """A learner's code cannot be locked in: there are no grades worth keeping."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            Text(
                ko="제출한 코드를 가둘 수 없어서 성적을 남기지 않습니다: "
                f"{reason}. 그래도 채점하려면 --unsafe를 붙이세요.",
                en="no grades are kept where learners' code cannot be locked in: "
                f"{reason}; --unsafe grades all the same.",
            )
        )


_CHANGED = Text(
    ko="채점하는 동안 바뀌었습니다. 다시 실행하세요.",
    en="It changed while it was graded; run this again.",
)


@dataclass(slots=True)
class Summary:
    """What a run did."""

    known: int = 0
    graded: int = 0
    timed_out: list[str] = field(default_factory=list)
    """Submissions that ran out of time, and once more when alone."""
    notes: list[tuple[str, Text]] = field(default_factory=list)
    """What was accepted although it is not as asked, and whose it is."""
    troubles: list[tuple[str, Message]] = field(default_factory=list)
    """Submissions of which nothing could be graded, and why."""
    failures: list[tuple[str, Text]] = field(default_factory=list)
    """Submissions that have no grade, and why: it is not their fault."""


class ClassRun:
    """One run over a class: what is known stays, the rest is graded."""

    def __init__(
        self,
        book: Gradebook,
        job: Job,
        *,
        unsafe: bool,
        again: Collection[str] = (),
        variants: Mapping[str, str] | None = None,
    ) -> None:
        self._book = book
        self._job = job
        self._unsafe = unsafe
        self._again = again
        self._variants = variants or {}
        self._hash = job.grader_hash
        self._attempts: dict[str, list[tuple[Entry, bytes]]] = {}
        self._files = files_of(job.exercises)
        self.summary = Summary()

    def sort_out(self, entries: Sequence[Entry], on_progress: OnProgress) -> list[Item]:
        """Record what is known already; give the rest, the same things together."""
        known = self._book.known(self._hash, unsafe=self._unsafe)
        items: dict[bytes, Item] = {}
        found: list[tuple[str, bytes]] = []
        for number, entry in enumerate(entries, start=1):
            variant = self._variants.get(entry.id, "")
            submission = replace(entry.read(self._files), variant=variant)
            hashed = submission_hash(submission)
            if hashed in known and entry.id not in self._again:
                found.append((entry.id, hashed))
            else:
                item = items.setdefault(hashed, Item(hashed, entry, [], variant))
                item.ids.append(entry.id)
            if reason := _trouble(submission):
                self.summary.troubles.append((entry.id, reason))
            self.summary.notes += [(entry.id, note) for note in submission.notes]
            self._attempts.setdefault(entry.id, []).append((entry, hashed))
            on_progress(number, len(entries))
        self._book.record(self._hash, (), found)
        self._book.note_arrivals([entry.arrival for entry in entries])
        self.summary.known = len(found)
        return list(items.values())

    def grade(self, pool: Pool, items: Sequence[Item], on_progress: OnProgress) -> None:
        """Grade, and record at once: what is recorded is kept, whatever comes next.

        What runs out of time is graded once more, with nothing else beside it.
        """
        late = self._grade(pool, items, on_progress)
        self.summary.graded -= len(_ids(late))
        late = self._grade(pool.one_by_one(), late, on_progress)
        self.summary.timed_out = sorted(_ids(late))

    def settle(self) -> None:
        """Of several attempts, let the best count; of equals, the last."""
        several = {i: all_ for i, all_ in self._attempts.items() if len(all_) > 1}
        for id_, attempts in several.items():
            graded = [
                (points, number)
                for number, (_, hashed) in enumerate(attempts)
                if (points := self._book.points(self._hash, hashed)) is not None
            ]
            if graded:
                entry, hashed = attempts[max(graded)[1]]
                self._book.record(self._hash, (), [(id_, hashed)])
                self._book.note_arrivals([entry.arrival])

    def _grade(
        self, pool: Pool, items: Sequence[Item], on_progress: OnProgress
    ) -> list[Item]:
        """Grade and record; give what ran out of time."""
        done, total = 0, len(_ids(items))
        late: list[Item] = []
        with closing(distribute(pool, self._job, items, self._files)) as answers:
            for graders, some in answers:
                if graders != self._hash:
                    raise GraderError(
                        "the cluster has other graders than this machine; install the "
                        "same versions of first-gradient, Python, NumPy and PyTorch"
                    )
                late += self._record(some)
                done += len(_ids(each.item for each in some))
                on_progress(done, total)
        return late

    def _record(self, some: Sequence[Done]) -> list[Item]:
        """Keep results; give what ran out of time."""
        results: list[Result] = []
        late: list[Item] = []
        submissions: list[tuple[str, bytes]] = []
        for done in some:
            ids, outcome = done.item.ids, done.outcome
            if isinstance(outcome, Failure):
                reason = Text.same(outcome.reason)
                self.summary.failures += [(id_, reason) for id_ in ids]
                continue
            if not outcome.authoritative and not self._unsafe:
                raise UnlockedError("a machine of the cluster has no lock")
            if done.lost:
                self.summary.troubles += [(id_, LOST) for id_ in ids]
            elif outcome.submission_hash != done.item.submission_hash:
                self.summary.failures += [(id_, _CHANGED) for id_ in ids]
                continue
            results.append(outcome)
            if outcome.timed_out:
                late.append(done.item)
            submissions += [(id_, outcome.submission_hash) for id_ in ids]
        self._book.record(self._hash, results, submissions)
        self.summary.graded += len(submissions)
        return late


def _ids(items: Iterable[Item]) -> list[str]:
    return [id_ for item in items for id_ in item.ids]


def _trouble(submission: Submission) -> Message | None:
    """Say why there is no file at all to grade."""
    files = submission.files.values()
    reasons = [file for file in files if isinstance(file, Message)]
    return reasons[0] if len(reasons) == len(files) else None
