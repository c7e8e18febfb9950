"""A plan for each lesson: an hour of it, what goes wrong, and the answers."""

from collections.abc import Iterator, Sequence

from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from pipeline.lessons.lesson import Lesson
from pipeline.pages.cards import POINTS
from pipeline.pages.teaching import links
from pipeline.pages.teaching.content import Hour
from pipeline.pages.teaching.mistakes import Mistakes
from pipeline.pages.teaching.questions import Question, headings, questions
from pipeline.pages.written import plain, written

MINUTES = {"open": 5, "predict": 8, "run": 15, "exercise": 17, "close": 5}
"""Fifty, in the order of the hour."""
MOST_MISTAKES = 5
UNTAUGHT = ("exercises", "summary")
"""Sections that are no part of what is run."""

PLAN = Text(ko="수업 지도안: {}", en="Plan: {}")
LESSON = Text(ko="강의", en="The lesson")
WORKSHEET = Text(ko="활동지", en="The worksheet")
ALONE = Text(ko="혼자 읽으면 약 {}분", en="about {} minutes to read alone")
NEEDED = Text(ko="미리 알아야 할 것", en="Needed before")
PHASES = {
    "open": Text(ko="도입", en="Open"),
    "predict": Text(ko="예측", en="Predict"),
    "run": Text(ko="실행", en="Run"),
    "exercise": Text(ko="연습문제", en="Solve"),
    "close": Text(ko="정리", en="Close"),
}
PHASE = Text(ko="{}: {}분", en="{}: {} minutes")
ON_PAPER = Text(
    ko="아무것도 실행하기 전에 각자 활동지에 답을 쓰고, 짝과 견준 다음 손을 들어 "
    "확인합니다. 답은 아직 말하지 않습니다.",
    en="Before anything is run, everyone writes an answer on the worksheet, compares "
    "it with a neighbour's, and hands go up. The answer is not told yet.",
)
ONE_BY_ONE = Text(
    ko="다음 절의 셀을 하나씩 실행합니다. 셀마다 실행하기 전에 무엇이 나올지 묻고, "
    "예측과 다르면 까닭을 먼저 말하게 합니다.",
    en="Run the cells of these sections one at a time. Ask before each what will come; "
    "where it differs from what was predicted, ask for a reason before you give one.",
)
AT_HOME = Text(ko="집에서 읽기: {}", en="To be read at home: {}")
SOLVE = Text(
    ko="카드에서 바로 풀고 채점합니다. 막히면 힌트를 하나씩 열게 하고, 먼저 푼 학생은 "
    "짝의 메시지를 함께 읽습니다.",
    en="It is solved and checked on its card. Whoever is stuck opens one hint at a "
    "time; whoever is done reads a neighbour's messages with them.",
)
MORE = Text(ko="숙제로 낼 수 있는 문제: {}", en="For home: {}")
MISTAKES = Text(ko="자주 나오는 오답", en="Likely wrong answers")
ABOUT_MISTAKES = Text(
    ko="채점기가 알아보는 오해 가운데 일부입니다. 그렇게 답한 학생이 읽게 되는 말을 "
    "그대로 옮겼습니다(…은 학생마다 다른 부분).",
    en="Some of the misunderstandings that the graders recognize, in the words that "
    "are said to whoever has them (… differs from one to the next).",
)
ANSWERS = Text(ko="활동지의 답", en="Answers to the worksheet")


def plan(
    lesson: Lesson,
    hour: Hour,
    exercises: Sequence[Exercise],
    mistakes: Mistakes,
    language: Language,
) -> str:
    """The page in Markdown; `exercises` are the lesson's own."""
    asked = questions(lesson, language)
    exercises = [e for e in exercises if not e.optional]
    return "\n\n".join(
        [
            *_head(lesson, hour, language),
            *_phase("open", language),
            plain(hour.open.pick(language)),
            *_phase("predict", language),
            ON_PAPER.pick(language),
            *_asked_of_all(lesson, hour, asked),
            *_phase("run", language),
            ONE_BY_ONE.pick(language),
            *_sections(lesson, hour, language),
            *_phase("exercise", language),
            *_exercise(hour, exercises, language),
            *_phase("close", language),
            plain(hour.close.pick(language)),
            *_mistakes(exercises, mistakes, language),
            f"## {ANSWERS.pick(language)} {{ #answers }}",
            *_answers(lesson, asked),
        ]
    )


