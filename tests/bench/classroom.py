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
from graders.records.hashes import submission_hash
from graders.submissions.discovery import gather
from graders.submissions.roster.matching import matched
from graders.submissions.roster.reading import read_roster
from tests.mutants import linear_regression
from tests.support.repository import REPOSITORY

KIB = 1024
MODULE = "linear_regression"
SIZES = (10, 100, 1000)
"""FIRST_GRADIENT_CLASS=10000 adds a larger one."""
ROUNDS = 3
ARRIVING = 10_000
MOST_OF_GRADING = 0.05
"""What reading and matching may cost of what grading costs."""


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
        each = one / (many - few)
        arriving = min(read_and_match(folder) for _ in range(ROUNDS))
        share = arriving / (ARRIVING * each)
        print(
            f"  {ARRIVING} of Canvas's files, read and matched with a list: "
            f"{arriving:.1f} s, {100 * share:.1f} % of grading them with one process "
            f"(goal: under {100 * MOST_OF_GRADING:.0f} %)"
        )


def read_and_match(folder: Path) -> float:
    """Read a class and find whose each submission is; give the seconds it took."""
    submissions, roster = folder / "canvas", folder / "roster.csv"
    if not submissions.is_dir():
        hand_in_at_canvas(submissions, roster)
    start = time.perf_counter()
    listed = read_roster(roster)
    gathered = gather(submissions)
    for entry in gathered.entries:
        submission_hash(entry.read([f"{MODULE}.py"]))
    found = matched(listed, [entry.arrival for entry in gathered.entries])
    seconds = time.perf_counter() - start
    assert len(found.roster) == ARRIVING
    assert not (found.missing or found.strangers or gathered.left_alone)
    return seconds


def hand_in_at_canvas(folder: Path, roster: Path) -> None:
    solution = (SOLUTIONS / f"{MODULE}.py").read_bytes()
    folder.mkdir()
    lines = ["Student,ID,SIS User ID,SIS Login ID,Section"]
    for number in range(ARRIVING):
        name = f"kim{number}_{number}_{number + ARRIVING}_{MODULE}.py"
        (folder / name).write_bytes(solution + b"# %d\n" % number)
        lines.append(f'"Kim, N{number}",{number},s{number},l{number}@example.edu,A')
    roster.write_text("\n".join(lines), encoding="utf-8")


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
