"""What the lock takes from a worker, and what it leaves."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.core.plain import Tensor, same
from graders.core.verdicts import Crashed
from graders.course.catalogue import ROOT, SOLUTIONS
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.launcher import Launcher
from graders.sandbox.workers.processors import staying
from graders.submissions.submission import Submission

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)


def answer(launcher: Launcher, code: str) -> Any:
    """Call f() of a learner's file."""
    submission = Submission("mine", {"mine.py": code.encode()})
    with launcher.sandbox(submission) as sandbox:
        return sandbox.call(Call("mine", "f")).value


# --- what a worker has, and what it has not -------------------------------------------


def test_a_worker_holds_one_socket_and_no_environment(launcher: Launcher) -> None:
    code = """
import os
def f():
    held = []
    for number in range(64):
        try:
            held.append((number, oct(os.fstat(number).st_mode)))
        except OSError:
            pass
    return held, dict(os.environ), os.getcwd()
"""
    held, environment, folder = answer(launcher, code)
    assert [number for number, _ in held[:3]] == [0, 1, 2]
    [(_, mode)] = held[3:]
    assert mode.startswith("0o14")  # a socket
    assert folder == "/"
    assert not set(environment) & {"HOME_SECRET", "PATH", "USER", "GITHUB_TOKEN"}


def test_a_worker_stays_where_its_grader_is(launcher: Launcher) -> None:
    code = """
import os
def f():
    return sorted(os.sched_getaffinity(0))
"""
    before = os.sched_getaffinity(0)
    submission = Submission("mine", {"mine.py": code.encode()})
    with launcher.sandbox(submission) as sandbox:
        with staying():
            here = sorted(os.sched_getaffinity(0))
            assert sandbox.call(Call("mine", "f")).value == here
        assert os.sched_getaffinity(0) == before
        assert sandbox.call(Call("mine", "f")).value == here
    with launcher.sandbox(submission) as sandbox:
        assert sandbox.call(Call("mine", "f")).value == sorted(before)


def test_no_two_graders_stay_on_one_processor() -> None:
    """Claim each processor in turn: then there is none left to stay on."""
    before = os.sched_getaffinity(0)
    claimed: list[set[int]] = []
    with contextlib.ExitStack() as stack:
        for _ in before:
            stack.enter_context(staying())
            claimed.append(os.sched_getaffinity(0))
            os.sched_setaffinity(0, before)
        with staying():
            assert os.sched_getaffinity(0) == before
    alone = [each for each in claimed if len(each) == 1]
    assert len(alone) == len(set().union(*alone))  # others may be grading, too
    assert os.sched_getaffinity(0) == before


def test_nothing_of_the_graders_can_be_found_in_a_worker(launcher: Launcher) -> None:
    code = """
import gc, sys
def f():
    names = [n for n in sys.modules if n.startswith(("graders", "solutions"))]
    functions = {getattr(o, "__qualname__", "") for o in gc.get_objects()}
    return tuple(names), "loss_gradient" in functions, sys.path
"""
    names, has_solution, path = answer(launcher, code)
    assert not has_solution
    assert not [n for n in names if n.startswith(("solutions", "graders.checks"))]
    assert not [n for n in names if n.startswith("graders.grading")]
    assert "graders.sandbox.reference" not in names
    assert str(ROOT) not in path


@pytest.mark.parametrize(
    "attempt",
    [
        f"open({str(SOLUTIONS / 'linear_regression.py')!r}).read()",
        f"os.listdir({str(ROOT)!r})",
        "open('/etc/passwd').read()",
        "open('/proc/self/environ').read()",
        "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
        "open('/tmp/first-gradient-was-here', 'w')",
        "os.mkdir('/tmp/first-gradient-was-here')",
        "os.chmod('/tmp', 0o777)",
        "os.kill(os.getppid(), 9)",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "threading.Thread(target=print).start()",
        "socket.socket()",
        "socket.socketpair()",
        "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (1, 1))",
        "resource.setrlimit(resource.RLIMIT_CPU, (100, 100))",
        "os.setuid(0) if os.getuid() else 1 / 0",
    ],
)
def test_what_a_worker_cannot_do(launcher: Launcher, attempt: str) -> None:
    imports = "import os, socket, threading, resource"
    code = f"{imports}\ndef f():\n    {attempt}\n    return 'done'"
    with pytest.raises(Crashed) as crash:
        answer(launcher, code)
    assert {"OSError", "RuntimeError", "ValueError"} & set(crash.value.kinds)


