"""Which packs a request needs: some are fetched only when code imports them."""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from graders.course.catalogue import SOLUTIONS, load_catalogue
from pipeline.imports import imported


class Needs:
    """Knows who brings which packages, and hears of those that were not found."""

    def __init__(self, packs: Mapping[str, Sequence[str]]) -> None:
        """Listen to imports.

        Args:
            packs: for each pack that is not there yet, the packages that it brings.
        """
        self._pack_of = {package: pack for pack in packs for package in packs[pack]}
        self._missed: set[str] = set()
        self._wanted: set[str] = set()
        sys.meta_path.append(self)

    def of(self, request: str) -> list[str]:
        """List the packs that the code in a request, given as JSON, imports.

        Grading imports what the solution does.
        """
        asked = json.loads(request)
        texts = [*_texts(asked)]
        if self._pack_of and asked.get("exercise") in self._solutions:
            solution = self._solutions[asked["exercise"]]
            texts.append(solution.read_text(encoding="utf-8"))
        self._wanted = {name for text in texts for name in self._imported(text)}
        return self._packs({name.partition(".")[0] for name in self._wanted})

    def missed(self) -> list[str]:
        """List the packs whose packages were looked for in vain since the last time.

        Nobody sees it before where a name is put together, or code is a text in code.
        """
        missed, self._missed = self._missed, set()
        return self._packs(missed)

    def loaded(self, pack: str) -> None:
        """Hear that a pack is there now, and import of it what the request does.

        That takes seconds on a slow machine, which no limit of the learner's code is
        to count.
        """
        importlib.invalidate_caches()
        for name in sorted(self._wanted):
            if self._pack_of.get(name.partition(".")[0]) == pack:
                with contextlib.suppress(Exception):  # whoever runs the code will tell
                    importlib.import_module(name)
        self._pack_of = {p: by for p, by in self._pack_of.items() if by != pack}

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Find nothing, as the last of Python's finders, and remember the name."""
        self._missed.add(name.partition(".")[0])
        return None

    @functools.cached_property
    def _solutions(self) -> dict[str, Path]:
        return {exercise.id: SOLUTIONS / exercise.file for exercise in load_catalogue()}

    def _packs(self, packages: set[str]) -> list[str]:
        return sorted({self._pack_of[p] for p in packages if p in self._pack_of})

    def _imported(self, text: str) -> Iterator[str]:
        if not any(package in text for package in self._pack_of):
            return
        with contextlib.suppress(SyntaxError, ValueError):  # whoever runs it will tell
            yield from imported(text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value if isinstance(value, list) else value.values():
            yield from _texts(item)
