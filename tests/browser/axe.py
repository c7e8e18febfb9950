"""Axe, which looks at pages by the rules of WCAG A and AA, and its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, ViewportSize

from pipeline.javascript.node import NODE_MODULES
from pipeline.lessons.palette import SCHEMES, Scheme

AXE = (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
ALL_RULES: Mapping[str, Any] = {"resultTypes": ["violations"]}
_COLOURS = ("color-contrast", "link-in-text-block")
OF_COLOURS = {**ALL_RULES, "runOnly": [*_COLOURS]}
"""What else there is to object to does not depend on the colour scheme."""
BUT_COLOURS = {**ALL_RULES, "rules": {name: {"enabled": False} for name in _COLOURS}}
"""Half the work, for what differs from another page, but not in its colours."""

# What is still fading in has no contrast yet.
SETTLE = """() => Promise.allSettled(
  document.getAnimations()
    .filter((animation) => animation instanceof CSSTransition)
    .map((transition) => transition.finished)
)"""

SCHEME = "getComputedStyle(document.body).colorScheme"


def examine(page: Page, within: str, *windows: ViewportSize) -> None:
    """Let axe look at a part of the page, in each of these windows and both schemes.

    Colours do not depend on the window: it looks at them in the first.
    """
    for window in windows:
        page.set_viewport_size(window)
        first = window is windows[0]
        require_no_objection(page, ALL_RULES if first else BUT_COLOURS, within)
        if first:
            with in_the_dark(page):
                require_no_objection(page, OF_COLOURS, within)


@contextmanager
def in_the_dark(page: Page) -> Iterator[None]:
    """Switch to the dark scheme as a reader does, and back."""
    _switch(page, "dark")
    yield
    _switch(page, "light")


def _switch(page: Page, scheme: Scheme) -> None:
    page.evaluate(
        "number => document.getElementById(`__palette_${number}`).click()",
        SCHEMES.index(scheme),
    )
    assert page.evaluate(SCHEME) == scheme


def require_no_objection(
    page: Page, rules: Mapping[str, Any] = ALL_RULES, within: str = "html"
) -> None:
    page.evaluate(SETTLE)
    if page.evaluate("window.axe === undefined"):
        page.evaluate(AXE)
    found: Any = page.evaluate("asked => axe.run(...asked)", [within, rules])
    assert len(found["passes"]) > (0 if rules is OF_COLOURS else 10)
    objections = [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert not objections, "\n".join([_seen_in(page), *objections])


def _seen_in(page: Page) -> str:
    return f"{page.url} in {page.viewport_size}, {page.evaluate(SCHEME)}:"
