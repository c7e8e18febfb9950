"""What a wheel carries, and what a worker of an installed one may read."""

from __future__ import annotations

import json
import re
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from graders.course.catalogue import ROOT, load_catalogue
from graders.records.hashes import code_hash
from graders.sandbox.workers import lock
from tests.repository.installed import ran

ALL = load_catalogue()
MODULES = sorted({exercise.file for exercise in ALL})


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
