"""No command reads a file that is too large."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graders.course.catalogue import ROOT
from tests.submissions.contents import HUGE
from tests.support.linear_regression import FILE

COMMANDS = [
    [],
    ["linear_forward", "--github"],
    ["linear_forward", "--in-process"],
    ["next"],
    ["list"],
    ["hint", "linear_forward"],
    ["solution", "linear_forward", "--yes"],
    ["reset", "linear_forward", "--yes"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda words: " ".join(words))
def test_no_command_reads_a_huge_file(place: Path, arguments: list[str]) -> None:
    folder = place / "class/kim/exercises"
    os.truncate(folder / FILE, HUGE)
    code = (
        "import resource\n"
        "from graders.commands.main import main\n"
        "size = 6 << 30\n"  # PyTorch takes three of address space
        "resource.setrlimit(resource.RLIMIT_AS, (size, size))\n"
        "main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments, "--lang=en", f"--submission={folder}"],
        cwd=ROOT,
        env=os.environ
        | {
            "XDG_STATE_HOME": str(place / "state"),
            "GITHUB_STEP_SUMMARY": str(place / "summary"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode in (0, 1, 2), result.stderr
    if arguments[:1] in ([], ["linear_forward"], ["reset"]):
        assert "larger than 1 MB" in result.stdout + result.stderr
    assert (folder / FILE).stat().st_size == HUGE
