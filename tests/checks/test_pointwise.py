"""Functions of single numbers are compared where they differ; warnings are seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.checks.expect.diagnosis import Misconception
from graders.checks.expect.pointwise import expect_pointwise, expect_quiet
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import GraderError, Wrong
from graders.sandbox.in_process import InProcess
from graders.sandbox.sandbox import Call
from graders.submissions.submission import read_folder
from tests.support.messages import compared

X = np.array([-np.inf, -40.0, 0.0, 2.0, np.inf])
WANT = np.array([0.0, 4e-18, 0.5, 3.0, np.inf])


def changed(at: int, value: float) -> np.ndarray[Any, Any]:
    came = WANT.copy()
    came[at] = value
    return came


def said(came: Any, **options: Any) -> Message:
    with pytest.raises(Wrong) as caught:
        expect_pointwise("f", came, X, WANT, **options)
    return caught.value.message


@pytest.mark.parametrize("digits", [False, True])
def test_the_right_values_pass_infinite_ones_too(digits: bool) -> None:
    expect_pointwise("f", WANT * (1 + 1e-15), X, WANT, digits=digits)


@pytest.mark.parametrize(
    ("came", "en"),
    [
        (changed(4, np.nan), "got: f(inf) = nan"),
        (changed(4, -np.inf), compared("f(inf) = inf", "f(inf) = -inf")),
        (changed(4, 1e300), "got: f(inf) = 1e+300"),
        (changed(0, 1e-3), compared("f(-inf) = 0", "f(-inf) = 0.001")),
        (changed(3, np.inf), "got: f(2) = inf"),
        (changed(3, 3.1), "Work through f(2) again"),
        (WANT[:4], "shape"),
        (WANT.astype(np.float32), "dtype"),
        (list(WANT), "NumPy array"),
    ],
)
def test_a_wrong_value_is_shown_with_its_x(came: Any, en: str) -> None:
    text = said(came)
    assert en in text.en
    assert text.ko != text.en


def test_small_values_count_where_digits_do() -> None:
    came = changed(1, 0.0)
    expect_pointwise("f", came, X, WANT)
    assert "Keep the digits of small values" in said(came, digits=True).en


def test_a_misconception_is_named() -> None:
    advice = Text(ko="제곱하세요.", en="Square it.")
    came = changed(3, 7.0)
    text = said(came, known=[Misconception((came,), advice)])
    assert text.en.startswith("Square it.\n")
    assert "f(2) = 3\n" in text.en
    assert text.ko.startswith("제곱하세요.\n기대한 것: f(2) = 3")


def test_nan_is_nothing_to_expect() -> None:
    with pytest.raises(GraderError):
        expect_pointwise("f", WANT, X, changed(0, np.nan))


def test_only_runtime_warnings_are_wrong() -> None:
    expect_quiet("f", ["DeprecationWarning: old"])
    with pytest.raises(Wrong, match="Keep large numbers out of exp in f"):
        expect_quiet("f", ["RuntimeWarning: overflow encountered in exp"])
    with pytest.raises(Wrong, match="the warning of the logarithm of 0 in f"):
        expect_quiet("f", ["RuntimeWarning: divide by zero encountered in log"])
    with pytest.raises(Wrong, match="nothing to warn of"):
        expect_quiet("f", ["RuntimeWarning: invalid value encountered in cast"])


def call(folder: Path, code: str) -> tuple[str, ...]:
    (folder / "m.py").write_text(f"import numpy as np, warnings\n{code}", "utf-8")
    sandbox = InProcess(read_folder(folder, ["m.py"]))
    first = sandbox.call(Call("m", "f", (np.array([1000.0]),))).warnings
    assert sandbox.call(Call("m", "f", (np.array([1000.0]),))).warnings == first
    return first


def test_each_call_tells_its_warnings(tmp_path: Path) -> None:
    code = "def f(x): return 1 / np.exp(x)"
    assert call(tmp_path, code) == ("RuntimeWarning: overflow encountered in exp",)
    assert call(tmp_path, "def f(x): return x") == ()


def test_a_learner_s_warnings_stay_small_and_their_settings_their_own(
    tmp_path: Path,
) -> None:
    flood = "def f(x):\n    for i in range(100): warnings.warn('\\x1b' * 999 + str(i))"
    warned = call(tmp_path, flood)
    assert len(warned) == 20
    assert all(len(text) <= 200 and text.isprintable() for text in warned)
    silent = (
        "np.seterr(all='ignore'); warnings.simplefilter('ignore')\n"
        "def f(x): return np.exp(x)"
    )
    assert call(tmp_path, silent) == ("RuntimeWarning: overflow encountered in exp",)
