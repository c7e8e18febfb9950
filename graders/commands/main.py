"""The command `grade`."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from graders.commands.group import grade
from graders.commands.help import language_in
from graders.commands.mistyped import objection
from graders.core.exit_codes import INTERRUPTED, NOT_YET, TROUBLE, USAGE
from graders.core.language import Text
from graders.core.verdicts import GraderError
from graders.course.catalogue import CatalogueError
from graders.terminal.spelling import SPELLED, register

_INTERRUPTED = Text(ko="중단했습니다.", en="interrupted")


def main() -> None:
    """Run `grade`: whatever goes wrong is one line and an exit code."""
    register()
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, as in `grade 2>&-`
            nothing = Path(os.devnull).open("r+", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nothing)
        getattr(sys, name).reconfigure(errors="replace" if name == "stdin" else SPELLED)
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: Sequence[str]) -> int:
    try:
        code = grade.main(list(arguments), "grade", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        code = TROUBLE if error.exit_code == TROUBLE else USAGE
        return _fail(code, objection(error, language_in(arguments)))
    except (CatalogueError, GraderError) as error:
        return _fail(TROUBLE, str(error))
    except (click.Abort, KeyboardInterrupt):
        return _fail(INTERRUPTED, _INTERRUPTED.pick(language_in(arguments)))
    except BrokenPipeError:
        _drop_output()  # whoever was reading has gone
        return NOT_YET
    except OSError as error:
        where = error.filename
        if error.errno == errno.ENOSPC and not where:  # every other file is named
            _drop_output()
            where = "standard output"
        said = f"{where}: {error.strerror}" if where else str(error)
        return _fail(TROUBLE, said)
    except Exception as error:
        return _fail(TROUBLE, f"{type(error).__name__}: {error}")


def _drop_output() -> None:
    """Keep Python's own flush at exit from complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(code: int, message: str) -> int:
    line = " ".join(message.split())
    print(f"grade: {line}", file=sys.stderr)
    return code
