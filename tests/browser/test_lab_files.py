"""A learner's text in the lab: kept, brought back, downloaded, loaded from files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graders.course.catalogue import SOLUTIONS
from graders.course.stubs import stub, stub_module
from graders.grading.grader import grade
from tests.browser.card import HERE, POINTS, Card, keep, lesson
from tests.browser.linear_forward import FULL, LINEAR, RIGHT, body
from tests.browser.pages import Visit
from tests.mutants.mutant import EXERCISES
from tests.support.command import words
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser


def test_text_and_points_survive_reload_and_language(visit: Visit) -> None:
    page = visit(lesson(LINEAR))
    card = Card(page, LINEAR)
    card.write(RIGHT)
    assert card.check() == FULL
    page.reload()
    offer = page.locator(f"[data-exercise={LINEAR}] .lab-open")
    expect(offer).to_contain_text("10 / 10 points")
    page.locator(".language-switch").click()
    expect(offer).to_contain_text("이어서 풀기")
    card = Card(page, LINEAR)
    assert card.text == RIGHT
    assert card.check() == "10 / 10점"


@EVERYWHERE
def test_an_untouched_stub_is_in_the_page_s_language(visit: Visit) -> None:
    english = stub("linear_regression", LINEAR, "en")
    korean = stub("linear_regression", LINEAR, "ko")
    page = visit(lesson(LINEAR, "ko"))
    assert words(Card(page, LINEAR).text) == words(korean)
    keep(page, "linear_regression", {LINEAR: english.rstrip("\n")})  # from a file
    page.reload()
    assert words(Card(page, LINEAR).text) == words(korean)
    mine = korean.replace("raise NotImplementedError", "return X")
    keep(page, "linear_regression", {LINEAR: mine})
    page.locator(".language-switch").click()
    assert words(Card(page, LINEAR).text) == words(mine)


@EVERYWHERE
def test_start_afresh_and_bring_it_back(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    stub = card.text
    card.write(RIGHT)
    card.button("Start afresh").click()
    assert card.text == stub
    card.page.reload()
    card = Card(card.page, LINEAR)
    assert card.text == stub
    card.button("Bring my code back").click()
    assert card.text == RIGHT
    expect(card.button("Bring my code back")).to_be_hidden()


def test_the_downloaded_file_earns_the_same_points(
    visit: Visit, tmp_path: Path
) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    stubs = stub_module("linear_regression")
    assert _downloaded(card, tmp_path) == stubs
    card.write(body("prediction = X @ W + B", "X *= 2", "return prediction"))
    points = card.check()
    text = _downloaded(card, tmp_path)
    assert text != stubs
    [graded] = grade(tmp_path, [EXERCISES[LINEAR]]).exercises
    assert points == f"{graded.points} / {graded.max_points} points"
    assert 0 < graded.points < graded.max_points


def _downloaded(card: Card, folder: Path) -> str:
    with card.page.expect_download() as download:
        card.button("Download the file").click()
    assert download.value.suggested_filename == "linear_regression.py"
    file = folder / "linear_regression.py"
    download.value.save_as(file)
    return file.read_text(encoding="utf-8")


def _upload(page: Page, file: Path) -> str:
    row = page.locator("[data-files] .lab-bar").filter(has_text=file.name)
    row.locator("input[type=file]").set_input_files(file)
    said = row.get_by_role("status")
    expect(said).to_have_text(re.compile(r"\.py"))
    return said.inner_text()


@EVERYWHERE
def test_files_are_taken_in_and_the_progress_page_tells_of_them(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("/en/progress/")
    standing = page.locator("[data-standing]")
    expect(standing).to_contain_text(f"0 of {len(HERE)} solved")
    file = tmp_path / "linear_regression.py"

    file.write_bytes("# 한글".encode("cp949"))
    assert "save the file as UTF-8" in _upload(page, file)
    file.write_text("x = 1\n", encoding="utf-8")
    assert "no function of the exercises" in _upload(page, file)
    broken = RIGHT + "\n\n\ndef train(:\n    pass\n"
    file.write_text(f"import numpy as np\n\n\n{broken}", encoding="utf-8")
    assert "loaded" in _upload(page, file)
    solved = (SOLUTIONS / file.name).read_text(encoding="utf-8")
    file.write_bytes(b"\xef\xbb\xbf" + solved.replace("\n", "\r\n").encode())
    assert "loaded" in _upload(page, file)
    row = page.locator("[data-files] .lab-bar").filter(has_text=file.name)
    with page.expect_download() as download:
        row.get_by_role("button", name="Download the file").click()
    download.value.save_as(file)
    assert file.read_text(encoding="utf-8") == solved

    page.goto(lesson(LINEAR))
    card = Card(page, LINEAR)
    assert card.check() == FULL
    page.goto("/en/progress/")
    expect(standing).to_contain_text(f"1 of {len(HERE)} solved · 10 / {POINTS} points")
    solved_row = page.locator(f"[data-row={LINEAR}]")
    expect(solved_row).to_contain_text("✓")
    keep(page, "linear_regression", {LINEAR: "changed"})
    page.reload()
    expect(solved_row).to_contain_text("10 / 10 *")
    standing.get_by_role("link").click()
    expect(page).to_have_url(re.compile("#exercise-numerical_derivative$"))
