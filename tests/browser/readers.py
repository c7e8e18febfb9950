"""Readers who come one after another, and find Python started where it can be.

A new context costs Chromium half a second, and Python in a new page two. So readers
share a context that forgets each of them, and Python goes from page to page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    expect,
)

PATIENCE_MS = 30_000

expect.set_options(timeout=PATIENCE_MS)

_KEPT = Path(__file__).with_name("kept")
_OF_A_PAGE = {"viewport", "color_scheme", "reduced_motion"}
"""Options of a context that can as well be given to a page."""
_EMPTY = "<!doctype html><link rel=icon href=data:,>"


class Context:
    """A context of one site, and what went wrong in it.

    Attributes:
        troubles: Errors and warnings on its console, and requests to other sites.
    """

    def __init__(self, browser: Browser, site: str, **options: Any) -> None:
        self.site = site
        self.troubles: list[str] = []
        self._context = browser.new_context(base_url=site, **options)
        self._context.set_default_timeout(PATIENCE_MS)
        self._context.on("console", self._note)
        self._context.on("weberror", lambda e: self.troubles.append(str(e.error)))
        self._context.on("request", self._watch)

    def page(self, viewport: Any = None, **media: Any) -> Page:
        """Open a page, with options that need no context of their own."""
        page = self._context.new_page()
        if viewport:
            page.set_viewport_size(viewport)
        if media:
            page.emulate_media(**media)
        return page

    def leave(self) -> None:
        """End the visit: whatever its pages stored is gone."""
        self._context.close()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.site, "blob:", "data:")):
            self.troubles.append(f"a request to {request.url}")


class Shared(Context):
    """The context of readers who come one after another.

    Attributes:
        keeper: An empty page of the site that stays open, for Python to stay in.
    """

    def __init__(self, browser: Browser, site: str) -> None:
        super().__init__(browser, site)
        self.keeper = self.page()
        self.keeper.route("**/", lambda route: route.fulfill(body=_EMPTY))
        self.keeper.goto("/")
        self.keeper.evaluate((_KEPT / "python.js").read_text(encoding="utf-8"))
        self._context.add_init_script(path=_KEPT / "page.js")

    def suits(self, site: str, options: dict[str, Any]) -> bool:
        """Tell whether a reader who needs these options can come here."""
        return site == self.site and {*options} <= _OF_A_PAGE

    def leave(self) -> None:
        for page in self._context.pages:
            if page != self.keeper:
                page.close()
        self.keeper.evaluate("leaveAll()")
        everything = {"origin": self.site, "storageTypes": "all"}
        session = self._context.new_cdp_session(self.keeper)
        session.send("Storage.clearDataForOrigin", everything)
        session.detach()
        self.troubles.clear()

    @property
    def pythons(self) -> int:
        """How many Pythons are kept."""
        return int(self.keeper.evaluate("countPythons()"))
