"""All that a mouse can do, keys can: each control is reached, seen, and left again."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.card import lesson
from tests.browser.pages import NewPage
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 640, "height": 400}

# What is found for "gradient", and for no shorter query on the way to it.
ANSWER = ".md-search-result__link[href*='h=gradient']"

# What a reader can act on, but for what waits behind a search or a fold that is shut.
CONTROLS = """a[href], button, summary, input, select, textarea, label[tabindex],
  [role=slider], [contenteditable=true]"""

# A control is seen if it, or what stands for it, is drawn otherwise than without focus.
FOCUS = """() => {
  const at = document.activeElement;
  const shown = at.matches(".md-option") ? at.nextElementSibling : at;
  const reach = at.querySelector(":scope > .reach") ?? shown;
  const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(reach);
  const editor = at.closest(".cm-editor");
  const ring =
    (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) ||
    (reach !== shown && parseFloat(strokeWidth) >= 2) ||
    (editor && getComputedStyle(editor).boxShadow !== "none") ||
    (at.matches(".md-search__input") && document.getElementById("__search").checked);
  at.dataset.reached = "";
  return {
    name: `${at.tagName} ${at.id} ${at.className.baseVal ?? at.className}`,
    ring,
    hidden: getComputedStyle(reach).visibility !== "visible",
    code: at.matches(".cm-content"),
    atEnd: !document.querySelector("*:focus"),
  };
}"""

LEFT_OUT = f"""() => [...document.querySelectorAll(`{CONTROLS}`)]
  .filter((control) => control.checkVisibility({{ visibilityProperty: true }}))
  .filter((control) => !control.matches(".md-toggle, [type=radio], [tabindex='-1']"))
  .filter((control) => !control.matches("[data-reached]"))
  .filter((control) => !control.closest(".md-search, [inert]"))
  .map((control) => control.outerHTML.slice(0, 120))"""


def walk(page: Page, most: int = 600) -> None:
    """Go through the page with Tab until it begins anew."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focus: Any = page.evaluate(FOCUS)
        if focus["atEnd"]:
            return
        if focus["code"]:
            page.keyboard.press("Escape")  # in an editor, Tab indents until then
        assert focus["ring"], f"no focus to be seen on {focus['name']}"
        assert not focus["hidden"], f"focus on {focus['name']}, which nobody sees"
    pytest.fail(f"Tab does not leave {page.evaluate(FOCUS)['name']}")


LESSONS = "/ko/lessons/01_from_data_to_loss/", "/en/lessons/06_learning_rate/"


@pytest.mark.parametrize("path", everywhere(LESSONS, LESSONS[0]))
def test_a_walk_through_a_lesson(new_page: NewPage, path: str) -> None:
    page = new_page(viewport=WIDE, reduced_motion="reduce")
    page.goto(path)
    for explorer in page.locator("[data-explorer]").all():
        explorer.scroll_into_view_if_needed()
        expect(explorer).to_have_class(re.compile("live"))
    page.locator(".lab-open button").first.click()
    expect(page.locator(".cm-content").first).to_be_focused()
    page.locator(".md-skip").focus()
    page.evaluate("document.activeElement.dataset.reached = ''")
    walk(page)
    assert page.evaluate(LEFT_OUT) == []


@pytest.mark.parametrize(
    "path", everywhere(["/ko/", "/en/progress/", "/404.html"], "/en/progress/")
)
def test_a_walk_through_a_narrow_page(new_page: NewPage, path: str) -> None:
    page = new_page(viewport=NARROW, reduced_motion="reduce")
    page.goto(path)
    page.wait_for_load_state("networkidle")
    walk(page)
    assert page.evaluate(LEFT_OUT) == []


def test_the_menu_of_a_narrow_page(new_page: NewPage) -> None:
    page = new_page(viewport=NARROW, reduced_motion="reduce")
    page.goto("/en/study/")
    menu = page.locator(".md-nav--primary")
    expect(menu).to_be_hidden()
    opener = page.get_by_role("button", name="Navigation")
    opener.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(menu).to_be_hidden()
    page.keyboard.press("Enter")
    lessons = menu.locator("label").filter(has_text="Lessons").first
    lessons.focus()
    link = menu.get_by_role("link", name="2. Linear regression")
    expect(link).to_be_hidden()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/lessons/02_linear_regression_numpy/")


@pytest.mark.parametrize(
    "viewport", everywhere([WIDE, NARROW], NARROW), ids=["wide", "narrow"]
)
def test_the_search(new_page: NewPage, viewport: Any) -> None:
    page = new_page(viewport=viewport)
    page.goto("/en/")
    page.locator(".language-switch").focus()
    query, answer = page.locator(".md-search__input"), page.locator(ANSWER).first
    for _ in range(3):
        page.keyboard.press("Tab")
        opener = page.locator(".for__search:focus")
        if opener.count():
            page.keyboard.press("Enter")
        if page.locator(".md-search__input:focus").count():
            break
    expect(query).to_be_focused()
    page.keyboard.type("gradient")
    expect(answer).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(answer).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**h=gradient*")


@EVERYWHERE
def test_no_letter_alone_turns_the_page_or_opens_the_search(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto("/en/lessons/06_learning_rate/")
    query, answer = page.locator(".md-search__input"), page.locator(ANSWER).first
    departures: list[str] = []
    page.on("framenavigated", lambda frame: departures.append(frame.url))
    for key in "pn,.fs/":
        page.keyboard.press(key)
        expect(query).not_to_be_focused()
    query.focus()
    page.keyboard.type("gradient")
    expect(answer).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(answer).to_be_focused()
    page.keyboard.type("s")  # letters lead from the results back to the query
    expect(query).to_have_value("gradients")
    page.keyboard.press("Escape")
    expect(query).not_to_be_focused()
    assert departures == []
    page.keyboard.press("Alt+n")
    page.wait_for_url("**/en/lessons/07_sum_or_mean/")


def test_the_colour_scheme_and_the_language(new_page: NewPage) -> None:
    page = new_page(color_scheme="light")
    page.goto("/ko/study/")
    page.locator(".language-switch").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="어두운 화면으로 바꾸기")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".language-switch").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/study/")


def test_a_video(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/en/lessons/06_learning_rate/")
    player = page.locator("figure .player:visible").first
    play = player.get_by_role("button", name="Play")
    play.focus()
    page.keyboard.press("Enter")
    expect(player.get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Enter")
    expect(play).to_be_focused()
    page.keyboard.press("Tab")
    position = player.get_by_role("slider", name="Position")
    expect(position).to_be_focused()
    page.keyboard.press("Home")
    expect(position).to_have_value("0")


@pytest.mark.parametrize("language", everywhere(["ko", "en"], "ko"))
def test_the_editor_says_how_to_leave_it(new_page: NewPage, language: str) -> None:
    page = new_page()
    page.goto(lesson("linear_forward", language))
    card = page.locator("[data-exercise=linear_forward]")
    card.locator(".lab-open button").press("Enter")
    editor = card.locator(".cm-content").first
    expect(editor).to_be_focused()
    words = {"ko": "Esc를 누른 다음 Tab", "en": "press Escape, then Tab"}[language]
    expect(editor).to_have_accessible_name(re.compile(words))
    text = editor.inner_text()
    page.keyboard.press("Tab")
    expect(editor).to_be_focused()
    assert editor.inner_text() != text
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()
