"""One language of an executed lesson, as the notebook that becomes its page."""

import html
import re
from typing import Any

from nbformat import NotebookNode

from graders.core.language import Language
from graders.course.catalogue import Exercise
from pipeline.errors import PipelineError
from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.figures import Figure, figure_in, text_outputs
from pipeline.lessons.lesson import TITLE, Lesson
from pipeline.lessons.media import EXPLORER, SVG
from pipeline.lessons.notes import CHOICE, NOTES, PREDICTION
from pipeline.lessons.numbers_html import caption_id, names_in, untranslated
from pipeline.lessons.words import unused
from pipeline.pages import cards
from pipeline.pages.cells import code_with_place

NOTE_WITHOUT_TITLE = re.compile(r"^( *)([!?]{3}\+?) (\w+) *$", re.MULTILINE)


def page_notebook(
    lesson: Lesson,
    executed: NotebookNode,
    language: Language,
    exercises: list[Exercise],
) -> dict[str, Any]:
    """The page as Markdown cells, those of code and outputs as well.

    Figures and printed text stay out of Markdown's hands: a placeholder marks where
    `insert_outputs` puts them into the finished page.
    """
    captions = captions_of(executed, language)
    cells = []
    for cell in in_language(executed, language):
        if cell.cell_type == "markdown":
            if "caption" not in cell.metadata:
                source = named_notes(cell.source, language)
                source = TITLE.sub(r"# \1 {#lesson}", source, count=1)
                source = source.replace(
                    cards.MARKER, cards.as_markdown(exercises, language)
                )
                cells.append(_markdown(source))
            continue
        if not is_explorer(cell):
            cells.append(_markdown(code_with_place(cell, language)))
        if text_outputs(cell):
            output = f'<div data-output="{cell.metadata.line}"></div>'
            cells.append(_markdown(output))
        figure = figure_in(cell, lesson.name)
        _check_words(lesson, cell, figure)
        if figure is not None:
            _check_numbers(lesson, cell, figure)
            if figure.name not in captions:
                raise PipelineError(
                    f"{lesson.path}, line {cell.metadata.line}: this cell draws a "
                    'figure; name it, # %% figure="...", and give it captions'
                )
            caption = captions[figure.name].source
            cells.append(_markdown(_place(figure, caption)))
    return {
        "nbformat": 4,
        "nbformat_minor": 4,
        "metadata": {"kernelspec": executed.metadata.kernelspec},
        "cells": cells,
    }


def in_language(executed: NotebookNode, language: Language) -> list[NotebookNode]:
    """The cells of one language: its text and all code."""
    return [c for c in executed.cells if c.metadata.get("lang", language) == language]


def captions_of(executed: NotebookNode, language: Language) -> dict[str, NotebookNode]:
    """The caption cells of one language, by the name of their figure."""
    return {
        cell.metadata.caption: cell
        for cell in in_language(executed, language)
        if "caption" in cell.metadata
    }


def named_notes(markdown: str, language: Language) -> str:
    """Give `!!! prediction` and the other notes their name in this language.

    The choices of a prediction become a plain list, of which the page's script makes
    more: it knows the box by its class.
    """

    def named(match: re.Match[str]) -> str:
        indent, opening, kind = match.groups()
        if kind not in NOTES:
            return match[0]
        return f'{indent}{opening} {kind} "{NOTES[kind].pick(language)}"'

    def listed(match: re.Match[str]) -> str:
        plain, choices = CHOICE.subn(r"\1", match[0])
        opening = "!!! prediction"
        return plain.replace(opening, f"{opening} choices", 1) if choices else plain

    return PREDICTION.sub(listed, NOTE_WITHOUT_TITLE.sub(named, markdown))


def insert_outputs(
    page: str, lesson: Lesson, executed: NotebookNode, language: Language, root: str
) -> str:
    """Put figures and printed text where `page_notebook` left their places.

    Args:
        page: the page's HTML.
        lesson: the lesson that the page shows.
        executed: its notebook with outputs.
        language: the page's language.
        root: the way from the page to the site's root, such as "../../".
    """
    captions = captions_of(executed, language)
    for cell in executed.cells:
        if cell.cell_type != "code":
            continue
        text = html.escape(text_outputs(cell, language), quote=False)
        page = page.replace(
            f'<div data-output="{cell.metadata.line}"></div>',
            f'<pre class="output"><samp tabindex="0">{text}</samp></pre>',
        )
        figure = figure_in(cell, lesson.name)
        if figure is not None:
            alt = captions[figure.name].metadata.alt
            page = page.replace(
                f'<div data-figure="{figure.name}"></div>',
                figure.html(alt, root, language),
            )
            page = page.replace(
                f'<div data-numbers="{figure.name}"></div>',
                figure.tables_html(language),
            )
    return page


def _check_words(lesson: Lesson, cell: NotebookNode, figure: Figure | None) -> None:
    svg = figure.data if figure is not None and figure.kind == SVG else ""
    words = cell.metadata.get("words", {})
    columns = names_in(figure.numbers) if figure is not None else set()
    for word in unused(words, svg, text_outputs(cell)):
        if word in columns:
            continue
        raise PipelineError(
            f"{lesson.path}, line {cell.metadata.line}: neither the figure nor the "
            f"output says {word!r}: correct its words"
        )


def _check_numbers(lesson: Lesson, cell: NotebookNode, figure: Figure) -> None:
    """A figure has its numbers as a table, named in both languages, or says no."""
    if figure.kind == EXPLORER:
        return
    where = f"{lesson.path}, line {cell.metadata.line}: figure {figure.name!r}"
    names = ", ".join(map(repr, sorted(names_in(figure.numbers))))
    if "numbers" in cell.metadata and figure.numbers:
        raise PipelineError(
            f"{where} says numbers=false and has {names}: leave out that, or the labels"
        )
    if "numbers" not in cell.metadata and not figure.numbers:
        raise PipelineError(
            f"{where} has no table for who does not see it: give what it draws a "
            'label, label="$L$", or say numbers=false if its numbers do not matter'
        )
    for name in untranslated(figure.numbers, figure.words):
        raise PipelineError(
            f"{where}: in its table {name!r} needs its Korean: words={{{name!r}: ...}}"
        )


def _place(figure: Figure, caption: str) -> str:
    numbers = f'\n<div data-numbers="{figure.name}"></div>' if figure.numbers else ""
    return (
        f'<figure id="figure-{figure.name}" markdown>\n'
        f'<div data-figure="{figure.name}"></div>\n'
        f'<figcaption id="{caption_id(figure.name)}" markdown="span">'
        f"{' '.join(caption.split())}</figcaption>\n</figure>{numbers}"
    )


def _markdown(source: str) -> dict[str, Any]:
    # Not nbformat's own constructors: validating each cell took as long as a build may.
    return {"cell_type": "markdown", "metadata": {}, "source": source}
