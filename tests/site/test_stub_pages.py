"""From an exercise's card to its file and back: one click each way."""

import functools
import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import load_catalogue
from graders.course.stubs import stub_module
from pipeline.pages import stub_pages
from pipeline.pages.course import Course
from tests.support.links import Page

EXERCISES = load_catalogue()
MODULES = sorted({exercise.module for exercise in EXERCISES})
HOME = "https://example.org/"


@functools.cache
def built(site: Path, path: str) -> Page:
    return Page(site / path / "index.html")


def links_of(site: Path, path: str) -> set[str]:
    """Where a built page leads, as addresses from the site's root."""
    links = built(site, path).values("href")
    return {urljoin(HOME + path, link).removeprefix(HOME) for link in links}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_click_there_and_one_back(site: Path, language: Language) -> None:
    for exercise in EXERCISES:
        lesson = f"{language}/lessons/{exercise.lesson}/"
        file = f"{language}/exercises/{exercise.module}/"
        assert f"{file}#{exercise.callable}" in links_of(site, lesson), exercise.id
        back = links_of(site, file)
        assert f"{lesson}#exercise-{exercise.id}" in back
        assert f"{language}/exercises/{exercise.module}.py" in back


@pytest.mark.parametrize("module", MODULES)
def test_the_page_shows_the_file_as_it_is_shipped(site: Path, module: str) -> None:
    for language in LANGUAGES:
        source = stub_module(module, language)
        file = site / language / "exercises" / f"{module}.py"
        assert file.read_text("utf-8") == source
        page = (site / language / "exercises" / module / "index.html").read_text(
            encoding="utf-8"
        )
        shown = {
            int(number): unescape(re.sub("<[^>]+>", "", line))
            for number, line in re.findall(
                r'data-linenos="\s*(\d+)\s*"></span>(.*)', page
            )
        }
        lines = enumerate(source.splitlines(), start=1)
        assert {n: line for n, line in shown.items() if line} == {
            number: line for number, line in lines if line
        }


def test_where_the_repository_is_known_its_lines_are_linked(course: Course) -> None:
    repository = "https://example.org/someone/course"
    files = stub_pages.files(course.lessons, EXERCISES, repository)
    for exercise in EXERCISES:
        file = f"exercises/{exercise.module}.py"
        page = files[f"ko/exercises/{exercise.module}.md"].decode()
        _, section = page.split(f"{{ #{exercise.callable} }}")
        found = re.search(rf"\({repository}/blob/HEAD/{file}#L(\d+)\)", section)
        assert found
        following = stub_module(exercise.module).splitlines()[int(found[1]) - 1 :]
        definition = next(x for x in following if x.startswith(("def ", "class ")))
        assert re.match(rf"(def|class) {exercise.callable}\b", definition)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_names_the_page(site: Path, language: Language) -> None:
    for exercise in EXERCISES:
        page, _, card = exercise.page(language).partition("#")
        assert card in built(site, page.removeprefix(exercise.site)).values("id"), card


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_files_can_be_downloaded_from_the_page_that_says_how(
    site: Path, language: Language
) -> None:
    assert f"{language}/exercises.zip" in links_of(site, f"{language}/study/")
    with zipfile.ZipFile(site / language / "exercises.zip") as archive:
        assert sorted(archive.namelist()) == [f"exercises/{m}.py" for m in MODULES]
        for module in MODULES:
            source = archive.read(f"exercises/{module}.py").decode()
            assert source == stub_module(module, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_repository_that_is_known_is_named(language: Language) -> None:
    said = stub_pages.ways_to_get_them(language, "https://example.org/course")
    assert "](https://example.org/course)" in said
    assert "](exercises.zip)" in said
    assert "example.org" not in stub_pages.ways_to_get_them(language, "")
