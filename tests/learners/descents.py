"""Answers of learners to train: descents with NumPy alone."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named

RIGHT = {
    "before": "pass",
    "loss": "_share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)",
    "history": "np.empty(epochs)",
    "gradient": "dW, dB = loss_gradient(X, Y, W, B, reduction)",
    "update": "W, B = W - learning_rate * dW, B - learning_rate * dB",
}
TRAIN = """\
def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = {history}
    _share(len(X), reduction)
    {before}
    for epoch in range(epochs):
        history[epoch] = {loss}
        {gradient}
        {update}
    return W, B, history"""


def trained(name: str, loses: str, en: str, ko: str, **changed: str) -> Mutant:
    """Write a train with one thing wrong."""
    code = TRAIN.format(**RIGHT | changed)
    return Mutant(
        f"train_{name}", "train", code, named("train", *loses.split()), en, ko
    )


ALL = (
    "lesson_sum lesson_mean features history history_sum few_epochs "
    "integers unchanged all_epochs"
)
ANSWERS = (
    trained(
        "divides_by_N_again",
        ALL,
        "Neither divide nor multiply what loss_gradient returns by N",
        "loss_gradient가 돌려준 기울기를 N으로 나누거나 N을 곱하지 마세요",
        update="W = W - learning_rate * dW / len(X)\n"
        "        B = B - learning_rate * dB / len(X)",
    ),
    trained(
        "gradient_before_the_loop",
        "lesson_sum lesson_mean features history history_sum integers unchanged "
        "all_epochs",
        "Take the gradient inside the loop, anew in each epoch",
        "기울기를 반복문 안에서 에폭마다 새로 구하세요",
        before=RIGHT["gradient"],
        gradient="pass",
    ),
    trained(
        "moves_B_along_dW",
        ALL,
        "Move B along its own gradient",
        "지금은 W의 기울기로 B를 갱신합니다",
        update="W, B = W - learning_rate * dW, B - learning_rate * dW.sum(axis=0)",
    ),
    trained(
        "leaves_B_alone",
        ALL,
        "Update B, too: only W has moved",
        "B도 갱신하세요. W만 움직였습니다",
        update="W = W - learning_rate * dW",
    ),
    trained(
        "leaves_W_alone",
        ALL,
        "Update W, too: only B has moved",
        "W도 갱신하세요. B만 움직였습니다",
        update="B = B - learning_rate * dB",
    ),
    trained(
        "at_a_fixed_rate",
        "lesson_sum lesson_mean features few_epochs integers unchanged all_epochs",
        "Use the learning_rate that came: your code never looks at its value",
        "인자로 받은 learning_rate의 값을 쓰세요",
        update="W, B = W - 0.01 * dW, B - 0.01 * dB",
    ),
    trained(
        "at_a_rate_of_its_own",
        ALL,
        "Use the learning_rate that came",
        "인자로 받은 learning_rate의 값을 쓰세요",
        before="learning_rate = 0.0005",
    ),
    trained(
        "starts_at_zero",
        "lesson_sum lesson_mean features history history_sum few_epochs unchanged "
        "all_epochs",
        "Start from the W and B that came: you start from 0",
        "받은 W와 B에서 시작하세요. 지금은 0에서 시작합니다",
        before="W, B = np.zeros_like(W, float), np.zeros_like(B, float)",
    ),
    trained(
        "starts_at_random",
        ALL,
        "Start from the parameters that came: without an update, in 0 epochs",
        "인자로 받은 처음 값에서 시작하세요",
        before="rng = np.random.default_rng(0)\n"
        "    W, B = rng.normal(size=W.shape), rng.normal(size=B.shape)",
    ),
    trained(
        "without_bias_in_the_error",
        ALL,
        "your error is XW - Y",
        "오차를 XW - Y로 구했습니다",
        gradient="E = 2 * _share(len(X), reduction) * (X @ W - Y)\n"
        "        dW, dB = X.T @ E, E.sum(axis=0)",
    ),
    trained(
        "halves_the_gradient",
        ALL,
        "Multiply the gradient by 2",
        "기울기에 2를 곱하세요",
        gradient="E = _share(len(X), reduction) * (X @ W + B - Y)\n"
        "        dW, dB = X.T @ E, E.sum(axis=0)",
    ),
    trained(
        "history_of_crossed_shapes",
        "history history_sum",
        "compare every prediction with every Y",
        "모든 예측값을 모든 Y와 비교하게 됩니다",
        loss="getattr(np, reduction)(((X @ W + B).ravel() - Y) ** 2)",
    ),
    trained(
        "history_of_half_the_loss",
        "history history_sum",
        "Do not halve the loss: half of it is what you record",
        "손실을 2로 나누지 마세요. 절반이 적혀 있습니다",
        loss="_share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2) / 2",
    ),
    trained(
        "history_of_integers",
        "history history_sum few_epochs",
        "An integer array cuts off everything after the decimal point",
        "정수 배열에 넣으면 소수점 아래가 잘립니다",
        history="np.zeros(epochs, int)",
    ),
    trained(
        "history_rounded",
        "history history_sum",
        "Do not round history: only 4 digits after the point are right",
        "소수점 아래 4자리까지만 맞습니다",
        loss="round(_share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2), 4)",
    ),
    trained(
        "history_of_roots",
        "history history_sum",
        "Leave out the root",
        "제곱근을 빼세요",
        loss="np.sqrt(_share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2))",
    ),
    trained(
        "in_place_on_what_came",
        "integers unchanged",
        "cannot hold fractions",
        "소수를 담을 수 없습니다",
        update="W -= learning_rate * dW\n        B -= learning_rate * dB",
    ),
    trained(
        "loss_before_the_loop",
        "history history_sum",
        "Compute the loss inside the loop, anew in each epoch",
        "손실을 반복문 안에서 에폭마다 새로 계산하세요",
        before=f"loss = {RIGHT['loss']}",
        loss="loss",
    ),
)
