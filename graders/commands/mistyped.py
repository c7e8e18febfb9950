"""What click objects to, on one line: what is wrong, and what to type instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from graders.core.language import Language, Text


def objection(error: click.ClickException, language: Language) -> str:
    """Say in the reader's language what click says in English.

    Errors that are raised with a text of their own have it already.
    """
    match error:
        case click.NoSuchOption():
            return _no_such_option(error).pick(language)
        case click.BadOptionUsage():
            return _wrong_use(error).pick(language)
        case click.MissingParameter():
            return _missing(error).pick(language)
        case _:
            return error.format_message()


@contextmanager
def placed(context: click.Context) -> Iterator[None]:
    """Note with an error on whose line it is: click's parser does not."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or context
        raise


def too_many(
    context: click.Context, rest: Sequence[str], language: Language
) -> click.UsageError:
    """Make the error of a line on which more stands than the command takes."""
    words, usage = " ".join(rest), context.get_usage()
    problem = Text(
        ko=f"빼고 다시 실행하세요: {words}. {usage}",
        en=f"leave out {words}. {usage}",
    )
    return click.UsageError(problem.pick(language), context)


def _no_such_option(error: click.NoSuchOption) -> Text:
    name = error.option_name
    there = [o.removeprefix("--") for option in _options(error) for o in option.opts]
    if near := difflib.get_close_matches(name.removeprefix("--"), there, n=1):
        return Text(
            ko=f"{name}: 그런 옵션은 없습니다. 혹시 --{near[0]}인가요?",
            en=f"there is no option {name}. Did you mean --{near[0]}?",
        )
    command = error.ctx.command_path.strip() if error.ctx else "grade"
    return Text(
        ko=f"{name}: 그런 옵션은 없습니다. 쓸 수 있는 옵션을 보려면: {command} --help",
        en=f"there is no option {name}. To see which there are: {command} --help",
    )


def _wrong_use(error: click.BadOptionUsage) -> Text:
    name = error.option_name
    option = next((o for o in _options(error) if name in o.opts), None)
    if option is None or option.is_flag:
        return Text(
            ko=f"{name} 뒤에는 값을 적지 않습니다. 등호(=)와 그 뒤를 지우세요.",
            en=f"{name} takes no value: remove the = and what follows.",
        )
    value = option.make_metavar(error.ctx) if error.ctx else ""
    return Text(
        ko=f"{name} 뒤에 값을 적어 주세요: {name} {value}",
        en=f"write a value after {name}: {name} {value}",
    )


def _missing(error: click.MissingParameter) -> Text:
    usage = error.ctx.get_usage() if error.ctx else ""
    if isinstance(error.param, click.Option) and error.ctx:
        option = f"{error.param.opts[0]} {error.param.make_metavar(error.ctx)}"
        return Text(
            ko=f"이 옵션을 적어 주세요: {option}. {usage}",
            en=f"add the option {option}. {usage}",
        )
    name = error.param.human_readable_name if error.param else ""
    return Text(
        ko=f"{name} 자리에 올 것을 적어 주세요. {usage}",
        en=f"write what is to stand for {name}. {usage}",
    )


def _options(error: click.UsageError) -> list[click.Option]:
    parameters = error.ctx.command.params if error.ctx else []
    return [each for each in parameters if isinstance(each, click.Option)]
