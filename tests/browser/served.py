"""The built site, served from this machine."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pipeline.finish import policy


class _Plain(SimpleHTTPRequestHandler):
    """As GitHub Pages serves it: pages bring their policy, other files have none."""

    def log_message(self, *_: Any) -> None:
        """Say nothing: a request is no news."""


class _Strict(_Plain):
    """As a host serves it that sends the policy with all that is not a page."""

    def end_headers(self) -> None:
        if not self.path.partition("?")[0].endswith(("/", ".html")):
            self.send_header("Content-Security-Policy", policy.policy())
        super().end_headers()


@contextmanager
def served(site: Path, *, strict: bool = False) -> Iterator[str]:
    """Serve a folder, and give its address."""
    handler = functools.partial(_Strict if strict else _Plain, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
