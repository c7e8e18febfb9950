"""Gecko: Firefox, by Marionette, the protocol that it speaks itself."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.engines.tab import PATIENCE
from tests.browser.engines.webdriver import WebDriverError, WebDriverTab

NAME = "firefox"
MISSING = (
    "there is no Firefox. Install it (Debian: apt-get install firefox-esr), or set "
    "FIREFOX to its path"
)
PREFERENCES = """\
user_pref("marionette.port", 0);
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", "%s");
"""
"""A port that is free, which it then tells, no talk with its makers, a folder."""


def find() -> str | None:
    asked = os.environ.get("FIREFOX")
    return asked or shutil.which("firefox-esr") or shutil.which("firefox")


class Marionette:
    """A wire of messages with their lengths before them.

    A message is [0, number, command, values], its answer [1, number, error, result].
    """

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE * 2)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._read()  # whom one speaks to

    def send(self, command: str, **values: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, f"WebDriver:{command}", values]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise WebDriverError(f"{command}: {error['message']}")
        return result["value"] if {*result} == {"value"} else result

    def _read(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise WebDriverError("Firefox has ended")
            length += byte
        return json.loads(self._stream.read(int(length)))

    def close(self) -> None:
        self._stream.close()
        self._socket.close()


@contextmanager
def opened(program: str) -> Iterator[WebDriverTab]:
    """A tab of a Firefox of its own."""
    with TemporaryDirectory() as folder:
        profile, downloads = Path(folder), Path(folder, "downloads")
        downloads.mkdir()
        (profile / "user.js").write_text(PREFERENCES % downloads, encoding="utf-8")
        browser = subprocess.Popen(
            [
                *(program, "--headless", "--marionette", "--no-remote"),
                *("--profile", folder, "about:blank"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wire = Marionette(_port(profile / "MarionetteActivePort"))
            wire.send("NewSession")
            yield WebDriverTab(wire, downloads)
            wire.close()
        finally:
            browser.terminate()
            browser.wait()


def _port(told: Path) -> int:
    end = time.monotonic() + PATIENCE
    while not (told.exists() and (port := told.read_text(encoding="utf-8"))):
        if time.monotonic() > end:
            raise TimeoutError("Firefox does not listen")
        time.sleep(0.05)
    return int(port)
