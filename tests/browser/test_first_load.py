"""The table of weights lists what a browser really fetches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.finish.typeset import FONTS
from pipeline.finish.weights import TABLE
from tests.browser.pages import NewPage
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

PAGES = (
    "ko/index.html",
    "ko/lessons/05_thirty_updates/index.html",
    "ko/lessons/06_learning_rate/index.html",
    "en/lessons/01_from_data_to_loss/index.html",
    "en/study/index.html",
    "404.html",
)

LAZY = """[
  ...[...document.querySelectorAll("img[loading=lazy]")].map(({ src }) => src),
  ...[...document.querySelectorAll("figure:not(.hero *) > video")]
    .map((video) => video.style.backgroundImage.slice(5, -2))
    .map((path) => new URL(path, document.baseURI).href),
]"""
"""Pictures that come once they are near: on a short page, at once."""
EXPLORERS = "assets/explorers/"


@pytest.mark.parametrize("path", everywhere(PAGES, *PAGES[:2], PAGES[-1]))
def test_the_table_tells_what_is_fetched(
    new_page: NewPage, site_url: str, site: Path, path: str
) -> None:
    page = new_page(unknown=True, reduced_motion="reduce")  # or a video plays at once
    fetched: set[str] = set()
    page.on("request", lambda request: fetched.add(request.url))
    page.context.on("request", lambda request: fetched.add(request.url))
    page.goto(f"/{path}")
    page.wait_for_load_state("networkidle")
    table = json.loads((site / TABLE).read_text(encoding="utf-8"))
    told = set(table[path]["files"])

    def files() -> set[str]:
        return {url.removeprefix(f"{site_url}/").partition("?")[0] for url in fetched}

    for _ in range(100):  # the page's icon comes when a browser has time for it
        if told <= files():
            break
        page.wait_for_timeout(100)
    assert told <= files()
    later = (
        files()
        - told
        - {url.removeprefix(f"{site_url}/") for url in page.evaluate(LAZY)}
    )
    if any(file.startswith(EXPLORERS) for file in later):  # with fonts of their own
        later = {file for file in later if not file.startswith((EXPLORERS, FONTS))}
    assert not later


def test_only_pictures_of_the_shown_scheme_are_fetched(new_page: NewPage) -> None:
    page = new_page(unknown=True, color_scheme="dark", reduced_motion="reduce")
    pictures: set[str] = set()
    page.on("request", lambda r: pictures.add(r.url) if ".webp" in r.url else None)
    page.goto("/ko/lessons/06_learning_rate/")
    with page.expect_request("**/*.webp"):
        page.locator("figure:has(> video)").last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert pictures
    assert all(".dark." in url for url in pictures)
