"""Wrong answers to exercises/autograd.py, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named
from tests.support.messages import compared

DERIVATIVE = named(
    "derivative",
    *("lesson", "random", "constant", "float32", "unchanged", "by_autograd"),
)
ACCUMULATED = named(
    "accumulated",
    *("lesson", "random", "empty", "float32", "unchanged", "by_backward"),
)
TRAIN_PARAMETERS = named(
    "train",
    *("lesson", "sum", "features", "few_epochs", "float32", "unchanged"),
    *("steady_graph", "by_autograd", "all_epochs"),
)
TRAIN = TRAIN_PARAMETERS | named("train", "history")
UNTIL = named(
    "until",
    *("lesson", "history", "never", "at_once", "float32", "unchanged", "steady_graph"),
)

POLYNOMIAL = "(coefficients * x ** torch.arange(len(coefficients))).sum()"
DERIVE = "def derivative_at(coefficients, x):"
ACCUMULATE = "def accumulated_gradients(slopes, w):"
TRAIN_HEAD = """\
def train_with_autograd(X, Y, W, B, learning_rate, epochs, reduction="mean"):
    if reduction not in ("mean", "sum"):
        raise ValueError(reduction)"""
COPIES = "    W, B = W.clone().requires_grad_(), B.clone().requires_grad_()"
UNTIL_HEAD = "def train_until(x, y, w, b, learning_rate, max_epochs, stop_below):"
SCALAR_COPIES = "    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()"


def trained(
    update: str = "_update((W, B), learning_rate)",
    *,
    copies: str = COPIES,
    loss: str = "F.mse_loss(X @ W + B, Y, reduction=reduction)",
    record: str = "loss.item()",
    returned: str = "W.detach(), B.detach(), history",
    epochs: str = "epochs",
) -> str:
    """Write a train_with_autograd with one thing wrong."""
    return f"""{TRAIN_HEAD}
{copies}
    history = []
    for _ in range({epochs}):
        loss = {loss}
        history.append({record})
        loss.backward()
        {update}
    return {returned}"""


BY_FORMULA = named("derivative", "by_autograd")
BY_ADDING = named("accumulated", "by_backward")

MUTANTS = (
    Mutant(
        "derivative_returns_the_value",
        "derivative_at",
        f"{DERIVE}\n    return {POLYNOMIAL}",
        DERIVATIVE,
        "Return x.grad: this is the value of the polynomial",
        "다항식의 값이 아니라 x.grad를 돌려주세요",
    ),
    Mutant(
        "derivative_by_differences",
        "derivative_at",
        f"""{DERIVE}
    h = 1e-5
    f = lambda x: {POLYNOMIAL}
    return (f(x + h) - f(x - h)) / (2 * h)""",
        DERIVATIVE - {"derivative_unchanged"},
        "Let backward() differentiate instead of a difference",
        "차분으로 어림하지 말고 backward()로 미분하세요",
    ),
    Mutant(
        "derivative_without_requires_grad",
        "derivative_at",
        f"{DERIVE}\n    {POLYNOMIAL}.backward()\n    return x.grad",
        DERIVATIVE,
        "Call requires_grad_() on what you differentiate by",
        "미분할 텐서에 requires_grad_()를 부르세요",
    ),
    Mutant(
        "derivative_not_reduced_to_one_number",
        "derivative_at",
        f"""{DERIVE}
    x = x.clone().requires_grad_()
    {POLYNOMIAL.removesuffix(".sum()")}.backward()
    return x.grad""",
        DERIVATIVE,
        "Make it a single number with sum() or mean()",
        "sum()이나 mean()으로 수 하나를 만드세요",
    ),
    Mutant(
        "derivative_as_a_float",
        "derivative_at",
        f"""{DERIVE}
    x = x.clone().requires_grad_()
    {POLYNOMIAL}.backward()
    return x.grad.item()""",
        named("derivative", "lesson"),
        "Leave out item() or float(): return the tensor itself.\n"
        + compared("torch.Tensor", "float"),
        "item()이나 float()을 떼고 텐서를 그대로 돌려주세요",
    ),
    Mutant(
        "derivative_records_the_argument",
        "derivative_at",
        f"""{DERIVE}
    x.requires_grad_()
    {POLYNOMIAL}.backward()
    return x.grad""",
        named("derivative", "unchanged"),
        "Call requires_grad_() on a copy, x.clone().requires_grad_()",
        "x.clone().requires_grad_()처럼 복사한 텐서에",
    ),
    Mutant(
        "derivative_highest_power_first",
        "derivative_at",
        f"""{DERIVE}
    x = x.clone().requires_grad_()
    coefficients = coefficients.flip(0)
    {POLYNOMIAL}.backward()
    return x.grad""",
        DERIVATIVE,
        "Take coefficients[0] for the constant",
        "coefficients[0]이 상수항입니다",
    ),
    Mutant(
        "derivative_through_numpy",
        "derivative_at",
        f"""{DERIVE}
    import numpy as np
    x = x.clone().requires_grad_()
    value = np.polynomial.polynomial.polyval(x.numpy(), coefficients.numpy())
    torch.tensor(value).backward()
    return x.grad""",
        DERIVATIVE,
        "Stay with tensors instead of going over to NumPy",
        "NumPy로 바꾸지 말고 텐서로 계산하세요",
    ),
    Mutant(
        "derivative_by_formula",
        "derivative_at",
        f"""{DERIVE}
    powers = torch.arange(1, len(coefficients))
    return (powers * coefficients[1:] * x ** (powers - 1)).sum()""",
        BY_FORMULA,
        "Leave the gradient to autograd",
        "기울기를 자동미분에 맡기세요",
    ),
    Mutant(
        "derivative_by_polyder",
        "derivative_at",
        f"""{DERIVE}
    import numpy as np
    derivative = np.polynomial.Polynomial(coefficients.numpy()).deriv()
    return torch.tensor(derivative(x.numpy()), dtype=x.dtype)""",
        BY_FORMULA,
        compared("autograd × 1", "autograd × 0"),
        "공식으로 직접 구한 값은 맞아도 여기서는 점수가 없습니다",
    ),
    Mutant(
        "derivative_by_horner",
        "derivative_at",
        f"""{DERIVE}
    value, slope = torch.zeros_like(x), torch.zeros_like(x)
    for c in coefficients.flip(0):
        value, slope = value * x + c, slope * x + value
    return slope""",
        BY_FORMULA,
        "Leave the gradient to autograd",
        "기울기를 자동미분에 맡기세요",
    ),
    Mutant(
        "accumulated_cumsum",
        "accumulated_gradients",
        f"{ACCUMULATE}\n    return torch.cumsum(slopes, 0)",
        BY_ADDING,
        "Call z.backward() for each of the slopes",
        "값마다 z.backward()를 부르고",
    ),
    Mutant(
        "accumulated_running_sum",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    seen, total = torch.empty_like(slopes), 0
    for i, slope in enumerate(slopes):
        total = total + slope
        seen[i] = total
    return seen""",
        BY_ADDING,
        compared("backward() × 4", "backward() × 0"),
        "직접 더한 값은 맞아도 여기서는 점수가 없습니다",
    ),
    Mutant(
        "accumulated_one_backward_for_all",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    each = (w * torch.ones_like(slopes)).requires_grad_()
    (slopes * each).sum().backward()
    return each.grad.cumsum(0)""",
        BY_ADDING,
        compared("backward() × 4", "backward() × 1"),
        "더하기를 backward()에 맡겨야 합니다",
    ),
    Mutant(
        "accumulated_by_grad",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    each = [torch.autograd.grad(slope * w, w)[0] for slope in slopes]
    return torch.stack(each).cumsum(0) if each else torch.empty_like(slopes)""",
        BY_ADDING,
        "backward() is to do the adding up",
        "더하기를 backward()에 맡겨야 합니다",
    ),
    Mutant(
        "accumulated_cleared",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    seen = torch.empty_like(slopes)
    for i, slope in enumerate(slopes):
        w.grad = None
        (slope * w).backward()
        seen[i] = w.grad
    return seen""",
        ACCUMULATED - {"accumulated_empty"},
        "Do not clear w.grad",
        "w.grad를 비우지 마세요",
    ),
    Mutant(
        "accumulated_one_tensor_many_times",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    seen = []
    for slope in slopes:
        (slope * w).backward()
        seen.append(w.grad)
    return torch.stack(seen) if seen else torch.empty_like(slopes)""",
        ACCUMULATED - {"accumulated_empty"},
        "Keep a copy, w.grad.clone() or w.grad.item()",
        "w.grad의 값을 복사해 두세요",
    ),
    Mutant(
        "accumulated_only_the_last",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    for slope in slopes:
        (slope * w).backward()
    return w.grad""",
        ACCUMULATED,
        "Change the shape of the gradients. A single number came",
        "기울기들: 모양(shape)을 고치세요",
    ),
    Mutant(
        "accumulated_as_a_list",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    seen = []
    for slope in slopes:
        (slope * w).backward()
        seen.append(w.grad.item())
    return seen""",
        named("accumulated", "lesson"),
        compared("torch.Tensor", "list"),
        "기울기들: PyTorch 텐서로 돌려주세요",
    ),
    Mutant(
        "accumulated_in_float32",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    seen = []
    for slope in slopes:
        (slope * w).backward()
        seen.append(w.grad.item())
    return torch.tensor(seen)""",
        named("accumulated", "float32"),
        "Use zeros_like(X) or pass dtype=X.dtype",
        "zeros_like(X)를 쓰거나 dtype=X.dtype을 넘기세요",
    ),
    Mutant(
        "accumulated_not_filled",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    seen = torch.empty_like(slopes)
    for i in range(len(slopes) - 1):
        (slopes[i] * w).backward()
        seen[i] = w.grad
    return seen""",
        ACCUMULATED - {"accumulated_empty"},
        "torch.empty leaves what was in memory: use zeros_like",
        "torch.empty는 메모리에 남아 있던 값을 그대로 둡니다",
    ),
    Mutant(
        "accumulated_on_one_graph",
        "accumulated_gradients",
        f"""{ACCUMULATE}
    w = w.clone().requires_grad_()
    seen = torch.empty_like(slopes)
    z = (slopes * w).sum()
    for i in range(len(slopes)):
        z.backward()
        seen[i] = w.grad
    return seen""",
        ACCUMULATED - {"accumulated_empty"},
        "backward() goes through a graph only once",
        "같은 그래프로는 backward()를 한 번만 부를 수 있습니다",
    ),
    Mutant(
        "train_gradients_never_cleared",
        "train_with_autograd",
        trained("""with torch.no_grad():
            W -= learning_rate * W.grad
            B -= learning_rate * B.grad"""),
        TRAIN - {"train_few_epochs", "train_by_autograd"},
        "Clear the gradients in each epoch",
        "에폭마다 기울기를 비우세요",
    ),
    Mutant(
        "train_update_recorded_in_place",
        "train_with_autograd",
        trained("W -= learning_rate * W.grad; B -= learning_rate * B.grad"),
        TRAIN | {"train_unknown_reduction"},
        "Update inside with torch.no_grad()",
        "with torch.no_grad(): 안에서 갱신하세요",
    ),
    Mutant(
        "train_rebinds_without_retain_grad",
        "train_with_autograd",
        trained("W, B = W - learning_rate * W.grad, B - learning_rate * B.grad"),
        TRAIN - {"train_few_epochs"},
        "What w = w - ... makes is no leaf",
        "w = w - ... 로 새로 만든 w는 잎이 아닙니다",
    ),
    Mutant(
        "train_rebinds",
        "train_with_autograd",
        trained("""W, B = W - learning_rate * W.grad, B - learning_rate * B.grad
        W.retain_grad(), B.retain_grad()"""),
        named("train", "steady_graph"),
        "With w = w - ... the graph holds every epoch before",
        "w = w - ... 는 지난 에폭을 모두 계산 그래프에 남깁니다",
    ),
    Mutant(
        "train_always_mean",
        "train_with_autograd",
        trained(loss="F.mse_loss(X @ W + B, Y)"),
        named("train", "sum"),
        "Take the sum of the squared errors",
        "손실은 제곱오차의 합입니다",
    ),
    Mutant(
        "train_always_sum",
        "train_with_autograd",
        trained(loss="((X @ W + B - Y) ** 2).sum()"),
        TRAIN - {"train_sum", "train_by_autograd"},
        "Take the mean of the squared errors",
        "손실은 제곱오차의 평균입니다",
    ),
    Mutant(
        "train_upwards",
        "train_with_autograd",
        trained("_update((W, B), -learning_rate)"),
        TRAIN,
        "Go against the gradient",
        "기울기의 반대 방향으로 가세요",
    ),
    Mutant(
        "train_returns_parameters_with_their_record",
        "train_with_autograd",
        trained(returned="W, B, history"),
        named("train", "lesson"),
        "Return .detach() of it",
        "detach()를 붙여 값만 돌려주세요",
    ),
    Mutant(
        "train_history_of_tensors",
        "train_with_autograd",
        trained(record="loss"),
        named("train", "history"),
        "Put loss.item(), a float, into history",
        "손실을 loss.item()으로 꺼내 float로 담으세요",
    ),
    Mutant(
        "train_history_of_detached_tensors",
        "train_with_autograd",
        trained(record="loss.detach()"),
        named("train", "history"),
        "Put floats into history: loss.item() or float(loss) makes one.",
        "손실을 loss.item()이나 float(loss)로 바꾸어 float로 담으세요",
    ),
    Mutant(
        "train_detached_without_a_copy",
        "train_with_autograd",
        trained(
            copies="    W, B = W.detach().requires_grad_(), B.detach().requires_grad_()"
        ),
        named("train", "unchanged"),
        "What detach() returns shares its memory",
        "detach()만으로는 같은 메모리를 함께 씁니다",
    ),
    Mutant(
        "train_one_epoch_more",
        "train_with_autograd",
        trained(epochs="epochs + 1"),
        TRAIN,
        "Stop one epoch earlier",
        "에폭을 하나 줄이세요",
    ),
    Mutant(
        "train_unreduced",
        "train_with_autograd",
        trained(loss="(X @ W + B - Y) ** 2", record="loss.mean().item()"),
        (TRAIN | {"train_unknown_reduction"}) - {"train_by_autograd"},
        "Make it a single number with sum() or mean()",
        "sum()이나 mean()으로 수 하나를 만드세요",
    ),
    Mutant(
        "train_gradient_by_hand",
        "train_with_autograd",
        f"""{TRAIN_HEAD}
    share = 1 / len(X) if reduction == "mean" else 1.0
    history = []
    for _ in range(epochs):
        E = X @ W + B - Y
        history.append((share * (E**2).sum()).item())
        W = W - learning_rate * 2 * share * X.T @ E
        B = B - learning_rate * 2 * share * E.sum(0)
    return W.clone(), B.clone(), history""",
        named("train", "by_autograd"),
        compared("autograd × 4", "autograd × 0"),
        "기울기를 자동미분에 맡기세요",
    ),
    Mutant(
        "train_gradient_by_hand_after_one_backward",
        "train_with_autograd",
        f"""{TRAIN_HEAD}
    share = 1 / len(X) if reduction == "mean" else 1.0
    once = torch.ones(1, requires_grad=True)
    once.sum().backward()
    history = []
    for _ in range(epochs):
        E = X @ W + B - Y
        history.append((share * (E**2).sum()).item())
        W = W - learning_rate * 2 * share * X.T @ E
        B = B - learning_rate * 2 * share * E.sum(0)
    return W.clone(), B.clone(), history""",
        named("train", "by_autograd"),
        compared("autograd × 4", "autograd × 1"),
        "기울기를 자동미분에 맡기세요",
    ),
    Mutant(
        "train_with_autograd_ends_when_the_loss_hardly_falls",
        "train_with_autograd",
        trained("""if len(history) > 1 and history[-2] - history[-1] < 1e-6:
            break
        _update((W, B), learning_rate)"""),
        named("train", "all_epochs"),
        "Go through all epochs",
        "에폭을 끝까지 반복하세요",
    ),
    Mutant(
        "until_never_stops",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        loss.backward()
        _update((w, b), learning_rate)
    return w.detach(), b.detach(), max_epochs, history""",
        named("until", "lesson", "epochs", "history", "at_once"),
        "Stop once the loss is less than stop_below",
        "손실이 stop_below보다 작아지면 멈추세요",
    ),
    Mutant(
        "until_updates_before_it_stops",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        loss.backward()
        _update((w, b), learning_rate)
        if loss < stop_below:
            break
    return w.detach(), b.detach(), epoch, history""",
        named("until", "lesson", "epochs", "at_once"),
        "you updated once more",
        "한 번 더 갱신했습니다",
    ),
    Mutant(
        "until_returns_the_loop_s_variable",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        if loss < stop_below:
            break
        loss.backward()
        _update((w, b), learning_rate)
    return w.detach(), b.detach(), epoch, history""",
        named("until", "epochs"),
        "Return the number of updates, not that of the epoch",
        "에폭의 번호가 아니라 갱신한 횟수를 돌려주세요",
    ),
    Mutant(
        "until_returns_all_as_it_is",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss)
        if loss < stop_below:
            return [w, b, torch.tensor(epoch), torch.stack(history)]
        loss.backward()
        _update((w, b), learning_rate)
    return [w, b, torch.tensor(max_epochs), torch.stack(history)]""",
        named("until", "lesson"),
        "Return the tuple (w, b, epochs, history).",
        "튜플 (w, b, epochs, history) 꼴로 돌려주세요",
    ),
    Mutant(
        "until_counts_epochs_that_stop",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for _ in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        if loss < stop_below:
            break
        loss.backward()
        _update((w, b), learning_rate)
    return w.detach(), b.detach(), len(history), history""",
        named("until", "epochs"),
        "Count the updates: there is none in the epoch that stops",
        "멈춘 에폭에서는 갱신하지 않으므로 하나 많습니다",
    ),
    Mutant(
        "until_last_loss_left_out",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        if loss < stop_below:
            return w.detach(), b.detach(), epoch, history
        history.append(loss.item())
        loss.backward()
        _update((w, b), learning_rate)
    return w.detach(), b.detach(), max_epochs, history""",
        named("until", "history"),
        "One is missing: all belong to it",
        "하나 모자랍니다",
    ),
    Mutant(
        "until_gradient_by_hand",
        "train_until",
        f"""{UNTIL_HEAD}
    history = []
    for epoch in range(max_epochs):
        e = w * x + b - y
        history.append((e**2).mean().item())
        if history[-1] < stop_below:
            return w.clone(), b.clone(), epoch, history
        w, b = w - learning_rate * 2 * (e * x).mean(), b - learning_rate * 2 * e.mean()
    return w.clone(), b.clone(), max_epochs, history""",
        named("until", "steady_graph"),
        compared("autograd × 6", "autograd × 0"),
        "기울기를 자동미분에 맡기세요",
    ),
    Mutant(
        "until_rebinds",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        w.retain_grad(), b.retain_grad()
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        if loss < stop_below:
            return w.detach(), b.detach(), epoch, history
        loss.backward()
        w, b = w - learning_rate * w.grad, b - learning_rate * b.grad
    return w.detach(), b.detach(), max_epochs, history""",
        named("until", "steady_graph"),
        "Keep the update out of the graph",
        "갱신을 기록하지 마세요",
    ),
    Mutant(
        "until_swapped",
        "train_until",
        f"""{UNTIL_HEAD}
{SCALAR_COPIES}
    history = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        if loss < stop_below:
            return b.detach(), w.detach(), epoch, history
        loss.backward()
        _update((w, b), learning_rate)
    return b.detach(), w.detach(), max_epochs, history""",
        UNTIL - {"until_history", "until_epochs"},
        "w and b are swapped",
        "w와 b의 자리가 서로 바뀌었습니다",
    ),
)
