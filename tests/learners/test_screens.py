"""Terminal, page and feedback file show the same parts of a message."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from graders.core.grades import Grade
from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import load_catalogue
from graders.grading.grader import Grader
from graders.reports.feedback import feedback
from graders.submissions.submission import Submission
from graders.terminal.console import advice
from lab.python.told import told
from tests.mutants.collected import MUTANTS
from tests.mutants.mutant import Mutant

CATALOGUE = load_catalogue()
SHOWN = {
    "autograd_rebinds_inside_no_grad": "a remedy, a line of code and an error",
    "until_crosses_shapes": "a cause, and what was expected and came",
}


@pytest.fixture(scope="module", params=SHOWN)
def grade(request: pytest.FixtureRequest) -> Grade:
    [answer] = [answer for answer in MUTANTS if answer.name == request.param]
    return graded(answer)


def graded(answer: Mutant) -> Grade:
    files = {answer.of.file: answer.file().encode()}
    with Grader(seed=0, in_process=True) as grader:
        return grader.grade(Submission(answer.name, files, Path()), [answer.of])


def plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_screens_show_all_parts(grade: Grade, language: Language) -> None:
    [exercise] = grade.exercises
    first = exercise.first_to_fix
    assert first and first.message
    lines = first.message.lines(language)
    assert len(lines) > 2

    terminal = [str(line) for line in advice(exercise, language)]
    page = told(first.message)
    assert page
    in_page = [
        "".join(p if isinstance(p, str) else p["text"] for p in line)
        for line in page[language]
    ]
    file = plain(feedback(grade, CATALOGUE, language).decode())

    assert terminal[-len(lines) :] == lines
    assert in_page == lines
    assert all(plain(line) in file for line in lines)
