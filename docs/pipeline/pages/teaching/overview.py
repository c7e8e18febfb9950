"""Which lessons suit whom, what must be known before, and where the rest is."""

from collections.abc import Iterator, Sequence

from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from pipeline.lessons.lesson import Lesson
from pipeline.pages.cards import POINTS
from pipeline.pages.teaching.content import Audience, Group, Teaching
from pipeline.pages.written import plain

TITLE = Text(ko="이 강의로 수업하기", en="Teaching with the lessons")
ABOUT = Text(
    ko="강의마다 50분 수업 지도안과 인쇄용 활동지가 있습니다. 모두 강의에서 자동으로 "
    "만들어지므로 강의가 바뀌면 함께 바뀝니다. 활동지는 브라우저의 인쇄 기능으로 "
    "인쇄하고, 답은 수업 지도안의 끝에 있습니다. [평가 기준](criteria.md)과 "
    "[용어집](glossary.md)도 있으며, 채점은 [한 반 채점하기](../instructors.md)와 "
    "[교사의 컴퓨터](../computers.md)에서 설명합니다.",
    en="For each lesson there is a plan of fifty minutes and a worksheet to print. "
    "Both are made from the lesson, and change with it. Print worksheets from the "
    "browser; their answers are at the end of the plan. There are "
    "[criteria](criteria.md) and a [glossary](glossary.md), too. Grading is another "
    "matter: [Grading a class](../instructors.md), [Your computer](../computers.md).",
)
WHOM = Text(ko="누구에게 어떤 강의가 알맞은가요", en="Which lessons suit whom")
ALL = Text(ko="모든 강의", en="All lessons")
COLUMNS = (
    Text(ko="강의", en="Lesson"),
    Text(ko="미리 알아야 할 것", en="Needed before"),
    Text(ko="자료", en="Material"),
)
PLAN = Text(ko="수업 지도안", en="Plan")
WORKSHEET = Text(ko="활동지", en="Worksheet")

CRITERIA = Text(ko="평가 기준", en="Criteria for assessment")
ABOUT_CRITERIA = Text(
    ko="점수는 채점기가 줍니다. 여기 있는 것은 점수에 나타나지 않는 것, 곧 학생이 "
    "무엇을 설명할 수 있는지를 볼 때 쓰는 기준입니다. 수업에서 묻고 활동지에서 읽어 "
    "판단하세요. 학교의 기준에 맞게 고쳐 써도 됩니다.",
    en="Points come from the graders. These criteria are for what points do not show: "
    "what a learner can explain. Judge by what is said in class and written on "
    "worksheets, and adapt the words to your school's.",
)
LEVELS = {
    "high": Text(ko="상", en="high"),
    "middle": Text(ko="중", en="middle"),
    "low": Text(ko="하", en="low"),
}
LEVEL_COLUMNS = (Text(ko="수준", en="level"), Text(ko="모습", en="what it looks like"))


def overview(lessons: Sequence[Lesson], teaching: Teaching, language: Language) -> str:
    titles = {lesson.name: plain(lesson.title.pick(language)) for lesson in lessons}
    rows = [[column.pick(language) for column in COLUMNS], ["---"] * len(COLUMNS)]
    for name, title in titles.items():
        needs = plain(teaching.hours[name].needs.pick(language))
        material = (
            f"[{PLAN.pick(language)}](plans/{name}.md), "
            f"[{WORKSHEET.pick(language)}](worksheets/{name}.md)"
        )
        rows.append([f"[{title}](../lessons/{name}.ipynb)", needs, material])
    return "\n\n".join(
        [
            f"# {TITLE.pick(language)} {{ #teaching }}",
            ABOUT.pick(language),
            f"## {WHOM.pick(language)} {{ #whom }}",
            *(_suits(each, titles, language) for each in teaching.audiences),
            f"## {ALL.pick(language)} {{ #lessons }}",
            _table(rows),
        ]
    )


def _suits(audience: Audience, titles: dict[str, str], language: Language) -> str:
    steps = "\n".join(
        f"- [{titles[name]}](plans/{name}.md)" for name in audience.lessons
    )
    name, about = (t.pick(language) for t in (audience.name, audience.about))
    return f"**{plain(name)}**\n\n{plain(about)}\n\n{steps}"


def criteria(
    groups: Sequence[Group], exercises: Sequence[Exercise], language: Language
) -> str:
    return "\n\n".join(
        [
            f"# {CRITERIA.pick(language)} {{ #criteria }}",
            ABOUT_CRITERIA.pick(language),
            *(part for group in groups for part in _group(group, exercises, language)),
        ]
    )


def _group(
    group: Group, exercises: Sequence[Exercise], language: Language
) -> Iterator[str]:
    of = [e for e in exercises if e.module == group.module]
    points = POINTS.pick(language).format(sum(e.points for e in of))
    yield f"## {plain(group.name.pick(language))} {{ #{group.module} }}"
    listed = ", ".join(
        f"[{plain(e.title.pick(language))}](../lessons/{e.lesson}.ipynb#exercise-{e.id})"
        for e in of
        if not e.optional
    )
    yield f"`{group.module}.py` · {points} · {listed}"
    yield _table(
        [
            [column.pick(language) for column in LEVEL_COLUMNS],
            ["---", "---"],
            *(
                [name.pick(language), plain(getattr(group, level).pick(language))]
                for level, name in LEVELS.items()
            ),
        ]
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