def test_memory_is_limited(launcher: Launcher) -> None:
    with pytest.raises(Crashed, match="MemoryError"):
        answer(launcher, "def f(): return len(bytearray(600 << 20))")
    assert answer(launcher, "def f(): return len(bytearray(300 << 20))") == 300 << 20


def test_memory_is_limited_for_each_worker(launcher: Launcher) -> None:
    code = b"held = []\ndef f(): held.append(bytearray(300 << 20)); return len(held)"
    with launcher.sandbox(Submission("mine", {"a.py": code, "b.py": code})) as sandbox:
        for module in ("a", "b"):
            assert sandbox.call(Call(module, "f")).value == 1
        for module in ("a", "b"):
            with pytest.raises(Crashed, match="MemoryError"):
                sandbox.call(Call(module, "f"))


def test_what_stat_tells_a_worker(launcher: Launcher, tmp_path: Path) -> None:
    (secret := tmp_path / "secret.txt").write_text("a secret", encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents):
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:  # nobody gets no further
            folder.chmod(mode | stat.S_IXOTH)
    code = f"""
import os
def told():
    status = os.stat({str(secret)!r})
    return status.st_size, status.st_uid, int(status.st_mtime)
def read(): return open({str(secret)!r}).read()
def listed(): return os.listdir({str(tmp_path)!r})
"""
    with launcher.sandbox(Submission("mine", {"mine.py": code.encode()})) as sandbox:
        status = secret.stat()
        assert sandbox.call(Call("mine", "told")).value == (
            *(status.st_size, status.st_uid, int(status.st_mtime)),
        )
        for refused in ("read", "listed"):
            with pytest.raises(Crashed, match="Permission"):
                sandbox.call(Call("mine", refused))


# --- what a call did to its arguments -------------------------------------------------


@pytest.mark.parametrize(
    ("given", "deed"),
    [
        (np.ones((2, 3)), "x -= 1"),
        (np.zeros(3), "x *= -1"),
        (np.zeros(3), "x.dtype = 'i8'"),
        (np.ones((2, 3)), "x.shape = 3, 2"),
        (np.ones((0, 3)), "x.shape = 3, 0"),
        (np.array([np.nan]), "x[:] = 0"),
        ([2, 1], "x.sort()"),
        ([2, 1], "x[0] = 2.0"),
        ({"w": np.ones(2)}, "x['w'] += 1"),
        (Tensor(np.ones(3)), "x.sub_(1)"),
        (Tensor(np.zeros(3)), "x.neg_()"),
        (Tensor(np.ones(3)), "x.requires_grad_()"),
        (Tensor(np.ones(3)), "x.data = x.data.float()"),
        (Tensor(np.ones((2, 3))), "x.t_()"),
    ],
    ids=lambda value: value if type(value) is str else type(value).__name__,
)
def test_a_changed_argument_is_noticed(
    given: Any, deed: str, launcher: Launcher
) -> None:
    needs = "import torch" if type(given) is Tensor else ""
    code = f"{needs}\ndef leave(x): pass\ndef change(x): {deed}"
    submission = Submission("mine", {"mine.py": code.encode()})
    with launcher.sandbox(submission) as sandbox:
        left = sandbox.call(Call("mine", "leave", (given,)))
        assert same(left.arguments, (given,))
        changed = sandbox.call(Call("mine", "change", (given,)))
        assert not same(changed.arguments, (given,))
