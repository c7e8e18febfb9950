"""A gradebook named on the command line."""

from __future__ import annotations

from pathlib import Path

from graders.commands.parameters import Word
from graders.core.language import Text, TextError
from graders.records.gradebook import Gradebook


class GradebookFile(Word[Gradebook]):
    """A gradebook that is there, open for reading."""

    name = "gradebook"
    says_where = False

    def meaning(self, word: str) -> Gradebook:
        if not Path(word).is_file():
            raise TextError(
                Text(
                    ko=f"성적표가 없습니다: {word}. grade batch로 만드세요.",
                    en=f"there is no gradebook {word}; grade batch makes one",
                )
            )
        return Gradebook(Path(word))
