"""The table of all exercises: a list as it is, a learner's progress with the script."""

import html
from collections.abc import Sequence

from graders.core.language import Language, Text
from graders.core.signs import UNKNOWN
from graders.course.catalogue import Exercise
from pipeline.browser.runnable import runs_here
from pipeline.lessons.lesson import Lesson
from pipeline.pages.cards import POINTS
from pipeline.pages.written import plain

MARKER = "<!-- progress -->"
AT_HOME = Text(ko="내 컴퓨터에서", en="at home")
FILES = Text(ko="내 파일", en="Your files")
ABOUT_FILES = Text(
    ko="내려받은 파일을 내 컴퓨터의 `exercises/` 폴더에 두면 `grade`로 똑같이 "
    "채점할 수 있습니다. 거꾸로 그 폴더의 파일을 여기로 가져올 수도 있습니다.",
    en="Put a downloaded file into your own folder `exercises/`, and `grade` "
    "gives it the same points. A file from there can be loaded here, too.",
)
WITHOUT_SCRIPT = Text(
    ko="자바스크립트가 꺼져 있어 이 브라우저의 기록을 보여 줄 수 없습니다. 내 "
    "컴퓨터에서 푼 것은 `grade list`가 보여 줍니다.",
    en="JavaScript is off, so what this browser remembers cannot be shown. `grade "
    "list` shows what you have solved on your own computer.",
)


def as_table(
    lessons: Sequence[Lesson], exercises: Sequence[Exercise], language: Language
) -> str:
    rows = []
    for lesson in lessons:
        here = [e for e in exercises if e.lesson == lesson.name]
        if here:
            title = html.escape(lesson.title.pick(language))
            rows.append(f'<tr><th colspan="3" scope="rowgroup">{title}</th></tr>')
            rows += [_row(exercise, language) for exercise in here]
    return f"""\
<div data-progress markdown>

{WITHOUT_SCRIPT.pick(language)}
{{ .without-script }}

<div class="standing" data-standing></div>
<table class="progress" markdown><tbody markdown>{"".join(rows)}</tbody></table>
<div data-files hidden markdown>

## {FILES.pick(language)} {{ #files }}

{ABOUT_FILES.pick(language)}

</div>
</div>"""


def _row(exercise: Exercise, language: Language) -> str:
    title = plain(exercise.title.pick(language))
    link = f"[{title}](lessons/{exercise.lesson}.ipynb#exercise-{exercise.id})"
    points, where = POINTS.pick(language).format(exercise.points), ""
    data = f'data-row="{exercise.id}"'
    if runs_here(exercise.module):
        data += (
            f' data-module="{exercise.module}" data-callable="{exercise.callable}"'
            f' data-points="{exercise.points}"'
        )
        if exercise.optional:
            data += " data-optional"
    else:
        where = f" · {AT_HOME.pick(language)}"
    return (
        f'<tr {data} markdown><td class="sign">{UNKNOWN}</td>'
        f"<td markdown>{link}</td>"
        f'<td><span class="points">{points}</span>{where}</td></tr>'
    )
