"""How long a learner waits for a verdict, against pytest itself."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.repository import REPOSITORY


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
    return time.perf_counter() - start


def bench_grade(exercise: str = "linear_forward", times: int = 5) -> None:
    """Compare with pytest itself, taking turns, so that both meet the same load."""
    pytest = (sys.executable, "-m", "pytest", "graders", "-k", exercise)
    grade = (sys.executable, "-P", "-m", "graders")
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        folder = Path(state) / "exercises"
        shutil.copytree(REPOSITORY / "exercises", folder)
        watch = (*grade, "--watch", exercise, "--lang", "en", "--submission", folder)
        with subprocess.Popen(
            watch, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8"
        ) as watching:
            _read_view(watching)
            runs = [
                (
                    seconds(*pytest),
                    seconds(*grade, exercise),
                    seconds(*grade, "list"),
                    _save(watching, folder, turn),
                )
                for turn in range(times)
            ]
            watching.terminate()
    base, *others = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"grade: medians of {times}, against `pytest graders -k {exercise}`")
    print(f"  pytest {base:.2f} s")
    names = ("grade", "list", "watch: save to verdict")
    for name, took in zip(names, others, strict=True):
        print(f"  {name} {took:.2f} s   ratio {took / base:.2f}")


def _save(watching: subprocess.Popen[str], folder: Path, turn: int) -> float:
    file = folder / "linear_regression.py"
    text = file.read_text(encoding="utf-8")
    start = time.perf_counter()
    file.write_text(f"{text}# {turn}\n", encoding="utf-8")
    _read_view(watching)
    return time.perf_counter() - start


def _read_view(watching: subprocess.Popen[str]) -> None:
    assert watching.stdout
    while "is graded again." not in (line := watching.stdout.readline()):
        assert line, "grade --watch ended"
