"""What holds on Windows and macOS, as far as it can be held here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from graders.terminal import console
from graders.terminal.keys import pressed_keys
from tests.support.everywhere import everywhere
from tests.support.repository import REPOSITORY

LACKING = REPOSITORY / "tests/support/as_on_windows"
GRADING = ("graders", "exercises", "solutions", "pyproject.toml", "constraints.txt")
CARRIED = ("README.md", "LICENSE", "LICENSE-CC-BY-4.0")
FINGERPRINTS = """
import hashlib
from graders.autograder.archive import gradescope_zip
from graders.autograder.bundle import classroom50_bundle
from graders.core.language import LANGUAGES
from graders.course import catalogue
from graders.course.starter import starter
from graders.records.hashes import code_hash

exercises = catalogue.load_catalogue()
modules = dict.fromkeys(exercise.module for exercise in exercises)
made = [starter(modules, language) for language in LANGUAGES]
made += [classroom50_bundle(exercises, "https://git.example/x", "0" * 40, "ko")]
made = repr((exercises, made)).encode()
for what in (code_hash(), gradescope_zip(7, exercises), made):
    print(hashlib.sha256(what).hexdigest())
"""


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the ends of lines that Windows has."""
    checkout = tmp_path_factory.mktemp("Windows")
    for name in (*GRADING, *CARRIED):
        source = REPOSITORY / name
        if source.is_file():
            shutil.copy(source, checkout)
        else:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, checkout / name, ignore=ignored)
    for file in checkout.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return checkout


def python(checkout: Path, *arguments: str | Path) -> str:
    """Run it with the graders of a checkout and with no more than Windows has."""
    path = os.pathsep.join(map(str, (checkout, LACKING)))
    unset = ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=checkout,
        env=kept | {"PYTHONPATH": path, "PYTHONIOENCODING": "cp949", "LANG": "ko_KR"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="cp949",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout


def test_ends_of_lines_change_no_hash_no_stub_and_no_archive(windows: Path) -> None:
    assert b"\r\n" in (windows / "graders/autograder/setup.sh").read_bytes()
    found = [python(place, "-c", FINGERPRINTS) for place in (REPOSITORY, windows)]
    assert found[0] == found[1]


@pytest.mark.long
@pytest.mark.parametrize(
    "exercises", everywhere([("linear_forward",), ()], ("linear_forward",)), ids=str
)
def test_it_grades_with_what_windows_has(
    windows: Path, exercises: tuple[str, ...]
) -> None:
    said = python(windows, REPOSITORY / ".ci/rubric.py", *exercises)
    assert said.startswith("elsewhere: stubs earn nothing, solutions ")


def test_an_arrow_key_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    class Console:
        typed = iter("\xe0H\x00lㅗQ")
        all_read = threading.Event()

        def getwch(self) -> str:
            if not (key := next(self.typed, "")):
                self.all_read.set()
                threading.Event().wait()  # for the next key, which never comes
            return key

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", Console())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    told: list[str] = []
    with pressed_keys(told.append) as able:
        assert able
        assert Console.all_read.wait(10)
    assert told == ["h", "q"]


def test_a_command_is_quoted_as_both_shells_of_windows_take_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "내 과제"
    said = console.command(folder, "en", "next")
    assert f"'{folder}'" in said
    monkeypatch.setattr(sys, "platform", "win32")
    said = console.command(folder, "en", "next")
    assert f'grade next --submission "{folder}"' in said
