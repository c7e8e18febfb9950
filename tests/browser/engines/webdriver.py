"""A tab by the commands of WebDriver, however they reach the browser."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from tests.browser.engines.tab import PATIENCE, Tab

WINDOW = {"width": 1280, "height": 900}
A4_CM = {"width": 21.0, "height": 29.7}
KEYS = {
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "Backspace": "\ue003",
    "Control": "\ue009",
    "End": "\ue010",
    "Enter": "\ue007",
    "Home": "\ue011",
    "Shift": "\ue008",
}
"""Keys that write no letter, as WebDriver calls them."""
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""As WebDriver's JSON calls a reference to an element."""
_IN_THE_MIDDLE = """
  document.querySelector(s).scrollIntoView({ block: "center", behavior: "instant" })"""
_AWAITED = """
  const done = arguments[arguments.length - 1];
  (async ({names}) => {{ {script} }})(...arguments).then(
    (value) => done({{ value }}),
    (error) => done({{ error: String(error) }}),
  );"""


class WebDriverError(Exception):
    """The browser could not do what a command says, or a script has failed."""


class Wire(Protocol):
    """What carries commands to a browser, and their answers back."""

    def send(self, command: str, **values: Any) -> Any:
        """Send a command, by its name in the standard, with its parameters.

        Raises:
            WebDriverError: it could not be done.
        """


class WebDriverTab(Tab):
    """A tab at the other end of a wire.

    Files that are downloaded come into a folder, which is empty at first.
    """

    def __init__(self, wire: Wire, downloads: Path) -> None:
        self._send = wire.send
        self._downloads = downloads
        limit = int(PATIENCE * 1000)
        self._send("SetTimeouts", script=limit, pageLoad=limit)
        self._send("SetWindowRect", **WINDOW)

    def go(self, address: str) -> None:
        self._send("Navigate", url=address)

    def run(self, script: str, **values: Any) -> Any:
        script = _AWAITED.format(names=", ".join(values), script=script)
        args = [*values.values()]
        answer = self._send("ExecuteAsyncScript", script=script, args=args)
        if "error" in answer:
            raise WebDriverError(answer["error"])
        return answer.get("value")

    def click(self, selector: str) -> None:
        self.run(_IN_THE_MIDDLE, s=selector)  # or the page's header may lie above it
        found = self._send("FindElement", using="css selector", value=selector)
        self._send("ElementClick", id=found[_ELEMENT])

    def press(self, *keys: str) -> None:
        strokes: list[dict[str, str]] = []
        for key in keys:
            held = [
                KEYS.get(name, name) for name in (key.split("+") if key[1:] else [key])
            ]
            strokes += [{"type": "keyDown", "value": each} for each in held]
            strokes += [{"type": "keyUp", "value": each} for each in reversed(held)]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        self._send("PerformActions", actions=[keyboard])

    def picture(self) -> bytes:
        return base64.b64decode(self._send("TakeScreenshot", full=False))

    def printed(self) -> bytes:
        return base64.b64decode(self._send("Print", page=A4_CM))

    def downloaded(self, selector: str) -> str:
        self.click(selector)
        end = time.monotonic() + PATIENCE
        while True:
            files = [*self._downloads.iterdir()]  # one, and what is still being written
            if len(files) == 1 and (text := files[0].read_text(encoding="utf-8")):
                files[0].unlink()
                return text
            if time.monotonic() > end:
                raise TimeoutError(f"no file has come but {files}")
            time.sleep(0.05)

    @contextmanager
    def beside(self) -> Iterator[None]:
        first = self._send("GetWindowHandle")
        second = self._send("NewWindow", type="tab")["handle"]
        self._send("SwitchToWindow", handle=second)
        yield
        self._send("CloseWindow")
        self._send("SwitchToWindow", handle=first)
