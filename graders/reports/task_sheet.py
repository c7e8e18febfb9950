"""What a learner is asked, where each has a variant of their own."""

from __future__ import annotations

from collections.abc import Sequence

from graders.core.language import Language
from graders.course.catalogue import Exercise
from graders.course.variants import Variant, varies
from graders.reports.pages import rendered


def task_sheet(
    name: str, variant: Variant, exercises: Sequence[Exercise], language: Language
) -> bytes:
    return rendered(
        "task-sheet.md",
        language,
        name=name,
        variant=variant,
        loss=variant.task.pick(language),
        exercises=[(e, varies(e.module, e.callable)) for e in exercises],
    )
