"""What words on the command line stand for; what stands for nothing is one line."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import click

from graders.commands.help import language_of
from graders.commands.output import Output
from graders.core.language import (
    Language,
    Text,
    TextError,
    can_show,
    detect_language,
    language_here,
)
from graders.course.catalogue import Exercise, exercises_near, load_catalogue

Thing = TypeVar("Thing")


def language_asked_for(
    _context: click.Context, _option: click.Parameter, asked: Language | None
) -> Language:
    """Take the language asked for, or the locale's, if it can be shown here at all."""
    return asked if asked and can_show(sys.stdout, "한국어") else language_here()


class Word(click.ParamType[Thing]):
    """A word that stands for something, or raises a TextError: it does not."""

    says_where: ClassVar[bool] = True
    """Whether the message begins with the option."""

    def meaning(self, word: str) -> Thing:
        raise NotImplementedError

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Thing:
        if not isinstance(value, str):
            default: Thing = value
            return default
        try:
            return self.meaning(value)
        except TextError as error:
            problem = error.text.pick(language_of(ctx) if ctx else detect_language())
            if self.says_where and param:
                problem = f"{_called(param)}: {problem}"
            raise click.UsageError(problem) from None


def _called(parameter: click.Parameter) -> str:
    """Call it as the help does: --csv, DIR."""
    is_option = isinstance(parameter, click.Option)
    return parameter.opts[0] if is_option else parameter.human_readable_name


class OneOf(Word[str]):
    """One of a few words."""

    name = "word"

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def meaning(self, word: str) -> str:
        if word in self._words:
            return word
        *others, last = self._words
        raise TextError(
            Text(
                ko=f"{', '.join(self._words)} 가운데 하나를 적어 주세요. "
                f'지금은 "{word}"입니다.',
                en=f'write {", ".join(others)} or {last} instead of "{word}".',
            )
        )

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return f"[{'|'.join(self._words)}]"


class WholeNumber(Word[int]):
    """A whole number between two bounds."""

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self._least, self._most = least, most

    def meaning(self, word: str) -> int:
        least, most = self._least, self._most
        try:
            number = int(word)
        except ValueError:
            pass
        else:
            if least <= number and (most is None or number <= most):
                return number
        ko, en = f"{least} 이상", f"{least} or more"
        if most is not None:
            ko, en = f"{least}부터 {most}까지", f"from {least} to {most}"
        raise TextError(
            Text(
                ko=f'{ko}의 정수를 적어 주세요. 지금은 "{word}"입니다.',
                en=f'write a whole number, {en}, instead of "{word}".',
            )
        )


class OneExercise(Word[Exercise]):
    """The id of an exercise."""

    name = "exercise"
    says_where = False

    def meaning(self, word: str) -> Exercise:
        catalogue = load_catalogue()
        by_id = {exercise.id: exercise for exercise in catalogue}
        if word in by_id:
            return by_id[word]
        inside = ", ".join(e.id for e in catalogue if e.module == word)
        if not inside:
            raise _unknown(word, by_id, by_id)
        raise TextError(
            Text(
                ko=f"{word}에는 연습문제가 여럿 있습니다. 하나를 고르세요: {inside}",
                en=f"{word} has several exercises. Choose one: {inside}",
            )
        )


class SomeExercises(Word[frozenset[Exercise]]):
    """The id of an exercise, or a module and all that are in it."""

    name = "exercise"
    says_where = False

    def __init__(self, commands: Sequence[str] = ()) -> None:
        self._commands = commands
        """What may be meant as well by a word that is no exercise."""

    def meaning(self, word: str) -> frozenset[Exercise]:
        catalogue = load_catalogue()
        if found := frozenset(e for e in catalogue if word in (e.id, e.module)):
            return found
        known = dict.fromkeys(n for e in catalogue for n in (e.module, e.id))
        raise _unknown(word, known, [*known, *self._commands])


