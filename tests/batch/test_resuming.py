"""A class that is stopped, in whatever way, goes on from there."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import psutil

from graders.batch.distribution import LOST, Item, distribute
from graders.batch.job import Failure, Graded
from graders.batch.pool import local_pool
from graders.core.grades import Grade
from graders.records.hashes import submission_hash
from graders.submissions.discovery import gather
from graders.submissions.submission import Submission
from tests.batch.command import CROWD, SEED, graded, kept, running
from tests.support.linear_regression import FILE
from tests.support.terminal import grade_in_terminal

T = TypeVar("T")


def wait_for(process: subprocess.Popen[str], what: Callable[[], T]) -> T:
    end = time.monotonic() + 60
    while not (found := what()):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.005)
    return found


def graders_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """List its grader processes, not those that have just been killed."""
    found = []
    for child in psutil.Process(process.pid).children():
        with suppress(psutil.NoSuchProcess):
            if "LokyProcess" in " ".join(child.cmdline()):
                found.append(child)
    return found


def size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def test_killed_at_any_moment_it_goes_on_from_there(
    crowd: Path, undisturbed: tuple[bytes, list[Grade]], tmp_path: Path
) -> None:
    book, table = tmp_path / "book", tmp_path / "csv"
    written = tmp_path / "book-wal"
    chance = random.Random(1)
    done = [0]
    for enough in (0, *(chance.randrange(1 << 14, 1 << 17) for _ in range(4))):
        with running(crowd, "--gradebook", book, "--csv", table) as process:
            wait_for(process, lambda: size(written) >= enough)  # noqa: B023
            time.sleep(chance.uniform(0, 0.05))
            family = psutil.Process(process.pid).children(recursive=True)
            process.kill()
        _, alive = psutil.wait_procs(family, timeout=10)
        assert not alive
        done.append(len(kept(book)) if book.exists() else 0)
    assert done == sorted(done)
    assert 0 < done[-1] < CROWD
    result = graded(crowd, book, "--csv", table, what="linear_regression")
    now, before = CROWD - done[-1], done[-1]
    assert result.stdout.startswith(f"Graded: {now} · known already: {before} ·")
    assert (table.read_bytes(), kept(book)) == undisturbed
    assert {file.name for file in tmp_path.iterdir()} == {"book", "csv"}


def test_a_grader_process_that_is_killed_costs_nobody_anything(
    crowd: Path, undisturbed: tuple[bytes, list[Grade]], tmp_path: Path
) -> None:
    book, table = tmp_path / "book", tmp_path / "csv"
    with running(crowd, "--gradebook", book, "--csv", table) as process:
        for _ in range(2):
            victim, *_ = wait_for(process, lambda: graders_of(process))
            wait_for(process, lambda: size(tmp_path / "book-wal") > 1 << 15)
            victim.kill()
            victim.wait()
        output, errors = process.communicate()
        assert process.returncode == 0, errors
    assert output.startswith(f"Graded: {CROWD} ·")
    assert (table.read_bytes(), kept(book)) == undisturbed


def test_ctrl_c_keeps_what_is_done(crowd: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    arguments = ("batch", crowd, "linear_regression", *SEED, "--gradebook", book)
    with grade_in_terminal(*arguments) as terminal:
        terminal.expect("Grading")
        terminal.expect("/s")  # it has a rate: something is done
        terminal.type("\x03")
        terminal.expect("What was graded is in the gradebook; run this again to go on.")
        terminal.expect("grade: interrupted")
        assert terminal.end() == 130
        assert "Traceback" not in terminal.text
    assert 0 < len(kept(book)) < CROWD


class Fatal:
    """Ends the grader process of whoever is called so."""

    def __init__(self, name: str, marker: Path) -> None:
        self._name = name
        self._marker = marker

    def __call__(self, submissions: Sequence[Submission]) -> Graded:
        for submission in submissions:
            if submission.name == self._name and LOST not in submission.files.values():
                with self._marker.open("a") as marker:
                    marker.write("x")
                os._exit(1)
        return Graded(b"", tuple(Failure(s.name) for s in submissions))


def test_what_ends_its_grader_process_every_time_is_told_of(
    crowd: Path, tmp_path: Path
) -> None:
    entries = gather(crowd).entries
    items = [Item(submission_hash(e.read([FILE])), e, [e.id]) for e in entries]
    work = Fatal("07", tmp_path / "marker")
    with local_pool(2) as pool:
        done = [d for _, some in distribute(pool, work, items, [FILE]) for d in some]
    assert sorted(d.item.entry.id for d in done) == [entry.id for entry in entries]
    assert [d.item.entry.id for d in done if d.lost] == ["07"]
    assert (tmp_path / "marker").read_text(
        encoding="utf-8"
    ) == "xxx"  # once with others, twice alone
