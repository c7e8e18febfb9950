"""Wrong answers to network_forward, network_gradient and train_network."""

from __future__ import annotations

from tests.mutants.changed import changed

MUTANTS = (
    changed(
        "network_forward",
        "without_tanh",
        "np.tanh(X @ W1 + B1)",
        "X @ W1 + B1",
        ("forward", ("hidden logits small float32 unchanged")),
        "without it two layers are one line",
        "첫 층에 tanh를 취하세요",
    ),
    changed(
        "network_forward",
        "sigmoid",
        "np.tanh(",
        "_sigmoid(",
        ("forward", ("hidden logits small float32 unchanged")),
        "Use tanh in the hidden layer, not the sigmoid",
        "시그모이드가 아니라 tanh를 쓰세요",
    ),
    changed(
        "network_forward",
        "relu",
        "np.tanh(X @ W1 + B1)",
        "np.maximum(X @ W1 + B1, 0)",
        ("forward", ("hidden logits small float32 unchanged")),
        "Use tanh in the hidden layer, not the ReLU",
        "ReLU가 아니라 tanh를 쓰세요",
    ),
    changed(
        "network_forward",
        "probability",
        "H @ W2 + B2",
        "_sigmoid(H @ W2 + B2)",
        ("forward", ("logits small float32 unchanged")),
        "leave out the sigmoid at the end",
        "마지막에 시그모이드를 취하지 않습니다",
    ),
    changed(
        "network_forward",
        "tanh_twice",
        "H @ W2 + B2",
        "np.tanh(H @ W2 + B2)",
        ("forward", ("logits small float32 unchanged")),
        "Leave out tanh in the last layer",
        "마지막 층에는 tanh를 취하지 마세요",
    ),
    changed(
        "network_forward",
        "without_B2",
        "H @ W2 + B2",
        "H @ W2",
        ("forward", ("logits small float32 unchanged")),
        "Add the bias B2",
        "편향 B2를 더하세요",
    ),
    changed(
        "network_forward",
        "without_B1",
        "X @ W1 + B1",
        "X @ W1",
        ("forward", ("hidden logits small float32 unchanged")),
        "Add the bias B1 in the first layer",
        "첫 층에도 편향 B1을 더하세요",
    ),
    changed(
        "network_forward",
        "B1_after_tanh",
        "np.tanh(X @ W1 + B1)",
        "np.tanh(X @ W1) + B1",
        ("forward", ("hidden logits small float32 unchanged")),
        "Add the bias B1 before tanh",
        "편향 B1을 더한 다음 tanh를",
    ),
    changed(
        "network_forward",
        "H_before_tanh",
        "return H,",
        "return X @ W1 + B1,",
        ("forward", ("hidden small float32 unchanged")),
        "Return H after tanh",
        "H는 tanh를 취한 값으로 돌려주세요",
    ),
    changed(
        "network_gradient",
        "without_tanh_slope",
        " * (1 - H**2)",
        "",
        (
            "backward",
            (
                "first_weights first_bias square small one_class float32 "
                "unchanged extreme"
            ),
        ),
        "Multiply by 1 - H² on the way back",
        "tanh를 거꾸로 지날 때 1 - H²을 곱하세요",
    ),
    changed(
        "network_gradient",
        "tanh_again",
        "H**2",
        "np.tanh(H) ** 2",
        (
            "backward",
            (
                "first_weights first_bias square small one_class float32 "
                "unchanged extreme"
            ),
        ),
        "Do not take tanh of H again",
        "H에 tanh를 또 취하지 마세요",
    ),
    changed(
        "network_gradient",
        "slope_of_the_input",
        "H**2",
        "(X @ W1 + B1) ** 2",
        (
            "backward",
            (
                "first_weights first_bias square small one_class float32 "
                "unchanged extreme"
            ),
        ),
        "not 1 - A²",
        "1 - A²이 아니라",
    ),
    changed(
        "network_gradient",
        "sigmoid_slope",
        "(1 - H**2)",
        "H * (1 - H)",
        (
            "backward",
            (
                "first_weights first_bias square small one_class float32 "
                "unchanged extreme"
            ),
        ),
        "H(1 - H) is that of the sigmoid",
        "H(1 - H)는 시그모이드의 도함수입니다",
    ),
    changed(
        "network_gradient",
        "not_squared",
        "H**2",
        "H",
        (
            "backward",
            (
                "first_weights first_bias square small one_class float32 "
                "unchanged extreme"
            ),
        ),
        "Square H",
        "H를 제곱합니다",
    ),
    changed(
        "network_gradient",
        "W2_untransposed",
        "W2.T",
        "W2",
        (
            "backward",
            (
                "first_weights first_bias second_weights second_bias square "
                "small one_class float32 unchanged extreme"
            ),
        ),
        "Does one of them need its transpose",
        "전치",
    ),
    changed(
        "network_gradient",
        "without_W2",
        "dZ @ W2.T",
        "dZ * np.ones_like(W2.T)",
        (
            "backward",
            (
                "first_weights first_bias square small one_class float32 "
                "unchanged extreme"
            ),
        ),
        "Multiply by W2 on the way back",
        "둘째 층을 거꾸로 지날 때 W2를 곱하세요",
    ),
    changed(
        "network_gradient",
        "sign",
        "(_sigmoid(Z) - Y)",
        "(Y - _sigmoid(Z))",
        (
            "backward",
            (
                "first_weights first_bias second_weights second_bias square "
                "small one_class float32 unchanged extreme"
            ),
        ),
        "Take p - Y for the error, not Y - p",
        "오차는 Y - p가 아니라 p - Y입니다",
    ),
    changed(
        "network_gradient",
        "of_the_sum",
        " / len(X)",
        "",
        (
            "backward",
            (
                "first_weights first_bias second_weights second_bias square "
                "small one_class float32 unchanged extreme"
            ),
        ),
        "Divide by N: the loss is a mean",
        "N으로 나누세요",
    ),
    changed(
        "network_gradient",
        "mean_twice",
        " / len(X)",
        " / len(X) ** 2",
        (
            "backward",
            (
                "first_weights first_bias second_weights second_bias square "
                "small one_class float32 unchanged extreme"
            ),
        ),
        "Divide by N once",
        "N으로 한 번만 나누세요",
    ),
    changed(
        "network_gradient",
        "with_the_sigmoid_slope",
        " / len(X)",
        " * _sigmoid(Z) * (1 - _sigmoid(Z)) / len(X)",
        (
            "backward",
            (
                "first_weights first_bias second_weights second_bias square "
                "small one_class float32 unchanged extreme"
            ),
        ),
        "Leave out p(1 - p)",
        "p(1 - p)를 곱하지 마세요",
    ),
    changed(
        "network_gradient",
        "without_sigmoid",
        "_sigmoid(Z)",
        "Z",
        (
            "backward",
            (
                "first_weights first_bias second_weights second_bias square "
                "small one_class float32 unchanged extreme"
            ),
        ),
        "Turn the logits into probabilities",
        "시그모이드를 취해 확률 p를 만든 다음",
    ),
    changed(
        "network_gradient",
        "biases_averaged",
        "dA.sum(axis=0), H.T @ dZ, dZ.sum(axis=0)",
        "dA.mean(axis=0), H.T @ dZ, dZ.mean(axis=0)",
        (
            "backward",
            ("first_bias second_bias square small one_class float32 unchanged extreme"),
        ),
        "Sum for the biases",
        "편향의 기울기는 더하세요",
    ),
    changed(
        "network_gradient",
        "bias_over_units",
        "dA.sum(axis=0)",
        "dA.sum(axis=1)",
        ("backward", ("first_bias square small one_class float32 unchanged extreme")),
        "Change the shape of dB1",
        "dB1: 모양(shape)을 고치세요",
    ),
    changed(
        "network_gradient",
        "input_for_dW2",
        "H.T @ dZ",
        "(X @ W1 + B1).T @ dZ",
        (
            "backward",
            ("second_weights square small one_class float32 unchanged extreme"),
        ),
        "Multiply by H for dW2",
        "dW2에는 tanh를 취한 H를 곱하세요",
    ),
    changed(
        "network_gradient",
        "naive",
        "_sigmoid(Z)",
        "(1 / (1 + np.exp(-Z)))",
        ("backward", ("extreme")),
        "overflow",
        "overflow",
    ),
    changed(
        "train_network",
        "upwards",
        (
            "W1 - learning_rate * dW1, B1 - learning_rate * dB1\n"
            "        W2, B2 = W2 - learning_rate * dW2, B2 - learning_rate * dB2"
        ),
        (
            "W1 + learning_rate * dW1, B1 + learning_rate * dB1\n"
            "        W2, B2 = W2 + learning_rate * dW2, B2 + learning_rate * dB2"
        ),
        (
            "training",
            ("parameters history few_epochs small all_epochs float32 unchanged"),
        ),
        "Go against the gradient",
        "기울기의 반대 방향으로 가세요",
    ),
    changed(
        "train_network",
        "first_layer_alone",
        ("        W2, B2 = W2 - learning_rate * dW2, B2 - learning_rate * dB2\n"),
        "",
        (
            "training",
            ("parameters history few_epochs small all_epochs float32 unchanged"),
        ),
        "only the first 2 moved",
        "앞의 2개만 움직였습니다",
    ),
    changed(
        "train_network",
        "step_before_the_gradient",
        "        W2, B2 = W2 -",
        (
            "        dW2, dB2 = network_gradient(X, Y, W1, B1, W2, B2)[2:]\n"
            "        W2, B2 = W2 -"
        ),
        ("training", ("parameters history few_epochs small float32 unchanged")),
        "Compute all gradients before you update one",
        "기울기를 모두 구한 다음 갱신하세요",
    ),
    changed(
        "train_network",
        "loss_after_the_update",
        ("        parameters = W1, B1, W2, B2\n"),
        (
            "        parameters = W1, B1, W2, B2\n"
            "        history[epoch] = _loss(network_forward(X, *parameters)[1], Y)\n"
        ),
        ("training", ("history")),
        "Record the loss before the update",
        "손실을 갱신하기 전에 적으세요",
    ),
    changed(
        "train_network",
        "returns_inside",
        "    return *",
        "        return *",
        (
            "training",
            ("parameters history few_epochs small all_epochs float32 unchanged"),
        ),
        "Move the return out of the loop",
        "return을 반복문 밖으로 빼세요",
    ),
    changed(
        "train_network",
        "in_place",
        "W1, B1 = W1 - learning_rate * dW1, B1 - learning_rate * dB1",
        ("W1 -= learning_rate * dW1\n        B1 = B1 - learning_rate * dB1"),
        ("training", ("unchanged")),
        "Leave the argument W1 as it was",
        "인자로 받은 W1의 값을 바꾸지 마세요",
    ),
)
