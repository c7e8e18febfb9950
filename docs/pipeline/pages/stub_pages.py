"""The exercises' files as pages, one click from their cards, and in a zip."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from graders.core.language import LANGUAGES, Language, Text
from graders.course.catalogue import Exercise
from graders.course.parts import split
from graders.course.stubs import stub_module
from pipeline.lessons.lesson import Lesson
from pipeline.pages.written import plain

ABOUT = Text(
    ko="내 컴퓨터에서 풀 때 채우는 파일입니다. 저장소를 받았다면 이미 `exercises/` "
    "폴더에 있습니다.",
    en="The file that you fill in on your computer. If you have the repository, it is "
    "already in its folder `exercises/`.",
)
DOWNLOAD = Text(ko="파일 내려받기", en="Download the file")
REPOSITORY = Text(ko="저장소에서 보기", en="See it in the repository")
BACK = Text(ko="강의로 돌아가기", en="Back to the lesson")

MARKER = "<!-- the exercises' files -->"
IN_ARCHIVE = Text(
    ko="연습문제 파일은 [exercises.zip]({archive}){{ download }}에 모두 들어 있습니다. "
    "풀어서 쓰던 편집기로 채운 다음, [페이지로 불러와](progress.md#files) "
    "채점해도 됩니다.",
    en="All files of the exercises are in [exercises.zip]({archive}){{ download }}. "
    "Unpack it and fill them in with your own editor; to have them checked, you can "
    "[load them into the page](progress.md#files).",
)
IN_REPOSITORY = Text(
    ko="저장소는 [{repository}]({repository})에 있습니다. 연습문제 파일만 필요하면 "
    "[exercises.zip]({archive}){{ download }}을 받으세요.",
    en="The repository is at [{repository}]({repository}). For the exercises' files "
    "alone, take [exercises.zip]({archive}){{ download }}.",
)

# The lessons' cards are found by search instead; and 88 columns need the room that a
# table of contents would take.
FRONT_MATTER = "---\nsearch: { exclude: true }\nhide: [toc]\n---"


def file_path(module: str) -> str:
    """Where a module's file is in the repository."""
    return f"exercises/{module}.py"


def download_path(module: str, language: Language) -> str:
    """Where readers find a module's file in their language, from the site's root."""
    return f"{language}/{file_path(module)}"


def address(exercise: Exercise) -> str:
    """The way from a lesson, or from any page beside one, to an exercise's function."""
    return f"../exercises/{exercise.module}.md#{exercise.callable}"


def archive_path(language: Language) -> str:
    """Where readers find all files of the exercises, from the site's root."""
    return f"{language}/exercises.zip"


def ways_to_get_them(language: Language, repository: str) -> str:
    """A paragraph: where a reader finds the exercises' files.

    `repository` is the address of the course's repository, if it is known.
    """
    words = (IN_REPOSITORY if repository else IN_ARCHIVE).pick(language)
    return words.format(repository=repository, archive=archive_path(language)[3:])


def _archive(modules: Iterable[str], language: Language) -> bytes:
    """All files in a zip, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for module in modules:
            entry = zipfile.ZipInfo(file_path(module))  # of 1980, whenever it is made
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, stub_module(module, language), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def files(
    lessons: Sequence[Lesson], exercises: Sequence[Exercise], repository: str
) -> dict[str, bytes]:
    """All files and their pages, by path in the site's sources.

    `repository` is the address of the course's repository, if it is known.
    """
    modules = list(dict.fromkeys(exercise.module for exercise in exercises))
    made = {archive_path(lang): _archive(modules, lang) for lang in LANGUAGES}
    for module in modules:
        of = [e for e in exercises if e.module == module]
        for language in LANGUAGES:
            source = stub_module(module, language)
            made[download_path(module, language)] = source.encode()
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
    module = exercises[0].module
    lesson_titles = {lesson.name: lesson.title.pick(language) for lesson in lessons}
    by_name = {exercise.callable: exercise for exercise in exercises}
    in_repository = {
        name: line for name, line, _ in _numbered(stub_module(module), by_name)
    }
    parts = [
        FRONT_MATTER,
        f"# {exercises[0].file} {{ #file }}",
        f"{ABOUT.pick(language)} "
        f"[{DOWNLOAD.pick(language)}](../../{download_path(module, language)})"
        "{ download }",
    ]
    for name, line, text in _numbered(source, by_name):
        if name:
            exercise = by_name[name]
            links = [
                f"[{BACK.pick(language)}: {lesson_titles[exercise.lesson]}]"
                f"(../lessons/{exercise.lesson}.ipynb#exercise-{exercise.id})"
            ]
            if repository:
                there = f"{file_path(module)}#L{in_repository[name]}"
                links.append(
                    f"[{REPOSITORY.pick(language)}]({repository}/blob/HEAD/{there})"
                )
            parts += [
                f"## {plain(exercise.title.pick(language))} {{ #{name} }}",
                f"`{name}` · {' · '.join(links)}\n{{ .exercise-meta }}",
            ]
        parts.append(f'``` {{.python linenums="{line}"}}\n{text}\n```')
    return "\n\n".join(parts) + "\n"


def _numbered(source: str, names: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Give a module's parts, each with the line it begins on."""
    for name, text in split(source, list(names)):
        yield name, source[: source.index(text)].count("\n") + 1, text
