"""What can become of one check, and the exceptions that say so."""
# ruff: noqa: N818 — a verdict on the learner's code is no error of ours

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from graders.core.message import Message, Said


class Outcome(StrEnum):
    """From the best to the gravest."""

    PASSED = "passed"
    NOT_ATTEMPTED = "not attempted"
    WRONG = "wrong"
    TOO_SLOW = "too slow"
    CRASHED = "crashed"
    DOES_NOT_LOAD = "does not load"


class Verdict(Exception):
    """Why a check was not passed; the message tells the learner what to do first."""

    outcome: ClassVar[Outcome]

    def __init__(self, *said: Said) -> None:
        self.message = Message.of(*said)
        super().__init__(self.message.en)


class Wrong(Verdict, AssertionError):
    """The code ran and its answer is not the right one."""

    outcome = Outcome.WRONG


class NotAttempted(Verdict):
    """The stub's NotImplementedError is still there."""

    outcome = Outcome.NOT_ATTEMPTED


class DoesNotLoad(Verdict):
    """There is no such file or function, or the file fails before it can be called."""

    outcome = Outcome.DOES_NOT_LOAD


class Crashed(Verdict):
    """The call ended with an exception; `kinds` names its class and base classes."""

    outcome = Outcome.CRASHED

    def __init__(self, said: Said, kinds: tuple[str, ...] = ()) -> None:
        super().__init__(said)
        self.kinds = kinds


class TooSlow(Verdict):
    """The call did not end within the limit."""

    outcome = Outcome.TOO_SLOW


class GraderError(Exception):
    """The graders themselves are at fault: nothing the learner could mend."""
