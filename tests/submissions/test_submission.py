"""How a file enters: opened once, of a limited size, by no link that leads out."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.course.catalogue import ROOT
from graders.submissions import submission
from graders.submissions.discovery import gather
from graders.submissions.submission import (
    MAX_LISTED,
    line_of,
    read_file,
    read_folder,
)
from tests.submissions.contents import HUGE, SECRET
from tests.support.handed_in import CODE
from tests.support.linear_regression import FILE


@pytest.fixture(params=["by descriptor", "by name"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Open as Linux can, and as Windows has to."""
    if request.param == "by name":
        monkeypatch.setattr(submission, "_BY_DESCRIPTOR", False)
    return str(request.param)


@contextmanager
def swapped(path: Path, others: list[Path]) -> Iterator[None]:
    """Put one after the other in the place of a path, for as long as this lasts."""
    code = (
        "import os, sys\n"
        "path, *others = sys.argv[1:]\n"
        "while True:\n"
        "    for other in others:\n"
        "        os.rename(path, path + '~')\n"
        "        os.rename(other, path)\n"
        "        os.rename(path, other)\n"
        "        os.rename(path + '~', path)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, path, *others]) as process:
        try:
            yield
        finally:
            process.kill()


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("way", "what"),
    [
        ("by descriptor", "file"),
        ("by descriptor", "folder"),
        ("by descriptor", "learner"),
        ("by name", "file"),
    ],
    indirect=["way"],
)
def test_what_becomes_a_link_while_it_is_read_is_not_followed(
    place: Path, what: str
) -> None:
    own = place / "class/kim/exercises" / FILE
    path = {"file": own, "folder": own.parent, "learner": own.parent.parent}[what]
    secret = place / "secrets"
    if what == "learner":
        (secret / "exercises").mkdir()
        (secret / FILE).rename(secret / "exercises" / FILE)
    link = place / "link"
    link.symlink_to(secret / FILE if what == "file" else secret)
    [kim] = gather(place / "class").entries
    read = set()
    with swapped(path, [link]):
        for _ in range(3_000):
            file = kim.read([FILE]).files[FILE]
            read.add(file if isinstance(file, bytes) else "")
    assert CODE in read
    assert SECRET not in read


@pytest.mark.parametrize("where", ["x.zip", "class/park.zip"])
def test_a_zip_that_becomes_a_link_is_not_followed(place: Path, where: str) -> None:
    for path, content in ((place / "class/lee.zip", CODE), (place / where, SECRET)):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(FILE, content)
    (place / "link").symlink_to(place / where)
    lee = next(e for e in gather(place / "class").entries if e.id == "lee")
    read = set()
    with swapped(lee.path, [place / "link"]):
        for _ in range(3_000):
            file = lee.read([FILE]).files[FILE]
            read.add(file if isinstance(file, bytes) else "")
    assert CODE in read
    assert SECRET not in read


@pytest.mark.usefixtures("way")
def test_a_link_may_lead_to_what_lies_in_the_same_folder(place: Path) -> None:
    folder = place / "class/kim"
    for number, target in enumerate(
        (
            Path("exercises") / FILE,
            Path("exercises/../exercises") / FILE,
            folder / "exercises" / FILE,
            Path("../kim/exercises") / FILE,
        )
    ):
        link = folder / f"{number}.py"
        link.symlink_to(target)
        assert read_file(folder, link.name) == CODE, target
    (folder / "inside").symlink_to("exercises")
    assert read_file(folder, f"inside/{FILE}") == CODE


@pytest.mark.usefixtures("way")
def test_the_folder_itself_may_be_named_by_a_link(place: Path) -> None:
    (place / "here").symlink_to(place / "class/kim/exercises")
    assert read_folder(place / "here", [FILE]).files == {FILE: CODE}
    assert line_of(place / "here", FILE, "linear_forward") == 1


@pytest.mark.usefixtures("way")
def test_no_other_link_is_followed(place: Path) -> None:
    folder = place / "class/kim"
    for number, target in enumerate(
        (
            place / "secrets" / FILE,
            Path("../../secrets") / FILE,
            Path("/dev/zero"),
            Path("/proc/self/environ"),
        )
    ):
        link = folder / f"{number}.py"
        link.symlink_to(target)
        assert "link out of the folder" in said(read_file(folder, link.name)), target
    for name, to in (("loop", "loop"), ("nowhere", "x"), ("here", ".")):
        (folder / name).symlink_to(to)
    assert "cannot be read" in said(read_file(folder, "loop"))
    assert "is not there" in said(read_file(folder, "nowhere"))
    assert "not an ordinary file" in said(read_file(folder, "here"))


