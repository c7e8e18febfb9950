"""Comparisons of functions applied to each element: what came at which x.

Other than `rubric.expect_array`, these judge each element by its own size, and a limit
may be infinite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expect.arrays import array_in
from graders.checks.expect.diagnosis import (
    Known,
    cause_of_storage,
    cause_of_values,
    fitting,
)
from graders.checks.expect.evidence import compared, told_apart
from graders.checks.expect.forms import comparable, note, tolerance
from graders.checks.problems import Array
from graders.core.language import Text
from graders.core.message import Evidence, Sentence, Varying, sentence
from graders.core.verdicts import GraderError, Wrong


def expect_pointwise(
    function: str,
    actual: Any,
    x: Array,
    expected: Array,
    known: Known = (),
    *,
    digits: bool = False,
    warnings: Sequence[str] = (),
) -> None:
    """Demand function(x) = expected for every element, infinite where the limit is.

    With `digits`, numbers close to 0 need the right leading digits, too. What the call
    warned of tells where a nan comes from.
    """
    if np.isnan(expected).any():
        raise GraderError(f"{function}: nan is no value to expect")
    name = Text.same(f"{function}(x)")
    array, faults = array_in(name, actual, expected, given="x")
    actual = comparable(array)
    wrong = ~_close(actual, expected, digits, array.dtype)
    if not wrong.any():
        note(faults)
        return
    nan = np.isnan(actual)
    first = tuple(int(i) for i in np.argwhere(nan if nan.any() else wrong)[0])
    at = f"{x[first]:.6g}"
    advice = (
        cause_of_storage(array, expected)
        or _cause(name, actual, expected, known, digits)
        or (_cause_of_nan(warnings, x[first]) if nan.any() else None)
        or _cause_of_infinity(function, warnings, expected[first], actual[first])
        or sentence(
            ko="{function}({x}): 값이 다릅니다. 식을 다시 살펴보세요.",
            en="Work through {function}({x}) again: the value is not right.",
            function=function,
            x=Varying(at),
        )
    )
    values = told_apart(expected[first], actual[first])
    raise Wrong(advice, compared(*values, f"{function}({at})"))


def expect_quiet(function: str, warnings: Sequence[str]) -> None:
    """Demand that a call raised no RuntimeWarning, as NumPy does on an overflow."""
    for warning in warnings:
        if warning.startswith("RuntimeWarning"):
            evidence = Evidence(warning, kind="warning")
            raise Wrong(_cause_of_warning(function, warning), evidence)


def _close(
    actual: Array, expected: Array, digits: bool, dtype: np.dtype[Any]
) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = actual == expected
    if equal.all():
        return equal
    rtol = 1e-5 if expected.dtype.itemsize < 8 else 1e-7
    rtol = tolerance(rtol, expected.dtype, dtype)
    size = np.where(np.isfinite(expected), np.abs(expected), 0)
    if not digits:
        size = np.maximum(size, 1)
    with np.errstate(invalid="ignore"):  # inf - inf
        near = np.abs(actual - expected) <= rtol * size
    found: NDArray[np.bool_] = equal | (near & np.isfinite(actual))
    return found


def _cause(
    name: Text,
    actual: Array,
    expected: Array,
    known: Known,
    digits: bool,
) -> Text | Sentence | None:
    def explains(given: Array, actual: Array) -> bool:
        if given.shape != actual.shape:
            return False
        nan = np.isnan(given)
        same = _close(actual, given, digits, actual.dtype) | (nan & np.isnan(actual))
        return bool(same.all())

    for misconception in fitting(known, actual, explains):
        return misconception.advice
    with np.errstate(invalid="ignore"):  # inf - inf
        lost = (actual == expected) | (np.abs(actual - expected) <= _LOST)
    if digits and lost.all():
        return Text(
            ko="0에 가까운 값의 유효숫자를 지키세요. 1에 아주 작은 수를 더하거나 1에 "
            "가까운 두 수를 빼면 자릿수가 사라집니다. np.log1p, np.expm1, "
            "np.logaddexp가 도움이 됩니다.",
            en="Keep the digits of small values: they are lost when a tiny number is "
            "added to 1, or when two numbers near 1 are subtracted. np.log1p, np.expm1 "
            "and np.logaddexp help.",
        )
    if digits or not (np.isfinite(actual).all() and np.isfinite(expected).all()):
        return None
    return cause_of_values(name, actual, expected, ())


_LOST = 4 * np.finfo(float).eps
"""How far off numbers near 1 are at most, when a tiny one is added to them."""


def is_of_nan(warning: str) -> re.Match[str] | None:
    """Tell whether NumPy warned that a nan arises, and where."""
    return re.search(r"invalid value encountered in (\w+)", warning)


def _cause_of_nan(warnings: Sequence[str], x: np.number[Any]) -> Text:
    found = next(filter(None, map(is_of_nan, warnings)), None)
    if not found:
        return Text(
            ko="여기서는 nan이 아니라 수를 돌려주세요. 어떤 값인지는 설명(docstring)에 "
            "나와 있습니다.",
            en="Return a number here, not nan: the docstring says which it is.",
        )
    where = found[1]
    other = Text(f"{where}에서 생겼습니다.", f"it arises in {where}.")
    why = _NAN_FROM.get(where, other)
    if where == "divide" and (of_division := _cause_of_division(warnings, x)):
        return of_division
    return Text(
        ko=f"nan이 나오지 않게 식을 바꾸세요. {why.ko}",
        en=f"Rewrite it so that no nan comes: {why.en}",
    )


def _cause_of_division(warnings: Sequence[str], x: np.number[Any]) -> Text | None:
    if x == 0:
        return Text(
            ko="x = 0에서는 나누지 마세요. 0 / 0은 nan입니다. 비교(x > 0)나 np.where로 "
            "값을 고르세요.",
            en="Do not divide at x = 0: 0 / 0 is nan. Choose the value by a comparison "
            "such as x > 0, or with np.where.",
        )
    if any("overflow encountered in exp" in warning for warning in warnings):
        return Text(
            ko="exp에 큰 수를 넣지 마세요. 넘쳐서(overflow) inf / inf가 되면 "
            "nan입니다. 0 이하의 수만 exp에 들어가도록 식을 바꾸세요.",
            en="Keep large numbers out of exp: it overflows, and inf / inf is nan. "
            "Rewrite it so that exp only sees numbers up to 0.",
        )
    if np.isinf(x):
        return Text(
            ko="nan이 나오지 않게 식을 바꾸세요. x가 무한대이면 분자와 분모가 함께 "
            "무한대가 되고 inf / inf는 nan입니다. np.clip으로 x를 아주 크지만 유한하게 "
            "둘 수도 있습니다.",
            en="Rewrite it so that no nan comes: for infinite x, numerator and "
            "denominator are both infinite, and inf / inf is nan. Or keep x huge but "
            "finite with np.clip.",
        )
    return None


def _cause_of_infinity(
    function: str,
    warnings: Sequence[str],
    expected: np.number[Any],
    actual: np.number[Any],
) -> Text | None:
    """Name what has overflowed, where infinity came for a finite number."""
    if np.isinf(actual) and np.isfinite(expected):
        found = (w for w in warnings if "overflow encountered" in w)
        return next((_cause_of_warning(function, w) for w in found), None)
    return None


_OF_SUMS = Text(
    "무한대끼리 빼지 않는 꼴로 만드세요. inf - inf는 nan입니다.",
    "subtract no infinity from another, inf - inf is nan.",
)
_OF_LOGARITHMS = Text(
    "음수의 로그는 nan입니다.", "the logarithm of a negative number is nan."
)
_NAN_FROM = {
    "subtract": _OF_SUMS,
    "add": _OF_SUMS,
    "divide": Text("0 / 0과 inf / inf는 nan입니다.", "0 / 0 and inf / inf are nan."),
    "multiply": Text(
        "0 * inf는 nan입니다. 조건을 곱하지 말고 np.where로 고르거나, np.clip으로 x를 "
        "유한하게 두세요.",
        "0 * inf is nan. Choose with np.where instead of multiplying by a condition, "
        "or keep x finite with np.clip.",
    ),
    "log": _OF_LOGARITHMS,
    "log1p": _OF_LOGARITHMS,
    "log2": _OF_LOGARITHMS,
    "log10": _OF_LOGARITHMS,
    "sqrt": Text("음수의 제곱근은 nan입니다.", "the root of a negative number is nan."),
}


def _cause_of_warning(function: str, warning: str) -> Text:
    overflow = re.search(r"overflow encountered in (\w+)", warning)
    if overflow and overflow[1] != "exp":
        return Text(
            ko=f"{function}: {overflow[1]}에 큰 수를 넣지 마세요. 넘쳐서 inf가 "
            "됩니다(overflow). 큰 x에서도 커지지 않는 꼴로 식을 바꾸세요. np.where는 "
            "고르지 않는 쪽도 계산합니다.",
            en=f"Keep large numbers out of {overflow[1]} in {function}: it overflows "
            "to inf. Rewrite it in a form that does not grow with x; np.where computes "
            "both sides, also the one it does not take.",
        )
    if overflow:
        return Text(
            ko=f"{function}: exp에 큰 수를 넣지 마세요. 넘쳐서 inf가 됩니다(overflow). "
            "0 이하의 수만 exp에 들어가도록 식을 바꾸세요. np.where는 고르지 않는 쪽도 "
            "계산합니다.",
            en=f"Keep large numbers out of exp in {function}: it overflows to inf. "
            "Rewrite it so that exp only sees numbers up to 0; np.where computes both "
            "sides, also the one it does not take.",
        )
    if divided := re.search(r"divide by zero encountered in (\w+)", warning):
        ko, en = "0으로 나눌", "a division by 0"
        if divided[1].startswith("log"):
            ko, en = "0의 로그를 구할", "the logarithm of 0"
        return Text(
            ko=f"{function}: {ko} 때 나는 경고를 끄세요. 그 값이 맞는 곳을 with "
            'np.errstate(divide="ignore"): 안에서 계산하면 됩니다.',
            en=f"Quiet the warning of {en} in {function}: where the value is meant, "
            'compute it inside with np.errstate(divide="ignore"):.',
        )
    return Text(
        ko=f"{function}: 경고가 나지 않게 식을 바꾸세요.",
        en=f"Rewrite {function} so that NumPy has nothing to warn of.",
    )
