"""What stands on the command line of `grade`, and what is wrong with it."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from graders.core.exit_codes import TROUBLE
from graders.core.files import write_file
from graders.core.language import LANGUAGES, Language, Text, can_show, detect_language
from graders.course.catalogue import Exercise, exercises_near
from graders.submissions.roster import Roster, RosterError, read_roster

language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), help="Language. 언어."
)
csv_option = click.option("--csv", metavar="FILE", help="Points, as a table. 점수표.")
feedback_option = click.option(
    "--feedback", metavar="DIR", help="A page for each learner. 학습자마다 한 쪽씩."
)
roster_option = click.option(
    "--roster",
    metavar="CSV",
    help="Who is expected, their names and languages. 수강생 명단.",
)
withhold_option = click.option(
    "--withhold",
    is_flag=True,
    help="Do not show what hidden checks tried. 숨긴 검사의 내용 감추기.",
)


def with_options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Add options to a command; its help lists them in this order."""

    def added(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return added


def shared_options(function: Any) -> Any:
    """Add the options that every command about one submission has."""
    submission = click.option(
        "--submission",
        metavar="DIR",
        help="Folder with your modules (default: exercises/). 채점할 폴더.",
    )
    return submission(language_option(function))


def language_of(asked: Language | None) -> Language:
    """Take the language asked for, or the locale's, if it can be shown here at all."""
    language = asked or detect_language()
    return language if can_show(sys.stdout, "한국어") else "en"


def wanted(
    names: Sequence[str],
    catalogue: Sequence[Exercise],
    language: Language,
    commands: Sequence[str] = (),
) -> tuple[Exercise, ...]:
    """Pick exercises by id or module, in the catalogue's order."""
    known = dict.fromkeys(n for e in catalogue for n in (e.module, e.id))
    for name in names:
        if name not in known:
            raise _unknown(name, known, [*known, *commands], language)
    return tuple(
        e for e in catalogue if not names or e.id in names or e.module in names
    )


def one(name: str, catalogue: Sequence[Exercise], language: Language) -> Exercise:
    """Pick the one exercise that a command is about."""
    by_id = {exercise.id: exercise for exercise in catalogue}
    if name in by_id:
        return by_id[name]
    inside = ", ".join(e.id for e in catalogue if e.module == name)
    if not inside:
        raise _unknown(name, by_id, by_id, language)
    problem = Text(
        ko=f"{name}에는 연습문제가 여럿 있습니다. 하나를 고르세요: {inside}",
        en=f"{name} has several exercises. Choose one: {inside}",
    )
    raise click.UsageError(problem.pick(language))


def _unknown(
    name: str, listed: Iterable[str], known: Iterable[str], language: Language
) -> click.UsageError:
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
    return click.UsageError(problem.pick(language))


def folder_of(
    submission: str | None, language: Language, option: str = "--submission"
) -> Path:
    if submission is None:
        if found := exercises_near(Path.cwd()):
            return found
        problem = Text(
            ko="여기에는 연습문제가 든 exercises/ 폴더가 없습니다. 만들려면: "
            "grade init first-gradient",
            en="there is no folder exercises/ with exercises here. To make one: "
            "grade init first-gradient",
        )
        raise click.UsageError(problem.pick(language))
    folder = Path(submission)
    if folder.is_dir():
        return folder
    if folder.exists():
        problem = Text(
            ko=f"{option}: 폴더가 아닙니다: {submission}. "
            "파일이 든 폴더를 적어 주세요.",
            en=f"{option}: {submission} is not a folder. Name the folder that "
            "holds the files.",
        )
    else:
        problem = Text(
            ko=f"{option}: {submission} 폴더가 없습니다.",
            en=f"{option}: there is no folder {submission}.",
        )
    raise click.UsageError(problem.pick(language))


def output_of(option: str, file: str, language: Language) -> Path | None:
    """Take the file a report goes to, or None for standard output.

    It is looked at before anything is graded: nobody waits for a report in vain, and
    no report takes the place of what a learner wrote.
    """
    if file == "-":
        return None
    path = Path(file)
    if path.is_dir():
        problem = Text(
            ko=f"{option}: {file} 폴더가 아니라 파일 이름을 적어 주세요.",
            en=f"{option}: {file} is a folder. Name a file.",
        )
    elif not path.absolute().parent.is_dir():
        problem = Text(
            ko=f"{option}: {path.parent} 폴더가 없습니다.",
            en=f"{option}: there is no folder {path.parent}.",
        )
    elif path.suffix in (".py", ".toml"):
        problem = Text(
            ko=f"{option}: {file} 자리에는 코드가 들어갑니다. 다른 이름을 적어 주세요.",
            en=f"{option}: {file} is a name for code. Name another file.",
        )
    else:
        return path
    raise click.UsageError(problem.pick(language))


def write_output(path: Path | None, content: bytes, language: Language) -> None:
    """Write a report to where `output_of` says."""
    if path is None:
        sys.stdout.buffer.write(content)
    else:
        with writing(language):
            write_file(path, content)


class Trouble(click.ClickException):
    """Nobody mistyped anything: it is this machine that cannot."""

    exit_code = TROUBLE


@contextmanager
def writing(language: Language) -> Iterator[None]:
    """Say which file could not be written, and why."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody wants it any more
    except OSError as error:
        problem = Text(
            ko=f"{error.filename}: 쓸 수 없습니다: {error.strerror}",
            en=f"{error.filename}: cannot be written: {error.strerror}",
        )
        raise Trouble(problem.pick(language)) from None


def feedback_folder_of(folder: str, language: Language) -> Path:
    path = Path(folder)
    if not path.exists() or path.is_dir():
        return path
    problem = Text(
        ko=f"--feedback: 폴더가 아닙니다: {folder}. 폴더 이름을 적어 주세요.",
        en=f"--feedback: {folder} is not a folder. Name a folder.",
    )
    raise click.UsageError(problem.pick(language))


def roster_of(file: str | None, language: Language) -> Roster:
    if file is None:
        return {}
    try:
        return read_roster(Path(file))
    except RosterError as error:
        raise click.UsageError(f"--roster: {error.text.pick(language)}") from None
