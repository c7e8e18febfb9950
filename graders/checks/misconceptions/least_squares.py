"""What learners get wrong about the exact minimum and the largest stable rate."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import numpy as np

from graders.checks.expect.diagnosis import Misconception, is_what, when_wrong
from graders.checks.expect.forms import numbers_in
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Varying, sentence
from graders.sandbox.student import Reference

SINGULAR = Text(
    ko="AᵀA의 역행렬이 없을 때도 답을 구하세요. solve와 inv는 여기서 멈춥니다. "
    "np.linalg.lstsq나 np.linalg.pinv는 가장 작은 해를 찾습니다.",
    en="Find an answer where AᵀA has no inverse, too: solve and inv stop there. "
    "np.linalg.lstsq and np.linalg.pinv find the smallest solution.",
)
_NEARLY_SINGULAR = Text(
    ko="np.linalg.lstsq나 np.linalg.pinv를 쓰세요. AᵀA의 역행렬이 없는데 solve, inv, "
    "qr은 반올림 때문에 이를 알아채지 못하고 예외 없이 엉뚱한 수를 냈습니다.",
    en="Use np.linalg.lstsq or np.linalg.pinv: AᵀA has no inverse here, but by "
    "rounding solve, inv and qr do not notice, and give numbers without a meaning.",
)
_NOT_THE_SMALLEST = Text(
    ko="여러 해 가운데 제곱합이 가장 작은 해를 고르세요. 손실은 최소이지만 더 작은 "
    "(W, B)가 있습니다. np.linalg.lstsq나 np.linalg.pinv를 쓰세요.",
    en="Choose the solution with the smallest sum of squares: your loss is least, but "
    "there is a smaller (W, B). Try np.linalg.lstsq or np.linalg.pinv.",
)

NOT_AT_ONCE = Text(
    ko="최솟값을 한 번에 구하세요. np.linalg.lstsq나 np.linalg.solve를 쓰면 됩니다. "
    "두 특성의 크기가 이렇게 다르면 기울기를 따라 한 걸음씩 가서는 끝내 닿지 못하거나 "
    "발산합니다.",
    en="Find the minimum at once, with np.linalg.lstsq or np.linalg.solve: where two "
    "features differ so much in size, steps along the gradient never get there, or "
    "diverge.",
)


def with_ones(X: Array) -> Array:
    return np.hstack([X, np.ones((len(X), 1))])


def solved(A: Array, Y: Array) -> Array:
    found: Array = np.linalg.lstsq(A, Y)[0]
    return found


@when_wrong
def of_normal_equation(X: Array, Y: Array) -> list[Misconception[Arrays]]:
    D = X.shape[1]
    t = solved(with_ones(X), Y)
    first = np.vstack([t[-1:], t[:-1]])
    centred = solved(X - X.mean(axis=0), Y - Y.mean(axis=0))
    return [
        _without_bias(X, Y),
        Misconception(
            (first[:D], first[D]),
            Text(
                ko="W와 B를 나누는 자리를 살펴보세요. 1로 된 열을 앞에 붙였다면 B는 "
                "첫 번째 값입니다.",
                en="Look at where you split the result into W and B: with the column "
                "of ones in front, B is the first value.",
            ),
        ),
        Misconception(
            (centred, Y.mean(axis=0)),
            Text(
                ko="Y의 평균에서 X의 평균 × W를 빼세요. 그것이 B입니다. 지금 B는 Y의 "
                "평균입니다.",
                en="Subtract the mean of X times W from the mean of Y: that is B. "
                "Yours is the mean of Y alone.",
            ),
        ),
    ]


def _without_bias(X: Array, Y: Array) -> Misconception[Arrays]:
    return Misconception(
        (solved(X, Y), np.zeros(1)),
        Text(
            ko="X에 1로 된 열을 붙여 편향도 함께 구하세요. 지금은 원점을 지나는 "
            "해입니다.",
            en="Add a column of ones to X, for the bias: yours is the best fit through "
            "the origin.",
        ),
    )


@when_wrong
def of_near_minimum(
    X: Array, Y: Array, actual: Sequence[object]
) -> list[Misconception[Arrays]]:
    """Tell who is right in nothing else that there is a way to be exact."""
    found = _parameters(X, actual)
    near = [Misconception(found, NOT_AT_ONCE)] if found else []
    return [*of_normal_equation(X, Y), *near]


@when_wrong
def of_many_solutions(
    reference: Reference, X: Array, Y: Array, actual: Sequence[object]
) -> list[Misconception[Arrays]]:
    """Tell who found a minimum, but not the smallest, that this is so."""
    found = _parameters(X, actual)
    if not found:
        return []
    through_origin = _without_bias(X, Y)
    if all(map(is_what, through_origin.gives, found)):
        return [through_origin]
    gradient: Arrays = reference.loss_gradient(X, Y, *found)
    least = all(bool((np.abs(slope) < 1e-6).all()) for slope in gradient)
    if least:
        return [Misconception(found, _NOT_THE_SMALLEST)]
    if max(np.abs(array).max() for array in found) > _ENORMOUS:
        return [Misconception(found, _NEARLY_SINGULAR)]
    t = [*_unnoticed(with_ones(X), Y)]
    return [Misconception((each[:-1], each[-1]), _NEARLY_SINGULAR) for each in t]


_ENORMOUS = 1e6
"""Beyond this no coefficient lies that is asked for."""


def _unnoticed(A: Array, Y: Array) -> Iterator[Array]:
    """Solve where there is no inverse, as far as NumPy does not notice."""
    for solve in (
        lambda: np.linalg.solve(A.T @ A, A.T @ Y),
        lambda: np.linalg.inv(A.T @ A) @ A.T @ Y,
        lambda: np.linalg.inv(A.T @ A) @ (A.T @ Y),
        lambda: np.linalg.solve(np.linalg.qr(A)[1], np.linalg.qr(A)[0].T @ Y),
    ):
        with contextlib.suppress(np.linalg.LinAlgError):
            yield solve()


def _parameters(X: Array, actual: Sequence[object]) -> Arrays:
    """Take W and B as arrays, or nothing where they do not have the right shapes."""
    numbers = map(numbers_in, actual)
    arrays = tuple(array for array in numbers if array is not None)
    shapes = [array.shape for array in arrays]
    return arrays if shapes == [(X.shape[1], 1), (1,)] else ()


@when_wrong
def of_rate(X: Array, reduction: str) -> list[Misconception[Arrays]]:
    A, share = with_ones(X), 1 / len(X) if reduction == "mean" else 1.0
    eigenvalues = np.linalg.eigvalsh(2 * share * A.T @ A)
    without_bias = np.linalg.eigvalsh(2 * share * X.T @ X)[-1]
    found = [
        *_of_hessian(eigenvalues[-1], without_bias),
        *_of_eigenvalues(eigenvalues),
        _of_reduction(len(X), eigenvalues[-1], reduction),
    ]
    return [Misconception((np.array(each.gives),), each.advice) for each in found]


def _of_hessian(largest: float, without_bias: float) -> list[Misconception[float]]:
    return [
        Misconception(
            1 / largest,
            Text(
                ko="2가 빠졌습니다. 한계는 1이 아니라 2 / (가장 큰 고윳값)입니다.",
                en="Look for a missing 2: half the limit came. It is 2 / (largest "
                "eigenvalue), not 1 / (largest eigenvalue).",
            ),
        ),
        Misconception(
            4 / largest,
            Text(
                ko="헤시안에 2를 곱하세요. e²을 두 번 미분하면 2입니다.",
                en="Multiply the Hessian by 2: the second derivative of e² is 2.",
            ),
        ),
        Misconception(
            2 / without_bias,
            Text(
                ko="X에 1로 된 열을 붙이세요. 편향도 함께 움직이는 매개변수입니다.",
                en="Add a column of ones to X: the bias is a parameter that moves, "
                "too.",
            ),
        ),
    ]


def _of_eigenvalues(eigenvalues: Array) -> list[Misconception[float]]:
    return [
        Misconception(
            2 / eigenvalues[0] if eigenvalues[0] > 0 else 0.0,
            Text(
                ko="가장 작은 고윳값이 아니라 가장 큰 고윳값으로 나누세요. 가장 가파른 "
                "방향에서 먼저 발산합니다.",
                en="Divide by the largest eigenvalue, not the smallest: the steepest "
                "direction diverges first.",
            ),
        ),
        Misconception(
            2 / np.sqrt(eigenvalues[-1]),
            Text(
                ko="특잇값이 아니라 고윳값을 쓰세요. A의 특잇값을 제곱해야 AᵀA의 "
                "고윳값이 됩니다.",
                en="Use eigenvalues, not singular values: those of AᵀA are the squares "
                "of A's singular values.",
            ),
        ),
        Misconception(
            2 / eigenvalues.sum(),
            Text(
                ko="고윳값을 모두 더하지 말고 가장 큰 하나를 쓰세요.",
                en="Use the largest eigenvalue alone, not the sum of all.",
            ),
        ),
    ]


def _of_reduction(N: int, largest: float, reduction: str) -> Misconception[float]:
    other = "mean" if reduction == "sum" else "sum"
    return Misconception(
        2 / (largest * (N if reduction == "mean" else 1 / N)),
        sentence(
            ko='reduction="{reduction}"의 헤시안을 쓰세요. 지금은 "{other}"의 '
            "값입니다(N = {N}배 차이).",
            en='Use the Hessian of reduction="{reduction}": yours is that of the '
            '"{other}" (N = {N} times off).',
            N=Varying(f"{N}"),
            other=other,
            reduction=reduction,
        ),
    )
