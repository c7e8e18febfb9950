"""How long the site takes to build, and what its pages weigh."""

import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import copy_sources

KIB = 1024


def build_seconds(sources: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
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
        cold = build_seconds(sources)
        rebuilds = []
        for text in ("One more sentence.", "And another.", "And a third."):
            edit_prose(sources, text)
            rebuilds.append(build_seconds(sources))
        rebuild = sorted(rebuilds)[1]
        print("site: build of everything, cold, against a rebuild after a prose edit")
        ratio = cold / rebuild
        print(f"  cold {cold:.1f} s   rebuild {rebuild:.1f} s   ratio {ratio:.1f}")
        print(
            "site: weight of each lesson (HTML with its figures, gzip; largest video)"
        )
        for page in sorted((sources / "site").glob("*/lessons/*/index.html")):
            name = page.parent.name
            videos = (sources / f"site/assets/figures/{name}").glob("*.mp4")
            largest = max((video.stat().st_size for video in videos), default=0)
            weight = len(gzip.compress(page.read_bytes()))
            language = page.relative_to(sources / "site").parts[0]
            html, video = weight / KIB, largest / KIB
            print(f"  {language} {name:32} {html:5.1f} KiB {video:6.1f} KiB")
