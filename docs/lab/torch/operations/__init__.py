"""What can be done with tensors. Importing this gives tensors their methods.

`registry` says how an operation is offered, `promotion` how two operands come to one
type. To see how one is written, begin with `elements.arithmetic`; the forms in place
are made of the others, by `inplace`.
"""

from . import (
    conversion,
    creation,
    elements,
    indexing,
    inplace,
    products,
    reductions,
    shapes,
)
from .registry import FUNCTIONS

inplace.offer()

__all__ = [
    "FUNCTIONS",
    "conversion",
    "creation",
    "elements",
    "indexing",
    "products",
    "reductions",
    "shapes",
]
