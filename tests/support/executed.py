"""Run a lesson for its names, as its notebook would be run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt

from tests.support.lessons import lesson

Names = dict[str, Any]


def executed(name: str) -> Iterator[Names]:
    """Run all cells of a lesson, and give its names."""
    mpl.use("Agg")
    names: Names = {"__name__": "__main__"}
    for source in lesson(name).code:
        exec(source, names)
    yield names
    plt.close("all")
