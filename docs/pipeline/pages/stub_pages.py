"""The exercises' files as pages: one click from a card to its function, and back."""

from collections.abc import Sequence

from graders.core.language import LANGUAGES, Language, Text
from graders.course.catalogue import Exercise
from graders.course.parts import split
from graders.course.stubs import stub_module
from pipeline.lessons.lesson import Lesson

ABOUT = Text(
    ko="내 컴퓨터에서 풀 때 채우는 파일입니다. 저장소를 받았다면 이미 `exercises/` "
    "폴더에 있습니다.",
    en="The file that you fill in on your computer. If you have the repository, it is "
    "already in its folder `exercises/`.",
)
DOWNLOAD = Text(ko="파일 내려받기", en="Download the file")
REPOSITORY = Text(ko="저장소에서 보기", en="See it in the repository")
BACK = Text(ko="강의로 돌아가기", en="Back to the lesson")

# The lessons' cards are found by search instead; and 88 columns need the room that a
# table of contents would take.
FRONT_MATTER = "---\nsearch: { exclude: true }\nhide: [toc]\n---"


def file_path(module: str) -> str:
    """Where readers find a module's file, from the site's root."""
    return f"exercises/{module}.py"


def address(exercise: Exercise) -> str:
    """The way from a lesson, or from any page beside one, to an exercise's function."""
    return f"../exercises/{exercise.module}.md#{exercise.callable}"


def files(
    lessons: Sequence[Lesson], exercises: Sequence[Exercise], repository: str
) -> dict[str, bytes]:
    """All files and their pages, by path in the site's sources.

    `repository` is the address of the course's repository, if it is known.
    """
    made = {}
    for module in dict.fromkeys(exercise.module for exercise in exercises):
        of = [e for e in exercises if e.module == module]
        source = stub_module(module)
        made[file_path(module)] = source.encode()
        for language in LANGUAGES:
            page = _page(source, lessons, of, language, repository)
            made[f"{language}/exercises/{module}.md"] = page.encode()
    return made


def _page(
    source: str,
    lessons: Sequence[Lesson],
    exercises: Sequence[Exercise],
    language: Language,
    repository: str,
) -> str:
    file = file_path(exercises[0].module)
    lesson_titles = {lesson.name: lesson.title.pick(language) for lesson in lessons}
    by_name = {exercise.callable: exercise for exercise in exercises}
    parts = [
        FRONT_MATTER,
        f"# {exercises[0].file} {{ #file }}",
        f"{ABOUT.pick(language)} "
        f"[{DOWNLOAD.pick(language)}](../../{file}){{ download }}",
    ]
    for name, text in split(source, list(by_name)):
        line = source[: source.index(text)].count("\n") + 1
        if name:
            exercise = by_name[name]
            links = [
                f"[{BACK.pick(language)}: {lesson_titles[exercise.lesson]}]"
                f"(../lessons/{exercise.lesson}.ipynb#exercise-{exercise.id})"
            ]
            if repository:
                there = f"{repository}/blob/HEAD/{file}#L{line}"
                links.append(f"[{REPOSITORY.pick(language)}]({there})")
            parts += [
                f"## {exercise.title.pick(language)} {{ #{name} }}",
                f"`{name}` · {' · '.join(links)}\n{{ .exercise-meta }}",
            ]
        parts.append(f'``` {{.python linenums="{line}"}}\n{text}\n```')
    return "\n\n".join(parts) + "\n"
