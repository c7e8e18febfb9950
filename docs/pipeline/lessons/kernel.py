"""One Jupyter kernel per lesson, with our way of drawing loaded into it."""

import logging
import os
import re
import tempfile

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from pipeline.errors import PipelineError
from pipeline.lessons.lesson import Lesson

LONGEST_CELL_SECONDS = 300
ALWAYS_THE_SAME = {
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",  # several threads add in an order of their own
}
# A kernel that ends in mid-answer upsets what listened to it; why it ended, we say.
logging.getLogger("tornado").setLevel(logging.CRITICAL)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def run(lesson: Lesson) -> NotebookNode:
    """Execute a lesson's code cells in an empty folder.

    Raises:
        PipelineError: a cell raised, took too long, or ended its kernel.
    """
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
                "--IPKernelApp.extensions=pipeline.lessons.extension",
                "--log-level=ERROR",
            ],
            record_timing=False,
        )
        try:
            client.execute(env=os.environ | ALWAYS_THE_SAME)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            done = sum(cell.execution_count is not None for cell in cells)
            reason = _reason(error)
            raise PipelineError(_failure(lesson, max(done, 1), reason)) from None
    for number, cell in enumerate(cells, start=1):
        for output in cell.outputs:
            if output.output_type == "error":  # in showing a result, after the code
                reason = f"{output.ename}: {output.evalue}"
                raise PipelineError(_failure(lesson, number, reason))
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


def _reason(error: Exception) -> str:
    if isinstance(error, CellExecutionError):
        return f"{error.ename}: {error.evalue}"
    if isinstance(error, CellTimeoutError):
        return f"not finished after {LONGEST_CELL_SECONDS} s"
    return "its Python process ended"


def _failure(lesson: Lesson, number: int, reason: str) -> str:
    """Name lesson, cell and exception in one line."""
    sources = [c for c in lesson.notebook.cells if c.cell_type == "code"]
    line = sources[number - 1].metadata.line
    reason = " ".join(ANSI.sub("", reason).split())
    return f"{lesson.path}, line {line}, code cell {number}: {reason}"
