"""What PyTorch has and this does not: it says so, in the reader's language.

A name that PyTorch does not know either is an ordinary AttributeError.
"""

from __future__ import annotations

import os
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import Any

from .names import NAMES

_SAID = {
    "ko": "{name}: 이 페이지의 작은 PyTorch에는 없습니다. 노트북을 내려받아 직접 "
    "실행하면 쓸 수 있습니다.",
    "en": "{name} is not in the page's own small PyTorch. The notebook, run at home, "
    "has it.",
}


class MissingError(AttributeError):
    """Says that PyTorch has something which is not here."""


def language() -> str:
    """Say what the reader reads, as programs are told: by LANGUAGE or LANG."""
    wanted = os.environ.get("LANGUAGE") or os.environ.get("LANG") or ""
    return "ko" if wanted.startswith("ko") else "en"


def said(name: str) -> str:
    return _SAID[language()].format(name=name)


def error(name: str) -> MissingError:
    """Make what is raised where PyTorch would do something that is not here."""
    return MissingError(said(name))


def attribute(holder: str, name: str, unknown: str) -> AttributeError:
    """Make what is raised where an attribute is asked for that is not here."""
    if name in NAMES.get(holder, ()):
        return error(f"{holder}.{name}")
    return AttributeError(unknown)


def module_attribute(holder: str) -> Any:
    """Make a module's `__getattr__`."""

    def __getattr__(name: str) -> Any:  # noqa: N807 — so Python calls it
        raise attribute(holder, name, f"module '{holder}' has no attribute '{name}'")

    return __getattr__


class Modules(MetaPathFinder):
    """Asked last for a module: one of PyTorch's that is not here."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(
        self, name: str, path: Any = None, target: Any = None
    ) -> ModuleSpec | None:
        del path, target
        above, _, last = name.rpartition(".")
        if f"{above}.".startswith(f"{self._package}.") and not last.startswith("_"):
            holder = "torch" + above.removeprefix(self._package)
            if last in NAMES.get(holder, ()):
                raise ModuleNotFoundError(said(f"{holder}.{last}"), name=name)
        return None
