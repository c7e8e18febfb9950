"""Stubs, solutions and graders fit together."""

from __future__ import annotations

import doctest
import importlib.util
import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import numpy as np
import pytest

from graders.core.verdicts import Outcome
from graders.course.catalogue import EXERCISES, ROOT, SOLUTIONS, load_catalogue
from graders.course.stubs import stub_module
from graders.grading.collection import rubric_of
from graders.grading.grader import grade
from pipeline.imports import packages
from tests.support.everywhere import EVERYWHERE, everywhere

CATALOGUE = load_catalogue()
MODULES = sorted({exercise.module for exercise in CATALOGUE})


def module_from(folder: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_stub_is_not_attempted_and_earns_nothing() -> None:
    result = grade(EXERCISES, CATALOGUE)

    assert result.points == 0
    for exercise in result.exercises:
        for check in exercise.checks:
            assert check.outcome is Outcome.NOT_ATTEMPTED, check.name
            assert check.message


@pytest.mark.parametrize("seed", everywhere([0, 1, 2], 0))
def test_every_solution_earns_full_marks(seed: int) -> None:
    result = grade(SOLUTIONS, CATALOGUE, seed=seed)

    assert result.full
    assert result.points == sum(exercise.points for exercise in CATALOGUE)


@pytest.mark.parametrize("module", MODULES)
def test_the_stubs_are_the_solutions_without_the_answers(module: str) -> None:
    """To write them: python -m graders.course.stubs MODULE > exercises/MODULE.py."""
    file = EXERCISES / f"{module}.py"
    assert file.read_text(encoding="utf-8") == stub_module(module)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_the_stubs_hold_for_the_solutions(module: str) -> None:
    solution = vars(module_from(SOLUTIONS, module)) | {"np": np}
    stub = module_from(EXERCISES, module)
    runner = doctest.DocTestRunner()
    examples = 0
    for exercise in (e for e in CATALOGUE if e.module == module):
        docstring = inspect.getdoc(getattr(stub, exercise.callable)) or ""
        example = doctest.DocTestParser().get_doctest(
            docstring, dict(solution), exercise.id, None, None
        )
        assert example.examples, f"{exercise.id} has no example"
        runner.run(example)
        examples += 1
    assert examples
    assert runner.failures == 0


@pytest.mark.parametrize("folder", [EXERCISES, SOLUTIONS], ids=lambda f: f.name)
def test_exercises_and_solutions_import_nothing_of_ours(folder: Path) -> None:
    allowed = {"__future__", "math", "typing", "numpy", "torch"}
    for file in folder.glob("*.py"):
        assert packages(file.read_bytes()) <= allowed, file


def half_right(folder: Path) -> Path:
    """Spoil every module of the solutions a little."""
    folder.mkdir()
    changes = (
        ("= 2 *", "="),
        ("exp(", "sin("),
        ("zero_grad", "x"),
        ("x = x.clone", "x = x.y"),
    )
    for module in MODULES:
        source = (SOLUTIONS / f"{module}.py").read_text(encoding="utf-8")
        for old, new in changes:
            source = source.replace(old, new)
        (folder / f"{module}.py").write_text(source, encoding="utf-8")
    return folder


WRONG_FORMS = {
    "relu_derivative": "return np.where(x > 0, 1, 0)",
    "binary_step": "return x >= 0",
    "relu": "return np.maximum(x, 0).tolist()",
    "identity": "return x.astype(np.float32)",
    "sigmoid": "return np.asmatrix(np.ones((2, 2)))",
}


def by_pytest(folder: Path, report: Path, *options: str) -> dict[str, str]:
    """Say for each check that pytest ran what it found fault with."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "graders", "-p", "no:cacheprovider"),
            *(f"--submission={folder}", f"--junitxml={report}", "--seed=3"),
            *("--lang=en", *options),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    found = {}
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        failure = case.find("failure")
        said = "" if failure is None else str(failure.text).partition("\n")[2]
        module = case.attrib["classname"].split(".")[2]
        found[f"{module}.{case.attrib['name'].removeprefix('test_')}"] = said
    return found


def by_grade(folder: Path) -> dict[str, str]:
    graded = grade(folder, CATALOGUE, seed=3)
    return {
        f"{exercise.module}.{check.name}": check.message.en if check.message else ""
        for exercise, of in zip(CATALOGUE, graded.exercises, strict=True)
        for check in of.checks
    }


@pytest.mark.parametrize(
    "folder", everywhere([EXERCISES, SOLUTIONS, None], None), ids=str
)
def test_the_verdicts_are_those_of_pytest(folder: Path | None, tmp_path: Path) -> None:
    folder = folder or half_right(tmp_path / "half right")
    expected = by_grade(folder)
    assert by_pytest(folder, tmp_path / "report.xml") == expected
    if folder not in (EXERCISES, SOLUTIONS):
        for module in MODULES:
            here = [name.startswith(f"{module}.") for name in expected]
            lost = [f"{module}." in name for name, said in expected.items() if said]
            assert 0 < sum(lost) < sum(here)


@EVERYWHERE
@pytest.mark.parametrize("room", everywhere(["--", "--in-process"], "--"))
def test_whatever_is_chosen_the_same_check_pays_for_a_form(
    room: str, tmp_path: Path
) -> None:
    functions = (f"def {name}(x):\n    {body}\n" for name, body in WRONG_FORMS.items())
    file = tmp_path / "activations.py"
    file.write_text("import numpy as np\n" + "".join(functions), encoding="utf-8")
    expected = by_grade(tmp_path)
    charged = [
        name for name, said in expected.items() if "The values are right" in said
    ]
    assert {name.partition(".")[2] for name in charged} == {
        *("identity_values", "binary_step_dtype", "relu_values"),
        "relu_derivative_form",
    }
    for names in ("relu or step or identity", "relu_derivative_form", "relu_shapes"):
        options = ("-k", names) if room == "--" else ("-k", names, room)
        found = by_pytest(tmp_path, tmp_path / "report.xml", *options)
        assert found == {name: expected[name] for name in found}
        assert found


def test_the_rubric_imports_no_pytest_and_no_torch() -> None:
    rubrics = ", ".join(file.__name__ for m in MODULES for file in rubric_of(m))
    code = (
        f"import sys, graders.course.catalogue, {rubrics}\n"
        "sys.exit(bool({'pytest', 'torch', 'click', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
