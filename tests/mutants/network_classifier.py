"""Wrong answers to cross_entropy, logistic_gradient and train_logistic."""

from __future__ import annotations

from tests.mutants.changed import changed

MUTANTS = (
    changed(
        "cross_entropy",
        "sum",
        "surprises.mean()",
        "surprises.sum()",
        ("entropy", ("known drawn float32 unchanged extreme")),
        "Take the mean of the surprises",
        "놀라움을 더하지 말고 평균하세요",
    ),
    changed(
        "cross_entropy",
        "sign",
        "surprises.mean()",
        "-surprises.mean()",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "the loss is -ln p, and never below 0",
        "손실은 -ln p이고",
    ),
    changed(
        "cross_entropy",
        "probability",
        "surprises.mean()",
        "np.exp(-surprises).mean()",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "Take -ln of the probabilities",
        "확률에 -ln을 취하세요",
    ),
    changed(
        "cross_entropy",
        "log2",
        "surprises.mean()",
        "surprises.mean() / np.log(2)",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "Use the natural logarithm np.log, not log2",
        "자연로그(np.log)를 쓰세요",
    ),
    changed(
        "cross_entropy",
        "mean_first",
        "float(surprises.mean())",
        "float(-np.log(np.exp(-surprises).mean()))",
        ("entropy", ("known drawn float32 unchanged extreme")),
        "yours averages first",
        "확률을 먼저 평균했습니다",
    ),
    changed(
        "cross_entropy",
        "logits_alone",
        "np.logaddexp.reduce(Z, axis=1) - Z[",
        "-Z[",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "Take the softmax of the logits",
        "로짓에 소프트맥스를 취하세요",
    ),
    changed(
        "cross_entropy",
        "all_columns",
        "Z[np.arange(len(Z)), labels]",
        "Z[:, labels].mean(axis=1)",
        ("entropy", ("known drawn float32 unchanged extreme")),
        "takes the columns of all labels in every row",
        "모든 행에서 모든 정답의 열을 꺼냅니다",
    ),
    changed(
        "cross_entropy",
        "all_classes",
        "np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(Z)), labels]",
        "np.logaddexp.reduce(Z, axis=1)[:, None] - Z",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "yours is a mean over all classes",
        "모든 클래스에 걸쳐 평균했습니다",
    ),
    changed(
        "cross_entropy",
        "one_sum",
        "np.logaddexp.reduce(Z, axis=1)",
        "np.logaddexp.reduce(Z.ravel())",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "you divide by the sum of all",
        "전체의 합으로 나누었습니다",
    ),
    changed(
        "cross_entropy",
        "by_size",
        "surprises.mean()",
        "surprises.sum() / Z.size",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "Divide by the number of samples alone",
        "클래스의 수로도 나누었습니다",
    ),
    changed(
        "cross_entropy",
        "naive",
        "np.logaddexp.reduce(Z, axis=1)",
        "np.log(np.exp(Z).sum(axis=1))",
        ("entropy", ("extreme")),
        "There is nan or inf in the loss",
        "nan이나 inf가 들어 있습니다",
    ),
    changed(
        "cross_entropy",
        "each",
        "float(surprises.mean())",
        "surprises",
        ("entropy", ("known drawn small float32 unchanged extreme")),
        "as one float",
        "float 하나로 돌려주세요",
    ),
    changed(
        "cross_entropy",
        "in_place",
        "surprises =",
        ("Z -= Z.max(axis=1, keepdims=True)\n    surprises ="),
        ("entropy", ("unchanged")),
        "Leave the argument Z as it was",
        "인자로 받은 Z의 값을 바꾸지 마세요",
    ),
    changed(
        "logistic_gradient",
        "sign",
        "(_sigmoid(X @ W + B) - Y)",
        "(Y - _sigmoid(X @ W + B))",
        ("logistic", ("weights bias one_sample one_class float32 unchanged extreme")),
        "Take p - Y for the error, not Y - p",
        "오차는 Y - p가 아니라 p - Y입니다",
    ),
    changed(
        "logistic_gradient",
        "of_the_sum",
        " / len(X)",
        "",
        ("logistic", ("weights bias one_class float32 unchanged extreme")),
        "Divide by N: the loss is a mean",
        "N으로 나누세요",
    ),
    changed(
        "logistic_gradient",
        "twice",
        " / len(X)",
        " / len(X) ** 2",
        ("logistic", ("weights bias one_class float32 unchanged extreme")),
        "Divide by N once",
        "N으로 한 번만 나누세요",
    ),
    changed(
        "logistic_gradient",
        "with_the_slope",
        "E = (_sigmoid(X @ W + B) - Y) / len(X)",
        (
            "E = (_sigmoid(X @ W + B) - Y) / len(X)\n"
            "    p = _sigmoid(X @ W + B)\n"
            "    E = E * p * (1 - p)"
        ),
        ("logistic", ("weights bias one_sample one_class float32 unchanged extreme")),
        "Leave out p(1 - p)",
        "p(1 - p)를 곱하지 마세요",
    ),
    changed(
        "logistic_gradient",
        "without_sigmoid",
        "_sigmoid(X @ W + B)",
        "(X @ W + B)",
        ("logistic", ("weights bias one_sample one_class float32 unchanged extreme")),
        "Turn the logits into probabilities",
        "시그모이드를 취해 확률 p를 만든 다음",
    ),
    changed(
        "logistic_gradient",
        "doubled",
        "E = (",
        "E = 2 * (",
        ("logistic", ("weights bias one_sample one_class float32 unchanged extreme")),
        "Leave out the 2",
        "2를 곱하지 마세요",
    ),
    changed(
        "logistic_gradient",
        "decided",
        "_sigmoid(X @ W + B)",
        "_sigmoid(X @ W + B).round()",
        ("logistic", ("weights bias one_sample one_class float32 unchanged")),
        "yours is rounded to 0 or 1",
        "0과 1로 반올림하지 말고",
    ),
    changed(
        "logistic_gradient",
        "without_bias",
        "X @ W + B",
        "X @ W",
        ("logistic", ("weights bias one_sample one_class float32 unchanged")),
        "Add the bias B to the logit",
        "로짓에 편향 B도 더하세요",
    ),
    changed(
        "logistic_gradient",
        "bias_twice",
        "E.sum(axis=0)",
        "E.mean(axis=0)",
        ("logistic", ("bias one_class float32 unchanged extreme")),
        "Sum for dB",
        "dB는 한 번만 N으로 나누세요",
    ),
    changed(
        "logistic_gradient",
        "without_X",
        "X.T @ E",
        "np.full_like(W, E.sum())",
        ("logistic", ("weights one_sample one_class float32 unchanged extreme")),
        "Multiply by X for dW",
        "dW에는 X를 곱하세요",
    ),
    changed(
        "logistic_gradient",
        "swapped",
        "X.T @ E, E.sum(axis=0)",
        "E.sum(axis=0), X.T @ E",
        ("logistic", ("weights bias one_sample one_class float32 unchanged extreme")),
        "Return (dW, dB) in this order",
        "차례로 돌려주세요",
    ),
    changed(
        "logistic_gradient",
        "naive",
        "_sigmoid(X @ W + B)",
        "1 / (1 + np.exp(-(X @ W + B)))",
        ("logistic", ("extreme")),
        "overflow",
        "overflow",
    ),
    changed(
        "logistic_gradient",
        "float64",
        "E.sum(axis=0)",
        "E.sum(axis=0).astype(float)",
        ("logistic", ("float32")),
        "Change the dtype of dB",
        "자료형(dtype)을 고치세요",
    ),
    changed(
        "logistic_gradient",
        "in_place",
        "    E = (",
        ("    X *= 1 + 1e-9\n    E = ("),
        ("logistic", ("unchanged")),
        "Leave the argument X as it was",
        "인자로 받은 X의 값을 바꾸지 마세요",
    ),
    changed(
        "train_logistic",
        "upwards",
        "W, B = W - learning_rate * dW, B - learning_rate * dB",
        "W, B = W + learning_rate * dW, B + learning_rate * dB",
        (
            "descent",
            (
                "features history few_epochs one_class all_epochs float32 "
                "unchanged extreme"
            ),
        ),
        "Go against the gradient",
        "기울기의 반대 방향으로 가세요",
    ),
    changed(
        "train_logistic",
        "one_after_the_other",
        "        W, B = W - learning_rate * dW, B - learning_rate * dB",
        (
            "        W = W - learning_rate * dW\n"
            "        B = B - learning_rate * logistic_gradient(X, Y, W, B)[1]"
        ),
        ("descent", ("features history few_epochs one_class float32 unchanged")),
        "Compute all gradients before you update one",
        "기울기를 모두 구한 다음 갱신하세요",
    ),
    changed(
        "train_logistic",
        "gradient_once",
        (
            "    for epoch in range(epochs):\n"
            "        history[epoch] = _loss(X @ W + B, Y)\n"
            "        dW, dB = logistic_gradient(X, Y, W, B)"
        ),
        (
            "    dW, dB = logistic_gradient(X, Y, W, B)\n"
            "    for epoch in range(epochs):\n"
            "        history[epoch] = _loss(X @ W + B, Y)"
        ),
        ("descent", ("features history one_class all_epochs float32 unchanged")),
        "Take the gradient inside the loop",
        "기울기를 반복문 안에서",
    ),
    changed(
        "train_logistic",
        "loss_after_the_update",
        (
            "        history[epoch] = _loss(X @ W + B, Y)\n"
            "        dW, dB = logistic_gradient(X, Y, W, B)\n"
            "        W, B = W - learning_rate * dW, B - learning_rate * dB"
        ),
        (
            "        dW, dB = logistic_gradient(X, Y, W, B)\n"
            "        W, B = W - learning_rate * dW, B - learning_rate * dB\n"
            "        history[epoch] = _loss(X @ W + B, Y)"
        ),
        ("descent", ("history extreme")),
        "Record the loss before the update",
        "손실을 갱신하기 전에 적으세요",
    ),
    changed(
        "train_logistic",
        "sum_of_losses",
        "history[epoch] = _loss(X @ W + B, Y)",
        "history[epoch] = _loss(X @ W + B, Y) * len(X)",
        ("descent", ("history all_epochs extreme")),
        "not their sum",
        "손실을 더하지 말고 평균하세요",
    ),
    changed(
        "train_logistic",
        "returns_inside",
        "    return W",
        "        return W",
        (
            "descent",
            (
                "features history few_epochs one_class all_epochs float32 "
                "unchanged extreme"
            ),
        ),
        "Move the return out of the loop",
        "return을 반복문 밖으로 빼세요",
    ),
    changed(
        "train_logistic",
        "bias_stays",
        "W, B = W - learning_rate * dW, B - learning_rate * dB",
        "W = W - learning_rate * dW",
        (
            "descent",
            (
                "features history few_epochs one_class all_epochs float32 "
                "unchanged extreme"
            ),
        ),
        "only the first 1 moved",
        "앞의 1개만 움직였습니다",
    ),
    changed(
        "train_logistic",
        "by_N_again",
        "W, B = W - learning_rate * dW, B - learning_rate * dB",
        "W, B = W - learning_rate / len(X) * dW, B - learning_rate / len(X) * dB",
        (
            "descent",
            (
                "features history few_epochs one_class all_epochs float32 "
                "unchanged extreme"
            ),
        ),
        "Do not divide the gradient by N again",
        "기울기를 N으로 또 나누지 마세요",
    ),
    changed(
        "train_logistic",
        "naive_loss",
        "history[epoch] = _loss(X @ W + B, Y)",
        (
            "p = _sigmoid(X @ W + B)\n"
            "        history[epoch] = np.mean(-Y * np.log(p) - (1 - Y) * np.log(1 - p))"
        ),
        ("descent", ("extreme")),
        "There is nan or inf in history",
        "nan이나 inf가 들어 있습니다",
    ),
    changed(
        "train_logistic",
        "ends_early",
        "        dW, dB = logistic_gradient(X, Y, W, B)",
        (
            "        if epoch and history[epoch - 1] - history[epoch] < 1e-6:\n"
            "            return W, B, history[: epoch + 1]\n"
            "        dW, dB = logistic_gradient(X, Y, W, B)"
        ),
        ("descent", ("all_epochs")),
        "Go through all epochs",
        "에폭을 끝까지 반복하세요",
    ),
    changed(
        "train_logistic",
        "in_place",
        "W, B = W - learning_rate * dW, B - learning_rate * dB",
        ("W -= learning_rate * dW\n        B -= learning_rate * dB"),
        ("descent", ("unchanged")),
        "Leave the argument W as it was",
        "인자로 받은 W의 값을 바꾸지 마세요",
    ),
)
