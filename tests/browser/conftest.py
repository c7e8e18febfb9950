"""The built site in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser import chromium
from tests.browser.pages import NewPage, Visit
from tests.browser.served import served

PATIENCE_MS = 30_000

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None:
        if chromium.required():
            pytest.fail(chromium.MISSING, pytrace=False)
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*chromium.FLAGS]
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, site_url: str) -> Iterator[NewPage]:
    """Open pages with options of a context; they must run without an error.

    A page `bears` messages on the console that hold these texts, and no others. The
    `site` is the one that all tests share, or the address where a test serves it.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []
    borne: set[str] = set()

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            troubles.append(message.text)

    def new(
        *, bears: tuple[str, ...] = (), site: str = site_url, **options: Any
    ) -> Page:
        def watch(request: Request) -> None:
            if not request.url.startswith((site, "blob:", "data:")):
                troubles.append(f"a request to {request.url}")

        borne.update(bears)
        context = browser.new_context(base_url=site, **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        context.on("console", note)
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        context.on("request", watch)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
    assert [t for t in troubles if not any(text in t for text in borne)] == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture
def visit(new_page: NewPage) -> Visit:
    """Open a page of the site as a new reader."""

    def visit(path: str, **options: Any) -> Page:
        page = new_page(**options)
        page.goto(path)
        return page

    return visit
