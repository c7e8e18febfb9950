"""An exercise card as a reader sees and uses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from graders.course.parts import split
from pipeline.browser.runnable import runs_here
from tests.mutants.mutant import EXERCISES

HERE = [exercise for exercise in EXERCISES.values() if runs_here(exercise.module)]
POINTS = sum(exercise.points for exercise in HERE)


def lesson(exercise: str, language: str = "en") -> str:
    return f"/{language}/lessons/{EXERCISES[exercise].lesson}/"


def keep(page: Page, module: str, parts: Mapping[str, str]) -> None:
    """Put texts into the browser, as if the reader had written them on the cards."""
    kept = {f"first-gradient/part/{module}/{name}": t for name, t in parts.items()}
    page.evaluate(
        """texts => Object.entries(texts).forEach(
            ([key, text]) => localStorage.setItem(key, JSON.stringify(text)))""",
        kept,
    )


def draw_inputs(page: Page, seed: int) -> None:
    """Let the checks here draw the inputs that `grade --seed` draws."""
    page.evaluate("seed => localStorage.setItem('first-gradient/seed', seed)", seed)


def parts_of(file: Path) -> dict[str, str]:
    """The text of each exercise of a module, with the helpers above it."""
    names = [e.callable for e in HERE if e.module == file.stem]
    return dict(split(file.read_text(encoding="utf-8"), names))


class Card:
    """One card; opening it is what a reader does first."""

    def __init__(self, page: Page, exercise: str) -> None:
        self.page = page
        self.card = page.locator(f"[data-exercise={exercise}]")
        self.card.evaluate(
            """card => {
                let fold = card.closest("details");
                for (; fold; fold = fold.parentElement.closest("details"))
                    fold.open = true;
            }"""
        )
        self.card.locator(".lab-open button").click()
        self.code = self.card.locator(".cm-content").first
        self.example = self.card.locator(".cm-content").last
        self.status = self.card.locator(".lab-status")
        self.results = self.card.locator(".lab-results")
        self.code.wait_for()

    def write(self, text: str, into: Locator | None = None) -> None:
        (into or self.code).click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def button(self, *names: str) -> Locator:
        name = "|".join(names)
        named = re.compile(f"^({name})")
        return self.card.locator(".lab button").filter(has_text=named).first

    def check(self) -> str:
        """Press Check, and give the points that are shown."""
        self.button("Check", "채점하기").click()
        return self.points()

    def points(self) -> str:
        self._wait()
        return self.results.locator(".lab-points strong").inner_text()

    def run(self) -> str:
        self.button("Run", "실행").click()
        return self.said()

    def said(self) -> str:
        self._wait()
        return self.results.inner_text()

    @property
    def text(self) -> str:
        return "\n".join(self.code.locator(".cm-line").all_inner_texts())

    def _wait(self) -> None:
        expect(self.button("Stop", "멈추기")).to_be_hidden()
        expect(self.button("Run", "실행")).to_be_enabled()
