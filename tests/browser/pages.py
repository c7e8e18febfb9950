"""Every page of the site, and the windows to look at it through."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from graders.core.language import LANGUAGES
from graders.course.catalogue import load_catalogue
from tests.support.repository import REPOSITORY

NewPage = Callable[..., Page]
Visit = Callable[..., Page]
DOCS = REPOSITORY / "docs"
MODULES = list(dict.fromkeys(exercise.module for exercise in load_catalogue()))
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

# The folds open, the explorers alive: axe looks only at what can be seen.
LIVEN = """async () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  for (const explorer of document.querySelectorAll("[data-explorer]")) {
    explorer.scrollIntoView();
    while (!explorer.matches(".live")) await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
}"""


def paths() -> list[str]:
    """Where every page of the site stands; the root leads on to one of them."""
    pages = [page.relative_to(DOCS) for page in sorted(DOCS.glob("??/*.md"))]
    lessons = [f"lessons/{each.stem}" for each in sorted(DOCS.glob("lessons/*.py"))]
    files = [f"exercises/{module}" for module in MODULES]
    return [
        "404.html",
        *(f"{page.with_suffix('')}/".replace("index/", "") for page in pages),
        *(f"{lang}/{each}/" for lang in LANGUAGES for each in (*lessons, *files)),
    ]
