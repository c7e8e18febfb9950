"""Options that several commands share, and how a command takes many of them as one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import field, fields
from typing import Any

import click

from graders.commands.class_files import LayoutName, NamePattern, RosterFile
from graders.commands.help import option
from graders.commands.parameters import (
    Folder,
    NewFolder,
    OneOf,
    OutputFile,
    SomeExercises,
    WholeNumber,
    folder_here,
    in_order,
    language_asked_for,
)
from graders.core.language import LANGUAGES, Text
from graders.core.seeds import LARGEST_SEED
from graders.course.variants import VARIANTS
from graders.reports.formats import ReportFormat

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def declared(*names: str, **settings: Any) -> Any:
    """Declare a field of a dataclass as an option of a command: see `gathered`."""
    return field(metadata={"option": (names, settings)})


def gathered(name: str, into: type) -> Decorator:
    """Give a command the options of a dataclass, and all of them as one argument."""
    of = {f.name: f.metadata["option"] for f in fields(into)}
    options = [option(*names, key, **settings) for key, (names, settings) in of.items()]
    return _taken_as(name, options, of, lambda values: into(**values))


def report(format_: ReportFormat[Any]) -> Any:
    """Declare a field as the option of one format."""
    return declared(format_.option, **_of_report(format_))


def reports(formats: Iterable[ReportFormat[Any]]) -> Decorator:
    """Give a command an option for each format; `reports` says what goes where."""
    by_name = {format_.option.removeprefix("--"): format_ for format_ in formats}
    options = [option(f.option, name, **_of_report(f)) for name, f in by_name.items()]
    return _taken_as(
        "reports",
        options,
        by_name,
        lambda values: {by_name[k]: file for k, file in values.items() if file},
    )


def _of_report(format_: ReportFormat[Any]) -> dict[str, Any]:
    return {
        "metavar": "FILE",
        "type": OutputFile(format_.suffixes),
        "help": format_.help,
    }


def _taken_as(
    name: str,
    options: Iterable[Decorator],
    keys: Iterable[str],
    made: Callable[[dict[str, Any]], Any],
) -> Decorator:
    """Add options, in this order, and hand on as one argument what is made of them."""
    options, keys = [*options], [*keys]

    def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def called(**values: Any) -> Any:
            own = {key: values.pop(key) for key in keys}
            return function(**values, **{name: made(own)})

        taken: Callable[..., Any] = called
        for add in reversed(options):
            taken = add(taken)
        return taken

    return decorated


language: Decorator = option(
    "--lang",
    "language",
    type=OneOf(LANGUAGES),
    is_eager=True,  # what is wrong with the others is said in it
    callback=language_asked_for,
    help=Text(ko="언어.", en="Language."),
)
_submission: Decorator = option(
    "--submission",
    metavar="DIR",
    type=Folder(),
    callback=folder_here,
    help=Text(
        ko="모듈이 든 폴더(기본값: exercises/).",
        en="Folder with your modules (default: exercises/).",
    ),
)


def submission(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command about one submission has."""
    return _submission(language(function))


def exercises(commands: Iterable[str] = (), metavar: str | None = None) -> Decorator:
    return click.argument(
        "exercises",
        nargs=-1,
        metavar=metavar,
        type=SomeExercises(tuple(commands)),
        callback=in_order,
    )


VARIANT = ("--variant",)
OF_VARIANT: dict[str, Any] = {
    "type": OneOf([*VARIANTS]),
    "metavar": "NAME",
    "help": Text(
        ko="여러분이 받은 변형(과제지에 적힌 것).",
        en="Your variant, as your task sheet names it.",
    ),
}
variant: Decorator = option(*VARIANT, **OF_VARIANT)
submissions = click.argument("submissions", metavar="DIR", type=Folder())


def layout() -> Any:
    return declared(
        "--layout",
        type=LayoutName(),
        help=Text(
            ko="폴더를 내려받은 곳(기본값: 이름을 보고 앎).",
            en="Where the folder comes from (default: told by its names).",
        ),
    )


def pattern() -> Any:
    return declared(
        "--pattern",
        metavar="PATTERN",
        type=NamePattern(),
        help=Text(
            ko="이름의 짜임. 예: {id}_{name}_{file}",
            en="How names are made, like {id}_{name}_{file}.",
        ),
    )


def feedback() -> Any:
    return declared(
        "--feedback",
        metavar="DIR",
        type=NewFolder(),
        help=Text(ko="학생마다 한 쪽씩.", en="A page for each learner."),
    )


def roster(*, required: bool = False) -> Any:
    return declared(
        "--roster",
        metavar="CSV",
        type=RosterFile(),
        required=required,
        help=Text(ko="수강생 명단.", en="Who is expected, their names and languages."),
    )


def withhold() -> Any:
    return declared(
        "--withhold",
        is_flag=True,
        help=Text(
            ko="숨긴 검사의 내용 감추기.", en="Do not show what hidden checks tried."
        ),
    )


def bom() -> Any:
    return declared(
        "--bom",
        is_flag=True,
        help=Text(ko="엑셀용 UTF-8 표시.", en="Mark tables as UTF-8 for Excel."),
    )


def seed(help_: Text) -> Any:
    return declared(
        "--seed", type=WholeNumber(0, LARGEST_SEED), metavar="N", help=help_
    )
