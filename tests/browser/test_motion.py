"""Where less motion is asked for, nothing moves by itself."""

import pytest
from playwright.sync_api import Route

from tests.browser.pages import NewPage
from tests.support.everywhere import everywhere

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
AT = """([video, place]) => video.readyState >= 2
  && Math.abs(video.currentTime / video.duration - place) < 0.01"""
PAGES = ("/ko/", "/en/lessons/06_learning_rate/", "/en/progress/")


@pytest.mark.parametrize("path", everywhere(PAGES, PAGES[1]))
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


def test_a_video_can_be_moved_on_a_server_that_sends_no_parts(
    new_page: NewPage,
) -> None:
    page = new_page(reduced_motion="reduce", color_scheme="light")
    page.goto("/en/lessons/06_learning_rate/")
    video = page.locator("figure video:visible").first
    slider = video.locator("xpath=following-sibling::*[1]").locator("input")
    for place in (0.5, 0.25):
        slider.fill(str(place))
        page.wait_for_function(AT, arg=[video.element_handle(), place])
    slider.press("ArrowRight")
    assert slider.input_value() == "0.26"


def test_a_video_goes_where_it_was_moved_while_it_began_to_play(
    new_page: NewPage,
) -> None:
    page = new_page(unknown=True, reduced_motion="reduce", color_scheme="light")
    requests = 0

    def late(route: Route) -> None:
        nonlocal requests
        requests += 1
        answer = route.fetch()
        page.wait_for_timeout(500 * requests)
        route.fulfill(response=answer)

    page.route("**/*.mp4", late)
    page.goto("/en/lessons/01_from_data_to_loss/")
    video = page.locator("figure video:visible").first
    slider = video.locator("xpath=following-sibling::*[1]").locator("input")
    video.evaluate("video => { video.play().catch(() => {}); }")
    slider.fill("0.5")
    page.wait_for_function(AT, arg=[video.element_handle(), 0.5])
    assert requests == 2
