"""Where a learner's code runs, seen from outside: what is asked and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Call:
    """A call of what a learner's module defines, with plain data."""

    module: str
    name: str
    """Of a function, of a class to be made, or of a method."""
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)


class Uses(NamedTuple):
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
    uses: Uses = field(default_factory=Uses)


class Sandbox(Protocol):
    """Where a learner's code runs: this process, a locked worker, the browser.

    Only plain data goes in and comes out. A sandbox never lets the learner's code end
    the caller: whatever happens is an `Answer` or raised as a `Verdict`.
    """

    def call(self, call: Call) -> Answer: ...

    def make(self, call: Call) -> int:
        """Make an object of a learner's class; it stays inside, known by a number."""

    def call_method(self, made: int, call: Call) -> Answer: ...

    def text(self, module: str) -> str:
        """Give the learner's file of a module; raises a Verdict if it has none."""

    def alone(self, module: str) -> bool:
        """Begin anew for a module where no other has been, if that can be had.

        Say whether another may have been the reason for what went wrong until now.
        """


class SandboxLostError(Exception):
    """Where the learner's code runs is gone, through no fault of the code's."""
