"""What learners get wrong on the way forward and back through two layers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.misconceptions.logistic import errors_at_logits
from graders.checks.problems import Array, Arrays
from graders.checks.two_classes import sigmoid

Found = Iterator[Misconception[Arrays]]


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
    for E, words in errors_at_logits(Z, Y):
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
