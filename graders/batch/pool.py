"""Grader processes; joblib speaks to those of this machine."""

from __future__ import annotations

import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Protocol, Self, TypeVar

from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky import get_reusable_executor

from graders.submissions.submission import Submission

Answer = TypeVar("Answer")
Batch = Sequence[Submission]
Numbers = Sequence[int]


class LostError(Exception):
    """A grader process ended before it answered."""


class Pool(Protocol):
    """Processes that work on batches of submissions."""

    def one_by_one(self) -> Pool:
        """Give the same processes, of which one works at a time."""

    def run(
        self, work: Callable[[Batch], Answer], batches: Iterable[tuple[Numbers, Batch]]
    ) -> Iterator[tuple[Numbers, Answer]]:
        """Give answers as they come; raise LostError if one will not come."""


@dataclass(frozen=True, slots=True)
class LocalPool:
    """Processes of this machine."""

    config: dict[str, Any]
    at_once: int | str = "2 * n_jobs"
    """How many batches are on their way."""

    def one_by_one(self) -> Self:
        return replace(self, at_once=1)

    def run(
        self, work: Callable[[Batch], Answer], batches: Iterable[tuple[Numbers, Batch]]
    ) -> Iterator[tuple[Numbers, Answer]]:
        with parallel_config(**self.config):
            parallel = Parallel(
                return_as="generator_unordered",
                batch_size=1,
                pre_dispatch=self.at_once,
            )
            answers = parallel(
                delayed(numbered)(work, numbers, batch) for numbers, batch in batches
            )
        with closing(answers), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that what was begun is thrown away
            try:
                yield from answers
            except BrokenExecutor:
                raise LostError from None


def numbered(
    work: Callable[[Batch], Answer], numbers: Numbers, batch: Batch
) -> tuple[Numbers, Answer]:
    return numbers, work(batch)


@contextmanager
def local_pool(jobs: int) -> Iterator[Pool]:
    """Start grader processes on this machine, and end them."""
    config = {
        "backend": "loky",
        # With one, joblib would grade in this process: what ends it, ended all.
        "n_jobs": max(2, jobs),
        "inner_max_num_threads": 1,
        "max_nbytes": None,
        "initializer": _begin,
        "initargs": (os.getpid(),),
    }
    try:
        yield LocalPool(config) if jobs > 1 else LocalPool(config, at_once=1)
    finally:
        get_reusable_executor().shutdown()


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the process that gives out the work, and end when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
