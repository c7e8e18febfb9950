"""What the lessons on the normal equation and on PyTorch's idioms claim holds."""

import re
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
import torch

from pipeline.lessons.lesson import read_lesson
from pipeline.lessons.originals import read_originals
from tests.support.repository import REPOSITORY

Names = dict[str, Any]


def executed(name: str) -> Iterator[Names]:
    """Run all cells of a lesson, and give its names."""
    mpl.use("Agg")
    names: Names = {"__name__": "__main__"}
    for source in read_lesson(REPOSITORY / f"docs/lessons/{name}.py").code:
        exec(source, names)
    yield names
    plt.close("all")


@pytest.fixture(scope="module")
def normal_equation() -> Iterator[Names]:
    yield from executed("07_sum_or_mean")


@pytest.fixture(scope="module")
def idioms() -> Iterator[Names]:
    yield from executed("08_pytorch_idioms")


def test_six_numbers_know_the_loss_and_its_gradient(normal_equation: Names) -> None:
    X, y = normal_equation["X"].double(), normal_equation["y"].double()
    yy, Xy, XX = y @ y, X.T @ y, X.T @ X
    torch.testing.assert_close(XX, XX.T)
    W = torch.tensor([-5.0, 10.0], dtype=torch.float64, requires_grad=True)
    loss = ((X @ W - y) ** 2).sum()
    loss.backward()
    torch.testing.assert_close(loss, yy - 2 * W @ Xy + W @ XX @ W)
    torch.testing.assert_close(W.grad, 2 * XX @ W.detach() - 2 * Xy)


def test_an_inverse_is_worse_by_a_factor_that_depends_on_the_data(
    normal_equation: Names,
) -> None:
    here = normal_equation["error"]
    assert here["inv"] > 10 * here["solve"] > 10 * here["lstsq"]

    def factor(seed: int) -> float:
        torch.manual_seed(seed)
        x = torch.randn(100).sort().values
        y = 2.5 + 4 * x + 0.5 * torch.randn(100)
        P = x[:, None] ** torch.arange(8)
        exact = P.double() @ torch.linalg.lstsq(P.double(), y.double()).solution
        inverse = torch.linalg.inv(P.T @ P) @ (P.T @ y)
        solved = torch.linalg.solve(P.T @ P, P.T @ y)
        wrong = [
            (P.double() @ s.double() - exact).abs().max() for s in (inverse, solved)
        ]
        return float(wrong[0] / wrong[1])

    factors = [factor(seed) for seed in range(40)]
    assert min(factors) < 10 < max(factors)


@pytest.mark.parametrize("unit", [1, 2.54])
def test_the_rank_tells_what_solve_may_not(normal_equation: Names, unit: float) -> None:
    x, y = normal_equation["x"], normal_equation["y"]
    X = torch.stack([torch.ones(100), x, unit * x], dim=1)
    solution, _, rank, _ = torch.linalg.lstsq(X, y)
    assert rank == 2
    one_column = normal_equation["W_best"][1]
    torch.testing.assert_close(solution[1] + unit * solution[2], one_column)


def test_no_point_pulls_the_robust_line_by_more_than_one(
    normal_equation: Names,
) -> None:
    e = torch.linspace(-1000, 1000, 9, dtype=torch.float64, requires_grad=True)
    (torch.sqrt(1 + e**2) - 1).sum().backward()
    torch.testing.assert_close(e.grad, (e / torch.sqrt(1 + e**2)).detach())
    assert e.grad is not None
    assert (e.grad.abs() < 1).all()
    small = torch.tensor(1e-3, dtype=torch.float64)
    torch.testing.assert_close(torch.sqrt(1 + small**2) - 1, small**2 / 2)
    slope = normal_equation["W_robust"][1]
    assert slope > 3.7 > 1 > normal_equation["W_squares"][1]


def test_every_idiom_has_the_losses_of_the_loop_by_hand(idioms: Names) -> None:
    by_hand, *others = idioms["history"].values()
    assert len(others) == 4
    for losses in others:
        assert losses == pytest.approx(by_hand, rel=1e-6)


def test_a_layer_with_a_bias_has_the_log_of_the_original(
    idioms: Names, capsys: pytest.CaptureFixture[str]
) -> None:
    original = read_originals(REPOSITORY / "docs/originals.toml")["B"]
    place = "autograd#two-thousand-epochs"
    lines = [entry.printed for entry in original.entries if place in entry.at]
    first, later = (line for line in lines if len(line) == 3)
    for model in (torch.nn.Linear(1, 1), idioms["LineWithBias"]()):
        idioms["train_from_zero"](model)
        log = re.findall(
            r"epoch +(\d+)  W (\S+)  b (\S+)  L +(\S+)", capsys.readouterr().out
        )
        for (epoch, *numbers), line in zip(log[:2], (first, later), strict=True):
            assert epoch == ("0" if line is first else "100")
            assert [*map(float, numbers)] == [*map(float, line)]


def test_gradients_cleared_before_the_step_teach_nothing(idioms: Names) -> None:
    layer = torch.nn.Linear(3, 1, bias=False)
    before = layer.weight.detach().clone()
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    loss = idioms["loss_fn"](layer(idioms["X"]), idioms["y"].reshape(-1, 1))
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    torch.testing.assert_close(layer.weight.detach(), before)


def test_the_wrong_loss_is_two_variances(idioms: Names) -> None:
    y, prediction = idioms["y"], idioms["prediction"]
    assert (prediction - y).shape == (100, 100)
    around_the_mean = ((prediction - y.mean()) ** 2).mean()
    torch.testing.assert_close(
        ((prediction - y) ** 2).mean(), around_the_mean + y.var(correction=0)
    )
