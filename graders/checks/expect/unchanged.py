"""Demand that what a function was given is as it was, and say what has changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from numpy.typing import NDArray

from graders.core.language import Text
from graders.core.message import Sentence, Varying, sentence
from graders.core.plain import Tensor, same
from graders.core.verdicts import Wrong
from graders.sandbox.in_place import Change
from graders.sandbox.written import Written


def expect_unchanged(
    names: Sequence[str],
    before: Sequence[NDArray[Any]],
    after: Sequence[Any],
    written: Callable[[], Written],
) -> None:
    """Demand that a call left the arrays it was given as they were."""
    for name, old, new in zip(names, before, after, strict=True):
        if not same(old, new):
            change = written().change_of(name)
            raise Wrong(_by_code(name, change, "copy") if change else _in_any_way(name))


def expect_tensors_unchanged(
    names: Sequence[str],
    before: Sequence[Tensor],
    after: Sequence[Any],
    written: Callable[[], Written],
) -> None:
    """Demand that a call left the tensors it was given as they were."""
    for name, old, new in zip(names, before, after, strict=True):
        if type(new) is Tensor and new.requires_grad and not old.requires_grad:
            raise Wrong(
                Text(
                    ko=f"{name}.clone().requires_grad_()처럼 복사한 텐서에 "
                    f"requires_grad_()를 부르세요. 지금은 인자로 받은 {name} 자체가 "
                    "바뀌었습니다.",
                    en=f"Call requires_grad_() on a copy, {name}.clone()."
                    f"requires_grad_(): it changed the argument {name} itself.",
                )
            )
        if not same(old, new):
            change = written().change_of(name)
            raise Wrong(_by_code(name, change, "clone") if change else _shared(name))


def _by_code(name: str, change: Change, copied: str) -> Sentence:
    if change.shares:
        return sentence(
            ko="인자로 받은 {name}의 값을 바꾸지 마세요. 처음에 {name}.{copied}()로 "
            "복사하세요. {code}: 복사하지 않고 같은 메모리를 함께 쓰는 코드입니다.",
            en="Leave the argument {name} as it was: start from {name}.{copied}(). "
            "What {code} makes is no copy, it shares the memory.",
            name=name,
            copied=copied,
            code=Varying(change.code),
        )
    return sentence(
        ko="인자로 받은 {name}의 값을 바꾸지 마세요. 처음에 {name}.{copied}()로 "
        "복사하세요. {code}: 받은 {name}의 값을 그 자리에서 바꾸는 코드입니다.",
        en="Leave the argument {name} as it was: start from {name}.{copied}(). "
        "{code} changes in place what came.",
        name=name,
        copied=copied,
        code=Varying(change.code),
    )


def _in_any_way(name: str) -> Text:
    return Text(
        ko=f"인자로 받은 {name}의 값을 바꾸지 마세요. 복사한 {name}.copy()에서 "
        f"시작하거나 {name} = {name} - ... 처럼 새 배열을 만드세요. {name} -= ...도 "
        f"{name}[...] = ...도 out={name}도 받은 배열을 그 자리에서 바꿉니다.",
        en=f"Leave the argument {name} as it was: start from {name}.copy(), or make a "
        f"new array, as {name} = {name} - ... does. {name} -= ..., {name}[...] = ... "
        f"and out={name} all change the array that came.",
    )


def _shared(name: str) -> Text:
    return Text(
        ko=f"인자로 받은 {name}의 값을 바꾸지 마세요. 처음에 {name}.clone()으로 "
        "복사하세요. detach()만으로는 같은 메모리를 함께 씁니다.",
        en=f"Leave the argument {name} as it was: start from {name}.clone(). What "
        "detach() returns shares its memory.",
    )
