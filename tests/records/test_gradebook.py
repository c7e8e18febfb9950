"""The gradebook keeps everything, as it was, and knows what it need not grade again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graders.core.grades import Grade
from graders.core.language import Text
from graders.core.limits import Limits
from graders.core.message import Message
from graders.grading.grader import files_of, grade
from graders.records.database import GradebookError
from graders.records.gradebook import Gradebook
from graders.records.hashes import grader_hash, submission_hash
from graders.records.result import Result
from graders.submissions.entry import Arrival
from graders.submissions.submission import Submission
from tests.records.recorded import GRADE, GRADERS, hashed, record
from tests.support.linear_regression import TRAIN


def test_grades_come_back_as_they_were(book: Gradebook, file: Path) -> None:
    record(book)
    assert [*book.grades()] == [GRADE]
    book.close()
    assert [*Gradebook(file).grades()] == [GRADE]


def test_a_real_grade_comes_back_as_it_was(tmp_path: Path, book: Gradebook) -> None:
    given = grade(tmp_path, TRAIN)
    record(book, given)
    assert [*book.grades()] == [given]


def test_the_same_files_have_the_same_grade_whoever_handed_them_in(
    book: Gradebook,
) -> None:
    result = Result.of(GRADE, hashed(b"1"))
    book.record(GRADERS, [result], [("lee", hashed(b"1")), ("kim", hashed(b"1"))])
    assert [grade.submission for grade in book.grades()] == ["kim", "lee"]
    assert len({grade.exercises for grade in book.grades()}) == 1


def test_the_latest_grade_is_shown_and_the_others_are_known(book: Gradebook) -> None:
    record(book)
    record(book, Grade("김 'x", True, 1, ()), b"2")
    record(book, Grade("김 'x", True, 2, ()), b"2", b"other graders")
    [latest] = book.grades()
    assert latest.duration_s == 2
    assert book.known(GRADERS, unsafe=False) == {hashed(b"1"), hashed(b"2")}
    assert book.known(b"other graders", unsafe=False) == {hashed(b"2")}


def test_what_was_not_locked_in_is_known_to_the_unsafe_only(book: Gradebook) -> None:
    record(book, Grade("kim", False, 1, ()))
    assert book.known(GRADERS, unsafe=True) == {hashed(b"1")}
    assert book.known(GRADERS, unsafe=False) == set()
    record(book, Grade("kim", True, 1, ()))
    assert book.known(GRADERS, unsafe=False) == {hashed(b"1")}


def test_what_ran_out_of_time_is_kept_but_not_known(book: Gradebook) -> None:
    late = replace(GRADE, timed_out=True)
    record(book, late)
    assert [*book.grades()] == [late]
    assert book.known(GRADERS, unsafe=True) == set()
    record(book)
    assert [*book.grades()] == [GRADE]
    assert book.known(GRADERS, unsafe=True) == {hashed(b"1")}


def test_all_of_a_batch_is_kept_or_nothing(book: Gradebook) -> None:
    with pytest.raises(GradebookError):
        book.record(GRADERS, [Result.of(GRADE, hashed(b"1"))], [("kim", b"no result")])
    assert book.known(GRADERS, unsafe=True) == set()


def test_the_seed_is_drawn_once(file: Path) -> None:
    seeds = set()
    for _ in range(2):
        with Gradebook(file, to_write=True) as book:
            seeds.add(book.seed())
    assert len(seeds) == 1
    with Gradebook(file.with_name("other"), to_write=True) as book:
        assert book.seed() not in seeds
        assert book.seed(0) == book.seed() == 0


def test_hashes_stand_for_what_a_grade_follows_from() -> None:
    files = files_of(TRAIN)
    some: list[dict[str, bytes | Message]] = [
        {"a.py": b"", "b.py": b"c"},
        {"a.py": b"c", "b.py": b""},
        {"a.pyb": b"", ".py": b"c"},
        {"a.py": b"c"},
        {"a.py": Message.of(Text.same("c"))},
        {files[0]: Message.of(Text("c", "d"))},
    ]
    assert len({submission_hash(Submission("x", each)) for each in some}) == len(some)
    backwards = dict(reversed(some[0].items()))
    assert submission_hash(Submission("x", some[0])) == submission_hash(
        Submission("y", backwards)
    )
    graders = {
        grader_hash(TRAIN, 1),
        grader_hash(TRAIN, 2),
        grader_hash([], 1),
        grader_hash(TRAIN, 1, Limits(call_seconds=3)),
    }
    assert len(graders) == 4


def test_whose_submissions_are_is_kept_beside_their_grades(tmp_path: Path) -> None:
    file = tmp_path / "book"
    at = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
    kim = Arrival("kim", "Kim", "1", "12345", "2026001", "kim@x", at, late=True)
    with Gradebook(file, to_write=True) as book:
        assert book.arrivals() == {}
        book.note_arrivals([kim, Arrival("lee", number="2")])
        book.note_arrivals([replace(kim, id="kim_1", attempt=2)])
    with Gradebook(file) as book:
        assert book.arrivals() == {
            "kim_1": replace(kim, id="kim_1", attempt=2),
            "lee": Arrival("lee", number="2"),
        }
