"""Nothing is measured here: what would measure says so."""

from __future__ import annotations

from .. import missing

__getattr__ = missing.module_attribute("torch.autograd.profiler")
