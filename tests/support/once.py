"""What all processes of a run share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Once = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name, filled by the first process that asks for it."""
