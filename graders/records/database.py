"""A gradebook as a file: whose it is, who may write, what SQLite says against it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from graders.core.language import Text, TextError

SCHEMA = 4
_APPLICATION = int.from_bytes(b"1Gra")
"""Tells our files from all the other SQLite files."""


class GradebookError(TextError):
    """The file cannot serve as a gradebook; the text says why and what to do."""


class Database:
    """An open file of ours, read by anybody; one process at a time writes."""

    def __init__(self, path: Path, *, to_write: bool = False) -> None:
        self.path = path
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
                    self._change(f"PRAGMA application_id = {_APPLICATION}")
                    self._change(f"PRAGMA user_version = {SCHEMA}")
                    self._schema = SCHEMA

    def _make_up_to_date(self) -> None:
        """Make what this version keeps of an empty file, or of an older one."""
        raise NotImplementedError

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

    def _change(self, statements: str) -> None:
        for statement in statements.split(";"):
            self._database.execute(statement)

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
        return GradebookError(Text(f"{self.path}: {ko}", f"{self.path}: {en}"))
