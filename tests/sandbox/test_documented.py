"""What is documented works, locked and in this process alike, and leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graders.core.limits import Limits
from graders.core.plain import Tensor, same
from graders.course.catalogue import ROOT, SOLUTIONS, load_catalogue
from graders.grading.grader import Grader
from graders.sandbox.in_process import InProcess
from graders.sandbox.sandbox import Answer, Call
from graders.sandbox.workers import availability, lock
from graders.sandbox.workers.launcher import Launcher
from graders.submissions.submission import Submission
from tests.support.documented.compiling import COMPILING
from tests.support.documented.differentiating import DIFFERENTIATING
from tests.support.documented.plotting import PLOTTING
from tests.support.documented.training import TRAINING
from tests.support.everywhere import everywhere
from tests.support.grader import grade as grade_locked

LIMITS = Limits(call_seconds=20.0)  # what it takes is not asked here
CATALOGUE = load_catalogue()

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    launcher = Launcher(LIMITS)
    assert launcher.locked, availability.unavailable()
    yield launcher
    launcher.close()


def untensored(value: Any) -> Any:
    """Write tensors as lists: so they are written in what is expected."""
    if type(value) is Tensor:
        return value.array.tolist()
    if type(value) in (tuple, list):
        return type(value)(map(untensored, value))
    return value


def cases() -> Iterator[Any]:
    with_torch = DIFFERENTIATING | TRAINING | COMPILING
    for about, pieces in (("import torch", with_torch), ("", PLOTTING)):
        for name, (body, expected) in pieces.items():
            code = f"{about}\ndef f():\n{textwrap.indent(body, '    ')}\n"
            yield pytest.param(code, expected, id=name)


@pytest.mark.parametrize(("code", "expected"), [*cases()])
def test_what_is_documented_works(code: str, expected: Any, launcher: Launcher) -> None:
    submission = Submission("mine", {"mine.py": code.encode()})
    with launcher.sandbox(submission) as sandbox:
        locked = sandbox.call(Call("mine", "f"))
    here = InProcess(submission, limits=LIMITS).call(Call("mine", "f"))
    assert untensored(locked.value) == expected
    assert said(locked) == said(here)
    assert same(locked.value, here.value)
    assert locked.graph_sizes == here.graph_sizes


def said(answer: Answer) -> tuple[str, ...]:
    """Leave out what a package says once in a process."""
    kinds = ("DeprecationWarning", "FutureWarning", "UserWarning")
    return tuple(text for text in answer.warnings if not text.startswith(kinds))


ADDED = {
    "autograd": [
        "def derivative_at(coefficients, x):\n"
        "    def value(x):\n"
        "        powers = torch.arange(len(coefficients))\n"
        "        return (coefficients * x**powers).sum()\n"
        "    return torch.func.grad(value)(x)",
        "from torch.utils.checkpoint import checkpoint\n"
        "_ = checkpoint(torch.exp, torch.ones(1, requires_grad=True), "
        "use_reentrant=False)",
    ],
    "torch_training": [
        "torch.use_deterministic_algorithms(True)",
        "_unused = torch.compile(fit_plane)",
        "fit_plane = torch.compile(fit_plane)\nsgd_step = torch.compile()(sgd_step)",
        "with torch.profiler.profile():\n    _ = torch.ones(3) + 1",
    ],
    "linear_regression": [
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "%matplotlib inline\nimport matplotlib.pyplot as plt",
        "get_ipython().run_line_magic('matplotlib', 'inline')",
    ],
}


@pytest.mark.parametrize("in_process", [False, True])
@pytest.mark.parametrize(
    ("module", "added"),
    [(module, line) for module, lines in ADDED.items() for line in lines],
)
def test_a_right_file_stays_right(
    module: str, added: str, in_process: bool, tmp_path: Path
) -> None:
    exercises = [e for e in CATALOGUE if e.module == module]
    solution = (SOLUTIONS / f"{module}.py").read_text("utf-8")
    (tmp_path / f"{module}.py").write_text(f"{solution}\n{added}\n", "utf-8")
    grader = Grader(in_process=True) if in_process else grade_locked
    grade = grader(tmp_path, exercises)
    assert [c.message for e in grade.exercises for c in e.checks if c.message] == []


# --- nothing is left ------------------------------------------------------------------

PLOTS = """
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.savefig("here.png")
plt.show()
"""
COMPILES = (
    "torch.use_deterministic_algorithms(True)\nsgd_step = torch.compile(sgd_step)"
)


WHO = "whoever runs the tests", "an ordinary user"


@pytest.fixture
def public_path() -> Iterator[Path]:
    """Make a folder that is reached without privileges, as pytest's own is not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path


COMMANDS = {
    "grade": ["-m", "graders", "--submission", "{class}/kim"],
    "in this process": [
        *("-m", "graders", "--submission", "{class}/kim"),
        "--in-process",
    ],
    "a class": [
        *("-m", "graders", "batch", "{class}"),
        *("--jobs", "2", "--gradebook", "{book}"),
    ],
    "pytest": [
        *("-m", "pytest", "graders", "-q", "-p", "no:cacheprovider"),
        *("--submission", "{class}/kim"),
        *("-k", "largest_stable_learning_rate or sgd"),
    ],
}


@pytest.mark.parametrize("who", everywhere(WHO, "an ordinary user"))
@pytest.mark.parametrize("name", everywhere(COMMANDS, "grade", "a class"))
def test_nothing_is_left_on_disk(name: str, who: str, public_path: Path) -> None:
    command = COMMANDS[name]
    if who == "an ordinary user" and os.geteuid() != 0:
        return  # the other run was one
    names = ("class", "home", "home/state", "temporary")
    places = {name: public_path / name for name in names}
    for place in places.values():
        place.mkdir()
    places["book"] = places["home/state"] / "book.sqlite"
    (kim := places["class"] / "kim").mkdir()
    for module, added in (("linear_regression", PLOTS), ("torch_training", COMPILES)):
        solution = (SOLUTIONS / f"{module}.py").read_text("utf-8")
        (kim / f"{module}.py").write_text(f"{solution}\n{added}\n", "utf-8")
    before = everything(public_path)
    become: list[str] = []
    if who == "an ordinary user":
        for path in (public_path, *public_path.rglob("*")):
            os.chown(path, lock.NOBODY, lock.NOBODY)
        become = [
            *("setpriv", f"--reuid={lock.NOBODY}", f"--regid={lock.NOBODY}"),
            "--clear-groups",
            # To read this project and Python wherever they are, even in /root.
            *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
        ]
    exercises = [] if "pytest" in command else ["sgd_step", "linear_forward"]
    program = [
        str(places.get(part.strip("{}"), part)).replace("{class}", str(places["class"]))
        for part in command
    ]
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("XDG", "MPL"))}
    done = subprocess.run(
        [*become, sys.executable, *program, *exercises],
        cwd=ROOT,
        env=kept
        | {
            "HOME": str(places["home"]),
            "TMPDIR": str(places["temporary"]),
            "XDG_STATE_HOME": str(places["home"] / "state"),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert everything(public_path) == before


def everything(folder: Path) -> set[Path]:
    """List what is in a folder, and what a zygote's home would have.

    What `grade` remembers of progress, and a gradebook, are to stay.
    """
    state = folder / "home" / "state"
    homes = {
        path for name in (".config", ".cache") if (path := Path("/", name)).exists()
    }
    return homes | {p for p in folder.rglob("*") if not p.is_relative_to(state)}
