"""What a class hands in: folders and zips of every kind, taken without a risk."""

from __future__ import annotations

import os
import random
import stat
import struct
import tracemalloc
import unicodedata
import zipfile
from pathlib import Path

import pytest

from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.submissions.discovery import Gathered, gather
from tests.support.handed_in import CODE, written, zipped
from tests.support.linear_regression import FILE


def read(gathered: Gathered) -> dict[str, bytes | Message]:
    return {entry.id: entry.read([FILE]).files[FILE] for entry in gathered.entries}


def reason(folder: Path, name: str) -> str:
    """Say why nothing could be had from an entry."""
    file = read(gather(folder))[name]
    assert isinstance(file, Message), file
    assert all(said.isprintable() for said in file.en.splitlines())
    return file.en


PLACES = (
    FILE,
    f"exercises/{FILE}",
    f"first-gradient-main/{FILE}",
    f"first-gradient-main/exercises/{FILE}",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("beside", ["README.md", ".git/config", "__MACOSX/._x.py"])
def test_files_lie_where_people_put_them(
    tmp_path: Path, place: str, beside: str
) -> None:
    for name in (place, beside):
        written(tmp_path / "kim" / name)
    zipped(tmp_path / "lee.ZIP", {place: CODE, beside: b"x"})
    zipped(tmp_path / "choi.zip", {place.replace("/", "\\"): CODE, f"./{beside}": b""})
    assert read(gather(tmp_path)) == {"kim": CODE, "lee": CODE, "choi": CODE}


@pytest.mark.parametrize(
    "place",
    [
        *(f"a/b/c/d/{FILE}", f"../{FILE}", f"/{FILE}", f"a/../{FILE}"),
        *(f"__MACOSX/{FILE}", f"a/.git/{FILE}", f"a/solutions/{FILE}"),
        *(f"._{FILE}", f"my_{FILE}", f"{FILE}.bak"),
    ],
)
def test_nothing_is_looked_for_elsewhere(tmp_path: Path, place: str) -> None:
    members = {place: CODE, "other/x.py": b"", "a/x.py": b""}
    zipped(tmp_path / "kim.zip", members)
    assert reason(tmp_path, "kim").startswith(f"Put the file {FILE} into kim.zip")


def test_a_missing_file_is_missed_by_name(tmp_path: Path) -> None:
    written(tmp_path / "kim/linear_regresion.py")
    zipped(tmp_path / "lee.zip", {"exercises/linear_regressions.py": CODE})
    assert "There is linear_regresion.py" in reason(tmp_path, "kim")
    assert "There is linear_regressions.py" in reason(tmp_path, "lee")


def test_of_two_candidates_none_is_guessed(tmp_path: Path) -> None:
    for place in (FILE, f"exercises/{FILE}"):
        written(tmp_path / "kim" / place)
    said = f"{FILE}: keep one of these: {FILE}, exercises/{FILE}"
    assert reason(tmp_path, "kim") == said
    with (
        zipfile.ZipFile(tmp_path / "lee.zip", "w") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        for content in (CODE, b"other"):
            archive.writestr(FILE, content)
    assert "keep one of these" in reason(tmp_path, "lee")


def test_no_link_leads_out(tmp_path: Path) -> None:
    secret = written(tmp_path / "elsewhere" / FILE, b"secret")
    folder = tmp_path / "class"
    (folder / "kim").mkdir(parents=True)
    (folder / "kim/exercises").symlink_to(secret.parent)
    (folder / "lee").mkdir()
    (folder / "lee" / FILE).symlink_to(secret)
    (folder / "park").symlink_to(secret.parent)
    (folder / "choi.zip").symlink_to(zipped(tmp_path / "x.zip", {FILE: b"secret"}))
    (folder / "jung").mkdir()
    (folder / "jung" / FILE).hardlink_to(secret)
    with zipfile.ZipFile(folder / "han.zip", "w") as archive:
        link = zipfile.ZipInfo(FILE)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, str(secret))
    assert "link out of the folder" in reason(folder, "kim")
    assert "link out of the folder" in reason(folder, "lee")
    assert "put the folder or the zip itself" in reason(folder, "park")
    assert "put the folder or the zip itself" in reason(folder, "choi")
    assert "hard link" in reason(folder, "jung")
    assert "not an ordinary file" in reason(folder, "han")


def test_what_is_no_file_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "kim" / FILE).mkdir(parents=True)
    (tmp_path / "lee").mkdir()
    os.mkfifo(tmp_path / "lee" / FILE)
    os.mkfifo(tmp_path / "park.zip")
    zipped(tmp_path / "choi.zip", {f"{FILE}/": b""})
    for name in ("kim", "lee", "park", "choi"):
        assert "not an ordinary file" in reason(tmp_path, name)


def test_what_is_huge_is_not_read(tmp_path: Path) -> None:
    big = written(tmp_path / "kim" / FILE, b"")
    os.truncate(big, 1 << 30)
    with (tmp_path / "lee.zip").open("wb") as file:
        file.truncate(1 << 30)
    bomb = zipped(tmp_path / "park.zip", {FILE: bytes(64 << 20)})
    liar = zipped(tmp_path / "choi.zip", {FILE: bytes(64 << 20)}).read_bytes()
    size, small = struct.pack("<L", 64 << 20), struct.pack("<L", 1000)
    assert liar.count(size) == 2
    (tmp_path / "choi.zip").write_bytes(liar.replace(size, small))
    assert bomb.stat().st_size < 1 << 20
    tracemalloc.start()
    assert "larger than 1 MB" in reason(tmp_path, "kim")
    assert "cannot be read" in reason(tmp_path, "lee")
    assert "larger than 1 MB" in reason(tmp_path, "park")
    assert "cannot be read" in reason(tmp_path, "choi")
    assert tracemalloc.get_traced_memory()[1] < 8 * MAX_FILE_BYTES
    tracemalloc.stop()


