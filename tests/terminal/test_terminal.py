"""What depends on a terminal: progress, colours, prints and the debugger."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from graders.course.catalogue import ROOT, SOLUTIONS
from tests.support.command import call, run
from tests.support.everywhere import EVERYWHERE, everywhere
from tests.support.linear_regression import FILE, FORWARD, SOLUTION, replaced
from tests.support.terminal import Terminal, grade_in_terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "제출물"
    folder.mkdir()
    (folder / FILE).write_text(SOLUTION, encoding="utf-8")
    return folder


def test_who_waits_longer_than_a_second_sees_progress(folder: Path) -> None:
    replaced(folder, FORWARD, "    import time; time.sleep(0.6)\n" + FORWARD)
    arguments = ("linear_forward", "--lang", "en", "--submission", folder)
    with grade_in_terminal(*arguments) as terminal:
        terminal.expect("Grading")
        terminal.expect("/5")
        assert terminal.end() == 0
    assert "\x1b[?25h" in terminal.raw  # the cursor is back
    bar, _, table = terminal.raw.rpartition("\x1b[2K")
    assert "Grading" in bar
    assert "Grading" not in table  # and the bar is gone
    assert re.search(r"\(\d+\.\d s\)", terminal.text)


def test_a_progress_bar_is_not_for_pipes(folder: Path) -> None:
    replaced(folder, FORWARD, "    import time; time.sleep(0.4)\n" + FORWARD)
    result = run("linear_forward", "--submission", folder, "--lang", "en")
    assert result.returncode == 0
    assert result.stderr == ""
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colours(environment: dict[str, str], coloured: bool) -> None:
    arguments = ("linear_forward", "--submission", SOLUTIONS, "--lang", "en")
    with grade_in_terminal(*arguments, env=environment) as terminal:
        assert terminal.end() == 0
    assert ("\x1b[32m" in terminal.raw) == coloured
    assert "✓   linear_forward" in terminal.text


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("command", ["list", "next"])
def test_lines_fit_a_narrow_terminal(lang: str, command: str) -> None:
    result = call(command, "--lang", lang, env={"COLUMNS": "50"})
    for line in result.stdout.splitlines():
        wide = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)
        copied = any(part in line for part in ("exercises/", "grade ", "://"))
        assert wide <= 50 or copied, line


# --- in process -----------------------------------------------------------------------


def debugged(folder: Path) -> None:
    replaced(
        folder, FORWARD, "    print('shape', X.shape)\n    breakpoint()\n" + FORWARD
    )


def test_prints_show_in_process_and_only_there(folder: Path) -> None:
    replaced(folder, FORWARD, "    print('shape', X.shape)\n" + FORWARD)
    arguments = ["linear_forward", "--submission", str(folder), "--lang", "en"]
    shown = run(*arguments, "--in-process")
    assert shown.returncode == 0
    assert "shape (3, 1)\n" in shown.stdout
    assert "self-check, not authoritative" in shown.stdout
    assert "shape" not in run(*arguments).stdout


def look_and_leave(terminal: Terminal) -> None:
    terminal.expect("-> return X @ W + B")
    terminal.expect("(Pdb) ")
    terminal.type("p X.shape\n")
    assert "(3, 1)" in terminal.expect("(Pdb) ")
    with pytest.raises(subprocess.TimeoutExpired):  # the time limit does not count
        terminal.process.wait(2.5)
    terminal.type("p B.shape\n")
    assert "(1,)" in terminal.expect("(Pdb) ")
    terminal.type("q\n")


def test_breakpoint_in_process(folder: Path) -> None:
    debugged(folder)
    arguments = ("linear_forward", "--in-process", "--submission", folder)
    with grade_in_terminal(*arguments) as terminal:
        look_and_leave(terminal)
        assert terminal.end() == 130
        assert terminal.text.endswith("grade: interrupted\n")


def pytest_in_terminal(*arguments: str | Path) -> Terminal:
    command = [sys.executable, "-m", "pytest", "graders", "-p", "no:cacheprovider"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    return Terminal([*command, *map(str, arguments)], environment | {"NO_COLOR": "1"})


def test_breakpoint_under_pytest(folder: Path) -> None:
    debugged(folder)
    terminal = pytest_in_terminal(
        *("-k", "linear_forward", "--in-process", "--submission", folder)
    )
    try:
        look_and_leave(terminal)
        assert terminal.end() == 2
        assert "self-check, not authoritative" in terminal.text
    finally:
        terminal.close()


def test_pdb_opens_in_the_learner_s_own_line(folder: Path) -> None:
    replaced(folder, FORWARD, "    wide = 5\n    return X @ Q\n")
    terminal = pytest_in_terminal(
        *("-k", "linear_forward", "-x", "--pdb", "--submission", folder)
    )
    try:
        terminal.expect("-> return X @ Q")
        terminal.expect("(Pdb) ")
        terminal.type("p wide\n")
        assert "5" in terminal.expect("(Pdb) ")
        terminal.type("q\n")
        assert terminal.end() == 2
    finally:
        terminal.close()


def test_pytest_reports_in_its_own_way(folder: Path, tmp_path: Path) -> None:
    replaced(folder, FORWARD, "    return X @ W\n")
    report = tmp_path / "report.xml"
    result = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "graders", "-p", "no:cacheprovider"),
            *("-k", "linear_forward", "-x", "--lang", "ko"),
            *("--submission", str(folder), "--junitxml", str(report)),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 1
    assert "1 failed" in result.stdout
    assert "공식 성적이 아닙니다" not in result.stdout  # it ran in a locked worker
    assert "편향 B를 더하세요" in report.read_text(encoding="utf-8")


@EVERYWHERE
@pytest.mark.parametrize("stream", everywhere(["stdout", "stderr"], "stdout"))
def test_a_flood_of_prints_is_stopped_and_not_kept(folder: Path, stream: str) -> None:
    flood = f"    import sys\n    while True: print('x' * 10**6, file=sys.{stream})\n"
    replaced(folder, FORWARD, flood)
    code = (
        "import resource, sys\n"
        "from graders.commands.main import _run\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10\n"
        "before = peak()\n"  # on Linux a process starts with the peak of its parent
        "print(_run(sys.argv[1:]), peak() - before)\n"
    )
    arguments = ["linear_forward", "--submission", str(folder), "--lang", "en"]
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "xxx" not in result.stdout + result.stderr
    assert "Does the loop around line" in result.stdout
    exit_code, megabytes = result.stdout.splitlines()[-1].split()
    assert exit_code == "1"
    assert int(megabytes) < 200


def test_closed_standard_streams(folder: Path) -> None:
    main = f"{sys.executable} -P -m graders"
    shell = f"{main} linear_forward --submission '{folder}' <&- 2>&-"
    result = subprocess.run(
        ["sh", "-c", shell], stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    assert result.returncode == 0


# --- what is not imported -------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["linear_regression"], {"torch", "watchdog"}),
        (["list"], {"torch", "watchdog", "numpy", "pytest"}),
        (["hint", "train"], {"torch", "watchdog", "numpy", "pytest"}),
        (["solution", "train", "--yes"], {"torch", "numpy", "pytest", "rich"}),
        (["no_such_exercise"], {"torch", "numpy", "pytest", "rich"}),
        (["--help"], {"torch", "numpy", "pytest", "rich", "jinja2", "sqlite3"}),
        (["batch", "tests", "no_such"], {"torch", "numpy", "pytest", "rich"}),
        (["report", "nothing"], {"torch", "numpy", "pytest"}),
    ],
)
def test_nothing_heavy_is_imported_in_vain(
    arguments: list[str], never: set[str]
) -> None:
    code = (
        "import json, sys\n"
        "from graders.commands.main import _run\n"
        "_run(sys.argv[1:])\n"
        "print(json.dumps([*sys.modules]), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(json.loads(result.stderr.splitlines()[-1]))
    assert "graders.commands.main" in loaded
    assert not never & loaded
