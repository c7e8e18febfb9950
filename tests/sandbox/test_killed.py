"""What it costs when a process of the graders is killed: nothing."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from graders.core.verdicts import GraderError
from graders.course.catalogue import ROOT
from graders.grading.grader import Grader
from graders.sandbox.sandbox import SandboxLostError
from tests.support.linear_regression import CATALOGUE, SOLVED
from tests.support.processes import children, meanwhile

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)


def zygotes() -> set[int]:
    return {
        pid
        for pid in children(os.getpid())
        if b"workers.zygote" in Path(f"/proc/{pid}/cmdline").read_bytes()
    }


@pytest.mark.parametrize("seed", range(4))
def test_a_zygote_or_a_worker_that_is_killed_costs_no_marks(seed: int) -> None:
    rng = random.Random(seed)
    with Grader() as grader:
        others = zygotes()
        for _ in range(3):
            grader.grade(SOLVED, CATALOGUE[:1])  # whoever was killed before is back
            [zygote] = zygotes() - others

            def kill(zygote: int = zygote) -> None:
                time.sleep(rng.uniform(0, 0.05))
                victims = children(zygote) if seed % 2 else [zygote]
                for victim in victims:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(victim, signal.SIGKILL)

            with meanwhile(kill):
                grade = grader.grade(SOLVED, CATALOGUE)
            assert not [c for e in grade.exercises for c in e.checks if c.message]


def test_a_zygote_that_is_always_killed_is_told_of() -> None:
    class Doomed(Grader):
        def _grade(self, *_: Any) -> Any:
            raise SandboxLostError

    with Doomed() as grader, pytest.raises(GraderError, match="ended twice"):
        grader.grade(SOLVED, CATALOGUE)


def test_a_grader_that_is_killed_leaves_no_process() -> None:
    code = (
        "from graders.sandbox.sandbox import Call\n"
        "from graders.sandbox.workers.launcher import Launcher\n"
        "from graders.submissions.submission import Submission\n"
        "code = b'while True: pass'\n"
        "with Launcher().sandbox(Submission('', {'mine.py': code})) as sandbox:\n"
        "    print('ready', flush=True)\n"
        "    sandbox.call(Call('mine', 'f'))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT
    ) as grader:
        assert grader.stdout
        grader.stdout.readline()
        zygote = worker = None
        end = time.monotonic() + 20
        while worker is None and time.monotonic() < end:
            zygote = next(iter(children(grader.pid)), None)
            worker = next(iter(children(zygote)), None) if zygote else None
        assert zygote and worker
        grader.kill()
    while any(running(pid) for pid in (zygote, worker)):
        assert time.monotonic() < end, "a zygote or a worker outlives its grader"
        time.sleep(0.05)


def running(pid: int) -> bool:
    with contextlib.suppress(OSError):
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
        return stat.rpartition(") ")[2][0] != "Z"
    return False
