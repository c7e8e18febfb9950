"""What the solutions in PyTorch are measured against: its optimizer, the original."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from graders.checks.expect.tensors import tensors
from graders.core.plain import Tensor
from graders.core.verdicts import (
    GraderError,
)
from graders.course.catalogue import SOLUTIONS
from graders.sandbox.in_process import InProcess
from graders.sandbox.student import Reference
from graders.submissions.submission import read_folder

pytestmark = pytest.mark.usefixtures("torch_settings")


SOLVED = ("autograd.py", "torch_training.py")


def test_a_solution_s_object_that_fails_is_our_fault() -> None:
    reference = Reference(InProcess(read_folder(SOLUTIONS, SOLVED)), "torch_training")
    model = reference.make("LinearRegressionModel", 2)
    with pytest.raises(GraderError, match=r"solutions/torch_training\.py"):
        model(Tensor(np.ones((1, 3), "f")))
    with pytest.raises(GraderError, match=r"solutions/torch_training\.py"):
        reference.make("LinearRegressionModel")
    with pytest.raises(GraderError, match=r"solutions/torch_training\.py"):
        reference.fit_plane()


# --- what it is measured against ------------------------------------------------------


@pytest.mark.parametrize(
    ("momentum", "weight_decay"), [(0.0, 0.0), (0.9, 0.0), (0.0, 0.3), (0.9, 0.3)]
)
def test_sgd_step_is_a_step_of_torch_optim_sgd(
    momentum: float, weight_decay: float
) -> None:
    reference = Reference(InProcess(read_folder(SOLUTIONS, SOLVED)), "torch_training")
    settings = {"momentum": momentum, "weight_decay": weight_decay}
    rng = np.random.default_rng(4)
    p, v = rng.normal(size=(3, 2)), np.zeros((3, 2))
    theirs = torch.tensor(p, requires_grad=True)
    optimizer = torch.optim.SGD(
        [theirs], lr=0.1, momentum=momentum, weight_decay=weight_decay
    )
    for _ in range(5):
        g = rng.normal(size=(3, 2))
        came = reference.sgd_step(*tensors(p, g, v), 0.1, **settings)
        p, v = came[0].array, came[1].array
        theirs.grad = torch.tensor(g)
        optimizer.step()
        np.testing.assert_allclose(p, theirs.detach().numpy(), rtol=1e-12, strict=True)


def test_the_original_s_early_stop_and_plane() -> None:
    rng = np.random.default_rng(0)
    x = rng.uniform(size=100)
    y = 0.3 * x + 0.5 + rng.uniform(-0.01, 0.01, size=100)
    autograd = Reference(InProcess(read_folder(SOLUTIONS, SOLVED)), "autograd")
    start = np.array(0.2), np.array(0.8)
    w, b, epochs, history = autograd.train_until(
        *tensors(x, y, *start), 0.1, 500, 0.00005
    )
    assert 0 < epochs < 500
    assert history[-1] < 0.00005 <= history[-2]
    assert (round(float(w.array), 1), round(float(b.array), 1)) == (0.3, 0.5)

    X = np.column_stack([np.ones(100), rng.normal(size=(100, 2))])
    y = X @ np.array([1.0, 5.0, 7.0]) + rng.normal(size=100)
    training = Reference(InProcess(read_folder(SOLUTIONS, SOLVED)), "torch_training")
    found = training.fit_plane(*tensors(X, y), 0.1, 120)
    np.testing.assert_allclose(found.array, [1, 5, 7], atol=0.3)
