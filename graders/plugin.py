"""pytest plugin: fixtures for the checks, messages for the learner, results.

It is loaded for every pytest run in this repository, so it imports what it needs only
once checks have been collected.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from graders.grades import SELF_CHECK
from graders.language import LANGUAGES, Language, Text, detect_language
from graders.verdicts import GraderError, Outcome, Verdict

if TYPE_CHECKING:
    import numpy as np

    from graders.catalogue import Exercise
    from graders.grades import CheckGrade
    from graders.rubric import Check
    from graders.student import Reference, Student


class Grading:
    """One pytest run's view of one submission."""

    def __init__(self, submission: Path, language: Language, stdin: bool) -> None:
        from graders.catalogue import SOLUTIONS, load_catalogue
        from graders.room import InProcess

        self.language = language
        self.exercises = {exercise.id: exercise for exercise in load_catalogue()}
        self.submission = InProcess(submission, close_stdin=not stdin)
        self.solutions = InProcess(SOLUTIONS)
        self.results: dict[str, list[CheckGrade]] = {}
        self.trouble: str | None = None

    def exercise(self, check: Check) -> Exercise:
        return self.exercises[check.exercise]


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
        "--seed", type=int, default=0, help="seed of the random inputs (default: 0)"
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
        from graders.debugger import breakpoints

        config.option.capture = "no"
        stack = ExitStack()
        stack.enter_context(breakpoints())  # pytest's own cannot be left with "q" here
        config.add_cleanup(stack.close)


def pytest_report_collectionfinish(config: pytest.Config) -> list[str]:
    grading = config.stash.get(GRADING, None)
    return [SELF_CHECK.pick(grading.language)] if grading else []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Prepare to grade, if there is anything to grade, before -k takes items away."""
    modules = set()
    for item in items:
        if isinstance(item, pytest.Function) and (found := _check(item)):
            modules.add(item.module)
            item.extra_keyword_matches.add(found.exercise)  # pytest -k loss_gradient
    if not modules:
        return
    from graders.catalogue import CatalogueError

    try:
        grading = _grading(config)
        for module in modules:
            _require_points(module, list(grading.exercises.values()))
    except (CatalogueError, GraderError) as error:
        raise pytest.UsageError(str(error)) from None


def _grading(config: pytest.Config) -> Grading:
    if GRADING not in config.stash:
        from graders.catalogue import EXERCISES

        chosen = config.getoption("--submission")
        folder = config.invocation_params.dir / chosen if chosen else EXERCISES
        if not folder.is_dir():
            raise GraderError(f"--submission: {folder} is not a folder")
        config.stash[GRADING] = Grading(
            folder,
            config.getoption("--lang") or detect_language(),
            stdin=config.getoption("capture", "fd") == "no",
        )
    return config.stash[GRADING]


def _require_points(module: ModuleType, exercises: Sequence[Exercise]) -> None:
    """Demand that a module's checks add up to what the catalogue promises."""
    from graders.rubric import check_of

    file = f"graders/{Path(str(module.__file__)).name}"
    sums: dict[str, int] = {}
    for name, function in vars(module).items():
        if found := check_of(function):
            if not name.startswith("test_"):
                raise GraderError(f"{file}: {name}: a check's name starts with test_")
            sums[found.exercise] = sums.get(found.exercise, 0) + found.points
    promised = {
        exercise.id: exercise.points
        for exercise in exercises
        if file == f"graders/test_{exercise.module}.py"
    }
    for exercise in sums.keys() - promised.keys():
        raise GraderError(
            f'{file}: checks of "{exercise}", which exercises.toml does not list for '
            "this module"
        )
    for exercise, points in promised.items():
        if sums.get(exercise, 0) != points:
            raise GraderError(
                f'{file}: the checks of "{exercise}" add up to '
                f"{sums.get(exercise, 0)} points, exercises.toml promises {points}"
            )


def _check(item: pytest.Item) -> Check | None:
    return getattr(getattr(item, "function", None), "__check__", None)


def _asked(request: pytest.FixtureRequest) -> tuple[Grading, Check]:
    check = _check(request.node)
    if check is None:
        raise GraderError("only a function marked with @check can ask for this")
    return _grading(request.config), check


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """Open the one door to the learner's module."""
    from graders.student import Student

    grading, check = _asked(request)
    return Student(grading.submission, grading.exercise(check).module)


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Open the same door to the solutions."""
    from graders.student import Reference

    grading, check = _asked(request)
    return Reference(grading.solutions, grading.exercise(check).module)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Draw the inputs of a check: other ones with each --seed."""
    from graders.rubric import random_inputs

    return random_inputs(request.node.name, request.config.getoption("--seed"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    check = _check(item)
    if check is None:
        return (yield)
    grading = _grading(item.config)
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, Verdict):
        said = _advice(check, error.text).pick(grading.language)
        # Not pytest's own: it parses our sources anew, 30 ms for each failed check.
        item.repr_failure = lambda *_, **__: said  # type: ignore[method-assign]
    report = yield
    if isinstance(error, Verdict):
        _record(grading, item, check, error.outcome, error.text)
    elif error is not None or report.outcome != "passed":
        grading.trouble = f"{item.nodeid}: {type(error).__name__}: {error}"
    elif call.when == "call":
        _record(grading, item, check, Outcome.PASSED, None)
    return report


def _advice(check: Check, text: Text) -> Text:
    return Text.lines(
        Text(
            ko=f"[{check.exercise}] {check.title.ko}",
            en=f"[{check.exercise}] {check.title.en}",
        ),
        text,
    )


def _record(
    grading: Grading,
    item: pytest.Item,
    check: Check,
    outcome: Outcome,
    message: Text | None,
) -> None:
    from graders.grades import CheckGrade

    grading.results.setdefault(check.exercise, []).append(
        CheckGrade(
            name=item.name.removeprefix("test_"),
            title=check.title,
            outcome=outcome,
            points=check.points if outcome is Outcome.PASSED else 0,
            max_points=check.points,
            message=message,
            tier=check.tier,
        )
    )


@pytest.hookimpl(tryfirst=True)
def pytest_exception_interact(call: pytest.CallInfo[Any]) -> None:
    """Let --pdb look at the learner's own line, not at the room around it."""
    verdict = call.excinfo.value if call.excinfo else None
    if isinstance(verdict, Verdict) and verdict.__context__:
        call.excinfo = pytest.ExceptionInfo.from_exception(verdict.__context__)


def pytest_enter_pdb() -> None:
    from graders.room import stop_alarm

    stop_alarm()
