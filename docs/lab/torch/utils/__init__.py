"""Aids around training."""

from .. import missing
from . import data

__all__ = ["data"]
__getattr__ = missing.module_attribute("torch.utils")
