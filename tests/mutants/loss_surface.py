"""Wrong answers to loss_surface, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named

NAME = "loss_surface"
HEAD = f"def {NAME}(x, y, w, b):\n"
ERRORS = f"{HEAD}    errors = w[:, None, None] * x + b[:, None] - y\n"
ALL = ("lesson", "drawn", "equal_lengths", "integers", "unchanged")


def wrong(name: str, code: str, checks: tuple[str, ...], en: str, ko: str) -> Mutant:
    return Mutant(f"surface_{name}", NAME, code, named("surface", *checks), en, ko)


MUTANTS = (
    wrong(
        "of_the_sum",
        f"{ERRORS}    return np.sum(errors ** 2, axis=-1)",
        ALL,
        "Take the mean of the squared errors, not their sum",
        "제곱오차를 더하지만 말고 평균을 구하세요",
    ),
    wrong(
        "not_squared",
        f"{ERRORS}    return np.mean(errors, axis=-1)",
        ALL,
        "Square the errors before you take their mean",
        "평균을 구하기 전에 오차를 제곱하세요",
    ),
    wrong(
        "square_of_the_mean",
        f"{ERRORS}    return np.mean(errors, axis=-1) ** 2",
        ALL,
        "yours is the square of the mean",
        "지금은 평균을 제곱했습니다",
    ),
    wrong(
        "absolute",
        f"{ERRORS}    return np.mean(np.abs(errors), axis=-1)",
        ALL,
        "not of the absolute values",
        "절댓값이 아니라 제곱의 평균을 구하세요",
    ),
    wrong(
        "without_b",
        f"{HEAD}"
        "    errors = w[:, None, None] * x + 0 * b[:, None] - y\n"
        "    return np.mean(errors ** 2, axis=-1)",
        ALL,
        "Add b to the prediction",
        "예측값에 b도 더하세요",
    ),
    wrong(
        "one_number",
        f"{ERRORS}    return np.mean(errors ** 2)",
        ALL,
        "The sum, mean or max of everything is one: name an axis",
        "모양이 (3, 2)인 NumPy 배열로 돌려주세요",
    ),
    wrong(
        "turned",
        f"{ERRORS}    return np.mean(errors ** 2, axis=-1).T",
        ALL,
        "Change the shape of the losses",
        "모양(shape)을 고치세요",
    ),
    wrong(
        "turned_when_square",
        f"{ERRORS}"
        "    losses = np.mean(errors ** 2, axis=-1)\n"
        "    return losses.T if len(w) == len(b) else losses",
        ("equal_lengths",),
        "a row for each w, a column for each b",
        "행 하나가 w 하나, 열 하나가 b 하나입니다",
    ),
    wrong(
        "mean_over_another_axis",
        f"{ERRORS}    return np.mean(errors ** 2, axis=(0 if len(w) == len(x) == len(b)"
        " else -1))",
        ("equal_lengths",),
        "Take the mean over the points alone",
        "평균은 점의 축, 곧 마지막 축에서만 구하세요",
    ),
    wrong(
        "whole_numbers",
        f"{HEAD}"
        "    losses = np.zeros((len(w), len(b)), dtype=w.dtype)\n"
        "    for i in range(len(w)):\n"
        "        for j in range(len(b)):\n"
        "            losses[i, j] = np.mean((w[i] * x + b[j] - y) ** 2)\n"
        "    return losses",
        ("integers",),
        "An integer array cuts off everything after the decimal point",
        "정수 배열에 넣으면 소수점 아래가 잘립니다",
    ),
    wrong(
        "in_place",
        f"{HEAD}"
        "    losses = np.mean((w[:, None, None] * x + b[:, None] - y) ** 2, axis=-1)\n"
        "    y -= 1\n"
        "    return losses",
        ("unchanged",),
        "Leave the argument y as it was",
        "인자로 받은 y의 값을 바꾸지 마세요",
    ),
)
