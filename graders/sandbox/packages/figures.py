"""Matplotlib where nobody looks: figures are drawn, shown to no one and kept nowhere.

It is the same in a locked worker, which has no screen and may write no file, and in
this process, where a window would have to be closed by hand at every check.
"""

from __future__ import annotations

import contextlib
import functools
import io
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any


@functools.cache
def warm_up() -> None:
    """Import Matplotlib, take its windows and files from it, and draw a little."""
    with _folder_for_settings():
        import matplotlib
        from matplotlib import font_manager, pyplot
        from matplotlib.backend_bases import FigureCanvasBase

    for thread in threading.enumerate():  # it has one to say that fonts take long
        if isinstance(thread, threading.Timer):
            thread.join()
    # Fonts of the system may lie where a worker cannot read: nobody misses them.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    fonts, own = font_manager.fontManager, matplotlib.get_data_path()
    fonts.ttflist = [font for font in fonts.ttflist if font.fname.startswith(own)]
    fonts.afmlist = [font for font in fonts.afmlist if font.fname.startswith(own)]

    matplotlib.use("module://graders.sandbox.packages.canvas")
    # Whoever asks for a window afterwards has none, and no reason to stop.
    replaced: Any = (matplotlib, pyplot)
    replaced[0].use = replaced[1].switch_backend = lambda *_, **__: None
    matplotlib.rcParams["figure.max_open_warning"] = 0
    replaced[0].backend_bases.FigureCanvasBase.print_figure = _to_no_file(
        FigureCanvasBase.print_figure
    )
    figure, axes = pyplot.subplots()
    axes.plot([0, 1], label="a")
    axes.legend()
    figure.savefig(io.BytesIO())
    close_figures()


def close_figures() -> None:
    """Close what a call has left open: each figure takes megabytes."""
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@contextlib.contextmanager
def _folder_for_settings() -> Iterator[None]:
    """Lend Matplotlib a folder for its settings and its list of fonts."""
    before = os.environ.get("MPLCONFIGDIR")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MPLCONFIGDIR"] = folder
        try:
            yield
        finally:
            del os.environ["MPLCONFIGDIR"]
            if before is not None:
                os.environ["MPLCONFIGDIR"] = before


def _to_no_file(print_figure: Any) -> Any:
    @functools.wraps(print_figure)
    def printed(canvas: Any, target: Any, *arguments: Any, **keywords: Any) -> Any:
        if isinstance(target, str | os.PathLike):
            return None  # nor drawn: that would be the author's time
        return print_figure(canvas, target, *arguments, **keywords)

    return printed
