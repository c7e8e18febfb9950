"""Words that are composed, of Hangul or on a phone, come into the editor whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.card import Card, lesson
from tests.browser.linear_forward import FULL, HEAD, LINEAR, RIGHT
from tests.browser.pages import PHONE, NewPage
from tests.browser.soft_keyboard import ANDROID, SoftKeyboard
from tests.browser.tabs import arrives, other_tab, shows
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

DEVICES: dict[str, dict[str, Any]] = {
    "computer": {},
    "phone": {
        "viewport": PHONE,
        "has_touch": True,
        "is_mobile": True,
        "user_agent": ANDROID,
    },
}
devices = pytest.mark.parametrize("device", everywhere(DEVICES, "phone"))
KEY = f"first-gradient/part/linear_regression/{LINEAR}"


class Typed(NamedTuple):
    """What is typed behind a text, and the text that this gives."""

    before: str
    keys: Callable[[SoftKeyboard], None]
    after: str


def growing(word: str) -> list[str]:
    return [word[:length] for length in range(1, len(word) + 1)]


def syllables(keyboard: SoftKeyboard) -> None:
    """Each by itself, as computers do it: a consonant goes over to the next."""
    keyboard.compose("ㄱ", "기", "길")
    keyboard.commit("기")
    keyboard.compose("루", "룰")
    keyboard.commit("루")


def a_word(keyboard: SoftKeyboard) -> None:
    """All of it, as phones do it."""
    keyboard.compose("ㄱ", "기", "길", "기우", "기욹", "기울기")
    keyboard.commit("기울기")
    keyboard.commit(" ")


def a_keyword(keyboard: SoftKeyboard) -> None:
    """The colours change below it at every letter."""
    keyboard.compose(*growing("return"))
    keyboard.commit("return ")
    keyboard.compose(*growing("None"))
    keyboard.commit("None")


def a_correction(keyboard: SoftKeyboard) -> None:
    keyboard.compose("r", "re", "rer", "reru")
    keyboard.commit("return ")


def an_earlier_word(keyboard: SoftKeyboard) -> None:
    """Taken up again, and another one chosen."""
    start = len("x = 1\ny = ")
    keyboard.compose("lss", "los", "loss", over=(start, start + len("lss")))
    keyboard.commit("loss")


def deleting(keyboard: SoftKeyboard) -> None:
    keyboard.compose("ㄱ", "가", "강", "가", "ㄱ", "")
    keyboard.compose("we", "w", "")
    keyboard.compose("b", "bi", "b")
    keyboard.commit("b")


def enter(keyboard: SoftKeyboard) -> None:
    """It ends the word, then the line; the next one begins below."""
    keyboard.compose("ㄴ", "나")
    keyboard.commit("나")
    keyboard.press("Enter")
    keyboard.compose("x")
    keyboard.commit("x")


def a_dedent(keyboard: SoftKeyboard) -> None:
    """The editor moves the line while the word in it is hardly done."""
    keyboard.compose(*growing("else"))
    keyboard.commit("else:")
    keyboard.press("Enter")
    keyboard.compose("하")
    keyboard.commit("하")


def between_brackets(keyboard: SoftKeyboard) -> None:
    keyboard.press("ArrowLeft")
    keyboard.press("ArrowLeft")
    keyboard.compose("ㅅ", "소", "손", "손시", "손실")
    keyboard.commit("손실")


TYPED = (
    Typed("# ", syllables, "# 기루"),
    Typed("    x = '", a_word, "    x = '기울기 "),
    Typed("def f():\n    ", a_keyword, "def f():\n    return None"),
    Typed("    ", a_correction, "    return "),
    Typed("x = 1\ny = lss", an_earlier_word, "x = 1\ny = loss"),
    Typed("    # ㅁ", deleting, "    # ㅁb"),
    Typed("if x:\n    # ", enter, "if x:\n    # 나\n    x"),
    Typed(
        "def f(x):\n    if x:\n        x\n        ",
        a_dedent,
        "def f(x):\n    if x:\n        x\n    else:\n        하",
    ),
    Typed("print(f(x) + g())", between_brackets, "print(f(x) + g(손실))"),
)


def opened(new_page: NewPage, device: str, language: str = "en") -> Card:
    page = new_page(**DEVICES[device])
    page.goto(lesson(LINEAR, language))
    return Card(page, LINEAR)


def written(card: Card) -> str:
    return "\n".join(card.code.locator(".cm-line").all_text_contents())


def saved(page: Page) -> str:
    return str(json.loads(page.evaluate("key => localStorage.getItem(key)", KEY)))


@devices
def test_no_letter_is_lost(new_page: NewPage, device: str) -> None:
    card = opened(new_page, device)
    keyboard = SoftKeyboard(card.page)
    keyboard.compose("ㅎ", "하")  # for what the card has selected
    keyboard.commit("하")
    wrong: dict[str, object] = {}
    if (got := written(card)).split("\n")[-1] != "    하":
        wrong["selected"] = got
    for before, keys, after in TYPED:
        card.write(before)
        keys(keyboard)
        if (got := written(card)) != after or saved(card.page) != after:
            wrong[keys.__name__] = (got, saved(card.page))
    assert wrong == {}


@devices
def test_an_unfinished_word_is_saved_and_checked(
    new_page: NewPage, device: str
) -> None:
    card = opened(new_page, device)
    keyboard = SoftKeyboard(card.page)
    card.write(RIGHT.removesuffix("B"))
    keyboard.compose("B")
    assert saved(card.page) == RIGHT
    assert card.check() == FULL
    assert written(card) == RIGHT


@EVERYWHERE
@devices
def test_a_verdict_comes_while_a_word_is_composed(
    new_page: NewPage, device: str
) -> None:
    card = opened(new_page, device)
    keyboard = SoftKeyboard(card.page)
    card.write(f"{HEAD}    return X @ 0 + ")
    keyboard.compose("b", "bi")
    card.button("Run").evaluate("button => button.click()")  # the word goes on
    card.said()
    expect(card.code.locator(".told")).to_have_count(1)
    keyboard.compose("bia", "bias")
    keyboard.commit("bias")
    assert written(card) == f"{HEAD}    return X @ 0 + bias"


@EVERYWHERE
@devices
def test_another_tabs_text_waits_for_the_word(new_page: NewPage, device: str) -> None:
    card = opened(new_page, device)
    keyboard = SoftKeyboard(card.page)
    other = Card(other_tab(card.page, lesson(LINEAR)), LINEAR)
    mine = f"{HEAD}    return 하"
    card.write(mine.removesuffix("하"))
    keyboard.compose("ㅎ", "하")
    shows(other, mine)
    other.write(RIGHT)
    arrives(card, RIGHT)
    assert written(card) == mine
    keyboard.commit("하")
    shows(card, RIGHT)  # no key was needed


@EVERYWHERE
def test_an_unfinished_prediction_stands_beside_the_answer(
    new_page: NewPage,
) -> None:
    page = new_page()
    page.goto("/ko/lessons/01_from_data_to_loss/")
    box = page.locator(".prediction").filter(has=page.locator("textarea")).first
    box.locator("textarea").click()
    SoftKeyboard(page).compose("ㅎ", "하", "한")
    box.locator("summary").click()
    expect(box.get_by_role("status")).to_have_text("내 예측: 한")
    page.reload()
    expect(box.locator("textarea")).to_have_value("한")


def test_the_keyboard_is_told_what_the_field_takes(new_page: NewPage) -> None:
    card = opened(new_page, "phone")
    for name, value in (
        ("autocapitalize", "off"),
        ("autocorrect", "off"),
        ("spellcheck", "false"),
        ("enterkeyhint", "enter"),
    ):
        expect(card.code).to_have_attribute(name, value)
    search = card.page.locator(".md-search__input")
    for name, value in (("autocapitalize", "off"), ("enterkeyhint", "go")):
        expect(search).to_have_attribute(name, value)