def _head(lesson: Lesson, hour: Hour, language: Language) -> Iterator[str]:
    title = plain(lesson.title.pick(language))
    yield f"# {PLAN.pick(language).format(title)} {{ #plan }}"
    yield " · ".join(
        (
            f"[{LESSON.pick(language)}]({links.lesson(lesson.name)})",
            f"[{WORKSHEET.pick(language)}](../worksheets/{lesson.name}.md)",
            ALONE.pick(language).format(lesson.minutes),
        )
    )
    yield plain(lesson.summary.pick(language))
    yield f"**{NEEDED.pick(language)}**: {plain(hour.needs.pick(language))}"


def _phase(name: str, language: Language) -> Iterator[str]:
    said = PHASE.pick(language).format(PHASES[name].pick(language), MINUTES[name])
    yield f"## {said} {{ #{name} }}"


def _asked_of_all(
    lesson: Lesson, hour: Hour, asked: Sequence[Question]
) -> Iterator[str]:
    question = next(q for q in asked if q.section == hour.predict)
    number = asked.index(question) + 1
    place = links.lesson(lesson.name, question.section)
    text = f"{question.before}\n\n{question.text}".strip()
    text = links.rebased(text, lesson.name)
    lines = [f"**{number}. [{question.heading}]({place})**", "", *text.splitlines()]
    if question.choices:
        lines += ["", *(f"- {choice}" for choice in question.choices)]
    yield "\n".join(f"> {line}".rstrip() for line in lines)


def _sections(lesson: Lesson, hour: Hour, language: Language) -> Iterator[str]:
    titles = headings(lesson, language)

    def linked(ids: Iterator[str] | tuple[str, ...]) -> list[str]:
        return [f"[{titles[id_]}]({links.lesson(lesson.name, id_)})" for id_ in ids]

    yield "\n".join(f"1. {link}" for link in linked(hour.run))
    rest = linked(id_ for id_ in titles if id_ not in (*hour.run, *UNTAUGHT))
    yield AT_HOME.pick(language).format(", ".join(rest))


def _exercise(
    hour: Hour, exercises: Sequence[Exercise], language: Language
) -> Iterator[str]:
    if hour.task:
        yield links.code_kept(hour.task.pick(language))
        return
    first, *rest = exercises
    points = POINTS.pick(language).format(first.points)
    yield f"**{_card(first, language)}** · {points}"
    yield written(first.task.pick(language), first.formulas)
    yield SOLVE.pick(language)
    if rest:
        yield MORE.pick(language).format(", ".join(_card(e, language) for e in rest))


def _card(exercise: Exercise, language: Language) -> str:
    place = links.lesson(exercise.lesson, f"exercise-{exercise.id}")
    return f"[{plain(exercise.title.pick(language))}]({place})"


def _mistakes(
    exercises: Sequence[Exercise], mistakes: Mistakes, language: Language
) -> Iterator[str]:
    known = [(e, mistakes.get(e.id, ())) for e in exercises]
    if not any(texts for _, texts in known):
        return
    yield f"## {MISTAKES.pick(language)} {{ #mistakes }}"
    yield ABOUT_MISTAKES.pick(language)
    for exercise, texts in known:
        if texts:
            yield f"**{_card(exercise, language)}**"
            said = (text.pick(language) for text in texts[:MOST_MISTAKES])
            yield "\n".join(f"- {plain(line)}" for line in said)


def _answers(lesson: Lesson, asked: Sequence[Question]) -> Iterator[str]:
    for number, question in enumerate(asked, start=1):
        yield f"### {number}. {question.heading} {{ #answer-{number} }}"
        yield links.rebased(question.answer, lesson.name)
