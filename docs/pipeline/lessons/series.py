"""What a figure draws as numbers: its artists with a label, and what it says itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.container import Container
from matplotlib.figure import Figure
from matplotlib.lines import AxLine, Line2D

Array = np.ndarray[Any, np.dtype[np.float64]]

COUNTS = ("epoch", "step")
"""Labels of paths, whose points are counted by them."""

SKEWED = 30
"""Numbers without an axis, of which the largest is so many times the middle one, are
read on a logarithmic scale."""


@dataclass(frozen=True)
class Series:
    """One column of numbers over another, as a figure draws them."""

    over: str
    """The name of `x`, as it is written in the figure; `name` is that of `y`."""
    name: str
    x: Array
    """Ascending, (n,)."""
    y: Array
    """(n,), NaN where a line is broken."""
    height: float
    """What the axis of `y` spans; on a logarithmic one, in decades."""
    joined: bool = True
    """Whether a line leads from each point to the next."""
    log_x: bool = False
    log_y: bool = False
    upright: str = ""
    """The name of its vertical axis."""
    panel: int | None = None
    """Which axes it is drawn in, from 0 on; None where it is said for the figure."""

    @property
    def counted(self) -> bool:
        """Whether nothing is between its points: `x` counts, or is said."""
        whole = bool((self.x == self.x.round()).all()) and len(self.x) > 2
        return whole or self.panel is None

    def at(self, x: Array) -> Array:
        """The drawn height over places, (m,); NaN where nothing is drawn."""
        y = self.seen(self.y)
        if not self.joined:
            found = np.searchsorted(self.x, x).clip(max=len(self.x) - 1)
            return np.where(np.isclose(self.x[found], x), self.y[found], np.nan)
        there = np.interp(_seen(x, log=self.log_x), _seen(self.x, log=self.log_x), y)
        height: Array = 10**there if self.log_y else there
        inside = (self.x[0] <= x) & (x <= self.x[-1])
        return np.where(inside, height, np.nan)

    def seen(self, y: Array) -> Array:
        """Where values are on the axis of `y`."""
        return _seen(y, log=self.log_y)


def series_in(figure: Figure) -> list[Series]:
    """All numbers of a figure that have a name.

    Raises:
        ValueError: something has a label whose numbers cannot be read.
    """
    if said := getattr(figure, "numbers", None):
        return _said(said)
    return [
        series
        for panel, axes in enumerate(figure.axes)
        for artist in _artists(axes)
        if isinstance(label := artist.get_label(), str) and _is_name(label)
        for series in _drawn(axes, artist, label, panel)
    ]


def _artists(axes: Axes) -> list[Artist | Container]:
    """All that is drawn in axes; bars have their label together."""
    return [*axes.get_children(), *axes.containers]


def _named(axes: Axes, axis: str, label: str) -> str:
    """The label of an axis, which a column or row of panels may have only once."""
    own: str = getattr(axes, f"get_{axis}label")()
    others = {getattr(other, f"get_{axis}label")() for other in axes.figure.axes} - {""}
    if not own and len(others) != 1:
        raise ValueError(f"the numbers of {label!r} need a label of the {axis} axis")
    return own or others.pop()


def _is_name(label: str) -> bool:
    return bool(label) and not label.startswith("_")  # Matplotlib's own do


def _drawn(
    axes: Axes, artist: Artist | Container, label: str, panel: int
) -> Iterator[Series]:
    if not isinstance(artist, Line2D):
        raise ValueError(
            f"no numbers can be read from {type(artist).__name__} {label!r}: leave its "
            "label out, and say fig.numbers = {name: values, ...}"
        )
    if label in COUNTS:
        yield from _counted(axes, artist, label, panel)
        return
    over = _named(axes, "x", label)
    log_x, log_y = axes.get_xscale() == "log", axes.get_yscale() == "log"
    bottom, top = _seen(_array(axes.get_ylim()), log=log_y)
    if isinstance(artist, AxLine):
        x = _array(axes.get_xlim())
        (x_1, y_1), slope = np.array(artist.get_xy1()), artist.get_slope()
        y = y_1 + slope * (x - x_1)
    else:
        x, y = map(_array, artist.get_data(orig=False))
        if artist.get_transform() is not axes.transData:
            raise ValueError(f"the line {label!r} goes over all of its axes: no label")
    joined = artist.get_linestyle() != "None" and bool((np.diff(x) >= 0).all())
    order = np.argsort(x, kind="stable")
    left, right = sorted(axes.get_xlim())
    seen = (joined | np.isfinite(y[order])) & (left <= x[order]) & (x[order] <= right)
    kept = order[seen]
    if len(kept):
        yield Series(
            *(over, label, x[kept], y[kept], abs(top - bottom), joined),
            *(log_x, log_y, axes.get_ylabel(), panel),
        )


def _counted(axes: Axes, path: Line2D, label: str, panel: int) -> Iterator[Series]:
    """The coordinates of a path over the number of its points, as far as seen."""
    coordinates = getattr(path, "get_data_3d", path.get_data)()
    points = np.stack([_array(values) for values in coordinates])
    named = "xyz"[: len(points)]
    limits = [getattr(axes, f"get_{axis}lim")() for axis in named]
    low, high = np.sort(limits, axis=1).T
    inside = np.clip(points.T, low, high) == points.T
    count = np.flatnonzero(inside.all(axis=1))
    if not len(count):
        return
    for axis, values, height in zip(named, points, high - low, strict=True):
        name = _named(axes, axis, label)
        over = count.astype(float)
        yield Series(label, name, over, values[count], float(height), panel=panel)


def _said(numbers: Mapping[str, Sequence[float]]) -> list[Series]:
    over, *names = numbers
    found = []
    for name in names:
        y = _array(numbers[name])
        log = bool(y.min() > 0 and y.max() > SKEWED * np.median(y))
        height = float(np.ptp(_seen(y, log=log))) or 1.0
        x = _array(numbers[over])
        found.append(Series(over, name, x, y, height, log_y=log))
    return found


def _array(values: Any) -> Array:
    return np.asarray(values, dtype=float).ravel()


def _seen(values: Array, *, log: bool) -> Array:
    tiny = np.finfo(float).tiny
    return np.log10(values.clip(min=tiny)) if log else values
