"""Blink: Chromium, which Playwright drives."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.engines.tab import PATIENCE, Tab

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
    # In place of Playwright's list, whose only two that matter here are the last. The
    # first draw suggestions below the address of every page: more work than the page.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "DestroyProfileOnBrowserClose,PaintHolding",
)
QUICK_TO_START = "--js-flags=--liftoff-only"
"""Python in a page starts with less work then, and runs slower, which no test feels."""
NAME = "chromium"
MISSING = (
    "there is no Chromium. Install it (Debian: apt-get install chromium "
    "fonts-noto-cjk), or set CHROMIUM to its path"
)


def find() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    asked = os.environ.get("CHROMIUM")
    return asked or next((path for n in names if (path := shutil.which(n))), None)


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """A browser for tests, which start Python more often than they wait for it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*FLAGS, QUICK_TO_START]
        )
        yield browser
        browser.close()


class PageTab(Tab):
    """A page of Playwright's."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.set_default_timeout(PATIENCE * 1000)

    def go(self, address: str) -> None:
        self._page.goto(address)

    def run(self, script: str, **values: Any) -> Any:
        names = ", ".join(values)
        return self._page.evaluate(
            f"async ([{names}]) => {{ {script} }}", [*values.values()]
        )

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def picture(self) -> bytes:
        return self._page.screenshot()

    def printed(self) -> bytes:
        return self._page.pdf(format="A4", prefer_css_page_size=True)

    def downloaded(self, selector: str) -> str:
        with self._page.expect_download() as downloading:
            self.click(selector)
        return downloading.value.path().read_text(encoding="utf-8")

    @contextmanager
    def beside(self) -> Iterator[None]:
        first = self._page
        self._page = first.context.new_page()
        yield
        self._page.close()
        self._page = first

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press("Space" if key == " " else key)
