"""The catalogue of exercises, exercises/exercises.toml: read and checked."""

from __future__ import annotations

import ast
import itertools
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.core.language import LANGUAGES, Language, Text

_GRADERS = Path(__file__).resolve().parents[1]
ROOT = _GRADERS.parent
"""Where graders/ is imported from."""
CARRIED = _GRADERS / "repository"  # in a wheel: graders/autograder/wheel.py
REPOSITORY = CARRIED if CARRIED.is_dir() else ROOT
EXERCISES = REPOSITORY / "exercises"
SOLUTIONS = REPOSITORY / "solutions"
CATALOGUE = EXERCISES / "exercises.toml"

RESERVED = (
    *("init", "list", "next", "hint", "reset", "solution", "stubs"),
    *("batch", "mark", "report", "similar", "variants"),
    *("classroom50", "gradescope-zip"),
)
"""The words that `grade` takes for commands: no exercise may be called so."""

_KEYS = ("id", "module", "callable", "lesson", "points", "title", "task", "hints")
_MORE_KEYS = ("optional", "formulas")
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
    lesson_title: Text
    optional: bool = False
    """Whether it is one of the many of its kind, that few do all of."""
    formulas: tuple[tuple[str, str], ...] = ()
    """Pieces of the task and the hints, and how they are typeset, in TeX."""

    @property
    def file(self) -> str:
        return f"{self.module}.py"

    def page(self, language: Language) -> str:
        """Where the lesson speaks of it."""
        return f"{self.site}{language}/lessons/{self.lesson}/#exercise-{self.id}"


def exercises_near(place: Path) -> Path | None:
    """Find the folder that is graded where none is named.

    It is exercises/ here or above, or else the clone's own; a wheel has none.
    """
    files = [file.name for file in SOLUTIONS.glob("*.py")]
    for folder in (place, *place.parents):
        exercises = folder / "exercises"
        if any(os.path.lexists(exercises / name) for name in files):
            return exercises
    return None if REPOSITORY == CARRIED else EXERCISES


def in_turn(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Put them as they are to be done: what is optional comes last."""
    return sorted(exercises, key=lambda exercise: exercise.optional)


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
    site = document.get("site", SERVED)
    known = {"site", "lessons", "rules", "exercise"}
    if set(document) - known or not isinstance(entries, list) or not entries:
        raise CatalogueError(
            f"{path}: write [lessons], [rules] and [[exercise]] tables and nothing else"
        )
    _require_match(str(path), "site", site, _SITE, 'like "https://example.org/"')
    lessons = _texts(path, "lessons", document)
    rules = _texts(path, "rules", document)
    exercises = tuple(
        _exercise(path, i, e, site, lessons, rules)
        for i, e in enumerate(entries, start=1)
    )
    _require_order(path, exercises)
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


def _texts(path: Path, table: str, document: Mapping[str, Any]) -> dict[str, Text]:
    entries = document.get(table, {})
    if not isinstance(entries, dict):
        raise CatalogueError(f"{path}: [{table}] must be a table")
    return {key: _text(f"{path}: [{table}]", key, e) for key, e in entries.items()}


def _exercise(
    path: Path,
    number: int,
    entry: Any,
    site: str,
    lessons: Mapping[str, Text],
    rules: Mapping[str, Text],
) -> Exercise:
    where = f"{path}: exercise {number}"
    if not isinstance(entry, dict):
        raise CatalogueError(f"{where}: must be a [[exercise]] table")
    if type(entry.get("id")) is str:
        where = f'{path}: exercise "{entry["id"]}"'
    for key in _KEYS:
        if key not in entry:
            raise CatalogueError(f"{where}: has no {key}; add it")
    for key in entry:
        if key not in (*_KEYS, *_MORE_KEYS):
            known = ", ".join((*_KEYS, *_MORE_KEYS))
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
    title = lessons.get(entry["lesson"])
    if title is None:
        raise CatalogueError(
            f"{where}: [lessons] has no title of {entry['lesson']}; write it there"
        )
    optional = entry.get("optional", False)
    if type(optional) is not bool:
        raise CatalogueError(f"{where}: optional must be true or false")
    task = _text(where, "task", entry["task"])
    if rule := rules.get(entry["module"]):
        task = Text(ko=f"{task.ko} {rule.ko}", en=f"{task.en} {rule.en}")
    hints = entry["hints"]
    if type(hints) is not list or not hints:
        raise CatalogueError(f"{where}: hints must be a list of {{ko, en}} tables")
    hints = [_text(where, f"hint {i}", h) for i, h in enumerate(hints, start=1)]
    said = [text.pick(language) for text in (task, *hints) for language in LANGUAGES]
    return Exercise(
        id=entry["id"],
        module=entry["module"],
        callable=entry["callable"],
        lesson=entry["lesson"],
        points=entry["points"],
        title=_text(where, "title", entry["title"]),
        task=task,
        hints=tuple(hints),
        site=site,
        lesson_title=title,
        optional=optional,
        formulas=_formulas(where, entry.get("formulas", {}), said),
    )


def _formulas(
    where: str, entry: Any, said: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    if not isinstance(entry, dict) or any(type(t) is not str for t in entry.values()):
        raise CatalogueError(f"{where}: formulas must be a table of plain text and TeX")
    for plain in entry:
        if not any(plain in text for text in said):
            raise CatalogueError(f'{where}: neither task nor hints have "{plain}"')
    return tuple(entry.items())


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


def _require_order(path: Path, exercises: Sequence[Exercise]) -> None:
    """Exercises stand in the lessons' order; in a lesson, optional ones come last."""
    for before, after in itertools.pairwise(exercises):
        if (before.lesson, before.optional) > (after.lesson, after.optional):
            raise CatalogueError(
                f'{path}: exercise "{after.id}": belongs before "{before.id}"'
            )


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
