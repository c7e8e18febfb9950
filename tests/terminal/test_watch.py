"""`grade --watch`, as it goes on in a terminal."""

from __future__ import annotations

import os
import queue
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graders.course.catalogue import EXERCISES
from graders.terminal.saves import Files, told_of_saves
from tests.support.grades import total
from tests.support.linear_regression import EMPTY, FILE, MODULE, STUBS, begun
from tests.support.terminal import LIMIT_S, Terminal, grade_in_terminal

HALF, DONE = begun("    return X @ W\n"), begun("    return X @ W + B\n")
TO_TOP = "\x1b[H"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "내 풀이"
    folder.mkdir()
    shutil.copy(EXERCISES / FILE, folder)
    return folder / FILE


@pytest.fixture
def terminal(file: Path) -> Iterator[Terminal]:
    arguments = (
        "linear_regression",
        "--watch",
        "--lang",
        "en",
        "--submission",
        file.parent,
    )
    with grade_in_terminal(*arguments) as terminal:
        terminal.expect("Save, and it is graded again.")
        yield terminal


def in_place(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def by_rename(file: Path, text: str) -> None:
    other = file.with_name(".x.swp")
    other.write_text(text, encoding="utf-8")
    other.rename(file)


def by_backup(file: Path, text: str) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    time.sleep(0.2)
    file.write_text(text, encoding="utf-8")


def emptied_first(file: Path, text: str) -> None:
    file.write_bytes(b"")
    time.sleep(0.2)
    file.write_text(text, encoding="utf-8")


def twice(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("save", [in_place, by_rename, by_backup, emptied_first, twice])
def test_a_save_is_graded_however_the_editor_does_it(
    terminal: Terminal, file: Path, save: Callable[[Path, str], None]
) -> None:
    views = terminal.raw.count(TO_TOP)
    save(file, HALF)
    shown = terminal.expect("is graded again.")
    assert "✗ linear_forward" in shown
    assert "Add the bias B" in shown
    save(file, DONE)
    shown = terminal.expect("is graded again.")
    assert "✓ linear_forward solved! +10 points" in shown
    assert f"1 of {len(MODULE)} solved · 10 / {total(MODULE)} points" in shown
    assert f"Next: {MODULE[0].id} in" in shown
    assert terminal.raw.count(TO_TOP) == views + 2  # a save is one view, never two


def test_what_the_screen_showed_before_is_not_wiped_out(
    terminal: Terminal, file: Path
) -> None:
    before = terminal.raw.partition(TO_TOP)[0]
    assert before.count("\n") >= 23  # it was scrolled up, a whole page
    in_place(file, HALF)
    terminal.expect("is graded again.")
    for wipes in ("\x1b[2J", "\x1b[3J", "\x1b[?1049h", "\x1bc"):
        assert wipes not in terminal.raw


def test_ctrl_c_ends_it_and_leaves_the_last_view(terminal: Terminal) -> None:
    terminal.type("\x03")
    assert terminal.end() == 1
    assert terminal.text.endswith("Watching has ended.\n")
    assert "Traceback" not in terminal.text
    assert terminal.modes_now == terminal.modes


def test_ctrl_c_while_the_learner_s_code_runs(terminal: Terminal, file: Path) -> None:
    in_place(file, STUBS.replace(EMPTY, "    while True: pass\n"))
    time.sleep(0.7)
    terminal.type("\x03")
    assert terminal.end() == 1
    assert terminal.text.endswith("Watching has ended.\n")


def test_the_full_marks_are_the_exit_code(terminal: Terminal, file: Path) -> None:
    shutil.copy(EXERCISES.parent / "solutions" / FILE, file)
    assert "Full marks" in terminal.expect("is graded again.")
    terminal.type("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(("hint", "leave"), [("h", "q"), ("ㅗ", "ㅂ"), ("H", "Q")])
def test_keys_in_either_layout(terminal: Terminal, hint: str, leave: str) -> None:
    terminal.type(hint)
    assert "Hint 1 of 3" in terminal.expect("is graded again.")
    terminal.type(hint)
    shown = terminal.expect("is graded again.")
    assert "Hint 1 of 3" in shown
    assert "Hint 2 of 3" in shown
    terminal.type("l")
    assert "○  train" in terminal.expect("is graded again.")
    terminal.type(leave)
    assert terminal.end() == 1
    assert terminal.modes_now == terminal.modes


def test_it_stays_with_the_function_that_was_worked_on(
    terminal: Terminal, file: Path
) -> None:
    before, _, after = STUBS.rpartition(EMPTY)
    last = f"{MODULE[-1].callable} in"
    in_place(file, f"{before}    return None\n{after}")
    assert last in terminal.expect("is graded again.")
    in_place(file, f"{before}    return None, None, None\n{after}")
    assert last in terminal.expect("is graded again.")


def test_a_broken_or_missing_file_is_a_view_like_any_other(
    terminal: Terminal, file: Path
) -> None:
    in_place(file, STUBS + "def f(:\n")
    assert "Fix the syntax error" in terminal.expect("is graded again.")
    file.unlink()
    assert f"Put the file {FILE} into" in terminal.expect("is graded again.")
    in_place(file, DONE)
    assert "linear_forward solved!" in terminal.expect("is graded again.")


def read_until(process: subprocess.Popen[bytes], text: str) -> str:
    """Read what comes through the pipe until a text is there, but not for ever."""
    assert process.stdout
    said, end = b"", time.monotonic() + LIMIT_S
    while text.encode() not in said:
        assert time.monotonic() < end, f"no {text!r} in:\n{said.decode()}"
        if select.select([process.stdout], [], [], 0.2)[0]:
            more = os.read(process.stdout.fileno(), 1 << 16)
            assert more, f"it ended without {text!r}:\n{said.decode()}"
            said += more
    return said.decode()


def test_in_a_pipe_the_views_follow_each_other(file: Path) -> None:
    command = ["--watch", "--lang", "en", "--submission", str(file.parent)]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "graders", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            said = read_until(process, "is graded again.")
            in_place(file, DONE)
            said += read_until(process, "solved!")
            process.send_signal(signal.SIGINT)
            said += read_until(process, "Watching has ended.\n")
        except BaseException:
            process.kill()
            raise
    assert process.returncode == 1
    assert "\x1b" not in said
    assert said.endswith("Watching has ended.\n")


def test_a_save_is_told_at_once_and_others_are_not(tmp_path: Path) -> None:
    told: queue.SimpleQueue[str] = queue.SimpleQueue()
    file = tmp_path / FILE
    file.touch()
    with told_of_saves(tmp_path, [FILE], lambda: told.put("saved")) as able:
        assert able
        file.read_bytes()
        (tmp_path / "notes.txt").touch()
        with pytest.raises(queue.Empty):
            told.get(timeout=0.3)
        file.write_text("x = 1\n", encoding="utf-8")
        assert told.get(timeout=5) == "saved"


def test_where_the_system_cannot_tell_one_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graders.terminal import saves

    class Deaf(saves.Observer):  # type: ignore[name-defined, misc]
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(saves, "Observer", Deaf)
    with told_of_saves(tmp_path, [FILE], lambda: None) as able:
        assert not able
    file = tmp_path / FILE
    file.write_text("x = 1\n", encoding="utf-8")
    files = Files(tmp_path, [FILE])
    assert not files.looks_changed()
    file.write_text("x = 22\n", encoding="utf-8")
    assert files.looks_changed()
    assert files.changed() == {FILE: b"x = 1\n"}
    assert not files.looks_changed()
    assert files.changed() == {}
