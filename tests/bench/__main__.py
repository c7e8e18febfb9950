"""`make bench`; `python -m tests.bench grading` and the like for one part of it."""

import sys
from collections.abc import Callable

from tests.bench.classroom import bench_classroom
from tests.bench.comparison import bench_comparison
from tests.bench.grading import bench_grading
from tests.bench.lab import bench_lab
from tests.bench.learner import bench_grade
from tests.bench.lessons import bench_lessons
from tests.bench.site import bench_site

PARTS: dict[str, Callable[[], None]] = {
    "learner": bench_grade,
    "grading": bench_grading,
    "comparison": bench_comparison,
    "classroom": bench_classroom,
    "site": bench_site,
    "lab": bench_lab,
    "lessons": bench_lessons,
}

for name in sys.argv[1:] or PARTS:
    PARTS[name]()
