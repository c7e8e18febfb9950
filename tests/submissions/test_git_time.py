"""A clone says when its last commit was made, and makes nothing run."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha1
from pathlib import Path

import pytest

from graders.submissions.git_time import GitTimes, git_times

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
AT = datetime(2026, 10, 1, 21, 30, tzinfo=timezone(timedelta(hours=9)))


def git(folder: Path, *words: str) -> None:
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "kim > 1 +0000"), ("EMAIL", "k@x"))
    }
    when = {"GIT_COMMITTER_DATE": AT.isoformat(), "GIT_AUTHOR_DATE": "1700000000 +0000"}
    subprocess.run(
        ["git", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull} | who | when,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "kim"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "committer x <y> 5 +0000")
    return folder


@pytest.fixture
def times() -> Iterator[GitTimes]:
    with git_times() as times:
        assert times
        yield times


def test_the_committer_s_time_with_its_zone(clone: Path, times: GitTimes) -> None:
    found = times.of(clone)
    assert found == AT
    assert found and found.utcoffset() == timedelta(hours=9)


def test_packed_and_detached(clone: Path, times: GitTimes) -> None:
    git(clone, "gc", "-q")
    assert not (clone / ".git/refs/heads/main").exists()
    assert times.of(clone) == AT
    git(clone, "checkout", "-q", "--detach")
    assert times.of(clone) == AT


def test_nothing_of_its_configuration_runs(
    clone: Path, times: GitTimes, tmp_path: Path
) -> None:
    bait = tmp_path / "bait"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {bait}\n", encoding="utf-8")
    program.chmod(0o755)
    with (clone / ".git/config").open("a") as config:
        config.write(
            f"[core]\n fsmonitor = {program}\n pager = {program}\n"
            f" sshCommand = {program}\n hooksPath = {tmp_path}\n"
            f"[gpg]\n program = {program}\n[log]\n showSignature = true\n"
            f'[extensions]\n partialClone = origin\n[remote "origin"]\n'
            f" promisor = true\n url = ext::{program}\n uploadpack = {program}\n"
        )
    assert times.of(clone) == AT
    shutil.rmtree(clone / ".git/objects")
    (clone / ".git/objects").mkdir()
    assert times.of(clone) is None
    assert not bait.exists()


def test_what_is_none(tmp_path: Path, clone: Path, times: GitTimes) -> None:
    assert times.of(tmp_path) is None
    (tmp_path / "link").mkdir()
    (tmp_path / "link/.git").symlink_to(clone / ".git")
    assert times.of(tmp_path / "link") is None
    for head in ("", "ref: ../../x", "ref: refs/heads/none", "g" * 40, "a" * 40):
        (clone / ".git/HEAD").write_text(head, encoding="utf-8")
        assert times.of(clone) is None


def test_a_commit_that_unpacks_to_much_is_not_unpacked(
    clone: Path, times: GitTimes
) -> None:
    body = b"tree x\ncommitter a <b> 5 +0000\n\n" + b"x" * (1 << 20)
    whole = b"commit %d\0" % len(body) + body
    name = sha1(whole).hexdigest()
    file = clone / ".git/objects" / name[:2] / name[2:]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(zlib.compress(whole))
    (clone / ".git/HEAD").write_text(name, encoding="utf-8")
    assert times.of(clone) is None


def test_a_time_beyond_all_calendars(clone: Path, times: GitTimes) -> None:
    for committer, found in (
        (b"committer a <b> 999999999999 +0000", None),
        (b"committer a <b> 5 +9900", None),
        (b"committer a <b> 5 -0330", datetime(1970, 1, 1, 0, 0, 5, tzinfo=UTC)),
    ):
        body = b"tree %s\n%s\n\nx" % (b"0" * 40, committer)
        whole = b"commit %d\0" % len(body) + body
        name = sha1(whole).hexdigest()
        file = clone / ".git/objects" / name[:2] / name[2:]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(zlib.compress(whole))
        (clone / ".git/HEAD").write_text(name, encoding="utf-8")
        assert times.of(clone) == found
