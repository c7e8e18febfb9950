"""Comparisons of tensors, as `arrays` compares arrays, and without torch.

A tensor comes as plain data: here alone it is taken for the array that it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expect.arrays import expect_values
from graders.checks.expect.diagnosis import (
    TORCH,
    Known,
    Shape,
    best_first,
    cause_of_shape,
    of_results,
)
from graders.checks.expect.evidence import compared, got_type, returns_nothing
from graders.checks.expect.forms import FLOATS, has_dtype, note, numbers_in
from graders.core.grades import FormFault
from graders.core.language import Text
from graders.core.message import Message
from graders.core.plain import Tensor, Typed, type_name
from graders.core.verdicts import GraderError, Wrong


def tensors(*arrays: NDArray[Any]) -> tuple[Tensor, ...]:
    """Hand arrays to a learner's code as tensors."""
    return tuple(Tensor(array) for array in arrays)


def expect_tensor(
    name: str | Text,
    actual: Any,
    expected: Tensor,
    *,
    rtol: float | None = None,
    known: Known = (),
) -> Tensor:
    """Demand a tensor: its shape, and finite, equal values; and return it.

    Another type, dtype or requires_grad is noted where the values are right.
    """
    if type(expected) is not Tensor:
        raise GraderError(f"the expected {name} must be a tensor")
    name = Text.same(name) if isinstance(name, str) else name
    array = _array_in(name, actual, expected.array.shape)
    if array.shape != expected.array.shape:
        advice = Text(
            ko=f"{name.ko}: 모양(shape)을 고치세요.",
            en=f"Change the shape of {name.en}.",
        )
        shapes = expected.array.shape, array.shape
        cause = cause_of_shape(*shapes, TORCH)
        raise Wrong(advice.followed_by(cause), compared(*shapes))
    expect_values(name, array, expected.array, rtol=rtol, known=known, library="torch")
    note(_faults_of_form(name, actual, array, expected))
    return Tensor(array, expected.requires_grad)


def expect_tensors(
    names: Sequence[str | Text],
    actual: Sequence[Any],
    expected: Sequence[Tensor],
    known: Known = (),
    *,
    rtol: float | None = None,
) -> tuple[Tensor, ...]:
    """Demand several tensors; a misconception gives a wrong value for each of them."""
    ordered = best_first(known, [numbers_in(item) for item in actual])
    return tuple(
        expect_tensor(name, item, tensor, rtol=rtol, known=of_results(ordered, i))
        for i, (name, item, tensor) in enumerate(
            zip(names, actual, expected, strict=True)
        )
    )


def expect_losses(
    name: str,
    actual: Any,
    expected: Sequence[float],
    known: Known = (),
    *,
    rtol: float | None = None,
) -> None:
    """Demand a list of floats: losses that keep no graph alive."""
    inside = actual.value if type(actual) is Typed else actual
    items = inside if type(inside) in (list, tuple) else numbers_in(inside)
    if items is None or not (isinstance(items, list | tuple) or items.ndim == 1):
        raise Wrong(_no_list(name, actual))
    faults = []
    if type(actual) is not list:
        faults = [FormFault("type", _no_list(name, actual))]
    losses = []
    for item in items:
        number = numbers_in(item)
        if number is None or number.size != 1:
            raise Wrong(_no_loss(name, item))
        losses.append(number.reshape(()))
        if type(actual) is list and type(item) not in FLOATS and not faults:
            faults = [FormFault("type", _no_loss(name, item))]
    if len(losses) != len(expected):
        advice = Text(
            ko=f"{name}: 손실을 에폭마다 하나씩 담으세요.",
            en=f"Put one loss per epoch into {name}.",
        )
        count = Text(f"{name}의 길이", f"losses in {name}:")
        evidence = compared(len(expected), len(losses), count, joint=" ")
        cause = _cause_of_number(len(expected), len(losses))
        raise Wrong(advice.followed_by(cause), evidence)
    expect_values(
        Text.same(name),
        np.stack(losses) if losses else np.empty(0),
        np.array(expected, dtype=np.float64),
        rtol=rtol,
        known=of_results(known, 0),
        library="torch",
    )
    note(faults)


def _cause_of_number(expected: int, actual: int) -> Text:
    if actual == expected + 1:
        return Text(
            ko="하나 많습니다. 갱신마다 갱신하기 전의 손실 하나만 적습니다.",
            en="There is one too many: each update has one loss, the one before it.",
        )
    if actual == expected - 1:
        return Text(
            ko="하나 모자랍니다. 첫 갱신 전의 손실부터 마지막에 구한 손실까지 모두 "
            "적습니다.",
            en="One is missing: all belong to it, from the loss before the first "
            "update to the last one computed.",
        )
    return Text(ko="개수가 다릅니다.", en="Their number is not right.")


def _no_list(name: str, actual: Any) -> Message:
    advice = Text(
        ko=f"{name}: float를 차례로 담은 리스트로 돌려주세요.",
        en=f"Return {name} as a list of floats.",
    )
    return Message.of(returns_nothing(actual), advice, got_type("list", actual))


