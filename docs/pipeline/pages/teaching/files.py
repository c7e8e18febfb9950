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

FOUND = "---\nsearch: { boost: 0.3 }\n---"
# They repeat lessons and tasks, which are to be found instead.
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
        found = {
            "index": overview(lessons, teaching, language),
            "glossary": glossary(lessons, language),
        }
        repeating = {"criteria": criteria(teaching.groups, exercises, language)}
        for lesson in lessons:
            of = [e for e in exercises if e.lesson == lesson.name]
            hour = teaching.hours[lesson.name]
            planned = plan(lesson, hour, of, mistakes, language)
            repeating[f"plans/{lesson.name}"] = planned
            repeating[f"worksheets/{lesson.name}"] = worksheet(lesson, language)
        for head, pages in ((FOUND, found), (NOT_FOUND, repeating)):
            for name, page in pages.items():
                made[f"{folder}/{name}.md"] = f"{head}\n\n{page}\n"
    return made
