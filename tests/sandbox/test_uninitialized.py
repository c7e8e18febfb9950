"""New memory in a learner's code begins the same always, and is known again."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from graders.core.plain import plain
from graders.course.catalogue import load_catalogue
from graders.grading.grader import Grader
from graders.sandbox.in_process import InProcess
from graders.sandbox.packages.new_memory import left_uninitialized, marked_memory
from graders.sandbox.sandbox import Call
from graders.submissions.submission import Submission

DTYPES = ("f2", "f4", "f8", ">f8", "c8", "c16", "i4", "i8", "u4", "u8")


@pytest.mark.parametrize("dtype", DTYPES)
def test_new_arrays_are_known_again(dtype: str) -> None:
    with marked_memory():
        new = np.empty((2, 3), dtype)
        like = np.empty_like(new)
    assert left_uninitialized(new)
    assert left_uninitialized(like[:, ::2])
    assert like.tobytes() == new.tobytes()
    like[:] = 1
    assert not left_uninitialized(like)


@pytest.mark.parametrize("dtype", ["?", "i1", "u2", "O", "U3", "g", "V4"])
def test_any_dtype_can_be_asked_for(dtype: str) -> None:
    with marked_memory():
        new, again = (np.empty(3, dtype) for _ in range(2))
    assert new.dtype == dtype
    assert new.tobytes() == again.tobytes()


def test_what_is_made_of_them_is_known_too() -> None:
    with marked_memory():
        new = np.empty(3)
    for made in (-new, 2 * new, new.astype("f2"), new.astype("f4").astype("f8")):
        assert left_uninitialized(made)
    assert left_uninitialized(np.array(new.tolist()))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_no_other_nan_is_taken_for_one_of_ours() -> None:
    inf, zero = np.array(np.inf), np.array(0.0)
    computed = (np.nan, inf - inf, zero / zero, np.log(zero - 1), -np.array(np.nan))
    for nan in computed:
        for dtype in ("f2", "f4", "f8", "c16"):
            assert not left_uninitialized(np.array([nan, 1.0]).astype(dtype))


@pytest.mark.parametrize("dtype", ["float32", "float64", "int32", "int64"])
def test_new_tensors_are_known_again(dtype: str) -> None:
    one = torch.ones(2, dtype=getattr(torch, dtype))
    with marked_memory():
        made = torch.empty(2, dtype=one.dtype), torch.empty_like(one), one.new_empty(3)
    for tensor in made:
        assert left_uninitialized(plain(tensor).array)
    assert not left_uninitialized(plain(one).array)


def test_new_tensors_can_record() -> None:
    with marked_memory():
        new = torch.empty(2, requires_grad=True)
    assert new.requires_grad
    assert new.is_leaf


def test_sparse_tensors_can_be_asked_for() -> None:
    with marked_memory():
        assert torch.empty(2, 2, layout=torch.sparse_coo).is_sparse


def test_afterwards_all_is_as_it_was() -> None:
    before = np.empty, np.empty_like, torch.empty, torch.empty_like
    with marked_memory(), marked_memory():
        assert np.empty is not before[0]
        assert left_uninitialized(np.empty(1))
    assert (np.empty, np.empty_like, torch.empty, torch.empty_like) == before
    assert "new_empty" not in vars(torch.Tensor)


HALF_FILLED = b"""
from numpy import empty_like

def relu(x):
    out = empty_like(x)
    out[x > 0] = x[x > 0]
    return out
"""


def test_marks_repeat_and_the_cause_is_named() -> None:
    [relu] = [e for e in load_catalogue() if e.id == "relu"]
    submission = Submission("x", {relu.file: HALF_FILLED})
    with Grader(seed=0) as locked, Grader(seed=0, in_process=True) as here:
        grades = [
            grader.grade(submission, [relu]).exercises[0] for grader in (locked, here)
        ]
    assert grades[0] == grades[1]
    assert grades[0].points == 0
    for check in grades[0].failed:
        assert check.message
        assert check.message.en.startswith("np.empty leaves what was in memory")


def test_a_room_leaves_numpy_as_it_was() -> None:
    own = np.empty
    sandbox = InProcess(Submission("x", {"activations.py": HALF_FILLED}))
    sandbox.call(Call("activations", "relu", (np.array([-1.0, 1.0]),)))
    assert np.empty is own
