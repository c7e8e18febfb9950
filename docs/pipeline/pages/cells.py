"""A lesson's code cells as its page has them, where each can be changed and run."""

import hashlib
import html
import json
import re
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from graders.core.language import Language, Text
from pipeline.lessons.explorers import is_explorer

DRAWN = Text(ko="그림 그리는 코드", en="How this is drawn")
TWO_BLANK_LINES = re.compile(r"\n\n\n+")  # a file's habit, too wide for a short cell


@dataclass(frozen=True)
class PageCell:
    """One cell. Explorers' are none: they are seen as what they give."""

    line: int
    """Where it begins in the lesson's file."""
    code: str
    drawn: dict[str, Any]
    """Of its figure, if it has one: name, alt text, and the words to translate."""

    @property
    def key(self) -> str:
        """Changes when the code does."""
        return hashlib.sha256(self.code.encode()).hexdigest()[:8]


def code_of(cell: NotebookNode) -> str:
    """The code as the page shows it."""
    return TWO_BLANK_LINES.sub("\n\n", cell.source)


def page_cells(
    executed: NotebookNode, captions: dict[str, NotebookNode], language: Language
) -> list[PageCell]:
    """All cells of a lesson that can be run in its page.

    Args:
        executed: the lesson's notebook.
        captions: the caption cells of the language, by the name of their figure.
        language: the page's language.
    """
    cells = []
    for cell in executed.cells:
        if cell.cell_type != "code" or is_explorer(cell):
            continue
        drawn = {}
        if name := cell.metadata.get("figure"):
            drawn = {"figure": name, "alt": captions[name].metadata.alt}
        if language == "ko" and "words" in cell.metadata:
            drawn["words"] = cell.metadata.words
        cells.append(PageCell(cell.metadata.line, code_of(cell), drawn))
    return cells


def code_with_place(cell: NotebookNode, language: Language) -> str:
    """A cell's code in the page's Markdown, and where its buttons go.

    Code stays plain here, which is all that search needs; the finished page gets it in
    colour. What only draws is behind a fold.
    """
    code = html.escape(code_of(cell), quote=False)
    shown = f'<pre data-code>{code}</pre>\n<div data-runs="{cell.metadata.line}"></div>'
    if not cell.metadata.get("drawing"):
        return shown
    summary = f"<summary data-search-exclude>{DRAWN.pick(language)}</summary>"
    return f'<details class="drawing">{summary}\n{shown}\n</details>'


def insert_cells(page: str, cells: list[PageCell]) -> str:
    """Say below each cell what the page's script needs to run it."""
    for number, cell in enumerate(cells):
        about = {"key": cell.key, **cell.drawn}
        data = html.escape(json.dumps(about, ensure_ascii=False))
        page = page.replace(
            f'<div data-runs="{cell.line}"></div>',
            f'<div class="cell" data-cell="{number}" data-about="{data}"></div>',
        )
    return page
