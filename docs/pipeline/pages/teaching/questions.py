"""The predictions that a lesson asks for, each with its answer and what is run then."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

from graders.core.language import Language
from pipeline.lessons.lesson import Lesson
from pipeline.lessons.notes import ANSWER, CHOICE, PREDICTION
from pipeline.pages.cells import code_of
from pipeline.pages.notebook import in_language
from pipeline.pages.sections import HEADING

MOST_LINES = 12
"""What is longer is read in the lesson, not on paper."""


@dataclass(frozen=True)
class Question:
    """One prediction, in one language."""

    section: str
    """The id of the heading that it stands below."""
    heading: str
    before: str
    """The paragraph that leads up to it; empty where a heading or a note does."""
    text: str
    choices: tuple[str, ...]
    answer: str
    code: str
    """What is run to find out; empty where it is long, draws, or is not run at all."""


def questions(lesson: Lesson, language: Language) -> list[Question]:
    """All predictions of a lesson, in its order."""
    cells = in_language(lesson.notebook, language)
    found = []
    section, heading = "lesson", lesson.title.pick(language)
    for number, cell in enumerate(cells):
        if cell.cell_type != "markdown" or "caption" in cell.metadata:
            continue
        begun, asked = 0, [*PREDICTION.finditer(cell.source)]
        for each in asked:
            for _, title, id_ in _headings(cell.source[begun : each.start()]):
                section, heading = id_, title
            before = _leading_up(cell.source[begun : each.start()])
            begun = each.end()
            code = _code(cells[number + 1 :]) if each is asked[-1] else ""
            found.append(_question(section, heading, before, each[0], code))
        for _, title, id_ in _headings(cell.source[begun:]):
            section, heading = id_, title
    return found


def headings(lesson: Lesson, language: Language) -> dict[str, str]:
    """The title of each section of a lesson, by its id."""
    return {
        id_: title
        for cell in in_language(lesson.notebook, language)
        if cell.cell_type == "markdown"
        for _, title, id_ in _headings(cell.source)
    }


def _headings(source: str) -> Iterator[tuple[str, str, str]]:
    for line in source.splitlines():
        if match := HEADING.fullmatch(line):
            yield match[1], match[2], match[3]


def _leading_up(source: str) -> str:
    """The last paragraph, with the formula that it speaks of or ends in."""
    paragraphs = source.strip().split("\n\n")
    taken = paragraphs[-1:]
    if taken[0].startswith("$$"):
        taken = paragraphs[-2:]
    elif paragraphs[-2:-1] and paragraphs[-2].startswith("$$"):
        taken = paragraphs[-3:]
    text = "\n\n".join(taken)
    return "" if re.search(r"(?m)^(#|!!!| {4}|<!--|\|)", text) else text


def _question(
    section: str, heading: str, before: str, note: str, code: str
) -> Question:
    asked, _, answer = note.partition(ANSWER)
    text, *choices = CHOICE.split(asked.partition("\n")[2])
    # CHOICE keeps what stands before the box, the item's own mark, in a group.
    chosen = [" ".join(choice.split()) for choice in choices[1::2]]
    return Question(
        section=section,
        heading=heading,
        before=before,
        text=textwrap.dedent(text).strip(),
        choices=tuple(chosen),
        answer=textwrap.dedent(answer.partition("\n")[2]).strip(),
        code=code,
    )


def _code(after: list[NotebookNode]) -> str:
    """The cell that follows, if it is short and draws nothing."""
    for cell in after:
        if cell.cell_type == "markdown":
            continue
        drawn = {"figure", "drawing", "explorer"} & cell.metadata.keys()
        code = code_of(cell)
        short = code.count("\n") < MOST_LINES
        return "" if drawn or not short else code
    return ""
