"""What can be done with tensors. Importing this gives tensors their methods."""

from . import (
    arithmetic,
    comparisons,
    conversion,
    creation,
    indexing,
    inplace,
    joining,
    normalizing,
    pointwise,
    products,
    reductions,
    shapes,
    sorting,
)
from .registry import FUNCTIONS

inplace.offer()

__all__ = [
    "FUNCTIONS",
    "arithmetic",
    "comparisons",
    "conversion",
    "creation",
    "indexing",
    "joining",
    "normalizing",
    "pointwise",
    "products",
    "reductions",
    "shapes",
    "sorting",
]
