"""The grades of a class in one SQLite file, which survives whatever ends a run.

What was graded once stays: a result stands for the bytes handed in and for the
graders that graded them, and each submission points to its latest. A result that ran
out of time is kept, too, but not known: there may be a better one. One process at a
time writes.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import msgspec

from graders.core.characters import encodable
from graders.core.grades import Grade
from graders.core.language import Text, TextError
from graders.core.seeds import draw_seed

SCHEMA = 2
_APPLICATION = int.from_bytes(b"1Gra")
"""Tells our files from all the other SQLite files."""
_TABLES = """
    CREATE TABLE settings (seed INTEGER NOT NULL);
    CREATE TABLE results (
        submission_hash BLOB, grader_hash BLOB,
        authoritative INTEGER NOT NULL, duration_s REAL NOT NULL,
        grade BLOB NOT NULL, -- JSON, without whose it is and how long it took
        timed_out INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (submission_hash, grader_hash)
    ) WITHOUT ROWID;
    CREATE TABLE submissions (
        id TEXT PRIMARY KEY, submission_hash BLOB NOT NULL, grader_hash BLOB NOT NULL,
        FOREIGN KEY (submission_hash, grader_hash) REFERENCES results
    ) WITHOUT ROWID;
"""


_SINCE_1 = """
    ALTER TABLE results ADD COLUMN timed_out INTEGER NOT NULL DEFAULT 0;
"""
"""What makes a gradebook of the first version one of this."""


class GradebookError(TextError):
    """The file cannot serve as a gradebook; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Result:
    """A grade as it is kept: nobody's yet."""

    submission_hash: bytes
    authoritative: bool
    duration_s: float
    grade: bytes
    timed_out: bool

    @classmethod
    def of(cls, grade: Grade, submission_hash: bytes) -> Self:
        nobodys = replace(grade, submission="", duration_s=0.0)
        # Not msgspec's own encoder: what a learner's code said may hold anything.
        text = json.dumps(msgspec.to_builtins(nobodys), ensure_ascii=False)
        content = encodable(text).encode()
        return cls(
            submission_hash,
            grade.authoritative,
            grade.duration_s,
            content,
            grade.timed_out,
        )


class Gradebook:
    """An open gradebook; only `to_write` makes one, and keeps others from writing."""

    def __init__(self, path: Path, *, to_write: bool = False) -> None:
        self._path = path
        self._to_write = to_write
        with self._explained():
            self._database = sqlite3.connect(
                path if to_write else f"{path.absolute().as_uri()}?mode=rw",
                uri=not to_write,
                isolation_level=None,
                timeout=1,
            )
        try:
            with self._explained():
                self._open()
        except BaseException:
            self._database.close()
            raise

    def _open(self) -> None:
        if self._to_write:
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA foreign_keys = ON")
        schema = self._schema()
        if self._to_write:
            self._database.execute("PRAGMA journal_mode = WAL")
            with self._transaction():  # from here on, nobody else writes
                if schema < SCHEMA:
                    self._change(_SINCE_1 if schema else _TABLES)

    def _schema(self) -> int:
        """Look whose file it is: ours of which version, or 0 for an empty one."""
        (application,) = self._one("PRAGMA application_id")
        (schema,) = self._one("PRAGMA user_version")
        (tables,) = self._one("SELECT count(*) FROM sqlite_schema")
        if application != _APPLICATION and (tables or schema or not self._to_write):
            raise self._error(
                "성적표가 아닌 파일입니다. 다른 이름을 적어 주세요.",
                "is not a gradebook; name another file.",
            )
        if schema > SCHEMA:
            raise self._error(
                "더 새로운 버전으로 만든 성적표입니다. first-gradient를 새 버전으로 "
                "바꾸세요.",
                "was made by a newer version; update first-gradient.",
            )
        return int(schema)

    def _change(self, statements: str) -> None:
        for statement in statements.split(";"):
            self._database.execute(statement)
        self._database.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._database.execute(f"PRAGMA user_version = {SCHEMA}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; what a finished run leaves is one file that can go anywhere."""
        with contextlib.suppress(sqlite3.Error):
            if self._to_write:
                self._database.execute("PRAGMA journal_mode = DELETE")
        self._database.close()

    def seed(self, given: int | None = None) -> int:
        """Keep the seed that is given; else the one that is kept, or a new secret."""
        with self._explained():
            kept = self._one("SELECT max(seed) FROM settings")[0]
            seed = kept if given is None else given
            if seed is None:
                seed = draw_seed()
            if seed != kept:
                with self._transaction():
                    self._database.execute("DELETE FROM settings")
                    self._database.execute("INSERT INTO settings VALUES (?)", [seed])
        return int(seed)

    def known(self, grader_hash: bytes, *, unsafe: bool) -> set[bytes]:
        """Give the hashes of all that these graders have graded to the end."""
        with self._explained():
            rows = self._database.execute(
                "SELECT submission_hash FROM results"
                " WHERE grader_hash = ? AND (authoritative OR ?) AND NOT timed_out",
                [grader_hash, unsafe],
            )
            return {submission_hash for (submission_hash,) in rows}

    def record(
        self,
        grader_hash: bytes,
        results: Iterable[Result],
        submissions: Iterable[tuple[str, bytes]],
    ) -> None:
        """Keep results, and which submission has which; all of it or nothing."""
        with self._explained(), self._transaction():
            self._database.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(r.submission_hash, grader_hash, r.authoritative),
                        *(r.duration_s, r.grade, r.timed_out),
                    )
                    for r in results
                ),
            )
            self._database.executemany(
                "INSERT OR REPLACE INTO submissions VALUES (?, ?, ?)",
                ((id_, of, grader_hash) for id_, of in submissions),
            )

    def grades(self) -> Iterator[Grade]:
        """Give the latest grade of each submission, sorted by submission."""
        decoder = msgspec.json.Decoder(Grade)
        with self._explained():
            for submission, duration_s, content in self._database.execute(
                "SELECT id, duration_s, grade FROM submissions"
                " JOIN results USING (submission_hash, grader_hash) ORDER BY id"
            ):
                grade = decoder.decode(content)
                yield replace(grade, submission=submission, duration_s=duration_s)

    def _one(self, query: str) -> tuple[int]:
        row: tuple[int] = self._database.execute(query).fetchone()
        return row

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Say what SQLite found wrong with the file."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (
                sqlite3.SQLITE_BUSY,
                sqlite3.SQLITE_LOCKED,
            ):
                raise self._error(
                    "다른 채점이 쓰고 있습니다. 끝난 다음 다시 실행하세요.",
                    "is in use by another run; run this again when that has ended.",
                ) from None
            raise self._error(
                f"읽거나 쓸 수 없습니다: {error}", f"cannot be read or written: {error}"
            ) from None
        except sqlite3.DatabaseError as error:
            raise self._error(
                f"성적표가 아닌 파일입니다({error}). 다른 이름을 적어 주세요.",
                f"is not a gradebook ({error}); name another file.",
            ) from None

    def _error(self, ko: str, en: str) -> GradebookError:
        return GradebookError(Text(f"{self._path}: {ko}", f"{self._path}: {en}"))
