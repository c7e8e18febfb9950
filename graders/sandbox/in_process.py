"""A sandbox in this very process: simple, quick, and trusting.

It keeps an honest learner's mistakes from ending the grading. It does not keep out
code that means harm: that takes a process of its own behind the same `Sandbox.call`.
"""

from __future__ import annotations

import io
import os
import sys
import tokenize
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.core.message import Message
from graders.core.plain import plain
from graders.core.printing import described
from graders.core.verdicts import DoesNotLoad, Verdict
from graders.sandbox import explanations
from graders.sandbox.clocks import AlarmClock, Clock, Interrupted, TimeUp
from graders.sandbox.explanations import Source
from graders.sandbox.lookup import (
    CALL,
    find_class,
    find_function,
    find_method,
    require_parameters,
)
from graders.sandbox.packages.figures import close_figures
from graders.sandbox.packages.new_memory import marked_memory
from graders.sandbox.packages.readiness import make_ready, slow_packages
from graders.sandbox.packages.torch_state import revived, settled
from graders.sandbox.sandbox import Answer, Call
from graders.sandbox.syntax_errors import syntax_error
from graders.submissions import faults
from graders.submissions.contents.leftovers import without_notebook_lines
from graders.submissions.submission import Submission

MAX_WARNINGS = 20


class InProcess:
    """Runs the modules of one submission in this process, each loaded once.

    What is trusted may take its time, and is called with what it takes.
    """

    def __init__(
        self,
        submission: Submission,
        *,
        limits: Limits = DEFAULT_LIMITS,
        close_stdin: bool = True,
        trusted: bool = False,
        clock: Clock | None = None,
    ) -> None:
        self._submission = submission
        self._limits = limits
        self._close_stdin = close_stdin
        self._trusted = trusted
        self._clock = clock or AlarmClock()
        self._loaded: dict[str, tuple[ModuleType, Source] | Verdict] = {}
        self._made: list[tuple[Any, Source]] = []
        self._bound: set[tuple[Any, ...]] = set()

    def call(self, call: Call) -> Answer:
        module, source = self._load(call.module)
        target = find_function(module, source, call.name)
        self._require_parameters(target, source, call)
        return self._answer(target, source, call)[0]

    def make(self, call: Call) -> int:
        module, source = self._load(call.module)
        target = find_class(module, source, call.name)
        self._require_parameters(target, source, call)
        made = self._answer(target, source, replace(call, name="__init__"))[1]
        self._made.append((made, source))
        return len(self._made) - 1

    def call_method(self, made: int, call: Call) -> Answer:
        object_, source = self._made[made]
        target = find_method(object_, source, call.name)
        if call.name == CALL:
            call = replace(call, name="forward")
            self._require_parameters(object_.forward, source, call)
        return self._answer(target, source, call)[0]

    def text(self, module: str) -> str:
        return self._load(module)[1].text

    def alone(self, module: str) -> bool:  # noqa: ARG002
        return False

    def _answer(
        self, target: Callable[..., Any], source: Source, call: Call
    ) -> tuple[Answer, Any]:
        """Call, and return the answer as plain data and the value as it is."""
        mine = self.to_learner(call.arguments)
        named = self.to_learner(dict(call.keywords))
        seconds = self._limits.call_seconds
        try:
            with self._guard(seconds) as warned, settled() as notes:
                value = target(*mine, **named)
        except TimeUp as error:
            self._limits = self._limits.after_a_slow_call()
            raise explanations.too_slow(source, error.seconds, error) from None
        except Interrupted:
            raise KeyboardInterrupt from None
        except BaseException as error:
            raise explanations.crashed(source, call.name, error) from None
        actual, after = self.from_learner(value), self.from_learner(mine)
        graphs, uses = tuple(notes.graph_sizes), notes.uses()
        return Answer(actual, after, _said(warned), graphs, uses), value

    def to_learner(self, value: Any) -> Any:
        """Turn plain data into what a learner's function is given."""
        return revived(value)

    def from_learner(self, value: Any) -> Any:
        """Turn what comes back into plain data."""
        return plain(value)

    def load(self, module: str) -> None:
        """Load a module now, not at its first call."""
        self._load(module)

    def _load(self, module: str) -> tuple[ModuleType, Source]:
        if module not in self._loaded:
            try:
                self._loaded[module] = self._fresh(module)
            except Verdict as verdict:
                self._loaded[module] = verdict
        loaded = self._loaded[module]
        if isinstance(loaded, Verdict):
            raise loaded.with_traceback(None)
        return loaded

    def _fresh(self, name: str) -> tuple[ModuleType, Source]:
        # From the bytes, never through the import system: so nothing is written to
        # the learner's folder, and nothing else in it can take a module's place.
        source, code = compiled(self._submission, f"{name}.py")
        for package in slow_packages(self._submission.files[source.name]):
            make_ready(package)
        self._clock.follow(code)
        module = ModuleType(name)
        module.__file__ = source.path
        with _registered(module):
            try:
                with self._guard(self._limits.load_seconds), settled():
                    exec(code, module.__dict__)
            except TimeUp as error:
                raise explanations.too_slow(source, error.seconds, error) from None
            except Interrupted:
                raise KeyboardInterrupt from None
            except BaseException as error:
                raise explanations.failed_to_load(source, error) from None
        return module, source

    def _require_parameters(
        self, target: Callable[..., Any], source: Source, call: Call
    ) -> None:
        shape = (target, len(call.arguments), *call.keywords)
        if not self._trusted and shape not in self._bound:
            require_parameters(target, source, call)
            self._bound.add(shape)

    @contextmanager
    def _guard(self, seconds: float) -> Iterator[list[warnings.WarningMessage]]:
        if self._trusted:
            yield []
            return
        stdin, directory = sys.stdin, os.getcwd()  # noqa: PTH109
        if self._close_stdin:
            sys.stdin = io.StringIO()
        try:
            with (
                warnings.catch_warnings(record=True, action="default") as warned,
                np.errstate(),
                marked_memory(),
                self._clock.limit(seconds, seconds * self._limits.patience),
            ):
                yield warned
        finally:
            close_figures()
            sys.stdin = stdin
            if os.getcwd() != directory:  # noqa: PTH109 — asked twice for each call
                os.chdir(directory)


