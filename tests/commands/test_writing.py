"""Where a file cannot be written, one line says which and why."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graders.core.files import append_to_file, write_file
from graders.course.catalogue import ROOT, SOLUTIONS
from tests.support.command import call
from tests.support.linear_regression import FILE

FULL = "No space left on device"


def grade(
    cwd: Path, *arguments: str, output: int = subprocess.PIPE, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `grade`, which may write files of `limit` bytes at most."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [
            sys.executable,
            "-P",
            "-m",
            "graders",
            *arguments,
        ],
        cwd=cwd,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(cwd / "state")},
        stdout=output,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=limited,
        check=False,
    )


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("place")
    (place / "class/lee").mkdir(parents=True)
    shutil.copy(SOLUTIONS / FILE, place / "class/lee")
    made = grade(
        *(place, "batch", "class", "linear_forward", "--gradebook", "book"),
        "--unsafe",
    )
    assert made.returncode == 0, made.stderr
    return place


ONE = ("linear_forward", "--submission", "class/lee")
OUTPUTS = [
    (*ONE, "--json"),
    (*ONE, "--junit"),
    (*ONE, "--gradescope"),
    ("batch", "class", "linear_forward", "--gradebook", "book", "--unsafe", "--csv"),
    ("report", "book", "--csv"),
    ("report", "book", "--canvas"),
    ("report", "book", "--moodle"),
    ("report", "book", "--overview"),
    ("similar", "class", "linear_regression", "--csv"),
    ("gradescope-zip",),
]


@pytest.mark.parametrize("arguments", OUTPUTS, ids=lambda words: "-".join(words[::3]))
def test_a_full_disk_is_told_with_the_file(
    classroom: Path, arguments: tuple[str, ...]
) -> None:
    to_full = (*arguments, "/dev/full", "--lang")
    result = call(*to_full, "en", cwd=classroom)
    assert result.stderr == f"grade: /dev/full: cannot be written: {FULL}\n"
    assert result.returncode == 3
    korean = call(*to_full, "ko", cwd=classroom)
    assert korean.stderr == f"grade: /dev/full: 쓸 수 없습니다: {FULL}\n"


def test_a_full_standard_output_is_told(classroom: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        for arguments in (
            ("list",),
            ("report", "book", "--csv", "-"),
            (*ONE, "--json=-"),
        ):
            result = grade(classroom, *arguments, output=full.fileno())
            assert result.stderr == f"grade: standard output: {FULL}\n"
            assert result.returncode == 3


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("report", "book", "--feedback", "pages"), "pages/lee.html"),
        (("gradescope-zip", "x.zip"), "x.zip"),
        (("reset", "linear_forward", "--submission", "class/lee", "--yes"), ".bak"),
    ],
)
def test_nothing_is_left_of_what_could_not_be_written(
    classroom: Path, arguments: tuple[str, ...], file: str
) -> None:
    (classroom / "pages").mkdir(exist_ok=True)
    before = {path: path.stat().st_size for path in classroom.rglob("*")}
    result = grade(classroom, *arguments, "--lang", "en", limit=500)
    [line] = result.stderr.splitlines()
    assert f"{file}: cannot be written: File too large" in line
    assert result.returncode == 3
    assert {path: path.stat().st_size for path in classroom.rglob("*")} == before


def test_a_gradebook_without_room_is_named(classroom: Path) -> None:
    command = "batch", "class", "linear_forward", "--unsafe", "--gradebook", "new"
    result = grade(classroom, *command, "--lang", "en", limit=2_000)
    assert "grade: new: cannot be read or written: " in result.stderr.splitlines()[-1]
    assert result.returncode == 2


def test_errors_keep_their_kind_and_get_the_file_s_name(tmp_path: Path) -> None:
    for write in (write_file, append_to_file):
        with pytest.raises(OSError, match=FULL) as raised:
            write(Path("/dev/full"), b"x" * 100_000)
        assert raised.value.errno == errno.ENOSPC
        assert raised.value.filename == "/dev/full"
        with pytest.raises(FileNotFoundError) as missing:
            write(tmp_path / "no" / "file", b"x")
        assert missing.value.filename == str(tmp_path / "no" / "file")