def in_order(
    _context: click.Context,
    _argument: click.Parameter,
    asked: Sequence[frozenset[Exercise]],
) -> tuple[Exercise, ...]:
    """Put exercises into the catalogue's order; none named, all are meant."""
    wanted = frozenset().union(*asked)
    return tuple(e for e in load_catalogue() if not asked or e in wanted)


def _unknown(name: str, listed: Iterable[str], known: Iterable[str]) -> TextError:
    near = difflib.get_close_matches(name, [*known], n=1)
    there = ", ".join(listed)
    if near:
        problem = Text(
            ko=f'"{name}": 그런 연습문제는 없습니다. 혹시 {near[0]}인가요?',
            en=f'there is no exercise "{name}". Did you mean {near[0]}?',
        )
    else:
        problem = Text(
            ko=f'"{name}": 그런 연습문제는 없습니다. 있는 것: {there}',
            en=f'there is no exercise "{name}". There are: {there}',
        )
    return TextError(problem)


class Folder(Word[Path]):
    """A folder that is there."""

    name = "folder"

    def meaning(self, word: str) -> Path:
        folder = Path(word)
        if folder.is_dir():
            return folder
        if folder.exists():
            problem = Text(
                ko=f"폴더가 아닙니다: {word}. 파일이 든 폴더를 적어 주세요.",
                en=f"{word} is not a folder. Name the folder that holds the files.",
            )
        else:
            problem = Text(
                ko=f"{word} 폴더가 없습니다.", en=f"there is no folder {word}."
            )
        raise TextError(problem)


def folder_here(
    context: click.Context, _option: click.Parameter, named: Path | None
) -> Path:
    """Take the folder that is named, or else the nearest with exercises."""
    if found := named or exercises_near(Path.cwd()):
        return found
    problem = Text(
        ko="여기에는 연습문제가 든 exercises/ 폴더가 없습니다. 만들려면: "
        "grade init first-gradient",
        en="there is no folder exercises/ with exercises here. To make one: "
        "grade init first-gradient",
    )
    raise click.UsageError(problem.pick(context.params["language"]))


class NewFolder(Word[Path]):
    """A folder to write into, there or not."""

    name = "folder"

    def meaning(self, word: str) -> Path:
        path = Path(word)
        if path.exists() and not path.is_dir():
            raise TextError(
                Text(
                    ko=f"폴더가 아닙니다: {word}. 폴더 이름을 적어 주세요.",
                    en=f"{word} is not a folder. Name a folder.",
                )
            )
        return path


class OutputFile(Word[Output]):
    """A file to write, or - for standard output.

    It is looked at before anything is graded: nobody waits for a report in vain, and
    no report takes the place of what a learner wrote.
    """

    name = "file"

    def __init__(self, suffixes: Sequence[str] = ()) -> None:
        self._suffixes = suffixes
        """What its name may end in; anything but code, if there are none."""

    def meaning(self, word: str) -> Output:
        if word == "-":
            return Output(None)
        path = Path(word)
        if path.is_dir():
            problem = Text(
                ko=f"{word} 폴더가 아니라 파일 이름을 적어 주세요.",
                en=f"{word} is a folder. Name a file.",
            )
        elif not path.absolute().parent.is_dir():
            problem = Text(
                ko=f"{path.parent} 폴더가 없습니다.",
                en=f"there is no folder {path.parent}.",
            )
        elif path.suffix in (".py", ".toml"):
            problem = Text(
                ko=f"{word} 자리에는 코드가 들어갑니다. 다른 이름을 적어 주세요.",
                en=f"{word} is a name for code. Name another file.",
            )
        elif path.suffix and self._suffixes and path.suffix not in self._suffixes:
            *others, last = self._suffixes
            there = ", ".join(others)
            problem = Text(
                ko=f"{word}: {there}, {last} 가운데 하나로 끝나는 이름을 적어 주세요.",
                en=f"{word}: name a file that ends in {there} or {last}",
            )
        else:
            return Output(path)
        raise TextError(problem)
