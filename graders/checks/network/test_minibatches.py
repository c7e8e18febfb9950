"""Checks of minibatches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders.checks.expect.evidence import compared, got_type, returns_nothing
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Wrong
from graders.sandbox.student import Student


def batches_of(student: Student, N: int, size: int, seed: int) -> list[Array]:
    """Demand a list of arrays of integers, each with one axis."""
    return arrays_in(student.minibatches(N, size, seed))


def arrays_in(batches: object) -> list[Array]:
    advice = Text(
        ko="정수 배열의 리스트로 돌려주세요. 배치마다 배열 하나입니다.",
        en="Return a list of integer arrays, one for each batch.",
    )
    if type(batches) not in (list, tuple):
        said = returns_nothing(batches)
        raise Wrong(Message.of(said, advice, got_type("list", batches)))
    assert isinstance(batches, list | tuple)
    for batch in batches:
        if type(batch) is not np.ndarray or batch.ndim != 1:
            raise Wrong(advice, got_type("numpy.ndarray", batch))
        if batch.dtype.kind not in "iu":
            raise Wrong(advice, compared("int64", batch.dtype))
    return list(batches)


def expect_each_once(batches: Sequence[Array], N: int) -> None:
    indices = np.sort(np.concatenate([np.empty(0, int), *batches]))
    if indices.size == N and (indices == np.arange(N)).all():
        return
    missing = sorted(set(range(N)) - set(indices.tolist()))
    beyond = [i for i in indices.tolist() if not 0 <= i < N]
    if beyond:
        advice = Text(
            ko="번호는 0부터 N - 1까지입니다.", en="Count the indices from 0 to N - 1."
        )
        raise Wrong(advice, compared(f"0 … {N - 1}", beyond[0]))
    if missing and indices.size < N:
        advice = Text(
            ko="빠진 번호가 있습니다. 마지막의 작은 배치도 돌려주세요.",
            en="Some indices are missing: return the last, smaller batch as well.",
        )
        raise Wrong(advice, compared(N, indices.size))
    advice = Text(
        ko="번호마다 꼭 한 배치에만 넣으세요. 두 번 나온 번호가 있습니다. 한 번 섞은 "
        "다음 겹치지 않게 자릅니다.",
        en="Put each index into exactly one batch: some come twice. Shuffle once, then "
        "cut without overlap.",
    )
    raise Wrong(advice, compared(N, indices.size))


def expect_sizes(batches: Sequence[Array], N: int, size: int) -> None:
    sizes = [len(batch) for batch in batches]
    expected = [min(size, N - i) for i in range(0, N, size)]
    if sizes != expected:
        advice = Text(
            ko="배치마다 번호를 batch_size개 담고, 남은 것만 마지막 배치에 담으세요.",
            en="Give every batch batch_size indices, and the last one what is left.",
        )
        raise Wrong(advice, compared(expected, sizes))


@check(
    "minibatches",
    points=4,
    title=Text(ko="번호마다 꼭 한 번", en="Each index exactly once"),
)
def test_batches_each_once(student: Student) -> None:
    for N, size in ((12, 4), (11, 4), (1, 1)):
        expect_each_once(batches_of(student, N, size, 3), N)


@check("minibatches", points=3, title=Text(ko="배치의 크기", en="The sizes"))
def test_batches_sizes(student: Student) -> None:
    for N, size in ((12, 4), (10, 4), (5, 1)):
        expect_sizes(batches_of(student, N, size, 3), N, size)


@check(
    "minibatches",
    points=1,
    title=Text(ko="데이터보다 큰 배치", en="A batch larger than the data"),
    tier="more",
)
def test_batches_larger(student: Student) -> None:
    batches = batches_of(student, 5, 8, 0)
    expect_each_once(batches, 5)
    expect_sizes(batches, 5, 8)


@check("minibatches", points=2, title=Text(ko="같은 시드, 같은 배치", en="One seed"))
def test_batches_repeat(student: Student) -> None:
    once = np.concatenate(batches_of(student, 40, 7, 5))
    # Called in another way: the answer to a call is remembered.
    again = np.concatenate(arrays_in(student.minibatches(40, 7, seed=5)))
    expect_each_once([once], 40)
    if not np.array_equal(once, again):
        raise Wrong(
            Text(
                ko="받은 seed로 섞으세요. 같은 시드로 두 번 불렀는데 배치가 "
                "다릅니다. np.random.default_rng(seed)가 그렇게 합니다.",
                en="Shuffle with the seed that came: the same seed gave other batches "
                "the second time. np.random.default_rng(seed) does it.",
            )
        )


@check("minibatches", points=2, title=Text(ko="섞인 순서", en="A shuffled order"))
def test_batches_shuffled(student: Student) -> None:
    orders = [np.concatenate(batches_of(student, 40, 7, seed)) for seed in range(3)]
    for order in orders:
        expect_each_once([order], 40)
    in_order = np.arange(40)
    if any(np.array_equal(order, in_order) for order in orders):
        raise Wrong(
            Text(
                ko="번호를 섞으세요. 0, 1, 2, ...의 순서 그대로입니다.",
                en="Shuffle the indices: they come in the order 0, 1, 2, ...",
            )
        )
    if any((np.diff(order[:7]) == 1).all() for order in orders):
        raise Wrong(
            Text(
                ko="배치의 순서가 아니라 번호를 섞으세요. 이웃한 번호가 늘 함께 "
                "있습니다.",
                en="Shuffle the indices, not the batches: neighbours always stay "
                "together.",
            )
        )
    if any(np.array_equal(orders[0], order) for order in orders[1:]):
        raise Wrong(
            Text(
                ko="받은 seed를 쓰세요. 시드가 달라도 순서가 같습니다.",
                en="Use the seed that came: other seeds give the same order.",
            )
        )
