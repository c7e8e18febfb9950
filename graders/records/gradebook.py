"""The grades of a class in one SQLite file, which survives whatever ends a run.

What was graded once stays: a result stands for the bytes handed in and for the
graders that graded them, and each submission points to its latest. A result that ran
out of time is kept, too, but not known: there may be a better one. One process at a
time writes.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from graders.core.grades import Grade
from graders.core.language import Text, TextError
from graders.core.seeds import draw_seed
from graders.records import arrivals, older
from graders.records.result import Kept, Result
from graders.submissions.entry import Arrival

SCHEMA = 4
_APPLICATION = int.from_bytes(b"1Gra")
"""Tells our files from all the other SQLite files."""
_TABLES = """
    CREATE TABLE settings (seed INTEGER NOT NULL);
    CREATE TABLE results (
        submission_hash BLOB, grader_hash BLOB,
        authoritative INTEGER NOT NULL, duration_s REAL NOT NULL,
        grade BLOB NOT NULL, -- with numbers of what is shared, see result.py
        timed_out INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (submission_hash, grader_hash)
    );
    CREATE TABLE submissions (
        id TEXT PRIMARY KEY, submission_hash BLOB NOT NULL, grader_hash BLOB NOT NULL,
        FOREIGN KEY (submission_hash, grader_hash) REFERENCES results
    ) WITHOUT ROWID;
"""
_KEY = "submission_hash = ? AND grader_hash = ?"
_SINCE_1 = """
    ALTER TABLE results ADD COLUMN timed_out INTEGER NOT NULL DEFAULT 0;
"""
_SINCE_2 = """
    CREATE TABLE shared (
        number INTEGER PRIMARY KEY,
        hash BLOB NOT NULL UNIQUE, content BLOB NOT NULL -- a message, or a rubric
    );
"""


class GradebookError(TextError):
    """The file cannot serve as a gradebook; the text says why and what to do."""


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
        self._schema = self._found_schema()
        if self._to_write:
            self._database.execute("PRAGMA journal_mode = WAL")
            with self._transaction():  # from here on, nobody else writes
                if self._schema < SCHEMA:
                    self._make_up_to_date()

    def _found_schema(self) -> int:
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

    def _make_up_to_date(self) -> None:
        """Make a gradebook of this version of an empty file, or of an older one."""
        if self._schema == 0:
            self._change(_TABLES)
        if self._schema == 1:
            self._change(_SINCE_1)
        if self._schema < 3:
            self._change(_SINCE_2)
        if self._schema in (1, 2):
            self._convert_results()
        self._change(arrivals.TABLE)
        self._database.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._database.execute(f"PRAGMA user_version = {SCHEMA}")
        self._schema = SCHEMA

    def _change(self, statements: str) -> None:
        for statement in statements.split(";"):
            self._database.execute(statement)

    def _convert_results(self) -> None:
        """Keep once what older grades repeat."""
        keys = "SELECT submission_hash, grader_hash FROM results"
        for key in self._database.execute(keys).fetchall():
            [(content,)] = self._database.execute(
                f"SELECT grade FROM results WHERE {_KEY}", key
            )
            kept = self._kept(Result.of(older.grade_of(content), key[0]))
            self._database.execute(
                f"UPDATE results SET grade = ? WHERE {_KEY}", [kept, *key]
            )

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
            rows = [
                (
                    *(r.submission_hash, grader_hash, r.authoritative),
                    *(r.duration_s, self._kept(r), r.timed_out),
                )
                for r in results
            ]
            self._database.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", rows
            )
            self._database.executemany(
                "INSERT OR REPLACE INTO submissions VALUES (?, ?, ?)",
                ((id_, of, grader_hash) for id_, of in submissions),
            )

    def note_arrivals(self, noted: Sequence[Arrival]) -> None:
        """Keep whose submissions are and when they came."""
        with self._explained(), self._transaction():
            arrivals.keep(self._database, noted)

    def arrivals(self) -> dict[str, Arrival]:
        """Give what is known of whose each submission is, by its id."""
        if self._schema < 4:  # opened to read only
            return {}
        with self._explained():
            return arrivals.read(self._database)

    def points(self, grader_hash: bytes, submission_hash: bytes) -> int | None:
        """Give what these graders gave to what was handed in, if they graded it."""
        with self._explained():
            row = self._database.execute(
                f"SELECT grade FROM results WHERE {_KEY}",
                [submission_hash, grader_hash],
            ).fetchone()
            return self._grade(row[0]).points if row else None

    def grades(self) -> Iterator[Grade]:
        """Give the latest grade of each submission, sorted by submission."""
        with self._explained():
            for submission, duration_s, content in self._database.execute(
                "SELECT id, duration_s, grade FROM submissions"
                " JOIN results USING (submission_hash, grader_hash) ORDER BY id"
            ):
                grade = self._grade(content)
                yield replace(grade, submission=submission, duration_s=duration_s)

    def _grade(self, content: bytes) -> Grade:
        if self._schema < 3:  # opened to read only
            return older.grade_of(content)
        kept = Kept.read(content)
        numbers = [kept.rubric, *kept.messages]
        shared = dict(
            self._database.execute(
                "SELECT number, content FROM shared"
                f" WHERE number IN ({', '.join('?' * len(numbers))})",
                numbers,
            )
        )
        return kept.grade(shared[kept.rubric], shared)

    def _kept(self, result: Result) -> bytes:
        """Keep what a result says, if no other said it, and give what refers to it."""
        rubric, *messages = map(self._number, (result.rubric, *result.messages))
        return result.kept(rubric, messages)

    def _number(self, content: bytes) -> int:
        hashed = hashlib.sha256(content).digest()[:16]
        self._database.execute(
            "INSERT OR IGNORE INTO shared (hash, content) VALUES (?, ?)",
            [hashed, content],
        )
        [(number,)] = self._database.execute(
            "SELECT number FROM shared WHERE hash = ?", [hashed]
        )
        return int(number)

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
