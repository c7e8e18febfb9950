"""What is computed of each element by itself, or of two and two."""

from . import arithmetic, comparisons, pointwise, powers

__all__ = ["arithmetic", "comparisons", "pointwise", "powers"]
