"""`grade batch`: a class is graded, and again what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graders.sandbox.workers import availability
from tests.batch.command import SOLUTION, graded, kept, refused
from tests.support.grades import rows_of
from tests.support.handed_in import written
from tests.support.linear_regression import FILE


def test_everyone_gets_their_marks(classroom: Path, tmp_path: Path) -> None:
    result = graded(classroom, tmp_path / "book", "--csv", "-", "--jobs", "2")
    assert result.returncode == 0, result.stderr
    assert [row[:4] for row in rows_of(result.stdout.encode())] == [
        ["submission", "points", "max_points", "outcome"],
        ["'=kim", "10", "10", "passed"],
        ["broken", "0", "10", "does not load"],
        ["choi", "0", "10", "not attempted"],
        ["han", "0", "10", "not attempted"],
        ["jung", "0", "10", "does not load"],
        ["lee", "10", "10", "passed"],
        ["박", "0", "10", "wrong"],
    ]
    assert result.stderr.splitlines() == [
        "Graded: 7 · known already: 0 · unusable: 2 · mean: 2.9 / 10 points",
        "  broken: broken.zip: cannot be read (it is no zip, or cut off); "
        "zip it again.",
        f"  jung: {FILE}: is a link out of the folder.",
        "Left alone, it holds no code: notes.txt",
    ]
    assert all(grade.authoritative for grade in kept(tmp_path / "book"))


def test_only_what_changed_is_graded_again(classroom: Path, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    shutil.copytree(classroom, folder, symlinks=True)
    book = tmp_path / "book"
    graded(folder, book)
    first = kept(book)
    assert "Graded: 0 · known already: 7 ·" in graded(folder, book).stdout
    written(folder / "han" / "exercises" / FILE, SOLUTION)  # as kim's: known
    written(folder / "choi" / "exercises" / FILE, SOLUTION + b"#")
    assert "Graded: 1 · known already: 6 ·" in graded(folder, book).stdout
    assert [grade.points for grade in kept(book)] == [10, 0, 10, 10, 0, 10, 0]
    assert "Graded: 7 ·" in graded(folder, book, "--seed", "6").stdout
    assert "known already: 7 ·" in graded(folder, book, "--seed", "5").stdout
    shutil.rmtree(folder / "choi")
    assert "but not in this folder: choi" in graded(folder, book).stdout
    assert len(kept(book)) == len(first)


def test_the_bytes_do_not_depend_on_the_number_of_processes(
    classroom: Path, tmp_path: Path
) -> None:
    for jobs in ("1", "2"):
        files = (tmp_path / f"book{jobs}", "--csv", tmp_path / f"csv{jobs}")
        assert graded(classroom, *files, "--jobs", jobs).returncode == 0
    assert (tmp_path / "csv1").read_bytes() == (tmp_path / "csv2").read_bytes()
    assert kept(tmp_path / "book1") == kept(tmp_path / "book2")


def test_who_is_on_the_roster_and_who_is_not(classroom: Path, tmp_path: Path) -> None:
    roster = tmp_path / "명단.csv"
    roster.write_bytes("submission,name,language\n박,박하나,ko\nna,,\n".encode("cp949"))
    result = graded(
        *(classroom, tmp_path / "book", "--csv", tmp_path / "csv"),
        *("--roster", roster, "--feedback", tmp_path / "back"),
    )
    rows = {row[0]: row[1:] for row in rows_of((tmp_path / "csv").read_bytes())}
    assert len(rows) == 9
    assert rows["na"] == ["0", "10", "missing", "0"]
    assert "Nothing handed in: na\n" in result.stdout
    assert "Not on the roster: =kim, broken, choi" in result.stdout
    pages = {
        file.stem: file.read_text("utf-8") for file in (tmp_path / "back").iterdir()
    }
    assert len(pages) == 7
    assert "박하나" in pages["박"]
    assert ('lang="ko"' in pages["박"]) and ('lang="en"' in pages["lee"])


def test_mistakes_on_the_command_line(classroom: Path, tmp_path: Path) -> None:
    book = ("--gradebook", tmp_path / "book")
    assert "DIR: there is no folder" in refused(tmp_path / "no", *book)
    assert "put a folder or zip for each learner" in refused(tmp_path, *book)
    assert 'no exercise "lineer"' in refused(classroom, "lineer", *book)
    assert "--csv" in refused(classroom, *book, "--csv", "no/x.csv")
    assert "is not a folder" in refused(classroom, *book, "--feedback", __file__)
    assert "--roster" in refused(classroom, *book, "--roster", "no.csv")
    assert not (tmp_path / "book").exists()
    assert "is not a gradebook" in refused(classroom, "--gradebook", __file__)
    assert "cannot be read or written" in refused(classroom, "--gradebook", tmp_path)


def test_without_a_lock_no_grade_is_kept(
    classroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(availability, "unavailable", lambda: "no Landlock")
    said = refused(classroom, "--gradebook", tmp_path / "book")
    assert "cannot be locked in: no Landlock" in said
    assert "--unsafe" in said
    assert not (tmp_path / "book").exists()


def test_named_submissions_are_graded_again(classroom: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    graded(classroom, book)
    before = kept(book)
    again = ("--again", "lee", "--again", "박")
    assert "Graded: 2 · known already: 5 ·" in graded(classroom, book, *again).stdout
    assert kept(book) == before
    said = refused(classroom, "--gradebook", book, "--again", "le")
    assert f'--again: there is no submission "le" in {classroom}.' in said
    assert "Did you mean lee?" in said
    assert "its name there" in refused(
        classroom, "--gradebook", book, "--again", "no\nbody"
    )
