"""A worker without a lock, for systems that have none: a self-check, nothing more.

It calls back over the loopback interface, which every system has, and says a secret
word first: another program on the machine might be calling, too.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Sequence

from graders.core.verdicts import GraderError
from graders.course.catalogue import ROOT
from graders.sandbox.packages.readiness import make_ready, slow_packages
from graders.sandbox.workers import processes
from graders.sandbox.workers.connection import LOOK_SECONDS, Connection, timed

_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); import graders; "
    "sys.path.append(sys.path.pop(0)); "
    "from graders.sandbox.workers.spawned import main; main()"
)
_SECRET_BYTES = 32
_START_SECONDS = 60.0


class SpawnedWorker:
    """A process of its own, which has imported beforehand what a file may need."""

    def __init__(self, preloaded: Sequence[str] = ()) -> None:
        self._preloaded = preloaded
        secret = secrets.token_bytes(_SECRET_BYTES)
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-s", "-c", _BOOT, str(ROOT)),
                    *(str(port), *preloaded),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
            )
            assert self._process.stdin
            with self._process.stdin as stdin:
                stdin.write(secret)
            try:
                self.connection = timed(_called(server, secret))
            except TimeoutError:
                self._process.kill()
                raise GraderError("the worker process does not start") from None
        self._started = time.monotonic()

    @property
    def pid(self) -> int:
        return self._process.pid

    def takes(self, content: bytes) -> bool:
        return set(slow_packages(content)) <= set(self._preloaded)

    def cpu_seconds(self) -> float:
        """Give wall-clock time where the system tells no more of another process."""
        if sys.platform == "linux":
            return processes.cpu_seconds(self.pid)
        return time.monotonic() - self._started

    def end(self) -> int:
        self.connection.close()
        try:
            code = self._process.wait(0.1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return code


def _called(server: socket.socket, secret: bytes) -> socket.socket:
    """Wait, counting looks rather than seconds: a pause is one look."""
    server.settimeout(LOOK_SECONDS)
    for _ in range(int(_START_SECONDS / LOOK_SECONDS)):
        try:
            stream, _ = server.accept()
        except TimeoutError:
            continue
        stream.settimeout(_START_SECONDS)
        if hmac.compare_digest(_said(stream), secret):
            return stream
        stream.close()
    raise TimeoutError


def _said(stream: socket.socket) -> bytes:
    """Hear a caller out: Windows refuses MSG_WAITALL where there is a timeout."""
    said = b""
    with contextlib.suppress(OSError):
        while len(said) < _SECRET_BYTES:
            if not (piece := stream.recv(_SECRET_BYTES - len(said))):
                break
            said += piece
    return said


def main() -> None:
    from graders.sandbox.workers.inside import serve

    for name in sys.argv[3:]:
        make_ready(name)
    stream = socket.create_connection(("127.0.0.1", int(sys.argv[2])))
    stream.sendall(sys.stdin.buffer.read(_SECRET_BYTES))
    serve(Connection(stream))
