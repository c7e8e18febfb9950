"""The home page as a visitor sees it, in both languages and colour schemes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from graders.core.language import LANGUAGES, Language
from tests.browser.engines import chromium
from tests.browser.served import served

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTH, HEIGHT, DENSITY = 1280, 530, 1.5


def photograph(site: Path) -> Iterator[tuple[str, bytes]]:
    """Give a file name and a WebP for each language and scheme.

    Raises:
        FileNotFoundError: there is no Chromium.
    """
    program = chromium.find()
    if program is None:
        raise FileNotFoundError(chromium.MISSING)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*chromium.FLAGS]
        )
        for language in LANGUAGES:
            for scheme in SCHEMES:
                picture = _home(browser, address, language, scheme)
                yield f"home.{language}.{scheme}.webp", picture
        browser.close()


def _home(browser: Browser, address: str, language: Language, scheme: Scheme) -> bytes:
    with browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=DENSITY,
        color_scheme=scheme,
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.goto(f"{address}/{language}/", wait_until="networkidle")
        shot = page.screenshot()
    webp = io.BytesIO()
    with Image.open(io.BytesIO(shot)) as image:
        image.save(webp, "WEBP", quality=88, method=6)
    return webp.getvalue()
