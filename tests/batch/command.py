"""`grade batch` as its tests call it, and what comes of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from graders.commands.batch import command as batch
from graders.core.grades import Grade
from graders.course.catalogue import ROOT, SOLUTIONS
from graders.records.gradebook import Gradebook
from tests.support.command import Result as Ran
from tests.support.command import call
from tests.support.linear_regression import FILE

SOLUTION = (SOLUTIONS / FILE).read_bytes()
WRONG = SOLUTION.replace(b"X @ W + B", b"X @ W - B")
COMMAND = (sys.executable, "-P", "-m", "graders", "batch")
SEED = ("--seed", "5", "--lang", "en")
CROWD = 30


def graded(
    folder: Path, gradebook: Path, *arguments: str | Path, what: str = "linear_forward"
) -> Ran:
    return call("batch", folder, what, "--gradebook", gradebook, *SEED, *arguments)


def kept(gradebook: Path) -> list[Grade]:
    """Give all that is in a gradebook but what no two runs have in common."""
    with Gradebook(gradebook) as book:
        return [replace(grade, duration_s=0) for grade in book.grades()]


@contextmanager
def running(crowd: Path, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    command = (*COMMAND, crowd, "linear_regression", *SEED, "--jobs", "2", *arguments)
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def refused(*arguments: str | Path) -> str:
    result = CliRunner().invoke(
        batch, [*map(str, arguments), "--lang", "en"], standalone_mode=False
    )
    assert result.exception, result.output
    said = str(getattr(result.exception, "message", result.exception))
    assert "\n" not in said
    return said
