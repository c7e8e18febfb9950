"""Copies are found under other names; what everyone has alike is not counted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graders.course.catalogue import load_catalogue
from graders.course.stubs import stub_module
from graders.submissions.similarity import LONGEST, Findings, find_similar
from graders.submissions.submission import Submission
from tests.support.command import call
from tests.support.linear_regression import CATALOGUE, FILE, SOLUTION

STUB = stub_module("linear_regression")
# Two who wrote it in ways of their own.
BODIES = {
    "linear_forward": "    total = np.zeros((len(X), 1))\n"
    "    for d in range(X.shape[1]):\n        total = total + X[:, d : d + 1] * W[d]\n"
    "    return total + B\n",
    "loss_gradient": "    error = linear_forward(X, W, B) - Y\n"
    "    if reduction not in ('mean', 'sum'):\n        raise ValueError(reduction)\n"
    "    scale = 2.0 / len(X) if reduction == 'mean' else 2.0\n"
    "    return scale * (X.T @ error), scale * error.sum(axis=0)\n",
    "normal_equation": "    ones = np.ones((len(X), 1))\n    A = np.hstack([X, ones])\n"
    "    solved = np.linalg.pinv(A) @ Y\n    return solved[:-1], solved[-1]\n",
}
OTHER = {
    "linear_forward": "    return np.einsum('nd,dk->nk', X, W) + B[None, :]\n",
    "loss_gradient": "    factors = {'mean': 1 / X.shape[0], 'sum': 1}\n"
    "    if not factors.get(reduction):\n        raise ValueError('reduction?')\n"
    "    residual = np.subtract(np.matmul(X, W) + B, Y)\n"
    "    dW = np.dot(np.transpose(X), residual)\n    dB = np.sum(residual, 0)\n"
    "    return 2 * dW * factors[reduction], 2 * dB * factors[reduction]\n",
    "normal_equation": "    A = np.c_[X, np.ones(len(X))].astype(float)\n"
    "    t, *_ = np.linalg.lstsq(A, Y.astype(float), rcond=None)\n"
    "    W = t[: X.shape[1]]\n    B = t[X.shape[1] :].reshape(-1)\n    return W, B\n",
}


def written(bodies: dict[str, str]) -> str:
    """Fill stubs in."""
    text = STUB
    for name, body in bodies.items():
        before, start, after = text.partition(f"def {name}(")
        todo = "    raise NotImplementedError\n"
        assert start and todo in after
        text = before + start + after.replace(todo, body, 1)
    return text


def found(**sources: str | bytes) -> Findings:
    submissions = [
        Submission(name, {FILE: s.encode() if isinstance(s, str) else s})
        for name, s in sources.items()
    ]
    return find_similar(submissions, CATALOGUE, threshold=80)


def renamed(text: str) -> str:
    names = {"total": "acc", "error": "err", "scale": "k", "ones": "col", "solved": "t"}
    for old, new in names.items():
        text = re.sub(rf"(?<!\.)\b{old}\b", new, text)
    return text


def commented(text: str) -> str:
    return text.replace("    return ", "    # my own idea\n\n    return ")


def reordered(text: str) -> str:
    head, *functions = re.split(r"(?m)^(?=def )", text)
    return head + "\n\n".join(reversed(functions))


@pytest.mark.parametrize("change", [renamed, commented, reordered])
def test_a_copy_is_found(change: Callable[[str], str]) -> None:
    kim = written(BODIES)
    copy = change(kim)
    assert copy != kim
    [pair] = found(kim=kim, lee=copy, park=written(OTHER)).pairs
    assert (pair.first, pair.second, pair.percent) == ("kim", "lee", 100)
    assert pair.same == tuple(sorted(BODIES))


def test_a_copy_that_was_changed_a_little() -> None:
    kim = written(BODIES)
    copy = renamed(kim).replace(
        "    return acc + B\n", "    acc += B\n    return acc\n"
    )
    [pair] = found(kim=kim, lee=copy).pairs
    assert 80 <= pair.percent < 100
    assert pair.same == ("loss_gradient", "normal_equation")


def test_different_answers_are_not_alike() -> None:
    assert found(kim=written(BODIES), park=written(OTHER)).pairs == ()


def test_stubs_and_solutions_are_no_copies_of_each_other() -> None:
    result = found(a=STUB, b=STUB, c=SOLUTION, d=renamed(SOLUTION))
    assert result.pairs == ()
    assert result.compared == 0
    assert set(result.like_solutions) == {"c", "d"}
    assert result.like_solutions["c"] == result.long_solutions > 0


def test_what_many_have_alike_is_not_counted() -> None:
    same = {f"s{number}": written(BODIES) for number in range(4)}
    assert found(**same).pairs == ()


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe\x00",
        b"# coding: nothing\n",
        b"(" * 100_000,
        b"def f(:\n  x\n y\n",
        "\ud800'".encode("utf-8", "surrogatepass"),
        b"x = '''",
    ],
)
def test_any_file_can_be_compared(broken: bytes) -> None:
    kim = written(BODIES)
    result = found(kim=kim, lee=renamed(kim), bad=broken)
    assert [(pair.first, pair.second) for pair in result.pairs] == [("kim", "lee")]


def test_the_command(tmp_path: Path) -> None:
    kim = written(BODIES)
    for name, text in {"김철수": kim, "lee/exercises": renamed(kim)}.items():
        folder = tmp_path / "class" / name
        folder.mkdir(parents=True)
        (folder / FILE).write_text(text, encoding="utf-8")
    table = tmp_path / "pairs.csv"
    arguments = "similar", tmp_path / "class", "linear_regression", "--csv", table

    korean, english = (call(*arguments, "--lang", lang) for lang in ("ko", "en"))

    assert "김철수" in korean.stdout and "점수는 바뀌지 않습니다" in korean.stdout
    assert "is no proof" in english.stdout
    [pair] = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"), newline=""))
    assert pair["percent"] == "100"
    assert {pair["first"], pair["second"]} == {"lee", "김철수"}
    assert pair["same"].split() == sorted(BODIES)


def test_every_exercise_can_be_compared() -> None:
    assert find_similar([], load_catalogue(), threshold=80).long_solutions > 1


def test_a_string_that_does_not_end_is_not_looked_into_again_and_again() -> None:
    """Each quote in such a line would be gone through up to the end of the line."""
    unfinished = "x = '" + "\\'" * 500_000 + "\n" + written(BODIES)
    assert found(kim=unfinished, lee=unfinished).compared == 0


def test_of_a_long_file_the_beginning_is_compared() -> None:
    long = "def f():\n" + "    x = [1, 2, 3]\n" * 60_000
    [pair] = found(kim=long, lee=long).pairs
    assert pair.tokens <= LONGEST
