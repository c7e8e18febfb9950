"""What bears out a comparison's advice: what was expected and what came."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.core.language import Text
from graders.core.message import Evidence, Words
from graders.core.plain import type_name


def compared(
    expected: object,
    actual: object,
    name: Words | None = None,
    *,
    index: tuple[int, ...] | None = None,
    joint: str = " = ",
) -> Evidence:
    """Set what was expected beside what came; the index is that of one element."""
    return Evidence(f"{actual}", f"{expected}", name, index, joint)


def differing(name: Text, actual: NDArray[Any], expected: NDArray[Any]) -> Evidence:
    """Write down both arrays, or, when they are long, where they differ most."""
    if expected.size <= 6:
        for precision in (6, 9, 12, 17):
            texts = _written(expected, precision), _written(actual, precision)
            if texts[0] != texts[1]:
                break
        return compared(*texts, name)
    distance = np.nan_to_num(np.abs(actual - expected), nan=np.inf)
    worst = np.unravel_index(distance.argmax(), expected.shape)
    index = tuple(int(i) for i in worst)
    values = told_apart(expected[worst], actual[worst])
    return compared(*values, name, index=index)


def told_apart(expected: Any, actual: Any) -> tuple[str, str]:
    """Write down two numbers, with as many digits as it takes to see a difference."""
    for digits in (8, 12, 17):
        values = f"{expected:.{digits}g}", f"{actual:.{digits}g}"
        if values[0] != values[1]:
            break
    return values


def _written(array: NDArray[Any], precision: int) -> str:
    text = np.array2string(
        array, precision=precision, separator=", ", max_line_width=1000
    )
    return " ".join(text.split())


def got_type(expected: str, actual: Any) -> Evidence:
    return compared(expected, type_name(actual))


def returns_nothing(actual: Any) -> Text | None:
    if actual is not None:
        return None
    return Text(
        ko="함수가 아무것도 돌려주지 않습니다. return을 잊지 않았나요?",
        en="The function returns nothing: is a return missing?",
    )
