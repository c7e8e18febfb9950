"""The sections of a lesson: what it says and prints below each of its headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

from graders.core.language import Language
from pipeline.lessons.figures import text_outputs
from pipeline.lessons.lesson import Lesson
from pipeline.pages.notebook import in_language

HEADING = re.compile(r"(##+) (.+?) *\{#([a-z0-9-]+)\}")
WHOLE = "lesson"
"""The id of a lesson's title: that section is all of it."""


@dataclass
class Section:
    """A heading and what follows, down to the next of its rank, in one language."""

    lesson: str
    id: str
    level: int
    title: str
    said: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    def says(self, words: str) -> bool:
        """Whether these words or numbers stand whole in its text or its code."""
        whole = rf"(?<!\w)(?<!\d\.){re.escape(words)}(?!\w|\.\d)"
        # A Korean particle is no part of the word before it.
        return re.search(whole, "\n".join(self.said), re.ASCII) is not None


def sections(
    lesson: Lesson, executed: NotebookNode, language: Language
) -> Iterable[Section]:
    """All sections of a lesson; a smaller one is a part of the larger around it."""
    found = [Section(lesson.name, WHOLE, 1, lesson.title.pick(language))]
    around = found[:]
    for cell in in_language(executed, language):
        if cell.cell_type == "code":
            for section in around:
                section.said.append(cell.source)
                section.printed.append(text_outputs(cell, language))
            continue
        for line in cell.source.splitlines():
            if heading := HEADING.fullmatch(line):
                level = len(heading[1])
                section = Section(lesson.name, heading[3], level, heading[2])
                around = [s for s in around if s.level < level] + [section]
                found.append(section)
            for section in around:
                section.said.append(line)
    return found
