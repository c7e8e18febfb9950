"""What a result depends on: what was graded, and what graded it."""

from __future__ import annotations

import functools
import hashlib
import platform
from collections.abc import Sequence
from dataclasses import astuple
from importlib.metadata import version

from msgspec import msgpack

from graders.catalogue import CATALOGUE, ROOT, SOLUTIONS, Exercise
from graders.limits import DEFAULT_LIMITS, Limits
from graders.submission import Submission


def submission_hash(submission: Submission) -> bytes:
    """Stand for what was handed in, whoever it was."""
    return hashlib.sha256(msgpack.encode(submission.files, order="sorted")).digest()


def grader_hash(
    exercises: Sequence[Exercise], seed: int, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """Stand for all else that a grade follows from."""
    ids = [exercise.id for exercise in exercises]
    parts = (_files(), _versions(), ids, seed, astuple(limits))
    return hashlib.sha256(msgpack.encode(parts)).digest()


@functools.cache
def _files() -> dict[str, bytes]:
    folders = (ROOT / "graders", SOLUTIONS)
    files = [CATALOGUE, *(f for folder in folders for f in folder.rglob("*.py"))]
    names = {file.relative_to(ROOT).as_posix(): file for file in sorted(files)}
    return {
        name: hashlib.sha256(file.read_bytes()).digest() for name, file in names.items()
    }


def _versions() -> list[str]:
    return [platform.python_version(), *map(version, ("numpy", "torch"))]
