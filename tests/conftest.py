"""What several tests share: the course, the built site, a copy of the sources."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.pages.course import Course
from tests.browser import chromium
from tests.support.repository import REPOSITORY, copy_sources
from tests.support.site import Build, Built


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it last and aloud where the browser's tests were left out."""
    left_out = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if chromium.MISSING in str(report.longrepr)
    ]
    if left_out:
        line = f"{len(left_out)} tests in a browser did NOT run: {chromium.MISSING}"
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session", autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what `grade` remembers of the tests away from the developer's own."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="session")
def course() -> Course:
    """All lessons, executed (or from the cache of an earlier run)."""
    # One process executes them, the others wait and read.
    (REPOSITORY / ".cache").mkdir(exist_ok=True)
    with FileLock(REPOSITORY / ".cache" / "tests.lock"):
        return Course.load(REPOSITORY)


@pytest.fixture(scope="session")
def build() -> Build:
    """Build the site of a repository into a folder, strictly, as `make site` does."""

    def run(
        repository: Path, site: Path, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *(sys.executable, "-m", "mkdocs", "build", "--strict"),
                *("--site-dir", str(site)),
            ],
            cwd=repository,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def built(
    course: Course,  # noqa: ARG001  # first: its lessons are in the cache then
    build: Build,
) -> Built:
    """Build this repository's site, which must succeed, and give its folder."""

    def run(folder: Path, **environment: str) -> Path:
        result = build(REPOSITORY, folder, **environment)
        assert result.returncode == 0, result.stdout + result.stderr
        return folder

    return run


@pytest.fixture(scope="session")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return built(tmp_path_factory.mktemp("site"))


@pytest.fixture
def sources(tmp_path: Path, course: Course) -> Path:  # noqa: ARG001
    """A copy of what the site is built from, to break; its lessons are cached."""
    copy = copy_sources(tmp_path / "sources")
    shutil.copytree(REPOSITORY / ".cache/lessons", copy / ".cache/lessons")
    return copy
