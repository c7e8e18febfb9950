"""What every explorer does by keyboard, mouse and touch, as a reader has it."""

import re

import pytest
from playwright.sync_api import Page, expect

from graders.core.language import LANGUAGES
from tests.browser.explorers import LESSONS, drag, opened, slider
from tests.browser.pages import NewPage
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", everywhere(LESSONS, "boundary"))
def test_it_comes_alive_when_near_and_looks_the_same(page: Page, name: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"/ko/lessons/{LESSONS[name]}/")
    explorer = page.locator(f'[data-explorer="{name}"]')
    drawn = "node => [...node.querySelectorAll('path, text')].map((n) => n.outerHTML)"
    panels = explorer.locator(".panels")
    still = panels.evaluate(drawn)
    assert not any(f"/{name}" in address for address in fetched)
    explorer.scroll_into_view_if_needed()
    expect(explorer).to_have_class(re.compile("live"))
    assert any(f"/{name}" in address for address in fetched)
    assert panels.evaluate(drawn) == still


@pytest.mark.parametrize("name", everywhere(LESSONS, "learning-rate"))
def test_on_a_phone_in_korean(new_page: NewPage, name: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    explorer = opened(page, name, "ko")
    movable = explorer.get_by_role("slider").all()
    assert movable
    for each in movable:
        label = each.get_attribute("aria-label") or ""
        assert re.search("[가-힣]", label), label
        assert each.get_attribute("aria-valuetext")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", everywhere(LESSONS, "learning-rate"))
def test_every_handle_moves_by_key_and_by_mouse(page: Page, name: str) -> None:
    explorer = opened(page, name)
    for handle in explorer.locator("[data-handle]").all():
        text = handle.get_attribute("aria-valuetext") or ""
        handle.press("ArrowLeft")
        expect(handle).not_to_have_attribute("aria-valuetext", text)
        expect(handle).to_be_focused()
        text = handle.get_attribute("aria-valuetext") or ""
        drag(page, handle, 30, 20)
        expect(handle).not_to_have_attribute("aria-valuetext", text)
        expect(handle).to_be_focused()


def test_a_finger_moves_a_handle(new_page: NewPage) -> None:
    page = new_page(has_touch=True, viewport={"width": 390, "height": 844})
    explorer = opened(page, "softmax", "ko")
    handle = explorer.locator('[data-handle="z2"]')
    handle.scroll_into_view_if_needed()
    box = handle.locator(".reach").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 40  # room for a finger
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    top = page.evaluate("scrollY")
    session = page.context.new_cdp_session(page)
    for kind, lower in [("touchStart", 0), *(("touchMove", k) for k in (10, 30, 50))]:
        points = [{"x": x, "y": y + lower}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(handle).not_to_have_attribute("aria-valuenow", "1")
    assert float(handle.get_attribute("aria-valuenow") or "") < 0
    assert page.evaluate("scrollY") == top


def test_less_motion_shows_the_end_at_once(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    explorer = opened(page, "learning-rate")
    slider(explorer, "epoch").press("Home")
    epochs = explorer.evaluate(
        """async (explorer) => {
          const seen = new Set();
          const epoch = explorer.querySelector('input[name="epoch"]');
          explorer.querySelector('[data-action="play"]').click();
          for (let i = 0; i < 10; i++) {
            await new Promise(requestAnimationFrame);
            seen.add(epoch.value);
          }
          return [...seen];
        }"""
    )
    assert set(epochs) <= {"0", "30"}
    assert "30" in epochs


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
def test_without_scripts_a_still_and_a_sentence(
    new_page: NewPage, language: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/{language}/lessons/{LESSONS['softmax']}/")
    explorer = page.locator('[data-explorer="softmax"]')
    expect(explorer.get_by_role("img").first).to_be_visible()
    expect(explorer.locator("noscript p")).to_be_visible()
    sentence = {"ko": "자바스크립트를 켜면", "en": "With JavaScript on"}[language]
    assert sentence in explorer.locator("noscript p").inner_text()
    expect(explorer.locator("input, button, [tabindex]")).to_have_count(0)


@EVERYWHERE
def test_both_schemes_have_their_colours(new_page: NewPage) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        grip = opened(page, "learning-rate").locator('[data-handle="alpha"] .grip')
        colours.add(grip.evaluate("node => getComputedStyle(node).fill"))
    assert colours == {"rgb(106, 61, 154)", "rgb(179, 157, 219)"}
