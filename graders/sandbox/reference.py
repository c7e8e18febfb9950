"""A sandbox of the solutions: they are ours, and need no guarding."""

from __future__ import annotations

from collections.abc import Iterable

from graders.course.catalogue import SOLUTIONS
from graders.course.variants import Variant, variant_solutions
from graders.sandbox.in_process import InProcess
from graders.sandbox.remembering import Remembering
from graders.submissions.submission import Submission


class Solutions(Remembering):
    """Runs the solutions in this process, and remembers what they answered."""

    def __init__(self, files: Iterable[str], variant: Variant | None = None) -> None:
        solved = {file: (SOLUTIONS / file).read_bytes() for file in files}
        if variant:
            for file in solved:
                source = variant_solutions(file.removesuffix(".py"), variant)
                solved[file] = source.encode()
        submission = Submission("solutions", solved, SOLUTIONS)
        super().__init__(InProcess(submission, trusted=True))
