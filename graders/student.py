"""The one door through which the graders reach a learner's code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graders.verdicts import GraderError, Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from a call: plain data only."""

    value: Any
    arguments: tuple[Any, ...]
    """The positional arguments after the call, as the learner's code left them."""
    warnings: tuple[str, ...] = ()
    """What the call warned of, like "RuntimeWarning: overflow encountered in exp"."""


class Room(Protocol):
    """Where a learner's code runs: this process, a locked worker, the browser.

    Only plain data goes in and comes out. A room never lets the learner's code end
    the caller: whatever happens is an `Answer` or raised as a `Verdict`.
    """

    def call(
        self,
        module: str,
        function: str,
        arguments: tuple[Any, ...],
        keywords: Mapping[str, Any],
    ) -> Answer: ...


class Student:
    """A learner's module: `student.loss_gradient(X, Y, W, B)` calls their function."""

    def __init__(self, room: Room, module: str) -> None:
        self._room = room
        self._module = module

    def call(self, function: str, /, *arguments: Any, **keywords: Any) -> Answer:
        """Call a function and see what it did to its arguments, too."""
        return self._room.call(self._module, function, arguments, keywords)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*arguments: Any, **keywords: Any) -> Any:
            return self.call(function, *arguments, **keywords).value

        return call


class Reference(Student):
    """The solutions, behind the same door. They never fail: if they do, we did."""

    def call(self, function: str, /, *arguments: Any, **keywords: Any) -> Answer:
        try:
            return super().call(function, *arguments, **keywords)
        except Verdict as verdict:
            raise GraderError(
                f"solutions/{self._module}.py: {function}: {verdict.text.en}"
            ) from None
