"""pytest plugin: fixtures for the checks, messages for the learner, results.

It is loaded for every pytest run in this repository, so it imports what it needs only
once checks have been collected.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Set
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graders.core.grades import SELF_CHECK
from graders.core.language import LANGUAGES, Language, Text, detect_language
from graders.core.message import Message
from graders.core.verdicts import GraderError, Verdict, Wrong

if TYPE_CHECKING:
    import numpy as np

    from graders.checks.rubric import Check
    from graders.core.grades import ExerciseGrade
    from graders.course.catalogue import Exercise
    from graders.grading.collection import Collected
    from graders.sandbox.sandbox import Sandbox
    from graders.sandbox.student import Reference, Student


class Grading:
    """One pytest run's view of one submission, of the modules that it has checks of."""

    def __init__(
        self,
        submission: Path,
        modules: Set[str],
        language: Language,
        in_process: bool,
        seed: int | None,
    ) -> None:
        from graders.core.seeds import draw_seed
        from graders.course.catalogue import load_catalogue
        from graders.grading.grader import files_of
        from graders.sandbox.in_process import InProcess
        from graders.sandbox.reference import Solutions
        from graders.sandbox.workers.launcher import Launcher
        from graders.submissions.submission import read_folder

        self.language = language
        self.seed = draw_seed() if seed is None else seed
        self.exercises = {exercise.id: exercise for exercise in load_catalogue()}
        files = files_of([e for e in self.exercises.values() if e.module in modules])
        taken = read_folder(submission, files)
        self._stack = ExitStack()
        self.authoritative = False
        self.submission: Sandbox
        if in_process:
            self.submission = InProcess(taken, close_stdin=False)
        else:
            launcher = Launcher()
            self._stack.callback(launcher.close)
            self.authoritative = launcher.locked
            self.submission = self._stack.enter_context(launcher.sandbox(taken))
        self.solutions = Solutions(files)
        self.checks: dict[str, tuple[Collected, ...]] = {}
        self._graded: dict[str, ExerciseGrade] = {}

    def close(self) -> None:
        self._stack.close()

    def exercise(self, check: Check) -> Exercise:
        return self.exercises[check.exercise]

    def require_not_charged(self, check: Check, name: str, seed: int) -> None:
        """Look at all checks of an exercise: one of them pays for a fault of form."""
        from graders.grading.exercise import grade_exercise

        if check.exercise not in self._graded:
            self._graded[check.exercise] = grade_exercise(
                self.exercise(check),
                self.checks[check.exercise],
                self.submission,
                lambda _: self.solutions,
                seed,
            )
        for grade in self._graded[check.exercise].checks:
            if f"test_{grade.name}" == name and grade.message:
                raise Wrong(grade.message)


GRADING = pytest.StashKey[Grading]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("first gradient")
    group.addoption(
        "--submission",
        metavar="DIR",
        help="folder with the learner's modules (default: exercises/)",
    )
    group.addoption(
        "--in-process",
        action="store_true",
        help="show what the learner's code prints, and let it use breakpoint()",
    )
    group.addoption("--lang", choices=LANGUAGES, help="language of the messages")
    group.addoption(
        "--seed",
        type=int,
        help="seed of the random inputs (default: another each time)",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config,
) -> Generator[None, None, None]:
    """Capture nothing with --in-process, as with -s; capturing starts right here."""
    if early_config.known_args_namespace.in_process:
        early_config.known_args_namespace.capture = "no"
    yield


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.option.in_process:
        from graders.sandbox.debugger import breakpoints

        config.option.capture = "no"
        stack = ExitStack()
        stack.enter_context(breakpoints())  # pytest's own cannot be left with "q" here
        config.add_cleanup(stack.close)


