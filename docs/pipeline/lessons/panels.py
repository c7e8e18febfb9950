"""Where a figure can be cut into panels: narrow screens show one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

Box = tuple[int, int, int, int]
"""The place of a panel in a drawing: left, top, width, height."""


@dataclass(frozen=True)
class Cuts:
    """Lines between panels, in inches from the figure's left and its lower edge."""

    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()

    def boxes(self, drawn: Bbox, scale: float) -> list[Box]:
        """The panels of a drawing, row by row.

        Args:
            drawn: what of the figure is in the drawing, in inches.
            scale: how many of the drawing's units an inch is.
        """
        left = [
            round((x - drawn.x0) * scale) for x in (drawn.x0, *self.columns, drawn.x1)
        ]
        top = [round((drawn.y1 - y) * scale) for y in (drawn.y1, *self.rows, drawn.y0)]
        return [
            (x, y, right - x, below - y)
            for y, below in pairwise(top)
            for x, right in pairwise(left)
        ]


@dataclass(frozen=True)
class _Span:
    """Which columns, or which rows, axes take up, and from where to where."""

    cells: range
    low: float
    high: float
    numbered: bool
    """Whether the numbers of their axis stand beside them, not beside others alone."""


def cuts(figure: Figure) -> Cuts:
    """Where a figure can be cut that has been laid out.

    Not where something belongs to several panels: axes over two columns, a legend of
    the whole figure, the numbers of an axis that only a neighbour shows.
    """
    across, down = [], []
    for axes in figure.axes:
        spec = axes.get_subplotspec()
        drawn = axes.get_tightbbox()
        if spec is None or drawn is None:
            return Cuts()
        box = drawn.transformed(figure.dpi_scale_trans.inverted())
        y, x = (
            not axes.axison or axis.get_tick_params().get(label, True)
            for axis, label in ((axes.yaxis, "labelleft"), (axes.xaxis, "labelbottom"))
        )
        across.append(_Span(spec.colspan, box.x0, box.x1, y))
        down.append(_Span(spec.rowspan, -box.y1, -box.y0, x))
    if figure.texts or figure.legends:  # a title of the whole figure is a text, too
        return Cuts()
    columns = _gaps(across, numbers_first=True)
    rows = _gaps(down, numbers_first=False) if columns else ()
    return Cuts(columns, tuple(-y for y in rows))


def _gaps(spans: Sequence[_Span], *, numbers_first: bool) -> tuple[float, ...]:
    """The middle of each gap between neighbours.

    Args:
        spans: of all axes.
        numbers_first: whether shared numbers stand at the first, and not the last.
    """
    found = []
    for cut in range(1, max((span.cells.stop for span in spans), default=0)):
        before = [span for span in spans if span.cells.start < cut]
        after = [span for span in spans if span.cells.stop > cut]
        bare = after if numbers_first else before
        low, high = max(s.high for s in before), min(s.low for s in after)
        if low <= high and all(span.numbered for span in bare):
            found.append((low + high) / 2)
    return tuple(found)
