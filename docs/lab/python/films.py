"""Animations and other pixels for the page, told of frame by frame."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from graders.core.language import Text
from graders.core.message import Message
from graders.sandbox.clocks import Clock
from lab.python.running import limit

LONGEST_SECONDS = 30.0

Tell = Callable[..., object]
"""Called with an event, and with the pixels of the image that it speaks of."""


def draw_film(
    animation: Any, scheme: str, about: dict[str, Any], tell: Tell, clock: Clock
) -> tuple[Any, Message | None]:
    """Draw an animation in a colour scheme, and tell of each frame.

    Args:
        animation: Matplotlib's.
        scheme: "light" or "dark".
        about: what each event says besides: of which film it is.
        tell: is told.
        clock: limits each frame.

    Returns:
        The figure that it moved, or None and what to shorten, if it took too long;
        what there is then ends early.
    """
    from pipeline.lessons import drawing

    rate = drawing.frame_rate(animation)
    begun = time.perf_counter()
    with ExitStack() as frame:
        frame.enter_context(limit(clock))

        def before_each(number: int, total: int | None) -> None:
            frame.close()  # each has the time of its own
            tell({**about, "frame": number, "of": total})
            if number and time.perf_counter() - begun > LONGEST_SECONDS:
                raise _TooLongError(number, total)
            frame.enter_context(limit(clock))

        def take(scheme: str, pixels: Any, panels: Any) -> None:
            about_frame = {**about, "rate": rate, "panels": [*map(list, panels)]}
            tell_picture(scheme, pixels, about_frame, tell)

        try:
            return drawing.draw_frames(animation, take, [scheme], before_each), None  # type: ignore[list-item]
        except _TooLongError as reached:
            return None, reached.message


def tell_picture(scheme: str, pixels: Any, about: dict[str, Any], tell: Tell) -> None:
    """Tell of one picture, with its size in its own pixels and in those of the page."""
    from pipeline.lessons import drawing

    height, width, _ = pixels.shape
    wide = drawing.css_size(pixels)["width"]
    size = {"width": width, "height": height, "wide": wide}
    tell({**about, "scheme": scheme, **size}, pixels)


class _TooLongError(Exception):
    """An animation has been drawn for as long as a reader waits."""

    def __init__(self, done: int, total: int | None) -> None:
        of = f" / {total}" if total else ""
        seconds = f"{LONGEST_SECONDS:g}"
        self.message = Message.of(
            Text(
                ko="FuncAnimation의 frames를 줄이거나 한 프레임을 간단히 그리세요. "
                f"{seconds}초 동안 프레임을 {done}{of}개 그리고 멈췄습니다.",
                en="Give FuncAnimation fewer frames, or draw less in each: it was "
                f"stopped after {seconds} seconds, at frame {done}{of}.",
            )
        )
