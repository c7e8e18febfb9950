"""Execute a lesson once, in its own kernel and an empty folder, and remember it."""

import hashlib
import importlib.metadata
import inspect
import json
import os
import re
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from pipeline import drawing, palette
from pipeline.errors import PipelineError
from pipeline.lesson import Lesson

LONGEST_CELL_SECONDS = 300
PACKAGES = ("imageio-ffmpeg", "ipykernel", "matplotlib", "numpy", "pillow", "torch")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


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
        outputs = _run(lesson)
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
        *(inspect.getsource(module) for module in (drawing, palette)),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _run(lesson: Lesson) -> NotebookNode:
    cells = [nbformat.v4.new_code_cell(source) for source in lesson.code]
    notebook = nbformat.v4.new_notebook(cells=cells)
    for number, cell in enumerate(cells):
        cell.id = f"code-{number}"  # random by default; builds must repeat
    with tempfile.TemporaryDirectory() as empty_folder:
        client = NotebookClient(
            notebook,
            timeout=LONGEST_CELL_SECONDS,
            resources={"metadata": {"path": empty_folder}},
            extra_arguments=[
                f"--IPKernelApp.extensions={drawing.__name__}",
                "--log-level=ERROR",
            ],
            record_timing=False,
        )
        try:
            client.execute(env=os.environ | {"PYTHONHASHSEED": "0"})
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise PipelineError(_failure(lesson, cells, error)) from None
    for cell in cells:
        _join_streams(cell)
    return notebook


def _join_streams(cell: NotebookNode) -> None:
    """One stream output where the kernel, by chance of timing, sent several."""
    joined: list[NotebookNode] = []
    for output in cell.outputs:
        last = joined[-1] if joined else None
        if (
            last is not None
            and output.output_type == last.output_type == "stream"
            and output.name == last.name
        ):
            last.text += output.text
        else:
            joined.append(output)
    cell.outputs = joined


def _failure(lesson: Lesson, cells: list[NotebookNode], error: Exception) -> str:
    """Name lesson, cell and exception in one line."""
    done = sum(cell.execution_count is not None for cell in cells)
    number = max(done, 1)
    sources = [c for c in lesson.notebook.cells if c.cell_type == "code"]
    line = sources[number - 1].metadata.line
    if isinstance(error, CellExecutionError):
        reason = f"{error.ename}: {error.evalue}"
    elif isinstance(error, CellTimeoutError):
        reason = f"not finished after {LONGEST_CELL_SECONDS} s"
    else:
        reason = "its Python process ended"
    reason = " ".join(ANSI.sub("", reason).split())
    return f"{lesson.path}, line {line}, code cell {number}: {reason}"
