"""The command `grade`."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from graders.commands.arguments import (
    folder_of,
    language_of,
    output_of,
    shared_options,
    wanted,
    with_options,
    withhold_option,
    write_output,
    writing,
)
from graders.commands.init import init
from graders.commands.learning import COMMANDS as LEARNING
from graders.commands.teaching import COMMANDS as TEACHING
from graders.core.exit_codes import FULL_MARKS, INTERRUPTED, NOT_YET, TROUBLE, USAGE
from graders.core.grades import Grade
from graders.core.language import Language, Text
from graders.core.verdicts import GraderError
from graders.course.catalogue import CatalogueError, load_catalogue

COMMANDS = {str(command.name): command for command in (init, *LEARNING, *TEACHING)}

_options = with_options(
    shared_options,
    click.option(
        "--json",
        "json_file",
        metavar="FILE",
        help="Write the grade as JSON; - is standard output. 채점 결과를 JSON으로.",
    ),
    click.option(
        "--junit", "junit_file", metavar="FILE", help="Write JUnit XML. JUnit XML로."
    ),
    click.option(
        "--gradescope",
        "gradescope_file",
        metavar="FILE",
        help="Write Gradescope's results.json. Gradescope용 results.json으로.",
    ),
    click.option(
        "--github",
        is_flag=True,
        help="Write a job summary and annotations. GitHub 작업 요약과 주석.",
    ),
    withhold_option,
    click.option(
        "--seed",
        type=click.IntRange(0, 2**63 - 1),
        metavar="N",
        help="Draw the inputs of hidden checks from it (default: another each time). "
        "숨긴 검사의 입력을 정하는 수.",
    ),
    click.option(
        "--show-seed",
        is_flag=True,
        help="Say from which seed they were drawn. 그 수를 알려 주기.",
    ),
    click.option(
        "--in-process",
        is_flag=True,
        help="Show your prints; breakpoint() works. print와 breakpoint()를 쓸 때.",
    ),
    click.option(
        "--watch", is_flag=True, help="Grade again on every save. 저장할 때마다 채점."
    ),
)


@click.command()
@click.argument("exercises", nargs=-1)
@_options
def check(
    exercises: tuple[str, ...],
    submission: str | None,
    lang: Language | None,
    json_file: str | None,
    junit_file: str | None,
    gradescope_file: str | None,
    github: bool,
    withhold: bool,
    seed: int | None,
    show_seed: bool,
    in_process: bool,
    watch: bool,
) -> int:
    """Grade: what `grade` does when no other command is named."""
    language = language_of(lang)
    catalogue = load_catalogue()
    chosen = wanted(exercises, catalogue, language, [*COMMANDS])
    folder = folder_of(submission, language)
    files = [
        (output_of(option, file, language), option)
        for option, file in (
            ("--json", json_file),
            ("--junit", junit_file),
            ("--gradescope", gradescope_file),
        )
        if file
    ]
    alone = not all(path for path, _ in files)  # a report on standard output
    if alone and github:
        problem = Text(
            ko="--github를 쓸 때는 보고서를 - 대신 파일에 쓰세요.",
            en="--github needs standard output: write the report to a file, not to -.",
        )
        raise click.UsageError(problem.pick(language))

    # pytest and NumPy take a moment: a mistyped name need not wait for them.
    if watch:
        if files or github or in_process or show_seed or withhold:
            problem = Text(
                ko="--watch는 --json, --junit, --gradescope, --github, --withhold, "
                "--show-seed, --in-process와 함께 쓸 수 없습니다.",
                en="--watch goes without --json, --junit, --gradescope, --github, "
                "--withhold, --show-seed and --in-process.",
            )
            raise click.UsageError(problem.pick(language))
        from graders.terminal.watching import watch as watch_submission

        return watch_submission(folder, chosen, language, seed)
    if withhold and in_process:
        problem = Text(
            ko="--in-process로는 감출 수 없습니다. --withhold를 빼세요.",
            en="--in-process can withhold nothing: leave out --withhold.",
        )
        raise click.UsageError(problem.pick(language))

    from graders.grading.grader import Grader
    from graders.records.progress import grade_and_remember, recall
    from graders.reports.github import commands_off, error_commands, write_job
    from graders.reports.withheld import withheld
    from graders.terminal.waiting import waiting

    before = {key: known.points for key, (known, _) in recall(folder, chosen).items()}
    with contextlib.ExitStack() as stack:
        grader = stack.enter_context(
            Grader(seed=seed, rehearse=withhold, in_process=in_process)
        )
        on_progress = None if in_process else stack.enter_context(waiting(language))
        result = grade_and_remember(grader, folder, chosen, on_progress)
    if withhold:
        result = withheld(result)
    _write_reports(files, result, language)
    if not alone:
        from rich.console import Console

        from graders.terminal.console import show

        more = len(chosen) < len(catalogue)
        with commands_off(os.environ):
            show(Console(highlight=False), result, chosen, language, before, more)
    if github:
        with writing(language):
            write_job(result, chosen, language, os.environ)
        for line in error_commands(result, chosen, folder, language):
            print(line)
    if show_seed:
        again = Text(
            ko=f"같은 입력으로 다시 채점하려면: --seed {grader.seed}",
            en=f"For the same inputs again: --seed {grader.seed}",
        )
        click.echo(again.pick(language), err=True)
    return FULL_MARKS if result.full else NOT_YET


def _write_reports(
    files: Sequence[tuple[Path | None, str]], result: Grade, language: Language
) -> None:
    from graders.reports.document import as_json
    from graders.reports.gradescope import as_gradescope
    from graders.reports.junit import as_junit

    forms = {"--json": as_json, "--junit": as_junit, "--gradescope": as_gradescope}
    for path, option in files:
        report = forms[option](result, language)
        if path is None:
            sys.stdout.write(report.decode())
        else:
            write_output(path, report, language)


class _Grade(click.Group):
    """A first word that is no command is an exercise to grade."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        command = self.get_command(ctx, args[0])
        return (args[0], command, args[1:]) if command else ("", check, args)


