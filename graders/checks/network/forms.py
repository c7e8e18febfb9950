"""What is asked of every function of the network: float32, and arguments left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from graders.checks.declared import Aspect
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.problems import Arrays
from graders.checks.titles import FLOAT32, UNCHANGED
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student


@dataclass(frozen=True, slots=True)
class Computed:
    """A function of arrays, and what is demanded of its answer."""

    function: str
    names: Sequence[str]
    """Those of the arrays; what comes after them is no array."""
    expect: Callable[..., Answer]
    """Called with student, reference and these arrays."""
    draw: Callable[[np.random.Generator], Arrays]

    def look_at_float32(
        self, student: Student, reference: Reference, rng: np.random.Generator
    ) -> None:
        given = tuple(array.astype(np.float32) for array in self.draw(rng))
        self.expect(student, reference, given)

    def look_at_arguments(
        self, student: Student, reference: Reference, rng: np.random.Generator
    ) -> None:
        given = self.draw(rng)
        arguments = self.expect(student, reference, given).arguments[: len(given)]
        written = partial(student.written, self.function)
        expect_unchanged(self.names, given, arguments, written)


IN_FLOAT32 = Aspect(
    "float32", 1, FLOAT32, Computed.look_at_float32, "more", about="dtype"
)
LEAVING_ALONE = Aspect("unchanged", 1, UNCHANGED, Computed.look_at_arguments, "more")
