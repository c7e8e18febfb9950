"""Run a program in a Python where `torch` is the page's own, or PyTorch itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any, Literal

from tests.support.repository import REPOSITORY

Which = Literal["page", "pytorch"]
_OWN = REPOSITORY / "docs" / "lab" / "torch"


def ask(which: Which, program: str, question: Any) -> Any:
    """Run tests/lab/torch/<program>.py: JSON goes in and comes out."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(REPOSITORY), str(REPOSITORY / "docs")]
        if which == "page":
            copytree(_OWN, Path(folder, "torch"), ignore=ignore_patterns("__pycache__"))
            paths.insert(0, folder)
        done = subprocess.run(
            [sys.executable, "-m", f"tests.lab.torch.{program}"],
            input=json.dumps(question),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(paths),
                "PYTHONIOENCODING": "utf-8",
                "MPLBACKEND": "svg",
                "LANGUAGE": "en",
            },
            check=False,
        )
    if done.returncode:
        raise AssertionError(f"{program} with {which}:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout)
