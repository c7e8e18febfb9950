"""A lesson's cells, run in one namespace as a kernel of Jupyter's runs them."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from graders.core.verdicts import Verdict
from graders.sandbox.clocks import Clock
from graders.sandbox.explanations import Source
from lab.python.captured import captured
from lab.python.display import Cell, Display, prepare_matplotlib
from lab.python.films import Tell, draw_film
from lab.python.running import limit, read, value
from lab.python.told import explained, told
from pipeline.imports import packages
from pipeline.lessons.words import translated_text

# In steps, between which it is told that all is well.
SLOW_TO_IMPORT = {
    "matplotlib": ("matplotlib", "matplotlib.figure", "matplotlib.pyplot"),
    "torch": ("torch",),
}


class Notebook:
    """One namespace, and the cells that have run in it with the code they then had."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._namespace: dict[str, Any] = {"__name__": "__main__"}
        self._ran: dict[int, str] = {}
        self._sources: dict[int, Source] = {}
        self._ready: set[str] = set()
        self._films: dict[int, dict[int, Any]] = {}

    def run(self, cells: list[Cell], scheme: str, tell: Tell) -> list[int]:
        """Run the last cell; before it, those above from the first that has to run.

        A cell has to if it did not, or not with this code. Each begins and ends with an
        event; after one that stops with an error, none runs.

        Args:
            cells: all from the first to the one that is wanted.
            scheme: the page's colours, for its animations: "light" or "dark".
            tell: hears of each cell.

        Returns:
            The numbers of those that ran.
        """
        last = len(cells) - 1
        waiting = (n for n in range(last) if self._ran.get(n) != cells[n]["code"])
        ran = []
        for number in range(next(waiting, last), last + 1):
            tell({"cell": number, "begins": True})
            ran.append(number)
            done = self._run(number, cells[number], scheme, tell)
            tell({"cell": number, "done": done})
            if done["error"]:
                break
        return ran

    def draw_again(self, number: int, film: int, scheme: str, tell: Tell) -> bool:
        """Draw an animation of a cell in the other scheme, if it is still there."""
        animation = self._films.get(number, {}).get(film)
        if animation is None:
            return False
        about = {"cell": number, "film": film}
        with captured():
            try:
                draw_film(animation, scheme, about, tell, self._clock)
            except BaseException:  # what it needs may have changed meanwhile
                return False
        return True

    def _run(self, number: int, cell: Cell, scheme: str, tell: Tell) -> dict[str, Any]:
        self._ran.pop(number, None)
        self._sources.pop(number, None)
        error = None
        with captured() as output:
            display = Display(number, cell, scheme, output, tell, self._clock)
            self._namespace["display"] = display.show
            try:
                source = read(cell["name"], cell["code"])
                self._sources[number] = source
                self._import_what_is_slow(source, tell)
                with limit(self._clock), display.attached():
                    last = value(source, self._namespace, self._clock)
                if last is not None and not source.text.rstrip().endswith(";"):
                    display.show(last)
                display.show_open_figures()
                self._ran[number] = cell["code"]
            except Verdict as verdict:
                error = verdict.message
            except BaseException as raised:
                error = explained(raised, list(self._sources.values()))
        words = cell.get("words", {})
        self._films[number] = display.films
        return {
            "text": translated_text(output.getvalue().rstrip("\n"), words),
            "figures": display.figures,
            "error": told(error),
        }

    def _import_what_is_slow(self, source: Source, tell: Tell) -> None:
        """Import it before the clock begins: it is not the reader's time."""
        for package in packages(source.text) & {*SLOW_TO_IMPORT} - self._ready:
            for module in SLOW_TO_IMPORT[package]:
                tell({})
                importlib.import_module(module)
            self._ready.add(package)
        if "matplotlib.pyplot" in sys.modules and "style" not in self._ready:
            prepare_matplotlib()
            self._ready.add("style")
