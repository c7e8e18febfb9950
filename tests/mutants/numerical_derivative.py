"""Wrong answers to numerical_derivative, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named

NAME = "numerical_derivative"
HEAD = f"def {NAME}(x, y, w, b, h=1e-5):"
LOSS = f"""{HEAD}
    x, y = x.astype(float), y.astype(float)
    def loss(w, b):
        return np.mean((w * x + b - y) ** 2)
"""
RIGHT = "(loss(w + h, b) - loss(w - h, b)) / (2 * h)"

USUAL = ("lesson", "drawn", "integers", "unchanged", "float32")
ALL = ("big_step", "tiny_step", *USUAL)


def wrong(name: str, formula: str, checks: tuple[str, ...], en: str, ko: str) -> Mutant:
    code = f"{LOSS}    return {formula}"
    return Mutant(
        f"derivative_{name}", NAME, code, named("derivative", *checks), en, ko
    )


MUTANTS = (
    wrong(
        "by_a_formula",
        "2 * np.mean(x * (w * x + b - y))",
        ("tiny_step",),
        "Use the h that came: your code never looks at its value",
        "인자로 받은 h의 값을 쓰세요",
    ),
    wrong(
        "h_of_its_own",
        RIGHT.replace("h", "1e-5"),
        ("tiny_step",),
        "Divide a difference of two losses by 2h, with the h you are given",
        "인자로 받은 h로 두 손실의 차를 구해 2h로 나누세요",
    ),
    wrong(
        "a_larger_h",
        RIGHT.replace("h", "max(h, 1e-5)"),
        ("tiny_step",),
        "Do you use a formula for the derivative, or another h?",
        "손으로 미분한 공식을 쓰거나 다른 h를 쓰지 않았나요?",
    ),
    wrong(
        "forward_difference",
        "(loss(w + h, b) - loss(w, b)) / h",
        ("big_step",),
        "Take the loss at w - h, too: you step to one side only",
        "h만큼 뺀 쪽의 손실도 구하세요",
    ),
    wrong(
        "backward_difference",
        "(loss(w, b) - loss(w - h, b)) / h",
        ("big_step",),
        "Take the loss at w + h, too",
        "h만큼 더한 쪽의 손실도 구하세요",
    ),
    wrong(
        "divides_by_h",
        RIGHT.replace("(2 * h)", "h"),
        ALL,
        "Divide by 2h, not by h",
        "h가 아니라 2h로 나누세요",
    ),
    wrong(
        "without_brackets",
        RIGHT.replace("(2 * h)", "2 * h"),
        ALL,
        "/ 2 * h divides by 2 and multiplies by h",
        "괄호가 없으면 / 2 * h는 2로 나눈 뒤 h를 곱합니다",
    ),
    wrong(
        "only_the_difference",
        "loss(w + h, b) - loss(w - h, b)",
        ALL,
        "so far this is the difference alone",
        "지금은 차까지만 구했습니다",
    ),
    wrong(
        "of_half_the_loss",
        RIGHT.replace("2 * h", "4 * h"),
        ALL,
        "Do not halve the loss: half the slope came",
        "손실을 2로 나누지 마세요",
    ),
    wrong(
        "upwards_twice",
        "(loss(w + h, b) - loss(w + h, b)) / (2 * h)",
        ALL,
        "Take one loss at w + h and the other at w - h",
        "손실 하나는 w + h에서, 다른 하나는 w - h에서 구하세요",
    ),
    wrong(
        "downhill",
        "(loss(w - h, b) - loss(w + h, b)) / (2 * h)",
        ALL,
        "Turn the sign of the slope round",
        "부호를 뒤집으세요",
    ),
    wrong(
        "sum_instead_of_mean",
        f"len(x) * {RIGHT}",
        ALL,
        "Take the mean of the squared errors",
        "평균을 구하세요(np.mean)",
    ),
    wrong(
        "moves_b",
        "(loss(w, b + h) - loss(w, b - h)) / (2 * h)",
        ALL,
        "Move w, not b",
        "b가 아니라 w를 움직이세요",
    ),
    wrong(
        "moves_both",
        "(loss(w + h, b + h) - loss(w - h, b - h)) / (2 * h)",
        ALL,
        "Move w alone, and leave b",
        "w만 움직이고 b는 그대로 두세요",
    ),
    Mutant(
        "derivative_of_the_mean_error",
        NAME,
        f"{LOSS}    return {RIGHT}".replace(" ** 2", ""),
        named("derivative", *ALL),
        "Square the errors before you take the mean",
        "오차를 제곱한 다음 평균을 구하세요",
    ),
    Mutant(
        "derivative_in_float32",
        NAME,
        f"{LOSS}    return {RIGHT}".replace(
            "    x, y = x.astype(float), y.astype(float)\n", ""
        ),
        named("derivative", "float32"),
        "Begin with astype(float) for x and y",
        "x와 y를 먼저 astype(float)으로 바꾸세요",
    ),
    Mutant(
        "derivative_in_place",
        NAME,
        f"{HEAD}\n"
        "    def loss(w):\n"
        "        error = x.astype(float, copy=False)\n"
        "        error *= w\n"
        "        error += b - y\n"
        "        kept = np.mean(error ** 2)\n"
        "        error -= b - y\n"
        "        error /= w\n"
        "        return kept\n"
        "    return float((loss(w + h) - loss(w - h)) / (2 * h))",
        named("derivative", "unchanged"),
        "Leave the argument x as it was",
        "인자로 받은 x의 값을 바꾸지 마세요",
    ),
)
