"""What goes wrong in an exercise, as its checks know it."""

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from graders.core.language import Text
from graders.core.plain import Tensor, Typed
from graders.course.catalogue import ROOT, SOLUTIONS, Exercise
from graders.grading.collection import collect
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call

Mistakes = Mapping[str, Sequence[Text]]
"""By exercise: what is said to those who make each of its known mistakes."""

SEED = 0
PACKAGES = ("numpy", "torch")


def known_mistakes(exercises: Sequence[Exercise], cache: Path) -> Mistakes:
    """Ask the checks of all exercises; what they knew last time comes from the cache.

    Args:
        exercises: the catalogue.
        cache: a folder for what is found out.
    """
    stored = cache / f"mistakes.{_key(exercises)}.json"
    if not stored.exists():
        found = {id_: [[t.ko, t.en] for t in of] for id_, of in _asked(exercises)}
        cache.mkdir(parents=True, exist_ok=True)
        for stale in cache.glob("mistakes.*.json"):
            stale.unlink()
        unfinished = stored.with_suffix(".part")
        text = json.dumps(found, ensure_ascii=False, indent=1)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(stored)
    known = json.loads(stored.read_text(encoding="utf-8"))
    return {id_: [Text(*said) for said in texts] for id_, texts in known.items()}


def _asked(exercises: Sequence[Exercise]) -> list[tuple[str, list[Text]]]:
    """Have answers checked that are wrong as no known mistake would make them."""
    from graders.checks.expect.diagnosis import overheard

    files = {exercise.file for exercise in exercises}
    right, off = Solutions(files), _Off(files)
    modules = {exercise.id: exercise.module for exercise in exercises}
    found = []
    for id_, checks in collect(tuple(exercises)).items():
        with overheard() as notes:
            for check in checks:
                check.run(modules[id_], off, right, SEED)
        texts = [n if isinstance(n, Text) else n.masked for n in notes]
        found.append((id_, list(dict.fromkeys(texts))))
    return found


class _Off(Solutions):
    """The solutions, with every number that they give a little wrong."""

    def call(self, call: Call) -> Answer:
        return _off(super().call(call))

    def call_method(self, made: int, call: Call) -> Answer:
        return _off(super().call_method(made, call))


def _off(answer: Answer) -> Answer:
    return replace(answer, value=_wrong(answer.value))


def _wrong(value: Any) -> Any:
    match value:
        case float() | np.floating():
            return value * 1.07 + 0.13
        case np.ndarray() if value.dtype.kind == "f":
            return (value * 1.07 + 0.13).astype(value.dtype)
        case tuple() | list():
            return type(value)(map(_wrong, value))
        case Tensor():
            return replace(value, array=_wrong(value.array))
        case Typed():
            return replace(value, value=_wrong(value.value))
        case _:
            return value


def _key(exercises: Sequence[Exercise]) -> str:
    """What is known depends on: the checks, the solutions, the versions, the order."""
    sources = sorted((ROOT / "graders" / "checks").rglob("*.py"))
    parts = [
        *(exercise.id for exercise in exercises),
        *(file.read_text(encoding="utf-8") for file in sources),
        *(file.read_text("utf-8") for file in sorted(SOLUTIONS.glob("*.py"))),
        *(f"{name}=={importlib.metadata.version(name)}" for name in PACKAGES),
        Path(__file__).read_text(encoding="utf-8"),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
