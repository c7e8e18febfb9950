"""What a result depends on: what was graded, and what graded it."""

from __future__ import annotations

import functools
import hashlib
import platform
from collections.abc import Sequence
from dataclasses import astuple
from importlib.metadata import version

from msgspec import msgpack

from graders.core.files import read_source
from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.course.catalogue import (
    CATALOGUE,
    REPOSITORY,
    ROOT,
    SOLUTIONS,
    Exercise,
)
from graders.submissions.submission import Submission

_DECIDING = ("core", "course", "submissions", "sandbox", "checks", "grading")
"""The graders' folders that decide a verdict; the others keep it or show it."""


def submission_hash(submission: Submission) -> bytes:
    """Stand for what was handed in, and to which task, whoever it was."""
    files, helpers = submission.files, submission.helpers
    taken = [files, helpers] if helpers else files
    content = msgpack.encode(taken, order="sorted")
    return hashlib.sha256(content + submission.variant.encode()).digest()


def grader_hash(
    exercises: Sequence[Exercise], seed: int, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """Stand for all else that a grade follows from."""
    ids = [exercise.id for exercise in exercises]
    parts = (code_hash(), _versions(), ids, seed, astuple(limits))
    return hashlib.sha256(msgpack.encode(parts)).digest()


@functools.cache
def code_hash() -> bytes:
    """Stand for all files that a verdict follows from, in a clone or a wheel."""
    course = [CATALOGUE, *SOLUTIONS.rglob("*.py")]
    files = {file.relative_to(REPOSITORY).as_posix(): file for file in course}
    for folder in _DECIDING:
        for file in (ROOT / "graders" / folder).rglob("*.py"):
            files[file.relative_to(ROOT).as_posix()] = file
    digest = hashlib.sha256()
    for name, file in sorted(files.items()):
        digest.update(name.encode())
        digest.update(hashlib.sha256(read_source(file)).digest())
    return digest.digest()


def _versions() -> list[str]:
    return [platform.python_version(), *map(version, ("numpy", "torch"))]
