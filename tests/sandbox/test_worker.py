"""What the lock takes from a worker, and what it costs when a process is killed."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import random
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.core.plain import Tensor, same
from graders.core.verdicts import Crashed, GraderError, TooSlow
from graders.course.catalogue import ROOT, SOLUTIONS, load_catalogue
from graders.grading.grader import Grader, files_of
from graders.sandbox.sandbox import Call, SandboxLostError
from graders.sandbox.workers import lock
from graders.sandbox.workers.launcher import Launcher
from graders.sandbox.workers.processors import staying
from graders.submissions.submission import Submission, read_folder
from tests.support.processes import children, meanwhile

EXERCISES = [e for e in load_catalogue() if e.module == "linear_regression"]
SOLVED = read_folder(SOLUTIONS, files_of(EXERCISES))

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    launcher = Launcher()
    assert launcher.locked, lock.unavailable()
    yield launcher
    launcher.close()


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


@pytest.mark.skipif(
    [int(n) for n in re.findall(r"\d+", platform.release())[:2]] < [6, 1]
    or not Path("/sys/kernel/mm/transparent_hugepage").exists(),
    reason="this kernel gathers no pages; workers are only slower to fork",
)
def test_memory_is_gathered_into_huge_pages() -> None:
    code = """
from pathlib import Path
from graders.sandbox.workers import huge_pages
held = [bytes([n % 251]) * 3_000 for n in range(20_000)]
huge_pages.gather()
assert all(one == bytes([n % 251]) * 3_000 for n, one in enumerate(held))
print(Path("/proc/self/smaps_rollup").read_text("utf-8"))
"""
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    )
    [kib] = re.findall(rb"AnonHugePages: +(\d+) kB", told.stdout)
    assert int(kib) > 40_000


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


# --- one worker's end is nobody else's ------------------------------------------------


def test_a_module_that_ends_python_costs_no_other_module(launcher: Launcher) -> None:
    files = {
        "bad.py": b"import os\ndef f(): os._exit(0)",
        "good.py": b"def f(): return 1",
    }
    with launcher.sandbox(Submission("mine", files)) as sandbox:
        assert sandbox.call(Call("good", "f")).value == 1
        with pytest.raises(Crashed, match="instead of ending Python"):
            sandbox.call(Call("bad", "f"))
        assert sandbox.call(Call("good", "f")).value == 1


def test_a_module_that_fills_the_memory_costs_no_other(launcher: Launcher) -> None:
    files = {
        "bad.py": b"held = bytearray(400 << 20)\ndef f(): pass",
        "good.py": b"def f(): return len(bytearray(300 << 20))",
    }
    with launcher.sandbox(Submission("mine", files)) as sandbox:
        sandbox.call(Call("bad", "f"))
        assert sandbox.call(Call("good", "f")).value == 300 << 20


def test_a_module_that_had_to_be_stopped_costs_no_other_its_time() -> None:
    from graders.core.limits import Limits

    stuck = """
import signal
signal.signal(signal.SIGPROF, signal.SIG_IGN)
def f():
    while True: pass
"""
    slow = """
import time
def f():
    while time.process_time() < 0.8: pass
"""
    files = {"bad.py": stuck.encode(), "good.py": slow.encode()}
    launcher = Launcher(Limits(call_seconds=1.0, patience=30.0))
    try:
        with launcher.sandbox(Submission("mine", files)) as sandbox:
            with pytest.raises(TooSlow):
                sandbox.call(Call("bad", "f"))
            sandbox.call(Call("good", "f"))
    finally:
        launcher.close()


def test_modules_begin_together_and_go_on_alone(launcher: Launcher) -> None:
    files = {
        "first.py": b"import math\nmath.mark = 1\ndef f(): return 1",
        "second.py": b"import math\ndef f(): return hasattr(math, 'mark')",
    }
    with launcher.sandbox(Submission("mine", files), together=True) as sandbox:
        assert not sandbox.alone("second")
        assert sandbox.call(Call("first", "f")).value == 1
        assert sandbox.call(Call("second", "f")).value is True
        assert sandbox.alone("second")
        assert sandbox.call(Call("second", "f")).value is False
        assert not sandbox.alone("second")
        assert sandbox.call(Call("first", "f")).value == 1


@pytest.mark.parametrize(
    "spoil",
    [
        "np.exp = np.where = np.abs = None",
        "import builtins; builtins.float = builtins.int = None",
        "held = bytearray(480 << 20)",
        "import os; normal_equation = lambda *_: os._exit(0)",
        "import sys; sys.setrecursionlimit(60)",
        "import numpy as np; np.asarray = lambda x, *_, **__: x + 1",
    ],
)
def test_what_one_module_spoils_costs_no_other_any_marks(spoil: str) -> None:
    modules = ("linear_regression", "activations")
    exercises = [e for e in load_catalogue() if e.module in modules]
    solved = read_folder(SOLUTIONS, files_of(exercises)).files
    spoiling = (SOLUTIONS / "linear_regression.py").read_bytes() + spoil.encode()
    files = {**solved, "linear_regression.py": spoiling}
    with Grader() as grader:
        grade = grader.grade(Submission("mine", files), exercises)
    for exercise, graded in zip(exercises, grade.exercises, strict=True):
        if exercise.module == "activations":
            assert graded.full, exercise.id


# --- killed from outside --------------------------------------------------------------


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
            grader.grade(SOLVED, EXERCISES[:1])  # whoever was killed before is back
            [zygote] = zygotes() - others

            def kill(zygote: int = zygote) -> None:
                time.sleep(rng.uniform(0, 0.05))
                victims = children(zygote) if seed % 2 else [zygote]
                for victim in victims:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(victim, signal.SIGKILL)

            with meanwhile(kill):
                grade = grader.grade(SOLVED, EXERCISES)
            assert not [c for e in grade.exercises for c in e.checks if c.message]


def test_a_zygote_that_is_always_killed_is_told_of() -> None:
    class Doomed(Grader):
        def _grade(self, *_: Any) -> Any:
            raise SandboxLostError

    with Doomed() as grader, pytest.raises(GraderError, match="ended twice"):
        grader.grade(SOLVED, EXERCISES)


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


# --- without a lock -------------------------------------------------------------------


def test_without_a_lock_it_is_a_self_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "unavailable", lambda: "this system has none")
    with Grader() as grader:
        assert not grader.authoritative
        grade = grader.grade(SOLVED, EXERCISES[:2])
        assert grade.full
        assert not grade.authoritative
        loops = b"def linear_forward(X, W, B):\n    while True: pass"
        hangs = Submission("mine", {"linear_regression.py": loops})
        [forward] = grader.grade(hangs, EXERCISES[:1]).exercises
        assert forward.outcome == "too slow"


def test_answers_are_the_same_with_and_without_a_lock(
    launcher: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = "np.arange(3), [1, (2.5, None)], {'a': True}"
    code = f"import numpy as np\ndef f(): return {value}"
    locked = answer(launcher, code)
    monkeypatch.setattr(lock, "unavailable", lambda: "this system has none")
    spawning = Launcher()
    assert not spawning.locked
    spawned = answer(spawning, code)
    assert json.dumps(locked[1:]) == json.dumps(spawned[1:])
    assert np.array_equal(locked[0], spawned[0])
