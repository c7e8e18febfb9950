"""What is graded where no worker can be locked, as on Windows and macOS."""

from __future__ import annotations

import json
import signal
import socket
import threading

import numpy as np
import pytest

from graders.core.verdicts import Outcome, TooSlow
from graders.grading.grader import Grader
from graders.sandbox.sandbox import Call
from graders.sandbox.workers import availability, spawned
from graders.sandbox.workers.endings import ended
from graders.sandbox.workers.launcher import Launcher
from graders.submissions.submission import Submission
from tests.support.everywhere import EVERYWHERE
from tests.support.linear_regression import CATALOGUE, FILE, FORWARD, SOLUTION, SOLVED

SECRET = bytes(range(32))


def unlocked_launcher(monkeypatch: pytest.MonkeyPatch) -> Launcher:
    with monkeypatch.context() as patch:
        patch.setattr(availability, "unavailable", lambda: "this system has none")
        return Launcher()


@EVERYWHERE
def test_it_is_a_self_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "unavailable", lambda: "this system has none")
    with Grader() as grader:
        assert not grader.authoritative
        grade = grader.grade(SOLVED, CATALOGUE[:2])
        assert grade.full
        assert not grade.authoritative
        loops = b"def linear_forward(X, W, B):\n    while True: pass"
        hangs = Submission("mine", {"linear_regression.py": loops})
        [forward] = grader.grade(hangs, CATALOGUE[:1]).exercises
        assert forward.outcome == "too slow"


SLIPS = {
    "return X @ W - B": Outcome.WRONG,
    "return X @ W + missing": Outcome.CRASHED,
    "return linear_forward(X, W, B)": Outcome.CRASHED,
    "import os; os._exit(3)": Outcome.CRASHED,
    "return (X @ W": Outcome.DOES_NOT_LOAD,
    "raise NotImplementedError": Outcome.NOT_ATTEMPTED,
}


def test_the_same_is_said_as_behind_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    with Grader(seed=7) as locked, Grader(seed=7) as unlocked:
        monkeypatch.setattr(unlocked, "_launcher", unlocked_launcher(monkeypatch))
        assert locked.authoritative and not unlocked.authoritative
        for instead, outcome in SLIPS.items():
            code = SOLUTION.replace(FORWARD.strip(), instead).encode()
            submission = Submission("mine", {FILE: code})
            found = [
                grader.grade(submission, CATALOGUE[:1]).exercises
                for grader in (locked, unlocked)
            ]
            assert found[0] == found[1], instead
            assert found[0][0].outcome is outcome


def test_answers_are_the_same_as_behind_a_lock(
    launcher: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = "np.arange(3), [1, (2.5, None)], {'a': True}"
    code = f"import numpy as np\ndef f(): return {value}".encode()
    answers = []
    for each in (launcher, unlocked_launcher(monkeypatch)):
        with each.sandbox(Submission("mine", {"mine.py": code})) as sandbox:
            answers.append(sandbox.call(Call("mine", "f")).value)
    locked, unlocked = answers
    assert json.dumps(locked[1:]) == json.dumps(unlocked[1:])
    assert np.array_equal(locked[0], unlocked[0])


def test_pytorch_is_there_before_a_learner_s_time_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = b"import sys\nTHERE = 'torch' in sys.modules\ndef f(): return THERE"
    launcher = unlocked_launcher(monkeypatch)
    with launcher.sandbox(Submission("mine", {"mine.py": code})) as sandbox:
        assert sandbox.call(Call("mine", "f")).value is True


def test_only_who_knows_the_word_is_listened_to() -> None:
    """Word by word, too: a stream gives what came, not what was sent at once."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        def call(*pieces: bytes) -> None:
            with socket.create_connection(address) as caller:
                caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for piece in pieces:
                    caller.sendall(piece)

        callers = [(b"x" * 32,), (SECRET[:31],), (), (SECRET[:5], SECRET[5:])]
        threads = [threading.Thread(target=call, args=pieces) for pieces in callers]
        for thread in threads:
            thread.start()
            thread.join()
        with spawned._called(server, SECRET) as stream:
            assert stream.recv(1) == b""  # the last of them, which has hung up


def test_how_windows_ends_a_process_is_no_learner_s_exit() -> None:
    for code, sign in ((0xC00000FD, "0xc00000fd"), (-signal.SIGSEGV, "SIGSEGV")):
        verdict = ended(FILE, code)
        assert f"({sign})" in verdict.message.en
        assert "recursion" in verdict.message.en
    assert "os._exit" in ended(FILE, 1).message.en
    assert isinstance(ended(FILE, -signal.SIGXCPU), TooSlow)
