"""What columns and outcomes are called in tables, in the language of who reads them.

In English they are what programs look for; ids of exercises are the same in both.
"""

from __future__ import annotations

from collections.abc import Iterable

from graders.core.language import Language, Text
from graders.core.verdicts import Outcome

MISSING = "missing"
"""The outcome of whoever is expected and handed nothing in."""

_KOREAN = {
    "submission": "제출물",
    "points": "점수",
    "max_points": "만점",
    "outcome": "결과",
    "counts": "인정 점수",
    "handed_in": "낸 때",
    "days_late": "늦은 날수",
    "comment": "의견",
    "exercise": "연습문제",
    "check": "검사",
    "title": "제목",
    "passed": "통과",
    "graded": "채점",
    "rate": "통과율",
    "difficulty": "난이도",
    "discrimination": "변별도",
    "percent": "비슷한 정도(%)",
    "first": "제출물 1",
    "second": "제출물 2",
    "tokens": "토큰 수",
    "same": "이름만 다른 함수",
}
_OUTCOMES = {
    Outcome.PASSED: Text("통과", "passed"),
    Outcome.NOT_ATTEMPTED: Text("작성 전", "not attempted"),
    Outcome.WRONG: Text("틀림", "wrong"),
    Outcome.TOO_SLOW: Text("시간 초과", "too slow"),
    Outcome.CRASHED: Text("오류로 멈춤", "crashed"),
    Outcome.DOES_NOT_LOAD: Text("불러올 수 없음", "does not load"),
    MISSING: Text("미제출", "missing"),
}


def columns(names: Iterable[str], language: Language) -> list[str]:
    """Name columns for the reader; what has no other name keeps its own."""
    return [_KOREAN[name] if language == "ko" else name for name in names]


def outcome_in(outcome: Outcome | str, language: Language) -> str:
    return _OUTCOMES[outcome].pick(language)
