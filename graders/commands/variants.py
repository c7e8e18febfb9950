"""`grade variants`: for each learner a task of their own, with stubs and a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from graders.commands import options
from graders.commands.index import listed
from graders.commands.output import writing
from graders.commands.parameters import NewFolder
from graders.core.exit_codes import FULL_MARKS
from graders.core.files import write_file
from graders.core.language import Language, Text, TextError
from graders.core.seeds import draw_seed
from graders.course.catalogue import Exercise
from graders.course.variants import (
    VARIANTS,
    Variant,
    drawn_for,
    variant_stubs,
    varies,
)
from graders.reports.feedback import file_stem
from graders.reports.table import as_csv
from graders.reports.task_sheet import task_sheet
from graders.submissions.assigned import HEADER, assigned_to, read_assigned
from graders.submissions.roster.learner import Roster


@dataclass(frozen=True, slots=True)
class VariantsOptions:
    roster: Roster | None = options.roster(required=True)
    seed: int | None = options.seed(
        Text(
            ko="변형을 나누어 주는 수(기본값: 매번 다른 수).",
            en="Draw who gets which from it (default: another each time).",
        )
    )


@listed(
    "variants",
    more=Text(
        ko="학생마다 폴더를 만들고, 누가 어떤 변형을 받았는지를 variants.csv에 "
        "적습니다. 다시 실행하면 그 파일에 적힌 것은 그대로 둡니다. 채점할 때는 "
        "grade batch에 --variants를 붙이세요.",
        en="Makes a folder for each learner, and variants.csv, which says who has "
        "which. What stands there already stays, if you run it again. Grade with "
        "grade batch --variants.",
    ),
)
@click.argument("folder", metavar="DIR", type=NewFolder())
@options.exercises(metavar="[EXERCISE]...")
@options.gathered("asked", VariantsOptions)
@options.language
def command(
    folder: Path,
    exercises: tuple[Exercise, ...],
    asked: VariantsOptions,
    language: Language,
) -> int:
    roster, listing = asked.roster or Roster(()), folder / "variants.csv"
    before = _assigned(listing, roster, language)
    seed = draw_seed() if asked.seed is None else asked.seed
    given = {
        name: VARIANTS[before[name]] if name in before else drawn_for(name, seed)
        for name in roster
    }
    chosen = [e for e in exercises if varies(e.module, e.callable)]
    if not chosen:
        problem = Text(
            ko="이 연습문제에는 변형이 없습니다.", en="there are no variants of these."
        )
        raise click.UsageError(problem.pick(language))
    with writing(language):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, given, roster, chosen, language)
        rows = [(name, variant.name) for name, variant in given.items()]
        write_file(listing, as_csv(HEADER, rows))
    done = Text(
        ko=f"학생 {len(given)}명의 과제를 만들었습니다: {folder}. 채점: grade batch … "
        f"--variants {listing}",
        en=f"Made the tasks of {len(given)} learners in {folder}. To grade: grade "
        f"batch … --variants {listing}",
    )
    click.echo(done.pick(language))
    return FULL_MARKS


def _assigned(listing: Path, roster: Roster, language: Language) -> dict[str, str]:
    if not listing.exists():
        return {}
    try:
        return assigned_to(read_assigned(listing), roster)
    except TextError as error:
        raise click.UsageError(error.text.pick(language)) from None


def _write(
    folder: Path,
    given: Mapping[str, Variant],
    roster: Roster,
    exercises: Sequence[Exercise],
    language: Language,
) -> None:
    taken: set[str] = set()
    stubs: dict[tuple[str, str, Language], bytes] = {}
    for name, variant in given.items():
        spoken = roster[name].language or language
        own = folder / file_stem(name, taken)
        (own / "exercises").mkdir(parents=True, exist_ok=True)
        for module in dict.fromkeys(exercise.module for exercise in exercises):
            key = module, variant.name, spoken
            if key not in stubs:
                stubs[key] = variant_stubs(module, variant, spoken).encode()
            write_file(own / "exercises" / f"{module}.py", stubs[key])
        called = roster[name].name or name
        sheet = task_sheet(called, variant, exercises, spoken)
        write_file(own / "README.md", sheet)
