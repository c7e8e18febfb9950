"""Submissions that mean harm earn nothing by it, and harm nobody else."""

from __future__ import annotations

import ctypes
import locale
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.core.grades import ExerciseGrade, Grade
from graders.core.verdicts import Outcome
from graders.course.catalogue import EXERCISES, ROOT, SOLUTIONS, Exercise
from graders.grading.grader import files_of
from graders.submissions.submission import Submission, read_folder
from tests.hostile import (
    ATTACKS,
    BY_MODULE,
    Attack,
    locked,
    require_fit_to_print,
)
from tests.mutants.collected import MUTANTS
from tests.support.everywhere import EVERYWHERE

# In one process, too: each that takes a part of these tests would grade all attacks.
pytestmark = pytest.mark.long

WATCHED = [ROOT / room for room in ("exercises", "graders", "solutions", "tests")]

_PR_SET_CHILD_SUBREAPER = 36

Grades = tuple[ExerciseGrade, ...]


@dataclass
class Batch:
    """What came of grading hostile and honest submissions in one go."""

    attacks: dict[str, Grade] = field(default_factory=dict)
    honest: list[tuple[Grades, Grades]] = field(default_factory=list)
    """What each honest submission got among the others, and alone."""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="module")
def batch(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Batch]:
    """Grade the attacks that this run selects, and honest ones, in random order."""
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    selected = [
        call.params["attack"] for call in calls if call and "attack" in call.params
    ]
    folder = tmp_path_factory.mktemp("batch")
    fair = honest_submissions(folder)
    (decoy := folder / "decoy").mkdir()
    (decoy / "secret.txt").write_text("secret", encoding="utf-8")
    (temporary := folder / "temporary").mkdir()
    result = Batch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(temporary))
        patch.setenv("CI", "true")
        # A process that lost its parent would become a child of this one.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        with locked() as grader:
            alone = [grader.grade(*one).exercises for one in fair]
        result.before = surroundings(decoy, temporary)
        order: list[int | Attack] = [*range(len(fair)), *selected]
        random.Random(5).shuffle(order)
        with locked() as grader:
            for one in order:
                if isinstance(one, Attack):
                    submission = one.submission(decoy)
                    result.attacks[one.name] = grader.grade(submission, one.exercises)
                else:
                    among_others = grader.grade(*fair[one]).exercises
                    result.honest.append((among_others, alone[one]))
        result.after = surroundings(decoy, temporary)
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
    yield result


def honest_submissions(folder: Path) -> list[tuple[Submission, tuple[Exercise, ...]]]:
    """Make submissions that mean no harm: right, unwritten and wrong ones."""
    submissions = []
    for module, exercises in BY_MODULE.items():
        ids = {exercise.id for exercise in exercises}
        mutants = [mutant for mutant in MUTANTS if mutant.exercise in ids]
        places = [SOLUTIONS, EXERCISES]
        for mutant in random.Random(module).sample(mutants, 3):
            places.append(folder / mutant.name)
            places[-1].mkdir()
            (places[-1] / mutant.of.file).write_text(mutant.file(), encoding="utf-8")
        names = files_of(exercises)
        submissions += [(read_folder(place, names), exercises) for place in places]
    return submissions


def surroundings(*folders: Path) -> dict[str, Any]:
    """Tell what a submission could change of this process and of this machine."""
    limits = [getattr(resource, n) for n in dir(resource) if n.startswith("RLIMIT_")]
    return {
        "environment": dict(os.environ),
        "directory": Path.cwd(),
        "import path": sys.path[:],
        "signals": [signal.getsignal(number) for number in signal.valid_signals()],
        "limits": [resource.getrlimit(limit) for limit in limits],
        "priority": os.getpriority(os.PRIO_PROCESS, 0),
        "locale": locale.setlocale(locale.LC_ALL),
        "floating point": np.geterr(),
        "warnings": warnings.filters[:],
        "children": children(),
        "descriptors": len(os.listdir("/proc/self/fd")),  # noqa: PTH208
        "files": files(*folders, *WATCHED),
    }


def children() -> set[str]:
    threads = Path("/proc/self/task").iterdir()
    return {
        pid
        for t in threads
        for pid in (t / "children").read_text(encoding="utf-8").split()
    }


def files(*folders: Path) -> dict[Path, tuple[int, ...]]:
    """List what is in some folders: modes, sizes and times of change."""
    paths = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    found: dict[Path, tuple[int, ...]] = {}
    for path in paths:
        if "__pycache__" not in path.parts:
            status = path.lstat()
            of_file = () if path.is_dir() else (status.st_size, status.st_mtime_ns)
            found[path] = (status.st_mode, *of_file)
    return found


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_costs_what_it_attacks(attack: Attack, batch: Batch) -> None:
    result = batch.attacks[attack.name]
    for graded in result.exercises:
        outcome, said = attack.expected.get(graded.id, (Outcome.PASSED, ""))
        assert graded.outcome is outcome, (graded.id, graded.first_to_fix)
        if outcome is Outcome.PASSED:
            assert graded.full
            continue
        assert graded.points == 0
        assert graded.first_to_fix
        assert graded.first_to_fix.message
        assert said in graded.first_to_fix.message.en
    require_fit_to_print(result)


def test_every_honest_one_gets_its_marks(batch: Batch) -> None:
    assert batch.honest
    for among_others, alone in batch.honest:
        assert among_others == alone


def test_nothing_is_left_and_nothing_is_changed(batch: Batch) -> None:
    for what, before in batch.before.items():
        assert batch.after[what] == before, what


@EVERYWHERE
def test_as_an_ordinary_user(tmp_path: Path) -> None:
    """Root gives up more than an ordinary user can: try some attacks as one."""
    if os.geteuid() != 0:
        warnings.warn(
            "not root: all of this ran as an ordinary user only", stacklevel=1
        )
        return
    nobody = 65534
    os.chown(tmp_path, nobody, nobody)
    chosen = "a05 or b18_kill or c29 or c35 or c36 or c37 or d40 or d43 or e47 or e5"
    result = subprocess.run(
        [
            *("setpriv", f"--reuid={nobody}", f"--regid={nobody}", "--clear-groups"),
            # To read this project and Python wherever they are, even in /root.
            *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
            *(sys.executable, "-m", "pytest", __file__, "-p", "no:cacheprovider"),
            *(
                "-k",
                f"{chosen} or honest or nothing",
                f"--basetemp={tmp_path / 'base'}",
            ),
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
