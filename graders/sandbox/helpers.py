"""Modules of a learner's own, imported from bytes: there are no files to import."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

from graders.sandbox.in_process import python_of


class Helpers(MetaPathFinder, InspectLoader):
    """Finds a learner's modules after all others: they take nobody's place."""

    def __init__(self, helpers: Mapping[str, bytes]) -> None:
        self._helpers = helpers

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        file = f"{fullname}.py"
        if file not in self._helpers:
            return None
        return ModuleSpec(fullname, self, origin=file)

    def get_source(self, fullname: str) -> str:
        file = f"{fullname}.py"
        return python_of(file, self._helpers[file])

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_source(fullname)
        return compile(source, f"{fullname}.py", "exec", dont_inherit=True)

    def is_package(self, fullname: str) -> bool:  # noqa: ARG002
        return False


def take_along(helpers: Mapping[str, bytes]) -> None:
    """Let modules of this process import these, if they were not before."""
    known = any(isinstance(finder, Helpers) for finder in sys.meta_path)
    if helpers and not known:
        sys.meta_path.append(Helpers(helpers))
