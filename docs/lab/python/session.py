"""What the page asks of Python, and the answers: plain data, both languages in it."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from graders.core.grades import CheckGrade
from graders.core.seeds import draw_seed
from graders.core.signs import sign_name
from graders.core.verdicts import DoesNotLoad, Verdict
from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.course.definitions import span
from graders.course.stubs import solution
from graders.grading.collection import collect
from graders.grading.exercise import grade_exercise
from graders.sandbox.clocks import AlarmClock, Clock
from graders.sandbox.explanations import Source
from graders.sandbox.in_process import InProcess
from graders.submissions.submission import Submission, read_folder
from lab.python.captured import captured
from lab.python.display import Cell
from lab.python.films import Tell
from lab.python.heads import completed
from lab.python.lines import lines_in
from lab.python.loading import load, stub_head
from lab.python.notebook import Notebook
from lab.python.running import LIMITS, limit, read, value
from lab.python.told import explained, told

MOST_SHOWN = 1_000

Answer = dict[str, Any]
Alive = Callable[..., object]
"""Called between steps, so that the page can tell a long answer from none at all.

With what is to be told before the answer: JSON, and the pixels of an image.
"""


class Session:
    """Answers one request after another; what a learner's code does ends with it."""

    def __init__(
        self,
        clock: Clock | None = None,
        sandbox: type[InProcess] = InProcess,
    ) -> None:
        self._seed = draw_seed()
        self._clock = clock or AlarmClock()
        self._sandbox = sandbox
        self._page = ""
        self._notebook = Notebook(self._clock)
        self._exercises = {exercise.id: exercise for exercise in load_catalogue()}
        self._solution = functools.cache(
            lambda file: InProcess(read_folder(SOLUTIONS, [file]), clock=self._clock)
        )

    def answer(self, request: str, alive: Alive) -> str:
        """Answer as JSON: {"do": "check", ...} by `check`, and so on."""
        asked = json.loads(request)
        if isinstance(self._clock, _Telling):
            self._clock.alive = alive
        kinds: dict[str, Callable[..., Answer]] = {
            "check": self.check,
            "run": self.run,
            "cell": self.cell,
            "film": self.film,
            "split": self.split,
            "complete": self.complete,
            "solution": self.solution,
        }
        return json.dumps(kinds[asked.pop("do")](alive=alive, **asked))

    def check(
        self, exercise: str, file: str, alive: Alive, seed: int | None = None
    ) -> Answer:
        """Grade one exercise of a module, given as its whole text.

        Hidden inputs are drawn anew in each session, or one could look the answers up.
        """
        seed = self._seed if seed is None else seed
        chosen = self._exercises[exercise]
        checks = collect([chosen])[exercise]
        submission = Submission("", {chosen.file: file.encode(errors="surrogatepass")})
        sandbox = self._sandbox(submission, limits=LIMITS, clock=self._clock)
        alive()
        with captured() as output:
            graded = grade_exercise(
                chosen, checks, sandbox, self._solution, seed, alive
            )
        return {
            "kind": sign_name(graded.points, graded.outcome),
            "points": graded.points,
            "max_points": graded.max_points,
            "checks": [_check(grade) for grade in graded.checks],
            "output": output.getvalue(),
        }

    def run(self, files: list[list[str]], alive: Alive) -> Answer:
        """Run files one after another in one namespace.

        The value of the last line of all is shown.
        """
        namespace: dict[str, Any] = {"__name__": "__main__"}
        sources: list[Source] = []
        shown, lines, error = "", [], None
        with captured() as output:
            try:
                last = None
                for name, text in files:
                    alive()
                    sources.append(read(name, text))
                    with limit(self._clock, LIMITS.load_seconds):
                        last = value(sources[-1], namespace, self._clock)
                with limit(self._clock, LIMITS.load_seconds):
                    shown, lines = _shown(last), lines_in(last)
            except Verdict as verdict:
                error = verdict.message
            except BaseException as raised:
                error = explained(raised, sources)
        return {
            "output": output.getvalue(),
            "error": told(error),
            "value": shown,
            "lines": lines,
        }

    def cell(
        self,
        page: str,
        cells: list[Cell],
        scheme: str,
        alive: Alive,
        *,
        afresh: bool = False,
    ) -> Answer:
        """Run the last of a lesson's cells, and first those above that must run.

        What each of them gives is told as soon as it is there.
        """
        if afresh or page != self._page:
            self._page, self._notebook = page, Notebook(self._clock)
        return {"ran": self._notebook.run(cells, scheme, _tell(alive))}

    def film(
        self, page: str, cell: int, film: int, scheme: str, alive: Alive
    ) -> Answer:
        """Draw an animation that a cell has shown in the other colour scheme."""
        there = page == self._page
        drawn = there and self._notebook.draw_again(cell, film, scheme, _tell(alive))
        return {"drawn": drawn}

    def split(self, module: str, content: str, alive: Alive, head: str = "") -> Answer:  # noqa: ARG002
        """Cut a learner's file, given one character a byte, into its parts.

        The head is the present one: what stays of the module may need its names.
        """
        given = content.encode("latin-1")
        try:
            loaded = load(module, given, self._names(module), head)
        except DoesNotLoad as verdict:
            return {"error": told(verdict.message)}
        return {
            "parts": loaded.parts,
            "added": loaded.added,
            "leftOut": loaded.left_out,
            "flaw": told(loaded.flaw and loaded.flaw.prose),
            "belongs": self._module_of(given) if len(loaded.parts) == 1 else None,
        }

    def complete(self, module: str, head: str, alive: Alive) -> Answer:  # noqa: ARG002
        """Give a head the names of the stubs' own that it lacks."""
        return {"head": completed(head, stub_head(module, self._names(module)))[0]}

    def solution(self, exercise: str, alive: Alive) -> Answer:  # noqa: ARG002
        chosen = self._exercises[exercise]
        return {"code": solution(chosen.module, chosen.callable)}

    def _names(self, module: str) -> list[str]:
        return [e.callable for e in self._exercises.values() if e.module == module]

    def _module_of(self, content: bytes) -> str | None:
        """Find the module that a file holds functions of."""
        lines = content.splitlines(keepends=True)
        found = (
            e.module
            for e in self._exercises.values()
            if span(content, lines, e.callable)
        )
        return next(found, None)


@runtime_checkable
class _Telling(Protocol):
    """A clock that calls while a learner's code runs."""

    alive: Alive


def _tell(alive: Alive) -> Tell:
    return lambda event, pixels=None: alive(json.dumps(event), pixels)


def _check(grade: CheckGrade) -> Answer:
    return {
        "title": dataclasses.asdict(grade.title),
        "kind": sign_name(grade.points, grade.outcome),
        "points": grade.points,
        "max_points": grade.max_points,
        "message": told(grade.message),
    }


def _shown(value: Any) -> str:
    text = "" if value is None else repr(value)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
