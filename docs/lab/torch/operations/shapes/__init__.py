"""The same elements in other shapes, apart and together."""

from . import axes, cutting, joining, views

__all__ = ["axes", "cutting", "joining", "views"]
