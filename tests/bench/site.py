"""How long the site takes to build, and what its pages weigh."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.finish import weights
from tests.bench import plain
from tests.support.repository import copy_sources

KB = 1000


def build_seconds(sources: Path, *options: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *options],
        cwd=sources,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return time.perf_counter() - start


def edit_prose(sources: Path, text: str) -> None:
    """Change a sentence of the first lesson, in one language."""
    lesson = min((sources / "docs/lessons").glob("*.py"))
    source = lesson.read_text(encoding="utf-8")
    lesson.write_text(f"{source}#\n# {text}\n", encoding="utf-8")


def bench_site() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sources = copy_sources(Path(folder) / "sources")
        cold = build_seconds(sources, "--strict")
        plain_sources = plain.lay_out(sources / "site", Path(folder) / "plain")
        rebuilds, plains = [], []
        for text in ("One more sentence.", "And another.", "And a third."):
            edit_prose(sources, text)
            rebuilds.append(build_seconds(sources, "--strict"))
            plains.append(build_seconds(plain_sources))  # its links are for our pages
        rebuild, alone = statistics.median(rebuilds), statistics.median(plains)
        print("site: build of everything, cold, against a rebuild after a prose edit")
        ratio = cold / rebuild
        print(f"  cold {cold:.1f} s   rebuild {rebuild:.1f} s   ratio {ratio:.1f}")
        print("site: the same notebooks by mkdocs-jupyter alone, execution in neither")
        ratio = alone / rebuild
        print(f"  ours {rebuild:.1f} s   plain {alone:.1f} s   ratio {ratio:.2f}")
        _compare_weights(sources / "site", plain_sources / "site")


def _compare_weights(ours: Path, others: Path) -> None:
    """First load of each page, and of each lesson beside its plain twin."""
    table = json.loads((ours / weights.TABLE).read_text(encoding="utf-8"))
    print("site: first load in KB, HTML and all of it; plain; how many times ours")
    for page, weight in table.items():
        line = f"  {page:50} {weight['html'] / KB:6.1f} {weight['total'] / KB:6.1f}"
        if "/lessons/" in page:
            twin = weights.weighed(others, page, "/")
            ratios = [twin[kind] / weight[kind] for kind in ("html", "total")]
            line += (
                f"   plain {twin['html'] / KB:6.1f} {twin['total'] / KB:6.1f}, and "
                f"{plain.fetched_elsewhere(others / page)} addresses elsewhere"
                f"   ratio {ratios[0]:4.1f} {ratios[1]:4.1f}"
            )
        print(line)
