"""Answers of learners to derivatives and descents by autograd."""

from __future__ import annotations

from tests.mutants import autograd
from tests.mutants.mutant import Mutant, named


def by_autograd(
    name: str, loses: str, en: str, ko: str, update: str = "", **changed: str
) -> Mutant:
    update = update or "_update((W, B), learning_rate)"
    return Mutant(
        f"autograd_{name}",
        "train_with_autograd",
        autograd.trained(update, **changed),
        named("train", *loses.split()),
        en,
        ko,
    )


def until(
    name: str,
    loses: str,
    en: str,
    ko: str,
    *,
    stop: str = "loss < stop_below",
    loss: str = "F.mse_loss(w * x + b, y)",
    update: str = "_update((w, b), learning_rate)",
) -> Mutant:
    return Mutant(
        f"until_{name}",
        "train_until",
        f"""{autograd.UNTIL_HEAD}
{autograd.SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = {loss}
        history.append(loss.item())
        if {stop}:
            return w.detach(), b.detach(), epoch, history
        loss.backward()
        {update}
    return w.detach(), b.detach(), max_epochs, history""",
        named("until", *loses.split()),
        en,
        ko,
    )


CROSSED = "((X @ W + B).squeeze(1) - Y).square()"
UPDATE = """with torch.no_grad():
            W -= learning_rate * W.grad
            B -= learning_rate * B.grad
        """
AUTOGRAD = (
    "lesson sum features history few_epochs float32 unchanged steady_graph "
    "by_autograd all_epochs"
)
AUTOGRAD_LATER = "lesson sum features history float32 unchanged steady_graph all_epochs"
AUTOGRAD_ON_SAMPLES = (
    "lesson sum features history few_epochs float32 unchanged steady_graph all_epochs"
)
UNTIL = "lesson never epochs history float32 unchanged steady_graph"
ANSWERS = (
    by_autograd(
        "halves_the_loss",
        AUTOGRAD,
        "Do not halve the loss: it is the mean of the squared errors itself",
        "손실을 2로 나누지 마세요",
        loss="F.mse_loss(X @ W + B, Y, reduction=reduction) / 2",
        record="2 * loss.item()",
    ),
    by_autograd(
        "crosses_shapes",
        AUTOGRAD_ON_SAMPLES,
        "Give prediction and Y the same shape before you subtract",
        "예측값과 Y의 모양을 맞춘 다음 빼세요",
        loss=f"getattr({CROSSED}, reduction)()",
    ),
    by_autograd(
        "clears_only_W",
        AUTOGRAD_LATER,
        "Clear the gradient of B, too",
        "에폭마다 B의 기울기도 비우세요",
        update=f"{UPDATE}W.grad = None",
    ),
    by_autograd(
        "clears_only_B",
        AUTOGRAD_LATER,
        "Clear the gradient of W, too",
        "에폭마다 W의 기울기도 비우세요",
        update=f"{UPDATE}B.grad = None",
    ),
    by_autograd(
        "moves_B_along_the_gradient_of_W",
        AUTOGRAD_ON_SAMPLES,
        "Move B along its own gradient",
        "지금은 W의 기울기로 B를 갱신합니다",
        update=UPDATE.replace("B.grad", "W.grad.sum()") + "W.grad = B.grad = None",
    ),
    by_autograd(
        "at_a_fixed_rate",
        "lesson sum features history unchanged steady_graph by_autograd all_epochs",
        "Use the learning_rate that came",
        "인자로 받은 learning_rate의 값을 쓰세요",
        update="_update((W, B), 0.1)",
    ),
    by_autograd(
        "starts_at_zero",
        AUTOGRAD,
        "Start from the W and B that came: you start from 0",
        "받은 W와 B에서 시작하세요. 지금은 0에서 시작합니다",
        copies="    W = torch.zeros_like(W).requires_grad_()\n"
        "    B = torch.zeros_like(B).requires_grad_()",
    ),
    by_autograd(
        "rebinds_inside_no_grad",
        "lesson sum features history float32 unchanged steady_graph by_autograd "
        "all_epochs",
        "Inside no_grad() subtract in place",
        "no_grad() 안에서는 W -= ... 처럼 제자리에서 빼세요",
        update="""with torch.no_grad():
            W = W - learning_rate * W.grad
            B = B - learning_rate * B.grad""",
    ),
    by_autograd(
        "history_of_integers",
        "history",
        "An integer array cuts off everything after the decimal point",
        "정수 배열에 넣으면 소수점 아래가 잘립니다",
        record="int(loss)",
    ),
    by_autograd(
        "history_rounded",
        "history",
        "Do not round history: only 4 digits after the point are right",
        "소수점 아래 4자리까지만 맞습니다",
        record="round(loss.item(), 4)",
    ),
    Mutant(
        "autograd_forward_inside_no_grad",
        "train_with_autograd",
        f"""{autograd.TRAIN_HEAD}
{autograd.COPIES}
    history = []
    for _ in range(epochs):
        with torch.no_grad():
            loss = F.mse_loss(X @ W + B, Y, reduction=reduction)
            history.append(loss.item())
        loss.backward()
        _update((W, B), learning_rate)
    return W.detach(), B.detach(), history""",
        named(
            "train",
            "lesson",
            "sum",
            "features",
            "history",
            "few_epochs",
            "float32",
            "unknown_reduction",
            "unchanged",
            "steady_graph",
            "by_autograd",
            "all_epochs",
        ),
        "Move the forward pass and the loss out of no_grad()",
        "순전파와 손실을 no_grad() 밖에서 계산하세요",
    ),
    Mutant(
        "derivative_by_horner_without_x",
        "derivative_at",
        f"""{autograd.DERIVE}
    x = x.clone().requires_grad_()
    value = coefficients[-1]
    for c in coefficients[:-1].flip(0):
        value = value * x + c
    value.backward()
    return x.grad""",
        named("derivative", "constant"),
        "Differentiate a constant, too: with one coefficient there is no x",
        "상수도 미분하세요. 계수가 하나면 다항식에 x가 없어",
    ),
    until(
        "ends_by_a_rule_of_its_own",
        "lesson never epochs float32 unchanged steady_graph",
        "Stop only where the loss is less than stop_below",
        "손실이 stop_below보다 작아질 때만 멈추세요",
        stop="loss < stop_below or epoch == 3",
    ),
    until(
        "halves_the_loss",
        UNTIL,
        "Do not halve the loss",
        "손실을 2로 나누지 마세요",
        update="w.grad /= 2; b.grad /= 2; _update((w, b), learning_rate)",
    ),
    until(
        "moves_b_along_the_gradient_of_w",
        UNTIL,
        "Move b along its own gradient",
        "지금은 w의 기울기로 b를 갱신합니다",
        update="b.grad = w.grad.clone(); _update((w, b), learning_rate)",
    ),
    until(
        "crosses_shapes",
        UNTIL,
        "Give prediction and y the same shape before you subtract",
        "예측값과 y의 모양을 맞춘 다음 빼세요",
        loss="((w * x + b).reshape(-1, 1) - y).square().mean()",
    ),
    by_autograd(
        "history_of_the_first_loss",
        "history",
        "Compute the loss inside the loop, anew in each epoch",
        "손실을 반복문 안에서 에폭마다 새로 계산하세요",
        record="(history or [loss.item()])[0]",
    ),
)
