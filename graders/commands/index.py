"""The commands of `grade`, with a line on each, which costs no import."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from typing import Any

import click

COMMANDS = {
    "batch": "Grade a class: a folder or zip for each learner · 한 반을 채점.",
    "gradescope-zip": "Make the archive that Gradescope asks for · "
    "Gradescope 채점기 압축 파일.",
    "hint": "Show the next hint, one more each time · 힌트를 하나씩.",
    "list": "List all exercises: signs, points, lessons · 연습문제 목록.",
    "next": "Say which exercise to do next, and where · 다음에 풀 문제.",
    "report": "Make reports of a gradebook, grading nothing · 성적표로 보고서 만들기.",
    "reset": "Start an exercise afresh; a backup stays · 처음 상태로 되돌리기.",
    "similar": "List submissions that are alike, for you to look at · "
    "비슷한 제출물 찾기.",
    "solution": "Show the solution, once you have your own · 모범답안 보기.",
}
"""`grade some-name` is `command` in the module some_name of this folder."""


def listed(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function the command of this name; its docstring says more in its help."""

    def made(function: Callable[..., Any]) -> click.Command:
        more = inspect.cleandoc(function.__doc__ or "")
        text = f"{COMMANDS[name]}\n\n{more}".strip()
        return click.command(name, help=text)(function)

    return made


def load_command(name: str) -> click.Command:
    """Import a command: what it needs is imported with it."""
    module = importlib.import_module(f"graders.commands.{name.replace('-', '_')}")
    command: click.Command = module.command
    return command
