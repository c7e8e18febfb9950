"""What a learner has not begun yet, in the language they read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graders.core.language import Language
from graders.course.catalogue import Exercise
from graders.course.restoring import in_language
from graders.submissions.submission import read_file


def turned(
    folder: Path, exercises: Sequence[Exercise], language: Language
) -> dict[str, bytes]:
    """Give the files in which something untouched is in another language, turned."""
    modules = {exercise.file: exercise.module for exercise in exercises}
    found = {}
    for name, module in modules.items():
        content = read_file(folder, name)
        if isinstance(content, bytes):
            new = in_language(content, module, language)
            if new != content:
                found[name] = new
    return found
