"""What people decided about a class, and when it handed in, as a gradebook keeps it.

It stands beside the grades and outlives all grading again: a mark is a learner's, not a
result's. What is taken back stays, too, with who took it back and when.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

TABLES = """
    CREATE TABLE marks (
        number INTEGER PRIMARY KEY,
        submission TEXT NOT NULL, exercise TEXT, points REAL,
        comment TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
        taken_back_by TEXT, taken_back_at TEXT
    );
    CREATE TABLE handed_in (
        submission TEXT PRIMARY KEY, at TEXT, late INTEGER NOT NULL, extension TEXT
    ) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person says of a submission, instead of the graders or beside them."""

    submission: str
    exercise: str | None
    """None for all of the submission."""
    points: float | None
    """None for a comment that changes no points."""
    comment: str
    author: str
    at: datetime
    taken_back_by: str | None = None
    taken_back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """When a submission came, and until when it might come."""

    submission: str
    at: datetime | None
    """None where nothing tells."""
    late: bool = False
    """Whether the platform it came from called it late."""
    extension: datetime | None = None
    """The learner's own due date, if it is not the class's."""


def add_mark(database: sqlite3.Connection, mark: Mark) -> None:
    """Let a mark stand; the one that stood in its place is taken back with it."""
    take_back(database, mark.submission, mark.exercise, mark.author, mark.at)
    database.execute(
        "INSERT INTO marks (submission, exercise, points, comment, author, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            *(mark.submission, mark.exercise, mark.points),
            *(mark.comment, mark.author, mark.at.isoformat()),
        ),
    )


def take_back(
    database: sqlite3.Connection,
    submission: str,
    exercise: str | None,
    author: str,
    at: datetime,
) -> bool:
    """Take back the mark that stands there; tell whether there was one."""
    changed = database.execute(
        "UPDATE marks SET taken_back_by = ?, taken_back_at = ?"
        " WHERE submission = ? AND exercise IS ? AND taken_back_at IS NULL",
        (author, at.isoformat(), submission, exercise),
    )
    return bool(changed.rowcount)


def all_marks(database: sqlite3.Connection) -> Iterator[Mark]:
    """Give every mark in the order in which they were made."""
    for submission, exercise, points, comment, author, at, by, back in database.execute(
        "SELECT submission, exercise, points, comment, author, at, taken_back_by,"
        " taken_back_at FROM marks ORDER BY number"
    ):
        about = submission, exercise, points, comment, author
        yield Mark(*about, datetime.fromisoformat(at), by, _time(back))


def keep_handed_in(database: sqlite3.Connection, times: Iterable[HandedIn]) -> None:
    database.executemany(
        "INSERT OR REPLACE INTO handed_in VALUES (?, ?, ?, ?)",
        (
            (each.submission, _text(each.at), each.late, _text(each.extension))
            for each in times
        ),
    )


def all_handed_in(database: sqlite3.Connection) -> Iterator[HandedIn]:
    rows: Iterable[Sequence[str]] = database.execute("SELECT * FROM handed_in")
    for submission, at, late, extension in rows:
        yield HandedIn(submission, _time(at), bool(late), _time(extension))


def _text(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