def _no_loss(name: str, item: Any) -> Message:
    if type(item) is Tensor and item.requires_grad:
        advice = Text(
            ko=f"{name}: 손실을 loss.item()으로 꺼내 float로 담으세요. 텐서를 그대로 "
            "담으면 그 에폭의 계산 그래프가 통째로 남습니다.",
            en=f"Put loss.item(), a float, into {name}: a tensor would keep its whole "
            "epoch's graph alive.",
        )
    else:
        advice = Text(
            ko=f"{name}: 손실을 loss.item()이나 float(loss)로 바꾸어 float로 담으세요.",
            en=f"Put floats into {name}: loss.item() or float(loss) makes one.",
        )
    return Message.of(advice, compared("list of float", type_name(item)))


def expect_steady_graph(sizes: Sequence[int]) -> None:
    """Demand that no backward pass goes through the epochs before it."""
    if len(sizes) < 2 or sizes[-1] <= sizes[0]:
        return
    raise Wrong(
        Text(
            ko="갱신을 기록하지 마세요. with torch.no_grad(): 안에서 w -= ... 처럼 "
            "제자리에서 빼면 됩니다. w = w - ... 는 지난 에폭을 모두 계산 그래프에 "
            "남깁니다.",
            en="Keep the update out of the graph: subtract in place, w -= ..., inside "
            "with torch.no_grad():. With w = w - ... the graph holds every epoch "
            "before.",
        ),
        Text(
            ko=f"계산 그래프의 마디: 처음 {sizes[0]}개, 마지막 {sizes[-1]}개",
            en=f"nodes in the graph: {sizes[0]} at first, {sizes[-1]} at last",
        ),
    )


def _array_in(name: Text, actual: Any, shape: Shape) -> NDArray[Any]:
    array = numbers_in(actual)
    if array is None or (type(actual) is not Tensor and array.shape == () != shape):
        raise Wrong(_no_tensor(name, actual))
    return array


def _faults_of_form(
    name: Text, actual: Any, array: NDArray[Any], expected: Tensor
) -> Iterator[FormFault]:
    dtypes = expected.array.dtype, array.dtype
    if type(actual) is not Tensor:
        yield FormFault("type", _no_tensor(name, actual))
    elif actual.requires_grad != expected.requires_grad:
        advice = _RECORDED if expected.requires_grad else _NOT_RECORDED
        advice = Text(ko=f"{name.ko}: {advice.ko}", en=f"{advice.en} ({name.en})")
        graphs = expected.requires_grad, actual.requires_grad
        evidence = compared(*graphs, "requires_grad", joint="=")
        yield FormFault("graph", Message.of(advice, evidence))
    if has_dtype(actual) and array.dtype != expected.array.dtype:
        advice = Text(
            ko=f"{name.ko}: 자료형(dtype)을 고치세요.",
            en=f"Change the dtype of {name.en}.",
        )
        advice = advice.followed_by(_cause_of_dtype(*dtypes))
        evidence = compared(*(f"torch.{dtype}" for dtype in dtypes))
        yield FormFault("dtype", Message.of(advice, evidence))


def _no_tensor(name: Text, actual: Any) -> Message:
    advice = Text(
        ko=f"{name.ko}: PyTorch 텐서로 돌려주세요.",
        en=f"Return {name.en} as a torch tensor.",
    )
    advice = advice.followed_by(_cause_of_type(actual))
    evidence = got_type("torch.Tensor", actual)
    return Message.of(returns_nothing(actual), advice, evidence)


_NOT_RECORDED = Text(
    ko="detach()를 붙여 값만 돌려주세요. 아직 계산을 기록하는 텐서입니다.",
    en="Return .detach() of it: this tensor still records what is computed from it.",
)
_RECORDED = Text(
    ko="detach(), data, no_grad(), torch.tensor(...) 없이 계산하세요. 그래프가 끊겨 "
    "학습할 수 없습니다.",
    en="Compute it without detach(), data, no_grad() and torch.tensor(...): they cut "
    "the graph, and nothing can learn.",
)


def _cause_of_type(actual: Any) -> Text | None:
    if type_name(actual) == "torch.nn.parameter.Parameter":
        return Text(
            ko="매개변수(Parameter)에 detach()를 붙이면 텐서가 됩니다.",
            en="A Parameter's detach() is a plain tensor.",
        )
    if type(actual) in (int, float):
        return Text(
            ko="item()이나 float()을 떼고 텐서를 그대로 돌려주세요.",
            en="Leave out item() or float(): return the tensor itself.",
        )
    return None


def _cause_of_dtype(expected: np.dtype[Any], actual: np.dtype[Any]) -> Text | None:
    if expected.kind == "f" and actual == np.float64:
        return Text(
            ko="중간에 float64가 섞였습니다. double()이나 dtype=torch.float64를 빼고 "
            "zeros_like(X)를 쓰거나 dtype=X.dtype을 넘기세요. NumPy의 배열에서 만든 "
            "텐서도 float64입니다.",
            en="Something in float64 got mixed in: leave out double() and "
            "dtype=torch.float64, use zeros_like(X) or pass dtype=X.dtype. A tensor "
            "made from NumPy's array is float64, too.",
        )
    if expected.kind == "f" and actual == np.float32:
        return Text(
            ko="zeros_like(X)를 쓰거나 dtype=X.dtype을 넘기세요. torch.zeros, "
            "torch.tensor, nn.Linear는 float32로 만듭니다.",
            en="Use zeros_like(X) or pass dtype=X.dtype: torch.zeros, torch.tensor "
            "and nn.Linear make float32.",
        )
    return None
