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
    LIVEN,
    MODULES,
    PHONE,
    WIDE,
    ZOOMED,
    NewPage,
    paths,
    sticking_out,
)
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

# The pages of files are of one template, filled with code.
ONE_OF_EACH = (
    *("ko/", "en/study/", "ko/instructors/", "en/progress/", "ko/originals/"),
    *("ko/lessons/02_linear_regression_numpy/", "en/exercises/linear_regression/"),
    "en/computers/",
    *("ko/teaching/", "en/teaching/criteria/", "ko/teaching/glossary/"),
    "ko/teaching/plans/01_from_data_to_loss/",
    "en/teaching/worksheets/01_from_data_to_loss/",
)
"""A page of each template."""

ALIKE = tuple(f"/exercises/{module}/" for module in MODULES[1:])


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
