"""The glossary as a page: in Korean, in English, in textbooks and in other books."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graders.core.language import LANGUAGES, Language, Text
from pipeline.glossary import elsewhere, terms
from pipeline.lessons.lesson import Lesson
from pipeline.pages.notebook import in_language
from pipeline.pages.sections import HEADING
from pipeline.pages.written import plain

TITLE = Text(ko="용어집", en="Glossary")
ABOUT = Text(
    ko="이 과정은 한 가지를 한 낱말로만 부릅니다. 낱말을 누르면 강의에서 처음 나오는 "
    "곳으로 갑니다. 교과서의 말은 우리나라 고등학교 수학과 인공지능 수학에서 쓰는 "
    "말이고, 다른 책의 말은 학생이 다른 책이나 영상에서 만날 수 있는 말입니다.",
    en="This course calls one thing by one word. A word leads to where it is first "
    "said in a lesson. Textbook words are those of Korean high-school mathematics, in "
    "Korean; words of other books are those that learners may meet elsewhere.",
)
COLUMNS = (
    Text(ko="한국어", en="English"),
    Text(ko="영어", en="Korean"),
    Text(ko="교과서의 말", en="Textbook word"),
    Text(ko="다른 책의 말", en="In other books"),
)


def glossary(lessons: Sequence[Lesson], language: Language) -> str:
    """Give the terms that some lesson teaches, in the order in which they are met."""
    taught = (term for term in terms() if term.get("taught", True))
    places = [(_first(lessons, term[language], language), term) for term in taught]
    met = sorted(((p, t) for p, t in places if p), key=lambda pair: pair[0][:2])
    head = [column.pick(language) for column in COLUMNS]
    rows = [_row(place[2], term, language) for place, term in met]
    table = "\n".join(
        f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)
    )
    # What readers look for is the lesson that explains a word, not this table.
    return (
        f"# {TITLE.pick(language)} {{ #glossary }}\n\n{ABOUT.pick(language)}\n\n"
        f"<div data-search-exclude markdown>\n\n{table}\n\n</div>"
    )


def _row(place: str, term: Mapping[str, Any], language: Language) -> list[str]:
    [other] = [each for each in LANGUAGES if each != language]
    korean = term.get("textbook", "")
    return [
        f"[{plain(term[language])}]({place})",
        f'<span lang="{other}">{plain(term[other])}</span>',
        f'<span lang="ko">{plain(korean)}</span>' if korean else "",
        ", ".join(_others(term, language)),
    ]


def _others(term: Mapping[str, Any], language: Language) -> Iterator[str]:
    for each in (language, *(other for other in LANGUAGES if other != language)):
        for name in elsewhere(term, each):
            yield f'<span lang="{each}">{plain(name)}</span>'


def _first(
    lessons: Sequence[Lesson], word: str, language: Language
) -> tuple[int, int, str] | None:
    """Where a word is said first: lesson, place in it, and the way there."""
    whole = re.escape(word) if language == "ko" else rf"\b{re.escape(word)}\b"
    for number, lesson in enumerate(lessons):
        section, line_number = "lesson", 0
        for cell in in_language(lesson.notebook, language):
            if cell.cell_type != "markdown":
                continue
            for line in cell.source.splitlines():
                line_number += 1
                if heading := HEADING.fullmatch(line):
                    section = heading[3]
                if re.search(whole, line, re.IGNORECASE):
                    place = f"../lessons/{lesson.name}.ipynb#{section}"
                    return number, line_number, place
    return None
