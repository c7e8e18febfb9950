"""The code cells of a lesson's page as a reader uses them."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

# What stands below a cell: its text, and its figure without what differs by chance.
GIVEN = """cell => {
  let next = (cell.closest("details") ?? cell).nextElementSibling;
  while (next?.hidden) next = next.nextElementSibling;
  const text = next?.matches("pre.output") ? next.textContent : "";
  if (text) next = next.nextElementSibling;
  while (next?.hidden) next = next.nextElementSibling;
  const drawn = next?.matches("figure") ? [...next.children] : [];
  const kind = (e) => (e.querySelector("canvas") ? "CANVAS" : e.tagName);
  const kinds = drawn.map(kind).filter((tag) => tag !== "FIGCAPTION");
  const svg = next?.querySelector(":scope > :is(svg, .side-by-side)");
  return { text, kinds, svg: svg?.outerHTML ?? "" };
}"""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Made of coordinates, of which a last digit may differ.
HASH = re.compile(r"(?<=-[mp])[0-9a-f]{10}")


class Cells:
    """All cells of a page, by their numbers from 0 on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.top = page.locator(".notebook-bar")

    def __getitem__(self, number: int) -> Locator:
        return self.page.locator(f"[data-cell='{number}']")

    def fold(self, number: int) -> Locator:
        """What the code of a cell that only draws is behind."""
        return self.page.locator("details.drawing").filter(has=self[number])

    def __len__(self) -> int:
        return self.page.locator("[data-cell]").count()

    def given(self, number: int) -> dict[str, Any]:
        given: dict[str, Any] = self[number].evaluate(GIVEN)
        return given

    def button(self, number: int, *names: str) -> Locator:
        """A cell's button; its code is behind no fold then."""
        self[number].evaluate(
            "cell => cell.closest('details')?.setAttribute('open', '')"
        )
        return _button(self[number], *names)

    def run(self, number: int) -> dict[str, Any]:
        self.button(number, "Run", "실행").click()
        self.wait(self[number])
        return self.given(number)

    def run_all(self) -> None:
        _button(self.top, "Run all", "모두 실행").click()
        self.wait(self.top)

    def write(self, number: int, text: str) -> None:
        edit = self.button(number, "Edit", "고치기")
        if edit.is_visible():
            edit.click()
        code = self.code(number)
        code.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def code(self, number: int) -> Locator:
        """The editor that stands in the place of a cell's code."""
        return (
            self[number].locator("xpath=preceding-sibling::*[1]").locator(".cm-content")
        )

    def written(self, number: int) -> str:
        return "\n".join(self.code(number).locator(".cm-line").all_text_contents())

    def source(self, number: int) -> str:
        """The code as the lesson has it."""
        above = "preceding-sibling::div[contains(@class, 'highlight')][1]"
        code = self[number].locator(f"xpath={above}").locator("code")
        return (code.text_content() or "").rstrip("\n")

    def wait(self, place: Locator) -> None:
        """Wait until it has run."""
        busy = _button(place, "Stop", "멈추기")
        expect(place.locator(".lab-status")).to_have_text("", timeout=300_000)
        expect(busy).to_be_hidden()


def _button(place: Locator, *names: str) -> Locator:
    named = re.compile(f"^({'|'.join(names)})$")
    return place.locator("button").filter(has_text=named).first


def skeleton(svg: str) -> tuple[str, list[float]]:
    """An SVG without its numbers, and its numbers."""
    svg = HASH.sub("", svg)
    return NUMBER.sub("#", svg), [float(number) for number in NUMBER.findall(svg)]
