"""Wrong answers to normal_equation and largest_stable_learning_rate."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named
from tests.support.messages import compared

NORMAL = "normal_equation"
RATE = "largest_stable_learning_rate"
REGULAR = ("lesson", "original", "features", "integers", "unchanged", "exact")
SINGULAR = ("singular", "few_samples")


def normal(name: str, body: str, checks: tuple[str, ...], en: str, ko: str) -> Mutant:
    return Mutant(
        f"normal_{name}",
        NORMAL,
        f"def {NORMAL}(X, Y):\n    {body}",
        named("normal", *checks),
        en,
        ko,
    )


def descent(columns: str, loop: str = "for _ in range(20_000):") -> str:
    """Write a normal_equation that goes downhill, step by step."""
    return (
        f"A = {columns}\n"
        "    t = np.zeros((A.shape[1], 1))\n"
        "    rate = 1 / np.linalg.eigvalsh(A.T @ A)[-1]\n"
        f"    {loop}\n"
        "        t = t - rate * (A.T @ (A @ t - Y))\n"
        "    return t[:-1], t[-1]"
    )


def rate(name: str, body: str, checks: tuple[str, ...], en: str, ko: str) -> Mutant:
    return Mutant(
        f"rate_{name}",
        RATE,
        f'def {RATE}(X, reduction="mean"):\n'
        "    A, share = _with_ones(X), _share(len(X), reduction)\n"
        f"    {body}",
        named("rate", *checks),
        en,
        ko,
    )


RATES_SUM = ("original", "features_sum")
RATES = ("lesson", "features", "one_sample", "unchanged", *RATES_SUM)

MUTANTS = (
    normal(
        "without_bias",
        "return np.linalg.lstsq(X, Y)[0], np.zeros(1)",
        (*REGULAR, *SINGULAR),
        "Add a column of ones to X, for the bias",
        "X에 1로 된 열을 붙여 편향도 함께 구하세요",
    ),
    normal(
        "ones_in_front",
        "A = np.hstack([np.ones((len(X), 1)), X])\n"
        "    t = np.linalg.lstsq(A, Y)[0]\n"
        "    return t[:-1], t[-1]",
        (*REGULAR, *SINGULAR),
        "with the column of ones in front, B is the first value",
        "1로 된 열을 앞에 붙였다면 B는 첫 번째 값입니다",
    ),
    normal(
        "bias_is_the_mean",
        "W = np.linalg.lstsq(X - X.mean(axis=0), Y - Y.mean(axis=0))[0]\n"
        "    return W, Y.mean(axis=0)",
        (*REGULAR, *SINGULAR),
        "Subtract the mean of X times W from the mean of Y",
        "Y의 평균에서 X의 평균 × W를 빼세요",
    ),
    normal(
        "solve",
        "A = _with_ones(X)\n"
        "    t = np.linalg.solve(A.T @ A, A.T @ Y)\n"
        "    return t[:-1], t[-1]",
        SINGULAR,
        "Find an answer where AᵀA has no inverse, too",
        "AᵀA의 역행렬이 없을 때도 답을 구하세요",
    ),
    normal(
        "smallest_weights_only",
        "W = np.linalg.lstsq(X - X.mean(axis=0), Y - Y.mean(axis=0))[0]\n"
        "    return W, Y.mean(axis=0) - X.mean(axis=0) @ W",
        ("few_samples",),
        "Choose the solution with the smallest sum of squares",
        "여러 해 가운데 제곱합이 가장 작은 해를 고르세요",
    ),
    normal(
        "bias_as_number",
        "t = np.linalg.lstsq(_with_ones(X), Y)[0]\n    return t[:-1], t[-1, 0]",
        (*REGULAR, *SINGULAR),
        "An element t[i, 0] is one, too: take t[i]",
        "t[i, 0]처럼 원소를 꺼냈다면 t[i]라고 쓰세요",
    ),
    normal(
        "flat",
        "t = np.linalg.lstsq(_with_ones(X), Y[:, 0])[0]\n    return t[:-1], t[-1:]",
        (*REGULAR, *SINGULAR),
        "Change the shape of W. Its last axis is missing",
        "W: 모양(shape)을 고치세요",
    ),
    normal(
        "swapped",
        "t = np.linalg.lstsq(_with_ones(X), Y)[0]\n    return t[-1], t[:-1]",
        (*REGULAR, *SINGULAR),
        "Return (W, B) in this order",
        "(W, B) 차례로 돌려주세요",
    ),
    normal(
        "centres_in_place",
        "x, y = X.mean(axis=0), Y.mean(axis=0)\n"
        "    if X.dtype == float: X -= x\n"
        "    W = np.linalg.lstsq(X - X.mean(axis=0), Y - y)[0]\n"
        "    t = np.linalg.lstsq(_with_ones(X + x * (X.dtype == float)), Y)[0]\n"
        "    return t[:-1], t[-1]",
        ("unchanged",),
        "Leave the argument X as it was",
        "인자로 받은 X의 값을 바꾸지 마세요",
    ),
    normal(
        "by_descent",
        descent("_with_ones(X)"),
        ("exact",),
        "Find the minimum at once",
        "최솟값을 한 번에 구하세요",
    ),
    normal(
        "by_descent_on_scaled_features",
        "spread = len(X) > X.shape[1] and X.std(axis=0).all()\n"
        "    scale = X.std(axis=0) if spread else np.ones(X.shape[1])\n    "
        + descent("_with_ones(X / scale)").replace("t[:-1]", "t[:-1] / scale[:, None]"),
        ("exact",),
        "Find the minimum at once",
        "최솟값을 한 번에 구하세요",
    ),
    normal(
        "by_descent_until_nothing_changes",
        descent("_with_ones(X)", "while np.abs(A.T @ (A @ t - Y)).max() > 1e-9:"),
        ("exact",),
        "Find the minimum at once",
        "최솟값을 한 번에 구하세요",
    ),
    normal(
        "by_descent_at_a_fixed_rate",
        descent("_with_ones(X)").replace("rate = ", "rate = 0.003 or "),
        ("exact",),
        "Find the minimum at once",
        "최솟값을 한 번에 구하세요",
    ),
    rate(
        "one_over_the_eigenvalue",
        "return float(1 / np.linalg.eigvalsh(2 * share * A.T @ A)[-1])",
        RATES,
        "It is 2 / (largest eigenvalue), not 1",
        "2가 빠졌습니다. 한계는 1이 아니라",
    ),
    rate(
        "hessian_without_2",
        "return float(2 / np.linalg.eigvalsh(share * A.T @ A)[-1])",
        RATES,
        "Multiply the Hessian by 2",
        "헤시안에 2를 곱하세요",
    ),
    rate(
        "without_bias",
        "return float(2 / np.linalg.eigvalsh(2 * share * X.T @ X)[-1])",
        RATES,
        "the bias is a parameter that moves",
        "편향도 함께 움직이는 매개변수입니다",
    ),
    rate(
        "smallest_eigenvalue",
        "values = np.linalg.eigvalsh(2 * share * A.T @ A)\n"
        "    return float(2 / values[values > 1e-9][0])",
        ("lesson", "original", "features", "features_sum", "unchanged"),
        "Divide by the largest eigenvalue, not the smallest",
        "가장 작은 고윳값이 아니라 가장 큰 고윳값으로 나누세요",
    ),
    rate(
        "sum_of_eigenvalues",
        "return float(2 / np.trace(2 * share * A.T @ A))",
        ("lesson", "original", "features", "features_sum", "unchanged"),
        "Use the largest eigenvalue alone",
        "고윳값을 모두 더하지 말고",
    ),
    rate(
        "singular_values",
        "values = np.linalg.svd(np.sqrt(2 * share) * A, compute_uv=False)\n"
        "    return float(2 / values[0])",
        RATES,
        "Use eigenvalues, not singular values",
        "특잇값이 아니라 고윳값을 쓰세요",
    ),
    rate(
        "always_mean",
        "return float(len(X) / np.linalg.eigvalsh(A.T @ A)[-1])",
        RATES_SUM,
        'Use the Hessian of reduction="sum"',
        'reduction="sum"의 헤시안을 쓰세요',
    ),
    rate(
        "of_no_axes",
        "return np.array(2 / np.linalg.eigvalsh(2 * share * A.T @ A)[-1])",
        ("lesson",),
        f"{compared('float', 'numpy.ndarray')}\nThe values are right",
        "학습률의 한계: float 하나로 돌려주세요",
    ),
    rate(
        "in_float32",
        "return np.float32(2 / np.linalg.eigvalsh(2 * share * A.T @ A)[-1])",
        ("lesson",),
        f"{compared('float', 'numpy.float32')}\nThe values are right",
        "학습률의 한계: float 하나로 돌려주세요",
    ),
    rate(
        "array",
        "return 2 / np.linalg.eigvalsh(2 * share * A.T @ A)[-1:]",
        ("lesson",),
        "Return the limit as one float",
        "학습률의 한계: float 하나로 돌려주세요",
    ),
    Mutant(
        "rate_any_reduction",
        RATE,
        f'def {RATE}(X, reduction="mean"):\n'
        "    A = _with_ones(X)\n"
        '    share = 1 / len(X) if reduction == "mean" else 1\n'
        "    return float(1 / share / np.linalg.eigvalsh(A.T @ A)[-1])",
        named("rate", "unknown_reduction"),
        'Raise ValueError for reduction="median"',
        'reduction="median"이면 ValueError 예외를 일으키세요',
    ),
)
