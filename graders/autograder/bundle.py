"""What Classroom 50 grades an assignment with, and the repository that learners get."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graders.core.files import read_source
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from graders.course.starter import starter

_HERE = Path(__file__).parent / "classroom50"
_HOME = "/opt/first-gradient"
"""Where a Codespace has the graders."""
_NAME = Text(ko="첫 기울기", en="First Gradient")


def classroom50_bundle(
    exercises: Sequence[Exercise], graders: str, revision: str, language: Language
) -> dict[str, bytes]:
    """Make both, by path: autograder/ for the teacher's repository, and template/.

    Args:
        exercises: what the assignment asks for.
        graders: the address of the repository with the graders.
        revision: the full id of the commit of it that grades.
        language: the language of messages and stubs.
    """
    install = read_source(_HERE / "install.sh")
    asked = {
        "graders": graders,
        "revision": revision,
        "exercises": [exercise.id for exercise in exercises],
        "language": language,
    }
    autograder = {
        "autograder.py": read_source(_HERE / "autograder.py"),
        "install.sh": install,
        "assignment.json": _json(asked),
    }
    modules = dict.fromkeys(exercise.module for exercise in exercises)
    template = {
        **starter(modules, language),
        ".devcontainer/install.sh": install,
        ".devcontainer/devcontainer.json": _json(
            _codespace(graders, revision, language)
        ),
    }
    return dict([*_within("autograder", autograder), *_within("template", template)])


def _codespace(graders: str, revision: str, language: Language) -> dict[str, Any]:
    """Describe a machine in the browser: its first terminal grades every save."""
    install = f"bash .devcontainer/install.sh {_HOME} {graders} {revision}"
    return {
        "name": _NAME.pick(language),
        "image": "python:3.12",
        "postCreateCommand": install,
        "postAttachCommand": {"grade": f"grade --watch --lang {language}"},
        "remoteEnv": {"PATH": f"${{containerEnv:PATH}}:{_HOME}/venv/bin"},
        "customizations": {"vscode": {"extensions": ["ms-python.python"]}},
    }


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _within(folder: str, files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for path, content in files.items():
        yield f"{folder}/{path}", content
