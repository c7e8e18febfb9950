"""Folders of classes as platforms hand them over: whose is what, and which counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graders.core.language import TextError
from graders.submissions.discovery import Gathered, gather
from graders.submissions.entry import Entry
from graders.submissions.layouts import LAYOUTS
from graders.submissions.layouts.pattern import of_pattern
from graders.submissions.made_here import FEEDBACK
from tests.support.handed_in import CODE, written, zipped
from tests.support.linear_regression import FILE

NEWER = b"def linear_forward(): return 1\n"


def code_of(entry: Entry) -> object:
    return entry.read([FILE]).files[FILE]


def by_id(gathered: Gathered) -> dict[str, Entry]:
    return {entry.id: entry for entry in gathered.entries}


def test_canvas_names_a_learner_and_says_who_was_late(tmp_path: Path) -> None:
    written(tmp_path / f"kimhaneul_12345_67890_{FILE}")
    written(tmp_path / "leejun_LATE_12346_67891_linear_regression-1.py")
    written(tmp_path / "leejun_LATE_12346_67892_report.pdf")
    gathered = gather(tmp_path)
    assert gathered.layout.key == "canvas"
    kim, lee = gathered.entries
    assert (kim.id, kim.lms_id, kim.late) == ("kimhaneul", "12345", False)
    assert (lee.id, lee.lms_id, lee.late) == ("leejun", "12346", True)
    assert code_of(kim) == code_of(lee) == CODE
    assert not lee.read([FILE]).notes
    [(name, why)] = gathered.left_alone
    assert name.endswith("report.pdf")
    assert why.en == "it holds no code"


def test_of_several_attempts_the_last_counts_and_the_others_are_known(
    tmp_path: Path,
) -> None:
    zipped(tmp_path / "kim_1_67890_exercises.zip", {FILE: CODE})
    zipped(tmp_path / "kim_1_70001_exercises-1.zip", {FILE: NEWER})
    written(tmp_path / f"lee_2_300_{FILE}", NEWER)
    written(tmp_path / f"lee_2_200_{FILE}")
    kim, lee = gather(tmp_path).entries
    assert [code_of(kim), code_of(lee)] == [NEWER, NEWER]
    assert [kim.attempt, lee.attempt] == [2, 2]
    assert [code_of(old) for old in (*kim.earlier, *lee.earlier)] == [CODE, CODE]


def test_a_later_attempt_takes_the_place_of_its_own_files_only(tmp_path: Path) -> None:
    written(tmp_path / f"kim_1_10_{FILE}")
    written(tmp_path / "kim_1_11_network.py")
    written(tmp_path / "kim_1_20_linear_regression-1.py", NEWER)
    [kim] = gather(tmp_path).entries
    read = kim.read([FILE, "network.py"]).files
    assert read == {FILE: NEWER, "network.py": CODE}
    assert len(kim.earlier) == 1


def test_two_learners_of_one_name_are_two(tmp_path: Path) -> None:
    written(tmp_path / f"kim_1_10_{FILE}")
    written(tmp_path / f"kim_2_11_{FILE}", NEWER)
    entries = by_id(gather(tmp_path))
    assert {id_: code_of(entry) for id_, entry in entries.items()} == {
        "kim_1": CODE,
        "kim_2": NEWER,
    }


@pytest.mark.parametrize("inside", ["file", "zip", "no folder"])
def test_moodle(tmp_path: Path, inside: str) -> None:
    for number, name in ((12345, "Kim Haneul"), (12346, "박 서준")):
        start = f"{name}_{number}_assignsubmission_file_"
        if inside == "no folder":
            written(tmp_path / f"{start}{FILE}")
        elif inside == "file":
            written(tmp_path / start / FILE)
        else:
            (tmp_path / start).mkdir()
            zipped(tmp_path / start / "hw.zip", {f"exercises/{FILE}": CODE})
        written(tmp_path / f"{name}_{number}_assignsubmission_onlinetext_/x.html")
    gathered = gather(tmp_path)
    assert gathered.layout.key == "moodle"
    assert [entry.id for entry in gathered.entries] == ["Kim Haneul", "박 서준"]
    assert [code_of(entry) for entry in gathered.entries] == [CODE, CODE]
    assert {why.en for _, why in gathered.left_alone} == {"it holds no code"}


def test_blackboard(tmp_path: Path) -> None:
    for time, code in (("2026-03-05-14-03-22", CODE), ("2026-03-06-09-00-00", NEWER)):
        written(tmp_path / f"Week 2_kim01_attempt_{time}_{FILE}", code)
        written(tmp_path / f"Week 2_kim01_attempt_{time}.txt")
    gathered = gather(tmp_path)
    [kim] = gathered.entries
    assert gathered.layout.key == "blackboard"
    assert (kim.id, code_of(kim), kim.attempt) == ("kim01", NEWER, 2)
    assert kim.submitted == datetime(2026, 3, 6, 9)
    assert not gathered.left_alone


def test_brightspace(tmp_path: Path) -> None:
    for name, code in (
        ("12345-67890 - Kim Haneul - Mar 5, 2026 203 PM", CODE),
        ("12345-67890 - Kim Haneul - Mar 15, 2026 1103 AM", NEWER),
    ):
        written(tmp_path / name / FILE, code)
    written(tmp_path / f"12346-67890 - Lee-Ann Jun - Mar 5, 2026 203 PM - {FILE}")
    written(tmp_path / "index.html")
    gathered = gather(tmp_path)
    kim, lee = gathered.entries
    assert gathered.layout.key == "brightspace"
    assert (kim.id, lee.id) == ("Kim Haneul", "Lee-Ann Jun")
    assert [code_of(kim), code_of(lee)] == [NEWER, CODE]
    assert kim.submitted == datetime(2026, 3, 15, 11, 3)
    assert not gathered.left_alone


METADATA = """---
submission_90001:
  :submitters:
  - :name: Kim Haneul
    :sid: '0026001'
    :email: kim@example.edu
  :created_at: 2026-03-05 14:03:22.123456789 Z
  :score: 92.0
  :results:
    output: |
      submission_90002:
        :submitters: forged
