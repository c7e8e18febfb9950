"""What pages name as a command or an option is one, in both languages."""

from __future__ import annotations

import re

import click
import pytest
from distributed.cli import dask_scheduler, dask_worker

from graders.commands.check import check
from graders.commands.class_files import AssignedFile, RosterFile, TimesFile
from graders.commands.gradebook_file import GradebookFile
from graders.commands.index import COMMANDS, load_command
from graders.commands.parameters import (
    Folder,
    NewFolder,
    OutputFile,
    SomeExercises,
)
from graders.core.language import LANGUAGES
from tests.site.documented import GRADING, PAGES, blocks, commands, page, snippets

DASK = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}


@pytest.fixture
def every_file_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (
        *(AssignedFile, Folder, GradebookFile, NewFolder, OutputFile, RosterFile),
        TimesFile,
    ):
        monkeypatch.setattr(kind, "meaning", lambda _, word: word)


@pytest.mark.usefixtures("every_file_is_there")
@pytest.mark.parametrize("name", PAGES)
def test_every_command_is_one(name: str) -> None:
    for program, *arguments in commands(PAGES[name]):
        if program == "grade":
            first = arguments[0] if arguments else ""
            command = load_command(first) if first in COMMANDS else check
            rest = arguments[1:] if first in COMMANDS else arguments
        elif program == "dask":
            command, rest = DASK[arguments[0]], arguments[1:]
        else:
            continue
        command.make_context(program, rest)


@pytest.mark.parametrize("name", PAGES)
def test_every_option_in_prose_is_one(name: str) -> None:
    options = {name: options_of(load_command(name)) for name in COMMANDS}
    of_grading = options_of(check)
    anywhere = of_grading.union(*options.values())
    for first, *words in map(str.split, snippets(PAGES[name])):
        if first == "grade":
            command = words[0] if words else ""
            known = options.get(command, of_grading)
            if known is of_grading and command and not command.startswith("-"):
                SomeExercises().meaning(command)
        elif first.startswith("--"):
            known = anywhere
            words.append(first)
        else:
            continue
        assert {word for word in words if word.startswith("--")} <= known, (
            first,
            words,
        )


def options_of(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}


def test_both_languages_show_the_same_code() -> None:
    for kind in ("python", "text", "csv", "yaml"):
        korean, english = (blocks(page(language), kind) for language in LANGUAGES)
        assert len(korean) == len(english)
        assert [block.replace(": ko", ": en") for block in korean] == english


def test_both_languages_have_the_same_commands() -> None:
    def shape(text: str) -> list[list[str]]:
        """Leave out what is in a language: its name, a title, a comment."""
        return [
            [
                w
                for w in words
                if w not in LANGUAGES and not re.search("[가-힣]|Week| ", w)
            ]
            for words in commands(text)
        ]

    for name in (*GRADING, "study", "computers"):
        korean, english = (
            shape(PAGES[f"docs/{language}/{name}.md"]) for language in LANGUAGES
        )
        assert korean == english
    assert shape(PAGES["README.ko.md"]) == shape(PAGES["README.md"])
