"""Right answers that are not the solution's: each has full marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graders.grading.grader import Grader
from graders.submissions.submission import Submission
from tests.mutants.autograd import COPIES, DERIVE, POLYNOMIAL, TRAIN_HEAD
from tests.mutants.mutant import Mutant
from tests.mutants.torch_training import RIGHT, step, trained


def entire(name: str, exercise: str, code: str) -> Mutant:
    """Write an answer that is to lose nothing."""
    return Mutant(name, exercise, code, frozenset(), en="", ko="")


NORMAL = "def normal_equation(X, Y):\n    A = _with_ones(X)\n    t = {}\n"
SPLIT = "    return t[:-1], t[-1]"
DERIVATIVES = {
    "grad": "return torch.autograd.grad(outputs=p(x.requires_grad_()), inputs=x)[0]",
    "jacobian": "return torch.autograd.functional.jacobian(p, x)",
    "func_grad": "return torch.func.grad(p)(x)",
    "func_vjp": "return torch.func.vjp(p, x)[1](torch.ones_like(x))[0]",
    "func_jacrev": "return torch.func.jacrev(p)(x)",
    "forwards": """with torch.autograd.forward_ad.dual_level():
        dual = torch.autograd.forward_ad.make_dual(x, torch.ones_like(x))
        slope = torch.autograd.forward_ad.unpack_dual(p(dual)).tangent
        return torch.zeros_like(x) if slope is None else slope.clone()""",
}
MINIMA = {
    "pinv": "np.linalg.pinv(A) @ Y",
    "pinv_of_the_square": "np.linalg.pinv(A.T @ A) @ A.T @ Y",
    "pinv_hermitian": "np.linalg.pinv(A.T @ A, hermitian=True) @ A.T @ Y",
    "lstsq_of_the_square": "np.linalg.lstsq(A.T @ A, A.T @ Y)[0]",
    "svd": "(lambda u, s, v: v.T @ ((u.T @ Y) / np.where(s > 1e-12 * s[0], s, np.inf)"
    "[:, None]))(*np.linalg.svd(A, full_matrices=False))",
}
REGULAR_MINIMA = {
    "solve": "np.linalg.solve(A.T @ A, A.T @ Y)",
    "inv": "np.linalg.inv(A.T @ A) @ A.T @ Y",
    "qr": "(lambda q, r: np.linalg.solve(r, q.T @ Y))(*np.linalg.qr(A))",
}
ENTIRE = (
    *(
        entire(
            f"derivative_{name}",
            "derivative_at",
            f"{DERIVE}\n    x, p = x.clone(), lambda x: {POLYNOMIAL}\n    {code}",
        )
        for name, code in DERIVATIVES.items()
    ),
    *(
        entire(
            f"normal_{name}",
            "normal_equation",
            NORMAL.format(code) + SPLIT,
        )
        for name, code in MINIMA.items()
    ),
    *(
        entire(
            f"normal_{name}",
            "normal_equation",
            NORMAL.format("np.linalg.lstsq(A, Y)[0]")
            + "    if np.linalg.matrix_rank(A) == A.shape[1]:\n"
            + f"        t = {code}\n{SPLIT}",
        )
        for name, code in REGULAR_MINIMA.items()
    ),
    entire(
        "train_by_grad",
        "train_with_autograd",
        f"""{TRAIN_HEAD}
{COPIES}
    history = []
    for _ in range(epochs):
        loss = F.mse_loss(X @ W + B, Y, reduction=reduction)
        history.append(loss.item())
        dW, dB = torch.autograd.grad(loss, (W, B))
        W = (W - learning_rate * dW).detach().requires_grad_()
        B = (B - learning_rate * dB).detach().requires_grad_()
    return W.detach(), B.detach(), history""",
    ),
    entire(
        "train_by_func_grad",
        "train_with_autograd",
        f"""{TRAIN_HEAD}
    W, B, history = W.clone(), B.clone(), []
    loss = lambda W, B: F.mse_loss(X @ W + B, Y, reduction=reduction)
    for _ in range(epochs):
        (dW, dB), value = torch.func.grad_and_value(loss, argnums=(0, 1))(W, B)
        history.append(value.item())
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history""",
    ),
    entire(
        "train_by_an_optimizer",
        "train_with_autograd",
        f"""{TRAIN_HEAD}
{COPIES}
    optimizer = torch.optim.SGD([W, B], lr=learning_rate)
    history = []
    for _ in range(epochs):
        loss = F.mse_loss(X @ W + B, Y, reduction=reduction)
        history.append(loss.item())
        {RIGHT}
    return W.detach(), B.detach(), history""",
    ),
    entire(
        "optimizer_with_groups_of_its_own",
        "train_with_optimizer",
        trained(
            RIGHT,
            optimizer="torch.optim.SGD([{'params': W}, {'params': B}], "
            "lr=learning_rate, momentum=momentum, foreach=True)",
        ),
    ),
    entire(
        "optimizer_with_a_closure",
        "train_with_optimizer",
        trained("""def closure():
            optimizer.zero_grad()
            loss.backward()
            return loss
        optimizer.step(closure)"""),
    ),
    entire(
        "step_by_torch_add",
        "sgd_step",
        step("""    v = momentum * velocity + gradient
    v = torch.add(v, parameter, alpha=weight_decay)
    return torch.sub(parameter, v, alpha=learning_rate), v"""),
    ),
)


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    with Grader() as grader:
        yield grader


@pytest.mark.parametrize("answer", ENTIRE, ids=lambda answer: answer.name)
def test_an_answer_of_another_kind_has_full_marks(
    answer: Mutant, grader: Grader
) -> None:
    submission = Submission(answer.name, {answer.of.file: answer.file().encode()})
    [graded] = grader.grade(submission, [answer.of]).exercises
    said = graded.first_to_fix
    assert graded.points == graded.max_points, said and said.message
