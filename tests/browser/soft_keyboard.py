"""A keyboard that composes what is typed, as that for Hangul or a phone's does."""

from __future__ import annotations

from playwright.sync_api import Page

ANDROID = (
    "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Mobile Safari/537.36"
)
"""Told of it, CodeMirror takes its text from Chrome by other ways (EditContext)."""


class SoftKeyboard:
    """What an input method says to Chromium."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)

    def compose(self, *stages: str, over: tuple[int, int] | None = None) -> None:
        """Show one stage of a word after another, underlined, before the cursor.

        Args:
            stages: What is seen of the word from one key to the next.
            over: The place of a word that is composed anew, in the whole text.
        """
        place = {"replacementStart": over[0], "replacementEnd": over[1]} if over else {}
        for text in stages:
            at = {"selectionStart": len(text), "selectionEnd": len(text)}
            self._session.send("Input.imeSetComposition", {"text": text, **at, **place})
            place = {}

    def commit(self, text: str) -> None:
        """End the word, as it is or as it was corrected; or type what is no word."""
        self._session.send("Input.insertText", {"text": text})

    def press(self, key: str) -> None:
        """Press a key that has nothing to do with words."""
        self._page.keyboard.press(key)
        # On Android, CodeMirror waits a frame for what the key may change by itself.
        self._page.evaluate("new Promise((next) => setTimeout(next, 50))")
