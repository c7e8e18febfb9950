"""What learners get wrong in a line that decides and in a first network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.problems import Array, Arrays
from graders.checks.two_classes import Slide, sigmoid

Found = Iterator[Misconception[Arrays]]

_NOT_BY_N = (
    "N으로 나누세요. 손실이 평균이므로 기울기도 표본의 수로 나눕니다.",
    "Divide by N: the loss is a mean over the samples, and so is its gradient.",
)
_TWICE = (
    "N으로 한 번만 나누세요. 이미 평균인 것을 또 나누었습니다.",
    "Divide by N once: what was a mean already is divided again.",
)
_SIGN = (
    "오차는 Y - p가 아니라 p - Y입니다. 부호가 모두 반대입니다.",
    "Take p - Y for the error, not Y - p: every sign is the other way round.",
)
_WITH_SLOPE = (
    "p(1 - p)를 곱하지 마세요. 교차 엔트로피에서는 시그모이드의 기울기가 약분되어 "
    "p - Y만 남습니다.",
    "Leave out p(1 - p): with the cross-entropy the slope of the sigmoid cancels, and "
    "p - Y is left.",
)
_NO_SIGMOID = (
    "로짓에 시그모이드를 취해 확률 p를 만든 다음 Y를 빼세요. 지금은 로짓에서 Y를 "
    "뺐습니다.",
    "Turn the logits into probabilities with the sigmoid first: your error is Z - Y.",
)
_DOUBLED = (
    "2를 곱하지 마세요. 제곱오차가 아니라 교차 엔트로피의 기울기입니다.",
    "Leave out the 2: it belongs to squared errors, not to the cross-entropy.",
)
_DECIDED = (
    "확률 p를 0과 1로 반올림하지 말고 그대로 쓰세요.",
    "Keep the probability p as it is: yours is rounded to 0 or 1.",
)


def _errors(Z: Array, Y: Array) -> list[tuple[Array, tuple[str, str]]]:
    """Give the errors that learners take at the logits, and what to say of each."""
    p, N = sigmoid(Z), len(Z)
    E = (p - Y) / N
    return [
        (-E, _SIGN),
        (E * N, _NOT_BY_N),
        (E / N, _TWICE),
        (E * p * (1 - p), _WITH_SLOPE),
        ((Z - Y) / N, _NO_SIGMOID),
        (2 * E, _DOUBLED),
        ((p.round() - Y) / N, _DECIDED),
    ]


@when_wrong
def of_cross_entropy(Z: Array, labels: Array) -> Found:
    rows, own = Z.shape[0], Z[np.arange(len(Z)), labels]
    total = np.logaddexp.reduce(Z, axis=1)
    for value, words in (
        (
            (total - own).sum(),
            (
                "놀라움을 더하지 말고 평균하세요.",
                "Take the mean of the surprises, not their sum.",
            ),
        ),
        (
            (own - total).mean(),
            (
                "부호를 뒤집으세요. 손실은 -ln p이고 0보다 작을 수 없습니다.",
                "Turn the sign round: the loss is -ln p, and never below 0.",
            ),
        ),
        (
            np.exp(own - total).mean(),
            (
                "확률에 -ln을 취하세요. 지금은 정답의 확률을 평균했습니다.",
                "Take -ln of the probabilities: yours is the mean probability itself.",
            ),
        ),
        (
            (total - own).mean() / np.log(2),
            (
                "밑이 2인 로그가 아니라 자연로그(np.log)를 쓰세요.",
                "Use the natural logarithm np.log, not log2.",
            ),
        ),
        (
            -np.log(np.exp(own - total).mean()),
            (
                "표본마다 -ln을 취한 다음 평균하세요. 지금은 확률을 먼저 평균했습니다.",
                "Take -ln of each sample, then the mean: yours averages first.",
            ),
        ),
        (
            -own.mean(),
            (
                "로짓에 소프트맥스를 취하세요. 지금은 정답의 로짓에 부호만 바꾸어 "
                "평균했습니다.",
                "Take the softmax of the logits: yours is a mean of -Z at the labels.",
            ),
        ),
        (
            (total[:, None] - Z).mean(),
            (
                "행마다 정답의 로짓만 꺼내세요. 지금은 모든 클래스에 걸쳐 "
                "평균했습니다.",
                "Take each row's own label alone: yours is a mean over all classes.",
            ),
        ),
        (
            (total - Z[:, labels].mean(axis=1)).mean(),
            (
                "Z[np.arange(len(Z)), labels]로 행마다 하나씩 꺼내세요. Z[:, "
                "labels]는 모든 행에서 모든 정답의 열을 꺼냅니다.",
                "Take one logit a row, Z[np.arange(len(Z)), labels]: Z[:, labels] "
                "takes the columns of all labels in every row.",
            ),
        ),
        (
            (np.logaddexp.reduce(Z.ravel()) - own).mean(),
            (
                "행마다(axis=1) 소프트맥스를 구하세요. 지금은 전체의 합으로 "
                "나누었습니다.",
                "Take the softmax of each row, axis=1: you divide by the sum of all.",
            ),
        ),
        (
            (total - own).sum() / Z.size,
            (
                "표본의 수 N으로만 나누세요. 클래스의 수로도 나누었습니다.",
                "Divide by the number of samples alone: you divided by the number of "
                "classes, too.",
            ),
        ),
    ):
        if rows > 1 or np.isfinite(value):
            yield mistaken((np.asarray(value),), *words)


@when_wrong
def of_logistic_gradient(X: Array, Y: Array, W: Array, B: Array) -> Found:
    for E, words in _errors(X @ W + B, Y):
        yield mistaken((X.T @ E, E.sum(axis=0)), *words)
    E, N = (sigmoid(X @ W + B) - Y) / len(X), len(X)
    without = (sigmoid(X @ W) - Y) / N
    yield mistaken(
        (X.T @ without, without.sum(axis=0)),
        "로짓에 편향 B도 더하세요. 지금은 XW입니다.",
        "Add the bias B to the logit: yours is XW.",
    )
    yield mistaken(
        (X.T @ E, E.mean(axis=0)),
        "dB는 한 번만 N으로 나누세요. 이미 나눈 오차를 또 평균했습니다.",
        "Sum for dB: your error is divided by N already, and its mean divides again.",
    )
    yield mistaken(
        (np.full_like(W, E.sum()), E.sum(axis=0)),
        "dW에는 X를 곱하세요. 로짓을 W로 미분하면 X입니다.",
        "Multiply by X for dW: the derivative of the logit with respect to W is X.",
    )


@when_wrong
def of_forward(X: Array, W1: Array, B1: Array, W2: Array, B2: Array) -> Found:
    A = X @ W1 + B1
    H = np.tanh(A)
    Z = H @ W2 + B2
    yield mistaken(
        (A, A @ W2 + B2),
        "첫 층에 tanh를 취하세요. 없으면 두 층이 직선 하나가 됩니다.",
        "Take tanh in the first layer: without it two layers are one line.",
    )
    yield mistaken(
        (sigmoid(A), sigmoid(A) @ W2 + B2),
        "시그모이드가 아니라 tanh를 쓰세요.",
        "Use tanh in the hidden layer, not the sigmoid.",
    )
    yield mistaken(
        (np.maximum(A, 0), np.maximum(A, 0) @ W2 + B2),
        "ReLU가 아니라 tanh를 쓰세요.",
        "Use tanh in the hidden layer, not the ReLU.",
    )
    yield mistaken(
        (H, sigmoid(Z)),
        "Z는 확률이 아니라 로짓으로 돌려주세요. 마지막에 시그모이드를 취하지 않습니다.",
        "Return the logit Z: leave out the sigmoid at the end.",
    )
    yield mistaken(
        (H, np.tanh(Z)),
        "마지막 층에는 tanh를 취하지 마세요. Z는 어떤 수든 됩니다.",
        "Leave out tanh in the last layer: Z may be any number.",
    )
    yield mistaken(
        (H, H @ W2),
        "둘째 층에도 편향 B2를 더하세요.",
        "Add the bias B2 in the second layer.",
    )
    H = np.tanh(X @ W1)
    yield mistaken(
        (H, H @ W2 + B2),
        "첫 층에도 편향 B1을 더하세요.",
        "Add the bias B1 in the first layer.",
    )
    H = np.tanh(X @ W1) + B1
    yield mistaken(
        (H, H @ W2 + B2),
        "편향 B1을 더한 다음 tanh를 취하세요.",
        "Add the bias B1 before tanh, not after.",
    )
    yield mistaken(
        (A, np.tanh(A) @ W2 + B2),
        "H는 tanh를 취한 값으로 돌려주세요. 지금은 취하기 전의 값입니다.",
        "Return H after tanh: yours is what goes into it.",
    )


@when_wrong
def of_network_gradient(
    X: Array, Y: Array, W1: Array, B1: Array, W2: Array, B2: Array
) -> Found:
    A = X @ W1 + B1
    H = np.tanh(A)
    Z = H @ W2 + B2
    dZ, N = (sigmoid(Z) - Y) / len(X), len(X)

    def back(dZ: Array, bend: Array) -> Arrays:
        dA = dZ @ W2.T * bend
        return X.T @ dA, dA.sum(axis=0), H.T @ dZ, dZ.sum(axis=0)

    right = back(dZ, 1 - H**2)
    for E, words in _errors(Z, Y):
        yield mistaken(back(E, 1 - H**2), *words)
    yield mistaken(
        back(dZ, np.ones_like(H)),
        "tanh를 거꾸로 지날 때 1 - H²을 곱하세요.",
        "Multiply by 1 - H² on the way back through tanh.",
    )
    yield mistaken(
        back(dZ, 1 - np.tanh(H) ** 2),
        "H에 tanh를 또 취하지 마세요. H는 이미 tanh를 취한 값이므로 도함수는 "
        "1 - H²입니다.",
        "Do not take tanh of H again: H is tanh already, and the derivative is 1 - H².",
    )
    yield mistaken(
        back(dZ, 1 - A**2),
        "1 - A²이 아니라 1 - H²을 곱하세요. 도함수에는 tanh를 취한 값이 들어갑니다.",
        "Multiply by 1 - H², not 1 - A²: it is the output of tanh that is squared.",
    )
    yield mistaken(
        back(dZ, H * (1 - H)),
        "H(1 - H)는 시그모이드의 도함수입니다. tanh의 도함수 1 - H²을 곱하세요.",
        "Multiply by 1 - H², the derivative of tanh: H(1 - H) is that of the sigmoid.",
    )
    yield mistaken(
        back(dZ, 1 - H),
        "1 - H가 아니라 1 - H²을 곱하세요. H를 제곱합니다.",
        "Square H: multiply by 1 - H², not by 1 - H.",
    )
    dA = dZ * np.ones_like(W2.T) * (1 - H**2)
    yield mistaken(
        (X.T @ dA, dA.sum(axis=0), *right[2:]),
        "둘째 층을 거꾸로 지날 때 W2를 곱하세요. dH = dZ @ W2.T입니다.",
        "Multiply by W2 on the way back through the second layer: dH = dZ @ W2.T.",
    )
    dA = dZ @ W2.T * (1 - H**2)
    yield mistaken(
        (right[0], dA.mean(axis=0), right[2], dZ.mean(axis=0)),
        "편향의 기울기는 더하세요. 이미 N으로 나눈 것을 또 평균했습니다.",
        "Sum for the biases: dZ is divided by N already, and a mean divides again.",
    )
    yield mistaken(
        (right[0], dA.mean(axis=0), *right[2:]),
        "dB1은 더하세요. 이미 N으로 나눈 것을 또 평균했습니다.",
        "Sum for dB1: dZ is divided by N already, and a mean divides again.",
    )
    if H.shape[1] == N:
        yield mistaken(
            (right[0], dA.sum(axis=1), *right[2:]),
            "dB1은 표본 방향(axis=0)으로 더하세요. 지금은 은닉 유닛 방향으로 "
            "더했습니다.",
            "Sum dB1 over the samples, axis=0: you sum over the hidden units.",
        )
    yield mistaken(
        (*right[:2], A.T @ dZ, right[3]),
        "dW2에는 tanh를 취한 H를 곱하세요. 지금은 취하기 전의 값을 곱했습니다.",
        "Multiply by H for dW2: you take what goes into tanh, not what comes out.",
    )


@when_wrong
def of_slide(right: Slide, N: int) -> Found:
    """Name what goes wrong with the updates of any descent."""
    epochs = right.epochs
    for gives, ko, en in (
        (
            right.start,
            "매개변수를 갱신하세요. 처음 값이 그대로 돌아왔습니다.",
            "Update the parameters: what came back is where they started.",
        ),
        (
            replace(right, rate=-right.rate).run(),
            "기울기의 반대 방향으로 가세요. 지금은 더하고 있어 손실이 커집니다.",
            "Go against the gradient: you add it, so the loss grows. Subtract.",
        ),
        (
            replace(right, anew=False).run(),
            "기울기를 반복문 안에서 에폭마다 새로 구하세요. 지금은 처음 기울기로만 "
            "움직입니다.",
            "Take the gradient inside the loop, anew in each epoch: yours is taken "
            "once, at the start.",
        ),
        *(
            (
                replace(right, at_once=at_once).run(),
                "기울기를 모두 구한 다음 갱신하세요. 지금은 갱신된 매개변수로 다음 "
                "기울기를 구합니다.",
                "Compute all gradients before you update one: yours come from "
                "parameters that have moved already.",
            )
            for at_once in (1, 2)
        ),
        (
            right.after(epochs + 1),
            "에폭을 하나 줄이세요. 한 번 더 갱신했습니다.",
            "Stop one epoch earlier: there was one update too many.",
        ),
        (
            right.after(max(epochs - 1, 0)),
            "에폭을 하나 늘리세요. 한 번 덜 갱신했습니다.",
            "Go on for one more epoch: there was one update too few.",
        ),
        (
            right.after(1),
            "return을 반복문 밖으로 빼세요. 한 번만 갱신하고 끝났습니다.",
            "Move the return out of the loop: it ended after one update.",
        ),
        (
            replace(right, rate=right.rate / N).run(),
            "기울기를 N으로 또 나누지 마세요. 이미 평균의 기울기입니다.",
            "Do not divide the gradient by N again: it is that of a mean already.",
        ),
        *(
            (
                replace(right, moved=moved).run(),
                f"매개변수를 모두 갱신하세요. 앞의 {moved}개만 움직였습니다.",
                f"Update all the parameters: only the first {moved} moved.",
            )
            for moved in range(1, len(right.start))
        ),
    ):
        yield mistaken(gives, ko, en)


@when_wrong
def of_losses(longer: Array, N: int) -> Found:
    """Name what goes wrong in a history, from the losses of one epoch more."""
    right = longer[:-1]
    for gives, ko, en in (
        (
            longer[1:],
            "손실을 갱신하기 전에 적으세요. 지금은 갱신한 뒤의 손실입니다.",
            "Record the loss before the update: yours is the one after it.",
        ),
        (
            right * N,
            "손실을 더하지 말고 평균하세요.",
            "Take the mean of the losses of all samples, not their sum.",
        ),
        (
            -right,
            "손실의 부호를 뒤집으세요. 교차 엔트로피는 0보다 작을 수 없습니다.",
            "Turn the sign of the loss round: a cross-entropy is never below 0.",
        ),
        (
            np.cumsum(right),
            "손실을 더해 가지 말고 에폭마다 그때의 손실만 적으세요.",
            "Record each epoch's own loss: yours adds up.",
        ),
        (
            np.zeros_like(right),
            "history에 손실을 적으세요. 모두 0입니다.",
            "Write the losses into history: it holds zeros.",
        ),
    ):
        yield mistaken((gives,), ko, en)
