"""What is written where an exercise's hints are followed to the letter.

Its task counts, too, where hints begin from there. There is a module for each of the
exercises' modules.
"""

from importlib import import_module

from graders.course.catalogue import load_catalogue

FOLLOWED: dict[str, str] = {}
for _module in sorted({exercise.module for exercise in load_catalogue()}):
    FOLLOWED |= import_module(f"{__name__}.{_module}").FOLLOWED
