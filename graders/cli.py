"""The command `grade`."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from graders.catalogue import EXERCISES, CatalogueError, Exercise, load_catalogue
from graders.language import LANGUAGES, Language, Text, can_show, detect_language
from graders.verdicts import GraderError

FULL_MARKS, NOT_YET, USAGE, TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130


@click.command(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 full marks, 1 not yet, 2 usage, 3 trouble with the graders.",
)
@click.argument("exercises", metavar="[EXERCISE]...", nargs=-1)
@click.option(
    "--submission",
    metavar="DIR",
    default=None,
    help="Folder with your modules (default: exercises/). 채점할 폴더.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language. 언어.")
def grade(
    exercises: tuple[str, ...], submission: str | None, lang: Language | None
) -> int:
    """Check what you wrote, and learn what to do next.

    연습문제를 채점하고 다음에 할 일을 알려 줍니다.

    EXERCISE is an exercise or a module, such as loss_gradient or linear_regression;
    without any, all are checked.
    """
    language = _language(lang)
    catalogue = load_catalogue()
    wanted = _wanted(exercises, catalogue, language)
    folder = _folder(submission, language)

    # pytest and NumPy take a moment: a mistyped name need not wait for them.
    from rich.console import Console

    from graders.console import show
    from graders.grading import grade as grade_submission

    result = grade_submission(folder, wanted)
    show(Console(highlight=False), result, wanted, language)
    return FULL_MARKS if result.full else NOT_YET


def _language(asked: Language | None) -> Language:
    """Take the language asked for, or the locale's, if it can be shown here at all."""
    language = asked or detect_language()
    return language if can_show(sys.stdout, "한국어") else "en"


def _wanted(
    names: Sequence[str], catalogue: Sequence[Exercise], language: Language
) -> tuple[Exercise, ...]:
    """Pick exercises by id or module, in the catalogue's order."""
    known = dict.fromkeys(n for e in catalogue for n in (e.module, e.id))
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise click.UsageError(
                _unknown(name, near or [*known], bool(near)).pick(language)
            )
    return tuple(
        e for e in catalogue if not names or e.id in names or e.module in names
    )


def _unknown(name: str, others: Sequence[str], near: bool) -> Text:
    listed = ", ".join(others)
    if near:
        return Text(
            ko=f'"{name}": 그런 연습문제는 없습니다. 혹시 {listed}인가요?',
            en=f'there is no exercise "{name}". Did you mean {listed}?',
        )
    return Text(
        ko=f'"{name}": 그런 연습문제는 없습니다. 있는 것: {listed}',
        en=f'there is no exercise "{name}". There are: {listed}',
    )


def _folder(submission: str | None, language: Language) -> Path:
    if submission is None:
        return EXERCISES
    folder = Path(submission)
    if folder.is_dir():
        return folder
    if folder.exists():
        problem = Text(
            ko=f"--submission: 폴더가 아닙니다: {submission}. "
            "파일이 든 폴더를 적어 주세요.",
            en=f"--submission: {submission} is not a folder. Name the folder that "
            "holds the files.",
        )
    else:
        problem = Text(
            ko=f"--submission: {submission} 폴더가 없습니다.",
            en=f"--submission: there is no folder {submission}.",
        )
    raise click.UsageError(problem.pick(language))


def main() -> None:
    """Run `grade`: whatever goes wrong is one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a sign shows a question mark, and goes on.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: Sequence[str]) -> int:
    try:
        code = grade.main(list(arguments), "grade", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        return _fail(USAGE, error.format_message())
    except (CatalogueError, GraderError) as error:
        return _fail(TROUBLE, str(error))
    except (click.Abort, KeyboardInterrupt):
        return _fail(INTERRUPTED, "interrupted")
    except BrokenPipeError:
        # Whoever was reading has gone; Python's own flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_YET
    except Exception as error:
        return _fail(TROUBLE, f"{type(error).__name__}: {error}")


def _fail(code: int, message: str) -> int:
    line = " ".join(message.split())
    print(f"grade: {line}", file=sys.stderr)
    return code
