"""The exercises of a lesson, as its page and its notebook show them."""

from collections.abc import Iterable, Sequence

from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from pipeline.browser.runnable import runs_here
from pipeline.pages import stub_pages
from pipeline.pages.written import plain, written

MARKER = "<!-- exercises -->"

POINTS = Text(ko="{}점", en="{} points")
HINT = Text(ko="힌트 {}", en="Hint {}")
CHECK = Text(ko="내 컴퓨터에서 채점하기", en="To grade it on your computer")
REST = Text(ko="나머지 {}문제", en="All the rest: {}")
ABOUT_REST = Text(
    ko="모두 같은 방법으로 풉니다. 더 연습하고 싶은 만큼만 골라 푸세요. 점수에는 모두 "
    "들어갑니다.",
    en="All of these are done in the same way: take as many as you like for practice. "
    "Each of them counts.",
)


def as_markdown(exercises: Sequence[Exercise], language: Language) -> str:
    """One card for each exercise, its hints folded; the optional ones behind a fold."""
    few = [_card(e, language) for e in exercises if not e.optional]
    rest = [e for e in exercises if e.optional]
    if rest:
        few.append(
            f"""\
<details class="exercises" markdown>
<summary>{_rest(rest, language)}</summary>

{ABOUT_REST.pick(language)}

{_joined(_card(e, language) for e in rest)}

</details>"""
        )
    return _joined(few)


def as_list(exercises: Sequence[Exercise], language: Language) -> str:
    """The same without folding, for a notebook."""
    few = [_item(e, language) for e in exercises if not e.optional]
    rest = [e for e in exercises if e.optional]
    if rest:
        few += [f"\n**{_rest(rest, language)}**\n", *(_item(e, language) for e in rest)]
    return "\n".join(few)


def _joined(cards: Iterable[str]) -> str:
    return "\n\n".join(cards)


def _rest(exercises: Sequence[Exercise], language: Language) -> str:
    points = POINTS.pick(language).format(sum(e.points for e in exercises))
    return f"{REST.pick(language).format(len(exercises))} · {points}"


def _item(exercise: Exercise, language: Language) -> str:
    title = plain(exercise.title.pick(language))
    points = POINTS.pick(language).format(exercise.points)
    task = written(exercise.task.pick(language), exercise.formulas)
    file = stub_pages.file_path(exercise.module)
    return f"- **{title}** (`{file}`, `{exercise.callable}`, {points}): {task}"


def _card(exercise: Exercise, language: Language) -> str:
    title = plain(exercise.title.pick(language))
    points = POINTS.pick(language).format(exercise.points)
    hints = "\n\n".join(
        f'??? hint "{HINT.pick(language).format(number)}"\n'
        f"    {written(hint.pick(language), exercise.formulas)}"
        for number, hint in enumerate(exercise.hints, start=1)
    )
    file = stub_pages.file_path(exercise.module)
    lab = ""
    if runs_here(exercise.module):
        lab = (
            f' data-exercise="{exercise.id}" data-module="{exercise.module}"'
            f' data-callable="{exercise.callable}" data-title="{title}"'
        )
    if exercise.optional:
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

{written(exercise.task.pick(language), exercise.formulas)}

{hints}

{CHECK.pick(language)}: `grade {exercise.id}`
{{ .exercise-grade }}

</{tag}>"""
