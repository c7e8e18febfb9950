"""Check exercises as the page does, and give each verdict: a program for `apart`."""

from __future__ import annotations

import json
import sys

from lab.python.session import Session

SEED = 7

if __name__ == "__main__":
    session = Session()
    answers = [
        session.check(exercise, file, lambda: None, SEED)
        for exercise, file in json.load(sys.stdin)
    ]
    json.dump(answers, sys.stdout)
