"""Which rows of a figure's numbers say it all, and how many digits it can tell."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.ticker import MaxNLocator

from pipeline.lessons.series import Array, Series
from pipeline.small_letters import SUPERSCRIPTS

MOST_ROWS = 12
FEW_POINTS = 16
"""As many points are all listed."""

CLOSE = 0.015
"""Of an axis: as far may a curve be from the line that joins two rows."""

CLOSEST = 0.03
"""Of an axis: round numbers this close to an end are left out."""

PER_AXIS = 400
"""How many heights can be told apart along an axis: its pixels."""


def rows_of(together: Sequence[Series]) -> Array:
    """The places, ascending, at which series over the same are listed.

    Few points are all listed. Otherwise: ends, extremes, round numbers, and then where
    the curves are farthest from a line between the rows so far.
    """
    points = [series.x for series in together if not series.joined]
    x = np.unique(np.concatenate(points or [series.x for series in together]))
    counted = all(series.counted for series in together)
    if len(x) <= FEW_POINTS and (points or counted):
        return x
    if points:
        return np.asarray(x[np.linspace(0, len(x) - 1, MOST_ROWS).round().astype(int)])
    ticks, fine = _round_numbers(x[0], x[-1], log=together[0].log_x, whole=counted)
    places = x if counted else np.union1d(fine, x[[0, -1]])
    rows = {0, len(places) - 1, *(int(abs(places - tick).argmin()) for tick in ticks)}
    return places[_telling(together, places, rows)]


def _telling(together: Sequence[Series], places: Array, rows: set[int]) -> list[int]:
    """Add to some of the places those of extremes, and what their curves need most."""
    across = np.log10(places) if together[0].log_x else places
    drawn = [series.seen(series.at(places)) / series.height for series in together]
    for line in drawn:
        if np.ptp(line[np.isfinite(line)]) > CLOSE:
            rows |= {int(np.nanargmin(line)), int(np.nanargmax(line))}
    while True:
        known = sorted(rows)
        away = [abs(np.interp(across, across[known], y[known]) - y) for y in drawn]
        farthest = np.nan_to_num(away).max(axis=0)
        if len(rows) >= MOST_ROWS or farthest.max() < CLOSE:
            return known
        rows.add(int(farthest.argmax()))


def _round_numbers(
    low: float, high: float, *, log: bool, whole: bool
) -> tuple[Array, Array]:
    """Few round numbers between two, not close to them, and ten times as many."""
    if log:
        exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)))
        few = 10.0 ** np.array(exponents)
        fine = np.outer(few, np.arange(1, 10)).ravel()
        away = (high / low) ** CLOSEST
        inner, outer = low * away, high / away
    else:
        locator = MaxNLocator(nbins=6, steps=[1, 2, 5, 10], integer=whole)
        few = np.asarray(locator.tick_values(low, high), dtype=float)
        fine = few[0] + (few[1] - few[0]) / 10 * np.arange(10 * len(few))
        away = (high - low) * CLOSEST
        inner, outer = low + away, high - away
    return few[(inner < few) & (few < outer)], fine[(low < fine) & (fine < high)]


def written(values: Array, span: float, *, log: bool) -> list[str]:
    """Numbers with the digits that an axis can tell, as mathematics writes them.

    Args:
        values: of one column, NaN where there is none.
        span: what its axis spans.
        log: whether each is as exact as the others, however small.
    """
    if log:
        return [_significant(value) for value in values]
    digits = max(0, math.ceil(math.log10(PER_AXIS / span)))
    known = values[np.isfinite(values)]
    while digits and np.allclose(
        known.round(digits - 1), known.round(digits), atol=1e-12, rtol=0
    ):
        digits -= 1
    return [_fixed(value, digits) for value in values]


def _significant(value: float) -> str:
    """Three digits that count, unless the last are 0."""
    if not math.isfinite(value):
        return "–"
    exponent = math.floor(math.log10(abs(value))) if value else 0
    if -5 <= exponent < 6:
        text = _fixed(value, max(0, 2 - exponent))
        return text.rstrip("0").rstrip(".") if "." in text else text
    power = f"{exponent}".translate(SUPERSCRIPTS)
    return f"{_fixed(value / 10.0**exponent, 1)} × 10{power}"


def _fixed(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "–"
    if abs(value) >= 1e6:
        return _significant(value)
    text = f"{value:.{digits}f}"
    return (text if float(text) else text.lstrip("-")).replace("-", "−")
