"""What `make bench` prints: speed as ratios of times taken in one run, and weights."""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import REPOSITORY, copy_sources

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


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
    return time.perf_counter() - start


def bench_grade(exercise: str = "linear_forward", times: int = 5) -> None:
    """Compare with pytest itself, taking turns, so that both meet the same load."""
    pytest = (sys.executable, "-m", "pytest", "graders", "-k", exercise)
    main = "from graders.cli import main; main()"
    grade = (sys.executable, "-P", "-c", main)
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        folder = Path(state) / "exercises"
        shutil.copytree(REPOSITORY / "exercises", folder)
        watch = (*grade, "--watch", exercise, "--lang", "en", "--submission", folder)
        with subprocess.Popen(
            watch, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as watching:
            _read_view(watching)
            runs = [
                (
                    seconds(*pytest),
                    seconds(*grade, exercise),
                    seconds(*grade, "list"),
                    _save(watching, folder, turn),
                )
                for turn in range(times)
            ]
            watching.terminate()
    base, *others = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"grade: medians of {times}, against `pytest graders -k {exercise}`")
    print(f"  pytest {base:.2f} s")
    names = ("grade", "list", "watch: save to verdict")
    for name, took in zip(names, others, strict=True):
        print(f"  {name} {took:.2f} s   ratio {took / base:.2f}")


def _save(watching: subprocess.Popen[str], folder: Path, turn: int) -> float:
    file = folder / "linear_regression.py"
    text = file.read_text(encoding="utf-8")
    start = time.perf_counter()
    file.write_text(f"{text}# {turn}\n", encoding="utf-8")
    _read_view(watching)
    return time.perf_counter() - start


def _read_view(watching: subprocess.Popen[str]) -> None:
    assert watching.stdout
    while "is graded again." not in (line := watching.stdout.readline()):
        assert line, "grade --watch ended"


if __name__ == "__main__":
    bench_grade()
    bench_site()
