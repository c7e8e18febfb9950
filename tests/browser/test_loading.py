"""Files loaded on the progress page: nothing is lost, whatever is in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import SOLUTIONS
from graders.course.stubs import stub_module
from tests.browser.card import Card, keep, lesson
from tests.browser.pages import Visit
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

FILE = "linear_regression.py"
LINEAR = "linear_forward"
ONE = "def linear_forward(X, W, B):\n    return X @ W + B\n"
SOLVED = (SOLUTIONS / FILE).read_text(encoding="utf-8")
FULL = "10 / 10 points"


class Row:
    """One file on the progress page."""

    def __init__(self, page: Page, name: str = FILE) -> None:
        self.page = page
        self.row = page.locator("[data-files] .lab-bar").filter(has_text=name)
        self.status = self.row.get_by_role("status")

    def load(self, content: bytes | str, name: str = FILE) -> Locator:
        file: Any = {
            "name": name,
            "mimeType": "text/x-python",
            "buffer": content.encode() if isinstance(content, str) else content,
        }
        self.row.locator("input[type=file]").set_input_files(file)
        return self.status

    def press(self, name: str) -> None:
        self.row.get_by_role("button", name=name).click()

    def whole(self, folder: Path) -> str:
        with self.page.expect_download() as download:
            self.press("Download the file")
        download.value.save_as(folder / FILE)
        return (folder / FILE).read_text(encoding="utf-8")


def stored(page: Page) -> Any:
    return page.evaluate("({...localStorage})")


def test_one_function_and_its_import_leave_the_rest_as_it_was(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("/en/progress/")
    row = Row(page)
    expect(row.load(SOLVED)).to_contain_text("loaded")
    said = row.load(f"import numpy as np\n\n\n{ONE}")
    expect(said).to_contain_text("because other functions need them")
    expect(said).to_contain_text("Functions that it lacks stay as they were.")
    lesson_page = page.context.new_page()
    lesson_page.goto(lesson("train"))
    for exercise, points in ((LINEAR, FULL), ("train", "20 / 20 points")):
        assert Card(lesson_page, exercise).check() == points
    row.press("Bring my code back")
    assert row.whole(tmp_path) == SOLVED
    row.press("Start afresh")
    assert row.whole(tmp_path) == stub_module("linear_regression")
    row.press("Bring my code back")
    assert row.whole(tmp_path) == SOLVED


@EVERYWHERE
def test_a_head_that_lacks_names_is_seen_and_completed(visit: Visit) -> None:
    page = visit(lesson(LINEAR))
    zeros = "return np.zeros_like(W), np.zeros_like(B)"
    mine = f"def loss_gradient(X, Y, W, B, reduction='mean'):\n    {zeros}\n"
    keep(page, "linear_regression", {"": "EPSILON = 1e-9", "loss_gradient": mine})
    page.reload()
    card = Card(page, "loss_gradient")
    head = card.card.locator(".lab-head")
    expect(head).to_be_visible()
    assert card.check().startswith("0 /")
    assert "NameError: name 'np' is not defined" in card.said()
    card.button("Start afresh").click()
    expect(head.locator(".cm-content")).to_contain_text("import numpy as np")
    expect(head.locator(".cm-content")).to_contain_text("Array: TypeAlias")
    expect(head.locator(".cm-content")).to_contain_text("EPSILON")
    card.check()
    expect(card.results).to_contain_text("Not written yet")


@EVERYWHERE
def test_a_head_that_fails_can_be_mended_where_it_is_seen(visit: Visit) -> None:
    page = visit("/en/progress/")
    row = Row(page)
    expect(row.load(f"import torch_of_nobody\n\n\n{ONE}")).to_contain_text("loaded")
    page.goto(lesson(LINEAR))
    one, two = Card(page, LINEAR), Card(page, "loss_gradient")
    assert one.check() == "0 / 10 points"
    told = one.card.locator(".lab-head .cm-line.told")
    expect(told).to_have_text("import torch_of_nobody")
    expect(told).to_be_visible()
    one.results.locator(".lab-line").first.click()
    page.keyboard.type("import math")
    assert one.check() == FULL
    two.card.locator(".lab-head > summary").click()
    expect(two.card.locator(".lab-head .cm-content")).to_contain_text("import math")
    one.card.locator(".lab-head").get_by_role("button", name="Start afresh").click()
    expect(two.card.locator(".lab-head .cm-content")).not_to_contain_text("math")
    assert one.check() == FULL


BAD: dict[str, tuple[bytes, str, dict[Language, str]]] = {
    "large": (
        b"#" * (2**20 + 1),
        FILE,
        {"ko": "1 MB보다 큽니다", "en": "is larger than 1 MB"},
    ),
    "cp949": (
        "# 한글".encode("cp949"),
        FILE,
        {"ko": "UTF-8 인코딩으로", "en": "save the file as UTF-8"},
    ),
    "NUL": (
        f"{ONE}\0".encode(),
        FILE,
        {"ko": "NUL 바이트", "en": "it holds NUL bytes"},
    ),
    "empty": (b"", "my.py", {"ko": "my.py: 이 파일에는", "en": "my.py: no function"}),
    "other": (
        b"def relu(x):\n    return x\n",
        "activations.py",
        {
            "ko": "activations.py 옆에서 불러와",
            "en": "its functions belong in activations.py",
        },
    ),
}


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
def test_what_cannot_be_taken_in_is_told_and_changes_nothing(
    visit: Visit, language: Language
) -> None:
    page = visit(f"/{language}/progress/")
    row = Row(page)
    expect(row.load(f"import math\n\n\n{ONE}")).to_contain_text(FILE)
    before = stored(page)
    for content, name, said in BAD.values():
        expect(row.load(content, name)).to_contain_text(said[language])
        assert "\n" not in row.status.inner_text()
    assert stored(page) == before


def test_a_syntax_error_is_taken_in_and_told(visit: Visit) -> None:
    row = Row(visit("/en/progress/"))
    said = row.load(f"import numpy as np\n\n\n{ONE}\n\ndef train(:\n    pass\n")
    expect(said).to_contain_text("loaded")
    expect(said).to_contain_text("Fix the syntax error in line 8")


def test_a_file_that_is_gone_is_told(visit: Visit) -> None:
    page = visit("/en/progress/")
    page.evaluate("() => { File.prototype.slice = () => { throw Error('gone'); }; }")
    expect(Row(page).load(ONE)).to_contain_text("the file cannot be read")
