"""Answers of learners to linear_forward, loss_gradient and the exact solutions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named


def gradient(name: str, body: str, loses: str, en: str, ko: str) -> Mutant:
    return Mutant(
        f"gradient_{name}",
        "loss_gradient",
        'def loss_gradient(X, Y, W, B, reduction="mean"):\n'
        f"    share = _share(len(X), reduction)\n    {body}",
        named("gradient", *loses.split()),
        en,
        ko,
    )


def measured(name: str, body: str, loses: str, en: str, ko: str) -> Mutant:
    return Mutant(
        f"numerical_{name}",
        "numerical_gradient",
        f"""\
def numerical_gradient(X, Y, W, B, h=1e-5, reduction="mean"):
    share = _share(len(X), reduction)
    W, B = np.array(W, float), np.array(B, float)
    def loss(W, B):
        return share * np.sum((X @ W + B - Y) ** 2)
    dW = np.zeros_like(W)
    dB = np.array([(loss(W, B + h) - loss(W, B - h)) / (2 * h)])
    {body}
    return dW, dB""",
        named("numerical", *loses.split()),
        en,
        ko,
    )


GRADIENT = (
    "lesson lesson_bias features features_bias sum sum_bias "
    "finite_differences one_sample float32 unchanged"
)
WEIGHTS = "lesson features sum big_step tiny_step dtypes unchanged"
ANSWERS = (
    Mutant(
        "forward_adds_the_bias_to_X",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return (X + B) @ W",
        named("forward", "lesson", "features", "one_sample", "float32", "unchanged"),
        "Multiply first, then add the bias B: XW + B, not (X + B)W",
        "곱한 다음에 편향 B를 더하세요",
    ),
    Mutant(
        "forward_adds_the_bias_for_every_feature",
        "linear_forward",
        "def linear_forward(X, W, B):\n"
        "    return (X * W.T + B).sum(axis=1, keepdims=True)",
        named("forward", "features", "one_sample", "float32", "unchanged"),
        "Add the bias B once: you add it for every feature",
        "편향 B를 한 번만 더하세요",
    ),
    Mutant(
        "forward_through_out",
        "linear_forward",
        "def linear_forward(X, W, B):\n"
        "    np.multiply(X, W.T, out=X)\n"
        "    return X.sum(axis=1, keepdims=True) + B",
        named("forward", "unchanged"),
        "np.multiply(X, W.T, out=X) changes in place what came",
        "np.multiply(X, W.T, out=X): 받은 X의 값을 그 자리에서 바꾸는 코드",
    ),
    Mutant(
        "forward_rounded",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return (X @ W + B).round(4)",
        named("forward", "lesson", "features", "one_sample", "unchanged"),
        "Do not round the prediction: only 4 digits after the point are right",
        "반올림하지 말고 계산한 값 그대로 돌려주세요",
    ),
    gradient(
        "of_absolute_errors",
        "E = 2 * share * np.abs(X @ W + B - Y)\n    return X.T @ E, E.sum(axis=0)",
        "lesson lesson_bias features features_bias finite_differences float32 "
        "unchanged",
        "Keep the sign of the error",
        "오차에 절댓값을 씌우지 마세요",
    ),
    gradient(
        "with_errors_without_bias",
        "E = 2 * share * (X @ W - Y)\n    return X.T @ E, E.sum(axis=0)",
        GRADIENT,
        "Add the bias B before you take the error: yours is XW - Y",
        "오차를 구할 때 편향 B도 더하세요",
    ),
    gradient(
        "divided_by_N_twice",
        "E = 2 * share * share * (X @ W + B - Y)\n    return X.T @ E, E.sum(axis=0)",
        "lesson lesson_bias features features_bias finite_differences float32 "
        "unchanged",
        "Divide by N once: a mean is divided by N = 3 already",
        "N으로 한 번만 나누세요",
    ),
    gradient(
        "rounded",
        "E = 2 * share * (X @ W + B - Y)\n"
        "    return (X.T @ E).round(4), E.sum(axis=0).round(4)",
        "lesson features features_bias sum sum_bias finite_differences one_sample "
        "unchanged",
        "only 4 digits after the point are right",
        "소수점 아래 4자리까지만 맞습니다",
    ),
    gradient(
        "summed_over_everything",
        "E = 2 * share * (X @ W + B - Y)\n    return X.T @ E, np.sum(E)",
        "lesson_bias features_bias sum_bias finite_differences one_sample float32",
        "The sum, mean or max of everything is one: name an axis",
        "전체의 sum, mean, max는 수 하나이므로 축(axis)을 적고",
    ),
    gradient(
        "printed",
        "E = 2 * share * (X @ W + B - Y)\n    print(X.T @ E, E.sum(axis=0))",
        GRADIENT,
        "The function returns nothing: is a return missing?\nReturn the tuple",
        "return을 잊지 않았나요?\n튜플 (dW, dB) 꼴로 돌려주세요",
    ),
    measured(
        "of_one_array_with_two_names",
        """for d in range(len(W)):
        up = W
        up[d] += h
        down = W
        dW[d] = (loss(up, B) - loss(down, B)) / (2 * h)
        W[d] -= h""".replace("np.array(W, float)", "W"),
        WEIGHTS,
        "Move a copy, W.copy(): up = W is only one more name",
        "W.copy()로 복사한 다음 움직이세요",
    ),
    measured(
        "upwards_twice",
        """for d in range(len(W)):
        up, down = W.copy(), W.copy()
        up[d] += h
        down[d] += h
        dW[d] = (loss(up, B) - loss(down, B)) / (2 * h)""",
        WEIGHTS,
        "Take one loss at W + h and the other at W - h: both are the same",
        "손실 하나는 W + h에서, 다른 하나는 W - h에서 구하세요",
    ),
    measured(
        "of_a_halved_loss",
        """for d in range(len(W)):
        step = np.zeros_like(W)
        step[d] = h
        dW[d] = (loss(W + step, B) - loss(W - step, B)) / 2 / (2 * h)
    dB /= 2""",
        "lesson features features_bias sum sum_bias big_step tiny_step dtypes "
        "unchanged",
        "Do not halve the loss: half the slope came",
        "손실을 2로 나누지 마세요",
    ),
    Mutant(
        "normal_by_qr",
        "normal_equation",
        "def normal_equation(X, Y):\n"
        "    q, r = np.linalg.qr(_with_ones(X))\n"
        "    if r.shape[0] < r.shape[1]:\n"
        "        t = np.linalg.lstsq(_with_ones(X), Y)[0]\n"
        "    else:\n"
        "        t = np.linalg.solve(r, q.T @ Y)\n"
        "    return t[:-1], t[-1]",
        named("normal", "singular"),
        "by rounding solve, inv and qr do not notice",
        "반올림 때문에 이를 알아채지 못하고",
    ),
    Mutant(
        "rate_rounded",
        "largest_stable_learning_rate",
        'def largest_stable_learning_rate(X, reduction="mean"):\n'
        "    A, share = _with_ones(X), _share(len(X), reduction)\n"
        "    values = np.linalg.eigvalsh(2 * share * A.T @ A)\n"
        "    return round(float(2 / values[-1]), 6)",
        named(
            "rate",
            "lesson",
            "original",
            "features",
            "features_sum",
            "one_sample",
            "unchanged",
        ),
        "Do not round the limit: only 6 digits after the point are right",
        "소수점 아래 6자리까지만 맞습니다",
    ),
)
