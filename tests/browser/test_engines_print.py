"""What comes out of the printer, in the engines that are not Chromium."""

from __future__ import annotations

import io
import re
from operator import attrgetter
from types import ModuleType

import pytest
from pypdf import PdfReader

from graders.core.language import LANGUAGES, Language
from tests.browser.engines import Windows, firefox, webkit
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

LESSON = "lessons/01_from_data_to_loss"
SHEETS = "return document.querySelector('.lesson-bar span').innerText"
TEXTS = """return [...document.querySelectorAll(s)].map(({ childNodes }) =>
  [...childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data : "")
    .reduce((one, other) => (one.length < other.length ? other : one), ""))"""
ANSWERS = "details.answer > p"
PRESSED = "article button"
LAST_SECTION = "article h2:last-of-type"


def letters(text: str) -> str:
    """What is left of a text wherever lines break and formulas begin."""
    return re.sub(r"[\W\d_]", "", text)


@pytest.mark.parametrize("language", everywhere(LANGUAGES))
@pytest.mark.parametrize("engine", [firefox, webkit], ids=attrgetter("NAME"))
def test_a_lesson_on_paper_ends_with_its_answers(
    windows: Windows, home: str, engine: ModuleType, language: Language
) -> None:
    tab = windows(engine)
    tab.open(f"{home}/{language}/{LESSON}/")
    tab.wait("document.querySelectorAll('.lab-open button').length > 0")
    answers, buttons, last = (
        tab.run(TEXTS, s=s) for s in (ANSWERS, PRESSED, LAST_SECTION)
    )
    # Of one word are those that texts have as well.
    pressed = [letters(name) for name in buttons if " " in name.strip()]
    said = int(re.findall(r"\d+", tab.run(SHEETS).replace("A4", ""))[-1])
    pdf = PdfReader(io.BytesIO(tab.printed()))
    text = letters("".join(page.extract_text() for page in pdf.pages))
    assert abs(len(pdf.pages) - said) <= 1
    assert pressed
    assert [name for name in pressed if name in text] == []
    place = text.rindex(letters(last[-1]))
    began = [letters(answer)[:9] for answer in answers if len(answer) > 20]
    assert began
    for beginning in began:
        place = text.find(beginning, place)
        assert place > 0, beginning
