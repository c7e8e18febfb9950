"""A progress bar for whoever waits longer than a second."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graders.core.language import Language, Text

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from graders.core.grades import OnProgress

PATIENCE_S = 1.0
GRADING = Text(ko="채점하는 중", en="Grading")


class _Bar:
    """Appears by itself after a second, from a thread: the main one is grading."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._progress: Progress | None = None
        self._task: TaskID
        self._at: tuple[int, int | None] = 0, None
        # Standard error itself is captured while the learner's code runs.
        self._terminal = os.fdopen(
            os.dup(sys.stderr.fileno()),
            "w",
            encoding=sys.stderr.encoding,
            errors="replace",
        )
        self._begun = time.monotonic()
        self._timer = threading.Timer(PATIENCE_S, self._appear)
        self._timer.daemon = True
        self._timer.start()

    def _appear(self) -> None:
        from rich.console import Console
        from rich.progress import SpinnerColumn

        from graders.terminal.bars import Since, progress_bar

        progress = progress_bar(
            Console(file=self._terminal),
            Since(self._begun),
            before=SpinnerColumn("line", style=""),
        )
        done, total = self._at
        description = GRADING.pick(self._language)
        self._task = progress.add_task(description, completed=done, total=total)
        progress.start()
        self._progress = progress

    def move(self, done: int, total: int) -> None:
        self._at = done, total
        if self._progress:
            self._progress.update(self._task, completed=done, total=total)

    def go(self) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._progress:
            self._progress.stop()
        self._terminal.close()


@contextmanager
def waiting(language: Language) -> Iterator[OnProgress | None]:
    """Show progress on a terminal; give what is to be told after each check."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(language)
    try:
        yield bar.move
    finally:
        bar.go()
