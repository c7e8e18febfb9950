"""From the click to the verdict, the figure, the animation: Python in a page."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.browser.lab import FOLDER
from pipeline.browser.runnable import runs_here
from tests.browser.card import Card, lesson
from tests.browser.engines import chromium
from tests.browser.served import served
from tests.mutants.mutant import EXERCISES
from tests.support.repository import REPOSITORY

EXERCISE, TORCH_EXERCISE = "linear_forward", "derivative_at"
STARTS, REPEATS = 3, 5

# Each does what a lesson's cell does, in a text of its own.
FIGURE = """\
import io
import matplotlib.pyplot as plt
import numpy as np

w = np.linspace(-2, 2, 60)
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
left.contour(w, w, np.add.outer(3 * w**2, w**2), levels=12)
left.annotate("$w$", (0, 0), xytext=(1, 1), arrowprops={"arrowstyle": "->"})
right.plot(w, np.tanh(w), label="tanh")
right.legend()
fig.savefig(io.StringIO(), format="svg")
plt.close(fig)
"drawn"
"""
ANIMATION = """\
import io
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

x = np.linspace(0, 1, 50)
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2))
[line] = left.plot(x, x)
right.plot(x, x**2)
animation = FuncAnimation(fig, lambda n: line.set_ydata(x ** (n / 10)), frames=31)
for n in animation.new_frame_seq():
    animation._func(n)
    fig.savefig(io.BytesIO(), format="rgba", dpi=100)
plt.close(fig)
n + 1
"""
EPOCHS = """\
import torch

x = torch.tensor([[1.0], [2.0], [3.0]])
y = 2 * x
W = torch.zeros(1, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([W, b], lr=0.01)
for _ in range(2000):
    cost = torch.mean((x @ W + b - y) ** 2)
    optimizer.zero_grad()
    cost.backward()
    optimizer.step()
round(W.item(), 3)
"""


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
        packs = {p.stem: p.stat().st_size for p in Path(site, FOLDER).glob("*.pack")}
        with served(Path(site)) as address, sync_playwright() as playwright:
            flags = [*chromium.FLAGS]
            browser = playwright.chromium.launch(executable_path=path, args=flags)
            _report(browser, address, packs)
            browser.close()


def _report(browser: Browser, address: str, packs: dict[str, int]) -> None:
    page = browser.new_page()
    cold, _ = _verdicts(page, address, EXERCISE)
    warm, after = _median_verdicts(page, address, EXERCISE)
    print("lab: from the click that opens a card to its first verdict")
    print(f"  cold {cold:.1f} s   warm {warm:.1f} s   ratio {cold / warm:.1f}")
    print(f"  next verdict {after:.2f} s   ratio to warm {after / warm:.2f}")
    if runs_here(EXERCISES[TORCH_EXERCISE].module):
        _verdicts(page, address, TORCH_EXERCISE)
        with_torch, _ = _median_verdicts(page, address, TORCH_EXERCISE)
        more = f"{with_torch - warm:.2f} s   ratio {with_torch / warm:.2f}"
        print(f"  first verdict with PyTorch {with_torch:.1f} s   more {more}")
    address += lesson(EXERCISE)
    if "drawing" in packs:
        _runs(page, address, "a figure of two panels", FIGURE, warm)
        _runs(page, address, "an animation of 31 frames", ANIMATION, warm)
    if "torch" in packs:
        _runs(page, address, "2,000 epochs with PyTorch", EPOCHS, warm)
    for name, size in sorted(packs.items(), key=lambda pack: -pack[1]):
        share = size / sum(packs.values())
        print(f"  {name}.pack {size / 1e6:.2f} MB   {share:.1%} of all")


def _runs(page: Page, address: str, what: str, code: str, warm: float) -> None:
    """Report what a text takes where Python starts for it, and once it has run."""
    firsts = [_first_run(page, address, code)[1] for _ in range(STARTS)]
    card, _ = _first_run(page, address, code)
    first, later = statistics.median(firsts), _median_run(card)
    print(f"lab: {what}, from the click")
    print(f"  first {first:.1f} s   ratio to a verdict {first / warm:.1f}")
    print(f"  later {later:.2f} s   ratio to first {later / first:.2f}")


def _first_run(page: Page, address: str, code: str) -> tuple[Card, float]:
    page.goto(address)
    start = time.perf_counter()
    card = Card(page, EXERCISE)
    card.write(code, card.example)
    _run(card)
    return card, time.perf_counter() - start


def _median_run(card: Card) -> float:
    return statistics.median(_run(card) for _ in range(REPEATS))


def _run(card: Card) -> float:
    card.results.evaluate("results => results.replaceChildren()")
    start = time.perf_counter()
    card.button("Run").click()
    card.results.locator("> *").first.wait_for()
    if card.results.locator(".wrong").count():
        raise RuntimeError(card.results.inner_text())
    return time.perf_counter() - start


def _median_verdicts(page: Page, address: str, exercise: str) -> tuple[float, float]:
    took = [_verdicts(page, address, exercise) for _ in range(STARTS)]
    first, next_ = (statistics.median(seconds) for seconds in zip(*took, strict=True))
    return first, next_


def _verdicts(page: Page, address: str, exercise: str) -> tuple[float, float]:
    page.goto(f"{address}{lesson(exercise)}")
    card = page.locator(f"[data-exercise={exercise}]")
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
