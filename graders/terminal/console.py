"""What `grade` shows in the terminal.

Colours are the terminal's own sixteen and never the only sign of anything: they must
do on light and on dark backgrounds, and where there are none.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graders.core.grades import SELF_CHECK, ExerciseGrade, Grade
from graders.core.language import Language, Text, can_show, language_here
from graders.core.signs import SIGNS, UNKNOWN, sign_name
from graders.core.verdicts import Outcome
from graders.course.catalogue import Exercise, exercises_near
from graders.submissions.submission import line_of

WIDEST = 88
_SIGNS = {**SIGNS, "unknown": UNKNOWN}
_PLAIN = {"full": "v", "part": "~", "wrong": "x", "not yet": "o", "unknown": "."}
_STYLES = {
    "full": "green",
    "part": "magenta",
    "wrong": "red",
    "not yet": "dim",
    "unknown": "dim",
}


def sign(console: Console, kind: str) -> Line:
    able = can_show(console.file, "".join(_SIGNS.values()))
    return Line((_SIGNS if able else _PLAIN)[kind], _STYLES[kind])


def bar(console: Console, done: int, total: int, width: int = 24) -> Line:
    full, empty = "━─" if can_show(console.file, "━─") else "#-"
    filled = width * done // max(total, 1)
    return Line.assemble(
        (full * filled, "green"), (empty * (width - filled), "dim"), no_wrap=True
    )


def say(console: Console, lines: Sequence[Line]) -> None:
    for line in lines:
        # Paths and commands are to be copied: a line of them is never broken.
        console.print(line, soft_wrap=line.no_wrap)


def show(
    console: Console,
    grade: Grade,
    exercises: Sequence[Exercise],
    language: Language,
    before: Mapping[str, int] | None = None,
    more: bool = False,
    variant: str | None = None,
) -> None:
    """Show a table of exercises, the total, and what to do next.

    `before` holds the points of the last time, as far as they are remembered; `more`
    says that there are exercises which were not graded, `variant` what was asked.
    """
    table = Table(
        box=box.SIMPLE,
        pad_edge=False,
        show_header=False,
        show_footer=True,
        show_edge=False,
        width=min(console.width, WIDEST),
    )
    table.add_column()
    # "fold", or Rich takes a Korean line for too long and cuts its last letter off.
    table.add_column(footer=_total(grade, language, before), ratio=1, overflow="fold")
    points = f"{grade.points} / {grade.max_points}"
    table.add_column(footer=points, justify="right", no_wrap=True)
    said: list[list[Line]] = []
    modules = dict.fromkeys(exercise.module for exercise in exercises)
    module = None
    for exercise, graded in zip(exercises, grade.exercises, strict=True):
        if len(modules) > 1 and exercise.module != module:
            module = exercise.module
            table.add_row("", Line(exercise.file, "dim"), "")
        head = Line.assemble(
            (exercise.id, "bold"), "  ", (exercise.title.pick(language), "dim")
        )
        message = advice(graded, language)
        # One syntax error stops every exercise of a file: once is enough to say so,
        # and the sign says which exercises are still to be written.
        silent = message in said or (_empty(graded) and len(exercises) > 1)
        body = Group(head, *(() if silent else message))
        said.append(message)
        of = sign_name(graded.points, graded.outcome)
        table.add_row(
            sign(console, of),
            body,
            Line(
                f"{graded.points} / {graded.max_points}", "bold" if graded.full else ""
            ),
        )
    console.print(Padding(table, (1, 0)))
    say(console, next_step(grade, exercises, language, more, variant))
    say(console, footnote(grade, language))


def _total(grade: Grade, language: Language, before: Mapping[str, int] | None) -> Line:
    total = Line(Text(ko="합계", en="Total").pick(language))
    known = [e for e in grade.exercises if before and e.id in before]
    gained = sum(e.points - before[e.id] for e in known) if before else 0
    if gained > 0:
        since = Text(ko=f"  지난번보다 +{gained}점", en=f"  +{gained} since last time")
        total.append(since.pick(language), "green")
    return total


def footnote(grade: Grade, language: Language) -> list[Line]:
    """Say quietly what the marks are worth, and how long they took if it was long."""
    parts = [] if grade.authoritative else [SELF_CHECK.pick(language)]
    if grade.duration_s > 1:
        took = Text(ko=f"{grade.duration_s:.1f}초", en=f"{grade.duration_s:.1f} s")
        parts.append(took.pick(language))
    return [Line(f"({' · '.join(parts)})", "dim")] if parts else []


def _empty(graded: ExerciseGrade) -> bool:
    return graded.outcome is Outcome.NOT_ATTEMPTED and not graded.points


def advice(graded: ExerciseGrade, language: Language) -> list[Line]:
    """Write what to do plainly, the evidence for it dim, and code unbroken."""
    first = graded.first_to_fix
    if first is None or first.message is None:
        return []
    written = [
        Line(
            row.text,
            "dim",
            no_wrap=row.code,
            overflow="ellipsis" if row.code else "fold",
        )
        for row in first.message.rows(language)
    ]
    if first.outcome is not Outcome.NOT_ATTEMPTED:
        written[0] = Line(first.message.advice.pick(language))
    if first.outcome is Outcome.WRONG:
        written.insert(0, Line(f"[{first.title.pick(language)}]", "dim"))
    return written


def next_step(
    grade: Grade,
    exercises: Sequence[Exercise],
    language: Language,
    more: bool,
    variant: str | None = None,
) -> list[Line]:
    folder = Path(grade.submission)
    pairs = zip(exercises, grade.exercises, strict=True)
    todo = [(e, g) for e, g in pairs if g.outcome is not Outcome.PASSED]
    todo.sort(key=lambda pair: pair[0].optional)
    if not todo:
        done = Text(ko="모두 맞았습니다. 수고하셨습니다!", en="Full marks. Well done!")
        on = Text(ko="이어서 풀려면: ", en="To go on: ")
        lines = [Line(done.pick(language), "green")]
        go_on = to_run(on, command(folder, language, "next"), language)
        return [*lines, go_on] if more else lines
    exercise, graded = todo[0]
    own = ["--variant", variant] if variant else []
    then = Text(ko="저장한 다음 실행하세요: ", en="Save it, then run: ")
    stuck = Text(ko="막히면: ", en="Stuck? ")
    lines = [
        place(exercise, folder, language),
        to_run(then, command(folder, language, exercise.id, *own), language),
        to_run(stuck, command(folder, language, "hint", exercise.id), language),
    ]
    if graded.outcome is Outcome.NOT_ATTEMPTED:
        lines.insert(1, Line(exercise.task.pick(language)))
    return lines


def place(exercise: Exercise, folder: Path, language: Language) -> Line:
    """Say which function in which file is next."""
    file = located(exercise, folder)
    head = Text(ko="다음: ", en="Next: ")
    where = Text(
        ko=f"{file} 파일의 {exercise.callable}", en=f"{exercise.callable} in {file}"
    )
    return Line.assemble(
        (head.pick(language), "bold"), where.pick(language), no_wrap=True
    )


def to_run(head: Text, command: str, language: Language) -> Line:
    return Line.assemble((head.pick(language), "dim"), command, no_wrap=True)


def command(folder: Path, language: Language, *words: str) -> str:
    """Write the command that does it for this very folder, in this language."""
    near = exercises_near(Path.cwd())
    own = near is not None and folder.resolve() == near.resolve()
    return typed(
        [
            *("grade", *words),
            *([] if own else ["--submission", shown(folder)]),
            *in_language(language),
        ]
    )


def typed(words: Sequence[str]) -> str:
    """Write a command as the shells of this system take it: on Windows both of them."""
    if sys.platform == "win32":
        return subprocess.list2cmdline(words)
    return shlex.join(words)


def in_language(language: Language) -> list[str]:
    """Write the option that a command needs here to be in this language."""
    return [] if language == language_here() else ["--lang", language]


def located(exercise: Exercise, folder: Path) -> str:
    """Write file:line, which editors and terminals open with a click."""
    file = folder / exercise.file
    line = line_of(folder, exercise.file, exercise.callable)
    return f"{shown(file)}:{line}" if line else shown(file)


def shown(path: Path) -> str:
    """Write a path the short way: from here, if it is below here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
