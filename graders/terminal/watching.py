"""`grade --watch`: save, and see at once."""

from __future__ import annotations

import ast
import contextlib
import queue
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console

from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.grades import ExerciseGrade, Grade
from graders.core.language import Language
from graders.course.catalogue import Exercise, in_turn
from graders.course.definitions import DEFINITIONS
from graders.grading.grader import Grader
from graders.records.progress import grade_and_remember, recall, remember_hints
from graders.terminal.keys import pressed_keys
from graders.terminal.saves import Files, told_of_saves
from graders.terminal.screen import Screen, View
from graders.terminal.waiting import waiting

LOOK_S = 1.0
"""How often to look without being told: network drives do not tell."""
LOOK_OFTEN_S = 0.2


def watch(
    folder: Path,
    exercises: Sequence[Exercise],
    language: Language,
    seed: int | None = None,
) -> int:
    """Grade what changes until Ctrl-C, with the same hidden inputs all the time."""
    files = Files(folder, dict.fromkeys(e.file for e in exercises))
    screen = Screen(Console(highlight=False), folder, language)
    events: queue.SimpleQueue[str] = queue.SimpleQueue()
    with Grader(seed=seed) as grader, contextlib.suppress(KeyboardInterrupt):
        session = WatchSession(folder, exercises, language, grader)
        with (
            told_of_saves(folder, files.contents, lambda: events.put("saved")) as told,
            pressed_keys(events.put) as keys,
        ):
            session.begin()
            screen.draw(session.view(keys))
            while _news(events, files, session, LOOK_S if told else LOOK_OFTEN_S):
                screen.draw(session.view(keys))
    screen.leave()
    return FULL_MARKS if session.full else NOT_YET


def _news(
    events: queue.SimpleQueue[str], files: Files, session: WatchSession, every: float
) -> bool:
    """Wait until there is something new to show; give False to leave."""
    while True:
        try:
            event = events.get(timeout=every)
        except queue.Empty:
            event = "saved" if files.looks_changed() else ""
        if event == "saved":
            if changed := files.changed():
                session.grade_again(changed, files.contents)
                return True
        elif event in ("q", "\x03"):
            return False
        elif event == "h":
            session.one_more_hint()
            return True
        elif event == "l":
            session.listed = not session.listed
            return True


class WatchSession:
    """What lies before the learner: one exercise, and how they got on with it."""

    def __init__(
        self,
        folder: Path,
        exercises: Sequence[Exercise],
        language: Language,
        grader: Grader,
    ) -> None:
        self._grader = grader
        self._folder = folder
        self._exercises = exercises
        self._language = language
        self._focus: Exercise | None = None
        self._graded: dict[str, ExerciseGrade] = {}
        self._last: Grade | None = None
        self._at = datetime.now()
        self._solved_now: list[Exercise] = []
        self._hints = 0
        self.listed = False

    @property
    def full(self) -> bool:
        return bool(self._last) and self._focus is None

    def begin(self) -> None:
        self._focus = self._first_unsolved()

    def grade_again(
        self, changed: dict[str, bytes | None], contents: dict[str, bytes | None]
    ) -> None:
        """Grade the changed files, and stay with the exercise that was worked on."""
        here = [e for e in self._exercises if e.file in changed]
        known = recall(self._folder, here)
        solved = {key for key, (last, _) in known.items() if last.solved}
        self._grade(here)
        self._solved_now = [
            e for e in here if self._graded[e.id].full and e.id not in solved
        ]
        touched = {
            (file, name)
            for file, old in changed.items()
            for name in _touched(old, contents[file])
        }
        before = self._focus
        at_hand = [e for e in here if (e.file, e.callable) in touched]
        at_hand += [before] if before else []
        unsolved = (e for e in at_hand if not self._graded[e.id].full)
        self._focus = next(unsolved, None) or self._first_unsolved()
        if self._focus != before:
            self._hints = 0

    def one_more_hint(self) -> None:
        if self._focus:
            self._hints = min(self._hints + 1, len(self._focus.hints))
            remember_hints(self._folder, self._focus, self._hints)

    def view(self, keys: bool) -> View:
        return View(
            exercises=self._exercises,
            known=recall(self._folder, self._exercises),
            focus=self._focus,
            graded=self._graded[self._focus.id] if self._focus else None,
            solved_now=self._solved_now,
            hints=self._hints,
            last=self._last,
            at=self._at,
            listed=self.listed,
            keys=keys,
        )

    def _first_unsolved(self) -> Exercise | None:
        """Grade no more than it takes: torch stays out until its exercises are next."""
        known = recall(self._folder, self._exercises)
        for exercise in in_turn(self._exercises):
            if exercise.id not in self._graded:
                remembered, holds = known.get(exercise.id, (None, False))
                if remembered and remembered.solved and holds:
                    continue
                self._grade([e for e in self._exercises if e.file == exercise.file])
            if not self._graded[exercise.id].full:
                return exercise
        return None

    def _grade(self, exercises: Sequence[Exercise]) -> None:
        with waiting(self._language) as on_progress:
            self._last = grade_and_remember(
                self._grader, self._folder, exercises, on_progress
            )
        self._at = datetime.now()
        self._graded |= {graded.id: graded for graded in self._last.exercises}


def _touched(old: bytes | None, new: bytes | None) -> Iterable[str]:
    """Name the functions and classes that are not what they were."""
    before, after = _definitions(old), _definitions(new)
    return [name for name in after if after[name] != before.get(name)]


def _definitions(source: bytes | None) -> dict[str, str]:
    try:
        tree = ast.parse(source or b"")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    nodes = [node for node in tree.body if isinstance(node, DEFINITIONS)]
    for node in nodes:
        if ast.get_docstring(node) is not None:
            del node.body[0]  # it may be put into another language
    return {node.name: ast.dump(node) for node in nodes}
