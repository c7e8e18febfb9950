"""Checks of minibatches, momentum_step, adam_step and the limit with momentum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_error, expect_number, expect_tuple
from graders.checks.expect.evidence import compared, got_type, returns_nothing
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import steps as misconceptions
from graders.checks.network.test_classifier import FLOAT32, UNCHANGED
from graders.checks.problems import Array, Arrays, drawn, lesson
from graders.checks.rubric import check
from graders.checks.two_classes import expect_some
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Wrong
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

LIMIT = Text(ko="학습률의 한계", en="the limit")


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


STEPPED = ("P", "V")


def expect_momentum(
    student: Student,
    reference: Reference,
    before: Arrays,
    momentum: float = 0.9,
    parts: Sequence[str] = STEPPED,
) -> Answer:
    answer = student.call("momentum_step", *before, 0.1, momentum)
    actual = expect_tuple(STEPPED, answer.value)
    expected = reference.momentum_step(*before, 0.1, momentum)
    P, V, G = before
    known = misconceptions.of_momentum(P, V, G, 0.1, momentum)
    expect_some(parts, STEPPED, actual, expected, known)
    return answer


def arrays(rng: np.random.Generator, count: int, *shape: int) -> Arrays:
    return tuple(rng.normal(size=shape) for _ in range(count))


@check("momentum_step", points=3, title=Text("새 매개변수 P", "The new parameter P"))
def test_momentum_parameter(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 3, 2), parts=("P",))


@check(
    "momentum_step",
    points=2,
    title=Text("새 속도 V", "The new velocity V"),
    inputs="test_momentum_parameter",
)
def test_momentum_velocity(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 3, 2), parts=("V",))


@check("momentum_step", points=2, title=Text("첫걸음", "The first step"))
def test_momentum_first(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    P, G = arrays(rng, 2, 4)
    expect_momentum(student, reference, (P, np.zeros(4), G))


@check(
    "momentum_step",
    points=1,
    title=Text("모멘텀 0, 축 셋", "No momentum, three axes"),
    tier="more",
)
def test_momentum_none(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 2, 1, 3), 0.0)


@check("momentum_step", points=1, title=FLOAT32, tier="more", about="dtype")
def test_momentum_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = tuple(array.astype(np.float32) for array in arrays(rng, 3, 2, 3))
    expect_momentum(student, reference, before)


@check("momentum_step", points=1, title=UNCHANGED, tier="more")
def test_momentum_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = arrays(rng, 3, 2, 3)
    answer = expect_momentum(student, reference, before)
    written = partial(student.written, "momentum_step")
    expect_unchanged(("P", "V", "G"), before, answer.arguments[:3], written)


ADAM = ("P", "M", "S")


def expect_adam(
    student: Student,
    reference: Reference,
    before: Arrays,
    t: int,
    settings: dict[str, float] | None = None,
    parts: Sequence[str] = ADAM,
) -> Answer:
    given = settings or {}
    answer = student.call("adam_step", *before, t, 0.1, **given)
    actual = expect_tuple(ADAM, answer.value)
    expected = reference.adam_step(*before, t, 0.1, **given)
    known = misconceptions.of_adam(before, misconceptions.Adam(t, **given))
    expect_some(parts, ADAM, actual, expected, known)
    return answer


def adam_before(rng: np.random.Generator, *shape: int) -> Arrays:
    """Draw a parameter, both means and a gradient above 0: its root is a number."""
    P, M, S, G = arrays(rng, 4, *shape)
    return P, M, S**2 + 0.1, np.abs(G) + 0.1


@check("adam_step", points=3, title=Text("첫걸음의 P", "P after the first step"))
def test_adam_first(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    P, _, _, G = adam_before(rng, 4)
    before = P, np.zeros(4), np.zeros(4), G
    settings = {"eps": 0.01}
    expect_adam(student, reference, before, 1, settings, ("P",))


@check("adam_step", points=3, title=Text("일곱째 걸음의 P", "P after the seventh step"))
def test_adam_later(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_adam(student, reference, adam_before(rng, 3, 2), 7, parts=("P",))


@check(
    "adam_step",
    points=2,
    title=Text("기울기의 평균 M", "The mean M of the gradients"),
    inputs="test_adam_later",
)
def test_adam_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_adam(student, reference, adam_before(rng, 3, 2), 7, parts=("M",))


@check(
    "adam_step",
    points=2,
    title=Text("제곱의 평균 S", "The mean S of the squares"),
    inputs="test_adam_later",
)
def test_adam_squares(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_adam(student, reference, adam_before(rng, 3, 2), 7, parts=("S",))


@check(
    "adam_step",
    points=3,
    title=Text("다른 beta와 eps", "Other betas and eps"),
    tier="more",
)
def test_adam_settings(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    settings = {"beta1": 0.7, "beta2": 0.8, "eps": 0.3}
    expect_adam(student, reference, adam_before(rng, 2, 1, 2), 3, settings)


@check("adam_step", points=1, title=FLOAT32, tier="more", about="dtype")
def test_adam_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = tuple(array.astype(np.float32) for array in adam_before(rng, 2, 3))
    expect_adam(student, reference, before, 4)


@check("adam_step", points=1, title=UNCHANGED, tier="more")
def test_adam_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = adam_before(rng, 2, 3)
    answer = expect_adam(student, reference, before, 4)
    written = partial(student.written, "adam_step")
    expect_unchanged(("P", "M", "S", "G"), before, answer.arguments[:4], written)


LARGEST = "largest_stable_rate_with_momentum"


def expect_limit(
    student: Student,
    reference: Reference,
    X: Array,
    momentum: float,
    reduction: str = "mean",
) -> Answer:
    answer = student.call(LARGEST, X, momentum, reduction=reduction)
    expected = reference.call(LARGEST, X, momentum, reduction=reduction).value
    known = misconceptions.of_limit(X, momentum, reduction)
    expect_number(LIMIT, answer.value, expected, known=known)
    return answer


@check(LARGEST, points=5, title=Text("모멘텀 0.9, 평균", "Momentum 0.9, mean"))
def test_limit_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_limit(student, reference, lesson()[0], 0.9)
    expect_limit(student, reference, drawn(rng, 6, 3)[0], 0.9)


@check(LARGEST, points=2, title=Text("모멘텀 0", "No momentum"))
def test_limit_without(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_limit(student, reference, drawn(rng, 6, 3)[0], 0.0)


@check(LARGEST, points=2, title=Text("모멘텀 0.5, 합", "Momentum 0.5, sum"))
def test_limit_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_limit(student, reference, drawn(rng, 6, 3)[0], 0.5, "sum")


@check(
    LARGEST,
    points=1,
    title=Text("표본 하나, 정수", "One sample, integers"),
    tier="more",
)
def test_limit_one_sample(student: Student, reference: Reference) -> None:
    expect_limit(student, reference, np.array([[2, 3]]), 0.5)


@check(
    LARGEST,
    points=1,
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_limit_unknown_reduction(student: Student) -> None:
    X, *_ = lesson()
    student.call(LARGEST, X, 0.9, reduction="mean")
    expect_error(
        ValueError,
        Text(ko='reduction="median"이면', en='for reduction="median"'),
        lambda: student.call(LARGEST, X, 0.9, reduction="median"),
    )


@check(LARGEST, points=1, title=UNCHANGED, tier="more")
def test_limit_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    answer = expect_limit(student, reference, X, 0.9)
    written = partial(student.written, LARGEST)
    expect_unchanged(("X",), (X,), answer.arguments[:1], written)
