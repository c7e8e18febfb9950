"""What the graders are written with: checks, and the inputs that they draw.

The page in the browser uses this module too, so it imports NumPy and no pytest.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from graders.core.grades import FormKind, Tier
from graders.core.language import Text
from graders.core.verdicts import GraderError

Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Check:
    """What a test function of the graders is worth, and what it looks at."""

    exercise: str
    points: int
    title: Text
    tier: Tier = "core"
    about: FormKind | None = None
    """What of a form it looks at: it pays for all checks that see a fault there."""
    inputs: str | None = None
    """The check whose inputs it draws, too: what both ask is asked once."""


def check(
    exercise: str,
    *,
    points: int,
    title: Text,
    tier: Tier = "core",
    about: FormKind | None = None,
    inputs: str | None = None,
) -> Callable[[Function], Function]:
    """Mark a test function as a check; a plain loop can find it as well as pytest."""
    if points < 1:
        raise GraderError(f'a check of "{exercise}" is worth {points} points')

    def mark(function: Function) -> Function:
        found = Check(exercise, points, title, tier, about, inputs)
        function.__check__ = found  # type: ignore[attr-defined]
        return function

    return mark


def check_of(function: object) -> Check | None:
    found = getattr(function, "__check__", None)
    return found if type(found) is Check else None


def random_inputs(name: str, seed: int | None = None) -> np.random.Generator:
    """Draw inputs that depend on the seed and the check, not on what ran before.

    A check's generator starts anew each time it is asked for. Without a seed, the
    inputs are no secret; no seed gives the same ones.
    """
    generator, start = _seeded(name, seed)
    generator.bit_generator.state = start
    return generator


@functools.lru_cache(maxsize=1024)  # a generator is slow to seed, and quick to rewind
def _seeded(name: str, seed: int | None) -> tuple[np.random.Generator, Any]:
    own = zlib.crc32(name.encode())
    generator = np.random.default_rng([own] if seed is None else [seed, own])
    return generator, generator.bit_generator.state
