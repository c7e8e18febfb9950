"""The commands beside grading: what there is, what is next, hints, a fresh start."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from graders.commands.arguments import (
    folder_of,
    language_of,
    one,
    shared_options,
    writing,
)
from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.files import write_file
from graders.core.language import Language, Text
from graders.core.message import Message
from graders.course.catalogue import Exercise, load_catalogue
from graders.submissions.submission import read_file


@click.command("list")
@shared_options
def list_(submission: str | None, lang: Language | None) -> None:
    """List all exercises: signs, points, lessons · 연습문제 목록."""
    language = language_of(lang)
    catalogue = load_catalogue()
    folder = folder_of(submission, language)
    from rich.console import Console

    from graders.records.progress import recall
    from graders.terminal.overview import show_list

    known = recall(folder, catalogue)
    show_list(Console(highlight=False), catalogue, known, folder, language)


@click.command("next")
@shared_options
def next_(submission: str | None, lang: Language | None) -> int:
    """Say which exercise to do next, and where · 다음에 풀 문제."""
    language = language_of(lang)
    catalogue = load_catalogue()
    folder = folder_of(submission, language)
    from rich.console import Console

    from graders.records.progress import recall
    from graders.terminal.overview import show_next

    exercise = _first_unsolved(folder, catalogue, language)
    known = recall(folder, catalogue)
    show_next(Console(highlight=False), exercise, known, folder, language)
    return NOT_YET if exercise else FULL_MARKS


def _first_unsolved(
    folder: Path, catalogue: tuple[Exercise, ...], language: Language
) -> Exercise | None:
    from graders.grading.grader import Grader
    from graders.records.progress import first_unsolved
    from graders.terminal.waiting import waiting

    with Grader() as grader, waiting(language) as on_progress:
        return first_unsolved(grader, folder, catalogue, on_progress)


@click.command()
@click.argument("exercise")
@click.option("--all", "every", is_flag=True, help="Show all hints. 힌트 모두 보기.")
@shared_options
def hint(
    exercise: str, every: bool, submission: str | None, lang: Language | None
) -> None:
    """Show the next hint, one more each time · 힌트를 하나씩."""
    language = language_of(lang)
    chosen = one(exercise, load_catalogue(), language)
    folder = folder_of(submission, language)
    from rich.console import Console

    from graders.records.memory import load_memory
    from graders.records.progress import remember_hints
    from graders.terminal.overview import show_hints

    seen = max(load_memory(folder).hints.get(chosen.id, 0), 0)
    last = len(chosen.hints) if every else min(seen + 1, len(chosen.hints))
    remember_hints(folder, chosen, last)
    first = 1 if every else last
    console = Console(highlight=False)
    show_hints(console, chosen, range(first, last + 1), folder, language)


@click.command()
@click.argument("exercise")
@click.option("--yes", is_flag=True, help="Do not ask. 묻지 않기.")
@shared_options
def reset(
    exercise: str, yes: bool, submission: str | None, lang: Language | None
) -> int:
    """Start an exercise afresh; a backup stays · 처음 상태로 되돌리기."""
    language = language_of(lang)
    chosen = one(exercise, load_catalogue(), language)
    folder = folder_of(submission, language)
    from graders.course.stubs import restored, stub_module
    from graders.terminal.console import shown

    file = folder / chosen.file
    there = os.path.lexists(file)
    content = read_file(folder, chosen.file) if there else b""
    if isinstance(content, Message):
        raise click.UsageError(content.pick(language))
    question = Text(
        ko=f"{shown(file)} 파일의 {chosen.callable}만 처음 상태로 되돌릴까요? "
        "지금 파일은 옆에 남겨 둡니다.",
        en=f"Put {chosen.callable} in {shown(file)} back to how it was at first? "
        "The file as it is now is kept beside it.",
    )
    if not yes and not _ask(question, language):
        return NOT_YET
    if not there:
        with writing(language):
            write_file(file, stub_module(chosen.module).encode())
        done = Text(ko=f"새로 만들었습니다: {shown(file)}", en=f"Made: {shown(file)}")
    else:
        backup = _backup(file)
        with writing(language):
            write_file(backup, content)
            write_file(file, restored(content, chosen.module, chosen.callable))
        done = Text(
            ko=f"되돌렸습니다. 이전 파일: {shown(backup)}",
            en=f"Done. The file as it was: {shown(backup)}",
        )
    click.echo(done.pick(language))
    return FULL_MARKS


def _backup(file: Path) -> Path:
    """Name a file that is not there yet: linear_regression.py.2026-11-21_093000.bak."""
    now = f"{datetime.now():%Y-%m-%d_%H%M%S}"
    names = (
        f"{file.name}.{now}{suffix}.bak"
        for suffix in ("", *map("-{}".format, range(2, 1000)))
    )
    return next(p for p in (file.with_name(name) for name in names) if not p.exists())


@click.command()
@click.argument("exercise")
@click.option("--yes", is_flag=True, help="Do not ask. 묻지 않기.")
@shared_options
def solution(
    exercise: str, yes: bool, submission: str | None, lang: Language | None
) -> int:
    """Show the solution, once you have your own · 모범답안 보기."""
    language = language_of(lang)
    chosen = one(exercise, load_catalogue(), language)
    folder = folder_of(submission, language)
    from graders.course.stubs import solution as solution_of
    from graders.records.progress import recall

    known = recall(folder, [chosen]).get(chosen.id)
    question = Text(
        ko=f"{chosen.id} 문제를 아직 다 풀지 않았습니다. 그래도 모범답안을 볼까요?",
        en=f"{chosen.id} has not earned full marks yet. Show its solution anyway?",
    )
    solved = known is not None and known[0].solved
    if not solved and not yes and not _ask(question, language):
        return NOT_YET
    click.echo(solution_of(chosen.module, chosen.callable), nl=False)
    return FULL_MARKS


def _ask(question: Text, language: Language) -> bool:
    """Ask on standard error, where a pipe does not swallow it; no answer is a no."""
    print(question.pick(language), "[y/N] ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().lower()
    if answer in ("y", "yes", "예", "네", "ㅛ"):  # ㅛ: y with the Korean layout on
        return True
    nothing = Text(ko="그대로 두었습니다.", en="Nothing was done.")
    print(nothing.pick(language), file=sys.stderr)
    return False


COMMANDS = (list_, next_, hint, reset, solution)
