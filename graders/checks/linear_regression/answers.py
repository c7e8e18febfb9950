"""What exercises on linear regression give, and how it is compared part by part."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.expect.arrays import expect_arrays, require_order
from graders.checks.expect.diagnosis import Known, of_results
from graders.checks.problems import Arrays
from graders.core.language import Text

PREDICTION = Text(ko="예측값", en="the prediction")
GRADIENT = ("dW", "dB")


def expect_parts(
    parts: Sequence[str],
    actual: Arrays,
    expected: Arrays,
    known: Known = (),
    rtol: float | None = None,
) -> Arrays:
    require_order(GRADIENT, actual, expected)
    numbers = [GRADIENT.index(part) for part in parts]
    return expect_arrays(
        parts,
        [actual[i] for i in numbers],
        [expected[i] for i in numbers],
        of_results(known, *numbers),
        rtol=rtol,
    )
