"""Every page: axe has no objection, and at 200 % and 400 % nothing sticks out."""

import re
from pathlib import Path

import pytest

from tests.browser.axe import (
    ALL_RULES,
    BUT_COLOURS,
    OF_COLOURS,
    in_the_dark,
    require_no_objection,
)
from tests.browser.pages import (
    ALIKE,
    LIVEN,
    ONE_OF_EACH,
    PHONE,
    WIDE,
    ZOOMED,
    NewPage,
    paths,
    sticking_out,
)
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser


def test_these_are_all_pages(site: Path) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {re.sub("/$", "/index.html", path) for path in paths()} == built - {
        "index.html"
    }


@pytest.mark.parametrize("path", everywhere(paths(), *ONE_OF_EACH))
def test_every_page(new_page: NewPage, path: str) -> None:
    page = new_page(viewport=WIDE)
    page.goto(f"/{path}")
    page.evaluate(LIVEN)
    # English pages differ from the Korean ones in words, not in colours.
    english = path.startswith("en/")
    if not path.endswith(ALIKE):
        require_no_objection(page, BUT_COLOURS if english else ALL_RULES)
    if not path.endswith(ALIKE) and not english:
        with in_the_dark(page):
            require_no_objection(page, OF_COLOURS)
        page.set_viewport_size(PHONE)
        require_no_objection(page, BUT_COLOURS)  # with: test_axe.py, its menu open
    for zoom, window in ZOOMED.items():
        page.set_viewport_size(window)
        assert sticking_out(page) == [], zoom
