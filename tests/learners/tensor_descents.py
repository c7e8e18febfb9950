"""Answers of learners to the training loops with PyTorch."""

from __future__ import annotations

from tests.mutants import autograd, torch_training
from tests.mutants.mutant import Mutant, named
from tests.mutants.torch_training import RIGHT


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


def by_optimizer(
    name: str, loses: str, en: str, ko: str, steps: str = RIGHT, **changed: str
) -> Mutant:
    return Mutant(
        f"optimizer_{name}",
        "train_with_optimizer",
        torch_training.trained(steps, **changed),
        named("optimizer", *loses.split()),
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


def plane(name: str, loses: str, en: str, ko: str, code: str) -> Mutant:
    return Mutant(
        f"plane_{name}", "fit_plane", code, named("plane", *loses.split()), en, ko
    )


def stepped(name: str, loses: str, en: str, ko: str, body: str) -> Mutant:
    code = torch_training.step(body)
    return Mutant(
        f"step_{name}", "sgd_step", code, named("step", *loses.split()), en, ko
    )


CROSSED = "((X @ W + B).squeeze(1) - Y).square()"
OF_A_LAYER = """\
def train_with_optimizer(X, Y, W, B, learning_rate, epochs, momentum=0.0):
    net = nn.Linear(X.shape[1], 1, dtype=X.dtype)
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate, momentum=momentum)
    history = []
    for _ in range(epochs):
        loss = F.mse_loss(net(X), Y)
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net.weight.detach().T, net.bias.detach(), history"""
ADAM = "torch.optim.Adam([W, B], lr=learning_rate)"
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
OPTIMIZER = (
    "lesson features momentum history few_epochs float32 unchanged steps all_epochs"
)
UNTIL = "lesson never epochs history float32 unchanged steady_graph"
PLANE = "lesson few_epochs one_point float32 unchanged all_epochs"
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
    by_optimizer(
        "halves_the_loss",
        OPTIMIZER,
        "Do not halve the loss",
        "손실을 2로 나누지 마세요",
        steps="loss = loss / 2; " + RIGHT,
    ),
    by_optimizer(
        "crosses_shapes",
        "lesson features momentum history few_epochs float32 unchanged all_epochs",
        "Give prediction and Y the same shape before you subtract",
        "예측값과 Y의 모양을 맞춘 다음 빼세요",
        steps=f"loss = {CROSSED}.mean(); {RIGHT}",
    ),
    by_optimizer(
        "is_adam",
        OPTIMIZER,
        "Use torch.optim.SGD, not Adam",
        "Adam이 아니라 torch.optim.SGD를 쓰세요",
        optimizer=ADAM,
    ),
    by_optimizer(
        "of_nesterov",
        "momentum",
        "Leave out nesterov=True",
        "nesterov=True를 빼세요",
        optimizer="torch.optim.SGD([W, B], learning_rate, momentum,"
        " nesterov=momentum > 0)",
    ),
    by_optimizer(
        "at_a_fixed_rate",
        "lesson features momentum history unchanged steps all_epochs",
        "Use the learning_rate that came",
        "인자로 받은 learning_rate의 값을 쓰세요",
        optimizer="torch.optim.SGD([W, B], lr=0.1, momentum=momentum)",
    ),
    Mutant(
        "optimizer_of_a_layer_that_starts_at_random",
        "train_with_optimizer",
        OF_A_LAYER,
        named(
            "optimizer",
            "lesson",
            "features",
            "momentum",
            "history",
            "few_epochs",
            "float32",
            "unchanged",
            "steps",
            "all_epochs",
        ),
        "A layer such as nn.Linear begins at random, until you put yours in",
        "nn.Linear를 쓴다면 그 가중치와 편향에 받은 값을 넣으세요",
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
    plane(
        "of_a_layer_that_starts_at_random",
        PLANE,
        "The weights of nn.Linear begin at random: put in 0 with nn.init.zeros_",
        "nn.Linear의 가중치는 무작위로 시작하므로",
        torch_training.plane().replace("nn.init.zeros_(parameter)", "pass"),
    ),
    plane(
        "by_adam",
        PLANE,
        "Use torch.optim.SGD, not Adam",
        "Adam이 아니라 torch.optim.SGD를 쓰세요",
        torch_training.plane().replace("optim.SGD", "optim.Adam"),
    ),
    plane(
        "halves_the_loss",
        PLANE,
        "Do not halve the loss",
        "손실을 2로 나누지 마세요",
        torch_training.plane("F.mse_loss(net(X).squeeze(1), y) / 2"),
    ),
    plane(
        "at_a_fixed_rate",
        PLANE,
        "Use the learning_rate that came",
        "인자로 받은 learning_rate의 값을 쓰세요",
        torch_training.plane().replace("lr=learning_rate", "lr=0.01"),
    ),
    stepped(
        "as_in_cs231n",
        "momentum velocity both",
        "Leave the rate out of the velocity: v = momentum * velocity + g",
        "속도에 학습률을 넣지 말고",
        """    g = gradient + weight_decay * parameter
    v = momentum * velocity - learning_rate * g
    return parameter + v, v""",
    ),
    stepped(
        "of_nesterov",
        "momentum both",
        "g + momentum * v is the way of Nesterov",
        "네스테로프(nesterov=True)의 방식입니다",
        """    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    return parameter - learning_rate * (g + momentum * v), v""",
    ),
    stepped(
        "decays_by_two",
        "weight_decay velocity both",
        "Add weight_decay * parameter once: twice as much came in",
        "weight_decay * parameter를 한 번만 더하세요",
        """    g = gradient + 2 * weight_decay * parameter
    v = momentum * velocity + g
    return parameter - learning_rate * v, v""",
    ),
    stepped(
        "decays_twice",
        "weight_decay both",
        "Apply the weight decay once",
        "가중치 감쇠를 한 번만 쓰세요",
        """    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    return parameter - learning_rate * (v + weight_decay * parameter), v""",
    ),
)
