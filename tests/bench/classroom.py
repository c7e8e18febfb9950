"""What a class costs: `grade batch`, small and large, with one process and with two."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from graders.course.catalogue import EXERCISES, SOLUTIONS
from tests.mutants import linear_regression
from tests.support.repository import REPOSITORY

KIB = 1024
MODULE = "linear_regression"
SIZES = (10, 100, 1000)
"""FIRST_GRADIENT_CLASS=10000 adds a larger one."""
ROUNDS = 3


@dataclass(frozen=True)
class Run:
    seconds: float
    peak_mib: float


def bench_classroom() -> None:
    largest = int(os.environ.get("FIRST_GRADIENT_CLASS", "0"))
    sizes = [*SIZES, *([largest] if largest > SIZES[-1] else [])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"classroom: `grade batch`, {MODULE}, two processes")
        for size in sizes:
            run = grade_class(folder, size, jobs=2)
            print(
                f"  {size:6} submissions {run.seconds:7.1f} s   "
                f"{1e3 * run.seconds / size:6.0f} ms each   "
                f"largest process {run.peak_mib:4.0f} MiB"
            )
        few, many = SIZES[1], SIZES[1] * 4
        took = {
            (size, jobs): [grade_class(folder, size, jobs).seconds]
            for size in (few, many)
            for jobs in (1, 2)
        }
        for _ in range(ROUNDS - 1):  # taking turns: all meet the same load
            for (size, jobs), seconds in took.items():
                seconds.append(grade_class(folder, size, jobs).seconds)
        least = {key: min(seconds) for key, seconds in took.items()}
        one, two = (least[many, jobs] - least[few, jobs] for jobs in (1, 2))
        whole = least[many, 1] / least[many, 2]
        print(f"  {many} submissions: two processes are {whole:.2f} times one")
        print(
            f"  {many - few} more of them, without the start: {one / two:.2f} times "
            f"(the least of {ROUNDS})"
        )


def grade_class(folder: Path, size: int, jobs: int) -> Run:
    submissions = folder / f"{size}"
    if not submissions.is_dir():
        hand_in(submissions, size)
    gradebook = folder / "gradebook.sqlite"
    start = time.perf_counter()
    subprocess.run(
        [
            *(sys.executable, "-P", "-m", "graders"),
            *("batch", submissions, MODULE, "--gradebook", gradebook),
            *("--jobs", str(jobs), "--seed", "1", "--lang", "en"),
        ],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    for file in folder.glob("gradebook.sqlite*"):
        file.unlink()
    return Run(seconds, peak / KIB)


def hand_in(folder: Path, size: int) -> None:
    """Make a class: solutions, untouched stubs and wrong answers, none quite alike."""
    file = f"{MODULE}.py"
    right, empty = (
        (SOLUTIONS / file).read_text("utf-8"),
        (EXERCISES / file).read_text("utf-8"),
    )
    answers = [right, empty, *(mutant.file() for mutant in linear_regression.MUTANTS)]
    for number in range(size):
        learner = folder / f"learner-{number:05}"
        learner.mkdir(parents=True)
        answer = answers[number % len(answers)]
        (learner / file).write_text(f"{answer}\n# {number}\n", encoding="utf-8")
