"""What learners get wrong in the cross-entropy of logits."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.problems import Array, Arrays

Found = Iterator[Misconception[Arrays]]


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
