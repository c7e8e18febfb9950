"""A worksheet for each lesson: its questions, with room to write. Answers are apart."""

from collections.abc import Iterator

from graders.core.language import Language, Text
from pipeline.lessons.lesson import Lesson
from pipeline.pages.teaching import links
from pipeline.pages.teaching.questions import Question, questions
from pipeline.pages.written import plain

WORKSHEET = Text(ko="활동지: {}", en="Worksheet: {}")
NAMES = (Text(ko="이름", en="Name"), Text(ko="날짜", en="Date"))
ABOUT = Text(
    ko="강의를 옆에 펴 두고, 셀을 실행하기 **전에** 예측을 씁니다. 실행한 다음 나온 "
    "것을 적고, 달랐다면 까닭을 한 줄로 적습니다. 예측은 틀려도 됩니다.",
    en="With the lesson beside you, write down what you predict **before** a cell is "
    "run. Then write what came, and, where the two differ, a reason in a line. "
    "Predictions may be wrong.",
)
PREDICTED = Text(ko="나의 예측과 그렇게 생각한 까닭", en="I predict, because")
CAME = Text(ko="나온 것", en="What came")
LINES, LINES_AFTER = 3, 2


def worksheet(lesson: Lesson, language: Language) -> str:
    title = plain(lesson.title.pick(language))
    names = "".join(
        f'<span class="blank">{name.pick(language)}</span>' for name in NAMES
    )
    return "\n\n".join(
        [
            f"# {WORKSHEET.pick(language).format(title)} {{ #worksheet }}",
            f'<p class="names">{names}</p>',
            ABOUT.pick(language),
            *(
                part
                for number, question in enumerate(questions(lesson, language), start=1)
                for part in _question(number, question, language)
            ),
        ]
    )


def _question(number: int, question: Question, language: Language) -> Iterator[str]:
    yield f"## {number}. {question.heading} {{ #question-{number} }}"
    if question.before:
        yield links.unlinked(question.before)
    yield links.unlinked(question.text)
    if question.choices:
        yield "\n".join(f"- ☐ {links.unlinked(each)}" for each in question.choices)
    yield _room(PREDICTED.pick(language), LINES)
    if question.code:
        yield f"```python\n{question.code}\n```"
    yield _room(CAME.pick(language), LINES_AFTER)


def _room(said: str, lines: int) -> str:
    return f'<div class="room">{said}{"<span></span>" * lines}</div>'
