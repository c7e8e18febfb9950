"""`grade init`: a folder to work in, with the exercises as they are at first."""

from __future__ import annotations

import os
from pathlib import Path

import click

from graders.commands import options
from graders.commands.index import listed
from graders.commands.output import there_already, writing
from graders.core.exit_codes import FULL_MARKS
from graders.core.files import write_file
from graders.core.language import Language, Text
from graders.course.catalogue import load_catalogue
from graders.course.starter import starter
from graders.terminal.console import in_language, shown, typed


@listed("init")
@click.argument("folder", metavar="FOLDER")
@options.language
def command(folder: str, language: Language) -> int:
    modules = dict.fromkeys(exercise.module for exercise in load_catalogue())
    exercises, readme = Path(folder) / "exercises", Path(folder) / "README.md"
    with writing(language):
        try:
            exercises.mkdir(parents=True)
        except FileExistsError as error:
            raise there_already(str(error.filename), language) from None
        for path, content in starter(modules, language).items():
            file = Path(folder) / path
            if file != readme or not os.path.lexists(readme):
                write_file(file, content)
    follow = typed(["grade", "next", *in_language(language)])
    done = Text(
        ko=f"만들었습니다: {shown(exercises)}. 이제 {folder} 폴더에서 실행하세요: "
        f"{follow}",
        en=f"Made: {shown(exercises)}. Now run {follow} in the folder {folder}.",
    )
    click.echo(done.pick(language))
    return FULL_MARKS
