"""Code that only draws is folded in the page, and its figure is not."""

import html
import re
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES, Language
from pipeline.finish.search import INDEX
from pipeline.lessons.numbers_html import SUMMARY
from pipeline.pages.cells import DRAWN, code_of
from pipeline.pages.course import Course
from tests.support.links import Page, pages_of

FOLD = re.compile(
    r'<details class="drawing"><summary[^>]*>([^<]*)</summary>(.*?)</details>',
    re.DOTALL,
)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return pages_of(site)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_draws_is_folded_and_nothing_else(
    pages: dict[str, Page], course: Course, language: Language
) -> None:
    folds = 0
    for lesson, notebook in zip(course.lessons, course.executed, strict=True):
        found = FOLD.findall(
            pages[f"{language}/lessons/{lesson.name}/index.html"].source
        )
        drawing = [c for c in notebook.cells if c.metadata.get("drawing")]
        for cell, (summary, inside) in zip(drawing, found, strict=True):
            assert summary == DRAWN.pick(language)
            [code] = re.findall(r"<code[^>]*>(.*?)</code>", inside, re.DOTALL)
            text = html.unescape(re.sub("<[^>]*>", "", code))
            assert text.strip() == code_of(cell).strip()
            assert 'data-cell="' in inside  # it can be run there
            assert "<figure" not in inside
            assert "<samp" not in inside
        folds += len(found)
    assert folds


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_does_not_find_the_tables_of_figures(
    site: Path, pages: dict[str, Page], language: Language
) -> None:
    summary = SUMMARY.pick(language)
    page = pages[f"{language}/lessons/01_from_data_to_loss/index.html"].source
    assert f'<details class="numbers"><summary>{summary}<' in page
    assert summary not in (site / INDEX).read_text(encoding="utf-8")