def _said(warned: list[warnings.WarningMessage]) -> tuple[str, ...]:
    """Keep what a worker process can send, too: texts, not objects."""
    return tuple(
        described(warning.message)
        for warning in warned[:MAX_WARNINGS]
        if isinstance(warning.message, Warning)
    )


@contextmanager
def _registered(module: ModuleType) -> Iterator[None]:
    """Stand in sys.modules while loading, as dataclasses and the like expect."""
    before = sys.modules.get(module.__name__)
    sys.modules[module.__name__] = module
    try:
        yield
    finally:
        if before is None:
            sys.modules.pop(module.__name__, None)
        else:
            sys.modules[module.__name__] = before


def compiled(submission: Submission, name: str) -> tuple[Source, CodeType]:
    content = submission.files[name]
    if isinstance(content, Message):
        raise DoesNotLoad(content)
    path = str(submission.folder / name) if submission.folder else name
    source = Source(path, name, python_of(name, content))
    return source, code_of(source)


def code_of(source: Source) -> CodeType:
    """Compile a file, or say as a verdict why that cannot be."""
    try:
        return compile(source.text, source.path, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise syntax_error(source, error) from None
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise explanations.failed_to_load(source, error) from None


def python_of(name: str, content: bytes) -> str:
    """Decode what is to be run: the same without what only a notebook understands."""
    return without_notebook_lines(decoded(name, content))[0]


def decoded(name: str, content: bytes) -> str:
    """Decode as Python does: a BOM, a coding line, otherwise UTF-8; any line ends."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        raise DoesNotLoad(faults.not_utf8(name)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
