"""Grader processes of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Self

from distributed import Client, Future, KilledWorker, as_completed

from graders.batch.pool import Answer, Batch, LostError, Numbers, Pool, numbered
from graders.core.language import Text, TextError

PATIENCE_S = 15


class ClusterError(TextError):
    """The cluster cannot grade; the text says why and what to do."""


@contextmanager
def cluster_pool(address: str) -> Iterator[Pool]:
    """Reach the workers of a cluster, or raise ClusterError."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say it in a line
    try:
        client = Client(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            Text(
                f"{address}: 응답이 없습니다({error}). dask scheduler를 켜세요.",
                f"{address} does not answer ({error}); start dask scheduler there.",
            )
        ) from None
    with client:
        _require_workers(client, address)
        yield ClusterPool(client)


def _require_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE_S)
    except TimeoutError:
        raise ClusterError(
            Text(
                f"{address}: 일할 곳이 없습니다. 컴퓨터마다 실행하세요: dask worker "
                f"{address}",
                f"{address} has no workers; run on each machine: dask worker {address}",
            )
        ) from None
    try:
        client.run(_ready)
    except Exception as error:  # Dask's own, whatever the worker raised
        raise ClusterError(
            Text(
                f"{address}: first-gradient가 없는 컴퓨터가 있습니다({error}). "
                "모두에 같은 버전을 설치하세요.",
                f"{address}: a machine lacks first-gradient ({error}); install the "
                "same version on all.",
            )
        ) from None


def _ready() -> None:
    """Be found where a task will be looked for: a worker without it would just end."""


@dataclass(frozen=True, slots=True)
class ClusterPool:
    """Processes of a cluster, wherever they are."""

    client: Client
    batches_each: int = 2
    """How many are on their way to each thread of a worker; 0 for one in all."""

    def one_by_one(self) -> Self:
        return replace(self, batches_each=0)

    def run(
        self, work: Callable[[Batch], Answer], batches: Iterable[tuple[Numbers, Batch]]
    ) -> Iterator[tuple[Numbers, Answer]]:
        left = iter(batches)
        answers = as_completed(loop=self.client.loop)
        on_their_way: set[Future[tuple[Numbers, Answer]]] = set()

        def send(count: int) -> None:
            for numbers, batch in islice(left, count):
                # As one piece: Dask would look through arguments for its own things.
                task = partial(numbered, work, numbers, batch)
                future = self.client.submit(task, pure=False)
                on_their_way.add(future)
                answers.add(future)

        try:
            send(max(1, self.batches_each * sum(self.client.nthreads().values())))
            for future in answers:
                on_their_way.remove(future)
                try:
                    answer = future.result()
                except KilledWorker:
                    raise LostError from None
                send(1)
                yield answer
        finally:
            self.client.cancel([*on_their_way])