def test_a_zip_of_a_million_entries_is_not_listed(tmp_path: Path) -> None:
    kim = zipped(tmp_path / "kim.zip", {FILE: CODE})
    whole = kim.read_bytes()
    end = whole.index(b"PK\5\6")
    start = whole.index(b"PK\1\2")
    many = whole[start:end] * 100_000
    size = struct.pack("<L", len(many))
    tail = whole[end : end + 12] + size + whole[end + 16 :]
    kim.write_bytes(whole[:start] + many + tail)
    assert "holds too many files" in reason(tmp_path, "kim")


def test_zips_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    plain = zipped(tmp_path / "kim.zip", {FILE: CODE}).read_bytes()
    central = plain.index(b"PK\1\2")
    encrypted = bytearray(plain)
    encrypted[central + 8] |= 1
    (tmp_path / "kim.zip").write_bytes(encrypted)
    with zipfile.ZipFile(tmp_path / "lee.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(FILE, CODE)
    (tmp_path / "park.zip").write_bytes(b"Rar!\x1a\x07\x01\x00")
    (tmp_path / "choi.zip").write_bytes(plain[:-30])
    assert "is encrypted" in reason(tmp_path, "kim")
    assert "compressed in an unusual way" in reason(tmp_path, "lee")
    assert "park.zip: cannot be read" in reason(tmp_path, "park")
    assert "choi.zip: cannot be read" in reason(tmp_path, "choi")


def test_names_in_a_zip_may_be_of_another_encoding(tmp_path: Path) -> None:
    path = zipped(tmp_path / "kim.zip", {f"123456/{FILE}": CODE, "__MACOSX/x": b""})
    # "과제과" as Korean Windows writes it: cp949, and nothing that says so.
    path.write_bytes(path.read_bytes().replace(b"123456/", "과제과/".encode("cp949")))
    assert read(gather(tmp_path)) == {"kim": CODE}


def test_of_names_that_differ_by_case_the_exact_one_counts(tmp_path: Path) -> None:
    zipped(tmp_path / "kim.zip", {FILE.upper(): b"x", FILE: CODE, "Exercises/x": b""})
    assert read(gather(tmp_path)) == {"kim": CODE}


def test_no_damage_to_a_zip_stops_the_class(tmp_path: Path) -> None:
    path = zipped(tmp_path / "kim.zip", {f"exercises/{FILE}": CODE * 9, "x": b"y"})
    whole = path.read_bytes()
    chance = random.Random(7)
    taken = 0
    for _ in range(500):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken[: chance.choice((len(broken), chance.randrange(400)))])
        file = read(gather(tmp_path))["kim"]
        taken += isinstance(file, bytes)
        assert file == CODE * 9 or isinstance(file, Message)
    assert taken  # some damage does no harm


def test_submissions_of_one_name_are_told_of_and_none_is_lost(tmp_path: Path) -> None:
    twins = [unicodedata.normalize(form, "각") for form in ("NFC", "NFD")]
    for name in ("kim", "Lee", "lee", "lee (2)", "park", *twins):
        written(tmp_path / name / FILE)
    zipped(tmp_path / "kim.zip", {FILE: CODE})
    entries = gather(tmp_path).entries
    troubled = {entry.id for entry in entries if entry.trouble}
    assert troubled == {"kim", "kim.zip", "Lee", "lee", "각", "각 (2)"}
    assert {entry.id for entry in entries} - troubled == {"park", "lee (2)"}
    assert reason(tmp_path, "kim") == (
        "Submissions of the same name; keep one: kim, kim.zip"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("-rf", "-rf"),
        ("=1+1", "=1+1"),
        ("a\nb\tc", "a b c"),
        ("\x1b[2J", "\\x1b[2J"),
        (unicodedata.normalize("NFD", "김 철수"), "김 철수"),
        ("🙂", "🙂"),
        (os.fsdecode(b"\xb1\xe8"), "\\xdcb1\\xdce8"),  # 김 in cp949
        ("…", "…"),
    ],
)
def test_ids_can_be_shown_anywhere(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / name).mkdir()
    [entry] = gather(tmp_path).entries
    assert entry.id == shown
    entry.id.encode()
    assert shown in reason(tmp_path, entry.id)


def test_what_is_no_submission_is_left_alone_and_told_of(tmp_path: Path) -> None:
    written(tmp_path / "kim" / FILE)
    for name in ("notes.ipynb", "lee.tar.gz", ".git/config", "__MACOSX/._kim"):
        written(tmp_path / name)
    gathered = gather(tmp_path)
    assert [entry.id for entry in gathered.entries] == ["kim"]
    assert {name: why.en for name, why in gathered.left_alone} == {
        ".git": "it is nobody's submission",
        "__MACOSX": "it is nobody's submission",
        "lee.tar.gz": "it holds no code",
        "notes.ipynb": "its name does not say whose it is",
    }
