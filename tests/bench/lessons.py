"""What lesson 4 says its growing graph costs, measured with the lesson's own code."""

import contextlib
import io
import time
from typing import Any

import torch

from pipeline.lessons.lesson import read_lesson
from tests.support.repository import REPOSITORY

LESSON = REPOSITORY / "docs/lessons/04_your_own_descent.py"


def bench_lessons() -> None:
    """Print the seconds of one core for the table under `#cost`."""
    torch.set_num_threads(1)
    descend = _defined("descend")
    print("lesson 4: seconds by rebinding, in place")
    for epochs in (1000, 3000):
        rebinding, in_place = (
            _seconds(descend, epochs, rebind) for rebind in (True, False)
        )
        ratio = rebinding / in_place
        print(f"  {epochs} epochs {rebinding:.2f} {in_place:.2f}   ratio {ratio:.0f}")


def _defined(name: str) -> Any:
    """Run the lesson's cells, but for those that draw, until one defines the name."""
    names: dict[str, Any] = {}
    for cell in read_lesson(LESSON).notebook.cells:
        if cell.cell_type == "code" and not cell.metadata.get("drawing"):
            with contextlib.redirect_stdout(io.StringIO()):
                exec(cell.source, names)
            if name in names:
                return names[name]
    raise LookupError(f"{LESSON.name} defines no {name}")


def _seconds(descend: Any, epochs: int, rebind: bool) -> float:
    begun = time.process_time()
    descend(epochs, rebind=rebind, count=False)
    return time.process_time() - begun
