"""WebKit: WebKitGTK's MiniBrowser, which has the engine of Safari."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes.util import find_library
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.engines import webkit_print
from tests.browser.engines.tab import PATIENCE
from tests.browser.engines.webdriver import WebDriverError, WebDriverTab

NAME = "webkit"
MISSING = (
    "there is no WebKitGTK to drive. Install it (Debian: apt-get install "
    "webkit2gtk-driver gstreamer1.0-gl gstreamer1.0-libav gstreamer1.0-plugins-good "
    "gstreamer1.0-plugins-bad xvfb xauth dbus)"
)
SCREEN = "xvfb-run", "--auto-servernum", "dbus-run-session", "--"
ENVIRONMENT = {"NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
NEEDED = "WebKitWebDriver", "xvfb-run", "dbus-run-session"
PLACES = "lib/*/webkit2gtk-4.*/MiniBrowser", "libexec/webkit2gtk-4.*/MiniBrowser"
REQUESTS = {
    "NewSession": "POST ",
    "Navigate": "POST /url",
    "ExecuteAsyncScript": "POST /execute/async",
    "FindElement": "POST /element",
    "ElementClick": "POST /element/{id}/click",
    "PerformActions": "POST /actions",
    "SetTimeouts": "POST /timeouts",
    "SetWindowRect": "POST /window/rect",
    "NewWindow": "POST /window/new",
    "SwitchToWindow": "POST /window",
    "GetWindowHandle": "GET /window",
    "CloseWindow": "DELETE /window",
    "TakeScreenshot": "GET /screenshot",
}
"""For WebDriver's commands, below the address of the session."""


def find() -> str | None:
    programs = sorted(p for place in PLACES for p in Path("/usr").glob(place))
    if not programs or None in map(shutil.which, NEEDED):
        return None
    return str(programs[-1])


class Driver:
    """A wire of requests to WebKitWebDriver."""

    def __init__(self, port: int) -> None:
        self._session = f"http://127.0.0.1:{port}/session"

    def begin(self, program: str) -> None:
        """Start the browser.

        Raises:
            TimeoutError: nobody listens.
        """
        options = {"binary": program, "args": ["--automation"]}
        asked = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        end = time.monotonic() + PATIENCE
        while True:
            try:
                begun = self.send("NewSession", capabilities={"alwaysMatch": asked})
                break
            except urllib.error.URLError as error:
                if time.monotonic() > end:
                    raise TimeoutError("WebKitWebDriver does not listen") from error
                time.sleep(0.05)
        self._session += f"/{begun['sessionId']}"

    def send(self, command: str, **values: Any) -> Any:
        method, _, path = REQUESTS[command].partition(" ")
        request = urllib.request.Request(
            self._session + path.format(**values),
            data=json.dumps(values).encode() if method == "POST" else None,
            method=method,
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE * 2) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            reason = f"{told['error']}: {told['message']}"
            raise WebDriverError(f"{command}: {reason}") from None


class WebKitTab(WebDriverTab):
    """A tab of MiniBrowser, which prints by a program of its own.

    WebKitWebDriver has no command for it.
    """

    def __init__(self, driver: Driver, downloads: Path, program: str) -> None:
        super().__init__(driver, downloads)
        self._library = find_library(Path(program).parent.name)

    def printed(self) -> bytes:
        address = self.run("return location.href")
        with TemporaryDirectory() as folder:
            file = Path(folder, "page.pdf")
            program = [sys.executable, webkit_print.__file__]
            subprocess.run(
                [*SCREEN, *program, str(self._library), address, str(file)],
                env=os.environ | ENVIRONMENT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE * 2,
                check=True,
            )
            return file.read_bytes()


@contextmanager
def opened(program: str) -> Iterator[WebDriverTab]:
    """A tab of a browser of its own, on a screen of its own that nobody sees."""
    port = _free_port()
    with TemporaryDirectory() as folder:
        downloads = Path(folder, "downloads")
        downloads.mkdir()
        directories = f'XDG_DOWNLOAD_DIR="{downloads}"\n'
        Path(folder, "user-dirs.dirs").write_text(directories, encoding="utf-8")
        processes = subprocess.Popen(
            [*SCREEN, "WebKitWebDriver", f"--port={port}"],
            env=os.environ | ENVIRONMENT | {"XDG_CONFIG_HOME": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            driver = Driver(port)
            driver.begin(program)
            yield WebKitTab(driver, downloads, program)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(processes.pid, signal.SIGTERM)
            processes.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