def pytest_report_collectionfinish(config: pytest.Config) -> list[str]:
    grading = config.stash.get(GRADING, None)
    if grading is None or grading.authoritative:
        return []
    return [SELF_CHECK.pick(grading.language)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Prepare to grade, if there is anything to grade, before -k takes items away."""
    files = []
    for item in items:
        if isinstance(item, pytest.Function) and (found := _check(item)):
            files.append(item.module)
            item.extra_keyword_matches.add(found.exercise)  # pytest -k loss_gradient
    if not files:
        return
    from graders.course.catalogue import CatalogueError

    try:
        from graders.grading.collection import collect, module_of, require_listed

        modules = {module_of(file) for file in files}
        grading = config.stash[GRADING] = _grading_of(config, modules)
        exercises = list(grading.exercises.values())
        for file in dict.fromkeys(files):
            require_listed(file, exercises)
        grading.checks = collect(e for e in exercises if e.module in modules)
    except (CatalogueError, GraderError) as error:
        raise pytest.UsageError(str(error)) from None


def _grading_of(config: pytest.Config, modules: Set[str]) -> Grading:
    from graders.course.catalogue import exercises_near

    here = config.invocation_params.dir
    chosen = config.getoption("--submission")
    folder = here / chosen if chosen else exercises_near(here)
    if folder is None or not folder.is_dir():
        raise GraderError(f"--submission: {folder or 'exercises'} is not a folder")
    grading = Grading(
        folder,
        modules,
        config.getoption("--lang") or detect_language(),
        # A debugger can look only at what is in its own process.
        config.getoption("--in-process") or config.getoption("usepdb"),
        config.getoption("--seed"),
    )
    config.add_cleanup(grading.close)
    return grading


def _check(item: pytest.Item) -> Check | None:
    if "graders.checks.rubric" not in sys.modules:
        return None  # nothing can be marked as one, and NumPy stays out
    from graders.checks.rubric import check_of

    return check_of(getattr(item, "function", None))


def _asked(request: pytest.FixtureRequest) -> tuple[Grading, Check]:
    check = _check(request.node)
    if check is None:
        raise GraderError("only a function marked with @check can ask for this")
    return request.config.stash[GRADING], check


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """Give the way to the learner's module."""
    from graders.sandbox.student import Student

    grading, check = _asked(request)
    return Student(grading.submission, grading.exercise(check).module)


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Give the way to the solutions."""
    from graders.sandbox.student import Reference

    grading, check = _asked(request)
    return Reference(grading.solutions, grading.exercise(check).module)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Draw the inputs of a check: other ones with each --seed."""
    from graders.checks.rubric import random_inputs

    _, check = _asked(request)
    return random_inputs(check.inputs or request.node.name, _seed(request.node))


def _seed(item: pytest.Item) -> int:
    return item.config.stash[GRADING].seed


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    check = _check(pyfuncitem)
    if check is None:
        return (yield)
    from graders.checks.expect.forms import noting

    with noting() as faults:
        result = yield
    if faults:
        grading, seed = pyfuncitem.config.stash[GRADING], _seed(pyfuncitem)
        grading.require_not_charged(check, pyfuncitem.name, seed)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    check = _check(item)
    if check is None:
        return (yield)
    grading = item.config.stash[GRADING]
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, Verdict):
        said = _advice(check, error.message).pick(grading.language)
        # Not pytest's own: it parses our sources anew, 30 ms for each failed check.
        item.repr_failure = lambda *_, **__: said  # type: ignore[method-assign]
    return (yield)


def _advice(check: Check, message: Message) -> Message:
    return Message.of(
        Text(
            ko=f"[{check.exercise}] {check.title.ko}",
            en=f"[{check.exercise}] {check.title.en}",
        ),
        message,
    )


@pytest.hookimpl(tryfirst=True)
def pytest_exception_interact(call: pytest.CallInfo[Any]) -> None:
    """Let --pdb look at the learner's own line, not at the sandbox around it."""
    verdict = call.excinfo.value if call.excinfo else None
    if isinstance(verdict, Verdict) and verdict.__context__:
        call.excinfo = pytest.ExceptionInfo.from_exception(verdict.__context__)


def pytest_enter_pdb() -> None:
    from graders.sandbox.clocks import stop_alarm

    stop_alarm()
