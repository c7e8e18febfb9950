"""The built site in real browsers: in Chromium, and what differs in all three."""

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pipeline.browser import offline
from tests.browser.engines import (
    ENGINES,
    Address,
    Windows,
    chromium,
    program,
)
from tests.browser.engines.chromium import PageTab
from tests.browser.engines.tab import Tab
from tests.browser.pages import NewPage, Visit
from tests.browser.readers import Context, Shared
from tests.browser.served import served
from tests.support.everywhere import everywhere
from tests.support.once import Once
from tests.support.site import Built


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
def archive(built: Built, once: Once) -> Path:
    """The copy of the site that is opened from a folder, packed."""
    site = built("offline", OFFLINE="true")
    [archive] = once("dist", lambda folder: offline.main(site, folder)).iterdir()
    return archive


@pytest.fixture(scope="session")
def folder(archive: Path, once: Once) -> Path:
    """The same unpacked, on a desk whose name has what addresses must escape."""

    def unpack(desk: Path) -> None:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(desk)

    [folder] = once("내려받은 것 #1", unpack).iterdir()
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.launched(program(chromium)) as browser:
        yield browser


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


@pytest.fixture(scope="session")
def windows(request: pytest.FixtureRequest) -> Iterator[Windows]:
    """A window of each engine for all tests: it takes seconds to open one."""
    with ExitStack() as stack:

        @cache
        def window(engine: ModuleType) -> Tab:
            if engine is chromium:
                browser: Browser = request.getfixturevalue("browser")
                return PageTab(browser.new_context().new_page())  # closed with it
            tab: Tab = stack.enter_context(engine.opened(program(engine)))
            return tab

        yield window


# `make test` drives Chromium alone, where other modules hold most of it.
@pytest.fixture(params=everywhere(ENGINES), ids=attrgetter("NAME"))
def tab(request: pytest.FixtureRequest, windows: Windows) -> Iterator[Tab]:
    tab = windows(request.param)
    yield tab
    tab.run("localStorage.clear()")
    troubles = tab.troubles
    tab.go("about:blank")  # nothing goes on there while others are tested
    assert troubles == []


@pytest.fixture(params=["server", "folder"])
def address(request: pytest.FixtureRequest) -> Address:
    """Where a page is: on a server that sends no parts of files, or in a folder."""
    if request.param == "server":
        home: str = request.getfixturevalue("home")
        return lambda path: f"{home}/{path}/"
    folder: Path = request.getfixturevalue("folder")
    return lambda path: (folder / f"{path}.html").as_uri()
