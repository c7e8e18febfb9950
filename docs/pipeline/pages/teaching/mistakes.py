"""What goes wrong in an exercise, as its checks know it."""

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from graders.core.files import write_file
from graders.core.language import Text
from graders.course.catalogue import ROOT, SOLUTIONS, Exercise

Mistakes = Mapping[str, Sequence[Text]]
"""By exercise: what is said to those who make each of its known mistakes."""

PACKAGES = ("numpy", "torch")


def known_mistakes(exercises: Sequence[Exercise], cache: Path) -> Mistakes:
    """Ask the checks of all exercises; what they knew last time comes from the cache.

    Args:
        exercises: the catalogue.
        cache: a folder for what is found out.
    """
    stored = cache / f"mistakes.{_key(exercises)}.json"
    if not stored.exists():
        # Imported only here: most builds find all in the cache.
        from pipeline.pages.teaching.wrong_answers import said_to_wrong_answers

        found = {
            id_: [[text.ko, text.en] for text in texts]
            for id_, texts in said_to_wrong_answers(exercises)
        }
        cache.mkdir(parents=True, exist_ok=True)
        for stale in cache.glob("mistakes.*.json"):
            stale.unlink(missing_ok=True)  # another build may be at it, too
        text = json.dumps(found, ensure_ascii=False, indent=1)
        write_file(stored, text.encode())
    known = json.loads(stored.read_text(encoding="utf-8"))
    return {id_: [Text(*said) for said in texts] for id_, texts in known.items()}


def _key(exercises: Sequence[Exercise]) -> str:
    """What is known depends on: the checks, the solutions, the versions, the order."""
    sources = sorted((ROOT / "graders" / "checks").rglob("*.py"))
    parts = [
        *(exercise.id for exercise in exercises),
        *(file.read_text(encoding="utf-8") for file in sources),
        *(file.read_text("utf-8") for file in sorted(SOLUTIONS.glob("*.py"))),
        *(f"{name}=={importlib.metadata.version(name)}" for name in PACKAGES),
        Path(__file__).with_name("wrong_answers.py").read_text(encoding="utf-8"),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
