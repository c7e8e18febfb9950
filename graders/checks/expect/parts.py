"""Some of the results that a function gives together."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.expect.arrays import expect_arrays, require_order
from graders.checks.expect.diagnosis import Known, best_first, of_results
from graders.checks.expect.forms import numbers_in
from graders.checks.problems import Arrays


def expect_some(
    parts: Sequence[str],
    names: Sequence[str],
    actual: Sequence[object],
    expected: Arrays,
    known: Known = (),
    rtol: float | None = None,
) -> Arrays:
    """Demand some of the results, so that a slip in one costs the others nothing."""
    require_order(names, actual, expected)
    known = best_first(known, [numbers_in(item) for item in actual])
    numbers = [names.index(part) for part in parts]
    return expect_arrays(
        parts,
        [actual[i] for i in numbers],
        [expected[i] for i in numbers],
        of_results(known, *numbers),
        rtol=rtol,
    )
