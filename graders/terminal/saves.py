"""Notice when a learner saves, however their editor does it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from graders.submissions.submission import read_folder

SETTLE_S = 0.04
"""Two looks this far apart must agree: an editor may be in the middle of writing."""
RETURN_S = 1.0
"""How long a file may be gone or empty: some editors save by delete and rename."""


class Files:
    """Some files of a folder, and their contents as they were last read."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder = folder
        self._paths = {name: folder / name for name in names}
        self._stamps = self._look()
        self.contents = self._read()

    def looks_changed(self) -> bool:
        return self._look() != self._stamps

    def changed(self) -> dict[str, bytes | None]:
        """Wait until the files lie still; give the old content of what is new."""
        old, now = self.contents, self._read()
        end = time.monotonic() + RETURN_S
        while time.monotonic() < end:
            self._stamps = self._look()
            time.sleep(SETTLE_S)
            before, now = now, self._read()
            gone = any(old[name] and not now[name] for name in now)
            if now == before and not gone:
                break
        self.contents = now
        return {name: old[name] for name in now if now[name] != old[name]}

    def _look(self) -> list[tuple[int, ...]]:
        stamps: list[tuple[int, ...]] = []
        for path in self._paths.values():
            try:
                status = path.stat()
            except OSError:
                stamps.append(())
            else:
                stamps.append((status.st_mtime_ns, status.st_size, status.st_ino))
        return stamps

    def _read(self) -> dict[str, bytes | None]:
        files = read_folder(self._folder, self._paths).files
        return {
            name: content if isinstance(content, bytes) else None
            for name, content in files.items()
        }


class _Handler(FileSystemEventHandler):
    def __init__(self, names: Iterable[str], wake: Callable[[], None]) -> None:
        self._names = frozenset(names)
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return  # that was us, reading
        paths = str(event.src_path), str(event.dest_path)
        if not self._names.isdisjoint(Path(path).name for path in paths):
            self._wake()


@contextmanager
def told_of_saves(
    folder: Path, names: Iterable[str], wake: Callable[[], None]
) -> Iterator[bool]:
    """Call `wake` on every save; give False where the system cannot tell."""
    # The folder, not the file: saving by rename puts another file in its place.
    observer = Observer()
    observer.schedule(_Handler(names, wake), str(folder.resolve()))
    able = False
    with contextlib.suppress(OSError):  # no watches left, or not on this file system
        observer.start()
        able = True
    try:
        yield able
    finally:
        if able:
            observer.stop()
            observer.join()