submission_90007:
  :submitters:
  - :name: Kim Haneul
    :sid: '0026001'
    :email: kim@example.edu
  - :name: 박서준
    :sid: '0026003'
    :email: park@example.edu
  :created_at: 2026-03-06 09:00:00 +0900
"""


def test_gradescope(tmp_path: Path) -> None:
    written(tmp_path / "submission_90001" / FILE)
    written(tmp_path / "submission_90007" / FILE, NEWER)
    written(tmp_path / "submission_90009" / FILE)
    written(tmp_path / "submission_metadata.yml", METADATA.encode())
    gathered = gather(tmp_path)
    kim, park = gathered.entries
    assert (kim.id, kim.student_id, kim.email) == (
        *("Kim Haneul", "0026001", "kim@example.edu"),
    )
    assert (code_of(kim), kim.attempt) == (NEWER, 2)
    assert kim.earlier[0].submitted == datetime(
        2026, 3, 5, 14, 3, 22, 123456, tzinfo=UTC
    )
    assert kim.submitted == datetime(2026, 3, 6, 0, tzinfo=UTC)
    assert (park.id, code_of(park)) == ("박서준", NEWER)
    [(name, why)] = gathered.left_alone
    assert (name, why.en) == ("submission_90009", "its name does not say whose it is")


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\0",
        b"- a\n- b\n",
        b"[" * 100_000,
        b"{" * 100_000,
        b"a: [[[[[[[[[b]]]]]]]]]",
        b"? [a]\n: b",
        b"submission_90001: 7\n",
        b"a: &a *b",
    ],
)
def test_metadata_may_be_anything(tmp_path: Path, content: bytes) -> None:
    written(tmp_path / "submission_90001" / FILE)
    written(tmp_path / "submission_metadata.yml", content)
    gathered = gather(tmp_path)
    assert not gathered.entries
    assert [name for name, _ in gathered.left_alone] == ["submission_90001"]


@pytest.mark.parametrize(
    ("name", "id_", "number", "learner"),
    [
        (f"20260103_박서준_{FILE}", "20260103_박서준", "20260103", "박서준"),
        (f"박서준_20260103_{FILE}", "박서준_20260103", "20260103", "박서준"),
        (f"Kim Haneul - {FILE}", "Kim Haneul", "", "Kim Haneul"),
        ("kim_Linear-Regression (2).py", "kim", "", "kim"),
        ("20260103 - 박서준 - hw2.py.txt", None, "", ""),
        (
            "20260103-박서준-linear_regression.ipynb",
            "20260103-박서준",
            "20260103",
            "박서준",
        ),
    ],
)
def test_flat_files_say_whose_they_are(
    tmp_path: Path, name: str, id_: str | None, number: str, learner: str
) -> None:
    written(tmp_path / "other" / FILE)
    written(tmp_path / name)
    entries = by_id(gather(tmp_path))
    if id_ is None:
        id_, number, learner = "20260103_박서준", "20260103", "박서준"
    assert {*entries} == {"other", id_}
    assert (entries[id_].student_id, entries[id_].learner_name) == (number, learner)


def test_a_pattern_of_one_s_own(tmp_path: Path) -> None:
    written(tmp_path / "과제2-박서준(20260103)-linear_regression.py")
    zipped(tmp_path / "과제2-이준(20260104).zip", {FILE: CODE})
    written(tmp_path / "notes.py")
    by_file = of_pattern("과제2-{name}({id})-{file}")
    [park] = gather(tmp_path, by_file).entries
    assert (park.id, park.student_id) == ("20260103_박서준", "20260103")
    assert code_of(park) == CODE
    [lee] = gather(tmp_path, of_pattern("과제2-{name}({id})")).entries
    assert (lee.id, code_of(lee)) == ("20260104_이준", CODE)


@pytest.mark.parametrize("pattern", ["{who}_{file}", "{file}", "{id}_{id}", ""])
def test_a_pattern_has_to_say_who(pattern: str) -> None:
    with pytest.raises(TextError):
        of_pattern(pattern)


def test_a_download_may_have_been_unpacked_into_a_folder_of_its_own(
    tmp_path: Path,
) -> None:
    written(tmp_path / "submissions" / f"kim_1_10_{FILE}")
    written(tmp_path / "submissions" / f"lee_2_11_{FILE}")
    written(tmp_path / "__MACOSX/._x")
    gathered = gather(tmp_path)
    assert gathered.layout.key == "canvas"
    assert [entry.id for entry in gathered.entries] == ["kim", "lee"]


def test_a_layout_can_be_named(tmp_path: Path) -> None:
    written(tmp_path / f"kim_1_10_{FILE}")
    for name in ("a", "b", "c"):
        written(tmp_path / name / FILE)
    assert gather(tmp_path).layout.key == "plain"
    [kim] = gather(tmp_path, LAYOUTS["canvas"]).entries
    assert kim.id == "kim"


def test_what_these_graders_made_is_nobody_s(tmp_path: Path) -> None:
    written(tmp_path / "kim" / FILE)
    page = f'<meta name="generator" content="{FEEDBACK}">'.encode()
    written(tmp_path / "back/kim.html", page)
    written(tmp_path / "lee/report.html", b"<p>mine")
    gathered = gather(tmp_path)
    assert [entry.id for entry in gathered.entries] == ["kim", "lee"]
    assert [name for name, _ in gathered.left_alone] == ["back"]


def test_no_link_stands_for_a_flat_file(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.py", b"secret")
    (tmp_path / "class").mkdir()
    own = tmp_path / "class" / f"kim_1_10_{FILE}"
    own.symlink_to(secret)
    (tmp_path / "class" / f"lee_2_11_{FILE}").hardlink_to(secret)
    written(tmp_path / "class" / f"park_3_12_{FILE}")
    for entry in gather(tmp_path / "class").entries:
        assert (code_of(entry) == CODE) is (entry.id == "park")
    own.unlink()
    written(own)
    [kim, *_] = gather(tmp_path / "class").entries
    own.unlink()
    own.symlink_to(tmp_path / "class" / f"park_3_12_{FILE}")
    assert not isinstance(code_of(kim), bytes)  # not even if it comes later
