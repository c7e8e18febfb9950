"""What is read, moved, found and followed, in each of the engines."""

from __future__ import annotations

import io
import time
from operator import attrgetter
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from graders.core.language import LANGUAGES
from pipeline.lessons.palette import SCHEMES, Scheme
from tests.browser.engines import ENGINES, Address, Windows
from tests.browser.engines.tab import PATIENCE, Tab
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

FIRST, RATES = "lessons/01_from_data_to_loss", "lessons/06_learning_rate"
READ = (
    FIRST,
    "lessons/02_linear_regression_numpy",
    RATES,
    "lessons/09_why_layers_bend",
    "lessons/10_activation_functions",
    "lessons/12_odds_logit_softmax",
)
VIDEO = "video.only-light.only-wide"
AT = "((v) => v.readyState >= 2 && Math.abs(v.currentTime / v.duration - at) < 0.01)"
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true;"
ALIVE = """[...document.querySelectorAll("[data-explorer]")].every(
    (each) => each.matches(".live") || each.scrollIntoView())
  && [...document.querySelectorAll("figure video")].every(
    (each) => each.nextElementSibling.matches(".player"))
  && [...document.querySelectorAll("[data-cell]")].every(
    (each) => each.querySelector("button"))"""
STEP = {"light": 0, "dark": 1}
"""How far a film may be off: its eight bits have no nearer colour than 23, 25, 28."""
SHOW = """
  document.body.dataset.mdColorScheme = { light: "default", dark: "slate" }[scheme];
  await document.querySelector(s).play();"""
EDGES = """
  const video = document.querySelector(s);
  video.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width } = video.getBoundingClientRect();
  return [left, top + 20, left + width].map((each) => each * devicePixelRatio);"""


def test_the_home_page_leads_on_in_the_readers_language(tab: Tab, home: str) -> None:
    tab.open(f"{home}/")
    arrived = "document.readyState === 'complete' && location.pathname.endsWith(end)"
    tab.wait(arrived, end="/en/")
    tab.click(".hero .md-button--primary")
    tab.wait(arrived, end=f"/en/{FIRST}/")
    tab.open(tab.run("return location.href"))


@EVERYWHERE
@pytest.mark.parametrize("path", READ)
def test_a_page_comes_alive_in_both_languages(
    tab: Tab, address: Address, path: str
) -> None:
    tab.open(address(f"ko/{path}"))
    for language in LANGUAGES:
        tab.wait("document.documentElement.lang === lang", lang=language)
        tab.run(UNFOLD)
        tab.wait(ALIVE)
        assert tab.troubles == []
        tab.click(".language-switch")
        tab.wait(
            "document.documentElement.lang !== lang && location.href.includes(path)"
            " && document.readyState === 'complete'",
            lang=language,
            path=path,
        )
        tab.open(tab.run("return location.href"))


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


@pytest.mark.parametrize("scheme", everywhere(SCHEMES, "light"))
@pytest.mark.parametrize("engine", ENGINES, ids=attrgetter("NAME"))
def test_a_video_has_the_paper_of_its_page(
    windows: Windows, home: str, engine: ModuleType, scheme: Scheme
) -> None:
    tab = windows(engine)
    video = VIDEO.replace("light", scheme)
    tab.open(f"{home}/en/{FIRST}/")
    tab.run(SHOW, s=video, scheme=scheme)
    tab.wait("document.querySelector(s).ended", s=video)

    def off() -> int:
        left, y, right = tab.run(EDGES, s=video)
        picture = np.asarray(Image.open(io.BytesIO(tab.picture())).convert("RGB"), int)
        page, *film = (picture[int(y), int(x)] for x in (left - 4, left + 4, right - 4))
        return int(np.abs(page - film).max())

    end = time.monotonic() + PATIENCE
    while off() > STEP[scheme] and time.monotonic() < end:
        time.sleep(0.1)  # the last frame may come to the screen after the news of it
    assert off() <= STEP[scheme]


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
