"""A class with variants: each learner's task is made, and graded as theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.course.variants import VARIANTS, variant_solutions
from tests.batch.command import SOLUTION, graded
from tests.support.command import call
from tests.support.grades import rows_of
from tests.support.handed_in import written
from tests.support.linear_regression import FILE

ROSTER = "submission,name,language\nKim,김하늘,ko\nlee,Lee Jun,en\npark,Park,\n"


@pytest.fixture
def tasks(tmp_path: Path) -> Path:
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    made = call(
        *("variants", tmp_path / "tasks", "loss_gradient", "--roster", roster),
        *("--seed", "3", "--lang", "en"),
    )
    assert made.returncode == 0, made.stderr
    return tmp_path / "tasks"


def assigned(tasks: Path) -> dict[str, str]:
    head, *rows = rows_of((tasks / "variants.csv").read_bytes())
    assert head == ["submission", "variant"]
    return {row[0]: row[1] for row in rows}


def test_each_learner_has_stubs_and_a_sheet_in_their_language(tasks: Path) -> None:
    given = assigned(tasks)
    assert [*given] == ["Kim", "lee", "park"]
    [korean] = tasks.glob("Kim*/README.md")
    variant = VARIANTS[given["Kim"]]
    for text in ("김하늘", variant.task.ko, f"grade --variant {variant.name}"):
        assert text in korean.read_text(encoding="utf-8")
    english = (tasks / "lee" / "README.md").read_text(encoding="utf-8")
    assert VARIANTS[given["lee"]].task.en in english
    stubs = (tasks / "lee" / "exercises" / FILE).read_text(encoding="utf-8")
    assert f"Variant {given['lee']}:" in stubs


def test_who_has_which_stays_if_the_tasks_are_made_again(
    tasks: Path, tmp_path: Path
) -> None:
    given = assigned(tasks)
    later = tmp_path / "later.csv"
    later.write_text(
        ROSTER + "".join(f"new{n},,\n" for n in range(9)), encoding="utf-8"
    )
    call("variants", tasks, "--roster", later, "--seed", "4", "--lang", "en")
    again = assigned(tasks)
    assert len(again) == 12
    assert given.items() <= again.items()


def test_everyone_is_graded_by_their_own(tasks: Path, tmp_path: Path) -> None:
    given, folder = assigned(tasks), tmp_path / "class"
    for name in ("Kim", "lee"):
        own = variant_solutions("linear_regression", VARIANTS[given[name]])
        written(folder / name.lower() / FILE, own.encode())
    for name in ("park", "choi"):
        written(folder / name / FILE, SOLUTION)
    listed = "--variants", tasks / "variants.csv"
    result = graded(
        *(folder, tmp_path / "book", *listed, "--csv", "-"), what="loss_gradient"
    )
    points = {row[0]: int(row[1]) for row in rows_of(result.stdout.encode())[1:]}
    assert points.pop("park") < 10
    assert points == {"kim": 20, "lee": 20, "choi": 20}
    assert "for want of a variant: choi" in result.stderr
    again = graded(folder, tmp_path / "book", *listed, what="loss_gradient")
    assert "known already: 4" in again.stdout
    published = graded(folder, tmp_path / "book", what="loss_gradient")
    assert "Graded: 2 · known already: 2" in published.stdout


def test_a_learner_checks_their_own(tmp_path: Path) -> None:
    own = variant_solutions("linear_regression", VARIANTS["c"])
    written(tmp_path / FILE, own.encode())
    folder = "--submission", tmp_path, "--lang", "en"
    right = call("loss_gradient", *folder, "--variant", "c")
    assert right.returncode == 0, right.stdout
    wrong = call("loss_gradient", *folder, "--variant", "d")
    assert wrong.returncode == 1
    assert "--variant d" in wrong.stdout
    assert call("loss_gradient", *folder).returncode == 1
    assert call("list", *folder).stdout.count("✓") == 0  # nothing was remembered


def test_reset_gives_back_the_own_stub(tmp_path: Path) -> None:
    written(tmp_path / FILE, SOLUTION)
    result = call(
        *("reset", "train", "--yes", "--variant", "c", "--submission", tmp_path),
        *("--lang", "ko"),
    )
    assert result.returncode == 0, result.stderr
    content = (tmp_path / FILE).read_text(encoding="utf-8")
    assert content.count(VARIANTS["c"].task.ko.splitlines()[0]) == 1
    assert "raise NotImplementedError" in content


def test_a_list_that_is_none_is_refused(tasks: Path, tmp_path: Path) -> None:
    for text, said in (
        ("submission,variant\nkim,z\n", 'no variant "z"'),
        ("name,variant\nkim,a\n", "submission and variant"),
    ):
        (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
        result = call(
            *("batch", tasks, "--gradebook", tmp_path / "b", "--lang", "en"),
            *("--variants", tmp_path / "bad.csv"),
        )
        assert result.returncode == 2
        assert said in result.stderr