def test_only_the_size_that_a_file_may_have_is_read(place: Path) -> None:
    """Not even where a file grows after it was looked at."""
    own = place / "class/kim/exercises" / FILE
    for size, fits in (
        (MAX_FILE_BYTES, True),
        (MAX_FILE_BYTES + 1, False),
        (HUGE, False),
    ):
        os.truncate(own, size)
        assert isinstance(read_file(own.parent, FILE), bytes) is fits
    assert "larger than 1 MB" in said(read_file(own.parent, FILE))


def test_a_folder_is_not_listed_for_its_neighbours(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file is missed, a few of what lies beside it are looked at."""
    folder = place / "class/kim"
    for number in range(MAX_LISTED + 1_000):
        (folder / f"{number}.txt").touch()
    listed = 0
    whole = os.scandir

    @contextmanager
    def counted(path: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
        def each(found: Iterator[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
            nonlocal listed
            for item in found:
                listed += 1
                yield item

        with whole(path) as found:
            yield each(found)

    [kim] = gather(place / "class").entries
    monkeypatch.setattr(os, "scandir", counted)
    assert "is not there" in said(kim.read(["autograd.py"]).files["autograd.py"])
    assert "is not there" in said(read_file(folder, "autograd.py"))
    assert 0 < listed <= 3 * MAX_LISTED + 3


def test_a_definition_is_found_in_what_is_no_python(tmp_path: Path) -> None:
    text = "def linear_forwards(): ...\n  def train(): ...\n" * 2
    text += "def linear_forward(:\n\nasync def train (x):\r\nclass  Net:\n"
    (tmp_path / FILE).write_bytes(text.encode())
    found = [
        line_of(tmp_path, FILE, n) for n in ("linear_forward", "train", "Net", "x")
    ]
    assert found == [5, 7, 8, None]
    assert line_of(tmp_path, "autograd.py", "train") is None


def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        require_told(tmp_path)
        return
    nobody = 65534  # no mode keeps root from anything
    code = (
        "from pathlib import Path; import os\n"
        "from tests.submissions.test_submission import require_told\n"
        f"os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})\n"
        "require_told(Path(os.environ['PLACE']))\n"
    )
    with TemporaryDirectory() as place:  # pytest's own folders are closed to others
        os.chown(place, nobody, nobody)
        environment = os.environ | {"PLACE": place}
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True
        )


def require_told(tmp_path: Path) -> None:
    """Lay out folders of several modes, and read them all."""
    files = (FILE, f"exercises/{FILE}", f"top/{FILE}")
    cases = [
        ("whole", files[0], ".", 0o000, "whole: cannot be read: Permission denied"),
        ("listed", files[1], ".", 0o444, "listed: cannot be read: Permission denied"),
        ("searched", files[0], ".", 0o111, ""),
        ("deeper", files[2], ".", 0o111, "deeper: cannot be read: Permission denied"),
        (
            *("inner", files[0], "exercises", 0o000),
            "inner/exercises: cannot be read: Permission denied",
        ),
        (
            "file",
            files[0],
            files[0],
            0o000,
            f"{FILE}: cannot be read: Permission denied",
        ),
    ]
    for name, file, what, mode, _ in cases:
        path = tmp_path / "class" / name / file
        path.parent.mkdir(parents=True)
        path.write_bytes(CODE)
        (tmp_path / "class" / name / "exercises").mkdir(exist_ok=True)
        (tmp_path / "class" / name / what).chmod(mode)
    entries = {entry.id: entry for entry in gather(tmp_path / "class").entries}
    for name, _, what, _, reason in cases:
        content = entries[name].read([FILE]).files[FILE]
        assert (said(content) if reason else content) == (reason or CODE), name
        (tmp_path / "class" / name / what).chmod(0o700)


def test_links_to_nowhere_do_not_stop_the_class(place: Path) -> None:
    for name, target in (("lee", "lee"), ("park", "x" * 255 + "/" + "y" * 300)):
        (place / "class" / name).symlink_to(target)
    gathered = gather(place / "class")
    assert [entry.id for entry in gathered.entries] == ["kim"]
    assert [name for name, _ in gathered.left_alone] == ["lee", "park"]


def said(file: bytes | Message) -> str:
    assert isinstance(file, Message), file[:100]
    return file.en.splitlines()[0]
