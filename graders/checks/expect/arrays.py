"""Comparisons of arrays and numbers that explain themselves.

Shape and finiteness are named before values; nothing passes by broadcasting or by being
empty. Right values of a wrong type or dtype are noted, see `forms`. The page in
the browser uses this module too, so it imports NumPy and no pytest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expect.diagnosis import (
    Known,
    best_first,
    cause_of_dtype,
    cause_of_shape,
    cause_of_storage,
    cause_of_values,
    close,
    lone_number,
    of_results,
)
from graders.checks.expect.evidence import (
    compared,
    differing,
    got_type,
    returns_nothing,
)
from graders.checks.expect.forms import FLOATS, comparable, has_dtype, note, numbers_in
from graders.core.grades import FormFault
from graders.core.language import Text
from graders.core.message import Message, Said
from graders.core.plain import Typed, type_name
from graders.core.verdicts import Crashed, GraderError, Wrong

MATRIX = "numpy.matrix"


def expect_tuple(names: Sequence[str], actual: Any) -> tuple[Any, ...]:
    """Demand a tuple with one item per name, and return it."""
    order = f"({', '.join(names)})"
    inside = actual.value if type(actual) is Typed else actual
    if type(inside) not in (tuple, list):
        raise Wrong(_no_tuple(order, actual))
    if len(inside) != len(names):
        raise Wrong(
            Text(
                ko=f"튜플 {order} 꼴로 {len(names)}개를 돌려주세요. "
                f"지금은 {len(inside)}개입니다.",
                en=f"Return the tuple {order}, {len(names)} items: "
                f"yours has {len(inside)}.",
            )
        )
    if type(actual) is not tuple:
        note([FormFault("type", _no_tuple(order, actual))])
    return tuple(inside)


def _no_tuple(order: str, actual: Any) -> Message:
    advice = Text(ko=f"튜플 {order} 꼴로 돌려주세요.", en=f"Return the tuple {order}.")
    return Message.of(returns_nothing(actual), advice, got_type("tuple", actual))


def expect_array(
    name: str | Text,
    actual: Any,
    expected: NDArray[Any],
    *,
    rtol: float | None = None,
    known: Known = (),
) -> NDArray[Any]:
    """Demand the expected array: its shape, and finite, equal values; and return it.

    Another type or dtype is noted where the values are right. Of what is known to
    go wrong, the first result is looked at: if that is what came, the message
    names it. Where the expected array is empty, its form is all there is to demand.
    """
    if type(expected) is not np.ndarray or not np.isfinite(expected).all():
        raise GraderError(f"the expected {name} must be an array of finite numbers")
    name = Text.same(name) if isinstance(name, str) else name
    array, faults = array_in(name, actual, expected)
    expect_values(name, array, expected, rtol=rtol, known=known)
    note(faults)
    return array


def expect_values(
    name: Text,
    array: NDArray[Any],
    expected: NDArray[Any],
    *,
    rtol: float | None = None,
    known: Known = (),
    library: str = "np",
) -> None:
    """Demand finite, equal values of an array that has the right shape already."""
    actual = comparable(array)
    if not np.isfinite(actual).all():
        advice: Said = Text(
            ko=f"{name.ko}: nan이나 inf가 들어 있습니다. "
            "0으로 나누거나 값이 발산하는 곳을 찾으세요.",
            en=f"There is nan or inf in {name.en}: look for a division by zero or for "
            "values that diverge.",
        )
    elif not close(actual, expected, rtol, array.dtype):
        advice = cause_of_values(name, actual, expected, known) or Text(
            ko=f"{name.ko}: 모양은 맞지만 값이 다릅니다. 계산을 다시 살펴보세요.",
            en=f"Work through {name.en} again: the shape is right, the values are not.",
        )
    else:
        return
    advice = cause_of_storage(array, expected, library) or advice
    raise Wrong(advice, differing(name, array, expected))


def array_in(
    name: Text, actual: Any, expected: NDArray[Any], given: str | None = None
) -> tuple[NDArray[Any], list[FormFault]]:
    """Demand numbers in the expected shape; say what else is wrong with their form.

    Given is the name of an argument whose dtype the answer is to have.
    """
    array, faults = numbers_in(actual), []
    if type(actual) is not np.ndarray:
        advice = Text(
            ko=f"{name.ko}: NumPy 배열로 돌려주세요.",
            en=f"Return {name.en} as a NumPy array.",
        )
        evidence = got_type("numpy.ndarray", actual)
        fault = Message.of(returns_nothing(actual), advice, evidence)
        if array is not None and array.shape == () != expected.shape:
            raise Wrong(lone_number(name, expected.shape), evidence)
        if array is None:
            raise Wrong(fault)
        faults = [FormFault("type", fault)]
        if type_name(actual) == MATRIX and array.shape == (1, *expected.shape):
            array = array[0]  # a matrix always has two axes
    assert array is not None
    if array.shape != expected.shape:
        advice = Text(
            ko=f"{name.ko}: 모양(shape)을 고치세요.",
            en=f"Change the shape of {name.en}.",
        )
        shapes = expected.shape, array.shape
        raise Wrong(advice.followed_by(cause_of_shape(*shapes)), compared(*shapes))
    if has_dtype(actual) and array.dtype != expected.dtype:
        advice = Text(
            ko=f"{name.ko}: 자료형(dtype)을 고치세요.",
            en=f"Change the dtype of {name.en}.",
        )
        cause = cause_of_dtype(expected.dtype, array.dtype, given)
        evidence = compared(expected.dtype, array.dtype)
        fault = Message.of(advice.followed_by(cause), evidence)
        faults.append(FormFault("dtype", fault))
    return array, faults


def expect_number(
    name: str | Text,
    actual: Any,
    expected: float,
    *,
    rtol: float | None = None,
    known: Known = (),
) -> None:
    """Demand one number: a float of Python's or NumPy's, not an array of one."""
    name = Text.same(name) if isinstance(name, str) else name
    number = numbers_in(actual)
    if number is None or number.size != 1:
        raise Wrong(_no_number(name, actual))
    scalar = np.array(expected)
    expect_values(name, number.reshape(()), scalar, rtol=rtol, known=known)
    if type(actual) not in FLOATS:
        note([FormFault("type", _no_number(name, actual))])


def _no_number(name: Text, actual: Any) -> Message:
    advice = Text(
        ko=f"{name.ko}: float 하나로 돌려주세요. "
        "원소가 하나인 배열이라면 float(...)로 바꿀 수 있습니다.",
        en=f"Return {name.en} as one float; float(...) makes one of an array with "
        "a single element.",
    )
    return Message.of(returns_nothing(actual), advice, got_type("float", actual))


def expect_arrays(
    names: Sequence[str | Text],
    actual: Sequence[Any],
    expected: Sequence[NDArray[Any]],
    known: Known = (),
    *,
    rtol: float | None = None,
) -> tuple[NDArray[Any], ...]:
    """Demand several arrays; a misconception gives a wrong value for each of them."""
    require_order(names, actual, expected)
    known = best_first(known, [numbers_in(item) for item in actual])
    return tuple(
        expect_array(name, item, array, rtol=rtol, known=of_results(known, i))
        for i, (name, item, array) in enumerate(
            zip(names, actual, expected, strict=True)
        )
    )


def require_order(
    names: Sequence[str | Text], actual: Sequence[Any], expected: Sequence[NDArray[Any]]
) -> None:
    """Demand that arrays of several shapes did not come the other way round."""
    arrays = [numbers_in(item) for item in actual]
    shapes = [None if array is None else array.shape for array in arrays]
    in_order = [array.shape for array in expected]
    if len(in_order) > 1 and shapes != in_order and shapes == in_order[::-1]:
        order = f"({', '.join(str(name) for name in names)})"
        raise Wrong(
            Text(
                ko=f"{order} 차례로 돌려주세요. 지금은 거꾸로입니다.",
                en=f"Return {order} in this order: now it is the other way round.",
            )
        )


def expect_error(
    kind: type[Exception], situation: Text, call: Callable[[], Any]
) -> None:
    """Demand that a call raises this kind of exception."""
    try:
        call()
    except Crashed as crash:
        if kind.__name__ in crash.kinds:
            return
        happened: Said = crash.message
    else:
        happened = Text(
            ko="지금은 예외 없이 값을 돌려줍니다.",
            en="Now it returns without an error.",
        )
    advice = Text(
        ko=f"{situation.ko} {kind.__name__} 예외를 일으키세요(raise).",
        en=f"Raise {kind.__name__} {situation.en}.",
    )
    raise Wrong(advice, happened)
