"""Answers of learners to what PyTorch's optimizers and layers do."""

from __future__ import annotations

from tests.learners.autograd import CROSSED
from tests.mutants import torch_training
from tests.mutants.mutant import Mutant, named
from tests.mutants.torch_training import RIGHT


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


def plane(name: str, loses: str, en: str, ko: str, code: str) -> Mutant:
    return Mutant(
        f"plane_{name}", "fit_plane", code, named("plane", *loses.split()), en, ko
    )


def stepped(name: str, loses: str, en: str, ko: str, body: str) -> Mutant:
    code = torch_training.step(body)
    return Mutant(
        f"step_{name}", "sgd_step", code, named("step", *loses.split()), en, ko
    )


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
OPTIMIZER = (
    "lesson features momentum history few_epochs float32 unchanged steps all_epochs"
)
PLANE = "lesson few_epochs one_point float32 unchanged all_epochs"
ANSWERS = (
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
    by_optimizer(
        "without_backward",
        OPTIMIZER,
        "Call backward() in each epoch",
        "에폭마다 backward() 메서드를 부르세요",
        steps="optimizer.zero_grad(); optimizer.step()",
    ),
    by_optimizer(
        "of_copies",
        OPTIMIZER,
        "Compute the loss from the tensors that the optimizer was given",
        "옵티마이저에 넘긴 텐서로 손실을 계산하고, 바로 그 텐서를 돌려주세요",
        optimizer="torch.optim.SGD([W.detach().clone(), B.detach().clone()], "
        "lr=learning_rate, momentum=momentum)",
    ),
    by_optimizer(
        "without_momentum",
        "momentum",
        "Hand momentum=momentum to the optimizer",
        "옵티마이저에 momentum=momentum을 넘기세요",
        optimizer="torch.optim.SGD([W, B], lr=learning_rate)",
    ),
)
