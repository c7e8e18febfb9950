"""Wrong answers to exercises/torch_training.py, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named
from tests.support.messages import compared

STEP = named(
    "step",
    *("plain", "momentum", "weight_decay", "velocity", "both", "unchanged", "by_hand"),
)
OPTIMIZER_PARAMETERS = named(
    "optimizer",
    *("lesson", "features", "momentum", "few_epochs", "float32", "unchanged"),
    *("steps", "all_epochs"),
)
OPTIMIZER = OPTIMIZER_PARAMETERS | named("optimizer", "history")
MODEL = named("model", "parameters", "forward", "small", "double", "apart")
PLANE = named(
    "plane",
    *("lesson", "few_epochs", "one_point", "float32", "unchanged", "all_epochs"),
)


def step(body: str) -> str:
    return f"""\
def sgd_step(
    parameter, gradient, velocity, learning_rate, momentum=0.0, weight_decay=0.0
):
{body}"""


def trained(
    steps: str,
    *,
    optimizer: str = "torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)",
    returned: str = "W.detach(), B.detach(), history",
) -> str:
    return f"""\
def train_with_optimizer(X, Y, W, B, learning_rate, epochs, momentum=0.0):
    W, B = W.clone().requires_grad_(), B.clone().requires_grad_()
    optimizer = {optimizer}
    history = []
    for _ in range(epochs):
        loss = F.mse_loss(X @ W + B, Y)
        history.append(loss.item())
        {steps}
    return {returned}"""


BY_OPTIMIZER = (
    "optimizer = torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)"
)
BY_HAND = "V, v = torch.zeros_like(W), torch.zeros_like(B)"
RIGHT = "optimizer.zero_grad(); loss.backward(); optimizer.step()"


def model(init: str, forward: str = "return self.linear(X)") -> str:
    return f"""\
class LinearRegressionModel(nn.Module):
    def __init__(self, in_features):
        {init}

    def forward(self, X):
        {forward}"""


def plane(
    loss: str = "F.mse_loss(net(X).squeeze(1), y)",
    *,
    net: str = "nn.Linear(3, 1, bias=False, dtype=X.dtype)",
    steps: str = RIGHT,
    returned: str = "net.weight.detach().squeeze(0)",
) -> str:
    return f"""\
