"""The commands for whoever teaches a class: reports, similar submissions, archives."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from graders.commands.arguments import (
    csv_option,
    feedback_folder_of,
    feedback_option,
    folder_of,
    language_of,
    language_option,
    output_of,
    roster_of,
    roster_option,
    wanted,
    with_options,
    withhold_option,
    write_output,
    writing,
)
from graders.commands.batch import batch
from graders.core.exit_codes import FULL_MARKS
from graders.core.grades import Grade
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise, load_catalogue
from graders.submissions.roster import languages, names

_BOM = click.option(
    "--bom", is_flag=True, help="Mark tables as UTF-8 for Excel. 엑셀용 UTF-8 표시."
)
_OVERVIEWS = (".html", ".json", ".csv", "")  # the last for standard output: HTML
_report_options = with_options(
    csv_option,
    click.option("--canvas", metavar="FILE", help="For Canvas to import. Canvas용."),
    click.option("--moodle", metavar="FILE", help="For Moodle to import. Moodle용."),
    click.option(
        "--overview",
        metavar="FILE",
        help="The class at a glance: .html, .json or .csv. 반 전체 결과.",
    ),
    feedback_option,
    click.option(
        "--feedback-format",
        type=click.Choice(["html", "md"]),
        default="html",
        help="What these pages are. 안내 쪽의 형식.",
    ),
    click.option(
        "--assignment",
        metavar="TITLE",
        default="First Gradient",
        help="The column in Canvas and Moodle. Canvas와 Moodle의 과제 이름.",
    ),
    roster_option,
    withhold_option,
    _BOM,
    language_option,
)


@click.command()
@click.argument("gradebook")
@_report_options
def report(
    gradebook: str,
    csv: str | None,
    canvas: str | None,
    moodle: str | None,
    overview: str | None,
    feedback: str | None,
    feedback_format: Any,
    assignment: str,
    roster: str | None,
    withhold: bool,
    bom: bool,
    lang: Language | None,
) -> int:
    """Make reports of a gradebook, grading nothing · 성적표로 보고서 만들기."""
    language = language_of(lang)
    asked = {"--csv": csv, "--canvas": canvas, "--moodle": moodle}
    asked["--overview"] = overview
    files = {
        option: output_of(option, file, language)
        for option, file in asked.items()
        if file
    }
    if not files and not feedback:
        problem = Text(
            ko=f"어떤 보고서를 만들지 적어 주세요: {', '.join(asked)}, --feedback",
            en=f"name a report to make: {', '.join(asked)}, --feedback",
        )
        raise click.UsageError(problem.pick(language))
    if overview and Path(overview).suffix not in _OVERVIEWS:
        problem = Text(
            ko=f"--overview: {overview}: .html, .json, .csv 가운데 하나로 끝나는 "
            "이름을 적어 주세요.",
            en=f"--overview: {overview}: name a file that ends in .html, .json or .csv",
        )
        raise click.UsageError(problem.pick(language))
    pages = feedback_folder_of(feedback, language) if feedback else None
    listed = roster_of(roster, language)
    grades = _grades(gradebook, withhold, language)
    exercises = _graded(grades)

    from graders.reports.feedback import write_feedback
    from graders.reports.lms import canvas_csv, moodle_csv
    from graders.reports.overview import overview_report
    from graders.reports.table import class_table

    missing = listed.keys() - {grade.submission for grade in grades()}
    makers: dict[str, Callable[[], bytes]] = {
        "--csv": lambda: class_table(grades(), exercises, missing=missing, bom=bom),
        "--canvas": lambda: canvas_csv(
            grades(), exercises, listed, assignment=assignment, bom=bom
        ),
        "--moodle": lambda: moodle_csv(
            grades(), listed, assignment=assignment, bom=bom
        ),
        "--overview": lambda: overview_report(
            grades(), exercises, language, Path(str(overview)).suffix, bom=bom
        ),
    }
    for option, path in files.items():
        write_output(path, makers[option](), language)
    if pages:
        with writing(language):
            write_feedback(
                pages,
                grades(),
                languages(listed, language),
                names=names(listed),
                form=feedback_format,
            )
    return FULL_MARKS


def _grades(
    gradebook: str, withhold: bool, language: Language
) -> Callable[[], Iterator[Grade]]:
    """Go through the gradebook as often as asked, holding one grade at a time."""
    from graders.records.gradebook import Gradebook, GradebookError
    from graders.reports.withheld import withheld

    if not Path(gradebook).is_file():
        problem = Text(
            ko=f"성적표가 없습니다: {gradebook}. grade batch로 만드세요.",
            en=f"there is no gradebook {gradebook}; grade batch makes one",
        )
        raise click.UsageError(problem.pick(language))
    try:
        book = Gradebook(Path(gradebook))
    except GradebookError as error:
        raise click.UsageError(error.text.pick(language)) from None
    return lambda: map(withheld, book.grades()) if withhold else book.grades()


def _graded(grades: Callable[[], Iterator[Grade]]) -> Sequence[Exercise]:
    """List the exercises that were graded, in the catalogue's order."""
    found = {exercise.id for grade in grades() for exercise in grade.exercises}
    return [exercise for exercise in load_catalogue() if exercise.id in found]


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("exercises", nargs=-1)
@click.option("--csv", metavar="FILE", help="Write the pairs as a table. 표로 저장.")
@click.option(
    "--threshold",
    type=click.IntRange(1, 100),
    default=80,
    show_default=True,
    metavar="N",
    help="Show what is N per cent alike. 몇 % 이상을 보일지.",
)
@_BOM
@language_option
def similar(
    folder: str,
    exercises: tuple[str, ...],
    csv: str | None,
    threshold: int,
    bom: bool,
    lang: Language | None,
) -> int:
    """List submissions that are alike, for you to look at · 비슷한 제출물 찾기."""
    language = language_of(lang)
    chosen = wanted(exercises, load_catalogue(), language)
    submissions = folder_of(folder, language, "DIR")
    file = output_of("--csv", csv, language) if csv else None

    from rich.console import Console

    from graders.grading.grader import files_of
    from graders.reports.similar import show_similar, similar_csv
    from graders.submissions.discovery import gather
    from graders.submissions.similarity import find_similar

    files = files_of(chosen)
    read = (entry.read(files) for entry in gather(submissions).entries)
    found = find_similar(read, chosen, threshold=threshold)
    if csv:
        write_output(file, similar_csv(found, bom=bom), language)
    if not csv or file:
        show_similar(Console(highlight=False), found, language)
    return FULL_MARKS


@click.command("gradescope-zip")
@click.argument("file")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help="Draw the inputs of hidden checks from it. 숨긴 검사의 입력을 정하는 수.",
)
@language_option
def gradescope_zip(file: str, seed: int | None, lang: Language | None) -> int:
    """Make the archive that Gradescope asks for · Gradescope 채점기 압축 파일."""
    language = language_of(lang)
    path = output_of("FILE", file, language)
    from graders.autograder.archive import gradescope_zip as packed

    seed = secrets.randbits(32) if seed is None else seed
    write_output(path, packed(seed), language)
    if path:
        done = Text(
            ko=f"만들었습니다: {path}. 같은 파일을 다시 만들려면 --seed {seed}를 "
            "적으세요(공개하지 마세요).",
            en=f"Made {path}. For the same archive again: --seed {seed} (keep it "
            "secret).",
        )
        click.echo(done.pick(language))
    return FULL_MARKS


COMMANDS = (batch, report, similar, gradescope_zip)
