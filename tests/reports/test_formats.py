"""The table of formats: every line of it is a report that the commands can write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
import pytest

from graders.commands.check import check
from graders.commands.report import command as report
from graders.core.language import LANGUAGES, Language
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.reports.class_grades import ClassGrades
from graders.reports.formats import CLASS_FORMATS, GRADE_FORMATS, ReportFormat
from tests.support.grades import graded

GRADE = graded(Outcome.WRONG, "Add the bias B.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", GRADE_FORMATS, ids=lambda f: f.option)
def test_reports_of_a_grade(
    format_: ReportFormat[Callable[..., bytes]], language: Language
) -> None:
    assert "Add the bias B." in format_.writer(GRADE, language).decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", CLASS_FORMATS, ids=lambda f: f.option)
def test_reports_of_a_class(
    format_: ReportFormat[Callable[..., bytes]], language: Language
) -> None:
    written = {
        format_.writer(
            ClassGrades(lambda: [GRADE], load_catalogue(), language, suffix=suffix)
        )
        for suffix in format_.suffixes or (".txt", "")
    }
    # The suffix decides where it is said to, and nowhere else.
    assert len(written) == (len(format_.suffixes) or 1)
    assert all(written)


@pytest.mark.parametrize(
    ("command", "formats"), [(check, GRADE_FORMATS), (report, CLASS_FORMATS)]
)
def test_commands_offer_every_format(
    command: click.Command, formats: tuple[ReportFormat[Any], ...]
) -> None:
    offered = {o for parameter in command.params for o in parameter.opts}
    assert {format_.option for format_ in formats} <= offered