def fit_plane(X, y, learning_rate, epochs):
    net = {net}
    for parameter in net.parameters():
        nn.init.zeros_(parameter)
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)
    for _ in range(epochs):
        loss = {loss}
        {steps}
    return {returned}"""


MUTANTS = (
    Mutant(
        "step_upwards",
        "sgd_step",
        step("""    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    return parameter + learning_rate * v, v"""),
        STEP - {"step_velocity"},
        "Subtract the step",
        "기울기의 반대 방향으로 가세요",
    ),
    Mutant(
        "step_rate_in_the_velocity",
        "sgd_step",
        step("""    g = gradient + weight_decay * parameter
    v = momentum * velocity + learning_rate * g
    return parameter - v, v"""),
        named("step", "momentum", "velocity", "both"),
        "Multiply by the learning rate at the very end",
        "학습률은 마지막에 한 번만 곱하세요",
    ),
    Mutant(
        "step_with_the_old_velocity",
        "sgd_step",
        step("""    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    return parameter - learning_rate * (velocity if momentum else v), v"""),
        named("step", "momentum", "both"),
        "Move with the new velocity",
        "새 속도로 움직이세요",
    ),
    Mutant(
        "step_dampened",
        "sgd_step",
        step("""    g = gradient + weight_decay * parameter
    v = momentum * velocity + (1 - momentum) * g
    return parameter - learning_rate * v, v"""),
        named("step", "momentum", "velocity", "both"),
        "does not multiply it by (1 - momentum)",
        "(1 - momentum)을 곱하지 않습니다",
    ),
    Mutant(
        "step_weight_decay_left_out",
        "sgd_step",
        step("""    v = momentum * velocity + gradient
    return parameter - learning_rate * v, v"""),
        named("step", "weight_decay", "velocity", "both"),
        "Add weight_decay * parameter to the gradient.",
        "기울기에 weight_decay * parameter를 더하세요",
    ),
    Mutant(
        "step_decays_as_adamw",
        "sgd_step",
        step("""    v = momentum * velocity + gradient
    parameter = parameter - learning_rate * weight_decay * parameter
    return parameter - learning_rate * v, v"""),
        named("step", "velocity", "both"),
        "to subtract it on its own is AdamW's way",
        "따로 빼는 것은 AdamW의 방식입니다",
    ),
    Mutant(
        "step_in_place",
        "sgd_step",
        step("""    velocity *= momentum
    v = velocity.add_(gradient + weight_decay * parameter)
    return parameter - learning_rate * v, v"""),
        named("step", "unchanged"),
        "Leave the argument velocity as it was",
        "인자로 받은 velocity의 값을 바꾸지 마세요",
    ),
    Mutant(
        "step_returns_one",
        "sgd_step",
        step("    return parameter - learning_rate * gradient"),
        STEP,
        "Return the tuple (parameter, velocity).",
        "튜플 (parameter, velocity) 꼴로 돌려주세요",
    ),
    Mutant(
        "step_by_the_optimizer",
        "sgd_step",
        step("""    p = parameter.clone().requires_grad_()
    p.grad = gradient.clone()
    # Without momentum SGD keeps no velocity: it is asked for one that changes nothing.
    settings = {"momentum": momentum or 1e-12, "weight_decay": weight_decay}
    optimizer = torch.optim.SGD([p], lr=learning_rate, **settings)
    optimizer.state[p]["momentum_buffer"] = velocity.clone()
    optimizer.step()
    return p.detach(), optimizer.state[p]["momentum_buffer"]"""),
        named("step", "by_hand"),
        "Work out the three lines of the formula without an optimizer",
        "옵티마이저를 부르지 말고",
    ),
    Mutant(
        "optimizer_none_and_gradients_by_hand",
        "train_with_optimizer",
        trained("""with torch.no_grad():
            E = 2 / len(X) * (X @ W + B - Y)
            V, v = momentum * V + X.T @ E, momentum * v + E.sum(0)
            W -= learning_rate * V
            B -= learning_rate * v""").replace(BY_OPTIMIZER, BY_HAND),
        named("optimizer", "steps"),
        "Leave the update to an optimizer",
        "갱신을 옵티마이저에 맡기세요",
    ),
    Mutant(
        "optimizer_none_but_backward",
        "train_with_optimizer",
        trained("""loss.backward()
        with torch.no_grad():
            V, v = momentum * V + W.grad, momentum * v + B.grad
            W -= learning_rate * V
            B -= learning_rate * v
        W.grad = B.grad = None""").replace(BY_OPTIMIZER, BY_HAND),
        named("optimizer", "steps"),
        compared("optimizer.step() × 4", "optimizer.step() × 0"),
        "직접 뺀 값은 맞아도 여기서는 점수가 없습니다",
    ),
    Mutant(
        "optimizer_ends_when_the_loss_hardly_falls",
        "train_with_optimizer",
        trained(f"""if len(history) > 1 and abs(history[-2] - history[-1]) < 1e-6:
            break
        {RIGHT}"""),
        named("optimizer", "all_epochs"),
        "Go through all epochs",
        "에폭을 끝까지 반복하세요",
    ),
    Mutant(
        "optimizer_zero_grad_before_the_step",
        "train_with_optimizer",
        trained("loss.backward(); optimizer.zero_grad(); optimizer.step()"),
        OPTIMIZER,
        "Do not call zero_grad() between backward() and step()",
        "backward()와 step() 사이에서는 zero_grad()를 부르지 마세요",
    ),
    Mutant(
        "optimizer_zero_grad_forgotten",
        "train_with_optimizer",
        trained("loss.backward(); optimizer.step()"),
        # Its first epoch is right, and so is its log of that one.
        OPTIMIZER - {"optimizer_few_epochs", "optimizer_steps"},
        "Clear the gradients in each epoch",
        "에폭마다 기울기를 비우세요",
    ),
    Mutant(
        "optimizer_anew_in_each_epoch",
        "train_with_optimizer",
        trained(
            "optimizer = torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)\n"
            f"        {RIGHT}"
        ),
        named("optimizer", "momentum"),
        "Make the optimizer once, before the loop",
        "옵티마이저를 반복문 앞에서 한 번만 만드세요",
    ),
    Mutant(
        "optimizer_without_bias",
        "train_with_optimizer",
        trained(
            RIGHT,
            optimizer="torch.optim.SGD([W], lr=learning_rate, momentum=momentum)",
        ),
        OPTIMIZER,
        "Hand both to the optimizer, [W, B]",
        "옵티마이저에 W와 B를 모두 넘기세요",
    ),
    Mutant(
        "optimizer_never_steps",
        "train_with_optimizer",
        trained("optimizer.zero_grad(); loss.backward()"),
        OPTIMIZER,
        "Call step() in each epoch",
        "에폭마다 step() 메서드를 부르세요",
    ),
    Mutant(
        "optimizer_returns_parameters_with_their_record",
        "train_with_optimizer",
        trained(RIGHT, returned="W, B, history"),
        named("optimizer", "lesson"),
        compared("requires_grad=False", "requires_grad=True"),
        "detach()를 붙여 값만 돌려주세요",
    ),
    Mutant(
        "optimizer_returns_parameters_of_a_module",
        "train_with_optimizer",
        trained(RIGHT, returned="nn.Parameter(W), nn.Parameter(B), history"),
        named("optimizer", "lesson"),
        "A Parameter's detach() is a plain tensor",
        "매개변수(Parameter)에 detach()를 붙이면 텐서가 됩니다",
    ),
    Mutant(
        "optimizer_returns_floats",
        "train_with_optimizer",
        trained(RIGHT, returned="W.mean().item(), B.item(), history"),
        OPTIMIZER_PARAMETERS,
        compared("torch.Tensor", "float"),
        "W: PyTorch 텐서로 돌려주세요",
    ),
    Mutant(
        "optimizer_of_results",
        "train_with_optimizer",
        """\
