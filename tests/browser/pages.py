"""Every page of the site, and the windows to look at it through."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize

from graders.core.language import LANGUAGES
from graders.course.catalogue import load_catalogue
from tests.support.repository import REPOSITORY

NewPage = Callable[..., Page]
Visit = Callable[..., Page]
DOCS = REPOSITORY / "docs"
MODULES = list(dict.fromkeys(exercise.module for exercise in load_catalogue()))
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
# A window of 1280 x 1024 shows this much at these zooms.
ZOOMED: dict[str, ViewportSize] = {
    "200 %": {"width": 640, "height": 512},
    "400 %": {"width": 320, "height": 256},
}

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

# The explorers alive, the folds open: axe looks only at what can be seen.
LIVEN = """async () => {
  const explorers = document.querySelectorAll("[data-explorer]");
  const hold = async (found) => {
    while (!found()) await new Promise(requestAnimationFrame);
  };
  for (const explorer of explorers) {
    explorer.scrollIntoView();
    await hold(() => explorer.matches(".live"));
  }
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  for (const explorer of explorers) {
    await hold(() => explorer.querySelector("details.numbers td"));
  }
  scrollTo(0, 0);
}"""


# What sticks out to the right, unless it scrolls by itself or is meant to be unseen.
STICKS_OUT = """() => {
  const scrolls = (element) => {
    const { overflowX, position } = getComputedStyle(element);
    return overflowX !== "visible" || position === "fixed";
  };
  const cut = ({ parentElement: parent }) => parent && (scrolls(parent) || cut(parent));
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll(".md-header *, article *, footer *")]
    .filter((element) => !element.closest("svg, .katex-mathml"))
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .filter((element) => element.checkVisibility() && !cut(element))
    .map((element) => element.outerHTML.slice(0, 120));
}"""

OVERLAPS = """() => {
  const parts = [...document.querySelectorAll(".md-header__inner > *")]
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width > 1 && height > 1)
    .sort((one, other) => one.left - other.left);
  return parts.slice(1).filter((part, i) => part.left < parts[i].right - 1).length;
}"""


def sticking_out(page: Page) -> list[str]:
    """What a reader would have to scroll sideways for, or cannot tell apart."""
    room, needed = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
    found = [f"{needed} pixels wide"] if needed > room else []
    overlaps = ["parts of the header overlap"] if page.evaluate(OVERLAPS) else []
    return [*found, *overlaps, *page.evaluate(STICKS_OUT)[:3]]


def paths() -> list[str]:
    """Where every page of the site stands; the root leads on to one of them."""
    pages = [page.relative_to(DOCS) for page in sorted(DOCS.glob("??/*.md"))]
    lessons = [f"lessons/{each.stem}" for each in sorted(DOCS.glob("lessons/*.py"))]
    files = [f"exercises/{module}" for module in MODULES]
    names = [lesson.removeprefix("lessons/") for lesson in lessons]
    taught = ["teaching", *(f"teaching/{page}" for page in ("criteria", "glossary"))]
    taught += [
        f"teaching/{kind}/{n}" for kind in ("plans", "worksheets") for n in names
    ]
    return [
        "404.html",
        *(f"{page.with_suffix('')}/".replace("index/", "") for page in pages),
        *(
            f"{lang}/{each}/"
            for lang in LANGUAGES
            for each in (*lessons, *files, *taught)
        ),
    ]
