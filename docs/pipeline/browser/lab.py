"""The lab's files: scripts, Python's parts, and the exercises that run in the page."""

import ast
import doctest
import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graders.core.grades import SELF_CHECK
from graders.core.language import Text
from graders.core.limits import MAX_FILE_BYTES
from graders.core.signs import SIGNS, UNKNOWN
from graders.course.catalogue import Exercise
from graders.course.parts import split
from graders.course.stubs import stub_module
from pipeline.browser.offline import carried
from pipeline.browser.packing import available, described, interpreter, packs
from pipeline.browser.release import lock
from pipeline.browser.runnable import runs_here
from pipeline.javascript.bundle import bundled
from pipeline.javascript.node import REPOSITORY

FOLDER = "assets/lab"
SCRIPTS = Path(__file__).parents[2] / "lab"


def assets(
    exercises: Iterable[Exercise],
    notebooks: Mapping[str, bytes],
    *,
    offline: bool = False,
) -> dict[str, bytes]:
    """All that the lab loads, by path in the site.

    Args:
        exercises: the whole catalogue.
        notebooks: those that take a reader's own cells, by their files' names.
        offline: whether it is for pages that are opened from a folder.
    """
    here = [e for e in exercises if runs_here(e.module)]
    cache = REPOSITORY / ".cache" / "lab"
    parts = {}
    if "numpy" in available():
        parts = packs(dict.fromkeys(e.module for e in here), cache)
        parts["pyodide"] = interpreter(cache)
    files = {f"{name}.pack": content for name, content in parts.items()}
    scripts = _scripts(parts, offline=offline)
    page_script = scripts.pop("lab.js")
    files |= scripts
    files["exercises.json"] = _json(_course(here))
    files |= notebooks
    if offline:
        files = carried(files)
    files["lab.js"] = page_script
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def _scripts(parts: Mapping[str, bytes], *, offline: bool) -> dict[str, bytes]:
    """Our scripts with what they import from npm, told of the packs and their sizes."""
    constants = {
        "DOWNLOADS": {
            f"{name}.pack": described(name, content)
            for name, content in sorted(parts.items())
        },
        "LOCK": lock() | {"packages": {}},  # or it would look for them elsewhere
        "COURSE": {
            "signs": {**SIGNS, "unknown": UNKNOWN},
            "selfCheck": _both(SELF_CHECK),
            "mostBytes": MAX_FILE_BYTES,
            "torch": ".".join(importlib.metadata.version("torch").split(".")[:2]),
        },
    }
    entries = SCRIPTS / "page" / "lab.js", SCRIPTS / "worker" / "worker.js"
    return bundled(*entries, offline=offline, **constants)


def _course(exercises: Iterable[Exercise]) -> dict[str, Any]:
    exercises = list(exercises)
    modules: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for module in dict.fromkeys(exercise.module for exercise in exercises):
        names = [e.callable for e in exercises if e.module == module]
        ko, en = (split(stub_module(module, each), names) for each in ("ko", "en"))
        modules[module] = [
            (name, {"ko": korean, "en": english})
            for (name, korean), (_, english) in zip(ko, en, strict=True)
        ]
    return {
        "modules": modules,
        "exercises": {
            e.id: {
                "module": e.module,
                "callable": e.callable,
                "example": _example(modules[e.module], e.callable),
            }
            for e in exercises
        },
    }


def _example(parts: Iterable[tuple[str, Mapping[str, str]]], name: str) -> str:
    """Take the example from a stub's docstring, without what it should give."""
    stub = ast.parse(dict(parts)[name]["en"]).body[-1]
    assert isinstance(stub, ast.FunctionDef | ast.ClassDef)
    text = ast.get_docstring(stub) or ""
    examples = doctest.DocTestParser().get_examples(text)
    return "".join(example.source for example in examples).rstrip()


def _both(text: Text) -> dict[str, str]:
    return {"ko": text.ko, "en": text.en}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
