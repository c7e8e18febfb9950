"""All pages for teachers, by path in the site's sources."""

from collections.abc import Sequence

from graders.core.language import LANGUAGES
from graders.course.catalogue import Exercise
from pipeline.lessons.lesson import Lesson
from pipeline.pages.teaching.content import Teaching
from pipeline.pages.teaching.mistakes import Mistakes
from pipeline.pages.teaching.overview import criteria, overview
from pipeline.pages.teaching.plans import plan
from pipeline.pages.teaching.words import glossary
from pipeline.pages.teaching.worksheets import worksheet

PAGES = ("index", "criteria", "glossary")
"""Those that the menu names."""

FOUND = "---\nsearch: { boost: 0.3 }\n---"
# They repeat the lessons, which are to be found instead.
NOT_FOUND = "---\nsearch: { exclude: true }\n---"


def files(
    lessons: Sequence[Lesson],
    exercises: Sequence[Exercise],
    teaching: Teaching,
    mistakes: Mistakes,
) -> dict[str, str]:
    """Give every page in both languages, as Markdown."""
    made = {}
    for language in LANGUAGES:
        folder = f"{language}/teaching"
        for name, page in zip(
            PAGES,
            (
                overview(lessons, teaching, language),
                criteria(teaching.groups, exercises, language),
                glossary(lessons, language),
            ),
            strict=True,
        ):
            made[f"{folder}/{name}.md"] = f"{FOUND}\n\n{page}\n"
        for lesson in lessons:
            of = [e for e in exercises if e.lesson == lesson.name]
            hour = teaching.hours[lesson.name]
            planned = plan(lesson, hour, of, mistakes, language)
            made[f"{folder}/plans/{lesson.name}.md"] = f"{NOT_FOUND}\n\n{planned}\n"
            sheet = worksheet(lesson, language)
            made[f"{folder}/worksheets/{lesson.name}.md"] = f"{NOT_FOUND}\n\n{sheet}\n"
    return made
