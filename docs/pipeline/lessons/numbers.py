"""A figure's numbers as tables, for who does not see it: rows of what it drew."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from pipeline.lessons.media import Table
from pipeline.lessons.rows import rows_of, written
from pipeline.lessons.series import Series, series_in


def tables(figure: Figure) -> list[Table]:
    """All tables of a figure; none where nothing in it has a label.

    Raises:
        ValueError: something has a label whose numbers cannot be read, an axis has
            none, or two columns have the same name.
    """
    several = len(figure.axes) > 1
    return [_table(group, several=several) for group in _together(series_in(figure))]


def _together(found: Sequence[Series]) -> list[list[Series]]:
    """What stands in one table: all over the same, if no two have the same name."""
    groups: dict[object, list[Series]] = {}
    for panel in dict.fromkeys(series.panel for series in found):
        here = [series for series in found if series.panel == panel]
        keys = [_over(series, here) for series in here]
        taken = {other.name for key in set(keys) for other in groups.get(key, ())} & {
            series.name for series in here
        }
        for series, key in zip(here, keys, strict=True):
            groups.setdefault((panel, key) if taken else key, []).append(series)
    return list(groups.values())


def _over(series: Series, panel: Sequence[Series]) -> object:
    """Equal for what is drawn over the same, in one panel or in several."""
    if any(not other.joined for other in panel):
        return series.panel, series.over  # the points say where all is listed
    ends = (float(f"{end:.6g}") for end in series.x[[0, -1]])
    return series.over, series.log_x, *ends


def _table(group: list[Series], *, several: bool) -> Table:
    group.sort(key=lambda series: series.joined)  # the data come first
    x = rows_of(group)
    names = [group[0].over, *(series.name for series in group)]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"two columns of one table are called {name!r}")
    columns = [
        written(
            x, float(np.ptp(x)) or 1.0, log=group[0].log_x and not group[0].counted
        ),
        *(written(s.at(x), s.height, log=s.log_y) for s in group),
    ]
    drawn = {x_i for series in group if not series.joined for x_i in series.x.tolist()}
    panels = sorted({s.panel for s in group if s.panel is not None and several})
    return {
        "panels": panels,
        "upright": group[0].upright if len(panels) == 1 else "",
        "points": len(drawn) if len(drawn) > len(x) else None,
        "columns": names,
        "rows": [list(row) for row in zip(*columns, strict=True)],
    }
