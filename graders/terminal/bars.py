"""Bars that show how far a long piece of work is."""

from __future__ import annotations

import time
from datetime import timedelta

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
)
from rich.text import Text as Line


class Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Line:
        return Line(f"{task.speed:.1f}/s" if task.speed else "", "dim")


class Since(ProgressColumn):
    """How long it has taken, from before the bar was there."""

    def __init__(self, begun: float) -> None:
        super().__init__()
        self._begun = begun

    def render(self, _: Task) -> Line:
        seconds = int(time.monotonic() - self._begun)
        return Line(str(timedelta(seconds=seconds)), "progress.elapsed")


def progress_bar(
    console: Console, *more: ProgressColumn, before: ProgressColumn | None = None
) -> Progress:
    """Make a bar that goes when it is done, and leaves what is printed alone."""
    return Progress(
        *([before] if before else []),
        TextColumn("{task.description}"),
        BarColumn(20, style="dim", complete_style="green", finished_style="green"),
        MofNCompleteColumn(),
        *more,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
