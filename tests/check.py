"""`make check`: all that a change must keep true, a line each, in about a minute."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from tests.support.repository import REPOSITORY

AT_ONCE = 2

Command = tuple[str, ...]


def _tests(*names: str) -> Command:
    return ("pytest", "-q", *(f"tests/{name}.py" for name in names))


# Those that take longest come first, so that nothing is left to run alone.
HELD: Mapping[str, Command] = {
    "links and weights": (
        *_tests("site/test_site", "site/test_weights"),
        "-k",
        "not build",
    ),  # one build is enough
    "types": ("mypy",),
    "stubs, solutions, mutants": _tests(
        "course/test_stubs", "course/test_solutions", "mutants/test_mutants"
    ),
    "glossary": _tests("repository/test_glossary"),
    "one language says what the other says": _tests(
        "lessons/test_languages", "course/test_catalogue"
    ),
    "spelling": ("codespell_lib",),
    "format": ("ruff", "format", "--check", "--quiet"),
    "lint": ("ruff", "check", "--quiet"),
}
REMEDIES = {"format": "run `ruff format`", "lint": "`ruff check --fix` mends some"}


@dataclass(frozen=True)
class Finding:
    """How one of them went; `said` is what the tool printed."""

    name: str
    held: bool
    seconds: float
    said: str

    def line(self) -> str:
        took = f"{self.seconds:5.1f} s"
        remedy = "" if self.held else f"; {REMEDIES.get(self.name, 'see above')}"
        return f"{'✓' if self.held else '✗'} {took}  {self.name}{remedy}"


def look(name: str, command: Command) -> Finding:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *command],
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


def check(
    held: Mapping[str, Command] = HELD, say: Callable[[str], None] = _say
) -> list[str]:
    """Look at each, say how it went as soon as it is known; give those that failed."""
    failed: list[str] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for future in as_completed(pool.submit(look, *item) for item in held.items()):
            finding = future.result()
            if not finding.held:
                say(finding.said.rstrip())
                failed.append(finding.name)
            say(finding.line())
    return failed


if __name__ == "__main__":
    sys.exit(1 if check() else 0)
