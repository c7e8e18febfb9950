"""Many elements become one, or are put in order."""

from . import extremes, normalizing, sorting, statistics, sums

__all__ = ["extremes", "normalizing", "sorting", "statistics", "sums"]
