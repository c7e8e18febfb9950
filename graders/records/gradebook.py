"""The grades of a class in one SQLite file, which survives whatever ends a run.

What was graded once stays: a result stands for the bytes handed in and for the
graders that graded them, and each submission points to its latest. A result that ran
out of time is kept, too, but not known: there may be a better one. One process at a
time writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from graders.core.grades import Grade
from graders.core.seeds import draw_seed
from graders.records import arrivals, decisions, older
from graders.records.database import Database
from graders.records.decisions import HandedIn, Mark
from graders.records.result import Kept, Result
from graders.submissions.entry import Arrival

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


class Gradebook(Database):
    """An open gradebook; only `to_write` makes one, and keeps others from writing."""

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
        self._change(decisions.TABLES)

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

    def mark(self, mark: Mark) -> None:
        """Let a person's mark stand, instead of the one that stood there."""
        with self._explained(), self._transaction():
            decisions.add_mark(self._database, mark)

    def take_back(
        self, submission: str, exercise: str | None, author: str, at: datetime
    ) -> bool:
        """Take a mark back; tell whether there was one."""
        with self._explained(), self._transaction():
            return decisions.take_back(self._database, submission, exercise, author, at)

    def marks(self) -> list[Mark]:
        """Give all marks, those that were taken back among them, oldest first."""
        with self._explained():
            return [*decisions.all_marks(self._database)] if self._decides else []

    def keep_handed_in(self, times: Iterable[HandedIn]) -> None:
        with self._explained(), self._transaction():
            decisions.keep_handed_in(self._database, times)

    def handed_in(self) -> list[HandedIn]:
        with self._explained():
            return [*decisions.all_handed_in(self._database)] if self._decides else []

    @property
    def _decides(self) -> bool:
        return self._schema >= 4  # else it is an older one, opened to read only

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
