"""Grade one submission, show how it went, and write what is asked for."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from graders.commands.check.check_options import CheckOptions, Reports
from graders.commands.output import writing
from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise, load_catalogue
from graders.grading.grader import Grader, files_of
from graders.records.progress import grade_and_remember, recall
from graders.reports.github import commands_off, error_commands, write_job
from graders.reports.withheld import withheld
from graders.submissions.submission import read_folder
from graders.terminal.console import show
from graders.terminal.guidance import offer_language
from graders.terminal.waiting import waiting


def grade_and_show(
    exercises: Sequence[Exercise],
    folder: Path,
    language: Language,
    reports: Reports,
    asked: CheckOptions,
) -> int:
    before = (
        {}
        if asked.variant
        else {
            key: known.points for key, (known, _) in recall(folder, exercises).items()
        }
    )
    with contextlib.ExitStack() as stack:
        grader = stack.enter_context(
            Grader(
                seed=asked.seed,
                rehearse=asked.withhold,
                in_process=asked.in_process,
                variant=asked.variant or "",
            )
        )
        on_progress = (
            None if asked.in_process else stack.enter_context(waiting(language))
        )
        if asked.variant:  # what is remembered is about the published exercises
            result = grader(folder, exercises, on_progress)
        else:
            result = grade_and_remember(grader, folder, exercises, on_progress)
    if asked.withhold:
        result = withheld(result)
    for format_, file in reports.items():
        file.write(format_.writer(result, language), language)
    plain = all(file.path for file in reports.values())  # none is on standard output
    if plain:
        more = not asked.variant and len(exercises) < len(load_catalogue())
        with commands_off(os.environ):
            console = Console(highlight=False)
            show(console, result, exercises, language, before, more, asked.variant)
            for note in read_folder(folder, files_of(exercises)).notes:
                console.print(note.pick(language), markup=False, soft_wrap=True)
    if plain and not before:
        offer_language(Console(highlight=False), folder, language)
    if asked.github:
        with writing(language):
            write_job(result, exercises, language, os.environ)
        for line in error_commands(result, exercises, folder, language):
            print(line)
    if asked.show_seed:
        again = Text(
            ko=f"같은 입력으로 다시 채점하려면: --seed {grader.seed}",
            en=f"For the same inputs again: --seed {grader.seed}",
        )
        click.echo(again.pick(language), err=True)
    return FULL_MARKS if result.full else NOT_YET
