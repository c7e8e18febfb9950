"""The exercises of a lesson, as its page and its notebook show them."""

import html
from collections.abc import Sequence

from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from pipeline.browser.runnable import runs_here
from pipeline.pages import stub_pages

MARKER = "<!-- exercises -->"
MANY = 6

POINTS = Text(ko="{}점", en="{} points")
HINT = Text(ko="힌트 {}", en="Hint {}")
CHECK = Text(ko="내 컴퓨터에서 채점하기", en="To grade it on your computer")


def as_markdown(exercises: Sequence[Exercise], language: Language) -> str:
    """One card for each exercise, its hints folded; where there are many, all of it."""
    folded = len(exercises) > MANY
    return "\n\n".join(_card(exercise, language, folded) for exercise in exercises)


def as_list(exercises: Sequence[Exercise], language: Language) -> str:
    """The same without folding, for a notebook."""
    return "\n".join(
        f"- **{e.title.pick(language)}** (`exercises/{e.module}.py`, `{e.callable}`, "
        f"{POINTS.pick(language).format(e.points)}): {e.task.pick(language)}"
        for e in exercises
    )


def _card(exercise: Exercise, language: Language, folded: bool) -> str:
    title = exercise.title.pick(language)
    points = POINTS.pick(language).format(exercise.points)
    hints = "\n\n".join(
        f'??? hint "{HINT.pick(language).format(number)}"\n    {hint.pick(language)}'
        for number, hint in enumerate(exercise.hints, start=1)
    )
    file = stub_pages.file_path(exercise.module)
    lab = ""
    if runs_here(exercise.module):
        lab = (
            f' data-exercise="{exercise.id}" data-module="{exercise.module}"'
            f' data-callable="{exercise.callable}" data-title="{html.escape(title)}"'
        )
    if folded:
        tag = "details"
        opening = f"""\
<details class="exercise" id="exercise-{exercise.id}"{lab} markdown>
<summary>{title} · {points}</summary>"""
    else:
        tag = "section"
        opening = f"""\
<section class="exercise"{lab} markdown>

### {title} {{ #exercise-{exercise.id} }}"""
    return f"""\
{opening}

[`{file}`]({stub_pages.address(exercise)}) · `{exercise.callable}` · {points}
{{ .exercise-meta }}

{exercise.task.pick(language)}

{hints}

{CHECK.pick(language)}: `grade {exercise.id}`
{{ .exercise-grade }}

</{tag}>"""
