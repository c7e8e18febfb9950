"""Print a page by WebKitGTK: `LIBRARY ADDRESS FILE`, on a screen.

GTK is spoken to by its C interface, for which nothing has to be installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from ctypes import CDLL, CFUNCTYPE, c_char_p, c_int, c_void_p
from pathlib import Path
from typing import Any

LOADED = 3  # as C counts what becomes of a page


class Library:
    """Functions of C whose objects are kept as pointers."""

    def __init__(self, name: str) -> None:
        self._functions = CDLL(name)

    def __getattr__(self, name: str) -> Callable[..., c_void_p]:
        function = self._functions[name]
        function.restype = c_void_p

        def call(*values: Any) -> c_void_p:
            return c_void_p(function(*values))

        return call


def main(library: str, address: str, file: str) -> None:
    """Load the page, print it on A4 without a dialog, and end."""
    gtk, webkit = Library("libgtk-3.so.0"), Library(library)
    heard: list[Any] = []  # or they would be gone when they are called

    def connect(thing: c_void_p, signal: bytes, hear: Any, *types: Any) -> None:
        heard.append(CFUNCTYPE(None, c_void_p, *types)(hear))
        gtk.g_signal_connect_data(thing, signal, heard[-1], None, None, 0)

    def print_page(_: Any, event: int, *__: Any) -> None:
        if event != LOADED:
            return
        settings, sheet = gtk.gtk_print_settings_new(), gtk.gtk_page_setup_new()
        wanted = {
            b"printer": b"Print to File",
            b"output-file-format": b"pdf",
            b"output-uri": Path(file).as_uri().encode(),
        }
        for name, value in wanted.items():
            gtk.gtk_print_settings_set(settings, name, value)
        a4 = gtk.gtk_paper_size_new(b"iso_a4")
        gtk.gtk_page_setup_set_paper_size_and_default_margins(sheet, a4)
        printing = webkit.webkit_print_operation_new(view)
        webkit.webkit_print_operation_set_print_settings(printing, settings)
        webkit.webkit_print_operation_set_page_setup(printing, sheet)
        connect(printing, b"finished", lambda *_: gtk.gtk_main_quit(), c_void_p)
        webkit.webkit_print_operation_print(printing)

    gtk.gtk_init(None, None)
    window, view = gtk.gtk_window_new(0), webkit.webkit_web_view_new()
    gtk.gtk_window_set_default_size(window, 1280, 900)
    gtk.gtk_container_add(window, view)
    gtk.gtk_widget_show_all(window)
    connect(view, b"load-changed", print_page, c_int, c_void_p)
    webkit.webkit_web_view_load_uri(view, c_char_p(address.encode()))
    gtk.gtk_main()


if __name__ == "__main__":
    main(*sys.argv[1:])
