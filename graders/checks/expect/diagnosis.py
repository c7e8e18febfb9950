"""Guesses at the cause of a wrong array, worded for the learner."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from graders.checks.expect import overhearing
from graders.checks.expect.forms import comparable, tolerance
from graders.checks.expect.nearness import cause_of_nearness
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Sentence
from graders.sandbox.packages.new_memory import left_uninitialized

Shape = tuple[int, ...]
Parameters = ParamSpec("Parameters")
Given = TypeVar("Given")
Gives = TypeVar("Gives", covariant=True)


@dataclass(frozen=True, slots=True)
class Misconception(Generic[Gives]):
    """A mistake that learners make."""

    gives: Gives
    """What it leads to: an array for each result, or a function that computes it."""
    advice: Text | Sentence
    """What to tell who makes it."""


def mistaken(gives: Given, ko: str, en: str) -> Misconception[Given]:
    return Misconception(gives, Text(ko, en))


Known = Iterable[Misconception[Arrays]]
"""What is known to go wrong with a call, and what would come back from it."""


def close(
    actual: NDArray[Any],
    expected: NDArray[Any],
    rtol: float | None = None,
    dtype: np.dtype[Any] | None = None,
) -> bool:
    """Compare values of equal shape, relative to the largest one expected.

    Those that came in another `dtype` need be right only as far as it has digits.
    """
    if actual.shape != expected.shape:
        return False
    if rtol is None:
        rtol = 1e-4 if expected.dtype.itemsize < 8 else 1e-7
    rtol = tolerance(rtol, expected.dtype, dtype or actual.dtype)
    scale = float(np.abs(expected).max(initial=0.0)) or 1.0
    return bool(np.all(np.abs(actual - expected) <= rtol * scale))


def is_what(mistake_gives: Array, actual: Array) -> bool:
    """Tell whether a mistake explains what came: zeros explain nothing but zeros."""
    if mistake_gives.shape != actual.shape:
        return False
    mistake_gives, actual = comparable(mistake_gives), comparable(actual)
    if not mistake_gives.any():
        return not actual.any()
    same = bool((np.abs(actual - mistake_gives) <= _NOTHING).all())
    return same or close(actual, mistake_gives)


_NOTHING = 1e-14
"""Where one thing cancels another, this is 0."""


def explaining(
    known: Known, actual: Sequence[Array | None]
) -> Iterator[Misconception[Arrays]]:
    """Give those misconceptions that explain all that came."""
    for each in known:
        pairs = zip(each.gives, actual, strict=True)
        if all(array is not None and is_what(given, array) for given, array in pairs):
            yield each


def when_wrong(
    known: Callable[Parameters, Known],
) -> Callable[Parameters, Iterator[Misconception[Arrays]]]:
    """Work out what known mistakes would give only when an answer is not right."""

    @functools.wraps(known)
    def later(
        *arguments: Parameters.args, **keywords: Parameters.kwargs
    ) -> Iterator[Misconception[Arrays]]:
        for each in known(*arguments, **keywords):
            overhearing.note(each.advice)
            yield each

    return later


def of_results(known: Known, *numbers: int) -> Iterator[Misconception[Arrays]]:
    """Look only at some of the results that misconceptions are about."""
    for each in known:
        yield replace(each, gives=tuple(each.gives[number] for number in numbers))


def best_first(
    known: Known, actual: Sequence[Array | None]
) -> Iterator[Misconception[Arrays]]:
    """Sort misconceptions: those that explain the most of what came stand first."""

    def unexplained(misconception: Misconception[Arrays]) -> int:
        pairs = zip(actual, misconception.gives, strict=True)
        return sum(array is None or not is_what(given, array) for array, given in pairs)

    yield from sorted(known, key=unexplained)


def fitting(
    known: Known, actual: Array, explains: Callable[[Array, Array], bool]
) -> Iterator[Misconception[Arrays]]:
    """Give those misconceptions whose first result is what came."""
    return (each for each in known if explains(each.gives[0], actual))


def cause_of_values(
    name: Text,
    actual: NDArray[Any],
    expected: NDArray[Any],
    known: Known,
) -> Text | Sentence | None:
    for misconception in fitting(known, actual, is_what):
        return misconception.advice
    if close(actual, -expected):
        return Text(
            ko=f"{name.ko}: 크기는 맞지만 부호가 반대입니다. 부호를 뒤집으세요.",
            en=f"Turn the sign of {name.en} round: the size is right.",
        )
    if not actual.any():
        return Text(
            ko=f"{name.ko}: 값이 모두 0입니다. 계산한 결과를 돌려주는지 살펴보세요.",
            en=f"Only zeros came for {name.en}: do you return what you computed?",
        )
    return cause_of_nearness(name, actual, expected)


def lone_number(name: Text, shape: Shape) -> Text:
    """Say how an array came to be a single number."""
    return Text(
        ko=f"{name.ko}: 모양이 {shape}인 NumPy 배열로 돌려주세요. 지금은 수 "
        "하나입니다. 전체의 sum, mean, max는 수 하나이므로 축(axis)을 적고, t[i, "
        "0]처럼 원소를 꺼냈다면 t[i]라고 쓰세요.",
        en=f"Return {name.en} as a NumPy array of shape {shape}, not one number. The "
        "sum, mean or max of everything is one: name an axis. An element t[i, 0] is "
        "one, too: take t[i].",
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What a library calls its arrays, and the arguments that say along which axis."""

    array_ko: str
    axis: str
    keepdims: str


NUMPY = Words("배열", "axis", "keepdims")
TORCH = Words("텐서", "dim", "keepdim")


