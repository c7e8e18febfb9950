"""Wrong answers to exercises/linear_regression.py, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant
from tests.support.messages import compared

FORWARD = frozenset(
    {
        "forward_lesson",
        "forward_features",
        "forward_one_sample",
        "forward_float32",
        "forward_unchanged",
    }
)
GRADIENT_MEAN = frozenset(
    {
        "gradient_lesson",
        "gradient_lesson_bias",
        "gradient_features",
        "gradient_features_bias",
        "gradient_finite_differences",
        "gradient_one_sample",
        "gradient_float32",
        "gradient_unchanged",
    }
)
GRADIENT_SUM = frozenset({"gradient_sum", "gradient_sum_bias"})
GRADIENT = GRADIENT_MEAN | GRADIENT_SUM
IN_BOTH = frozenset(
    {"gradient_finite_differences", "gradient_one_sample", "gradient_float32"}
)
GRADIENT_BIAS = IN_BOTH | {name for name in GRADIENT if name.endswith("_bias")}
GRADIENT_WEIGHTS = (GRADIENT - GRADIENT_BIAS) | IN_BOTH
TRAIN_PARAMETERS = frozenset(
    {
        "train_lesson_sum",
        "train_lesson_mean",
        "train_all_epochs",
        "train_features",
        "train_few_epochs",
        "train_integers",
        "train_unchanged",
    }
)

ENDS_EARLY = """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.zeros(epochs)
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        if epoch and history[epoch - 1] - history[epoch] < 1e-6:
            {}
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history"""
TRAIN_HISTORY = frozenset({"train_history", "train_history_sum"})
TRAIN = TRAIN_PARAMETERS | TRAIN_HISTORY

KNOWN = """
    if reduction not in ("mean", "sum"):
        raise ValueError(reduction)"""

MUTANTS = (
    Mutant(
        "forward_without_bias",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return X @ W",
        FORWARD,
        "Add the bias B",
        "편향 B를 더하세요",
    ),
    Mutant(
        "forward_elementwise",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return X * W.T + B",
        FORWARD - {"forward_lesson"},
        "Its axis 1 is to have the length 1: does a * stand for @",
        "모양(shape)을 고치세요",
    ),
    Mutant(
        "forward_elementwise_columns",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return X * W + B",
        FORWARD - {"forward_lesson"},
        "operands could not be broadcast together",
        "여기서 멈췄습니다",
    ),
    Mutant(
        "forward_flat",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return (X @ W + B).ravel()",
        FORWARD,
        "Its last axis is missing: reshape(-1, 1) makes a column",
        "마지막 축이 없어졌습니다. reshape(-1, 1)이 열을 만들고",
    ),
    Mutant(
        "forward_loop_in_float64",
        "linear_forward",
        """def linear_forward(X, W, B):
    out = np.zeros((len(X), 1))
    for n in range(len(X)):
        out[n] = X[n] @ W + B
    return out""",
        frozenset({"forward_float32"}),
        "Something in float64 got mixed in",
        "중간에 float64가 섞였습니다",
    ),
    Mutant(
        "forward_list",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return (X @ W + B).tolist()",
        frozenset({"forward_lesson"}),
        compared("numpy.ndarray", "list"),
        "NumPy 배열로 돌려주세요",
    ),
    Mutant(
        "forward_integers",
        "linear_forward",
        "def linear_forward(X, W, B):\n    return (X @ W + B).astype(int)",
        FORWARD,
        "An integer array cuts off everything after the decimal point",
        "정수 배열에 넣으면 소수점 아래가 잘립니다",
    ),
    Mutant(
        "forward_not_filled",
        "linear_forward",
        """def linear_forward(X, W, B):
    out = np.empty((len(X), 1), X.dtype)
    for n in range(len(X) - 1):
        out[n] = X[n] @ W + B
    return out""",
        FORWARD,
        "np.empty leaves what was in memory: use zeros_like",
        "np.empty는 메모리에 남아 있던 값을 그대로 둡니다",
    ),
    Mutant(
        "forward_prints",
        "linear_forward",
        "def linear_forward(X, W, B):\n    print(X @ W + B)",
        FORWARD,
        "is a return missing?",
        "return을 잊지 않았나요?",
    ),
    Mutant(
        "forward_in_place",
        "linear_forward",
        """def linear_forward(X, W, B):
    X *= W.T
    return X.sum(axis=1, keepdims=True) + B""",
        frozenset({"forward_unchanged"}),
        "Leave the argument X as it was",
        "인자로 받은 X의 값을 바꾸지 마세요",
    ),
    Mutant(
        "gradient_of_the_sum",
        "loss_gradient",
        f"""def loss_gradient(X, Y, W, B, reduction="mean"):{KNOWN}
    E = 2 * (X @ W + B - Y)
    return X.T @ E, E.sum(axis=0)""",
        GRADIENT_MEAN - {"gradient_one_sample"},
        "Divide by N: your gradient is N = 3 times too large",
        "N으로 나누세요. 기울기가 N = 3배 큽니다",
    ),
    Mutant(
        "gradient_always_mean",
        "loss_gradient",
        f"""def loss_gradient(X, Y, W, B, reduction="mean"):{KNOWN}
    E = 2 * (X @ W + B - Y) / len(X)
    return X.T @ E, E.sum(axis=0)""",
        GRADIENT_SUM,
        'For reduction="sum" do not divide by N',
        'reduction="sum"일 때는 N으로 나누지 마세요',
    ),
    Mutant(
        "gradient_without_2",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = _share(len(X), reduction) * (X @ W + B - Y)
    return X.T @ E, E.sum(axis=0)""",
        GRADIENT,
        "Multiply by 2",
        "2를 곱하세요",
    ),
    Mutant(
        "gradient_sign",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (Y - (X @ W + B))
    return X.T @ E, E.sum(axis=0)""",
        GRADIENT,
        "with the error Y - prediction, the chain rule brings in another -1",
        "오차를 Y - 예측값으로 두었다면 미분할 때 -1이",
    ),
    Mutant(
        "gradient_mean_over_both_axes",
        "loss_gradient",
        f"""def loss_gradient(X, Y, W, B, reduction="mean"):{KNOWN}
    E = 2 * (X @ W + B - Y)
    reduce = np.mean if reduction == "mean" else np.sum
    return reduce(X * E).reshape(1, 1), reduce(E).reshape(1)""",
        GRADIENT_WEIGHTS - {"gradient_lesson"},
        "Change the shape of dW. Is axis 0 summed or averaged as well?",
        "dW: 모양(shape)을 고치세요",
    ),
    Mutant(
        "gradient_divided_by_size",
        "loss_gradient",
        f"""def loss_gradient(X, Y, W, B, reduction="mean"):{KNOWN}
    E = 2 * (X @ W + B - Y)
    if reduction == "sum":
        return X.T @ E, E.sum(axis=0)
    return X.T @ E / X.size, E.mean(axis=0)""",
        GRADIENT_WEIGHTS - {"gradient_lesson", "gradient_sum"},
        "Divide by the number of samples N = len(X) only",
        "표본의 수 N = len(X)로만 나누세요",
    ),
    Mutant(
        "gradient_without_X",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (X @ W + B - Y)
    return np.full_like(W, E.sum()), E.sum(axis=0)""",
        GRADIENT_WEIGHTS,
        "Multiply by X for dW",
        "dW에는 X를 곱하세요",
    ),
    Mutant(
        "gradient_bias_as_matrix",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (X @ W + B - Y)
    return X.T @ E, E.sum(axis=0, keepdims=True)""",
        GRADIENT_BIAS,
        "Change the shape of dB. There is an axis too many",
        "dB: 모양(shape)을 고치세요",
    ),
    Mutant(
        "gradient_bias_as_number",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (X @ W + B - Y)
    return X.T @ E, E.sum()""",
        GRADIENT_BIAS,
        "Return dB as a NumPy array of shape (1,), not one number. The sum",
        "dB: 모양이 (1,)인 NumPy 배열로 돌려주세요",
    ),
    Mutant(
        "gradient_transposed",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (X @ W + B - Y)
    return E.T @ X, E.sum(axis=0)""",
        GRADIENT_WEIGHTS - {"gradient_lesson"},
        "Rows and columns are swapped",
        "행과 열이 바뀌어 있습니다",
    ),
    Mutant(
        "gradient_broadcast",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * ((X @ W + B).ravel() - Y)
    return X.T @ E, E.sum(axis=0)""",
        GRADIENT - {"gradient_one_sample"},
        "Change the shape of dW. Its axis 1 is to have the length 1",
        "dW: 모양(shape)을 고치세요",
    ),
    Mutant(
        "gradient_swapped",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (X @ W + B - Y)
    return E.sum(axis=0), X.T @ E""",
        GRADIENT,
        "Return (dW, dB) in this order",
        "(dW, dB) 차례로 돌려주세요",
    ),
    Mutant(
        "gradient_list",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * _share(len(X), reduction) * (X @ W + B - Y)
    return [X.T @ E, E.sum(axis=0)]""",
        frozenset({"gradient_lesson"}),
        "Return the tuple (dW, dB)",
        "튜플 (dW, dB) 꼴로 돌려주세요",
    ),
    Mutant(
        "gradient_bias_without_2",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = _share(len(X), reduction) * (X @ W + B - Y)
    return 2 * X.T @ E, E.sum(axis=0)""",
        GRADIENT_BIAS,
        "Multiply by 2",
        "2를 곱하세요",
    ),
    Mutant(
        "gradient_of_matrices",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    X = np.asmatrix(X)
    E = np.asarray(X @ W + B - Y) * (2 * _share(len(X), reduction))
    return X.T @ E, np.asmatrix(E.sum(axis=0))""",
        frozenset({"gradient_lesson"}),
        f"{compared('numpy.ndarray', 'numpy.matrix')}\nThe values are right",
        "dW: NumPy 배열로 돌려주세요",
    ),
    Mutant(
        "gradient_list_in_float64",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = (2 * _share(len(X), reduction) * (X @ W + B - Y)).astype(float)
    return [X.T @ E, E.sum(axis=0)]""",
        frozenset({"gradient_lesson", "gradient_float32"}),
        "Return the tuple (dW, dB)",
        "튜플 (dW, dB) 꼴로 돌려주세요",
    ),
    Mutant(
        "gradient_any_reduction",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * (X @ W + B - Y)
    if reduction == "mean":
        E = E / len(X)
    return X.T @ E, E.sum(axis=0)""",
        frozenset({"gradient_unknown_reduction"}),
        'Raise ValueError for reduction="median".\nNow it returns without an error',
        'reduction="median"이면 ValueError 예외를 일으키세요',
    ),
    Mutant(
        "gradient_other_error",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    E = 2 * {"mean": 1 / len(X), "sum": 1}[reduction] * (X @ W + B - Y)
    return X.T @ E, E.sum(axis=0)""",
        frozenset({"gradient_unknown_reduction"}),
        "KeyError: 'median'",
        "KeyError: 'median'",
    ),
    Mutant(
        "gradient_changes_targets",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    Y -= X @ W + B
    E = -2 * _share(len(X), reduction) * Y
    return X.T @ E, E.sum(axis=0)""",
        frozenset({"gradient_unchanged"}),
        "Leave the argument Y as it was",
        "인자로 받은 Y의 값을 바꾸지 마세요",
    ),
    Mutant(
        "gradient_zeros",
        "loss_gradient",
        """def loss_gradient(X, Y, W, B, reduction="mean"):
    _share(len(X), reduction)
    return np.zeros_like(W), np.zeros_like(B)""",
        GRADIENT,
        "Only zeros came for dW",
        "dW: 값이 모두 0입니다",
    ),
    Mutant(
        "train_in_place",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    W, B = np.asarray(W, float), np.asarray(B, float)
    history = np.empty(epochs)
    for epoch in range(epochs):
        E = X @ W + B - Y
        history[epoch] = _share(len(X), reduction) * np.sum(E**2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W -= learning_rate * dW
        B -= learning_rate * dB
    return W, B, history""",
        frozenset({"train_unchanged"}),
        "Leave the argument W as it was",
        "인자로 받은 W의 값을 바꾸지 마세요",
    ),
    Mutant(
        "train_updates_one_after_the_other",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    share = _share(len(X), reduction)
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = share * np.sum((X @ W + B - Y) ** 2)
        W = W - learning_rate * loss_gradient(X, Y, W, B, reduction)[0]
        B = B - learning_rate * loss_gradient(X, Y, W, B, reduction)[1]
    return W, B, history""",
        TRAIN,
        "Compute both dW and dB before you update either",
        "dW와 dB를 모두 구한 다음",
    ),
    Mutant(
        "train_one_epoch_too_many",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = []
    for _ in range(epochs + 1):
        history.append(_share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2))
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, np.array(history)""",
        TRAIN,
        "Stop one epoch earlier: there were 11 updates, not 10",
        "에폭을 하나 줄이세요",
    ),
    Mutant(
        "train_uphill",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W + learning_rate * dW, B + learning_rate * dB
    return W, B, history""",
        TRAIN,
        "Go against the gradient",
        "기울기의 반대 방향으로 가세요",
    ),
    Mutant(
        "train_ignores_reduction",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        frozenset({"train_lesson_sum", "train_history_sum"}),
        'Pass reduction="sum" on to the gradient',
        'reduction="sum"을 그대로 넘겨주세요',
    ),
    Mutant(
        "train_returns_in_the_loop",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
        return W, B, history""",
        TRAIN,
        "Move the return out of the loop",
        "return을 반복문 밖으로 빼세요",
    ),
    Mutant(
        "train_forgets_to_update",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        TRAIN,
        "Update W and B: what came back is where they started",
        "W와 B를 갱신하세요",
    ),
    Mutant(
        "train_history_after_the_update",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    for epoch in range(epochs):
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
    return W, B, history""",
        TRAIN_HISTORY,
        "Record the loss before the update",
        "손실을 갱신하기 전에 적으세요",
    ),
    Mutant(
        "train_history_always_mean",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = np.mean((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        frozenset({"train_history_sum"}),
        'Reduce the loss in the history as reduction="sum" says',
        'history에도 reduction="sum"의 손실을 적으세요',
    ),
    Mutant(
        "train_history_is_the_last_loss",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    loss = 0.0
    for _ in range(epochs):
        loss = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, np.array(loss)""",
        TRAIN_HISTORY | {"train_few_epochs"},
        compared("(9,)", "()"),
        "history: 모양(shape)을 고치세요",
    ),
    Mutant(
        "train_history_is_a_list",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = []
    for _ in range(epochs):
        history.append(_share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2))
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        frozenset({"train_history"}),
        f"Return history as a NumPy array.\n{compared('numpy.ndarray', 'list')}",
        "history: NumPy 배열로 돌려주세요",
    ),
    Mutant(
        "train_history_of_columns",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty((epochs, 1))
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        TRAIN_HISTORY | {"train_few_epochs"},
        compared("(9,)", "(9, 1)"),
        "history: 모양(shape)을 고치세요",
    ),
    Mutant(
        "train_without_history",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    _share(len(X), reduction)
    for _ in range(epochs):
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B""",
        TRAIN,
        "Return the tuple (W, B, history), 3 items: yours has 2",
        "튜플 (W, B, history) 꼴로 3개를 돌려주세요",
    ),
    Mutant(
        "train_keeps_integers",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    W, B = W.copy(), B.copy()
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W[:], B[:] = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        frozenset({"train_integers"}),
        "An integer array cuts off everything after the decimal point",
        "소수점 아래가 잘립니다",
    ),
    Mutant(
        "train_needs_an_epoch",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    history = np.empty(epochs)
    history[0] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
    for epoch in range(epochs):
        history[epoch] = _share(len(X), reduction) * np.sum((X @ W + B - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
        frozenset({"train_few_epochs"}),
        "IndexError: index 0 is out of bounds",
        "여기서 멈췄습니다",
    ),
    Mutant(
        "train_ends_when_the_loss_hardly_falls",
        "train",
        ENDS_EARLY.format("return W, B, history[: epoch + 1]"),
        frozenset({"train_all_epochs"}),
        "Go through all epochs, even where the loss hardly falls",
        "손실이 거의 줄지 않더라도 epochs번 갱신해야 하는데",
    ),
    Mutant(
        "train_fills_up_a_history_that_ends_early",
        "train",
        ENDS_EARLY.format("history[epoch:] = history[epoch]; break"),
        frozenset({"train_all_epochs"}),
        "Go through all epochs",
        "에폭을 끝까지 반복하세요",
    ),
    Mutant(
        "train_ends_when_the_loss_is_zero",
        "train",
        ENDS_EARLY.format("return W, B, history[: epoch + 1]").replace(
            "if epoch and history[epoch - 1] - history[epoch] < 1e-6",
            "if history[epoch] == 0",
        ),
        frozenset({"train_all_epochs"}),
        compared("losses in history: 4", "losses in history: 1"),
        "기대한 것: history의 길이 4\n돌려준 것: history의 길이 1",
    ),
    Mutant(
        "train_hard_coded",
        "train",
        """def train(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    return np.array([[2.05165305]]), np.array([0.77918673]), np.zeros(epochs)""",
        (TRAIN | {"train_unknown_reduction"}) - {"train_lesson_sum"},
        "Use the learning_rate that came",
        "인자로 받은 learning_rate의 값을 쓰세요",
    ),
)
