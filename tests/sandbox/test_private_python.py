"""Python where the worker's user may not read: the same marks, or one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from graders.course.catalogue import ROOT, SOLUTIONS
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)

READ, OVERRIDE = "-dac_read_search", "-dac_override"

IMPORTING = """
import json, sys
from graders.core.limits import Limits
from graders.sandbox.in_process import InProcess
from graders.submissions.submission import Submission
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.launcher import Launcher

code = b'''
import importlib, matplotlib, torch
def f(names):
    missing = []
    for name in names:
        try:
            importlib.import_module(name)
        except BaseException as error:
            missing.append(name)
    return missing
'''
# One opens a browser, another prints a poem.
names = sorted({*sys.stdlib_module_names, "torch.utils.data", "torch.nn.utils.prune",
                "numpy.f2py", "matplotlib.animation"} - {"antigravity", "this"})
submission = Submission("mine", {"mine.py": code})
limits = Limits(call_seconds=60.0, submission_seconds=600.0)
launcher = Launcher(limits)
with launcher.sandbox(submission) as sandbox:
    parts = [names[start::20] for start in range(20)]
    locked = [sandbox.call(Call("mine", "f", (part,))).value for part in parts]
    here = InProcess(submission, limits=limits)
    free = [here.call(Call("mine", "f", (part,))).value for part in parts]
launcher.close()
print(json.dumps([locked, free]))
"""

READING = """
from graders.submissions.submission import Submission
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.launcher import Launcher
import sys

code = b'''
def f(path):
    try:
        return open(path).read()
    except OSError as error:
        return type(error).__name__
'''
launcher = Launcher()
with launcher.sandbox(Submission("mine", {"mine.py": code})) as sandbox:
    print([sandbox.call(Call("mine", "f", (path,))).value for path in sys.argv[1:]])
launcher.close()
"""


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """Make an environment below a folder that nobody else may enter: its Python."""
    (folder := tmp_path / "private").mkdir(mode=0o700)
    environment = folder / "environment"
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", environment], check=True
    )
    [packages] = environment.glob("lib/python3*/site-packages")
    packages.rmdir()
    packages.symlink_to(sysconfig.get_path("purelib"))
    (folder / "secret.txt").write_text("secret", "utf-8")
    return environment / "bin" / "python"


def ran(
    *command: object, without: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a command, where root does so without some of its capabilities."""
    fewer = ["setpriv", f"--bounding-set={','.join(without)}"] if without else []
    return subprocess.run(
        [*(fewer if os.geteuid() == 0 else []), *map(str, command)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@EVERYWHERE
def test_every_standard_module_can_be_imported(private: Path) -> None:
    done = ran(private, "-c", IMPORTING)
    assert done.returncode == 0, done.stderr
    locked, free = json.loads(done.stdout)
    assert locked == free


@EVERYWHERE
@pytest.mark.parametrize(
    "without", everywhere([(), (READ,)], (READ,)), ids=["root", "as in containers"]
)
def test_marks_are_the_same(
    private: Path, without: tuple[str, ...], tmp_path: Path
) -> None:
    added = "import plistlib, cProfile\nimport matplotlib.pyplot as plt\nplt.plot([1])"
    for module in ("linear_regression", "torch_training"):
        solution = (SOLUTIONS / f"{module}.py").read_text("utf-8")
        (tmp_path / f"{module}.py").write_text(f"{solution}\n{added}\n", "utf-8")
    asked = ("linear_regression", "torch_training", "--lang", "en")
    command = (private, "-m", "graders", "--submission", tmp_path, *asked)
    done = ran(*command, without=without)
    assert "Full marks" in done.stdout, done.stdout + done.stderr


def test_nothing_else_can_be_read(private: Path) -> None:
    secret = private.parents[2] / "secret.txt"
    done = ran(private, "-c", READING, secret, SOLUTIONS / "autograd.py", "/etc/passwd")
    assert done.stdout.strip() == str(["PermissionError"] * 3), done.stderr


def test_who_cannot_let_it_be_read_is_told_so(private: Path) -> None:
    command = (private, "-m", "graders", "linear_forward", "--submission", SOLUTIONS)
    told = ran(*command, without=(READ, OVERRIDE))
    if os.geteuid() != 0:  # an ordinary user's worker stays that user
        assert told.returncode == 0, told.stderr
        return
    assert told.returncode == 3, told.stdout
    [line] = told.stderr.splitlines()
    assert "cannot read /" in line
    assert "install Python where everyone may read it" in line
