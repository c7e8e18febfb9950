"""A backend of Matplotlib's that draws as Agg does and neither shows nor waits."""

from __future__ import annotations

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg


class FigureManager(FigureManagerBase):
    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        """Go on at once, and without Agg's warning that there is no window."""

    def show(self) -> None:
        pass


class FigureCanvas(FigureCanvasAgg):
    manager_class = FigureManager

    def draw_idle(self) -> None:
        """Draw nothing anew while nobody looks."""

    def start_event_loop(self, timeout: float = 0) -> None:
        """Wait for no mouse and no key: `plt.pause` returns at once."""
