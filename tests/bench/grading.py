"""What grading one submission costs, locked, against `python -m pytest` for each."""

import resource
import subprocess
import sys

from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.grading.grader import Grader, files_of
from graders.submissions.submission import read_folder
from tests.support.repository import REPOSITORY

PARTS = {
    "NumPy": ("linear_regression", "activations"),
    "PyTorch": ("autograd", "torch_training"),
}
FEW, MANY = 5, 85
AS_IT_COMES = """
import sys
import pytest
from graders.sandbox.packages import torch_state
torch_state.keep_compiler_out = lambda: None
sys.exit(pytest.main(sys.argv[1:]))
"""
"""pytest without our stand-in for PyTorch's compiler, which saves it seconds."""


def bench_grading(rounds: int = 5) -> None:
    # Other programs on a machine only ever add to what these take.
    print("grading: CPU seconds for each submission that has full marks, the least")
    print("  (pytest as it comes: with PyTorch's compiler, which ours keeps out)")
    for part, modules in PARTS.items():
        files = [f"graders/checks/{module}" for module in modules]
        # What the tests of this project bring to pytest is none of its own cost.
        options = [*files, "--in-process", "--submission", "solutions"]
        options += ["-p", "no:hypothesispytest"]
        ours = ["-m", "tests.bench.grading", part]
        runs = []
        for _ in range(rounds):  # taking turns: all meet the same load
            plain = cpu_seconds(["-c", AS_IT_COMES, *options])
            lean = cpu_seconds(["-m", "pytest", *options])
            few, many = (cpu_seconds([*ours, str(n)]) for n in (FEW, MANY))
            runs.append((plain, lean, (many - few) / (MANY - FEW)))
        plain, lean, locked = map(min, zip(*runs, strict=True))
        print(
            f"  {part:8} locked worker {1e3 * locked:5.0f} ms   "
            f"pytest as it comes {1e3 * plain:6.0f} ms: 1/{plain / locked:.0f}   "
            f"pytest with our plugin {1e3 * lean:6.0f} ms: 1/{lean / locked:.0f}"
        )


def cpu_seconds(arguments: list[str]) -> float:
    """Measure a Python process with all the processes that it waited for."""
    before = children_cpu_seconds()
    subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY, capture_output=True, check=True
    )
    return children_cpu_seconds() - before


def children_cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _grade(part: str, times: int) -> None:
    exercises = [e for e in load_catalogue() if e.module in PARTS[part]]
    submission = read_folder(SOLUTIONS, files_of(exercises))
    with Grader() as grader:
        for _ in range(times):
            assert grader.grade(submission, exercises).full


if __name__ == "__main__":
    _grade(sys.argv[1], int(sys.argv[2]))
