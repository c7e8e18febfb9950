"""Wrong answers to MLP and train_with_batches."""

from __future__ import annotations

from tests.mutants.changed import changed

MUTANTS = (
    changed(
        "MLP",
        "without_tanh",
        "torch.tanh(self.hidden(X))",
        "self.hidden(X)",
        ("mlp", ("forward small double")),
        "without it two layers are one line",
        "첫 층에 tanh를 취하세요",
    ),
    changed(
        "MLP",
        "relu",
        "torch.tanh",
        "torch.relu",
        ("mlp", ("forward small double")),
        "Use tanh in the hidden layer, not the ReLU",
        "ReLU가 아니라 tanh를 쓰세요",
    ),
    changed(
        "MLP",
        "sigmoid_at_the_end",
        "self.output(torch.tanh(self.hidden(X)))",
        "torch.sigmoid(self.output(torch.tanh(self.hidden(X))))",
        ("mlp", ("forward small double")),
        "leave out the sigmoid at the end",
        "마지막에 시그모이드를 취하지 않습니다",
    ),
    changed(
        "MLP",
        "other_names",
        "self.output",
        "self.last",
        ("mlp", ("parameters forward small double apart")),
        "Keep the two layers as self.hidden",
        "두 층을 self.hidden과",
    ),
    changed(
        "MLP",
        "the_other_way_round",
        "nn.Linear(in_features, hidden)",
        "nn.Linear(hidden, in_features)",
        ("mlp", ("parameters forward small double apart")),
        "what comes in stands first",
        "들어오는 수가 먼저입니다",
    ),
    changed(
        "train_with_batches",
        "all_samples",
        "X[batch] @ W + B, Y[batch]",
        "X @ W + B, Y",
        ("dealt", ("parameters last history float32 unchanged steps")),
        "Use the batch's own samples",
        "배치의 표본만 쓰세요",
    ),
    changed(
        "train_with_batches",
        "backwards",
        "in batches",
        "in batches[::-1]",
        ("dealt", ("parameters last history float32 unchanged steps")),
        "Use the batches in the order",
        "배치를 받은 차례대로 쓰세요",
    ),
    changed(
        "train_with_batches",
        "returns_inside",
        "    return W",
        "        return W",
        ("dealt", ("parameters last history few float32 unchanged steps")),
        "Move the return out of the loop",
        "return을 반복문 밖으로 빼세요",
    ),
    changed(
        "train_with_batches",
        "without_the_last",
        "in batches",
        "in batches[:-1]",
        ("dealt", ("parameters last history few float32 unchanged steps")),
        "Use the last batch, too",
        "마지막 배치도 쓰세요",
    ),
    changed(
        "train_with_batches",
        "without_zero_grad",
        ("        optimizer.zero_grad()\n"),
        "",
        ("dealt", ("parameters last history float32 unchanged steps")),
        "Call zero_grad() for each batch",
        "배치마다 zero_grad()를 부르세요",
    ),
    changed(
        "train_with_batches",
        "without_step",
        ("        optimizer.step()\n"),
        "",
        ("dealt", ("parameters last history few float32 unchanged steps")),
        "Update W and B: they came back",
        "W와 B를 갱신하세요",
    ),
    changed(
        "train_with_batches",
        "sum_of_losses",
        ("Y[batch])\n"),
        ('Y[batch], reduction="sum")\n'),
        ("dealt", ("parameters last history few float32 unchanged")),
        "Take the mean over the batch",
        "배치의 손실은 합이 아니라 평균입니다",
    ),
    changed(
        "train_with_batches",
        "mean_squared",
        "F.binary_cross_entropy_with_logits",
        "F.mse_loss",
        ("dealt", ("parameters last history few float32 unchanged steps")),
        "not the mean squared error",
        "평균제곱오차가 아니라",
    ),
    changed(
        "train_with_batches",
        "sigmoid_twice",
        "(X[batch] @ W + B, Y",
        "(torch.sigmoid(X[batch] @ W + B), Y",
        ("dealt", ("parameters last history few float32 unchanged steps")),
        "Leave out your sigmoid",
        "시그모이드를 한 번만 취하세요",
    ),
    changed(
        "train_with_batches",
        "by_hand",
        (
            "        optimizer.zero_grad()\n"
            "        loss.backward()\n"
            "        optimizer.step()\n"
        ),
        (
            "        dW, dB = torch.autograd.grad(loss, [W, B])\n"
            "        with torch.no_grad():\n"
            "            W -= learning_rate * dW\n"
            "            B -= learning_rate * dB\n"
        ),
        ("dealt", ("steps")),
        "Leave the update to an optimizer",
        "갱신을 옵티마이저에 맡기세요",
    ),
)
