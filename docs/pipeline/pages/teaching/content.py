"""docs/teaching.toml: what no lesson, catalogue or check says of teaching."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.core.language import LANGUAGES, Text
from graders.course.catalogue import Exercise
from pipeline.errors import PipelineError
from pipeline.lessons.lesson import Lesson
from pipeline.pages.teaching.questions import headings, questions


@dataclass(frozen=True)
class Hour:
    """How a lesson is taught in an hour."""

    predict: str
    """The section whose question the whole class answers."""
    run: tuple[str, ...]
    """The sections that are run in class."""
    open: Text
    close: Text
    needs: Text
    """What must be known before."""
    task: Text | None
    """What is done instead of an exercise, where the lesson has none."""


@dataclass(frozen=True)
class Audience:
    """Whom some of the lessons suit, in the order to be taught."""

    name: Text
    about: Text
    lessons: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """What high, middle and low mean for the exercises of a module."""

    module: str
    name: Text
    high: Text
    middle: Text
    low: Text


@dataclass(frozen=True)
class Teaching:
    hours: Mapping[str, Hour]
    """By the lesson's name."""
    audiences: Sequence[Audience]
    groups: Sequence[Group]


def read_teaching(
    path: Path, lessons: Sequence[Lesson], exercises: Sequence[Exercise]
) -> Teaching:
    """Read the file, and hold it against the lessons and the catalogue.

    Raises:
        PipelineError: it says nothing of a lesson or a module, or names what is not
            there.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PipelineError(f"{path}: is not TOML: {error}") from None
    names = [lesson.name for lesson in lessons]
    _same(path, "lesson", document.get("lesson", {}), names)
    groups = document.get("group", [])
    modules = [exercise.module for exercise in exercises]
    _same(path, "group", [g.get("module") for g in groups], modules)
    busy = {exercise.lesson for exercise in exercises}
    return Teaching(
        hours={
            lesson.name: _hour(path, lesson, document["lesson"][lesson.name], busy)
            for lesson in lessons
        },
        audiences=[
            _audience(path, entry, names) for entry in document.get("audience", [])
        ],
        groups=[
            Group(
                module=entry["module"],
                **_texts(path, entry, ("name", "high", "middle", "low")),
            )
            for entry in groups
        ],
    )


def _same(path: Path, what: str, there: Iterable[Any], known: Iterable[str]) -> None:
    there, known = {*map(str, there)}, {*known}
    for name in sorted(known - there):
        raise PipelineError(f"{path}: there is no {what} {name}; write it")
    for name in sorted(there - known):
        raise PipelineError(f"{path}: {what} {name} is not there; delete it")


def _hour(
    path: Path, lesson: Lesson, entry: Mapping[str, Any], busy: Iterable[str]
) -> Hour:
    where = f"{path}: lesson {lesson.name}"
    run, predict = tuple(entry.get("run", ())), entry.get("predict")
    known = headings(lesson, LANGUAGES[0])
    for section in run:
        if section not in known:
            raise PipelineError(
                f"{where}: run: there is no section {section!r}; there are "
                f"{', '.join(known)}"
            )
    asked = [question.section for question in questions(lesson, LANGUAGES[0])]
    if predict not in asked:
        raise PipelineError(
            f"{where}: predict: {predict!r} asks for no prediction; these do: "
            f"{', '.join(asked)}"
        )
    if ("task" in entry) == (lesson.name in busy):
        raise PipelineError(f"{where}: a task is what a lesson without exercises has")
    texts = _texts(path, entry, ("open", "close", "needs"))
    task = _texts(path, entry, ("task",))["task"] if "task" in entry else None
    return Hour(predict=predict, run=run, task=task, **texts)


def _audience(path: Path, entry: Mapping[str, Any], names: Sequence[str]) -> Audience:
    chosen = tuple(entry.get("lessons", ()))
    for name in chosen:
        if name not in names:
            raise PipelineError(f"{path}: audience: there is no lesson {name!r}")
    return Audience(lessons=chosen, **_texts(path, entry, ("name", "about")))


def _texts(
    path: Path, entry: Mapping[str, Any], keys: Iterable[str]
) -> dict[str, Text]:
    found = {}
    for key in keys:
        text = entry.get(key)
        if not isinstance(text, dict) or set(text) != set(LANGUAGES):
            raise PipelineError(f"{path}: {key} needs {' and '.join(LANGUAGES)}")
        found[key] = Text(**text)
    return found
