"""The built site in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.pages import NewPage, Visit
from tests.browser.readers import Context, Shared
from tests.browser.served import served


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def site_url(home: str) -> str:
    """The site that a module is about: the built one, or what it puts in its place."""
    return home


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None:
        if chromium.required():
            pytest.fail(chromium.MISSING, pytrace=False)
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*chromium.FLAGS, chromium.QUICK_TO_START]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def readers(browser: Browser, home: str) -> Shared:
    """Readers of the built site."""
    return Shared(browser, home)


@pytest.fixture
def new_page(browser: Browser, readers: Shared, site_url: str) -> Iterator[NewPage]:
    """Open pages with options of a context; they must run without an error.

    A page `bears` messages on the console that hold these texts, and no others. The
    `site` is the one that all tests share, or the address where a test serves it. What
    an `unknown` reader opens was never fetched before, Python least of all.
    """
    contexts: list[Context] = []
    borne: set[str] = set()

    def new(
        *,
        bears: tuple[str, ...] = (),
        site: str = site_url,
        unknown: bool = False,
        **options: Any,
    ) -> Page:
        borne.update(bears)
        shares = not unknown and readers not in contexts
        if shares and readers.suits(site, options):
            contexts.append(readers)
            return readers.page(**options)
        contexts.append(Context(browser, site, **options))
        return contexts[-1].page()

    yield new
    troubles = [trouble for context in contexts for trouble in context.troubles]
    for context in contexts:
        context.leave()
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
