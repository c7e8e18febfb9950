"""The catalogue of exercises, exercises/exercises.toml: read and checked."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.core.language import LANGUAGES, Language, Text

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
CATALOGUE = EXERCISES / "exercises.toml"

RESERVED = (
    *("list", "next", "hint", "reset", "solution"),
    *("batch", "report", "similar", "gradescope-zip"),
)
"""The words that `grade` takes for commands: no exercise may be called so."""

_KEYS = ("id", "module", "callable", "lesson", "points", "title", "task", "hints")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
SERVED = "http://localhost:8000/"  # by `make serve`
_SITE = re.compile(r"https?://\S+/")
_LESSON = re.compile(r"[0-9]{2}_[a-z0-9_]+")


class CatalogueError(Exception):
    """The catalogue and the code disagree. One line: file, entry, what to do."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One function or class that a learner writes."""

    id: str
    module: str
    callable: str
    lesson: str
    points: int
    title: Text
    task: Text
    hints: tuple[Text, ...]
    site: str

    @property
    def file(self) -> str:
        return f"{self.module}.py"

    def page(self, language: Language) -> str:
        """Where the lesson speaks of it."""
        return f"{self.site}{language}/lessons/{self.lesson}/#exercise-{self.id}"


def load_catalogue(path: Path = CATALOGUE) -> tuple[Exercise, ...]:
    """Read the catalogue and hold it against the solutions beside it.

    The stubs are not looked at: they are the learner's to change, and their mistakes
    get a grade, not a CatalogueError. `check_stubs` is for whoever adds an exercise.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CatalogueError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path}: is not TOML: {error}") from None
    entries = document.get("exercise")
    site = document.pop("site", SERVED)
    if set(document) != {"exercise"} or not isinstance(entries, list) or not entries:
        raise CatalogueError(f"{path}: write [[exercise]] tables and nothing else")
    _require_match(str(path), "site", site, _SITE, 'like "https://example.org/"')
    exercises = tuple(
        _exercise(path, i, e, site) for i, e in enumerate(entries, start=1)
    )
    _require_unique(path, "id", [e.id for e in exercises])
    _require_unique(
        path, "module and callable", [f"{e.module}.{e.callable}" for e in exercises]
    )
    _require_callables(path, path.parent.parent / "solutions", exercises)
    return exercises


def check_stubs(exercises: Sequence[Exercise], path: Path = CATALOGUE) -> None:
    """Hold the catalogue against the stubs beside it, as the repository ships them."""
    _require_callables(path, path.parent, exercises)
    modules = {e.module for e in exercises}
    for module in sorted(path.parent.glob("*.py")):
        if module.stem not in modules:
            raise CatalogueError(
                f"{module}: no entry of {path} has this module; add one or delete it"
            )


def _exercise(path: Path, number: int, entry: Any, site: str) -> Exercise:
    where = f"{path}: exercise {number}"
    if not isinstance(entry, dict):
        raise CatalogueError(f"{where}: must be a [[exercise]] table")
    if type(entry.get("id")) is str:
        where = f'{path}: exercise "{entry["id"]}"'
    for key in _KEYS:
        if key not in entry:
            raise CatalogueError(f"{where}: has no {key}; add it")
    for key in entry:
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise CatalogueError(f'{where}: unknown key "{key}"; the keys are {known}')
    for key in ("id", "module", "callable"):
        _require_match(where, key, entry[key], _NAME, "a Python name")
    for key in ("id", "module"):
        if entry[key] in RESERVED:
            raise CatalogueError(
                f'{where}: {key} "{entry[key]}" is a command of grade; choose another'
            )
    _require_match(where, "lesson", entry["lesson"], _LESSON, 'like "02_some_name"')
    if type(entry["points"]) is not int or entry["points"] < 1:
        raise CatalogueError(f"{where}: points must be a whole number from 1")
    hints = entry["hints"]
    if type(hints) is not list or not hints:
        raise CatalogueError(f"{where}: hints must be a list of {{ko, en}} tables")
    return Exercise(
        id=entry["id"],
        module=entry["module"],
        callable=entry["callable"],
        lesson=entry["lesson"],
        points=entry["points"],
        title=_text(where, "title", entry["title"]),
        task=_text(where, "task", entry["task"]),
        hints=tuple(_text(where, f"hint {i}", h) for i, h in enumerate(hints, start=1)),
        site=site,
    )


def _require_match(
    where: str, key: str, value: Any, pattern: re.Pattern[str], shape: str
) -> None:
    if type(value) is not str or not pattern.fullmatch(value):
        raise CatalogueError(f"{where}: {key} must be {shape}, not {value!r}")


def _text(where: str, key: str, value: Any) -> Text:
    if not isinstance(value, dict) or set(value) - set(LANGUAGES):
        raise CatalogueError(f"{where}: {key} must be a table of ko and en")
    for language in LANGUAGES:
        said = value.get(language)
        if type(said) is not str or not said.strip():
            raise CatalogueError(f"{where}: {key} is missing in {language}; write it")
    return Text(ko=value["ko"].strip(), en=value["en"].strip())


def _require_unique(path: Path, what: str, values: Sequence[str]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise CatalogueError(f'{path}: two exercises have the {what} "{value}"')


def _require_callables(
    catalogue: Path, folder: Path, exercises: Sequence[Exercise]
) -> None:
    """Every entry has its callable in the folder's module, and the other way round."""
    for module in dict.fromkeys(e.module for e in exercises):
        file = folder / f"{module}.py"
        defined = public_callables(file)
        listed = [e for e in exercises if e.module == module]
        for exercise in listed:
            if exercise.callable not in defined:
                raise CatalogueError(
                    f'{catalogue}: exercise "{exercise.id}": its callable '
                    f"{exercise.callable} is not in {file}; write it there or "
                    "correct the entry"
                )
        for name, line in defined.items():
            if name not in {e.callable for e in listed}:
                raise CatalogueError(
                    f"{file}, line {line}: {name} is not in {catalogue}; "
                    "add an entry or start the name with _"
                )


def public_callables(file: Path) -> Mapping[str, int]:
    """Read names and lines of a module's functions and classes without running it."""
    try:
        tree = ast.parse(file.read_bytes(), filename=str(file))
    except OSError as error:
        raise CatalogueError(f"{file}: cannot be read: {error.strerror}") from None
    except (SyntaxError, ValueError) as error:
        raise CatalogueError(f"{file}: is not Python: {error}") from None
    return {
        node.name: node.lineno
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    }
