"""Execute a lesson once, in its own kernel and an empty folder, and remember it."""

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from pipeline.lessons.lesson import Lesson

PACKAGES = ("imageio-ffmpeg", "ipykernel", "matplotlib", "numpy", "pillow", "torch")
# Read, not imported: Matplotlib is the kernel's to load, not the build's.
DRAWING = [
    Path(__file__).parent / name
    for name in (
        "../small_letters.py",
        "drawing.py",
        "extension.py",
        "numbers.py",
        "palette.py",
        "panels.py",
        "rows.py",
        "schemes.py",
        "series.py",
        "style.py",
        "video.py",
    )
]


def execute_all(lessons: Sequence[Lesson], cache: Path) -> list[NotebookNode]:
    """Execute lessons side by side; those with unchanged code come from the cache."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(lambda lesson: execute(lesson, cache), lessons))


def execute(lesson: Lesson, cache: Path) -> NotebookNode:
    """The lesson's notebook, both languages in it, with the outputs of its code cells.

    Raises:
        PipelineError: a cell raised, took too long, or ended its kernel.
    """
    stored = cache / f"{lesson.name}.{_key(lesson)}.ipynb"
    if not stored.exists():
        # Imported only here: most builds find all outputs in the cache.
        from pipeline.lessons.kernel import run

        outputs = run(lesson)
        cache.mkdir(parents=True, exist_ok=True)
        for stale in cache.glob(f"{lesson.name}.*.ipynb"):
            stale.unlink()
        unfinished = stored.with_suffix(".part")
        nbformat.write(outputs, unfinished)
        unfinished.replace(stored)
    ran = iter(nbformat.read(stored, as_version=4).cells)
    notebook = nbformat.from_dict(lesson.notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            result = next(ran)
            cell.outputs, cell.execution_count = result.outputs, result.execution_count
    return notebook


def _key(lesson: Lesson) -> str:
    """What the outputs depend on: the code, the versions, and how we draw."""
    parts = [
        *lesson.code,
        *(f"{name}=={importlib.metadata.version(name)}" for name in PACKAGES),
        *(file.read_text(encoding="utf-8") for file in DRAWING),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
