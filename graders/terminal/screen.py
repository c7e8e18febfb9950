"""The one page that `grade --watch` keeps showing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from graders.core.grades import ExerciseGrade, Grade
from graders.core.language import Language, Text
from graders.core.signs import sign_name
from graders.core.verdicts import Outcome
from graders.course.catalogue import Exercise
from graders.terminal.console import advice, footnote, place, say, sign
from graders.terminal.guidance import Known, hint_lines, list_table, standing

_TO_TOP, _ERASE_LINE, _ERASE_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"


@dataclass(frozen=True, slots=True)
class View:
    """All there is to show at one moment."""

    exercises: Sequence[Exercise]
    known: Known
    focus: Exercise | None
    graded: ExerciseGrade | None
    solved_now: Sequence[Exercise]
    hints: int
    last: Grade | None
    at: datetime
    listed: bool
    keys: bool


class Screen:
    """Shows each view in the place of the one before.

    What the terminal showed before the first view is scrolled up, not wiped out, and
    the last view stays when one leaves. In a pipe, each view follows the other.
    """

    def __init__(self, console: Console, folder: Path, language: Language) -> None:
        self._console = console
        self._folder = folder
        self._language = language
        self._redraws = (
            console.is_terminal
            and not console.is_dumb_terminal
            and not console.legacy_windows
        )
        self._drawn = False

    def draw(self, view: View) -> None:
        with self._console.capture() as capture:
            self._write(view)
        page = capture.get()
        if self._redraws:
            # Line over line: terminals keep a copy of what is erased all at once.
            page = page.replace("\n", _ERASE_LINE + "\n")
            above = "" if self._drawn else "\n" * (self._console.height - 1)
            page = above + _TO_TOP + page + _ERASE_BELOW
        self._drawn = True
        # In one piece, or it flickers.
        self._console.file.write(page)
        self._console.file.flush()

    def leave(self) -> None:
        done = Text(ko="지켜보기를 마칩니다.", en="Watching has ended.")
        self._console.print(Line(done.pick(self._language), "dim"))

    def _write(self, view: View) -> None:
        console, language = self._console, self._language
        console.print()
        for exercise in view.solved_now:
            solved = Text(
                ko=f" {exercise.id} 해결! +{exercise.points}점",
                en=f" {exercise.id} solved! +{exercise.points} points",
            )
            said = (solved.pick(language), "bold green")
            console.print(Line.assemble(sign(console, "full"), said))
        if view.solved_now:
            console.print()
        if view.listed:
            console.print(list_table(console, view.exercises, view.known, language))
            console.print()
        if view.focus and view.graded:
            self._write_focus(view, view.focus, view.graded)
        say(console, [standing(console, view.exercises, view.known, language), Line()])
        say(console, self._next_step(view))
        console.print()
        say(console, self._footer(view))

    def _write_focus(
        self, view: View, exercise: Exercise, graded: ExerciseGrade
    ) -> None:
        console, language = self._console, self._language
        head = Line.assemble(
            sign(console, sign_name(graded.points, graded.outcome)),
            (f" {exercise.id}", "bold"),
            (f"  {exercise.title.pick(language)}", "dim"),
            f"  {graded.points} / {graded.max_points}",
        )
        console.print(head)
        for line in advice(graded, language):
            console.print(Padding(line, (0, 0, 0, 2)))
        console.print()
        if view.hints:
            say(console, [*hint_lines(exercise, range(1, view.hints + 1), language)])
            console.print()

    def _next_step(self, view: View) -> list[Line]:
        language = self._language
        if view.focus is None or view.graded is None:
            done = Text(
                ko="모두 맞았습니다. 수고하셨습니다!", en="Full marks. Well done!"
            )
            return [Line(done.pick(language), "green")]
        lines = [place(view.focus, self._folder, language)]
        if view.graded.outcome is Outcome.NOT_ATTEMPTED:
            lines.append(Line(view.focus.task.pick(language)))
        return lines

    def _footer(self, view: View) -> list[Line]:
        language = self._language
        again = Text(ko="저장하면 다시 채점합니다.", en="Save, and it is graded again.")
        keys = Text(ko="h 힌트 · l 목록 · q 끝내기", en="h hint · l list · q quit")
        leave = Text(ko="Ctrl-C 끝내기", en="Ctrl-C quit")
        lines = [
            Line.assemble(
                again.pick(language),
                ("  " + (keys if view.keys else leave).pick(language), "dim"),
            )
        ]
        if view.last:
            lines += footnote(view.last, language)
            lines.append(Line(f"{view.at:%H:%M:%S}", "dim"))
        return lines
