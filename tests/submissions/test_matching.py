"""Whose a submission is, whatever platforms, spreadsheets and learners call it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graders.submissions.entry import Arrival
from graders.submissions.roster.learner import Learner, Roster
from graders.submissions.roster.matching import matched
from graders.submissions.roster.reading import read_roster

KIM = Learner("kim", "김하늘", "haneul@example.edu", "2026001", lms_id="12345")


def roster_of(*learners: Learner) -> Roster:
    return Roster((learner.key, learner) for learner in learners)


@pytest.mark.parametrize(
    ("learner", "arrival"),
    [
        (KIM, Arrival("Kim")),
        (KIM, Arrival("KIM", "somebody else")),
        (KIM, Arrival("x_12345", lms_id="12345")),
        (KIM, Arrival("20_김하늘", student_id="2026001")),
        (KIM, Arrival("2026001")),
        (KIM, Arrival("someone", email="Haneul@Example.edu")),
        (KIM, Arrival("haneul")),
        (KIM, Arrival(unicodedata.normalize("NFD", "김하늘"))),
        (KIM, Arrival("김 하늘")),
        (Learner(name="Haneul Kim"), Arrival("kimhaneul")),
        (Learner(name="Kim, Haneul"), Arrival("kimhaneul")),
        (Learner(name="Kim, Haneul"), Arrival("Haneul Kim")),
        (Learner(name="Ana María de la Cruz"), Arrival("delacruzanamaría")),
        (Learner(unicodedata.normalize("NFD", "각")), Arrival("각")),
    ],
)
def test_a_learner_is_known_again(learner: Learner, arrival: Arrival) -> None:
    other = Learner("lee", "Lee Jun", "lee@example.edu", "2026002", lms_id="12346")
    found = matched(roster_of(learner, other), [arrival, Arrival("park")])
    assert found.roster[arrival.id] is learner
    assert found.missing == ["lee"]
    assert found.strangers == ["park"]
    assert not found.guessed


def test_the_surest_sign_comes_first() -> None:
    one, two = Learner("kim", "Lee Jun"), Learner("lee", "Kim Haneul")
    found = matched(roster_of(one, two), [Arrival("kim", "Kim Haneul")])
    assert found.roster["kim"] is one
    assert found.missing == ["lee"]


def test_what_fits_two_fits_neither() -> None:
    same = [Learner("a", "Kim Haneul"), Learner("b", "Kim Haneul")]
    found = matched(roster_of(*same), [Arrival("kimhaneul")])
    assert (found.missing, found.strangers) == (["a", "b"], ["kimhaneul"])
    twice = [Arrival("Kim Haneul"), Arrival("Haneul Kim")]
    found = matched(roster_of(Learner("a", "Kim Haneul")), twice)
    assert (found.missing, len(found.strangers)) == (["a"], 2)


def test_a_part_of_a_name_is_a_guess_and_told() -> None:
    found = matched(roster_of(Learner("kim"), Learner("lee")), [Arrival("Kim Haneul")])
    assert found.roster["Kim Haneul"].submission == "kim"
    assert (found.guessed, found.missing) == (["Kim Haneul"], ["lee"])
    several = [Arrival("Kim Haneul"), Arrival("Kim Minji")]
    assert matched(roster_of(Learner("kim")), several).strangers == [
        "Kim Haneul",
        "Kim Minji",
    ]


# --- lists as they are saved ----------------------------------------------------------

EXCEL = "submission\tname\temail\r\nkim\t김하늘\tkim@example.edu\r\n"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Week 2 (77),Current Score\r\n"
    "    Points Possible,,,,,114,(read only)\r\n"
    '"Kim, Haneul",12345,2026001,kim@example.edu,A,92,80\r\n'
    '"Student, Test",99,,abcdef,A,,\r\n'
)
MOODLE = (
    '"First name",Surname,"ID number","Email address",Groups\n'
    "Haneul,Kim,2026001,kim@example.edu,A\n"
)


@pytest.mark.parametrize(
    ("content", "learner", "left_alone"),
    [
        (
            "submission;name;email\nkim;김하늘;kim@example.edu\n".encode(),
            Learner("kim", "김하늘", "kim@example.edu"),
            (),
        ),
        ("submission,name,,\nkim,김하늘,,\n".encode(), Learner("kim", "김하늘"), ()),
        (
            "submission,name,점수\nkim,김하늘,7\n".encode(),
            Learner("kim", "김하늘"),
            ("점수",),
        ),
        (b"submission,section\nkim,B\n", Learner("kim", section="B"), ()),
        (EXCEL.encode("utf-16"), Learner("kim", "김하늘", "kim@example.edu"), ()),
        (EXCEL.encode("utf-16-le"), Learner("kim", "김하늘", "kim@example.edu"), ()),
        (EXCEL.encode("cp949"), Learner("kim", "김하늘", "kim@example.edu"), ()),
        (
            CANVAS.encode("utf-8-sig"),
            Learner(
                *("", "Kim, Haneul", "", "2026001"),
                lms_id="12345",
                login="kim@example.edu",
                section="A",
            ),
            ("Week 2 (77)", "Current Score"),
        ),
        (
            MOODLE.encode(),
            Learner("", "Haneul Kim", "kim@example.edu", "2026001", section="A"),
            (),
        ),
        (
            "성,이름,ID 번호,이메일 주소\n김,하늘,2026001,kim@example.edu\n".encode(),
            Learner("", "김하늘", "kim@example.edu", "2026001"),
            (),
        ),
        (
            "제출물,이름,학번,이메일,반\nkim,김하늘,2026001,kim@example.edu,3\n".encode(
                "cp949"
            ),
            Learner("kim", "김하늘", "kim@example.edu", "2026001", section="3"),
            (),
        ),
        (
            "2026학년도 출석부,,\n,,\n번호,학번,성명\n1,2026001,김하늘\n".encode(),
            Learner("", "김하늘", student_id="2026001"),
            ("번호",),
        ),
    ],
)
def test_lists_are_read_as_they_are_saved(
    tmp_path: Path, content: bytes, learner: Learner, left_alone: tuple[str, ...]
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    roster = read_roster(file)
    assert [*roster.values()] == [learner]
    assert roster.left_alone == left_alone
