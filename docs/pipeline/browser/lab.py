"""The lab's files: scripts, Python's parts, and the exercises that run in the page."""

import ast
import doctest
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graders.core.grades import SELF_CHECK
from graders.core.language import Language, Text
from graders.core.limits import MAX_FILE_BYTES
from graders.core.signs import SIGNS, UNKNOWN
from graders.course.catalogue import Exercise
from graders.course.parts import split
from graders.course.stubs import stub_module
from pipeline.browser.offline import carried
from pipeline.browser.packing import PYODIDE, interpreter, packs
from pipeline.browser.runnable import runnable, runs_here
from pipeline.javascript.bundle import bundled
from pipeline.javascript.node import REPOSITORY
from pipeline.lessons.lesson import Lesson

FOLDER = "assets/lab"
SCRIPTS = Path(__file__).parents[2] / "lab"

AT_HOME = Text(
    ko='PyTorch 코드는 내 컴퓨터에서 <a href="{}" download>노트북</a>으로 실행하세요.',
    en='PyTorch runs on your computer, in the <a href="{}" download>notebook</a>.',
)


def assets(
    lessons: Iterable[Lesson], exercises: Iterable[Exercise], *, offline: bool = False
) -> dict[str, bytes]:
    """All that the lab loads, by path in the site."""
    here = [e for e in exercises if runs_here(e.module)]
    cache = REPOSITORY / ".cache" / "lab"
    parts = packs(dict.fromkeys(e.module for e in here), cache)
    parts["pyodide"] = interpreter(cache)
    files = {f"{name}.pack": content for name, content in parts.items()}
    scripts = _scripts(files, offline=offline)
    page_script = scripts.pop("lab.js")
    files |= scripts
    files["pyodide.asm.js"] = (PYODIDE / "pyodide.asm.js").read_bytes()
    files["exercises.json"] = _json(_course(here))
    for lesson in lessons:
        cells = runnable(lesson.code)
        if any(cell.kind == "numpy" for cell in cells):
            files[f"cells/{lesson.name}.json"] = _json([cell.code for cell in cells])
    if offline:
        files = carried(files)
    files["lab.js"] = page_script
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def insert_cells(page: str, lesson: Lesson, language: Language, notebook: str) -> str:
    """Say under each cell where it runs; the script adds a button to those in NumPy."""
    written = [cell for cell in lesson.notebook.cells if cell.cell_type == "code"]
    cells = zip(written, runnable(lesson.code), strict=True)
    for number, (source, cell) in enumerate(cells):
        said = ""
        if cell.kind == "numpy":
            said = f'<div data-lesson="{lesson.name}" data-cell="{number}"></div>'
        elif cell.kind == "torch":
            words = AT_HOME.pick(language).format(notebook)
            said = f'<p class="lab-elsewhere">{words}</p>'
        place = f'<div data-runs="{source.metadata.line}"></div>'
        page = page.replace(place, said)
    return page


def _scripts(packs: Mapping[str, bytes], *, offline: bool) -> dict[str, bytes]:
    """Our scripts with what they import from npm, told of the packs and their sizes."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_bytes())
    constants = {
        "DOWNLOADS": {
            name: {
                "bytes": len(content),
                "version": hashlib.sha256(content).hexdigest()[:8],
            }
            for name, content in sorted(packs.items())
        },
        "LOCK": lock | {"packages": {}},  # or it would look for them elsewhere
        "COURSE": {
            "signs": {**SIGNS, "unknown": UNKNOWN},
            "selfCheck": _both(SELF_CHECK),
            "mostBytes": MAX_FILE_BYTES,
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
