"""The room of the solutions: they are ours, and need no guarding."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from graders.core.plain import Tensor
from graders.course.catalogue import SOLUTIONS
from graders.sandbox.in_process import InProcess
from graders.sandbox.student import Answer
from graders.sandbox.workers.wire import packed
from graders.submissions.submission import Submission

MAX_ANSWERS = 10_000


class Solved(InProcess):
    """Runs the solutions in this process, and remembers what they answered."""

    def __init__(self, files: Iterable[str]) -> None:
        solved = {file: (SOLUTIONS / file).read_bytes() for file in files}
        super().__init__(Submission("solutions", solved, SOLUTIONS))
        self._answers: dict[bytes, Answer] = {}

    def call(
        self,
        module: str,
        function: str,
        arguments: tuple[Any, ...],
        keywords: Mapping[str, Any],
    ) -> Answer:
        question = packed((module, function, arguments, dict(keywords)))
        if question not in self._answers:
            if len(self._answers) == MAX_ANSWERS:
                self._answers.clear()
            answer = super().call(module, function, arguments, keywords)
            _protect(answer.value)
            self._answers[question] = answer
        return self._answers[question]

    @contextmanager
    def _guard(self, _: float) -> Iterator[list[warnings.WarningMessage]]:
        yield []

    def _require_parameters(self, *_: Any) -> None:
        pass


def _protect(value: Any) -> None:
    """Let nobody write to arrays that others will get, too."""
    kind = type(value)
    if kind is np.ndarray:
        value.flags.writeable = False
    elif kind is Tensor:
        value.array.flags.writeable = False
    elif kind in (tuple, list):
        for item in value:
            _protect(item)
