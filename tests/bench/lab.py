"""From the click to the verdict: Python's start in a page, and what comes after."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.card import lesson
from tests.browser.served import served
from tests.support.repository import REPOSITORY

EXERCISE = "linear_forward"


def bench_lab() -> None:
    path = chromium.find()
    if path is None:
        print(f"lab: {chromium.MISSING}")
        return
    with tempfile.TemporaryDirectory() as site:
        build = (
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--site-dir",
            site,
        )
        subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
        with served(Path(site)) as address, sync_playwright() as playwright:
            flags = [*chromium.FLAGS]
            browser = playwright.chromium.launch(executable_path=path, args=flags)
            _report(browser, address)
            browser.close()


def _report(browser: Browser, address: str) -> None:
    page = browser.new_page()
    cold, after = _verdicts(page, address)
    warm, _ = _verdicts(page, address)
    print("lab: from the click that opens a card to its first verdict")
    print(f"  cold {cold:.1f} s   warm {warm:.1f} s   ratio {cold / warm:.1f}")
    print(f"  next verdict {after:.2f} s   ratio to warm {after / warm:.2f}")


def _verdicts(page: Page, address: str) -> tuple[float, float]:
    page.goto(f"{address}{lesson(EXERCISE)}")
    card = page.locator(f"[data-exercise={EXERCISE}]")
    start = time.perf_counter()
    card.locator(".lab-open button").click()
    check = card.get_by_role("button", name="Check")
    check.click()
    card.locator(".lab-verdict").wait_for()
    first = time.perf_counter()
    card.locator(".lab-verdict").evaluate("verdict => verdict.remove()")
    again = time.perf_counter()
    check.click()
    card.locator(".lab-verdict").wait_for()
    return first - start, time.perf_counter() - again
