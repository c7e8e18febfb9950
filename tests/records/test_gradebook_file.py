"""A gradebook is one file: read if older, and refused if it cannot be kept safely."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from graders.core.grades import Grade
from graders.core.language import Text
from graders.records.database import SCHEMA, GradebookError
from graders.records.gradebook import Gradebook
from graders.submissions.entry import Arrival
from tests.records.recorded import GRADE, GRADERS, SAID, hashed, record


def refused(file: Path, *, to_write: bool = True) -> Text:
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(GradebookError) as error:
        Gradebook(file, to_write=to_write)
    assert before is None or file.read_bytes() == before
    assert str(file) in error.value.text.ko
    assert "\n" not in error.value.text.ko + error.value.text.en
    return error.value.text


@pytest.mark.parametrize("to_write", [True, False])
def test_other_files_are_left_alone(file: Path, to_write: bool) -> None:
    file.write_text("submission,points\n" * 100, encoding="utf-8")
    assert "is not a gradebook" in refused(file, to_write=to_write).en
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE results (a)")
    other.close()
    assert "is not a gradebook" in refused(file, to_write=to_write).en


def test_an_empty_file_is_no_gradebook_yet(file: Path) -> None:
    file.touch()
    assert "is not a gradebook" in refused(file, to_write=False).en
    Gradebook(file, to_write=True).close()
    assert [*Gradebook(file).grades()] == []


def test_a_newer_gradebook_is_left_alone(file: Path) -> None:
    Gradebook(file, to_write=True).close()
    with sqlite3.connect(file) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    newer.close()
    assert "newer version" in refused(file).en


OLDER = """
    CREATE TABLE settings (seed INTEGER NOT NULL);
    CREATE TABLE results (
        submission_hash BLOB, grader_hash BLOB,
        authoritative INTEGER NOT NULL, duration_s REAL NOT NULL,
        grade BLOB NOT NULL,
        PRIMARY KEY (submission_hash, grader_hash)
    ) WITHOUT ROWID;
    CREATE TABLE submissions (
        id TEXT PRIMARY KEY, submission_hash BLOB NOT NULL, grader_hash BLOB NOT NULL,
        FOREIGN KEY (submission_hash, grader_hash) REFERENCES results
    ) WITHOUT ROWID;
"""
"""The first version; the second has a column more, and both have messages as text."""


def older_content(version: int) -> bytes:
    """Write GRADE as it was kept then."""
    document = msgspec.to_builtins(replace(GRADE, submission="", duration_s=0.0))
    for check in document["exercises"][0]["checks"]:
        if check["message"]:
            check["message"] = {"ko": SAID.ko, "en": SAID.en}
    if version == 1:
        del document["timed_out"]
    return json.dumps(document).encode()


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_gradebook_is_read_and_goes_on(file: Path, version: int) -> None:
    of = hashed(b"1")
    Gradebook(file.with_name("any"), to_write=True).close()
    with sqlite3.connect(file.with_name("any")) as ours:
        [application] = ours.execute("PRAGMA application_id").fetchone()
    older = sqlite3.connect(file, isolation_level=None)
    older.executescript(OLDER)
    older.execute(f"PRAGMA application_id = {application}")
    older.execute(f"PRAGMA user_version = {version}")
    older.execute("INSERT INTO settings VALUES (5)")
    row = [of, GRADERS, True, GRADE.duration_s, older_content(version)]
    if version == 2:
        older.execute("ALTER TABLE results ADD COLUMN timed_out INTEGER NOT NULL")
        row.append(False)
    places = ", ".join("?" * len(row))
    older.execute(f"INSERT INTO results VALUES ({places})", row)
    row = [GRADE.submission, of, GRADERS]
    older.execute("INSERT INTO submissions VALUES (?, ?, ?)", row)
    older.close()
    assert [*Gradebook(file).grades()] == [GRADE]
    for _ in range(2):
        with Gradebook(file, to_write=True) as book:
            assert [*book.grades()][-1] == GRADE
            assert book.seed() == 5
            assert book.known(GRADERS, unsafe=False) >= {of}
            record(book, Grade("kim", True, 1, ()), b"2")


def test_two_runs_do_not_write_at_once(book: Gradebook, file: Path) -> None:
    record(book)
    for to_write in (True, False):
        assert "in use by another run" in refused(file, to_write=to_write).en
    book.close()
    Gradebook(file, to_write=True).close()


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    assert "cannot be read or written" in refused(tmp_path).en
    assert "cannot be read or written" in refused(tmp_path / "no/folder").en
    assert "cannot be read or written" in refused(tmp_path / "none", to_write=False).en
    assert not (tmp_path / "none").exists()


def test_a_closed_gradebook_is_one_file_that_goes_anywhere(
    book: Gradebook, file: Path, tmp_path: Path
) -> None:
    record(book)
    book.close()
    assert [*file.parent.iterdir()] == [file]
    elsewhere = tmp_path / "disc"
    elsewhere.mkdir()
    copy = shutil.copy(file, elsewhere)
    Path(copy).chmod(stat.S_IRUSR)
    elsewhere.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert [*Gradebook(Path(copy)).grades()] == [GRADE]
    finally:
        elsewhere.chmod(stat.S_IRWXU)


def test_what_was_recorded_outlives_the_process(file: Path) -> None:
    """Not closed, as after a kill: copied with what lies beside it, and opened."""
    book = Gradebook(file, to_write=True)
    record(book)
    copy = file.with_name("copy")
    for found in [*file.parent.iterdir()]:
        shutil.copy(found, found.with_name(found.name.replace(file.name, copy.name)))
    assert [*Gradebook(copy).grades()] == [GRADE]
    book.close()


def test_a_gradebook_that_does_not_know_it_is_read_and_brought_up_to_date(
    tmp_path: Path,
) -> None:
    file = tmp_path / "book"
    with Gradebook(file, to_write=True):
        pass
    with contextlib.closing(sqlite3.connect(file)) as older:
        for table in ("arrivals", "marks", "handed_in"):
            older.execute(f"DROP TABLE {table}")
        older.execute("PRAGMA user_version = 3")
    with Gradebook(file) as book:
        assert book.arrivals() == {}
        assert [*book.grades()] == []
    with Gradebook(file, to_write=True) as book:
        book.note_arrivals([Arrival("kim")])
        assert [*book.arrivals()] == ["kim"]