def train_with_optimizer(X, Y, W, B, learning_rate, epochs, momentum=0.0):
    W, B = W.clone().requires_grad_() * 1, B.clone().requires_grad_() * 1
    optimizer = torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)""",
        OPTIMIZER,
        "Give the optimizer leaves",
        "옵티마이저에는 잎 텐서를 넘기세요",
    ),
    Mutant(
        "model_without_super",
        "LinearRegressionModel",
        model("self.linear = nn.Linear(in_features, 1)"),
        MODEL,
        "Call super().__init__() in the first line of __init__",
        "__init__의 첫 줄에서 super().__init__()을 부르세요",
    ),
    Mutant(
        "model_layer_in_a_list",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.layers = [nn.Linear(in_features, 1)]",
            "return self.layers[0](X)",
        ),
        MODEL,
        "in a plain list or as a plain tensor it is not registered",
        "보통의 리스트나 텐서에 담으면 매개변수로 등록되지 않습니다",
    ),
    Mutant(
        "model_without_bias",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1, bias=False)"
        ),
        named("model", "parameters"),
        "Keep the bias: take bias=False out",
        "편향을 빼지 마세요",
    ),
    Mutant(
        "model_of_another_name",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.fc = nn.Linear(in_features, 1)",
            "return self.fc(X)",
        ),
        named("model", "parameters"),
        "Call the layer self.linear",
        "층의 이름을 self.linear로 하고",
    ),
    Mutant(
        "model_turned_round",
        "LinearRegressionModel",
        model("super().__init__(); self.linear = nn.Linear(1, in_features)"),
        MODEL,
        compared("linear.weight.shape = (1, 3)", "linear.weight.shape = (3, 1)"),
        "nn.Linear(3, 1)을 만드세요",
    ),
    Mutant(
        "model_multiplies_only",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1)",
            "return X @ self.linear.weight.T",
        ),
        named("model", "forward", "small", "double"),
        "Add the bias: self.linear(X) multiplies and adds",
        "편향을 더하세요",
    ),
    Mutant(
        "model_weight_not_transposed",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1)",
            "return X @ self.linear.weight + self.linear.bias",
        ),
        named("model", "forward", "small", "double"),
        "mat1 and mat2 shapes cannot be multiplied",
        "여기서 멈췄습니다",
    ),
    Mutant(
        "model_flat",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1)",
            "return self.linear(X).squeeze()",
        ),
        named("model", "forward", "small", "double"),
        "Its last axis is missing: reshape(-1, 1) makes a column, and keepdim=True",
        "마지막 축이 없어졌습니다. reshape(-1, 1)이 열을 만들고, 더할 때는 keepdim",
    ),
    Mutant(
        "model_without_its_graph",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1)",
            "return self.linear(X).detach()",
        ),
        named("model", "forward"),
        "they cut the graph, and nothing can learn",
        "그래프가 끊겨 학습할 수 없습니다",
    ),
    Mutant(
        "model_only_float32",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1)",
            "return self.linear(X.float())",
        ),
        named("model", "double"),
        "it stopped there",
        "여기서 멈췄습니다",
    ),
    Mutant(
        "model_with_an_activation",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = nn.Linear(in_features, 1)",
            "return torch.relu(self.linear(X))",
        ),
        named("model", "forward", "small", "double"),
        "Leave out the activation",
        "활성화 함수를 빼세요",
    ),
    Mutant(
        "model_shares_its_layer",
        "LinearRegressionModel",
        model(
            "super().__init__(); self.linear = _LAYERS.setdefault(in_features, "
            "nn.Linear(in_features, 1))"
        )
        + "\n\n\n_LAYERS: dict[int, nn.Module] = {}",
        named("model", "apart"),
        "Make the layer inside __init__",
        "층을 __init__ 안에서 만드세요",
    ),
    Mutant(
        "model_is_no_module",
        "LinearRegressionModel",
        model("self.linear = nn.Linear(in_features, 1)").replace("(nn.Module)", ""),
        MODEL,
        "Inherit from nn.Module",
        "nn.Module을 상속하세요",
    ),
    Mutant(
        "model_calls_forward_otherwise",
        "LinearRegressionModel",
        model("super().__init__(); self.linear = nn.Linear(in_features, 1)").replace(
            "def forward", "def predict"
        ),
        named("model", "forward", "small", "double"),
        "Define forward inside the class LinearRegressionModel",
        "LinearRegressionModel 클래스 안에 forward 메서드를 정의하세요",
    ),
    Mutant(
        "model_is_a_function",
        "LinearRegressionModel",
        "def LinearRegressionModel(in_features):\n    return nn.Linear(in_features, 1)",
        MODEL,
        "a class: now it is a function",
        "클래스를 정의하세요(class). 지금 있는 것: 함수",
    ),
    Mutant(
        "plane_broadcast",
        "fit_plane",
        plane("((net(X) - y) ** 2).mean()"),
        PLANE - {"plane_one_point"},
        "(N, 1) minus (N,) is (N, N), and pulls every prediction to the mean of y",
        "모든 예측값이 y의 평균으로 끌려갑니다",
    ),
    Mutant(
        "plane_two_constants",
        "fit_plane",
        plane(net="nn.Linear(3, 1, dtype=X.dtype)"),
        PLANE,
        "there are two constants",
        "상수항이 둘이 되었습니다",
    ),
    Mutant(
        "plane_gradients_pile_up",
        "fit_plane",
        plane(steps="loss.backward(); optimizer.step()"),
        PLANE,
        "Call zero_grad() in each epoch",
        "에폭마다 zero_grad()를 부르세요",
    ),
    Mutant(
        "plane_as_a_row",
        "fit_plane",
        plane(returned="net.weight.detach()"),
        PLANE,
        compared("(3,)", "(1, 3)"),
        "계수: 모양(shape)을 고치세요",
    ),
    Mutant(
        "plane_returns_the_parameter",
        "fit_plane",
        plane(returned="nn.Parameter(net.weight[0])"),
        named("plane", "all_epochs"),
        "A Parameter's detach() is a plain tensor",
        "매개변수(Parameter)에 detach()를 붙이면 텐서가 됩니다",
    ),
    Mutant(
        "plane_of_the_sum",
        "fit_plane",
        plane('F.mse_loss(net(X).squeeze(1), y, reduction="sum")'),
        PLANE - {"plane_one_point"},
        "Take the mean of the squared errors, not their sum",
        "손실은 제곱오차의 합이 아니라 평균입니다",
    ),
    Mutant(
        "plane_in_float32",
        "fit_plane",
        plane(net="nn.Linear(3, 1, bias=False)"),
        named("plane", "float32"),
        "it stopped there",
        "여기서 멈췄습니다",
    ),
    Mutant(
        "plane_ends_when_the_loss_hardly_falls",
        "fit_plane",
        plane(
            steps=f"""if epoch and last - loss.item() < 1e-6:
            break
        last = loss.item()
        {RIGHT}"""
        ).replace("for _ in", "for epoch in"),
        named("plane", "all_epochs"),
        "Go through all epochs",
        "에폭을 끝까지 반복하세요",
    ),
    Mutant(
        "plane_starts_at_random",
        "fit_plane",
        plane().replace("nn.init.zeros_", "nn.init.ones_"),
        PLANE,
        "Start with all coefficients at 0",
        "계수를 모두 0에서 시작하세요",
    ),
)
