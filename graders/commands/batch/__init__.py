"""`grade batch`: a folder of submissions in, a gradebook out.

What grades is imported once the line is right: a mistyped name need not wait for NumPy.
"""

from __future__ import annotations

from pathlib import Path

from graders.commands import options
from graders.commands.batch.batch_options import BatchOptions
from graders.commands.index import listed
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise


@listed(
    "batch",
    more=Text(
        ko="이미 채점했고 그 뒤로 바뀌지 않은 것은 다시 채점하지 않습니다. 몇 번이든, "
        "도중에 멈춘 다음에도 다시 실행하세요.",
        en="What was graded before and has not changed since is not graded again: run "
        "it as often as you like, and again after anything that stopped it.",
    ),
)
@options.submissions
@options.exercises(metavar="[EXERCISE]...")
@options.gathered("asked", BatchOptions)
@options.language
def command(
    submissions: Path,
    exercises: tuple[Exercise, ...],
    asked: BatchOptions,
    language: Language,
) -> int:
    from graders.commands.batch.grading import grade_class

    return grade_class(submissions, exercises, asked, language)
