"""`make check`: all that a change must keep true, a line each, in about a minute.

With `tools` only what is no test, as pre-commit does before each commit; with `fix`
what the tools can mend is mended.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from joblib import cpu_count

from pipeline.javascript.node import node
from tests.support.repository import REPOSITORY

Command = tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """A command that fails where something does not hold, and one that mends it."""

    command: Command
    mend: Command = ()
    before_commit: bool = True


def _python(*arguments: str) -> Command:
    return (sys.executable, "-m", *arguments)


def _npm(script: str, *arguments: str) -> Command:
    return (node(), f"node_modules/{script}", *arguments)


def _tests(*names: str, but: str = "") -> Check:
    files = (f"tests/{name}.py" for name in names)
    chosen = ("-k", f"not {but}") if but else ()
    return Check(_python("pytest", "-q", *files, *chosen), before_commit=False)


BIOME = "@biomejs/biome/bin/biome"

# Those that take longest come first, so that nothing is left to run alone.
CHECKS: Mapping[str, Check] = {
    "links and weights": _tests(
        "site/test_site",
        "site/test_weights",
        but="build",  # one is enough
    ),
    "types": Check(_python("mypy")),
    "stubs, solutions, mutants": _tests(
        "course/test_stubs", "course/test_solutions", "mutants/test_mutants"
    ),
    "glossary": _tests("repository/test_glossary"),
    "one language says what the other says": _tests(
        "lessons/test_languages", "course/test_catalogue"
    ),
    "spelling": Check(_python("codespell_lib")),
    "types of JavaScript": Check(_npm("typescript/bin/tsc")),
    "format": Check(
        _python("ruff", "format", "--check", "--quiet"),
        mend=_python("ruff", "format"),
    ),
    "lint": Check(
        _python("ruff", "check", "--quiet"),
        mend=_python("ruff", "check", "--fix"),
    ),
    "format and lint of JavaScript": Check(
        _npm(BIOME, "check", "--error-on-warnings"),
        mend=_npm(BIOME, "check", "--write"),
    ),
}


@dataclass(frozen=True)
class Finding:
    """How one of them went; `said` is what the tool printed."""

    name: str
    held: bool
    seconds: float
    said: str

    def line(self, remedy: str = "see above") -> str:
        took = f"{self.seconds:5.1f} s"
        remedy = "" if self.held else f"; {remedy}"
        return f"{'✓' if self.held else '✗'} {took}  {self.name}{remedy}"


def look(name: str, command: Command) -> Finding:
    start = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    took = time.perf_counter() - start
    return Finding(name, done.returncode == 0, took, done.stdout)


def _say(line: str) -> None:
    print(line, flush=True)


def check(checks: Mapping[str, Check], say: Callable[[str], None] = _say) -> list[str]:
    """Look at each, say how it went as soon as it is known; give those that failed."""
    failed: list[str] = []
    with ThreadPoolExecutor(cpu_count()) as pool:
        waiting = [
            pool.submit(look, name, each.command) for name, each in checks.items()
        ]
        for future in as_completed(waiting):
            finding = future.result()
            if not finding.held:
                say(finding.said.rstrip())
                failed.append(finding.name)
            mends = checks[finding.name].mend
            say(finding.line("`make fix` mends some of it" if mends else "see above"))
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.check")
    parser.add_argument("what", nargs="?", choices=["tools", "fix"], help="not all")
    what = parser.parse_args().what
    if what == "fix":
        for each in CHECKS.values():
            if each.mend:
                subprocess.run(each.mend, cwd=REPOSITORY, check=False)
        return 0
    tools = {name: each for name, each in CHECKS.items() if each.before_commit}
    return 1 if check(tools if what == "tools" else CHECKS) else 0


if __name__ == "__main__":
    sys.exit(main())
