"""What can be done with tensors. Importing this gives tensors their methods.

`registry` says how an operation is offered, `promotion` how two operands come to one
type. To see how one is written, begin with `elements.arithmetic`; the forms in place
are made of the others, by `inplace`.
"""

from . import conversion, creation, inplace, products, registry
from .elements import arithmetic, comparisons, pointwise, powers
from .indexing import gathering, parts
from .reductions import extremes, normalizing, sorting, statistics, sums
from .registry import FUNCTIONS
from .shapes import axes, cutting, joining, views

inplace.offer()

__all__ = [
    "FUNCTIONS",
    "arithmetic",
    "axes",
    "comparisons",
    "conversion",
    "creation",
    "cutting",
    "extremes",
    "gathering",
    "inplace",
    "joining",
    "normalizing",
    "parts",
    "pointwise",
    "powers",
    "products",
    "registry",
    "sorting",
    "statistics",
    "sums",
    "views",
]
