"""The whole course, read and executed: what every page is made from."""

import json
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import CatalogueError, Exercise, load_catalogue
from pipeline.browser import lab
from pipeline.browser.runnable import cells_run_here
from pipeline.errors import PipelineError
from pipeline.lessons.execute import execute_all
from pipeline.lessons.figures import Figure, figure_in, text_outputs
from pipeline.lessons.lesson import Lesson, read_lessons
from pipeline.lessons.media import SVG
from pipeline.lessons.originals import Original, read_originals
from pipeline.lessons.palette import SCHEMES, Scheme
from pipeline.lessons.pictures import picture
from pipeline.pages import standing
from pipeline.pages.cells import insert_cells, page_cells
from pipeline.pages.download import reader_notebook, without_outputs
from pipeline.pages.highlight import highlighted
from pipeline.pages.ledger import Ledger
from pipeline.pages.link_preview import LinkPreview
from pipeline.pages.navigation import SITE_NAME
from pipeline.pages.notebook import captions_of, insert_outputs, page_notebook
from pipeline.pages.sections import sections
from pipeline.pages.teaching.content import Teaching, read_teaching


@dataclass(frozen=True)
class Course:
    """All lessons with their outputs, and the catalogue of exercises."""

    lessons: list[Lesson]
    executed: list[NotebookNode]
    exercises: tuple[Exercise, ...]
    originals: dict[str, Original]
    teaching: Teaching

    @classmethod
    def load(cls, repository: Path) -> "Course":
        """Read, check and execute everything; nothing is written but the cache.

        Raises:
            PipelineError: a lesson is incomplete, one of its cells fails, or the
                catalogue of exercises is wrong.
        """
        try:
            exercises = load_catalogue(repository / "exercises" / "exercises.toml")
        except CatalogueError as error:
            raise PipelineError(str(error)) from None
        lessons = read_lessons(repository / "docs" / "lessons")
        known = {lesson.name for lesson in lessons}
        for exercise in exercises:
            if exercise.lesson not in known:
                raise PipelineError(
                    f"exercises/exercises.toml: {exercise.id}: there is no lesson "
                    f"docs/lessons/{exercise.lesson}.py"
                )
        teaching = read_teaching(
            repository / "docs" / "teaching.toml", lessons, exercises
        )
        executed = execute_all(lessons, repository / ".cache" / "lessons")
        originals = read_originals(repository / "docs" / "originals.toml")
        return cls(lessons, executed, exercises, originals, teaching)

    def exercises_of(self, lesson: Lesson) -> list[Exercise]:
        return [e for e in self.exercises if e.lesson == lesson.name]

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure by "lesson/name"."""
        found = (
            figure_in(cell, lesson.name)
            for lesson, notebook in zip(self.lessons, self.executed, strict=True)
            for cell in notebook.cells
            if cell.cell_type == "code"
        )
        return {f"{f.lesson}/{f.name}": f for f in found if f is not None}

    @cached_property
    def printed(self) -> dict[str, str]:
        """All that each lesson printed, by the lesson's name."""
        return {
            lesson.name: "\n".join(
                text_outputs(cell)
                for cell in notebook.cells
                if cell.cell_type == "code"
            )
            for lesson, notebook in zip(self.lessons, self.executed, strict=True)
        }

    @cached_property
    def ledger(self) -> Ledger:
        """What stands in the originals, with all places where it can stand here."""
        return Ledger(
            self.originals,
            {
                language: {
                    f"{lesson.slug}#{section.id}": section
                    for lesson, notebook in zip(
                        self.lessons, self.executed, strict=True
                    )
                    for section in sections(lesson, notebook, language)
                }
                for language in LANGUAGES
            },
        )

    def with_tables(self, markdown: str, language: Language) -> str:
        """A page's Markdown with the tables that it marks."""
        if standing.MARKER in markdown:
            table = standing.as_table(self.lessons, self.exercises, language)
            markdown = markdown.replace(standing.MARKER, table)
        return self.ledger.filled(markdown, language)

    def figure_html(self, key: str, language: Language, root: str) -> str:
        """A figure outside its lesson, with the alt text that it has there."""
        figure = self._figure(key)
        return figure.html(self._alt(figure, language), root, language)

    def _alt(self, figure: Figure, language: Language) -> str:
        names = [lesson.name for lesson in self.lessons]
        captions = captions_of(self.executed[names.index(figure.lesson)], language)
        return str(captions[figure.name].metadata.alt)

    def _figure(self, key: str) -> Figure:
        figure = self.figures.get(key)
        if figure is None:
            nearest = ", ".join(get_close_matches(key, self.figures, n=3, cutoff=0))
            raise PipelineError(
                f"there is no figure {key!r}; the nearest are {nearest}"
            )
        return figure

    @cached_property
    def pictured(self) -> dict[str, Figure]:
        """The figure that stands for each lesson that draws, by the lesson's name."""
        drawn: dict[str, Figure] = {}
        for figure in self.figures.values():
            if figure.kind == SVG:
                drawn.setdefault(figure.lesson, figure)
        for lesson in self.lessons:
            if lesson.picture:
                figure = self._figure(f"{lesson.name}/{lesson.picture}")
                if figure.kind != SVG:
                    raise PipelineError(
                        f"{lesson.path}: picture: {lesson.picture} is drawn as pixels; "
                        "take a figure that is an SVG"
                    )
                drawn[lesson.name] = figure
        return drawn

    @cached_property
    def pictures(self) -> dict[str, dict[Scheme, bytes]]:
        """What the home page shows of each lesson that draws: a file a scheme."""
        return {
            name: {scheme: picture(figure.data, scheme) for scheme in SCHEMES}
            for name, figure in self.pictured.items()
        }

    def link_preview(
        self, lesson: Lesson | None, title: str, language: Language
    ) -> LinkPreview:
        """What a link to a lesson shows; a link to another page, as to the first."""
        lesson = lesson or self.lessons[0]
        figure = self.pictured.get(lesson.name) or self.pictured[self.lessons[0].name]
        return LinkPreview(
            svg=figure.in_words_of(language),
            alt=self._alt(figure, language),
            title=title,
            site_name=SITE_NAME.pick(language),
        )

    def page_sources(self) -> dict[str, str]:
        """The notebook of each lesson's page, by its path in the site's sources."""
        return {
            f"{language}/lessons/{lesson.name}.ipynb": json.dumps(
                page_notebook(lesson, notebook, language, self.exercises_of(lesson))
            )
            for lesson, notebook in zip(self.lessons, self.executed, strict=True)
            for language in LANGUAGES
        }

    def static_files(self, *, offline: bool = False) -> dict[str, bytes]:
        """What pages load or link to: videos, images, the readers' notebooks."""
        files = {
            path: content
            for figure in self.figures.values()
            for path, content in figure.files.items()
        }
        for name, schemes in self.pictures.items():
            for scheme, content in schemes.items():
                files[picture_path(name, scheme)] = content
        blank: dict[str, bytes] = {}
        for lesson, notebook in zip(self.lessons, self.executed, strict=True):
            for language in LANGUAGES:
                copy = reader_notebook(
                    lesson, notebook, language, self.exercises_of(lesson)
                )
                files[notebook_path(lesson, language)] = copy.encode()
                name = f"notebooks/{language}/{lesson.name}.json"
                blank[name] = without_outputs(copy).encode()
        return files | lab.assets(self.exercises, blank, offline=offline)

    def finished(self, page: str, lesson: Lesson, language: Language, root: str) -> str:
        """The page of a lesson with its outputs in place and its code in colour."""
        executed = self.executed[self.lessons.index(lesson)]
        page = insert_outputs(page, lesson, executed, language, root)
        if cells_run_here():
            cells = page_cells(executed, captions_of(executed, language), language)
            page = insert_cells(page, cells)
        return highlighted(page)


def picture_path(lesson: str, scheme: Scheme) -> str:
    """Where a lesson's picture for the home page is, from the site's root."""
    return f"assets/pictures/{lesson}.{scheme}.svg"


def notebook_path(lesson: Lesson, language: Language) -> str:
    """Where readers find their copy of a lesson, from the site's root."""
    return f"{language}/notebooks/{lesson.name}.ipynb"
