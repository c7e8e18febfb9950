"""`grade` itself: which command is meant, and which options are its."""

from __future__ import annotations

import copy

import click

from graders.commands.check import check
from graders.commands.help import Command, language_of
from graders.commands.index import COMMANDS, load_command
from graders.commands.mistyped import placed
from graders.core.language import Text


class _Grade(Command, click.Group):
    """Imports a command once it is called; what is none is an exercise to grade."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            with placed(ctx):
                args = self._command_first(ctx, args)
        return super().parse_args(ctx, args)

    def _command_first(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options stand before a command or after it: `grade --lang ko list`."""
        _, rest, options = self.make_parser(ctx).parse_args([*args])
        if self.get_help_option(ctx) in options:
            return args
        if not rest or rest[0] not in COMMANDS:
            return ["", *args]
        name, before = rest[0], args[: len(args) - len(rest)]
        known = {parameter.name for parameter in load_command(name).params}
        for option in options:
            if option.name not in known:
                problem = Text(
                    ko=f"{name} 명령에는 {option.opts[0]} 옵션이 없습니다. 쓸 수 있는 "
                    f"옵션을 보려면: grade {name} --help",
                    en=f"{option.opts[0]} does not go with {name}. To see what does: "
                    f"grade {name} --help",
                )
                raise click.UsageError(problem.pick(language_of(ctx)))
        return [name, *before, *rest[1:]]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0]:
            return "", check, args[1:]
        name, command, rest = super().resolve_command(ctx, args)
        return name, load_command(name) if name else command, rest


def _listed(option: click.Option) -> click.Option:
    """Take an option as the help shows it: its value is the command's to look at."""
    option = copy.copy(option)
    option.callback = option.default = None
    return option


@click.group(
    cls=_Grade,
    # What is listed: of each no more than its line.
    commands={name: Command(name, said=said) for name, said in COMMANDS.items()},
    params=[_listed(o) for o in check.params if isinstance(o, click.Option)],
    subcommand_metavar="[EXERCISE]... | COMMAND",
    context_settings={"help_option_names": ["-h", "--help"]},
    said=Text(
        ko="연습문제를 채점하고 다음에 할 일을 알려 줍니다.",
        en="Check what you wrote, and learn what to do next.",
    ),
    more=Text(
        ko="EXERCISE는 loss_gradient 같은 연습문제나 linear_regression 같은 "
        "모듈입니다. 적지 않으면 모두 채점합니다.",
        en="EXERCISE is an exercise or a module, such as loss_gradient or "
        "linear_regression; without any, all are checked.",
    ),
    last=Text(
        ko="종료 코드: 0 만점, 1 아직, 2 사용법 오류, 3 채점기의 문제.",
        en="Exit codes: 0 full marks, 1 not yet, 2 usage, 3 trouble with the graders.",
    ),
)
def grade(**_: object) -> None:
    """Do nothing: one of the commands does all."""
