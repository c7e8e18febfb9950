"""What one module of a submission does to itself costs no other any marks."""

from __future__ import annotations

import sys

import pytest

from graders.core.verdicts import Crashed, TooSlow
from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.grading.grader import Grader, files_of
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.launcher import Launcher
from graders.submissions.submission import Submission, read_folder

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)


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
