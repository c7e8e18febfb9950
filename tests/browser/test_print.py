"""What comes out of the printer: text, figures, and the answers at the end."""

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from graders.core.language import LANGUAGES, Language
from tests.browser.pages import DOCS, NewPage
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

LESSON = "01_from_data_to_loss"
LESSONS = [file.stem for file in sorted((DOCS / "lessons").glob("[0-9]*.py"))]
MOST_PAGES = 9

SEEN = """elements => elements
  .filter((element) => element.checkVisibility())
  .map((element) => element.outerHTML.slice(0, 90))"""
PRESSED = "button, summary, input[type=range], .player, .cm-editor, .headerlink"
AFTER_LINKS = """[...document.querySelectorAll("article a")]
  .map((link) => getComputedStyle(link, "::after").content)"""
COLOURS = """getComputedStyle(document.querySelector("article p")).color
  + getComputedStyle(document.body).backgroundColor"""


@pytest.fixture(params=everywhere(LANGUAGES, "ko"))
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def printing(page: Page) -> None:
    """What a printer would get, to be looked at."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.fixture
def lesson(new_page: NewPage, language: Language) -> Page:
    page = new_page()
    page.goto(f"{language}/lessons/{LESSON}/")
    page.locator(".cell").first.wait_for()
    return page


def printed_pages(page: Page) -> int:
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return len(PdfReader(io.BytesIO(pdf)).pages)


def test_the_first_lesson_is_short_on_paper(lesson: Page) -> None:
    assert 0 < printed_pages(lesson) <= MOST_PAGES


@pytest.mark.parametrize("name", everywhere(LESSONS, LESSON))
def test_a_teacher_can_plan_with_the_number_of_pages(
    new_page: NewPage, language: Language, name: str
) -> None:
    page = new_page()
    page.goto(f"{language}/lessons/{name}/")
    page.locator(".cell").first.wait_for()
    said = page.locator(".lesson-bar span").first.text_content() or ""
    _, pages = map(int, re.findall(r"\d+", said.replace("A4", "")))
    assert abs(pages - printed_pages(page)) <= 1


def test_nothing_is_printed_that_must_be_pressed(lesson: Page) -> None:
    lesson.locator("[data-explorer]").first.scroll_into_view_if_needed()
    lesson.locator("[data-explorer].live").first.wait_for()
    assert lesson.locator(PRESSED).evaluate_all(SEEN)
    printing(lesson)
    assert lesson.locator(PRESSED).evaluate_all(SEEN) == []
    assert lesson.locator("details.drawing pre").evaluate_all(SEEN) == []
    assert set(lesson.evaluate(AFTER_LINKS)) <= {"none", "normal"}


def test_answers_stand_at_the_end(lesson: Page) -> None:
    answers = lesson.locator("details.answer")
    texts = [
        " ".join(text.split()) for text in answers.locator("p").all_text_contents()
    ]
    assert texts
    printing(lesson)
    assert answers.evaluate_all(SEEN) == []
    section = lesson.locator("article > :last-child")
    printed = section.locator("li p").all_text_contents()
    assert [" ".join(text.split()) for text in printed] == texts
    assert lesson.locator(".answer-number").count() == answers.count()
    lesson.evaluate("dispatchEvent(new Event('afterprint'))")
    assert lesson.locator(".printed-answers, .answer-number").count() == 0


@EVERYWHERE
def test_the_dark_page_is_printed_dark_on_white(new_page: NewPage) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(f"en/lessons/{LESSON}/")
        page.emulate_media(media="print", color_scheme=scheme)
        colours.add(page.evaluate(COLOURS))
        assert page.locator("figure .only-dark").evaluate_all(SEEN) == []
    assert len(colours) == 1
