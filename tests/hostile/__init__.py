"""Submissions that mean harm, one file each.

Each is appended to the solution of its module: whatever it does not redefine stays
right. Its first line says what it tries. EXPECTED, which is read and never executed,
says of each exercise it may cost (or of the whole module): the outcome, and a part of
the message. DECOY is a folder to damage, ROOT the folder of this project, forge() sends
a reply of one's own to the call that is being made.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graders.core.grades import Grade
from graders.core.limits import Limits
from graders.core.verdicts import Outcome
from graders.course.catalogue import ROOT, SOLUTIONS, Exercise, load_catalogue
from graders.grading.grader import Grader
from graders.submissions.submission import Submission

CATALOGUE = load_catalogue()
BY_MODULE = {
    module: tuple(e for e in CATALOGUE if e.module == module)
    for module in sorted({exercise.module for exercise in CATALOGUE})
}
LIMITS = Limits(load_seconds=1.0, call_seconds=0.2, patience=5.0)

FORGE = """
def forge(reply):
    import os, sys

    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    wire = sys.modules["graders.sandbox.workers.wire"]
    forged = wire.framed(wire.packed((frame.f_locals["number"], reply)))
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, forged)
        except OSError:
            pass
"""


@dataclass(frozen=True)
class Attack:
    name: str
    code: str
    expected: Mapping[str, tuple[Outcome, str]]
    """By exercise: what becomes of all its checks, and what is said."""
    exercises: tuple[Exercise, ...]

    def submission(self, decoy: Path) -> Submission:
        [file] = {exercise.file for exercise in self.exercises}
        solution = (SOLUTIONS / file).read_text(encoding="utf-8")
        places = f"DECOY, ROOT = {str(decoy)!r}, {str(ROOT)!r}"
        text = f"{solution}\n{places}\n{FORGE}\n{self.code}"
        return Submission(self.name, {file: text.encode()})


def read_attack(file: Path) -> Attack:
    code = file.read_text(encoding="utf-8")
    [declared] = [
        ast.literal_eval(node.value)
        for node in ast.parse(code).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "EXPECTED"
    ]
    expected = {
        exercise.id: (Outcome(outcome), said)
        for name, (outcome, said) in declared.items()
        for exercise in CATALOGUE
        if name in (exercise.id, exercise.module)
    }
    [module] = {e.module for e in CATALOGUE if e.id in expected}
    exercises = tuple(e for e in CATALOGUE if e.module == module)
    return Attack(file.stem, code, expected, exercises)


ATTACKS = tuple(map(read_attack, sorted(Path(__file__).parent.glob("[a-e][0-9]*.py"))))


def locked(seed: int = 0, limits: Limits = LIMITS, *, rehearse: bool = False) -> Grader:
    """Make a grader; without the lock, submissions would do what they try here."""
    grader = Grader(seed=seed, limits=limits, rehearse=rehearse)
    assert grader.authoritative, "no lock on this system: nothing hostile was tried"
    return grader


def require_fit_to_print(result: Grade) -> None:
    for exercise in result.exercises:
        for check in exercise.checks:
            if check.message:
                assert len(check.message.en) < 2_000
                for line in (check.message.ko + "\n" + check.message.en).split("\n"):
                    assert line.isprintable()
