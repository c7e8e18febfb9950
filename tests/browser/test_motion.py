"""Where less motion is asked for, nothing moves by itself."""

import pytest

from tests.browser.pages import NewPage

pytestmark = pytest.mark.browser

PLAYED = "[...document.querySelectorAll('video')].map((v) => v.currentTime + !v.paused)"
# Everything that a style sheet would let glide, pulse or scroll smoothly.
GLIDES = """() => [...document.querySelectorAll("*")].flatMap((element) =>
  [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    const times = `${style.transitionDuration}, ${style.animationDuration}`;
    const moves = times.split(", ").some((time) => parseFloat(time) > 0.001);
    return moves || style.scrollBehavior === "smooth"
      ? `${element.tagName} ${element.className} ${part}` : null;
  })).filter(Boolean)"""
PAGES = ("/ko/", "/en/lessons/06_learning_rate/", "/en/progress/")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_by_itself(new_page: NewPage, path: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(path)
    for figure in page.locator("figure:has(video)").all():
        figure.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
    assert set(page.evaluate(PLAYED)) <= {0}
    assert page.evaluate(GLIDES) == []


def test_otherwise_the_first_video_plays_once(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto("/ko/")
    page.wait_for_function(f"({PLAYED}).some(Boolean)")
    assert page.evaluate(GLIDES) != []
    assert page.locator("video[loop], video[autoplay]").count() == 0
