"""`grade classroom50`: an assignment for Classroom 50."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import click

from graders.autograder.bundle import classroom50_bundle
from graders.commands import options
from graders.commands.index import listed
from graders.commands.output import there_already, writing
from graders.commands.parameters import Word
from graders.core.exit_codes import FULL_MARKS
from graders.core.files import write_file
from graders.core.language import Language, Text, TextError
from graders.course.catalogue import Exercise


class Address(Word[str]):
    """Where git finds a repository, for everybody: learners' machines fetch it."""

    name = "address"

    def meaning(self, word: str) -> str:
        if re.fullmatch(r"https://[\w.:/~-]+", word, re.ASCII):
            return word
        raise TextError(
            Text(
                ko="https://로 시작하는 저장소 주소를 적어 주세요. 지금은 "
                f'"{word}"입니다.',
                en=f'write the address of a repository, https://…, not "{word}".',
            )
        )


class Revision(Word[str]):
    """The full id of a commit, which nobody can move as they can a branch or a tag."""

    name = "revision"

    def meaning(self, word: str) -> str:
        if re.fullmatch("[0-9a-f]{40}", word):
            return word
        raise TextError(
            Text(
                ko="40자리 커밋 id를 적어 주세요(git rev-parse HEAD가 알려 줍니다). "
                f'지금은 "{word}"입니다.',
                en="write the 40 digits of a commit id, as git rev-parse HEAD prints "
                f'it, not "{word}".',
            )
        )


@dataclass(frozen=True, slots=True)
class Graders:
    """Which graders grade."""

    address: str = options.declared(
        "--graders",
        required=True,
        metavar="URL",
        type=Address(),
        help=Text(
            ko="채점기가 든 공개 저장소의 주소.",
            en="Address of the public repository with the graders.",
        ),
    )
    revision: str = options.declared(
        "--revision",
        required=True,
        metavar="COMMIT",
        type=Revision(),
        help=Text(ko="그 저장소에서 쓸 커밋의 id.", en="The commit of it that grades."),
    )


@listed(
    "classroom50",
    more=Text(
        ko="OUT/autograder는 교사의 classroom50 저장소에 넣고, OUT/template은 학생 "
        "저장소의 틀로 씁니다.",
        en="OUT/autograder goes into your classroom50 repository, and OUT/template is "
        "the repository that learners get.",
    ),
)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@options.exercises()
@options.gathered("graders", Graders)
@options.language
def command(
    out: Path, exercises: tuple[Exercise, ...], graders: Graders, language: Language
) -> int:
    files = classroom50_bundle(exercises, graders.address, graders.revision, language)
    with writing(language):
        try:
            out.mkdir()
        except FileExistsError:
            raise there_already(str(out), language) from None
        for path, content in files.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            write_file(out / path, content)
    points = sum(exercise.points for exercise in exercises)
    done = Text(
        ko=f"만들었습니다: {out}/autograder, {out}/template({points}점).",
        en=f"Made {out}/autograder and {out}/template ({points} points).",
    )
    click.echo(done.pick(language))
    return FULL_MARKS
