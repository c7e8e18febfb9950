"""The exact versions: every Python that is promised may install them."""

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from pipeline.browser import release

ROOT = Path(__file__).parents[2]
PINNED = dict(
    re.findall(
        r"(?m)^([\w.-]+)==(.+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8")
    )
)
OLDEST = "3.11.2"  # Debian 12 has it
NEWEST = "3.14.0"


@pytest.mark.parametrize("python", [OLDEST, NEWEST])
def test_they_fit(python: str) -> None:
    wanted = {
        name: str(metadata(name).json.get("requires_python", "")) for name in PINNED
    }
    refused = {
        name: wants
        for name, wants in wanted.items()
        if not SpecifierSet(wants).contains(python)
    }
    assert refused == {}


def test_the_build_draws_with_the_matplotlib_of_the_page() -> None:
    """Or figures would get other ticks as soon as a reader runs their cells."""
    there = release.lock()["packages"]["matplotlib"]["version"]
    assert PINNED["matplotlib"] == there
