"""What `grade list`, `grade next` and `grade hint` show."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graders.core.language import Language, Text
from graders.core.signs import sign_name
from graders.course.catalogue import REPOSITORY, ROOT, SERVED, Exercise, load_catalogue
from graders.records.memory import Remembered
from graders.submissions.untouched import turned
from graders.terminal.console import (
    WIDEST,
    bar,
    command,
    located,
    say,
    sign,
    to_run,
)

Known = Mapping[str, tuple[Remembered, bool]]
"""The last verdict on each exercise, and whether it still holds."""
_POINTS_WIDTH = len("100 / 100*")


def list_table(
    console: Console,
    exercises: Sequence[Exercise],
    known: Known,
    language: Language,
    *,
    every: bool = False,
) -> Group:
    """List exercises by lessons; of the optional ones no more than how many, unless
    `every` one is asked for.
    """  # noqa: D205
    shown: list[Line | Table] = []
    widest = max((len(exercise.id) for exercise in exercises), default=0)
    for title, of_lesson in itertools.groupby(exercises, lambda e: e.lesson_title):
        here = list(of_lesson)
        folded = [] if every else [e for e in here if e.optional]
        table = Table.grid(padding=(0, 2))
        table.width = min(console.width, WIDEST)
        table.add_column(width=1)
        table.add_column(width=widest, no_wrap=True)
        table.add_column(width=_POINTS_WIDTH, justify="right", no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        for exercise in here:
            if exercise not in folded:
                table.add_row(*_row(console, exercise, known, language))
        if folded:
            table.add_row(*_folded_row(folded, known, language))
        files = ", ".join(dict.fromkeys(e.file for e in here))
        heading = (title.pick(language), "bold"), (f"  {files}", "dim")
        shown += [*([Line()] if shown else []), Line.assemble(*heading), table]
    return Group(*shown)


def _row(
    console: Console, exercise: Exercise, known: Known, language: Language
) -> tuple[Line, ...]:
    remembered, holds = known.get(exercise.id, (None, True))
    of = "unknown"
    if remembered:
        of = sign_name(remembered.points, remembered.outcome)
    points = str(remembered.points) if remembered else "-"
    return (
        sign(console, of),
        Line(exercise.id),
        Line(f"{points} / {exercise.points}{' ' if holds else '*'}"),
        Line(exercise.title.pick(language), "dim"),
    )


def _folded_row(
    exercises: Sequence[Exercise], known: Known, language: Language
) -> tuple[Line, ...]:
    mine = [known[e.id][0] for e in exercises if e.id in known]
    points = str(sum(m.points for m in mine)) if mine else "-"
    name = Text(ko=f"나머지 {len(exercises)}문제", en=f"all the rest: {len(exercises)}")
    more = Text(ko="더 연습하고 싶을 때", en="for more practice")
    return (
        Line(),
        Line(name.pick(language), "dim"),
        Line(f"{points} / {sum(e.points for e in exercises)} "),
        Line(more.pick(language), "dim"),
    )


def show_list(
    console: Console,
    exercises: Sequence[Exercise],
    known: Known,
    folder: Path,
    language: Language,
    *,
    every: bool = False,
) -> None:
    table = list_table(console, exercises, known, language, every=every)
    console.print(Padding(table, (1, 0)))
    say(console, [standing(console, exercises, known, language)])
    again = Text(
        ko="* 채점한 뒤에 파일이 바뀌었습니다. 다시 채점하려면: ",
        en="* changed since it was graded. To grade again: ",
    )
    ahead = Text(ko="다음에 풀 문제: ", en="What to do next: ")
    rest = Text(ko="나머지까지 모두 보기: ", en="To see the rest, too: ")
    if not every and any(exercise.optional for exercise in exercises):
        say(
            console,
            [to_run(rest, command(folder, language, "list", "--all"), language)],
        )
    if not all(holds for _, holds in known.values()):
        say(console, [to_run(again, command(folder, language), language)])
    say(console, [to_run(ahead, command(folder, language, "next"), language)])


def standing(
    console: Console, exercises: Sequence[Exercise], known: Known, language: Language
) -> Line:
    """Draw how far one has come."""
    mine = [known[e.id][0] for e in exercises if e.id in known]
    points, total = sum(m.points for m in mine), sum(e.points for e in exercises)
    solved = sum(m.solved for m in mine)
    said = Text(
        ko=f"  {len(exercises)}문제 중 {solved}문제 해결 · {points} / {total}점",
        en=f"  {solved} of {len(exercises)} solved · {points} / {total} points",
    )
    words = Line(said.pick(language))
    room = min(console.width, WIDEST) - words.cell_len
    return bar(console, points, total, max(6, min(24, room))).append(words)


def show_next(
    console: Console,
    exercise: Exercise | None,
    known: Known,
    folder: Path,
    language: Language,
) -> None:
    if exercise is None:
        done = Text(
            ko="모든 연습문제를 풀었습니다. 수고하셨습니다!",
            en="You have solved every exercise. Well done!",
        )
        console.print(Line(done.pick(language), "green"))
        return
    hints = Text(ko="힌트 보기: ", en="First hint: ")
    check = Text(ko="저장한 다음 실행하세요: ", en="Save it, then run: ")
    points = Text(ko=f"{exercise.points}점", en=f"{exercise.points} points")
    had = known[exercise.id][0].points if exercise.id in known else 0
    if had:
        points = Text(ko=f"{had} / {points.ko}", en=f"{had} of {points.en}")
    title = Line.assemble(
        (exercise.id, "bold"),
        f"  {exercise.title.pick(language)}  ",
        (points.pick(language), "dim"),
    )
    page = Line(exercise.page(language), "dim", no_wrap=True)
    say(
        console,
        [
            title,
            Line(located(exercise, folder), no_wrap=True),
            *([page] if REPOSITORY == ROOT or exercise.site != SERVED else []),
            Line(),
            Line(exercise.task.pick(language)),
            Line(),
            to_run(check, command(folder, language, exercise.id), language),
            to_run(hints, command(folder, language, "hint", exercise.id), language),
        ],
    )


def show_hints(
    console: Console,
    exercise: Exercise,
    numbers: range,
    folder: Path,
    language: Language,
) -> None:
    title = (f"  {exercise.title.pick(language)}", "dim")
    say(console, [Line.assemble((exercise.id, "bold"), title)])
    say(console, hint_lines(exercise, numbers, language))
    if numbers[-1] < len(exercise.hints):
        more = Text(ko="하나 더: ", en="One more: ")
        say(
            console,
            [to_run(more, command(folder, language, "hint", exercise.id), language)],
        )
    else:
        last = Text(
            ko="마지막 힌트입니다. 모범답안: ",
            en="That was the last one. The solution: ",
        )
        say(
            console,
            [
                to_run(
                    last, command(folder, language, "solution", exercise.id), language
                )
            ],
        )


def hint_lines(exercise: Exercise, numbers: range, language: Language) -> list[Line]:
    lines = []
    for number in numbers:
        of = len(exercise.hints)
        head = Text(ko=f"힌트 {number}/{of}  ", en=f"Hint {number} of {of}  ")
        said = exercise.hints[number - 1]
        lines.append(Line.assemble((head.pick(language), "bold"), said.pick(language)))
    return lines


def offer_language(console: Console, folder: Path, language: Language) -> None:
    """Say how what is not begun comes into the reader's language, if it is in another.

    Only Korean is offered: English is what everybody has at first.
    """
    if language == "ko" and turned(folder, load_catalogue(), language):
        offer = Text(
            ko="파일의 설명을 한국어로 바꾸려면(쓴 코드는 그대로): ",
            en="For what stubs say in your language (your code stays): ",
        )
        say(console, [to_run(offer, command(folder, language, "stubs"), language)])
