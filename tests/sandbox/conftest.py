"""What tests of the sandbox share: locked workers, and a guard of torch's settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from graders.sandbox.workers import availability
from graders.sandbox.workers.launcher import Launcher

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the lock is Linux's; elsewhere grade says so"
)


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    launcher = Launcher()
    assert launcher.locked, availability.unavailable()
    yield launcher
    launcher.close()


@pytest.fixture
def torch_settings() -> Iterator[None]:
    """Hold that no test's learner leaves a setting of PyTorch behind."""
    import torch

    def now() -> tuple[Any, ...]:
        return (
            torch.get_default_dtype(),
            torch.get_default_device(),
            torch.is_grad_enabled(),
            torch.get_num_threads(),
            torch.get_rng_state().tolist(),
            torch.autograd.backward,
            torch.autograd.grad,
            torch.autograd.forward_ad.make_dual,
        )

    torch.set_num_threads(1)
    before = now()
    yield
    assert now() == before
