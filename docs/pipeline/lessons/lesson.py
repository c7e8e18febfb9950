"""Read a lesson: one Jupytext file with both languages in it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode

from graders.core.language import LANGUAGES, Language, Text
from pipeline.errors import PipelineError
from pipeline.lessons.notes import check_predictions

KEYS = {
    "markdown": {"lang", "caption", "alt", "explorer"},
    "code": {"figure", "words", "explorer", "drawing", "numbers"},
}
"""What a cell's head may say, by the kind of cell."""

OF_JUPYTEXT = {"lines_to_next_cell"}
CELL_MARKER = re.compile(r"^# %%", re.MULTILINE)
TITLE = re.compile(r"^# (.+?)(?: *\{[^}]*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """A lesson as its author wrote it, checked but not executed."""

    path: Path
    title: Text
    summary: Text
    minutes: int
    picture: str | None
    """Which of its figures the home page shows; without a name, the first it can."""
    notebook: NotebookNode

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def slug(self) -> str:
        """The name without its number, which may change."""
        return self.name.partition("_")[2]

    @property
    def code(self) -> list[str]:
        return [c.source for c in self.notebook.cells if c.cell_type == "code"]


def read_lesson(path: Path) -> Lesson:
    """Read and check one lesson.

    Raises:
        PipelineError: the header, a language, a caption, an alt text or an answer is
            missing, or a cell's head says what no cell's can.
    """
    text = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(text, fmt="py:percent")
    # Jupytext gives a file without a header or cells one raw or code cell of all text.
    header = notebook.metadata.get("lesson")
    if not isinstance(header, dict):
        raise PipelineError(
            f"{path}: the header has no 'lesson' entry; copy the header of another "
            "lesson"
        )
    lines = [text.count("\n", 0, m.start()) + 1 for m in CELL_MARKER.finditer(text)]
    if len(lines) != len(notebook.cells):
        raise PipelineError(
            f"{path}: text stands before the first cell; start with '# %% [markdown]'"
        )
    for cell, line in zip(notebook.cells, lines, strict=True):
        _check_head(f"{path}, line {line}", cell)
        cell.metadata["line"] = line
    _check_cells(path, notebook)
    return Lesson(
        path=path,
        title=_titles(path, notebook),
        summary=_summary(path, header),
        minutes=_minutes(path, header),
        picture=header.get("picture"),
        notebook=notebook,
    )


def read_lessons(folder: Path) -> list[Lesson]:
    """All lessons of a folder in the order of their numbers."""
    return [read_lesson(path) for path in sorted(folder.glob("[0-9]*.py"))]


def markdown_in(notebook: NotebookNode, language: Language) -> str:
    """All Markdown of one language, cells separated by blank lines."""
    return "\n\n".join(
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "markdown" and cell.metadata.lang == language
    )


def _check_head(where: str, cell: NotebookNode) -> None:
    known = KEYS[cell.cell_type]
    if unknown := set(cell.metadata) - known - OF_JUPYTEXT:
        raise PipelineError(
            f"{where}: the head of a {cell.cell_type} cell cannot say "
            f"{', '.join(sorted(unknown))}; it can say {', '.join(sorted(known))}"
        )
    if cell.metadata.get("drawing", True) is not True:
        raise PipelineError(f"{where}: write drawing=true, or leave it out")
    if cell.metadata.get("numbers", False) is not False:
        raise PipelineError(f"{where}: write numbers=false, or leave it out")


def _check_cells(path: Path, notebook: NotebookNode) -> None:
    run: list[Any] = []
    for cell in notebook.cells:
        where = f"{path}, line {cell.metadata.line}"
        if cell.cell_type == "markdown":
            if cell.metadata.get("lang") not in LANGUAGES:
                raise PipelineError(
                    f'{where}: a text cell needs a language: # %% [markdown] lang="ko"'
                )
            if "caption" in cell.metadata and not cell.metadata.get("alt"):
                raise PipelineError(f'{where}: a caption cell needs alt="..." as well')
            check_predictions(where, cell.source)
            run.append(cell)
            continue
        _check_pairs(path, run)
        run = []
    _check_pairs(path, run)
    _check_captions(path, notebook)


def _check_pairs(path: Path, run: list[Any]) -> None:
    """Between two code cells each language has the same number of text cells."""
    counts = {lang: sum(c.metadata.lang == lang for c in run) for lang in LANGUAGES}
    if len(set(counts.values())) > 1:
        missing = min(LANGUAGES, key=lambda lang: counts[lang])
        raise PipelineError(
            f"{path}, line {run[0].metadata.line}: the text from here to the next code "
            f"cell lacks a cell in {missing!r}; write it, or remove its twin"
        )


def _check_captions(path: Path, notebook: NotebookNode) -> None:
    """Each figure has a caption in both languages, each caption a figure."""
    figures = {
        cell.metadata.figure: cell.metadata.line
        for cell in notebook.cells
        if cell.cell_type == "code" and "figure" in cell.metadata
    }
    for language in LANGUAGES:
        captions = {
            cell.metadata.caption: cell.metadata.line
            for cell in notebook.cells
            if "caption" in cell.metadata and cell.metadata.lang == language
        }
        for name in figures.keys() - captions.keys():
            raise PipelineError(
                f"{path}, line {figures[name]}: figure {name!r} has no caption in "
                f"{language!r}; follow it with a text cell with caption={name!r}"
            )
        for name in captions.keys() - figures.keys():
            raise PipelineError(
                f"{path}, line {captions[name]}: no code cell has figure={name!r}"
            )


def _titles(path: Path, notebook: NotebookNode) -> Text:
    titles = {}
    for language in LANGUAGES:
        match = TITLE.search(markdown_in(notebook, language))
        if match is None:
            raise PipelineError(
                f"{path}: no '# Title' in {language!r}; each language needs one"
            )
        titles[language] = match[1].strip()
    return Text(**titles)


def _summary(path: Path, header: dict[str, Any]) -> Text:
    summary = header.get("summary")
    if not isinstance(summary, dict) or set(summary) != set(LANGUAGES):
        raise PipelineError(
            f"{path}: the header needs lesson: summary: with one sentence in each of "
            f"{', '.join(LANGUAGES)}"
        )
    return Text(**summary)


def _minutes(path: Path, header: dict[str, Any]) -> int:
    minutes = header.get("minutes")
    if not isinstance(minutes, int):
        raise PipelineError(f"{path}: the header needs lesson: minutes: as a number")
    return minutes
