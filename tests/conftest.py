"""What several tests share: the course, the built site, a copy of the sources."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.pages.course import Course
from tests.browser.engines import ENGINES
from tests.support.once import Once
from tests.support.repository import REPOSITORY
from tests.support.site import Built, build


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it last and aloud where a browser's tests were left out."""
    skipped = [str(r.longrepr) for r in terminalreporter.stats.get("skipped", [])]
    for engine in ENGINES:
        if left_out := sum(engine.MISSING in reason for reason in skipped):
            line = f"{left_out} tests in a browser did NOT run: {engine.MISSING}"
            terminalreporter.write_line(line, red=True, bold=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: some tests wait."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)  # of those that are left
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: it goes on while others do the rest.

    Every process gets a piece of the list, so the browser's files, which need
    processors, stand evenly among the others, of which some wait.
    """
    kinds = [item.get_closest_marker("browser") is None for item in items]
    number, before = Counter(kinds), Counter[bool]()
    places: dict[Path, float] = {}
    for item, kind in zip(items, kinds, strict=True):
        places.setdefault(_together(item), before[kind] / number[kind])
        before[kind] += 1

    def place(item: pytest.Item) -> tuple[bool, float]:
        return item.get_closest_marker("long") is None, places[_together(item)]

    items.sort(key=place)


def _together(item: pytest.Item) -> Path:
    """What must not be torn apart: all tests of a mutant share its grade."""
    return item.path.parent if item.path.parent.name == "mutants" else item.path


@pytest.fixture(scope="session", autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what `grade` remembers of the tests away from the developer's own."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for all its processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def once(shared: Path) -> Once:
    """Let one process fill a folder of a name, and give it to all."""

    def once(name: str, fill: Callable[[Path], object]) -> Path:
        folder, filled = shared / name, shared / f"{name}.filled"
        with FileLock(shared / f"{name}.lock"):
            if not filled.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what another left undone
                folder.mkdir()
                fill(folder)
                filled.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def course(shared: Path) -> Course:
    """All lessons, executed (or from the cache of an earlier run)."""
    # One process executes them, the others wait and read.
    with FileLock(shared / "course.lock"):
        return Course.load(REPOSITORY)


@pytest.fixture(scope="session")
def built(
    shared: Path,
    course: Course,  # noqa: ARG001  # first: its lessons are in the cache then
) -> Built:
    """Build this repository's site, which must succeed, once for all processes."""

    def once(name: str, **environment: str) -> Path:
        folder = shared / "sites" / name
        with FileLock(shared / "sites.lock"):  # two builds would share .cache
            if not folder.exists():
                unfinished = shared / "unfinished"
                result = build(REPOSITORY, unfinished, **environment)
                assert result.returncode == 0, result.stdout + result.stderr
                folder.parent.mkdir(parents=True, exist_ok=True)
                unfinished.rename(folder)
        return folder

    return once


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    """The built site."""
    return built("site")