@click.group(
    cls=_Grade,
    invoke_without_command=True,
    subcommand_metavar="[EXERCISE]... | COMMAND",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 full marks, 1 not yet, 2 usage, 3 trouble with the graders.",
)
@_options
@click.pass_context
def grade(context: click.Context, /, **options: Any) -> int | None:
    """Check what you wrote, and learn what to do next.

    연습문제를 채점하고 다음에 할 일을 알려 줍니다.

    EXERCISE is an exercise or a module, such as loss_gradient or linear_regression;
    without any, all are checked.
    """
    name = context.invoked_subcommand
    if name is None:
        return int(context.invoke(check, exercises=(), **options))
    # Options may stand before the command or after it: `grade --lang ko list`.
    command = COMMANDS.get(name, check)
    asked = {
        parameter.name: parameter
        for parameter in context.command.params
        if parameter.name and _given(context, parameter.name)
    }
    for known in command.params:
        parameter = asked.pop(str(known.name), None)
        if parameter is not None:
            defaults = context.default_map = context.default_map or {name: {}}
            defaults[name][parameter.name] = options[str(parameter.name)]
    if asked:
        [*_, other] = asked.values()
        raise click.UsageError(f"{other.opts[0]} does not go with {name}")
    return None


def _given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


for _command in COMMANDS.values():
    grade.add_command(_command)


def main() -> None:
    """Run `grade`: whatever goes wrong is one line and an exit code."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, as in `grade 2>&-`
            nothing = Path(os.devnull).open("r+", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nothing)
        # A console that cannot show a sign shows a question mark, and goes on.
        getattr(sys, name).reconfigure(errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: Sequence[str]) -> int:
    try:
        code = grade.main(list(arguments), "grade", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        code = TROUBLE if error.exit_code == TROUBLE else USAGE
        return _fail(code, error.format_message())
    except (CatalogueError, GraderError) as error:
        return _fail(TROUBLE, str(error))
    except (click.Abort, KeyboardInterrupt):
        return _fail(INTERRUPTED, "interrupted")
    except BrokenPipeError:
        _drop_output()  # whoever was reading has gone
        return NOT_YET
    except OSError as error:
        where = error.filename
        if error.errno == errno.ENOSPC and not where:  # every other file is named
            _drop_output()
            where = "standard output"
        said = f"{where}: {error.strerror}" if where else str(error)
        return _fail(TROUBLE, said)
    except Exception as error:
        return _fail(TROUBLE, f"{type(error).__name__}: {error}")


def _drop_output() -> None:
    """Keep Python's own flush at exit from complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(code: int, message: str) -> int:
    line = " ".join(message.split())
    print(f"grade: {line}", file=sys.stderr)
    return code
