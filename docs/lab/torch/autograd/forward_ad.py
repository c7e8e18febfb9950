"""Derivatives in the other direction: there is no forward mode here."""

from __future__ import annotations

from typing import Any

from .. import missing


def make_dual(tensor: Any, tangent: Any, *, level: Any = None) -> Any:
    del tensor, tangent, level
    raise missing.error("torch.autograd.forward_ad")


def dual_level() -> Any:
    raise missing.error("torch.autograd.forward_ad")


def unpack_dual(tensor: Any, *, level: Any = None) -> Any:
    del tensor, level
    raise missing.error("torch.autograd.forward_ad")
