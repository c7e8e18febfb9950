"""The lines of a message that say what was expected and what came."""

from __future__ import annotations

from typing import Any

from graders.core.language import Text
from graders.core.plain import type_name


def compared(expected: object, actual: object, name: Text | None = None) -> Text:
    ko, en = (f"{name.ko} ", f"{name.en} ") if name else ("", "")
    return Text(
        ko=f"기대한 것: {ko}{expected}\n돌려준 것: {ko}{actual}",
        en=f"expected: {en}{expected}\n     got: {en}{actual}",
    )


def got_type(expected: str, actual: Any) -> Text:
    return compared(expected, type_name(actual))


def returns_nothing(actual: Any) -> Text | None:
    if actual is not None:
        return None
    return Text(
        ko="함수가 아무것도 돌려주지 않습니다. return을 잊지 않았나요?",
        en="The function returns nothing: is a return missing?",
    )
