"""The copy that is opened from a folder, by file:// and without any server."""

import importlib.metadata
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import SOLUTIONS
from graders.course.stubs import stub
from tests.browser.card import HERE, Card, keep, parts_of
from tests.browser.cells import Cells
from tests.browser.pages import NewPage, Visit
from tests.browser.tabs import bring_back, other_tab, shows
from tests.support.everywhere import EVERYWHERE, everywhere
from tests.support.links import dead_links, pages_of

pytestmark = pytest.mark.browser

MOST_BYTES = 25_000_000
LESSON = "lessons/01_from_data_to_loss.html"


@pytest.fixture(scope="module")
def site_url(folder: Path) -> str:
    return f"{folder.as_uri()}/"


def test_it_is_one_folder_named_with_the_version(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
    folder = archive.stem.removesuffix("-offline")
    assert {name.split("/")[0] for name in names} == {folder}
    assert f"{folder}/index.html" in names
    assert archive.stat().st_size <= MOST_BYTES
    assert importlib.metadata.version(folder.rsplit("-", 1)[0]) in folder


@EVERYWHERE
def test_every_link_leads_to_a_file(folder: Path) -> None:
    pages = pages_of(folder)
    assert all(f"{language}/{LESSON}" in pages for language in LANGUAGES)
    assert dead_links(folder, pages, "file:///desk/") == []


@pytest.mark.parametrize(("locale", "language"), [("ko-KR", "ko"), ("en-GB", "en")])
def test_the_start_file_leads_on(visit: Visit, locale: str, language: Language) -> None:
    page = visit("index.html", locale=locale)
    page.wait_for_url(f"**/{language}/index.html")
    page.locator(".hero .md-button--primary").click()
    page.wait_for_url(f"**/{language}/{LESSON}")
    page.locator(".language-switch").click()
    page.wait_for_url(lambda address: address.endswith(LESSON))
    assert page.locator("html").get_attribute("lang") != language


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "en"))
def test_a_lesson_moves(visit: Visit, language: Language) -> None:
    page = visit(f"{language}/{LESSON}", color_scheme="light")
    explorer = page.locator("[data-explorer]").first
    explorer.scroll_into_view_if_needed()
    expect(explorer).to_have_class(re.compile("live"))
    video = page.locator("video.only-light.only-wide")
    video.scroll_into_view_if_needed()  # which starts it
    page.wait_for_function("video => video.ended", arg=video.element_handle())


@pytest.mark.parametrize(
    ("language", "word"), [("ko", "경사하강법"), ("en", "descent")]
)
def test_search_finds_a_lesson(visit: Visit, language: Language, word: str) -> None:
    page = visit(f"{language}/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(word)
    page.keyboard.press("End")
    found = page.locator(f".md-search-result__link[href*='{language}/lessons/']").first
    found.click()
    page.wait_for_url(f"**/{language}/lessons/**")
    expect(page.locator("mark").first).to_be_visible()


def test_code_runs_and_is_graded(visit: Visit) -> None:
    page = visit(f"en/{LESSON}")
    keep(page, "linear_regression", parts_of(SOLUTIONS / "linear_regression.py"))
    card = Card(page, "numerical_derivative")
    assert card.check().startswith("10 / 10")
    card.write("import matplotlib.pyplot as plt\nplt.figure().number", card.example)
    assert card.run() == "1"
    page.goto("en/progress.html")
    expect(page.locator("[data-row=numerical_derivative]")).to_contain_text("10 / 10")
    modules = {exercise.module for exercise in HERE}
    expect(page.locator("[data-files] .lab-bar")).to_have_count(len(modules))


@EVERYWHERE
def test_cells_draw_and_move_with_the_pages_own_torch(visit: Visit) -> None:
    page = visit("ko/lessons/06_learning_rate.html", reduced_motion="reduce")
    cells = Cells(page)
    printed = cells.given(0)["text"]
    cells.write(2, cells.source(2).replace("0.001", "0.002"))
    moves, told = ["CANVAS", "DIV"], ["P"]  # that the caption is of the code before
    assert cells.run(2)["kinds"] == moves + told
    assert cells.given(0)["text"] == printed
    cells.write(0, "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])")
    assert "svg" in cells.run(0)["kinds"]
    with page.expect_download() as downloading:
        cells.top.get_by_role("button", name="고친 코드로 노트북 내려받기").click()
    assert "animate(0.002)" in downloading.value.path().read_text(encoding="utf-8")


@EVERYWHERE
def test_two_tabs_of_a_folder_show_the_same(visit: Visit) -> None:
    page = visit(f"en/{LESSON}")
    one = Card(page, "numerical_derivative")
    address = page.url.replace("/en/", "/ko/")
    two = Card(other_tab(page, address), "numerical_derivative")
    one.write("x = 1  # 한글")
    two.code.focus()
    shows(two, "x = 1  # 한글")
    two.button("처음 상태로").click()
    one.code.press("End")
    shows(one, stub("linear_regression", "numerical_derivative"))
    assert bring_back(one) == "x = 1  # 한글"


def test_it_reads_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("index.html")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Read the first lesson").click()
    expect(page.locator("h1")).to_be_visible()
