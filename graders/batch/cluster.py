"""Grader processes of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from distributed import Client, KilledWorker
from joblib._dask import DaskDistributedBackend

from graders.batch.pool import Pool
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
        backend = _Backend(client=client)
        yield Pool({"backend": backend}, lost=(KilledWorker,))


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


class _Backend(DaskDistributedBackend):  # type: ignore[misc] # joblib has no types
    """Says, too, what will never be answered: joblib's own waits for it for ever."""

    def effective_n_jobs(self, n_jobs: int) -> int:
        # With one, joblib would grade in this process.
        return max(2, int(super().effective_n_jobs(n_jobs)))

    def submit(self, func: Any, callback: Callable[[Any], None]) -> Future[Any]:
        def tell(future: Future[Any]) -> None:
            if future.exception():
                callback(future)

        future: Future[Any] = super().submit(func, callback)
        future.add_done_callback(tell)
        return future

    def retrieve_result_callback(self, out: Any) -> Any:
        if isinstance(out, Future):
            return out.result()
        return super().retrieve_result_callback(out)