def cause_of_shape(expected: Shape, actual: Shape, words: Words = NUMPY) -> Text | None:
    if len(expected) == 2 and actual == expected[::-1]:
        return Text(
            ko="행과 열이 바뀌어 있습니다(전치).",
            en="Rows and columns are swapped: it is the transpose.",
        )
    if len(expected) == 2 and expected[1] == 1 and actual == (expected[0],) * 2:
        return Text(
            ko=f"모양이 {(expected[0],)}인 것과 {expected}인 것을 더하거나 빼면 "
            f"브로드캐스팅되어 {actual} 모양이 됩니다. 열벡터는 늘 {expected} 꼴로 "
            "두세요.",
            en=f"Adding {(expected[0],)} to {expected} broadcasts to {actual}: keep "
            f"every column as {expected}.",
        )
    if actual == ():
        return Text(
            ko=f"수 하나가 왔습니다. sum이나 mean이라면 축({words.axis})을 적어야 "
            f"{words.array_ko}로 남고, x[i, 0]처럼 원소를 꺼냈다면 x[i]라고 씁니다.",
            en="A single number came. A sum or mean of everything is one: name the "
            f"{words.axis}. An element such as x[i, 0] is one, too: take x[i].",
        )
    if expected and actual == expected[:-1] and expected[-1] == 1:
        return Text(
            ko="마지막 축이 없어졌습니다. reshape(-1, 1)이 열을 만들고, 더할 때는 "
            f"{words.keepdims}=True가 축을 남깁니다.",
            en="Its last axis is missing: reshape(-1, 1) makes a column, and "
            f"{words.keepdims}=True keeps the axis of a sum.",
        )
    if len(expected) == 1 and sorted(actual) == [1, *expected]:
        return Text(
            ko=f"축이 하나 많습니다. {words.keepdims}=True를 빼거나 reshape(-1)로 "
            "없애세요.",
            en=f"There is an axis too many: leave out {words.keepdims}=True, or remove "
            "it with reshape(-1).",
        )
    if np.prod(expected) == np.prod(actual):
        return Text(
            ko=f"값의 개수는 맞습니다. {words.axis}, {words.keepdims}, reshape를 "
            "살펴보세요.",
            en=f"The number of values is right: look at {words.axis}, {words.keepdims} "
            "and reshape.",
        )
    if len(expected) == len(actual):
        return _cause_of_one_axis(expected, actual)
    return None


def _cause_of_one_axis(expected: Shape, actual: Shape) -> Text | None:
    """Say what lengthens an axis to more than 1, or shortens it to 1."""
    other = [n for n, length in enumerate(expected) if length != actual[n]]
    if len(other) == 1 and expected[other[0]] == 1:
        return Text(
            ko=f"축 {other[0]}의 크기는 1이어야 합니다. @ 대신 *를 쓰지 않았는지, "
            "(N,)과 (N, 1)을 더하거나 빼지 않았는지 살펴보세요.",
            en=f"Its axis {other[0]} is to have the length 1: does a * stand for @, or "
            "do (N,) and (N, 1) meet in a sum or difference?",
        )
    if len(other) == 1 and actual[other[0]] == 1:
        return Text(
            ko=f"축 {other[0]}까지 더하거나 평균을 구하지 않았나요? 그 축은 "
            f"{expected[other[0]]}개를 그대로 남겨 두세요.",
            en=f"Is axis {other[0]} summed or averaged as well? Its "
            f"{expected[other[0]]} values are to stay.",
        )
    return None


def cause_of_dtype(
    expected: np.dtype[Any], actual: np.dtype[Any], given: str | None = None
) -> Text | None:
    """Say how to make the right dtype; `given` names an argument that has it."""
    if expected.kind == "f" and actual.kind in "biu":
        wanted = f"{given}.dtype" if given else f"np.{expected}"
        return Text(
            ko=f"뒤에 .astype({wanted})을 붙이세요. 비교는 True와 False를, "
            "np.where(..., 1, 0)은 정수를 만듭니다.",
            en=f"Append .astype({wanted}): a comparison makes True and False, "
            "np.where(..., 1, 0) makes integers.",
        )
    if expected == np.float32 and actual == np.float64:
        mend = (
            Text(
                f"뒤에 .astype({given}.dtype)을 붙이세요.",
                f"Append .astype({given}.dtype).",
            )
            if given
            else Text("인자의 dtype에 맞추세요.", "Give it the dtype of the arguments.")
        )
        return Text(
            ko=f"{mend.ko} 중간에 float64가 섞였습니다. .astype(float), np.zeros, "
            "np.array, 수 두 개로 만든 np.where는 float64입니다.",
            en=f"{mend.en} Something in float64 got mixed in: .astype(float), "
            "np.zeros, np.array and np.where of two plain numbers make it.",
        )
    if given:
        return Text(
            ko=f"뒤에 .astype({given}.dtype)을 붙이세요.",
            en=f"Append .astype({given}.dtype).",
        )
    return None


def cause_of_storage(
    array: NDArray[Any], expected: NDArray[Any], library: str = "np"
) -> Text | None:
    """Know wrong numbers that come only from how an array keeps them."""
    if left_uninitialized(array):
        return Text(
            ko=f"{library}.empty는 메모리에 남아 있던 값을 그대로 둡니다. zeros_like를 "
            "쓰거나 모든 원소를 채우세요.",
            en=f"{library}.empty leaves what was in memory: use zeros_like, or fill "
            "every element.",
        )
    if array.dtype.kind in "iu" and (array == np.trunc(expected)).all():
        return Text(
            ko="정수 배열에 넣으면 소수점 아래가 잘립니다.",
            en="An integer array cuts off everything after the decimal point.",
        )
    return None
