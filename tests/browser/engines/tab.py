"""A tab of a browser, and what a reader does in it: the same words for each engine."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import Any

PATIENCE = 60.0
"""Seconds for what takes the slowest engine a tenth of it, on a machine at rest."""
_BETWEEN = 0.05

_NOTE = """
window.troubles = [];
const note = ({ reason, message }) => window.troubles.push(String(reason ?? message));
addEventListener("error", note);
addEventListener("unhandledrejection", note);
"""


class Tab(ABC):
    """A tab that stays open from test to test.

    Selectors are those of CSS, of which the first that matches is meant. Scripts are
    bodies of an async function with named arguments; what they return comes as JSON.
    """

    @abstractmethod
    def go(self, address: str) -> None:
        """Open a page, and wait until it has loaded."""

    @abstractmethod
    def run(self, script: str, **values: Any) -> Any:
        """Run a script in the page, and give what it returns."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click on an element, at a place that is in sight."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after another, or, as in "Control+a", one held for another."""

    @abstractmethod
    def picture(self) -> bytes:
        """What is in sight, as PNG."""

    @abstractmethod
    def printed(self) -> bytes:
        """The page on A4, as PDF."""

    @abstractmethod
    def downloaded(self, selector: str) -> str:
        """Click on what gives a file, and read it."""

    @abstractmethod
    def beside(self) -> AbstractContextManager[None]:
        """Speak to a second tab of the same browser for a while, which then closes."""

    def open(self, address: str) -> None:
        """Open a page, whose errors are noted from then on."""
        self.go(address)
        self.run(_NOTE)

    @property
    def troubles(self) -> list[str]:
        """The errors of the page's scripts."""
        noted: list[str] = self.run("return window.troubles")
        return noted

    def wait(self, condition: str, seconds: float = PATIENCE, **values: Any) -> Any:
        """Ask the page until an expression is true, and give its value.

        Raises:
            TimeoutError: it has not become true, with its last value.
        """
        end = time.monotonic() + seconds
        while not (value := self.run(f"return {condition}", **values)):
            if time.monotonic() > end:
                raise TimeoutError(f"after {seconds:.0f} s: {condition} is {value!r}")
            time.sleep(_BETWEEN)
        return value

    def text(self, selector: str) -> str:
        found = self.run("return document.querySelector(s)?.innerText", s=selector)
        return str(found or "")
