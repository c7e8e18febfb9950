"""The one door through which the graders reach a learner's code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from graders.core.verdicts import GraderError, Verdict


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a call used PyTorch's tools."""

    derivatives: int = 0
    """Passes of autograd, backwards or forwards, whoever asked for them."""
    backward: int = 0
    """Those of them that add to .grad: what backward() does, and grad() does not."""
    steps: int = 0
    """Steps of an optimizer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from a call: plain data only."""

    value: Any
    arguments: tuple[Any, ...]
    """The positional arguments after the call, as the learner's code left them."""
    warnings: tuple[str, ...] = ()
    """What the call warned of, like "RuntimeWarning: overflow encountered in exp"."""
    graph_sizes: tuple[int, ...] = ()
    """How many nodes the graph of each backward pass had, in PyTorch."""
    uses: Uses = Uses()


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

    def make(
        self,
        module: str,
        class_name: str,
        arguments: tuple[Any, ...],
        keywords: Mapping[str, Any],
    ) -> int:
        """Make an object of a learner's class; it stays inside, known by a number."""

    def call_method(
        self,
        handle: int,
        method: str,
        arguments: tuple[Any, ...],
        keywords: Mapping[str, Any],
    ) -> Answer: ...

    def alone(self, module: str) -> bool:
        """Begin anew for a module where no other has been, if that can be had.

        Say whether another may have been the reason for what went wrong until now.
        """


class RoomLostError(Exception):
    """Where the learner's code runs is gone, through no fault of the code's."""


class Student:
    """A learner's module: `student.loss_gradient(X, Y, W, B)` calls their function."""

    def __init__(self, room: Room, module: str) -> None:
        self._room = room
        self._module = module

    def call(self, function: str, /, *arguments: Any, **keywords: Any) -> Answer:
        """Call a function and see what it did to its arguments, too."""
        return self._room.call(self._module, function, arguments, keywords)

    def make(self, class_name: str, /, *arguments: Any, **keywords: Any) -> Made:
        """Make an object of the learner's class."""
        handle = self._room.make(self._module, class_name, arguments, keywords)
        return Made(self, handle)

    def call_method(
        self, handle: int, method: str, /, *arguments: Any, **keywords: Any
    ) -> Answer:
        return self._room.call_method(handle, method, arguments, keywords)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*arguments: Any, **keywords: Any) -> Any:
            return self.call(function, *arguments, **keywords).value

        return call


class Made:
    """An object of a learner's class, behind the door: only its answers come out."""

    def __init__(self, student: Student, handle: int) -> None:
        self._student = student
        self._handle = handle

    def __call__(self, *arguments: Any) -> Any:
        return self.__getattr__("__call__")(*arguments)

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*arguments: Any, **keywords: Any) -> Any:
            return self._student.call_method(
                self._handle, method, *arguments, **keywords
            ).value

        return call


class Reference(Student):
    """The solutions, behind the same door. They never fail: if they do, we did."""

    def call(self, function: str, /, *arguments: Any, **keywords: Any) -> Answer:
        with self._at_fault(function):
            return super().call(function, *arguments, **keywords)

    def make(self, class_name: str, /, *arguments: Any, **keywords: Any) -> Made:
        with self._at_fault(class_name):
            return super().make(class_name, *arguments, **keywords)

    def call_method(
        self, handle: int, method: str, /, *arguments: Any, **keywords: Any
    ) -> Answer:
        with self._at_fault(method):
            return super().call_method(handle, method, *arguments, **keywords)

    @contextmanager
    def _at_fault(self, name: str) -> Iterator[None]:
        try:
            yield
        except Verdict as verdict:
            raise GraderError(
                f"solutions/{self._module}.py: {name}: {verdict.message.en}"
            ) from None
