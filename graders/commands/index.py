"""The commands of `grade`, with a line on each, which costs no import."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import click

from graders.commands.help import Command
from graders.core.language import Text

COMMANDS = {
    "batch": Text(
        ko="한 반을 채점하기: 학생마다 폴더나 zip 하나.",
        en="Grade a class: a folder or zip for each learner.",
    ),
    "classroom50": Text(
        ko="Classroom 50 채점기와 학생 저장소의 틀 만들기.",
        en="Make what Classroom 50 grades with, and the learners' template.",
    ),
    "gradescope-zip": Text(
        ko="Gradescope 채점기 압축 파일 만들기.",
        en="Make the archive that Gradescope asks for.",
    ),
    "hint": Text(
        ko="힌트를 하나씩 보기.", en="Show the next hint, one more each time."
    ),
    "init": Text(
        ko="연습문제 폴더 만들기.", en="Make a folder with the exercises to work in."
    ),
    "list": Text(
        ko="연습문제 목록과 진도 보기.", en="List the exercises, and how far you are."
    ),
    "mark": Text(
        ko="점수를 직접 매기고 의견을 적기.",
        en="Give points of your own, with a comment; or list them.",
    ),
    "next": Text(
        ko="다음에 풀 문제와 그 자리 보기.",
        en="Say which exercise to do next, and where.",
    ),
    "report": Text(
        ko="채점하지 않고 성적표로 보고서 만들기.",
        en="Make reports of a gradebook, grading nothing.",
    ),
    "reset": Text(
        ko="한 문제를 처음 상태로 되돌리기(백업이 남음).",
        en="Start an exercise afresh; a backup stays.",
    ),
    "similar": Text(
        ko="비슷한 제출물을 찾아 눈으로 확인하기.",
        en="List submissions that are alike, for you to look at.",
    ),
    "solution": Text(
        ko="직접 푼 다음 모범답안 보기.",
        en="Show the solution, once you have your own.",
    ),
    "stubs": Text(
        ko="손대지 않은 문제의 설명을 한국어로 바꾸기.",
        en="Put what you have not begun into your language.",
    ),
    "variants": Text(
        ko="학생마다 손실이 다른 과제 만들기.",
        en="Make a task for each learner, with a loss of their own.",
    ),
}
"""`grade some-name` is `command` in the module some_name of this folder."""


def listed(
    name: str, more: Text | None = None
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function the command of this name; its help may say more."""
    return click.command(name, cls=Command, said=COMMANDS[name], more=more)


def load_command(name: str) -> click.Command:
    """Import a command: what it needs is imported with it."""
    module = importlib.import_module(f"graders.commands.{name.replace('-', '_')}")
    command: click.Command = module.command
    return command
