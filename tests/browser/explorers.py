"""An explorer in the page of its lesson, and what a reader moves of it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from graders.course.catalogue import ROOT

LESSONS = {
    name: path.stem
    for path in sorted((ROOT / "docs" / "lessons").glob("*.py"))
    for name in re.findall(r'figure="([\w-]+)" explorer=true', path.read_text("utf-8"))
}


def opened(page: Page, name: str, language: str = "en") -> Locator:
    """An explorer that has come into view and is alive."""
    page.goto(f"/{language}/lessons/{LESSONS[name]}/")
    explorer = page.locator(f'[data-explorer="{name}"]')
    explorer.scroll_into_view_if_needed()
    expect(explorer).to_have_class(re.compile("live"))
    explorer.locator(".panel").first.scroll_into_view_if_needed()
    return explorer


def drag(page: Page, handle: Locator, right: float, down: float) -> None:
    """Take a handle by its middle and move it by so many pixels, in small steps."""
    box = handle.locator(".reach").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=8)
    page.mouse.up()


def slider(explorer: Locator, name: str) -> Locator:
    return explorer.locator(f'input[name="{name}"]')
