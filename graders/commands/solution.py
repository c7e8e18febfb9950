"""`grade solution`: how it can be written."""

from __future__ import annotations

from pathlib import Path

import click

from graders.commands import options
from graders.commands.confirmation import confirmed, yes
from graders.commands.index import listed
from graders.commands.parameters import OneExercise
from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from graders.course.stubs import solution
from graders.records.progress import recall


@listed("solution")
@click.argument("exercise", type=OneExercise())
@yes
@options.submission
def command(exercise: Exercise, yes: bool, submission: Path, language: Language) -> int:
    known = recall(submission, [exercise]).get(exercise.id)
    question = Text(
        ko=f"{exercise.id} 문제를 아직 다 풀지 않았습니다. 그래도 모범답안을 볼까요?",
        en=f"{exercise.id} has not earned full marks yet. Show its solution anyway?",
    )
    solved = known is not None and known[0].solved
    if not solved and not yes and not confirmed(question, language):
        return NOT_YET
    click.echo(solution(exercise.module, exercise.callable), nl=False)
    return FULL_MARKS
