"""What people decided stays the learner's, in whatever version of the gradebook."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from graders.records.decisions import HandedIn, Mark
from graders.records.gradebook import Gradebook
from graders.submissions.entry import Arrival

AT = datetime(2026, 10, 1, 12, 30, tzinfo=timezone(timedelta(hours=9)))
MARKS = [
    Mark("kim", None, 4.5, "'; DROP TABLE marks; --", "Han", AT),
    Mark("kim", "train", None, "한글 🙂", "한", AT),
    Mark("lee", "train", 0, "", "Han", AT),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "class.sqlite"
    with Gradebook(file, to_write=True) as book:
        for mark in MARKS:
            book.mark(mark)
    return file


def test_marks_come_back_as_they_were(file: Path) -> None:
    with Gradebook(file) as book:
        assert book.marks() == MARKS


def test_another_mark_in_its_place_takes_it_back(file: Path) -> None:
    later = AT + timedelta(days=1)
    with Gradebook(file, to_write=True) as book:
        book.mark(Mark("kim", None, 5, "", "Yun", later))
        assert book.take_back("kim", "train", "Yun", later)
        assert not book.take_back("kim", "train", "Yun", later)
        assert not book.take_back("kim", "relu", "Yun", later)
        standing = [m for m in book.marks() if not m.taken_back_at]
        gone = [m for m in book.marks() if m.taken_back_at]
    assert [(m.submission, m.exercise, m.points) for m in standing] == [
        ("lee", "train", 0),
        ("kim", None, 5),
    ]
    assert {(m.author, m.taken_back_by, m.taken_back_at) for m in gone} == {
        ("Han", "Yun", later),
        ("한", "Yun", later),
    }


def test_times_come_back_with_their_zone(file: Path) -> None:
    times = [
        HandedIn("kim", AT, True, AT + timedelta(days=2)),
        HandedIn("lee", None),
    ]
    with Gradebook(file, to_write=True) as book:
        book.keep_handed_in([HandedIn("kim", None), *times])
    with Gradebook(file) as book:
        found = {each.submission: each for each in book.handed_in()}
    assert found == {each.submission: each for each in times}
    assert found["kim"].at and found["kim"].at.utcoffset() == timedelta(hours=9)


def test_they_follow_who_is_called_otherwise_now(file: Path) -> None:
    with Gradebook(file, to_write=True) as book:
        book.note_arrivals([Arrival("kim", number="1"), Arrival("lee", number="2")])
        book.keep_handed_in([HandedIn("kim", AT), HandedIn("lee", AT)])
        book.note_arrivals([Arrival("Kim H", number="1"), Arrival("lee", number="2")])
        assert [m.submission for m in book.marks()] == ["Kim H", "Kim H", "lee"]
        assert [each.submission for each in book.handed_in()] == ["lee"]


def test_an_older_gradebook_has_none_and_can_be_given_some(tmp_path: Path) -> None:
    file = tmp_path / "older.sqlite"
    Gradebook(file, to_write=True).close()
    older = sqlite3.connect(file)
    for table in ("marks", "handed_in", "arrivals"):
        older.execute(f"DROP TABLE {table}")
    older.execute("PRAGMA user_version = 3")
    older.close()
    with Gradebook(file) as book:
        assert not book.marks()
        assert not book.handed_in()
    mark = Mark("kim", None, 1, "", "Han", datetime(2026, 1, 1, tzinfo=UTC))
    with Gradebook(file, to_write=True) as book:
        book.mark(mark)
        assert book.marks() == [mark]
