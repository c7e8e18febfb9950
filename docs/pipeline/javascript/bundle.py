"""Bundle scripts for the browser: small, and in parts that load when needed."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError
from pipeline.javascript.node import REPOSITORY, node, require_packages

SCRIPT = Path(__file__).with_suffix(".mjs")


def bundled(
    *scripts: Path, offline: bool = False, **constants: Any
) -> dict[str, bytes]:
    """The scripts with all that they import, by the names of the files.

    Constants are values that the scripts know by these names. `offline` is for pages
    that are opened from a folder.

    Raises:
        PipelineError: a script is wrong, or imports what is not there.
    """
    require_packages()
    options = json.dumps({"constants": constants, "offline": offline})
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [node(), SCRIPT, folder, options, *scripts],
            cwd=REPOSITORY,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            reason = " ".join(done.stderr.split())
            raise PipelineError(f"the scripts cannot be bundled: {reason}")
        return {f.name: f.read_bytes() for f in sorted(Path(folder).iterdir())}
