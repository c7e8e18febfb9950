"""Wrong answers to numerical_gradient, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named

NAME = "numerical_gradient"
HEAD = f'def {NAME}(X, Y, W, B, h=1e-5, reduction="mean"):'
LOSS = f"""{HEAD}
    share = _share(len(X), reduction)
    W, B = W.astype(float), B.astype(float)
    def loss(W, B):
        return share * np.sum((X @ W + B - Y) ** 2)
    dW = np.zeros(W.shape)
"""
QUOTIENTS = (
    LOSS
    + """
    for d in range(len(W)):
        step = np.zeros(W.shape)
        step[d] = h
        dW[d] = {W}
    return dW, np.array([{B}])"""
)


def quotient(formula: str) -> str:
    """Measure every slope by a formula in L(W + h), L(W) and L(W - h)."""
    places = {"above": "+ {}", "here": "", "below": "- {}"}
    of_W, of_B = formula, formula
    for place, move in places.items():
        of_W = of_W.replace(place, f"loss(W {move.format('step')}, B)")
        of_B = of_B.replace(place, f"loss(W, B {move.format('h')})")
    return QUOTIENTS.replace("{W}", of_W).replace("{B}", of_B)


WEIGHTS = ("features", "sum", "big_step", "tiny_step", "unchanged")
BIAS = ("features_bias", "sum_bias")
ALL = ("lesson", "dtypes", *WEIGHTS, *BIAS)


def loses(*checks: str) -> frozenset[str]:
    return named("numerical", *checks)


MUTANTS = (
    Mutant(
        "numerical_calls_loss_gradient",
        NAME,
        f"{HEAD}\n"
        "    dW, dB = loss_gradient(X, Y, W, B, reduction)\n"
        "    return dW.astype(float), dB.astype(float)",
        loses("tiny_step"),
        "Do without loss_gradient: this function is to check it by measuring",
        "loss_gradient를 부르지 마세요",
    ),
    Mutant(
        "numerical_h_of_its_own",
        NAME,
        quotient("(above - below) / (2 * h)").replace(
            "    share =", "    h = 1e-5\n    share ="
        ),
        loses("tiny_step"),
        "Divide a difference of two losses by 2h, with the h you are given",
        "인자로 받은 h로 두 손실의 차를 구해 2h로 나누세요",
    ),
    Mutant(
        "numerical_forward_difference",
        NAME,
        quotient("(above - here) / h"),
        loses("big_step"),
        "Take the loss at W - h, too: you step to one side only",
        "h만큼 뺀 쪽의 손실도 구하세요",
    ),
    Mutant(
        "numerical_backward_difference",
        NAME,
        quotient("(here - below) / h"),
        loses("big_step"),
        "Take the loss at W + h, too",
        "h만큼 더한 쪽의 손실도 구하세요",
    ),
    Mutant(
        "numerical_divides_by_h",
        NAME,
        quotient("(above - below) / h"),
        loses(*ALL),
        "Divide by 2h, not by h",
        "h가 아니라 2h로 나누세요",
    ),
    Mutant(
        "numerical_without_brackets",
        NAME,
        quotient("(above - below) / 2 * h"),
        loses(*ALL),
        "/ 2 * h divides by 2 and multiplies by h",
        "괄호가 없으면 / 2 * h는 2로 나눈 뒤 h를 곱합니다",
    ),
    Mutant(
        "numerical_only_the_difference",
        NAME,
        quotient("above - below"),
        loses(*ALL),
        "so far this is the difference alone",
        "지금은 차까지만 구했습니다",
    ),
    Mutant(
        "numerical_downhill",
        NAME,
        quotient("(below - above) / (2 * h)"),
        loses(*ALL),
        "Turn the sign of dW round",
        "부호를 뒤집으세요",
    ),
    Mutant(
        "numerical_moves_all_weights_together",
        NAME,
        LOSS
        + """
    dW[:] = (loss(W + h, B) - loss(W - h, B)) / (2 * h)
    return dW, np.array([(loss(W, B + h) - loss(W, B - h)) / (2 * h)])""",
        loses("features", "sum", "big_step", "tiny_step", "dtypes", "unchanged"),
        "Move one element of W at a time",
        "W의 원소를 한 번에 하나씩만 움직이세요",
    ),
    Mutant(
        "numerical_does_not_go_back",
        NAME,
        LOSS
        + """
    for d in range(len(W)):
        W[d] += h
        above = loss(W, B)
        W[d] -= 2 * h
        dW[d] = (above - loss(W, B)) / (2 * h)
    return dW, np.array([(loss(W, B + h) - loss(W, B - h)) / (2 * h)])""",
        loses("big_step"),
        "Put each element back to where it was",
        "제자리로 되돌린 다음에",
    ),
    Mutant(
        "numerical_in_place",
        NAME,
        LOSS.replace("    W, B = W.astype(float), B.astype(float)\n", "")
        + """
    for d in range(len(W)):
        W[d] += h
        above = loss(W, B)
        W[d] -= 2 * h
        dW[d] = (above - loss(W, B)) / (2 * h)
        W[d] += h
    return dW, np.array([(loss(W, B + h) - loss(W, B - h)) / (2 * h)])""",
        loses("dtypes", "unchanged"),
        "UFuncTypeError",
        "UFuncTypeError",
    ),
    Mutant(
        "numerical_in_place_in_float64",
        NAME,
        LOSS.replace(".astype(float)", ".astype(float, copy=False)")
        + """
    for d in range(len(W)):
        W[d] += h
        above = loss(W, B)
        W[d] -= 2 * h
        dW[d] = (above - loss(W, B)) / (2 * h)
        W[d] += h
    return dW, np.array([(loss(W, B + h) - loss(W, B - h)) / (2 * h)])""",
        loses("unchanged"),
        "Move a copy of W: adding h and taking it off again",
        "W의 복사본을 움직이세요",
    ),
    Mutant(
        "numerical_in_float32",
        NAME,
        quotient("(above - below) / (2 * h)").replace(
            "return dW,", "dW = dW.astype(X.dtype)\n    return dW,"
        ),
        loses("dtypes"),
        "An integer array cuts off everything after the decimal point",
        "정수 배열에 넣으면 소수점 아래가 잘립니다",
    ),
    Mutant(
        "numerical_always_mean",
        NAME,
        quotient("(above - below) / (2 * h)").replace(
            "    W, B =", "    share = 1 / len(X)\n    W, B ="
        ),
        loses("sum", "sum_bias"),
        'Reduce the loss as reduction="sum" says',
        '손실을 reduction="sum"대로 구하세요',
    ),
)
