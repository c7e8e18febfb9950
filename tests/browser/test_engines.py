"""What differs by engine, in each of them, on a server and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser

from pipeline.lessons.palette import PAPER
from tests.browser.engines import ENGINES, chromium, firefox, program, webkit
from tests.browser.engines.chromium import PageTab
from tests.browser.engines.tab import Tab
from tests.browser.linear_forward import FULL, HEAD, LINEAR
from tests.mutants.mutant import EXERCISES
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

FIRST, RATES = "lessons/01_from_data_to_loss", "lessons/06_learning_rate"
LINEAR_LESSON = f"lessons/{EXERCISES[LINEAR].lesson}"
CARD = f"[data-exercise={LINEAR}]"
CODE, STOP = f"{CARD} .cm-content", f"{CARD} .lab-row > button"
RESULTS = f"{CARD} .lab-results"
CELL = "[data-cell='0']"
VIDEO = "video.only-light.only-wide"
# In one line: the editor indents what is typed.
RIGHT, HANGS = (
    f"{HEAD.strip()} {body}"
    for body in ("return X @ W + B", "__import__('re').match('(a+)+$', 'a' * 40 + 'b')")
)
UNFOLD = """
  let fold = document.querySelector(s);
  while ((fold = fold.parentElement.closest("details"))) fold.open = true;"""
AT = "((v) => v.readyState >= 2 && Math.abs(v.currentTime / v.duration - at) < 0.01)"
CORNER = """
  const video = document.querySelector(s);
  const { width, height } = video;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0);
  return [...context.getImageData(2, 2, 1, 1).data].slice(0, 3);"""

Address = Callable[[str], str]
Windows = Callable[[ModuleType], Tab]


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


# In Chromium other modules hold most of it.
@pytest.fixture(params=everywhere(ENGINES, firefox, webkit), ids=attrgetter("NAME"))
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


class Card:
    """The card of `linear_forward`, by keys."""

    def __init__(self, tab: Tab, lesson: str) -> None:
        self.tab = tab
        tab.open(lesson)
        tab.run(UNFOLD, s=CARD)
        tab.click(f"{CARD} .lab-open button")
        tab.wait("document.activeElement.matches(s)", s=CODE)

    def write(self, text: str) -> None:
        self.press("Control+a", *text)

    def press(self, *keys: str) -> None:
        self.tab.run("document.querySelector(s).focus()", s=CODE)
        self.tab.press(*keys)

    def check(self) -> str:
        self._ask("Control+Shift+Enter")
        return self._said(".lab-points strong")

    def run(self) -> str:
        self._ask("Control+Enter")
        return self._said()

    def stop(self) -> str:
        """Run it, and stop it where it hangs."""
        self._ask("Control+Enter")
        runs = "document.querySelector(s).innerText === 'Running.'"
        later = "await new Promise((done) => setTimeout(done, 500, true))"
        self.tab.wait(f"{runs} && ({later}) && {runs}", s=f"{CARD} .lab-status")
        self.tab.click(STOP)
        return self._said()

    def _ask(self, key: str) -> None:
        self.tab.run("document.querySelector(s).replaceChildren()", s=RESULTS)
        self.press(key)

    def _said(self, place: str = "") -> str:
        self.tab.wait("document.querySelector(s).childElementCount > 0", s=RESULTS)
        return self.tab.text(f"{RESULTS} {place}")


def test_code_is_written_and_graded(tab: Tab, address: Address) -> None:
    card = Card(tab, address(f"en/{LINEAR_LESSON}"))
    tab.press(*"return X @ W + 1")  # in the place of what is selected
    assert card.check() != FULL
    tab.press("Backspace", "B")
    assert card.check() == FULL
    assert "[6.5]" in card.run()


@pytest.mark.long
def test_python_comes_back_however_often_it_hangs(tab: Tab, home: str) -> None:
    card = Card(tab, f"{home}/en/{LINEAR_LESSON}/")
    card.write(HANGS)
    assert "Python gave no answer for 8 seconds" in card.run()
    for _ in range(2):
        assert "Python was started anew" in card.stop()
    card.write(RIGHT)
    assert card.check() == FULL


def test_a_cell_that_was_changed_draws(tab: Tab, address: Address) -> None:
    tab.open(address(f"ko/{FIRST}"))
    tab.click(f"{CELL} .lab-actions button:last-child")
    tab.wait("document.activeElement.matches('.cm-content')")
    tab.press("Control+a", *"import matplotlib.pyplot as plt; plt.plot([1, 3, 2])")
    tab.press("Control+Enter")
    drawn = "document.querySelector(s).parentElement.querySelector('figure svg')"
    tab.wait(f"Boolean({drawn})", s=CELL)


def test_a_video_is_moved_by_key_and_plays_to_its_end(
    tab: Tab, address: Address
) -> None:
    tab.open(address(f"en/{FIRST}"))
    slider, ended = f"{VIDEO} + .player input", "document.querySelector(s).ended"
    tab.run("document.querySelector(s).focus()", s=slider)
    tab.wait(ended, s=VIDEO)  # it has come into view, and plays once by itself
    tab.wait("document.querySelector(s).value === '1'", s=slider)
    tab.press(*["ArrowLeft"] * 20)
    tab.wait("Math.abs(document.querySelector(s).value - 0.8) < 0.001", s=slider)
    tab.wait(f"{AT}(document.querySelector(s))", s=VIDEO, at=0.8)
    tab.click(f"{VIDEO} + .player button")
    tab.wait(ended, s=VIDEO)
    tab.wait("document.querySelector(s).value === '1'", s=slider)


@pytest.mark.parametrize(
    ("engine", "off"),
    [(chromium, 1), (firefox, 1), (webkit, 3)],  # whose GStreamer is not exact
    ids=["chromium", "firefox", "webkit"],
)
def test_a_video_ends_on_the_paper_of_its_page(
    windows: Windows, home: str, engine: ModuleType, off: int
) -> None:
    tab = windows(engine)
    tab.open(f"{home}/en/{FIRST}/")
    tab.run("document.querySelector(s).scrollIntoView({ block: 'center' })", s=VIDEO)
    tab.wait("document.querySelector(s).ended", s=VIDEO)
    paper = [*bytes.fromhex(PAPER.light.removeprefix("#"))]
    assert tab.run(CORNER, s=VIDEO) == pytest.approx(paper, abs=off)


def test_an_explorer_is_moved_by_key(tab: Tab, address: Address) -> None:
    tab.open(address(f"en/{RATES}"))
    explorer = "[data-explorer]"
    tab.run("document.querySelector(s).scrollIntoView()", s=explorer)
    tab.wait("document.querySelector(s).matches('.live')", s=explorer)
    for moved in (f"{explorer} input[type=range]", f"{explorer} .handle"):
        state = "document.querySelector(s).getAttribute('aria-valuetext')"
        before = tab.run(f"return {state}", s=moved)
        tab.run("document.querySelector(s).focus()", s=moved)
        tab.press("ArrowLeft")
        tab.wait(f"{state} !== before", s=moved, before=before)
    values = f"[...document.querySelectorAll('{explorer} .slider-value')]"
    lines = tab.run(f"return {values}.map((each) => each.getClientRects().length)")
    assert {*lines} == {1}


def test_search_hears_keys_and_what_comes_without_any(
    tab: Tab, address: Address
) -> None:
    tab.open(address(f"ko/{FIRST}"))
    found = "document.querySelector('.md-search-result__link')?.href.includes(page)"
    tab.run("document.querySelector('.md-search__input').focus()")
    tab.press(*"softmax")
    tab.wait(found, page="/ko/lessons/12_")
    tab.press("Control+a")
    tab.run("document.execCommand('insertText', false, '경사하강법')")
    tab.wait(found, page="/ko/lessons/04_")
