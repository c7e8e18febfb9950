"""What the page asks of Python, and the answers: plain data, both languages in it."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import functools
import io
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from graders.core.grades import CheckGrade
from graders.core.language import LANGUAGES, Text
from graders.core.limits import Limits
from graders.core.message import Line, Message, Part, Varying
from graders.core.printing import described
from graders.core.seeds import draw_seed
from graders.core.signs import sign_name
from graders.core.verdicts import DoesNotLoad, Verdict
from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.course.definitions import span
from graders.course.stubs import solution
from graders.grading.collection import collect
from graders.grading.exercise import grade_exercise
from graders.sandbox import explanations
from graders.sandbox.clocks import AlarmClock, Clock, TimeUp
from graders.sandbox.explanations import Source
from graders.sandbox.in_process import InProcess, compiled
from graders.sandbox.remedies import remedy
from graders.submissions.submission import Submission, read_folder
from lab.python.heads import completed
from lab.python.lines import lines_in
from lab.python.loading import load, stub_head

LIMITS = Limits(load_seconds=5.0)
MOST_FRAMES = 8
MOST_PRINTED = 10_000
MOST_SHOWN = 1_000
EARLIER = ""
"""The name of what ran before: it is not the learner's."""

Answer = dict[str, Any]
Alive = Callable[[], object]
"""Told between steps, so that the page can tell a long answer from none at all."""


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
        self._exercises = {exercise.id: exercise for exercise in load_catalogue()}
        self._solution = functools.cache(
            lambda file: InProcess(read_folder(SOLUTIONS, [file]), clock=self._clock)
        )

    def answer(self, request: str, alive: Alive) -> str:
        """Answer as JSON: {"do": "check", ...} by `check`, and so on."""
        asked = json.loads(request)
        kinds: dict[str, Callable[..., Answer]] = {
            "check": self.check,
            "run": self.run,
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
        submission = Submission("", {chosen.file: _encoded(file)})
        sandbox = self._sandbox(submission, limits=LIMITS, clock=self._clock)
        alive()
        with _captured() as output:
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

    def run(self, files: list[list[str]], alive: Alive, before: str = "") -> Answer:
        """Run files one after another in one namespace, as a notebook does its cells.

        What was `before` runs unheard. The value of the last line of all is shown.
        """
        namespace: dict[str, Any] = {"__name__": "__main__"}
        sources: list[Source] = []
        shown, lines, error = "", [], None
        with _captured() as output:
            try:
                for name, text in [(EARLIER, before), *files]:
                    alive()
                    submission = Submission("", {name: _encoded(text)})
                    sources.append(compiled(submission, name)[0])
                    with self._limit():
                        value = self._value(name, text, namespace)
                    if name == EARLIER:
                        output.forget()
                with self._limit():
                    shown, lines = _shown(value), lines_in(value)
            except Verdict as verdict:
                error = verdict.message
            except BaseException as raised:
                error = _explained(raised, sources)
        return {
            "output": output.getvalue(),
            "error": _told(error),
            "value": shown,
            "lines": lines,
        }

    def split(self, module: str, content: str, alive: Alive, head: str = "") -> Answer:  # noqa: ARG002
        """Cut a learner's file, given one character a byte, into its parts.

        The head is the present one: what stays of the module may need its names.
        """
        given = content.encode("latin-1")
        try:
            loaded = load(module, given, self._names(module), head)
        except DoesNotLoad as verdict:
            return {"error": _told(verdict.message)}
        return {
            "parts": loaded.parts,
            "added": loaded.added,
            "leftOut": loaded.left_out,
            "flaw": _told(loaded.flaw),
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

    def _limit(self) -> contextlib.AbstractContextManager[None]:
        return self._clock.limit(LIMITS.load_seconds, LIMITS.load_seconds)

    def _value(self, name: str, text: str, namespace: dict[str, Any]) -> Any:
        """Run a file and take the value of its last line, if that is an expression."""
        tree = ast.parse(text, name)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        code = compile(tree, name, "exec", dont_inherit=True)
        self._clock.follow(code)
        exec(code, namespace)
        if last is None:
            return None
        code = compile(last, name, "eval", dont_inherit=True)
        self._clock.follow(code)
        return eval(code, namespace)


class _Captured(io.TextIOBase):
    """The last of what was printed."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> int:
        self._text = (self._text + text)[-MOST_PRINTED:]
        return len(text)

    def getvalue(self) -> str:
        return self._text

    def forget(self) -> None:
        self._text = ""


@contextlib.contextmanager
def _captured() -> Iterator[_Captured]:
    """Hear what a learner's code prints; it finds nothing to read."""
    output = _Captured()
    stdin, sys.stdin = sys.stdin, io.StringIO()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            yield output
    finally:
        sys.stdin = stdin


def _explained(error: BaseException, sources: list[Source]) -> Message:
    """Say why it stopped, and where: the learner's own frames."""
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        for source in sources:
            if source.path == path and source.name != EARLIER:
                name = traceback.tb_frame.f_code.co_name
                frames.append((source, traceback.tb_lineno, name))
        traceback = traceback.tb_next
    source = frames[-1][0] if frames else sources[-1]
    if isinstance(error, TimeUp):
        return explanations.too_slow(source, error.seconds, error).message
    if isinstance(error, NotImplementedError) and frames:
        return explanations.crashed(source, frames[-1][2], error).message
    said = described(error)
    return Message.of(
        remedy(said),
        Text.same(said),
        *(_frame(*frame) for frame in frames[-MOST_FRAMES:]),
    )


def _frame(source: Source, number: int, function: str) -> Part:
    inside = "" if function == "<module>" else f", {function}"
    place = source.sentence(
        number, ko="{file} {line}{inside}", en="{file}, {line}{inside}", inside=inside
    )
    return Part(place, code=source.code(number))


def _check(grade: CheckGrade) -> Answer:
    return {
        "title": dataclasses.asdict(grade.title),
        "kind": sign_name(grade.points, grade.outcome),
        "points": grade.points,
        "max_points": grade.max_points,
        "message": _told(grade.message),
    }


def _told(message: Message | None) -> Answer | None:
    """Give a message line by line, and the lines of the learner's file that it names.

    A line is a list of pieces: texts, and those that name a line of a file.
    """
    if message is None:
        return None
    lines = {
        language: [[*map(_piece, row.pieces)] for row in message.rows(language)]
        for language in LANGUAGES
    }
    return lines | {"places": [_place(place) for place in message.places]}


def _piece(piece: str | Varying) -> str | Answer:
    if isinstance(piece, str):
        return piece
    return {"text": piece.text} | _place(piece.line) if piece.line else piece.text


def _place(line: Line) -> Answer:
    return {"file": line.file, "line": line.number}


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _shown(value: Any) -> str:
    text = "" if value is None else repr(value)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
