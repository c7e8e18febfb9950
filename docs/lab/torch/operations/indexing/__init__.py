"""Elements by their place."""

from . import gathering, parts

__all__ = ["gathering", "parts"]
