"""Comparisons of tensors, and how tensors come through the door."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np
import pytest
import torch

from graders.checks.expect.diagnosis import Misconception
from graders.checks.expect.forms import noting
from graders.checks.expect.tensors import (
    expect_losses,
    expect_steady_graph,
    expect_tensor,
    expect_tensors,
)
from graders.core.language import Text
from graders.core.plain import Foreign, Tensor, Typed, plain, type_name
from graders.core.verdicts import GraderError, Wrong
from graders.sandbox.packages.torch_state import revived
from tests.checks.advice import said
from tests.support.messages import compared

COLUMN = Tensor(np.array([[1.0], [2.0], [3.0]]))


class Liar(torch.Tensor):
    """Claims to equal everything."""

    @classmethod
    def __torch_function__(cls, *_: Any, **__: Any) -> Any:
        return torch.tensor(True)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_right_tensor_passes(dtype: str) -> None:
    array = COLUMN.array.astype(dtype)
    expect_tensor("x", Tensor(array * (1 + np.finfo(dtype).eps)), Tensor(array))


@pytest.mark.parametrize(
    ("actual", "en", "ko"),
    [
        (None, "is a return missing?", "return을 잊지 않았나요?"),
        (1.0, "tensor. Leave out item()", "item()이나 float()을 떼고"),
        (
            COLUMN.array,
            compared("torch.Tensor", "numpy.ndarray"),
            "PyTorch 텐서",
        ),
        (Tensor(COLUMN.array, True), "Return .detach() of it", "detach()를 붙여"),
        (Tensor(np.empty((0, 1))), "got: (0, 1)", "모양"),
        (Tensor(np.array(1.0)), "name the dim", "축(dim)을"),
        (Tensor(np.zeros((3, 3))), "broadcasts to (3, 3)", "(3,)인 것과 (3, 1)인 것을"),
        (Tensor(COLUMN.array.T), "Rows and columns are swapped", "전치"),
        (Tensor(COLUMN.array.ravel()), "keepdim=True keeps", "keepdim=True"),
        (Tensor(COLUMN.array.astype("f")), "Use zeros_like(X)", "dtype=X.dtype"),
        (Tensor(COLUMN.array.astype(int)), "got: torch.int64", "자료형"),
        (Tensor(COLUMN.array * np.nan), "nan or inf", "nan이나 inf"),
        (Tensor(-COLUMN.array), "Turn the sign of x round", "부호"),
        (Tensor(COLUMN.array + 1), "Work through x again", "값이 다릅니다"),
    ],
)
def test_a_wrong_tensor_and_what_is_said(actual: Any, en: str, ko: str) -> None:
    text = said(lambda: expect_tensor("x", actual, COLUMN))
    assert en in text.en
    assert ko in text.ko


def test_the_mistake_that_explains_the_most_is_named() -> None:
    both, one = Text.same("neither moved"), Text.same("b has not moved")
    start, end = Tensor(np.zeros(2)), Tensor(np.ones(2))
    stuck = Tensor(np.full(2, 0.5))
    known = [
        Misconception((start.array, start.array), both),
        Misconception((stuck.array, start.array), one),
    ]
    text = said(lambda: expect_tensors("wb", (stuck, start), (end, end), known))
    assert text.en.startswith("b has not moved")


def test_a_grader_expects_tensors_of_tensors() -> None:
    with pytest.raises(GraderError):
        expect_tensor("x", COLUMN, COLUMN.array)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actual", "en"),
    [
        (None, "is a return missing?"),
        ((0.5, 0.25), "got: tuple"),
        ([0.5, 0.25, 0.1], compared("losses in history: 2", "losses in history: 3")),
        ([], compared("losses in history: 2", "losses in history: 0")),
        ([0.5, Tensor(np.array(0.25), True)], "Put loss.item(), a float"),
        ([0.5, Tensor(np.array(0.25))], "Put floats into history"),
        ([0.5, np.float32(0.25)], "Put floats into history"),
        ([0.5, "0.25"], "got: str"),
        ([0.5, 1], "Work through history again"),
        ([0.5, 0.75], "Work through history again"),
    ],
)
def test_a_wrong_list_of_losses(actual: Any, en: str) -> None:
    assert en in said(lambda: expect_losses("history", actual, [0.5, 0.25])).en
    expect_losses("history", [0.5, np.float64(0.25)], [0.5, 0.25])


@pytest.mark.parametrize(
    "actual",
    [
        (0.5, 0.25),
        np.array([0.5, 0.25]),
        Tensor(np.array([0.5, 0.25], "f")),
        Typed([0.5, 0.25], "collections.deque"),
        [np.float32(0.5), 0.25],
        [np.array([0.5]), Tensor(np.array(0.25))],
    ],
)
def test_losses_of_another_type_are_noted(actual: Any) -> None:
    with noting() as faults:
        expect_losses("history", actual, [0.5, 0.25])
    assert [fault.kind for fault in faults] == ["type"]


@pytest.mark.parametrize(
    ("actual", "kinds"),
    [
        (COLUMN.array, ["type"]),
        (COLUMN.array.tolist(), ["type"]),
        (Typed(COLUMN, "torch.nn.parameter.Parameter"), ["type"]),
        (Tensor(COLUMN.array, True), ["graph"]),
        (Tensor(COLUMN.array.astype("f")), ["dtype"]),
        (Tensor(COLUMN.array.astype(int), True), ["graph", "dtype"]),
    ],
)
def test_right_values_in_a_wrong_form_are_noted(actual: Any, kinds: list[str]) -> None:
    with noting() as faults:
        came = expect_tensor("x", actual, COLUMN)
    assert [fault.kind for fault in faults] == kinds
    assert type(came) is Tensor
    for wrong in (Tensor(COLUMN.array.T), Tensor(COLUMN.array + 1, True), [1.0], 1.0):
        with noting(), pytest.raises(Wrong):
            expect_tensor("x", wrong, COLUMN)


def test_a_graph_may_not_grow() -> None:
    for steady in ((), (7,), (7, 7, 7), (9, 7)):
        expect_steady_graph(steady)
    assert "7 at first, 107 at last" in said(lambda: expect_steady_graph((7, 107))).en


# --- in and out of a sandbox ----------------------------------------------------------


@pytest.mark.parametrize(
    "dtype",
    ["bool", "uint8", "int64", "float16", "float32", "float64", "complex64"],
)
def test_a_tensor_goes_out_and_in_again(dtype: str) -> None:
    tensor = torch.ones(2, 3, dtype=getattr(torch, dtype)).T
    came = plain(tensor)
    assert type(came) is Tensor
    assert came.array.dtype == np.dtype(dtype)
    assert came.array.shape == (3, 2)
    again = revived([came, {"a": (came,)}])[1]["a"][0]
    assert type(again) is torch.Tensor
    assert again.dtype is tensor.dtype
    assert torch.equal(again, tensor)


def test_what_comes_out_shares_no_memory_and_no_graph() -> None:
    w = torch.ones(2, requires_grad=True)
    came = plain([w, 2 * w, w.detach()])
    with torch.no_grad():
        w += 1
    assert [item.array.tolist() for item in came] == [[1, 1], [2, 2], [1, 1]]
    assert [item.requires_grad for item in came] == [True, True, False]
    sent = Tensor(np.ones(2))
    revived(sent)[0] = 5
    assert sent.array.tolist() == [1, 1]


def test_an_instance_cannot_speak_for_its_class() -> None:
    tensor = torch.zeros(2)
    for method in ("numpy", "detach", "resolve_conj"):
        setattr(tensor, method, lambda: np.ones(2))
    assert plain(tensor).array.tolist() == [0, 0]


def test_conjugate_and_negative_views_are_what_they_show() -> None:
    z = torch.tensor([1 + 2j])
    assert plain(z.conj()).array.tolist() == [1 - 2j]
    assert plain(z.conj().imag).array.tolist() == [-2]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (torch.zeros(1).as_subclass(Liar), "Liar"),
        (torch.eye(2).to_sparse(), "torch.sparse_coo"),
        (torch.zeros(1, device="meta"), "on the device meta"),
        (torch.zeros(1, dtype=torch.bfloat16), "dtype torch.bfloat16"),
        (torch.zeros(1).expand(10**10), "too large"),
        (torch.nn.Linear(1, 1), "torch.nn.modules.linear.Linear"),
        (torch.float32, "torch.dtype"),
    ],
)
def test_what_is_no_plain_tensor_is_named(value: Any, name: str) -> None:
    came = plain(value)
    assert type(came) is Foreign
    assert name in type_name(came)


def test_a_parameter_is_a_tensor_of_another_type() -> None:
    came = plain(torch.nn.Parameter(torch.ones(2)))
    assert type(came) is Typed
    assert type(came.value) is Tensor
    assert came.value.array.tolist() == [1, 1]
    assert type_name(came) == "torch.nn.parameter.Parameter"


def test_a_state_dict_is_plain_data() -> None:
    came = plain(torch.nn.Linear(2, 1).state_dict())
    assert type(came) is dict
    assert [came["weight"].array.shape, came["bias"].array.shape] == [(1, 2), (1,)]
    assert plain(OrderedDict(a=1)) == {"a": 1}
