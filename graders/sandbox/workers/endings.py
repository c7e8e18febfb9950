"""How a worker can end, in a learner's words.

It could not say so itself: what is known is the file, the time and the exit code.
"""

from __future__ import annotations

import signal

from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Crashed, TooSlow, Verdict

_BROKE_DOWN = 0xC0000000
"""On Windows: access violations, an overflow of the stack and their like."""
_TOO_DEEP = Text(
    ko="끝없이 자신을 다시 부르는 함수(재귀)나 지나치게 큰 배열이 없는지 살펴보세요.",
    en="Look for a function that calls itself without end (recursion) or an array that "
    "is far too large.",
)


def no_answer(file: str, seconds: float) -> Verdict:
    return TooSlow(
        Text(
            ko=f"{file}: 끝나지 않는 반복이나 지나치게 큰 계산이 있는지 살펴보세요. "
            f"{seconds:g}초가 지나도 답이 없어 멈췄습니다.",
            en=f"{file}: look for a loop that never ends or a calculation far too "
            f"large. It was stopped after {seconds:g} seconds without an answer.",
        )
    )


def out_of_time(seconds: float) -> Verdict:
    return TooSlow(
        Text(
            ko=f"더 빨리 끝나게 고치세요. 제출물 전체에 주어진 {seconds:g}초를 "
            "모두 썼습니다.",
            en=f"Make it faster: the {seconds:g} seconds that the whole submission has "
            "are used up.",
        )
    )


def gone(file: str) -> Verdict:
    """Tell of an object that was in a worker which has ended since."""
    return Crashed(
        Text(
            ko=f"{file}: 앞의 호출이 프로그램을 끝내서 만들어 둔 객체가 사라졌습니다. "
            "그 호출부터 고치세요.",
            en=f"{file}: an earlier call ended the program, and the object made before "
            "is gone. Mend that call first.",
        )
    )


def no_message(file: str) -> Verdict:
    return Crashed(
        Text(
            ko=f"{file}: 채점 프로그램의 파일 디스크립터에 쓰지 마세요. "
            "돌려준 것을 읽을 수 없습니다.",
            en=f"{file}: do not write to file descriptors that are not yours. What "
            "came back cannot be read.",
        )
    )


def ended(file: str, code: int) -> Verdict:
    """Explain an exit code.

    A negative one is the signal that ended the worker. Windows has none: there, what
    it ended a process for is a number with its two highest bits set.
    """
    if _signal(code) == "SIGXCPU":
        return TooSlow(
            Text(
                ko=f"{file}: 주어진 계산 시간을 모두 썼습니다. 끝나지 않는 반복이 "
                "있는지 살펴보세요.",
                en=f"{file}: all its computing time is used up. Look for a loop that "
                "never ends.",
            )
        )
    if 0 <= code < _BROKE_DOWN:
        return Crashed(
            Text(
                ko=f"{file}: 파이썬을 끝내지 말고 값을 돌려주세요(os._exit 같은 것을 "
                "지우세요). 답하기 전에 프로그램이 끝났습니다.",
                en=f"{file}: return a value instead of ending Python (remove os._exit "
                "and the like). The program ended before it answered.",
            )
        )
    name = _signal(code) if code < 0 else f"{code:#x}"
    broke_down = Text(
        ko=f"{file}: 답하기 전에 프로그램이 멈췄습니다({name}).",
        en=f"{file}: the program broke down before it answered ({name}).",
    )
    return Crashed(Message.of(_TOO_DEEP, broke_down))


def _signal(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return str(-code)
