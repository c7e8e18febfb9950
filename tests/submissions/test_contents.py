"""Files that lie elsewhere or are called otherwise, notebooks, and modules beside."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from graders.core.limits import MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES
from graders.core.message import Message
from graders.records.hashes import submission_hash
from graders.submissions.contents.leftovers import without_notebook_lines
from graders.submissions.discovery import gather
from graders.submissions.submission import Submission, read_folder
from tests.support.handed_in import CODE, written, zipped
from tests.support.linear_regression import FILE


def read(folder: Path, *, with_helpers: bool = False) -> Submission:
    [entry] = gather(folder, with_helpers=with_helpers).entries
    return entry.read([FILE])


def notebook(*cells: str | list[str]) -> bytes:
    code = [{"cell_type": "code", "source": cell, "outputs": [1]} for cell in cells]
    return json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "source": "def linear_forward"},
                *code,
            ],
            "nbformat": 4,
        }
    ).encode()


ELSEWHERE = (
    f"hw/week2/exercises/{FILE}",
    f"src/{FILE}",
    f"myproject/{FILE}",
    f"{FILE}.txt",
    "linear_regression (1).py",
    "linear_regression-2.py",
    "Linear_Regression.PY",
    "exercises/linear_regression - 복사본.py",
    "a/b/Copy of linear regression.py",
)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_file_is_found_wherever_it_is_alone_and_that_is_said(
    tmp_path: Path, place: str
) -> None:
    for beside in (place, "data/x.csv", "other/notes.txt"):
        written(tmp_path / "kim" / beside)
    zipped(tmp_path / "lee.zip", {place: CODE, "data/x.csv": b"", "other/x": b""})
    for entry in gather(tmp_path).entries:
        submission = entry.read([FILE])
        assert submission.files[FILE] == CODE
        in_its_place = place == f"myproject/{FILE}"
        assert in_its_place or [n.en for n in submission.notes] == [
            f"{FILE}: taken from {place}."
        ]


def test_of_two_that_may_be_meant_none_is(tmp_path: Path) -> None:
    for place in (f"a/{FILE}", f"b/{FILE}", "c/x.py"):
        written(tmp_path / "kim" / place)
    file = read(tmp_path).files[FILE]
    assert isinstance(file, Message)
    assert "keep one of these: a/" in file.en


def test_the_exact_name_comes_before_what_looks_like_it(tmp_path: Path) -> None:
    written(tmp_path / "kim/a/b" / FILE)
    written(tmp_path / "kim/linear_regression (1).py", b"old")
    written(tmp_path / "kim/c/x.py")
    assert read(tmp_path).files[FILE] == CODE


@pytest.mark.parametrize("name", ["linear_regression.ipynb", "과제 2.ipynb"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_notebook_becomes_the_module(tmp_path: Path, name: str, packed: bool) -> None:
    content = notebook(
        ["!pip install numpy\n", "%matplotlib inline\n", "import numpy as np"],
        "%%bash\nls",
        "%%time\nx = 1",
        "a draft of nothing",
        CODE.decode(),
    )
    if packed:
        zipped(tmp_path / "kim.zip", {f"hw/{name}": content, "a/x": b"", "b/x": b""})
    else:
        written(tmp_path / "kim" / name, content)
        written(tmp_path / "kim/.ipynb_checkpoints" / name, content)
    submission = read(tmp_path)
    made = submission.files[FILE]
    assert isinstance(made, bytes)
    names: dict[str, object] = {}
    exec(made, names)
    assert {"np", "x", "linear_forward"} <= {*names}
    [note] = submission.notes
    assert "the code cells of the notebook" in note.en
    assert "6 lines left out" in note.en


def test_a_python_file_comes_before_a_notebook(tmp_path: Path) -> None:
    written(tmp_path / "kim" / FILE)
    written(tmp_path / "kim/linear_regression.ipynb", notebook("x = 1"))
    assert read(tmp_path).files[FILE] == CODE


def test_a_notebook_of_something_else_is_not_taken(tmp_path: Path) -> None:
    written(tmp_path / "kim/hw.ipynb", notebook("def relu(x): return x"))
    file = read(tmp_path).files[FILE]
    assert isinstance(file, Message)
    assert "is not there" in file.en


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "no notebook that can be read"),
        (b"[" * 100_000, "no notebook that can be read"),
        (b'{"cells": ' + b"[" * 100_000, "no notebook that can be read"),
        (b'{"cells": 7}', "no notebook that can be read"),
        (b"\xff\xfe", "no notebook that can be read"),
        (b" " * (MAX_NOTEBOOK_BYTES + 1), "larger than 4 MB"),
        (notebook("x = 1\n" * (MAX_FILE_BYTES // 6 + 1)), "more than 1 MB of code"),
    ],
)
def test_a_notebook_may_be_anything(tmp_path: Path, content: bytes, said: str) -> None:
    written(tmp_path / "kim/linear_regression.ipynb", content)
    zipped(tmp_path / "lee.zip", {"linear_regression.ipynb": content})
    for entry in gather(tmp_path).entries:
        file = entry.read([FILE]).files[FILE]
        assert isinstance(file, Message)
        assert said in file.en


def test_no_link_leads_to_a_notebook_or_a_zip(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.ipynb", notebook(CODE.decode()))
    packed = zipped(tmp_path / "secret.zip", {FILE: CODE})
    folder = tmp_path / "class"
    for name in ("kim", "lee", "park"):
        (folder / name).mkdir(parents=True)
    (folder / "kim/linear_regression.ipynb").symlink_to(secret)
    (folder / "lee/x.zip").symlink_to(packed)
    (folder / "park/deep").symlink_to(written(tmp_path / "out" / FILE).parent)
    for entry in gather(folder).entries:
        assert isinstance(entry.read([FILE]).files[FILE], Message)


# --- lines of a notebook in a file ----------------------------------------------------

LEFT_OUT = {
    "!pip install numpy": (1,),
    "%matplotlib inline\nx = 1": (1,),
    "%%time\nx = 1": (1,),
    "np.dot?\n?np": (1, 2),
    "files = !ls": (1,),
    "!wget a \\\n  b\nx = 1": (1, 2),
    "!echo it's\nx = 1": (1,),
    "from google.colab import drive\ndrive.mount('/content/drive')": (1, 2),
    "from google.colab import files\nup = files.upload()\nprint(up)": (1, 2, 3),
    "from IPython.display import (\n    Image,\n)\nImage('x.png')": (1, 2, 3, 4),
    "get_ipython().system('pip')\ndisplay(1)": (1, 2),
    "if True:\n    %time\n    x = 1": (2,),
    "def f():\n    !ls": (2,),
}
KEPT = (
    "x = '''\n!no\n%no\n'''",
    "x = (1\n%y)",
    "x = 5 \\\n%y",
    "def display(x):\n    return x\n\n\ndisplay(1)",
    "x != y",
    "# why?\n# %time",
    'print("what?")',
)


@pytest.mark.parametrize("text", LEFT_OUT)
def test_lines_of_a_notebook_are_left_out_and_told(text: str) -> None:
    kept, lines = without_notebook_lines(text)
    assert tuple(lines) == LEFT_OUT[text]
    assert kept.count("\n") == text.count("\n")
    compile(kept, "", "exec")


@pytest.mark.parametrize("text", KEPT)
def test_nothing_else_is_left_out(text: str) -> None:
    assert without_notebook_lines(text) == (text, [])


@pytest.mark.parametrize("sign", ["(", "'", "'''a\\", "a", "= ", "?\n", "=\n", "\\\n"])
def test_no_file_takes_long(sign: str) -> None:
    text = "!a\n" + sign * (MAX_FILE_BYTES // len(sign) // 4)
    start = time.process_time()
    without_notebook_lines(text)
    quarter = time.process_time() - start
    start = time.process_time()
    without_notebook_lines(text * 4)
    assert time.process_time() - start < 12 * quarter + 1  # and not 16 times


def test_a_learner_s_own_folder_is_read_alike(tmp_path: Path) -> None:
    written(tmp_path / FILE, b"!pip install numpy\n" + CODE)
    submission = read_folder(tmp_path, [FILE])
    assert [note.en for note in submission.notes] == [
        f"{FILE}: lines that only a notebook understands are left out (1)."
    ]


# --- modules of a learner's own -------------------------------------------------------


def test_modules_beside_are_told_of_or_taken_along(tmp_path: Path) -> None:
    importing = b"from utils import f\nimport numpy, os\n" + CODE
    written(tmp_path / "kim" / FILE, importing)
    written(tmp_path / "kim/utils.py", b"import os, more\nf = more.f\n")
    for name in ("more.py", "numpy.py", "os.py", "unused.py"):
        written(tmp_path / "kim" / name)
    without, taken = read(tmp_path), read(tmp_path, with_helpers=True)
    assert without.helpers == {}
    assert "more.py, utils.py is imported, but only" in without.notes[0].en
    assert [*taken.helpers] == ["more.py", "utils.py"]
    assert submission_hash(without) != submission_hash(taken)


def test_what_is_taken_along_has_a_limit(tmp_path: Path) -> None:
    names = [f"m{number}" for number in range(40)]
    written(tmp_path / "kim" / FILE, f"import {names[0]}\n".encode() + CODE)
    for name, after in zip(names, [*names[1:], "x"], strict=True):
        padding = b"#" * (MAX_FILE_BYTES // 8)
        written(tmp_path / f"kim/{name}.py", f"import {after}\n".encode() + padding)
    helpers = read(tmp_path, with_helpers=True).helpers
    assert 0 < sum(map(len, helpers.values())) <= MAX_FILE_BYTES
