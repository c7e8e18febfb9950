"""The grader's side of a zygote: start it, ask it for workers, have them ended."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from graders.core.limits import Limits
from graders.core.verdicts import GraderError
from graders.course.catalogue import ROOT
from graders.sandbox.sandbox import SandboxLostError
from graders.sandbox.workers import processors
from graders.sandbox.workers.connection import Connection, timed
from graders.sandbox.workers.orders import END, ENDED, FORK, FORKED, LOCKED, READY

_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); import graders; "
    "sys.path.append(sys.path.pop(0)); "
    "from graders.sandbox.workers.zygote import main; main()"
)
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "HOME": "/",
    "PYTHONHASHSEED": "0",  # sets in the same order each time: the same messages
    "PYTHONDONTWRITEBYTECODE": "1",
    # With a second thread, what is forked would wait for ever.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class Zygote:
    """Starts at once and is waited for when it is first needed."""

    def __init__(self, preloaded: Sequence[str] = ()) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        with theirs:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-s", "-c", _BOOT, str(ROOT)),
                    *(str(theirs.fileno()), *preloaded),
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=_ENVIRONMENT | {"TMPDIR": tempfile.gettempdir()},
                cwd="/",
                start_new_session=True,  # Ctrl-C is for the grader
            )
        self._ready = False

    def fork(self, limits: Limits) -> tuple[int, Connection]:
        """Ask for a worker; raise SandboxLostError if there is nobody to ask."""
        self._wait_until_ready()
        ours, theirs = socket.socketpair()
        # What all workers have together: the grader ends them before.
        cpu_seconds = int(limits.submission_seconds) + 1
        request = FORK.pack(1, limits.memory_bytes, cpu_seconds)
        request += processors.packed()
        with theirs:
            try:
                socket.send_fds(self._control, [request], [theirs.fileno()])
            except OSError:
                ours.close()
                raise SandboxLostError from None
        (pid,) = FORKED.unpack(self._answer(FORKED.size))
        connection = timed(ours)
        try:
            said = connection.receive(lambda: True)
        except EOFError:
            raise SandboxLostError from None
        if said != LOCKED:
            raise GraderError(f"a worker cannot lock itself: {said}")
        return pid, connection

    def end(self, pid: int) -> int:
        """End a worker; give its exit code, negative if a signal had ended it."""
        try:
            self._control.send(END.pack(2, pid))
        except OSError:
            raise SandboxLostError from None
        (code,) = ENDED.unpack(self._answer(ENDED.size))
        return int(code)

    def close(self) -> None:
        self._control.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        if self._received(len(READY)) != READY:
            _, errors = self._process.communicate()
            said = errors.decode("utf-8", "replace").strip() or "it ended at once"
            raise GraderError(
                f"the zygote of the workers does not start: {said.splitlines()[-1]}"
            )
        self._ready = True

    def _answer(self, size: int) -> bytes:
        answer = self._received(size)
        if len(answer) != size:
            raise SandboxLostError
        return answer

    def _received(self, size: int) -> bytes:
        """Hear what the zygote says; nothing where it is gone."""
        try:
            return self._control.recv(size)
        except OSError:
            return b""
