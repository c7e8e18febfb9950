"""Optimizers."""

from __future__ import annotations

from .. import missing
from . import optimizer
from .adam import Adam, AdamW
from .optimizer import Optimizer
from .sgd import SGD

__all__ = ["SGD", "Adam", "AdamW", "Optimizer", "optimizer"]
__getattr__ = missing.module_attribute("torch.optim")
