"""A class on a cluster."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from graders.batch import cluster
from graders.batch.cluster import ClusterPool
from graders.batch.pool import LostError
from graders.core.grades import Grade
from graders.course.catalogue import ROOT
from graders.submissions.submission import Submission
from tests.batch.command import CROWD, kept, refused, running
from tests.support.everywhere import EVERYWHERE


@contextmanager
def dask(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    program = Path(sys.executable).with_name("dask")
    with subprocess.Popen(
        [program, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@EVERYWHERE
def test_a_cluster_gives_the_same_bytes(
    crowd: Path, undisturbed: tuple[bytes, list[Grade]], tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    book, table = tmp_path / "book", tmp_path / "csv"
    with (
        dask("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"),
        dask("worker", address, "--nworkers", "2", "--nthreads", "1"),
        running(
            crowd, "--gradebook", book, "--csv", table, "--scheduler", address
        ) as process,
    ):
        output, errors = process.communicate(timeout=90)
    assert output.startswith(f"Graded: {CROWD} ·"), errors
    assert (table.read_bytes(), kept(book)) == undisturbed


@EVERYWHERE
def test_a_cluster_tells_what_is_lost() -> None:
    batches = [((n,), [Submission("kim", {})] * n) for n in range(9)]
    end: Any = os._exit
    ending: Any = [((0,), 1)]
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as some,
        Client(some, set_as_default=False) as client,
    ):
        pool = ClusterPool(client)
        assert sorted(pool.run(len, batches)) == [((n,), n) for n in range(9)]
        with pytest.raises(LostError):
            list(pool.run(end, ending))
        alone = pool.one_by_one().run(len, batches)
        assert [answer for _, answer in alone] == [*range(9)]


def test_a_scheduler_that_does_not_answer(
    classroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    address = "tcp://127.0.0.1:9"
    book = tmp_path / "book"
    said = refused(classroom, "--gradebook", book, "--scheduler", address)
    assert f"{address} does not answer (" in said
