"""`grade gradescope-zip`: what Gradescope grades with."""

from __future__ import annotations

import click

from graders.autograder.archive import gradescope_zip
from graders.commands import options
from graders.commands.help import option
from graders.commands.index import listed
from graders.commands.output import Output
from graders.commands.parameters import OutputFile, WholeNumber
from graders.core.exit_codes import FULL_MARKS
from graders.core.language import Language, Text
from graders.core.seeds import LARGEST_SEED, draw_seed
from graders.course.catalogue import Exercise


@listed("gradescope-zip")
@click.argument("file", type=OutputFile())
@options.exercises()
@option(
    "--seed",
    type=WholeNumber(0, LARGEST_SEED),
    metavar="N",
    help=Text(
        ko="숨긴 검사의 입력을 정하는 수.",
        en="Draw the inputs of hidden checks from it.",
    ),
)
@options.language
def command(
    file: Output,
    exercises: tuple[Exercise, ...],
    seed: int | None,
    language: Language,
) -> int:
    seed = draw_seed() if seed is None else seed
    file.write(gradescope_zip(seed, exercises), language)
    points = sum(exercise.points for exercise in exercises)
    if file.path:
        done = Text(
            ko=f"만들었습니다: {file.path}({points}점). 같은 파일을 다시 "
            f"만들려면(이 수는 공개하지 마세요): --seed {seed}",
            en=f"Made {file.path} ({points} points). For the same archive again: "
            f"--seed {seed} (keep it secret).",
        )
        click.echo(done.pick(language))
    return FULL_MARKS
