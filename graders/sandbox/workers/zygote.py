"""The zygote: a process that has imported everything once, and forks workers.

It is started as a program of its own, never forked from a grader: what a grader holds,
such as the solutions, is not in its memory. It ends when the grader does.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from graders.sandbox.packages.readiness import make_ready
from graders.sandbox.workers import processors
from graders.sandbox.workers.connection import Connection
from graders.sandbox.workers.inside import serve
from graders.sandbox.workers.lock import Lock, LockError, readable_paths
from graders.sandbox.workers.orders import (
    END,
    ENDED,
    FORK,
    FORKED,
    LOCKED,
    READY,
    REQUEST_BYTES,
)

PRELOADED = """
    abc ast bisect cmath collections collections.abc contextlib copy csv dataclasses
    datetime decimal enum fractions functools heapq inspect io itertools json math
    numbers operator os pathlib pprint random re statistics string textwrap time
    traceback types typing unittest warnings doctest pickle timeit
    encodings.ascii encodings.cp949 encodings.euc_kr encodings.latin_1
    encodings.utf_16 encodings.utf_8_sig
    numpy numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random numpy.testing
    numpy.typing
"""
"""What learners import, ready before the lock: a locked worker reads few folders."""


def main() -> NoReturn:
    control = socket.socket(fileno=int(sys.argv[2]))
    for name in PRELOADED.split():
        importlib.import_module(name)
    for name in sys.argv[3:]:
        make_ready(name)
    try:
        lock = Lock()
    except LockError as error:
        sys.exit(str(error))
    _forget_where_we_live()
    if len(os.listdir("/proc/self/task")) != 1:  # noqa: PTH208
        sys.exit("a process with threads cannot be forked")
    gc.collect()
    gc.freeze()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # until here, errors were to be read by the grader
        os.dup2(nowhere, stream)
    os.close(nowhere)
    control.send(READY)
    while True:
        request, descriptors, _, _ = socket.recv_fds(control, REQUEST_BYTES, 1)
        if not request:
            os._exit(0)
        if request[0] == 1:
            control.send(FORKED.pack(_fork(control, lock, request, descriptors)))
        else:
            control.send(ENDED.pack(_end(END.unpack(request)[1])))


def _forget_where_we_live() -> None:
    readable = [str(path) for path in readable_paths()]
    sys.path[:] = [
        entry
        for entry in sys.path
        if any(Path(entry).is_relative_to(path) for path in readable)
    ]
    sys.path_importer_cache.clear()
    sys.argv[:] = [""]


def _fork(
    control: socket.socket, lock: Lock, request: bytes, descriptors: Sequence[int]
) -> int:
    _, memory_bytes, cpu_seconds = FORK.unpack_from(request)
    [descriptor] = descriptors
    processors.stay_on(processors.unpacked(request[FORK.size :]))
    pid = os.fork()
    if pid:
        os.close(descriptor)
        return pid
    try:
        control.close()
        connection = Connection(socket.socket(fileno=descriptor))
        try:
            lock.engage(memory_bytes=memory_bytes, cpu_seconds=cpu_seconds)
        except (LockError, OSError) as error:
            connection.send(str(error))
        else:
            connection.send(LOCKED)
            serve(connection)
    finally:
        os._exit(0)


def _end(pid: int) -> int:
    """Kill a worker if it still runs, and tell how it ended by itself if it did."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    if not ended:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
