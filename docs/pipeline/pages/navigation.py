"""One site, two languages: each with its own navigation and the way to its twin."""

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from graders.core.language import LANGUAGES, Language, Text
from pipeline.errors import PipelineError
from pipeline.lessons.lesson import Lesson

LANGUAGE_NAMES = Text(ko="한국어", en="English")
SITE_NAME = Text(ko="첫 기울기", en="First Gradient")
SCHEME_SWITCHES = (
    Text(ko="어두운 화면으로 바꾸기", en="Switch to dark"),
    Text(ko="밝은 화면으로 바꾸기", en="Switch to light"),
)
# The pages of prose after the lessons, in the order of the menu.
PAGES = ("study", "progress", "originals")
FOR_TEACHERS = (
    *(
        "teaching/index",
        "instructors",
        "decisions",
        "services",
        "lock",
        "computers",
        "copying",
    ),
    *("teaching/criteria", "teaching/glossary"),
)
HOME = Text(ko="처음", en="Home")
LESSONS = Text(ko="강의", en="Lessons")
TEACHERS = Text(ko="가르치는 분께", en="For teachers")


def configured(lessons: Iterable[Lesson]) -> list[dict[str, Any]]:
    """MkDocs' `nav`: a section for each language: home, lessons, all other pages."""
    return [
        {
            LANGUAGE_NAMES.pick(language): [
                {HOME.pick(language): f"{language}/index.md"},
                {
                    LESSONS.pick(language): [
                        {
                            lesson.title.pick(
                                language
                            ): f"{language}/lessons/{lesson.name}.ipynb"
                        }
                        for lesson in lessons
                    ]
                },
                *(f"{language}/{name}.md" for name in PAGES),
                {
                    TEACHERS.pick(language): [
                        f"{language}/{name}.md" for name in FOR_TEACHERS
                    ]
                },
            ]
        }
        for language in LANGUAGES
    ]


def language_of(path: str) -> Language | None:
    """The language of a page by its path, or None for those that are in both."""
    first = path.split("/", 1)[0]
    return next((language for language in LANGUAGES if language == first), None)


def by_language(nav: Navigation) -> dict[Language, Navigation]:
    """Split the navigation, so that menus and next/previous stay in one language."""
    split = {}
    for language, section in zip(LANGUAGES, nav.items, strict=True):
        pages = list(_pages(section.children or []))
        for before, page, after in zip(
            [None, *pages], pages, [*pages[1:], None], strict=False
        ):
            page.previous_page, page.next_page = before, after
        for child in section.children or []:
            child.parent = None
        split[language] = Navigation(section.children or [], pages)
        split[language].homepage = pages[0]
    return split


def check_twins(paths: Iterable[str]) -> None:
    """Each page exists in every language.

    Raises:
        PipelineError: a page has no twin.
    """
    known = {path for path in paths if language_of(path)}
    for path in sorted(known):
        for language in LANGUAGES:
            if (twin := language + path[2:]) not in known:
                raise PipelineError(f"docs/{path} has no twin: write docs/{twin}")


def _pages(items: Iterable[Any]) -> Iterator[Page]:
    for item in items:
        if item.is_page:
            yield item
        elif item.is_section:
            yield from _pages(item.children)
