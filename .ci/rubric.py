"""Grade as a learner does: the exercises as they are given, and then solved.

`python .ci/rubric.py [EXERCISE]...`, with the Python of an environment that has the
graders. It works in a folder whose name has spaces and Hangul, in either language, and
demands no points for stubs and full marks for solutions.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from graders.course.catalogue import SOLUTIONS


def grade(folder: Path, *arguments: str) -> tuple[int, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "graders", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=False,
    )
    return done.returncode, done.stdout


def points(folder: Path, *asked: str) -> tuple[int, int, int]:
    """Give the exit code, the points, and how many there are."""
    code, said = grade(folder, *asked, "--json", "-")
    document = json.loads(said)
    return code, document["points"], document["max_points"]


def main(*exercises: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        for language, name in (("ko", "한글 폴더"), ("en", "my exercises")):
            folder = Path(place, name)
            made, _ = grade(Path(place), "init", name, "--lang", language)
            told, _ = grade(folder, "next", "--lang", language)
            assert (made, told) == (0, 1), (made, told)
            code, earned, most = points(folder, *exercises, "--lang", language)
            assert code == 1 and earned == 0 < most, (code, earned, most)
        for file in SOLUTIONS.glob("*.py"):
            shutil.copy(file, folder / "exercises")
        code, earned, most = points(folder, *exercises)
        assert code == 0 and earned == most, (code, earned, most)
    print(f"{sys.platform}: stubs earn nothing, solutions {most} of {most} points")


if __name__ == "__main__":
    main(*sys.argv[1:])
