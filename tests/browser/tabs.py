"""Several tabs of one browser, and what each shows of an exercise's text."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.card import Card

LINEAR = "linear_forward"

# A tab that is told nothing: frozen, or of a folder, in some browsers.
UNTOLD = """for (const name of ["storage", "focus", "pageshow", "visibilitychange"]) {
  addEventListener(name, (event) => event.stopImmediatePropagation(), true);
}"""


def other_tab(page: Page, path: str, *, told: bool = True) -> Page:
    tab = page.context.new_page()
    if not told:
        tab.add_init_script(UNTOLD)
    tab.goto(path)
    return tab


def shows(card: Card, text: str) -> None:
    lines = card.code.locator(".cm-line").filter(has_text=re.compile(r"\S"))
    expect(lines).to_have_text([line for line in text.split("\n") if line.strip()])


def arrives(
    card: Card, text: str, key: str = f"part/linear_regression/{LINEAR}"
) -> None:
    """Wait until the tab could read it, if it looked."""
    card.page.wait_for_function(
        "([key, text]) => localStorage.getItem(`first-gradient/${key}`) === text",
        arg=[key, json.dumps(text)],
    )


def bring_back(card: Card) -> str:
    card.button("Bring my code back", "이전 코드 되살리기").click()
    return card.text
