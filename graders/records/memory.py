"""What is remembered of a submission from one run to the next.

One small file per folder of exercises, where the system keeps such things: never in the
folder itself, which is handed in. Losing it costs nothing but the progress it shows.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from graders.core.files import write_file
from graders.core.grades import ExerciseGrade
from graders.core.message import Message
from graders.core.verdicts import Outcome
from graders.course.catalogue import Exercise
from graders.records.hashes import code_hash
from graders.submissions.submission import read_file

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """How an exercise was graded, and the fingerprint of what was graded."""

    points: int
    outcome: Outcome
    fingerprint: str

    @property
    def solved(self) -> bool:
        return self.outcome is Outcome.PASSED


@dataclass(slots=True)
class Memory:
    """The exercises that were graded, and the hints that were shown."""

    exercises: dict[str, Remembered] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)

    def add(
        self, grades: Iterable[ExerciseGrade], fingerprints: Mapping[str, str]
    ) -> None:
        for grade in grades:
            self.exercises[grade.id] = Remembered(
                grade.points, grade.outcome, fingerprints[grade.id]
            )


def fingerprint(folder: Path, exercise: Exercise) -> str:
    """Stand for an exercise's file and the graders: a verdict holds while both stay."""
    content = read_file(folder, exercise.file)
    if isinstance(content, Message):  # what is said of it is its verdict
        content = content.en.encode(errors="surrogateescape")
    return hashlib.sha256(code_hash() + content).hexdigest()[:32]


def load_memory(folder: Path) -> Memory:
    """Recall a folder; what cannot be read is forgotten, and one line says so."""
    path = _path(folder)
    try:
        document = json.loads(path.read_bytes())
        if document["schema"] != SCHEMA:
            raise ValueError("another version's")
        return Memory(
            {key: _remembered(value) for key, value in document["exercises"].items()},
            {key: int(value) for key, value in document["hints"].items()},
        )
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        _warn(f"your progress so far cannot be read ({path}: {error.strerror})")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        _warn(f"your progress so far cannot be read and is forgotten ({path})")
        with contextlib.suppress(OSError):
            path.unlink()
    return Memory()


def save_memory(folder: Path, memory: Memory) -> None:
    path = _path(folder)
    document = {
        "schema": SCHEMA,
        "submission": str(folder.resolve()),
        "exercises": {
            key: [item.points, str(item.outcome), item.fingerprint]
            for key, item in memory.exercises.items()
        },
        "hints": memory.hints,
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, json.dumps(document, indent=1).encode())
    except OSError as error:
        _warn(f"your progress cannot be remembered ({path}: {error.strerror})")


def _path(folder: Path) -> Path:
    name = str(folder.resolve()).encode(errors="surrogateescape")
    state = platformdirs.user_state_path("first-gradient", appauthor=False)
    return state / f"{hashlib.sha256(name).hexdigest()[:16]}.json"


def _remembered(value: Any) -> Remembered:
    points, outcome, of = value
    return Remembered(int(points), Outcome(outcome), str(of))


@functools.cache
def _warn(line: str) -> None:
    """Say it once, not after every save."""
    print(f"grade: {' '.join(line.split())}", file=sys.stderr)
