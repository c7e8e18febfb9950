"""The wheel, installed where nothing of the repository is: all that a learner needs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from graders.autograder.archive import gradescope_zip
from graders.course.catalogue import EXERCISES, ROOT, SOLUTIONS, load_catalogue
from graders.course.stubs import solution
from graders.records.hashes import code_hash
from graders.sandbox.workers import lock

ALL = load_catalogue()
TOTAL = sum(exercise.points for exercise in ALL)
MODULES = sorted({exercise.file for exercise in ALL})
FILE = "linear_regression.py"

Result = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-index", "--no-deps"]
    command = [*pip, "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    [made] = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel; what it depends on is taken from this environment."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", environment], check=True
    )
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)
    [packages] = environment.glob("lib/python3*/site-packages")
    # Only the folder: what its .pth files name, such as this clone, is not followed.
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Stand in an empty folder with a Korean name."""
    place = tmp_path / "새 폴더"
    place.mkdir()
    return place


def environment() -> dict[str, str]:
    left_out = ("PYTHONPATH", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return kept | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}


def ran(*command: str | Path, place: Path) -> Result:
    return subprocess.run(
        [*map(str, command)],
        cwd=place,
        env=environment(),
        encoding="utf-8",
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


def grade(python: Path, place: Path, *arguments: str | Path) -> Result:
    language = () if "--lang" in arguments else ("--lang", "en")
    return ran(python.parent / "grade", *arguments, *language, place=place)


@pytest.fixture
def folder(python: Path, place: Path) -> Path:
    """Let `grade init` make a folder to work in."""
    made = grade(python, place, "init", "mine")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("Made: mine/exercises.")
    return place / "mine"


def solve(folder: Path, *files: str) -> None:
    for file in files:
        shutil.copy(SOLUTIONS / file, folder / "exercises")


def test_nothing_else_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"graders", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"}
    carried = {n for n in names if n.startswith("graders/repository/")}
    for file in MODULES:
        assert f"graders/repository/solutions/{file}" in carried
        # What somebody wrote into the clone's own is nobody else's.
        assert f"graders/repository/exercises/{file}" not in carried


def test_pages_call_it_by_its_name(wheel: Path) -> None:
    pages = [*ROOT.glob("README*.md"), *ROOT.glob("docs/??/*.md")]
    named = [
        (page.name, name)
        for page in pages
        for name in re.findall(r"first_gradient-[\w.-]+\.whl", page.read_text("utf-8"))
    ]
    assert {name for _, name in named} == {wheel.name}, named


def test_nothing_of_the_repository_is_imported(python: Path, place: Path) -> None:
    code = (
        "import json, pkgutil, sys, graders\n"
        "from importlib import import_module\n"
        "from importlib.util import find_spec\n"
        "for found in pkgutil.walk_packages(graders.__path__, 'graders.'):\n"
        "    if not found.name.endswith(('__main__', '.wheel', '.cluster')):\n"
        "        import_module(found.name)\n"
        "from graders.records.hashes import code_hash\n"
        "files = [getattr(m, '__file__', None) for m in sys.modules.values()]\n"
        "tops = ['lab', 'pipeline', 'exercises', 'solutions', 'tests', 'docs']\n"
        "print(json.dumps([[f for f in files if f], sys.path,\n"
        "    [name for name in tops if find_spec(name)], code_hash().hex()]))\n"
    )
    done = ran(python, "-I", "-c", code, place=place)
    assert done.returncode == 0, done.stderr
    files, path, tops, own_hash = json.loads(done.stdout)
    others = sysconfig.get_path("purelib")
    assert [f for f in files if Path(f).is_relative_to(ROOT) and others not in f] == []
    assert str(ROOT) not in path
    assert tops == []
    assert sum("/graders/" in file for file in files) > 100
    assert own_hash == code_hash().hex()  # a gradebook goes on with the same verdicts


@pytest.mark.parametrize("language", ["ko", "en"])
def test_init_writes_the_stubs_and_a_page(
    python: Path, place: Path, language: str
) -> None:
    done = grade(python, place, "init", "하나/둘", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    made = place / "하나" / "둘"
    assert sorted(path.name for path in made.iterdir()) == ["README.md", "exercises"]
    assert sorted(path.name for path in (made / "exercises").iterdir()) == MODULES
    for file in MODULES:
        assert (made / "exercises" / file).read_bytes() == (
            EXERCISES / file
        ).read_bytes()
    text = (made / "README.md").read_text("utf-8")
    assert bool(re.search("[가-힣]", text)) == (language == "ko")
    for words in re.findall(r"`grade ([a-z]+)[ `]", text):
        assert words in (
            "loss_gradient",
            *("list", "next", "hint", "reset", "solution"),
        )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_init_overwrites_nothing(python: Path, folder: Path, language: str) -> None:
    mine = folder / "exercises" / FILE
    mine.write_text("mine", "utf-8")
    (folder / "README.md").write_text("mine too", "utf-8")
    done = grade(python, folder.parent, "init", "mine", "--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("grade: mine/exercises: ")
    assert ("그대로" in line) == (language == "ko")
    assert mine.read_text("utf-8") == "mine"
    mine.unlink()
    shutil.rmtree(folder / "exercises")
    assert grade(python, folder, "init", ".").returncode == 0
    assert (folder / "README.md").read_text("utf-8") == "mine too"


@pytest.mark.parametrize("arguments", [(), ("list",), ("next",), ("--watch",)], ids=str)
def test_without_exercises_one_line_says_what_to_do(
    python: Path, place: Path, arguments: tuple[str, ...]
) -> None:
    for language in ("ko", "en"):
        done = grade(python, place, *arguments, "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        [line] = done.stderr.splitlines()
        assert "grade init" in line


def test_the_stubs_are_graded_here_and_below(python: Path, folder: Path) -> None:
    for place in (folder, folder / "exercises"):
        done = grade(python, place)
        assert done.returncode == 1, done.stderr
        assert re.search(rf"Total +0 / {TOTAL}$", done.stdout, re.M)
        assert "--submission" not in done.stdout
        assert f"{FILE}" in done.stdout
    assert "self-check" not in done.stdout or lock.unavailable()


def test_a_learner_s_way(python: Path, folder: Path) -> None:
    told = grade(python, folder, "next").stdout
    assert f"exercises/{FILE}:" in told
    assert "localhost" not in told  # nobody serves the site
    assert "Hint 1 of" in grade(python, folder, "hint", "linear_forward").stdout
    solve(folder, FILE)
    assert grade(python, folder, "linear_regression").returncode == 0
    assert "linear_forward" in grade(python, folder, "list").stdout
    shown = grade(python, folder, "solution", "linear_forward").stdout
    assert shown == solution("linear_regression", "linear_forward")
    done = grade(python, folder, "reset", "linear_forward", "--yes")
    assert done.returncode == 0, done.stderr
    assert grade(python, folder, "linear_forward").returncode == 1
    printing = grade(python, folder, "linear_forward", "--in-process")
    assert printing.returncode == 1, printing.stderr


def test_the_solutions_earn_full_marks(python: Path, folder: Path) -> None:
    solve(folder, *MODULES)
    done = grade(python, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"Total +{TOTAL} / {TOTAL}$", done.stdout, re.M)


def test_a_save_is_graded(python: Path, folder: Path) -> None:
    with subprocess.Popen(
        [python.parent / "grade", "linear_forward", "--watch", "--lang", "en"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout
            assert any("is graded again." in line for line in process.stdout)
            solve(folder, FILE)
            assert any("solved!" in line for line in process.stdout)
        finally:
            process.kill()


def test_a_class(python: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "class").mkdir()
    shutil.copytree(SOLUTIONS, folder / "class" / "lee")
    shutil.copytree(folder / "exercises", folder / "class" / "kim")
    book = ("--gradebook", "class.sqlite")
    chosen = ("class", "linear_forward", "--jobs", "1")
    done = grade(python, folder, "batch", *chosen, *book, "--csv", "class.csv")
    assert done.returncode == 0, done.stderr
    table = (folder / "class.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[:2] for line in table[1:]] == [["kim", "0"], ["lee", "10"]]
    done = grade(python, folder, "report", "class.sqlite", "--overview", "class.html")
    assert done.returncode == 0, done.stderr
    assert grade(python, folder, "similar", "class").returncode == 0
    file = tmp_path / "autograder.zip"
    done = grade(python, folder, "gradescope-zip", file, "--seed", "7")
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == gradescope_zip(7)


READING = """
import json, sys
from pathlib import Path
import graders
from graders.submissions.submission import Submission
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.launcher import Launcher

code = b'''
import importlib
def opened(paths):
    found = []
    for path in paths:
        try:
            open(path, "rb").close()
            found.append(path)
        except OSError:
            pass
    return found
def imported(names):
    found = []
    for name in names:
        try:
            importlib.import_module(name)
            found.append(name)
        except Exception:
            pass
    return found
import torch, matplotlib
'''
files = [str(p) for f in graders.__path__ for p in Path(f).rglob("*") if p.is_file()]
wanted = ["sympy", "PIL.Image", "torch.nn.utils.prune", "mpl_toolkits.mplot3d"]
secret = ["graders.repository.solutions.autograd",
          "graders.checks.autograd.test_train_until",
          "repository.solutions.autograd", "solutions.autograd"]
launcher = Launcher()
with launcher.sandbox(Submission("mine", {"mine.py": code})) as sandbox:
    asked = [("opened", files), ("imported", wanted), ("imported", secret)]
    said = [sandbox.call(Call("mine", name, (it,))).value for name, it in asked]
launcher.close()
print(json.dumps([launcher.locked, len(files), said]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the lock is Linux's")
def test_a_locked_worker_reads_packages_but_no_graders(
    python: Path, place: Path
) -> None:
    done = ran(python, "-c", READING, place=place)
    assert done.returncode == 0, done.stderr
    locked, files, [opened, imported, secret] = json.loads(done.stdout)
    assert locked
    assert files > 100
    assert opened == secret == []
    assert len(imported) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="the lock is Linux's")
def test_graders_below_python_s_own_folder_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "lib" / "python3" / "site-packages"
    graders, numpy = packages / "graders", packages / "numpy"
    for folder in (graders / "checks", numpy, tmp_path / "lib" / "python3" / "json"):
        folder.mkdir(parents=True)
    (packages / "six.py").touch()
    (packages / "link").symlink_to(tmp_path)
    monkeypatch.setattr(lock, "_GRADERS", graders)
    paths = [tmp_path / "lib", packages]
    rights = dict(lock._readable(paths))
    whole = lock._READ_FILE | lock._READ_DIR
    assert {path for path, access in rights.items() if access == whole} == {
        numpy,
        tmp_path / "lib" / "python3" / "json",
    }
    listed = {path for path, access in rights.items() if access != whole}
    assert listed == {*paths, tmp_path / "lib" / "python3", packages / "six.py"}
    assert all(
        rights[path] == lock._READ_DIR for path in listed - {packages / "six.py"}
    )
